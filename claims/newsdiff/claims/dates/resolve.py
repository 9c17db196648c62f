"""From an expression to the days it means, given the day of writing, the tense, and what was told before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from newsdiff.claims.dates.mention import Mention
from newsdiff.claims.dates.value import DateValue, Grain, month_end
from newsdiff.claims.dates.words import is_day

Direction = Literal["past", "future", ""]

__all__ = ["Direction", "Setting", "follow", "resolve"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against."""

    published: date | None = None
    direction: Direction = ""
    """Where the clause looks, by its tense and cues."""
    firm: bool = False
    """The date hangs on the finite verb itself: "In April she resigned", not "a post from April"."""
    told: date | None = None
    """First day of the date last told, of any grain."""
    told_day: date | None = None
    """The day last told."""
    quarter: date | None = None
    """First day of the quarter last told."""


def resolve(m: Mention, setting: Setting, text: str = "") -> DateValue:
    """The value of an expression; ``start`` and ``end`` stay empty where nothing tells the days."""
    bounds = _bounds(m, setting)
    grain: Grain = m.grain
    if m.unit == "year" and m.number is None and bounds and (bounds[1] - bounds[0]).days < 100:
        grain = "quarter"
    start, end = bounds or (None, None)
    return DateValue(
        grain, text, weekday=m.weekday, day=m.day, month=m.month, year=m.year, start=start, end=end,
        edge=m.edge, shade=m.shade, part=m.part, minute=m.minute, zone=m.zone, about=m.about,
        span=m.last is not None or m.weekend,
        deictic=m.base != "" or m.which != "" or m.year_shift is not None,
    )  # fmt: skip


def follow(setting: Setting, m: Mention, value: DateValue) -> Setting:
    """The setting for what comes after a date was told."""
    if value.start is None or value.grain == "time":
        return setting
    day = value.start if value.grain == "day" else setting.told_day
    quarter = value.start if _under_report(setting, m, value.start) else setting.quarter
    return replace(setting, told=value.start, told_day=day, quarter=quarter)


_REPORTED = timedelta(days=300)
"""A quarter named by number that began no longer ago is the one whose figures are told."""


def _under_report(s: Setting, m: Mention, start: date) -> bool:
    if m.grain != "quarter" or m.number is None or m.shift is not None or s.published is None:
        return False
    return s.published - _REPORTED <= start <= s.published


def _bounds(m: Mention, s: Setting) -> tuple[date, date] | None:
    try:
        if m.grain == "time":
            return (s.told_day, s.told_day) if s.told_day else None
        if m.number is not None:
            return _part_of_year(m, s)
        if m.shift is not None:
            return _shifted(m, s)
        if m.month is not None:
            return _month_or_day(m, s)
        if m.weekday is not None:
            day = _weekday(m, s)
            return (day, day) if day else None
        if m.year is not None:
            return _years(m)
    except (ValueError, OverflowError):
        return None
    return None


def _years(m: Mention) -> tuple[date, date]:
    assert m.year is not None
    length = {"decade": 10, "century": 100}.get(m.grain, 1)
    last = m.last[2] if m.last and m.last[2] else m.year + length - 1
    return date(m.year, 1, 1), date(last, 12, 31)


def _weekday(m: Mention, s: Setting) -> date | None:
    """The weekday on or before the day of writing, or after it where the words look ahead."""
    if s.published is None or m.weekday is None:
        return None
    if m.week_shift is not None:
        return s.published + timedelta(days=m.weekday - s.published.weekday(), weeks=m.week_shift)
    ahead = (m.weekday - s.published.weekday()) % 7
    if m.which == "last":
        return s.published + timedelta(days=ahead - 7)
    if m.which == "next":
        return s.published + timedelta(days=ahead or 7)
    if s.direction == "future":
        return s.published + timedelta(days=ahead)
    return s.published + timedelta(days=ahead - 7 if ahead else 0)


def _month_or_day(m: Mention, s: Setting) -> tuple[date, date] | None:
    year = m.year
    if year is None and m.year_shift is not None and s.published is not None:
        year = s.published.year + m.year_shift
    if year is None:
        year = _nearest_year(m, s)
    if year is None or m.month is None:
        return None
    if m.day is None:
        return date(year, m.month, 1), month_end(year, m.month)
    if not is_day(year, m.month, m.day):
        return None
    first = date(year, m.month, m.day)
    return first, (date(year, m.month, m.last[0]) if m.last and m.last[0] else first)


LEAN = 3
"""How many times as far the direction of the tense may lie as the other and still be taken."""
FIRM = 12
"""The same where the date hangs on the finite verb itself."""


