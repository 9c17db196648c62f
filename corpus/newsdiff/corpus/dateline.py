"""The dateline at the head of a report: place, day and agency before a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsdiff.corpus.days import MONTH, find_day
from newsdiff.corpus.furniture import cues

__all__ = ["Dateline", "dateline"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says."""

    end: int
    """Where the report's first sentence begins, in the text that was given."""
    place: str
    agency: str | None
    day: date | None
    """The day, where the dateline has its year."""


_DAY = rf"(?:{MONTH}\.? \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
_CITY = r"(?-i:[A-Z][A-Z.'/ -]{2,40}[A-Z.])"
_REGION = r"(?:, ?(?-i:[A-Z])[A-Za-z.' -]{1,24}){0,2}?"
_AGENCY = r"\((?-i:(?P<agency>[A-Z])[\w.& /-]{1,30})\)"
_DASH = r"(?:--|[—–―‒-])"
_LINE = re.compile(
    rf"(?P<place>{_CITY}{_REGION})(?:,? {_DAY})?(?: ?{_AGENCY})?(?:,? ?{_DASH}(?: |$)|,? [—―](?=[A-Z\"]))",
    re.IGNORECASE,
)
_WIRE = re.compile(
    rf"(?P<place>(?-i:[A-Z])[A-Za-z.'-]{{1,20}}(?: (?-i:[A-Z])[A-Za-z.'-]{{1,20}}){{0,3}}{_REGION})"
    rf"(?:,? {_DAY})? ?{_AGENCY} ?(?:{_DASH}(?: |$)|(?= ?(?-i:[A-Z])))",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<place>[A-Z]{4,20}|[A-Z]{3,20}(?: [A-Z]{3,20}){1,2}): (?=[A-Z\"'\d])")
_NAME = re.compile(r"\(([A-Z][\w.& /-]{1,30})\)")


def dateline(text: str, *, first: bool = True) -> Dateline | None:
    """The dateline that a passage begins with; None where it has none.

    ``first`` allows the form with a colon, which further down is a speaker in a transcript.

    >>> dateline("LONDON, Dec 29 (Reuters) - Two trains collided.")
    Dateline(end=27, place='LONDON', agency='Reuters', day=None)
    >>> dateline("LARNFIELD ―The mayor resigned.").end
    11
    >>> dateline("NATO — the alliance — met.") is None
    True
    """
    head = text[:140]
    match = _LINE.match(head) or _WIRE.match(head) or (_COLON.match(head) if first else None)
    if match is None:
        return None
    place = match["place"].strip(" ,")
    if place.upper() in cues().no_place or text[match.end() : match.end() + 1].islower():
        return None
    agency = _NAME.search(match[0])
    return Dateline(match.end(), place, agency[1] if agency else None, find_day(match[0]))
