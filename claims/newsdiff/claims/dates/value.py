"""The value of a date claim, and the algebra over it: which two dates can be one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century"]
Edge = Literal["", "since", "until", "before", "after", "by"]
Shade = Literal["", "early", "mid", "late"]
DayPart = Literal["", "morning", "afternoon", "evening", "night"]
Standing = Literal["same", "finer", "coarser", "overlap", "near", "apart", "unknown"]

__all__ = [
    "DateValue",
    "Grain",
    "Standing",
    "Unified",
    "compatible",
    "far_apart",
    "minutes_apart",
    "relate",
    "unify",
]

YEARS = range(1990, 2036)
"""Where neither the texts nor a publication date name a year, the years looked through."""
FINENESS: dict[Grain, int] = {
    "time": 0, "day": 1, "week": 2, "month": 3, "season": 4, "quarter": 4, "half": 5, "year": 6, "decade": 7,
    "century": 8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date expression says, as constraints, and the days it means where these can be told."""

    grain: Grain
    text: str
    """The expression in normal spelling: "Sunday", "28 July", "last month"."""
    weekday: int | None = None
    """From 0, Monday, to 6."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    start: date | None = None
    """First day meant; None where it cannot be resolved."""
    end: date | None = None
    """Last day meant, inclusive."""
    edge: Edge = ""
    shade: Shade = ""
    part: DayPart = ""
    minute: int | None = None
    """Clock time in minutes after midnight."""
    zone: str = ""
    about: bool = False
    deictic: bool = False
    """Counted from the day of writing ("yesterday", "last week")."""
    span: bool = False
    """A range with both ends given."""
    loose: bool = False
    """The day of a clock time is the one last told, not one named beside it."""

    @property
    def resolved(self) -> bool:
        """Whether the days meant are known."""
        return self.start is not None and self.end is not None

    @property
    def anchored(self) -> bool:
        """Whether the words themselves fix the day or year: nothing was guessed from the context."""
        return self.year is not None


@dataclass(frozen=True, slots=True)
class Unified:
    """The common reading of two dates."""

    day: date | None
    """The day, where the two together fix one."""
    note: str = ""
    """Why they go together where that does not show: "28 July was a Sunday in 2024"."""


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def relate(a: DateValue, b: DateValue, years: Iterable[int] = ()) -> Standing:
    """How the days of ``a`` stand to those of ``b``: "finer" means that ``a`` is the finer one.

    Args:
        years: that the texts allow, where a year is not given; a wide range without.

    ``near`` is said of dates that are a day or so apart only because one of them is counted from
    the day of writing, or from a guess at it; they neither agree nor differ.
    """
    if a.minute is not None and b.minute is not None:
        return _clocks(a, b)
    if (a.minute is None) != (b.minute is None) and "time" in (a.grain, b.grain):
        return _clock_in_day(a, b, years)
    return _days(a, b, tuple(years))


def far_apart(a: DateValue, b: DateValue) -> bool:
    """Whether the days meant lie so far apart that :func:`relate` says "apart" or leaves it open, no more.

    >>> may, june = (DateValue("day", "", start=date(2024, m, 1), end=date(2024, m, 1)) for m in (5, 6))
    >>> far_apart(may, june), far_apart(may, may)
    (True, False)
    """
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    if a.minute is not None and b.minute is not None:
        return False  # a loose clock time is compared without its day
    return a.start - b.end > _EXCUSED or b.start - a.end > _EXCUSED


_EXCUSED = timedelta(days=7)
"""Two days this far apart may be one that was guessed wrong, see :func:`_excused`."""


def compatible(a: DateValue, b: DateValue) -> bool:
    """Whether both could be true of one act.

    >>> sunday = DateValue("day", "Sunday", weekday=6)
    >>> compatible(sunday, DateValue("day", "28 July", day=28, month=7))
    True
    >>> compatible(sunday, DateValue("day", "Monday", weekday=0))
    False
    """
    return relate(a, b) != "apart"


def unify(a: DateValue, b: DateValue, years: Iterable[int] = ()) -> Unified | None:
    """The common reading of two dates, None where they cannot be one.

    >>> july = DateValue("day", "28 July", day=28, month=7)
    >>> unify(DateValue("day", "Sunday", weekday=6), july, [2024]).note
    '28 July was a Sunday in 2024'
    """
    allowed = tuple(years)
    if relate(a, b, allowed) in ("apart", "near"):
        return None
    weekday = a.weekday if a.weekday is not None else b.weekday
    dated = next((v for v in (a, b) if v.day is not None and v.month is not None), None)
    if dated is None or weekday is None or (a.weekday is not None and b.weekday is not None):
        return Unified(_common_day(a, b))
    year = _year_of(weekday, dated, allowed)
    if year is None or dated.month is None or dated.day is None:
        return Unified(_common_day(a, b))
    name = f"{dated.day} {MONTHS[dated.month - 1]}"
    return Unified(date(year, dated.month, dated.day), f"{name} was a {WEEKDAYS[weekday]} in {year}")


def _common_day(a: DateValue, b: DateValue) -> date | None:
    """The one day that either fixes; a day given by its date goes before one that was worked out."""
    days = [(not v.anchored, v.start) for v in (a, b) if v.start is not None and v.start == v.end]
    return min(days)[1] if days else None


def _year_of(weekday: int, dated: DateValue, allowed: tuple[int, ...]) -> int | None:
    """The year in which a day falls on the weekday: its own, else the latest of those allowed."""
    own = dated.year or (dated.start.year if dated.start is not None else None)
    years = (own,) if own is not None else allowed
    fitting = [y for y in years if weekday_of(y, dated.month, dated.day) == weekday]
    return max(fitting, default=None)


@functools.cache
def weekday_of(year: int, month: int | None, day: int | None) -> int | None:
    """The weekday of a day of the calendar, None where the month has no such day."""
    try:
        return date(year, month or 1, day or 1).weekday()
    except ValueError:
        return None


def _clocks(a: DateValue, b: DateValue) -> Standing:
    if a.zone and b.zone and a.zone != b.zone:
        return "unknown"
    bound = a.resolved and b.resolved and not (a.loose or b.loose)
    day = _days(a, b, ()) if bound else "same"
    if day in ("apart", "near"):
        return day
    gap = minutes_apart(a, b)
    if gap == 0:
        return "same"
    if gap <= CLOCK_SLACK:
        return "overlap"
    # A whole number of hours may be a matter of time zones.
    return "unknown" if gap % 60 == 0 else "apart"


def minutes_apart(a: DateValue, b: DateValue) -> int:
    """Minutes between two clock times, at the least: "4:55" may be in the morning and in the afternoon.

    >>> noon = DateValue("time", "4:55 p.m.", minute=1015)
    >>> minutes_apart(noon, DateValue("time", "4:55", minute=295))
    0
    >>> minutes_apart(noon, DateValue("time", "4:55 a.m.", minute=295))
    720
    """
    gap = abs((a.minute or 0) - (b.minute or 0))
    gap = min(gap, _DAY - gap)
    return min(gap, _DAY // 2 - gap) if _is_half_told(a) or _is_half_told(b) else gap


def _is_half_told(v: DateValue) -> bool:
    """Whether a clock time leaves open which half of the day it is in."""
    hour = (v.minute or 0) // 60
    return 1 <= hour <= 12 and _HALF.search(v.text) is None


_DAY = 24 * 60
_HALF = re.compile(r"[ap]\.? ?m\b|noon|midday|midnight|\b0\d|\b\d{4}\b", re.IGNORECASE)
"""What tells the half of the day, or that the clock has 24 hours."""
CLOCK_SLACK = 15
"""Minutes between two clock times that still tell one moment."""
_HOURS: dict[DayPart, tuple[int, int]] = {
    "morning": (0, 12), "afternoon": (12, 18), "evening": (16, 24), "night": (17, 30), "": (0, 24),
}  # fmt: skip
_SHADED: dict[Shade, DayPart] = {"early": "morning", "mid": "", "late": "night", "": ""}


def _clock_in_day(a: DateValue, b: DateValue, years: Iterable[int]) -> Standing:
    """A clock time against a day or part of one."""
    timed, other = (a, b) if a.minute is not None else (b, a)
    finer: Standing = "finer" if timed is a else "coarser"
    first, last = _HOURS[other.part]
    hour = (timed.minute or 0) / 60
    if other.part and not (first <= hour <= last or first <= hour + 24 <= last):
        return "unknown"
    standing = _days(a, b, tuple(years)) if timed.start and other.start else "unknown"
    if standing in ("same", "finer", "coarser"):
        return finer
    return "unknown" if timed.loose else standing


def _days(a: DateValue, b: DateValue, years: tuple[int, ...]) -> Standing:
    two_days = a.start is None or a.start != b.start
    if two_days and (_is_one_night(a, b) or _is_one_night(b, a)):
        return "near"
    if _clash(a, b):
        return "apart"
    if a.resolved and b.resolved:
        standing = _intervals(a, b)
        if standing != "apart" or (a.anchored and b.anchored):
            return standing
        return _excused(a, b)
    return _constraints(a, b, years)


def _is_one_night(first: DateValue, second: DateValue) -> bool:
    """Whether one is late on a day and the other early on the next: "late on Saturday", "early on Sunday"."""
    if first.start is not None and second.start is not None:
        if (second.start - first.start).days != 1:
            return False
    elif first.weekday is None or second.weekday is None or (first.weekday + 1) % 7 != second.weekday:
        return False
    return _is_late(first) and _is_early(second)


_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_LATE_FROM, _EARLY_TO = 21 * 60, 6 * 60


def _is_late(v: DateValue) -> bool:
    late = v.part == "night" or (v.shade == "late" and v.part in ("", "evening"))
    return late or bool(_MIDNIGHT.search(v.text)) or (v.minute or 0) >= _LATE_FROM


def _is_early(v: DateValue) -> bool:
    early = v.part == "morning" or (v.shade == "early" and not v.part) or bool(_MIDNIGHT.search(v.text))
    return early or (v.minute is not None and v.minute <= _EARLY_TO)


def _clash(a: DateValue, b: DateValue) -> bool:
    """Whether the words alone exclude each other."""
    days = FINENESS[a.grain] <= 1 and FINENESS[b.grain] <= 1 and not (a.span or b.span)
    if days and a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
        return True
    if a.span or b.span:
        return False
    if days and any(_other_weekday(one, other) for one, other in ((a, b), (b, a))):
        return True
    both_day = (
        days and a.day is not None and b.day is not None and a.month is not None and b.month is not None
    )
    if both_day and (a.day, a.month) != (b.day, b.month):
        return True
    months = FINENESS[a.grain] <= 3 and FINENESS[b.grain] <= 3 and a.month is not None and b.month is not None
    if months and a.month != b.month:
        return True
    years = FINENESS[a.grain] <= 6 and FINENESS[b.grain] <= 6 and a.year is not None and b.year is not None
    return years and a.year != b.year


def _other_weekday(named: DateValue, dated: DateValue) -> bool:
    """Whether a full date falls on another weekday than the one named."""
    if named.weekday is None or None in (dated.day, dated.month, dated.year) or dated.year is None:
        return False
    return weekday_of(dated.year, dated.month, dated.day) != named.weekday


def _intervals(a: DateValue, b: DateValue) -> Standing:
    assert a.start is not None and a.end is not None and b.start is not None and b.end is not None
    if (a.start, a.end) == (b.start, b.end):
        return _within_day(a, b)
    if b.start <= a.start and a.end <= b.end:
        return "finer"
    if a.start <= b.start and b.end <= a.end:
        return "coarser"
    return "overlap" if a.start <= b.end and b.start <= a.end else "apart"


def _within_day(a: DateValue, b: DateValue) -> Standing:
    """Two expressions of the same days: the one that names a part of them is finer."""
    left, right = bool(a.part or a.shade), bool(b.part or b.shade)
    if left != right:
        return "finer" if left else "coarser"
    if (a.part, a.shade) == (b.part, b.shade):
        return "same"
    return "near" if a.grain == "day" and _apart_in_day(a, b) else "overlap"


def _apart_in_day(a: DateValue, b: DateValue) -> bool:
    """Whether two parts of one day have nothing in common: its morning and its evening."""
    first, last = _HOURS[a.part or _SHADED[a.shade]]
    begin, end = _HOURS[b.part or _SHADED[b.shade]]
    return last <= begin or end <= first


def _excused(a: DateValue, b: DateValue) -> Standing:
    """Disjoint days where at least one was guessed from the day of writing."""
    assert a.start is not None and a.end is not None and b.start is not None and b.end is not None
    gap = max((a.start - b.end).days, (b.start - a.end).days)
    if a.weekday is not None and a.weekday == b.weekday and gap == 7 and not (a.deictic or b.deictic):
        return _within_day(a, b)
    named = {a.weekday, b.weekday} - {None}
    dated = next((v for v in (a, b) if v.day is not None and v.start is not None), None)
    if len(named) == 1 and dated is not None and gap <= 7:
        return "same" if dated.start is not None and dated.start.weekday() in named else "apart"
    if (a.day, a.month) == (b.day, b.month) and a.month is not None and a.grain == b.grain:
        return "near"
    loose = max(FINENESS[a.grain], FINENESS[b.grain])
    if (a.deictic or b.deictic) and gap <= (1 if loose <= 1 else 3 if loose == 2 else 10):
        return "near"
    return "apart"


def _constraints(a: DateValue, b: DateValue, years: tuple[int, ...]) -> Standing:
    """Two dates of which one at least is not resolved, by the words alone; they do not clash."""
    if a.deictic or b.deictic:
        return _within_day(a, b) if _words(a) == _words(b) and any(_words(a)[:4]) else "unknown"
    mine, other = set(_given(a)), set(_given(b))
    if not mine or not other or a.edge != b.edge:
        return "unknown"
    if mine == other:
        return _within_day(a, b) if a.grain == b.grain else "unknown"
    if mine > other and FINENESS[a.grain] <= FINENESS[b.grain]:
        return "finer"
    if other > mine and FINENESS[b.grain] <= FINENESS[a.grain]:
        return "coarser"
    return "same" if _fits_calendar(a, b, years) else "unknown"


def _words(v: DateValue) -> tuple[int | None, int | None, int | None, int | None, Grain, str]:
    return v.weekday, v.day, v.month, v.year, v.grain, v.text


def _given(v: DateValue) -> tuple[str, ...]:
    return tuple(name for name in ("weekday", "day", "month", "year") if getattr(v, name) is not None)


def _fits_calendar(a: DateValue, b: DateValue, years: tuple[int, ...]) -> bool:
    """Whether a weekday and a day of a month fall together in a year that the texts allow."""
    for one, other in ((a, b), (b, a)):
        if one.weekday is None or other.day is None or other.month is None or other.weekday is not None:
            continue
        if one.start is not None:
            near = [one.start + timedelta(days=7 * weeks) for weeks in (-1, 0, 1)]
            return any((d.month, d.day) == (other.month, other.day) for d in near)
        allowed = (other.year,) if other.year is not None else years or tuple(YEARS)
        return any(weekday_of(y, other.month, other.day) == one.weekday for y in allowed)
    return False


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
