"""Days of publication as metadata and pages write them. A day not written out in full is not guessed."""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = ["MONTH", "find_day", "month_number", "parse_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""Regular expression of a month's name or abbreviation, without its full stop, to be used ignoring case."""

_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        rf"\b(?P<n>{MONTH})\.?\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{{1,3}}(?:of\s)?(?P<n>{MONTH})\.?,?[\s-]{{1,3}}(?P<y>\d{{4}})(?!\d)",
        r"^\s{0,9}(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T\d|\s|$)",
    )
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")


def month_number(name: str) -> int:
    """The number, from 1, of a month by its name or abbreviation.

    >>> month_number("Sept."), month_number("december")
    (9, 12)
    """
    return _MONTHS.index(name[:3].lower()) + 1


def find_day(text: str) -> date | None:
    """The first full date in a short text; None where there is none or two readings are possible.

    >>> find_day("Posted: 28 July 2024, 9 a.m."), find_day("Updated 12/25/2017"), find_day("Updated 4/5/2017")
    (datetime.date(2024, 7, 28), datetime.date(2017, 12, 25), None)
    """
    found: list[tuple[int, date]] = []
    for shape in _SHAPES:
        match = shape.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = month_number(parts["n"]) if parts.get("n") else int(parts["m"])
        day = _day(int(parts["y"]), month, int(parts["d"]))
        if day is not None:
            found.append((match.start(), day))
    return min(found)[1] if found else _slashed(text)


def _slashed(text: str) -> date | None:
    """Of the two orders of day and month the one that is possible; none where both are."""
    match = _SLASHED.search(text)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    readings = {_day(year, first, second), _day(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1600 <= year <= 2200 else None
    except ValueError:
        return None


def parse_day(value: object) -> date | None:
    """The day that a metadata value names, as written there, whatever its time zone.

    >>> parse_day("Mon, 25 Dec 2017 10:00:00 GMT"), parse_day("2017-12-25T23:59:00-05:00"), parse_day("soon")
    (datetime.date(2017, 12, 25), datetime.date(2017, 12, 25), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return find_day(value[:200]) if isinstance(value, str) else None
