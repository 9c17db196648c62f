"""Quarters and halves of years, and clock times."""

from __future__ import annotations

import re

from newsdiff.claims.dates.mention import Forms, Mention, which_of
from newsdiff.claims.dates.value import Grain
from newsdiff.claims.dates.words import pieces

__all__ = ["forms"]

_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}


def _quarter(m: re.Match[str]) -> Mention | None:
    return _part_of_year(m, "quarter", _ORDINALS.get(m["number"].lower(), 4))


def _half(m: re.Match[str]) -> Mention | None:
    if not (m["year"] or m["before"] or m["rel"] or m["the"]):
        return None
    return _part_of_year(m, "half", min(2, _ORDINALS.get(m["number"].lower(), 2)))


def _half_of(m: re.Match[str]) -> Mention | None:
    return Mention(m.start(), m.end(), "half", number=1, year=int(m["year"]))


def _part_of_year(m: re.Match[str], grain: Grain, count: int) -> Mention | None:
    year = m["year"] or m["before"]
    rel = (m["rel"] or m["relbefore"] or "").lower()
    shift = {"last": -1, "this": 0, "next": 1, "current": 0}.get(rel)
    if m["ago"]:
        return Mention(m.start(), m.end(), grain, number=count, shift=-1, unit="year", base="text")
    return Mention(
        m.start(), m.end(), grain, number=count, year=int(year) if year else None, year_shift=shift,
        which=which_of(m.groupdict().get("which")),
    )  # fmt: skip


def _short_quarter(m: re.Match[str]) -> Mention | None:
    year = m["year"]
    grain: Grain = "quarter" if m["unit"] == "Q" else "half"
    count = int(m["number"])
    if grain == "half" and (count > 2 or not year):
        return None
    return Mention(m.start(), m.end(), grain, number=count, year=int(year) if year else None)


def _clock(m: re.Match[str]) -> Mention | None:
    """A clock time: with a.m. or p.m., a zone, or a cue before it."""
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (m["half"] or "").lower().replace(".", "").replace(" ", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    return Mention(m.start(), m.end(), "time", minute=hour * 60 + minute, zone=_zone(m))


def _zone(m: re.Match[str]) -> str:
    return (m["zone"] or "").upper()


def _noon(m: re.Match[str]) -> Mention | None:
    return Mention(m.start(), m.end(), "time", minute=0 if m["word"].lower() == "midnight" else 720)


def _numbered(p: dict[str, str]) -> Forms:
    given, rel = rf"(?P<year>{p['year']})", r"(?P<rel>last|this|next)\syear\b"
    fiscal = rf"(?:the\s)?(?:fiscal\s(?:year\s)?)?{given}"
    year = rf"(?:\s(?:of\s|in\s)?(?:{fiscal}|{rel}|(?P<the>the\s(?:fiscal\s)?year\b)))?"
    before = (
        rf"(?:(?P<before>{p['year']})(?:'s)?\s|(?P<relbefore>last|this|next)\s(?:fiscal\s)?year's\s|"
        r"(?P<ago>(?:comparable\s|same\s)?year-(?:ago|earlier)\s))?(?:(?:fiscal|calendar|flat|full)[-\s])?"
    )
    short = r"(?-i:(?P<unit>[QH]))(?P<number>[1-4])"
    return (
        (rf"\b{before}(?P<number>{p['ordinal']})[-\s](?:fiscal[-\s])?quarter\b{year}", _quarter),
        (rf"\b{before}(?P<number>first|second|last|latter|1st|2nd)[-\s]half\b{year}", _half),
        (rf"\bfirst\s(?P<number>two)\squarters\sof\s{given}\b", _half_of),
        (rf"\b{short}\b(?:,?\s(?:of\s)?{given})?", _short_quarter),
    )


def _clocks(p: dict[str, str]) -> Forms:
    hour = r"(?<![\d.:$,/-])(?P<hour>[01]?\d|2[0-4])"
    zone = rf"(?P<zone>(?-i:{p['zone']})\b)"
    half = r"(?P<half>[ap]\.\s?m\b\.?|[ap]m\b)"
    none = r"(?P<half>(?!))?"
    return (
        (rf"{hour}(?:[:.](?P<minute>[0-5]\d))?\s?{half}(?:,?\s\(?{zone})?", _clock),
        (rf"{hour}:?(?P<minute>[0-5]\d){none}\s?(?:hours\s|hrs\s)?\(?{zone}", _clock),
        (
            rf"(?<=\bat\s|by\s)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b(?!\s?[ap]\.?m){none}(?P<zone>(?!))?",
            _clock,
        ),
        (r"\b(?P<word>noon|midday|midnight)\b", _noon),
    )


def forms() -> Forms:
    """Patterns of this module with what they build."""
    p = pieces()
    return (*_numbered(p), *_clocks(p))