def _nearest_year(m: Mention, s: Setting) -> int | None:
    """The year that brings a month or day nearest to the day of writing, leaning where the tense looks."""
    if s.published is None or m.month is None:
        return None
    best: tuple[float, int] | None = None
    for year in (s.published.year - 1, s.published.year, s.published.year + 1):
        if m.day is not None and not is_day(year, m.month, m.day):
            continue
        cost = _cost(m, s, year)
        if best is None or cost < best[0]:
            best = cost, year
    return best[1] if best else None


def _cost(m: Mention, s: Setting, year: int) -> float:
    assert s.published is not None and m.month is not None
    first = date(year, m.month, m.day or 1)
    last = first if m.day else month_end(year, m.month)
    ahead = (first - s.published).days
    gap = max(ahead, (s.published - last).days, 0)
    past, future = last <= s.published + timedelta(days=1) or ahead <= 0, ahead >= 0 or last >= s.published
    if m.which == "last":
        return gap if last < s.published else 1000 + gap
    if m.which == "next":
        return gap if ahead > 0 else 1000 + gap
    if m.which == "this":
        return gap if year == s.published.year else 1000 + gap
    against = (s.direction == "past" and not past) or (s.direction == "future" and not future)
    return gap * (FIRM if s.firm else LEAN) if against else gap


def _part_of_year(m: Mention, s: Setting) -> tuple[date, date] | None:
    """A quarter, half or season of a year given, shifted or nearest."""
    assert m.number is not None
    length = 6 if m.grain == "half" else 3
    first = m.number if m.grain == "season" else (m.number - 1) * length + 1
    year = m.year
    if year is None and m.shift is not None:
        year = s.quarter.year - 1 if s.quarter else s.published.year - 1 if s.published else None
    elif year is None and m.year_shift is not None and s.published is not None:
        year = s.published.year + m.year_shift
    if year is None:
        year = _year_for(first, length, m, s)
    if year is None:
        return None
    month = first + length - 1
    return date(year, first, 1), month_end(year + (month - 1) // 12, (month - 1) % 12 + 1)


def _year_for(first: int, length: int, m: Mention, s: Setting) -> int | None:
    if s.published is None:
        return None
    today = s.published.year * 12 + s.published.month
    costs = []
    for year in (s.published.year - 1, s.published.year, s.published.year + 1):
        ahead = year * 12 + first - today
        behind = -(ahead + length - 1)
        gap = max(ahead, behind, 0)
        wrong = (m.which == "last" and behind <= 0) or (m.which == "next" and ahead <= 0)
        wrong = wrong or (m.which == "this" and year != s.published.year and gap > 0)
        against = not m.which and (
            (s.direction == "past" and ahead > 0) or (s.direction == "future" and behind > 0)
        )
        costs.append((100 + gap if wrong else gap * LEAN if against else gap, year))
    return min(costs)[1]


def _shifted(m: Mention, s: Setting) -> tuple[date, date] | None:
    assert m.shift is not None
    if m.base == "text" and m.unit == "quarter":
        quarter = _quarter(s)
        return _in_year(quarter, m.year, m.shift) if quarter else None
    if m.account and (m.grain == "quarter" or s.quarter is not None):
        quarter = _quarter(s)
        return _months(quarter, -12, 3) if quarter else None
    if m.base == "text":
        base = s.told_day if m.unit in ("day", "week") and s.told_day else s.told
        if base is None or (s.published is not None and base > s.published and m.unit == "year"):
            base = s.published if m.unit != "day" else None
    else:
        base = s.published
    if base is None:
        return None
    return _unit_from(base, m, s.direction)


def _quarter(s: Setting) -> date | None:
    """The quarter under report: the one last named by number, else the last that was over."""
    if s.quarter is not None or s.published is None:
        return s.quarter
    month = s.published.year * 12 + (s.published.month - 1) // 3 * 3 - 3
    return date(month // 12, month % 12 + 1, 1)


def _in_year(quarter: date, year: int | None, shift: int) -> tuple[date, date]:
    return _months(quarter.replace(year=year or quarter.year), 3 * shift, 3)


def _unit_from(base: date, m: Mention, looking: Direction) -> tuple[date, date]:
    shift = m.shift or 0
    if m.unit == "day":
        day = base + timedelta(days=shift)
        return day, day
    if m.unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=shift)
        if not m.weekend:
            return monday, monday + timedelta(days=6)
        if shift == 0 and base.weekday() < 3 and looking != "future":
            monday -= timedelta(weeks=1)
        return monday + timedelta(days=5), monday + timedelta(days=6)
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[m.unit]
    aligned = (base.year * 12 + base.month - 1) // length * length
    return _months(date(aligned // 12, aligned % 12 + 1, 1), shift * length, length)


def _months(first: date, shift: int, length: int) -> tuple[date, date]:
    begin = first.year * 12 + first.month - 1 + shift
    last = begin + length - 1
    return date(begin // 12, begin % 12 + 1, 1), month_end(last // 12, last % 12 + 1)
