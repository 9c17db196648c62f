"""Expressions counted from the day of writing or from another date, and quarters and halves of years."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsdiff.claims.dates.mention import Base, Mention, which_of
from newsdiff.claims.dates.value import Grain
from newsdiff.claims.dates.words import number, part_of, pieces

Build = Callable[["re.Match[str]"], "Mention | None"]

__all__ = ["FORMS"]

_UNITS: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "week", "fortnight": "week", "month": "month", "quarter": "quarter",
    "period": "quarter", "half": "half", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
_DIRECTION = {
    "last": -1, "past": -1, "this past": -1, "this": 0, "current": 0, "the current": 0, "next": 1, "coming": 1,
    "upcoming": 1, "this coming": 1,
}  # fmt: skip
_TEXT = {"previous": -1, "preceding": -1, "prior": -1, "following": 1, "same": 0, "that": 0, "next": 1}
_SHORT = frozenset({"minute", "hour"})


def _ago(m: re.Match[str]) -> Mention | None:
    """A count of units before or after the day of writing ("ago") or another day ("earlier")."""
    count, unit, way = number(m["count"]), m["unit"].lower(), m["way"].lower()
    if count is None:
        return None
    backward = way in ("ago", "earlier", "before", "previously", "prior")
    base: Base = "publication" if way in ("ago", "from now", "hence", "from today") else "text"
    if unit in _SHORT:
        return Mention(m.start(), m.end(), "day", shift=0, unit="day", base=base) if way == "ago" else None
    grain = _UNITS[unit]
    count *= 2 if unit == "fortnight" else 1
    account = backward and grain == "year" and count == 1
    return Mention(
        m.start(), m.end(), grain, shift=-count if backward else count, unit=grain, base=base, account=account
    )


def _year_earlier(m: re.Match[str]) -> Mention | None:
    """Adjectives of accounts: "year-earlier", "the year-ago quarter"."""
    grain: Grain = "quarter" if m["account"] else "year"
    return Mention(m.start(), m.end(), grain, shift=-1, unit="year", base="text", account=True)


def _account(m: re.Match[str]) -> Mention | None:
    """ "The 1988 period", "last year's quarter": the quarter under report in another year."""
    if m["rel"]:
        return Mention(m.start(), m.end(), "quarter", shift=-1, unit="year", base="text", account=True)
    return Mention(m.start(), m.end(), "quarter", year=int(m["year"]), shift=0, unit="quarter", base="text")


def _unit(m: re.Match[str]) -> Mention | None:
    which, unit = m["which"].lower(), m["unit"].lower()
    if unit == "period" and which not in ("latest", "same", "corresponding"):
        return None
    grain = _UNITS[unit]
    if which in _DIRECTION and not (which == "next" and unit == "day"):
        shift, base = _DIRECTION[which], "publication"
    elif which in _TEXT:
        shift, base = _TEXT[which], "text"
    else:
        shift, base = 0, "text"
    if unit == "day" and which in _DIRECTION and which != "next":
        return None
    return Mention(
        m.start(), m.end(), grain, shift=shift, unit=grain, base="publication" if base == "publication" else "text",
        weekend=unit == "weekend",
    )  # fmt: skip


def _the_unit(m: re.Match[str]) -> Mention | None:
    """A unit with the article alone, or at its end or beginning: "the weekend", "the end of the year"."""
    unit = m["unit"].lower()
    base: Base = "text" if unit == "quarter" else "publication"
    grain = _UNITS[unit]
    return Mention(m.start(), m.end(), grain, shift=0, unit=grain, base=base, weekend=unit == "weekend")


def _year_end(m: re.Match[str]) -> Mention | None:
    return Mention(m.start(), m.end(), "year", shift=0, unit="year", base="publication", shade="late")


_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


def _day_word(m: re.Match[str]) -> Mention | None:
    word = m["word"].lower()
    part = part_of(m["part"]) if m["part"] else "night" if word in ("tonight", "overnight") else ""
    return Mention(m.start(), m.end(), "day", shift=_DAYS[word], unit="day", base="publication", part=part)


def _part_of_day(m: re.Match[str]) -> Mention | None:
    """ "This morning", "last night", "the previous evening"."""
    which = m["which"].lower()
    shift = {"last": -1, "this": 0, "yesterday": -1, "tomorrow": 1, "next": 1}.get(which)
    base: Base = "publication"
    if shift is None or which == "next":
        base, shift = "text", _TEXT.get(which, 0)
    return Mention(m.start(), m.end(), "day", shift=shift, unit="day", base=base, part=part_of(m["part"]))


_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}


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
    return Mention(m.start(), m.end(), "time", minute=720 if m["word"].lower() == "noon" else 0)


def _forms() -> tuple[tuple[re.Pattern[str], Build], ...]:
    p = pieces()
    count = rf"(?P<count>{p['count']})"
    year = (
        rf"(?:\s(?:of\s|in\s)?(?:(?:the\s)?(?:fiscal\s(?:year\s)?)?(?P<year>{p['year']})|(?P<rel>last|this|next)\syear\b"
        rf"|(?P<the>the\s(?:fiscal\s)?year\b)))?"
    )
    before = (
        rf"(?:(?P<before>{p['year']})(?:'s)?\s|(?P<relbefore>last|this|next)\s(?:fiscal\s)?year's\s|"
        r"(?P<ago>(?:comparable\s|same\s)?year-(?:ago|earlier)\s))?(?:(?:fiscal|calendar|flat|full)[-\s])?"
    )
    units = r"(?P<unit>week|weekend|month|quarter|half|year|decade|century|period)"
    clock = r"(?<![\d.:$,/-])(?P<hour>[01]?\d|2[0-4])"
    zone = rf"(?P<zone>(?-i:{p['zone']})\b)"
    table: tuple[tuple[str, Build], ...] = (
        (
            rf"\b{count}(?:\s|-)(?:or\sso\s)?(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade)s?"
            r"(?:\sor\sso)?\s(?P<way>ago|earlier|later|before(?=[,.;]|$)|previously|prior(?!\sto)|from\snow|from\stoday|hence)\b",
            _ago,
        ),
        (r"\byear-(?:earlier|ago)\b(?P<account>\s(?:quarter|period)\b)?", _year_earlier),
        (r"\b(?P<account>(?:corresponding|same)\s(?:quarter|period))\s(?:a\syear\s(?:ago|earlier)|(?:of\s)?last\syear)\b", _year_earlier),
        (r"\b(?:the\s)?(?P<account>quarter)\sa\syear\s(?:ago|earlier)\b", _year_earlier),
        (rf"\b(?:(?P<year>{p['year']})|(?P<rel>last)\syear's)\s(?:quarter|period)\b", _account),
        (
            r"\b(?P<which>last|past|this\spast|this\scoming|this|current|next|coming|upcoming|previous|preceding|prior|"
            rf"following|same|that|latest|corresponding)\s(?:fiscal\s|calendar\s|full\s|entire\s|very\s)?{units}\b(?!-|'s\s(?:first|second|third|fourth)\s(?:quarter|half))",
            _unit,
        ),
        (r"\b(?P<which>previous|preceding|following|same|that|next)\s(?P<unit>day)\b", _unit),
        (r"\bthe\s(?P<unit>weekend|quarter)\b(?!\s(?:of|to)\b|-)", _the_unit),
        (
            r"\b(?:end|beginning|start|middle|early|earlier|late|later)\s(?:of|in|on)\s"
            r"(?:the|this)\s(?:fiscal\s|calendar\s)?(?P<unit>week|month|quarter|year|decade|century)\b",
            _the_unit,
        ),
        (r"\b(?:for|during|through|in)\sthe\s(?:full\s|fiscal\s|entire\s)?(?P<unit>year)\b(?!-|\s(?:of|to|that|when|since|\d))", _the_unit),
        (r"\b(?:year[-\s]end|year's\send)\b", _year_end),
        (rf"\b(?P<word>today|tonight|yesterday|tomorrow)\b(?:\s(?P<part>{p['part']}))?(?!'s\sNew\b)", _day_word),
        (r"\b(?P<word>overnight)\b(?P<part>(?!))?", _day_word),
        (rf"\b(?P<which>this|last|that|previous|same|next|following)\s(?P<part>{p['part']})\b", _part_of_day),
        (rf"\b{before}(?P<number>{p['ordinal']})[-\s](?:fiscal[-\s])?quarter\b{year}", _quarter),
        (rf"\b{before}(?P<number>first|second|last|latter|1st|2nd)[-\s]half\b{year}", _half),
        (rf"\bfirst\s(?P<number>two)\squarters\sof\s(?P<year>{p['year']})\b", _half_of),
        (rf"\b(?-i:(?P<unit>[QH]))(?P<number>[1-4])\b(?:,?\s(?:of\s)?(?P<year>{p['year']}))?", _short_quarter),
        (
            rf"{clock}(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.\s?m\b\.?|[ap]m\b)(?:,?\s\(?{zone})?",
            _clock,
        ),
        (rf"{clock}:?(?P<minute>[0-5]\d)(?P<half>(?!))?\s?(?:hours\s|hrs\s)?\(?{zone}", _clock),
        (rf"(?<=\bat\s|by\s)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b(?!\s?[ap]\.?m)(?P<half>(?!))?(?P<zone>(?!))?", _clock),
        (r"\b(?P<word>noon|midnight)\b", _noon),
    )  # fmt: skip
    return tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in table)


FORMS = _forms
"""Patterns with what they build, made on first use."""
