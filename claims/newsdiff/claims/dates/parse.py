"""Recognising date expressions in text: every form is looked for, the leftmost and longest is kept."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from newsdiff.claims.dates import calendar, parts, relative
from newsdiff.claims.dates.mention import Build, Mention
from newsdiff.claims.dates.words import edge_of, lexicon, part_of, shade_of

__all__ = ["parse"]

_LONGEST_PREFIX = 32


def parse(text: str) -> tuple[Mention, ...]:
    """The date expressions of a passage, in order, none overlapping another.

    >>> [m.grain for m in parse("The pact was signed late on Tuesday, 3 May 2011, after talks in March.")]
    ['day', 'month']
    >>> parse("He got 15 years for the theft of 2000 dollars.")
    ()
    """
    found = sorted(_candidates(text), key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end > kept[-1].end and mention.end - mention.start > 2 * (kept[-1].end - kept[-1].start):
            kept[-1] = mention
    kept = _in_weeks(text, kept)
    return tuple(_framed(text, m, kept[i - 1].end if i else 0) for i, m in enumerate(kept))


def _in_weeks(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with a weekday and its week as one: "Tuesday of last week", "Friday next week"."""
    joined: list[Mention] = []
    for m in mentions:
        if joined and _is_week_of(joined[-1], m) and text[joined[-1].end : m.start] in (" ", " of "):
            joined[-1] = replace(joined[-1], end=m.end, week_shift=m.shift)
        else:
            joined.append(m)
    return joined


def _is_week_of(day: Mention, week: Mention) -> bool:
    counted = week.unit == "week" and week.base == "publication" and week.shift is not None
    return counted and not week.weekend and day.weekday is not None and day.day is None and not day.which


@functools.cache
def _forms() -> tuple[tuple[re.Pattern[str], Build], ...]:
    table = (*calendar.forms(), *relative.forms(), *parts.forms())
    return tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in table)


def _candidates(text: str) -> Iterator[Mention]:
    for pattern, build in _forms():
        for m in pattern.finditer(text):
            mention = build(m)
            if mention is not None and not _habit(text, mention):
                yield mention


_EACH = re.compile(r"\b(?:every|each|any|per|most|many)\s(?:other\s)?$", re.IGNORECASE)


def _habit(text: str, m: Mention) -> bool:
    """Whether the words tell of a repeated day ("every Friday", "on Mondays"), which is no date."""
    if m.year is not None:
        return False
    return _EACH.search(text[max(0, m.start - 14) : m.start]) is not None or text[m.end : m.end + 2] in (
        "s ",
        "s,",
        "s.",
    )


@functools.cache
def _prefix() -> re.Pattern[str]:
    shades = sorted((w for group in lexicon().shades.values() for w in group), key=len, reverse=True)
    parts = [w for group in lexicon().dayparts.values() for w in group if "." not in w]
    return re.compile(
        rf"\b(?:(?P<shade>{'|'.join(shades)})(?:-|\s)(?:on\s|in\s|of\s)?|(?P<part>{'|'.join(parts)})\s(?:of\s|on\s))(?:the\s|this\s)?$",
        re.IGNORECASE,
    )


@functools.cache
def _edges() -> re.Pattern[str]:
    words = sorted((w for group in lexicon().edges.values() for w in group), key=len, reverse=True)
    return re.compile(rf"\b(?P<edge>{'|'.join(words)})\s(?:about\s|around\s|the\s|just\s)?$", re.IGNORECASE)


_ABOUT = re.compile(
    r"\b(?:about|around|approximately|roughly|circa|some|nearly|almost|near)\s(?:the\s)?$", re.IGNORECASE
)


def _framed(text: str, m: Mention, lowest: int) -> Mention:
    """The mention with the words right before it taken in: a shade, a part of the day, a bound."""
    before = text[max(lowest, m.start - _LONGEST_PREFIX) : m.start]
    prefix = _prefix().search(before)
    if prefix:
        shade = shade_of(prefix["shade"]) if prefix["shade"] else m.shade
        part = part_of(prefix["part"]) if prefix["part"] else m.part
        m = replace(m, start=m.start - len(before) + prefix.start(), shade=shade or m.shade, part=part)
        before = before[: prefix.start()]
    inner = re.match(
        r"(?:the\s)?(early|earlier|late|later|beginning|start|middle|end)\b",
        text[m.start : m.end],
        re.IGNORECASE,
    )
    if inner and not m.shade:
        m = replace(m, shade=shade_of(inner[1] + " of") or shade_of(inner[1]))
    about = _ABOUT.search(before)
    edge = _edges().search(before)
    bound = edge_of(edge["edge"]) if edge else ""
    if re.search(r"\bfrom\s$", before, re.IGNORECASE) and re.match(
        r"\s(?:to|through|until)\s", text[m.end : m.end + 9]
    ):
        bound = "since"
    elif re.fullmatch(r"\s(?:to|through)\s", before):
        bound = "until"
    return replace(m, about=about is not None or _is_one_of_several(text, m, before), edge=bound)


_FROM_HOUR = re.compile(
    r"\bbetween\s[^.;]{1,18}\sand\s$|\d(?:\s?[ap]\.?m\.?)?(?:\s?[-–]\s?|\sto\s)$", re.IGNORECASE
)
_AND_DAY = re.compile(
    r"(?:,\s\d\d?)*,?\s(?:and|&|or)\s(?:3[01]|[12]\d|[1-9])\b(?!\s?(?:[%:.,]\d|percent|[a-z]))"
)


def _is_one_of_several(text: str, m: Mention, before: str) -> bool:
    """Whether a time ends a span, or a day begins a list: "between 2 and 3 p.m.", "May 25 and 26"."""
    if m.grain == "time":
        return _FROM_HOUR.search(before) is not None
    dated = m.grain == "day" and m.day is not None and text[m.end - 1].isdigit()
    return dated and _AND_DAY.match(text, m.end) is not None
