"""Expressions counted from the day of writing or from another date."""

from __future__ import annotations

import re

from newsdiff.claims.dates.mention import Base, Forms, Mention
from newsdiff.claims.dates.value import Grain
from newsdiff.claims.dates.words import number, part_of, pieces

__all__ = ["forms"]

_UNITS: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "week", "fortnight": "week", "month": "month",
    "quarter": "quarter", "period": "quarter", "half": "half", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip
_DIRECTION = {
    "last": -1, "past": -1, "this past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1,
    "this coming": 1,
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
    """ "Last week" counts from the day of writing, "the previous week" and "next day" from the date told."""
    which, unit = m["which"].lower(), m["unit"].lower()
    if unit == "period" and which not in ("latest", "same", "corresponding"):
        return None
    grain = _UNITS[unit]
    base: Base = "publication" if which in _DIRECTION and unit != "day" else "text"
    shift = _DIRECTION[which] if base == "publication" else _TEXT.get(which, 0)
    weekend = unit == "weekend"
    return Mention(m.start(), m.end(), grain, shift=shift, unit=grain, base=base, weekend=weekend)


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


def _counted(p: dict[str, str]) -> Forms:
    count = rf"(?P<count>{p['count']})"
    units = "minute|hour|day|week|fortnight|month|quarter|year|decade"
    ways = r"ago|earlier|later|before(?=[,.;]|$)|previously|prior(?!\sto)|from\snow|from\stoday|hence"
    account = r"(?P<account>(?:corresponding|same)\s(?:quarter|period))"
    return (
        (rf"\b{count}[\s-](?:or\sso\s)?(?P<unit>{units})s?(?:\sor\sso)?\s(?P<way>{ways})\b", _ago),
        (r"\byear-(?:earlier|ago)\b(?P<account>\s(?:quarter|period)\b)?", _year_earlier),
        (rf"\b{account}\s(?:a\syear\s(?:ago|earlier)|(?:of\s)?last\syear)\b", _year_earlier),
        (r"\b(?:the\s)?(?P<account>quarter)\sa\syear\s(?:ago|earlier)\b", _year_earlier),
        (rf"\b(?:(?P<year>{p['year']})|(?P<rel>last)\syear's)\s(?:quarter|period)\b", _account),
    )


def _units() -> Forms:
    which = (
        r"last|past|this\spast|this\scoming|this|current|next|coming|upcoming|previous|preceding|prior|following|"
        "same|that|latest|corresponding"
    )
    units = "week|weekend|month|quarter|half|year|decade|century|period"
    numbered = r"'s\s(?:first|second|third|fourth)\s(?:quarter|half)"
    edges = "end|beginning|start|middle|early|earlier|late|later"
    full = r"(?:fiscal\s|calendar\s|full\s|entire\s|very\s)?"
    return (
        (rf"\b(?P<which>{which})\s{full}(?P<unit>{units})\b(?!-|{numbered})", _unit),
        (r"\b(?P<which>previous|preceding|following|same|that|next)\s(?P<unit>day)\b", _unit),
        (r"\bthe\s(?P<unit>weekend|quarter)\b(?!\s(?:of|to)\b|-)", _the_unit),
        (
            rf"\b(?:{edges})\s(?:of|in|on)\s(?:the|this)\s{full}(?P<unit>week|month|quarter|year|decade|century)\b",
            _the_unit,
        ),
        (
            rf"\b(?:for|during|through|in)\sthe\s{full}(?P<unit>year)\b(?!-|\s(?:of|to|that|when|since|\d))",
            _the_unit,
        ),
        (r"\b(?:year[-\s]end|year's\send)\b", _year_end),
    )


def _days(p: dict[str, str]) -> Forms:
    words = r"(?P<word>today|tonight|yesterday|tomorrow)"
    return (
        (rf"\b{words}\b(?:\s(?P<part>{p['part']}))?(?!'s\sNew\b)", _day_word),
        (r"\b(?P<word>overnight)\b(?P<part>(?!))?", _day_word),
        (rf"\b(?P<which>this|last|that|previous|same|next|following)\s(?P<part>{p['part']})\b", _part_of_day),
    )


def forms() -> Forms:
    """Patterns of this module with what they build."""
    p = pieces()
    return (*_counted(p), *_units(), *_days(p))
