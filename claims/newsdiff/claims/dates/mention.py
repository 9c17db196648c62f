"""A date expression as recognised in a text, before it is resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from newsdiff.claims.dates.value import DayPart, Edge, Grain, Shade

Base = Literal["", "publication", "text"]
Which = Literal["", "last", "next", "this"]

__all__ = ["Base", "Build", "Forms", "Mention", "Which", "which_of"]


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words of an expression say. Offsets are characters of the text it was found in."""

    start: int
    end: int
    grain: Grain
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    last: tuple[int | None, int | None, int | None] | None = None
    """Day, month and year of the other end of a range; None where as in the first."""
    number: int | None = None
    """Of the quarter or half in its year; the first month of a season."""
    shift: int | None = None
    """How many ``unit`` from ``base``, negative into the past."""
    unit: Grain = "day"
    base: Base = ""
    """What a shift counts from: the day of writing, or the date last told."""
    which: Which = ""
    year_shift: int | None = None
    """Years from the year of writing: -1 in "June of last year"."""
    week_shift: int | None = None
    """Of a weekday the weeks from the week of writing: -1 in "Tuesday of last week"."""
    edge: Edge = ""
    shade: Shade = ""
    part: DayPart = ""
    minute: int | None = None
    zone: str = ""
    about: bool = False
    weekend: bool = False
    account: bool = False
    """May mean the quarter under report a year earlier: "from a year ago"."""


Build = Callable[["re.Match[str]"], Mention | None]
Forms = tuple[tuple[str, Build], ...]
"""Patterns with what each makes of a match: None where the words turn out to be no date."""

_LAST = frozenset({"last", "past", "previous", "this past", "preceding", "prior"})
_NEXT = frozenset({"next", "coming", "following", "this coming", "upcoming"})


def which_of(words: str | None) -> Which:
    """The direction a word before a calendar name gives."""
    word = (words or "").lower()
    if word in _LAST:
        return "last"
    if word in _NEXT:
        return "next"
    return "this" if word in ("this", "current") else ""
