"""Dates for people and for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from newsdiff.claims.dates.value import MONTHS, WEEKDAYS, DateValue

__all__ = ["describe", "normal", "spelled"]

_QUARTERS = ("first", "second", "third", "fourth")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def describe(v: DateValue) -> str:
    """The date in the article's words, with the days meant where the words alone do not tell them.

    >>> describe(DateValue("day", "Sunday", weekday=6, start=date(2024, 7, 28), end=date(2024, 7, 28)))
    'Sunday, 28 July 2024'
    >>> june = date(2024, 6, 1), date(2024, 6, 30)
    >>> describe(DateValue("month", "last month", start=june[0], end=june[1], deictic=True))
    'last month (June 2024)'
    """
    said = f"{v.edge} {v.text}" if v.edge else v.text
    if v.start is None or v.year is not None:
        return said
    if v.grain == "time":
        return f"{said} ({_calendar(v.start)})"
    meant = spelled(v)
    if v.deictic or v.part or v.shade or v.span:
        return said if meant == said else f"{said} ({meant})"
    lead = f"{v.edge} " if v.edge else ""
    return lead + (f"{WEEKDAYS[v.weekday]}, {meant}" if v.weekday is not None else meant)


def _calendar(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spelled(v: DateValue) -> str:
    """The days a resolved date means, in one spelling that reads back as the same days."""
    if v.start is None or v.end is None:
        return v.text
    year = v.start.year
    match v.grain:
        case "month":
            return f"{MONTHS[v.start.month - 1]} {year}"
        case "season":
            return f"{_SEASONS.get(v.start.month, 'season')} {year}"
        case "quarter":
            return f"the {_QUARTERS[(v.start.month - 1) // 3]} quarter of {year}"
        case "half":
            return f"the {'first' if v.start.month < 7 else 'second'} half of {year}"
        case "decade":
            return f"the {year}s"
        case "century":
            return f"the {year // 100 + 1}th century"
        case "year":
            return str(year) if v.end.year == year else f"{year}-{v.end.year}"
    first = _calendar(v.start)
    return first if v.start == v.end else f"{first} to {_calendar(v.end)}"


def normal(v: DateValue) -> Mapping[str, Any]:
    """``{"start", "end", "grain", "text"}`` with both ends inclusive, null where they cannot be told.

    A clock time adds ``minute``, counted from midnight, and ``zone`` where one is given.
    """
    found: dict[str, Any] = {
        "start": v.start.isoformat() if v.start else None,
        "end": v.end.isoformat() if v.end else None,
        "grain": v.grain,
        "text": v.text,
    }
    if v.minute is not None:
        found |= {"minute": v.minute, "zone": v.zone or None}
    if v.edge:
        found["edge"] = v.edge
    return found
