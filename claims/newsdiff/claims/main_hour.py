"""Times of day that hide from the ladder of dates, because two reports tell them in unlike sentences.

"About 1:30 p.m. on Friday" against "shortly after 1:30 a.m." is a slip of the pen: two clock times twelve
hours apart differ wherever they stand, for two things told to the minute hardly fall so by chance. What a
report gives as the hour or the part of the day of the accident, attack or disaster that the reports share
is held against what the others give, under the guards of :mod:`newsdiff.claims.main_day`: one time in each
report, of one day. Parts of a day have no sharp ends, so times that come near each other do not differ. In
both cases neither report has the other's time anywhere else. In the 132 events beside the project that are
not for scoring this finds three, all so by reading; of the halves of the day changed in the annotated ones
39 of 56 (`make planted`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from newsdiff.claims.align import Alignment
from newsdiff.claims.dates.rules import DIFFERS
from newsdiff.claims.dates.show import describe
from newsdiff.claims.dates.value import DateValue, minutes_apart
from newsdiff.claims.events import event_types, incidents
from newsdiff.claims.kind import Kind, Verdict
from newsdiff.claims.kinds.date import FARTHEST
from newsdiff.claims.main_day import is_main, is_past
from newsdiff.claims.model import Claim
from newsdiff.claims.world import World

__all__ = ["hour_links"]

SURE = 0.75
APART = 60
"""Minutes between two times from which they are not one, where one of them is a part of the day."""
CLOCKS_APART = 180
"""Minutes between two clock times of one event: calls, arrivals and deaths follow within some hours."""
NOON_APART = 15
"""Minutes between a clock time and noon from which it is no time of the other half of the day."""
NEAR = 10
"""Minutes by which two clock times may miss the twelve hours: reports round."""
LIKE = 0.5
"""Similarity of two clauses that tell one thing."""
_DAY = 24 * 60
_PARTS = {"morning": (0, 12 * 60), "afternoon": (12 * 60, 18 * 60), "evening": (16 * 60, 22 * 60)}
_NIGHT = (19 * 60, 29 * 60)
_EARLY, _LATE = (0, 9 * 60), (18 * 60, _DAY)

Window = tuple[int, int]
"""First and last minute after midnight; past 24 hours for a night's second half."""


def hour_links(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[Alignment]:
    """Clock times twelve hours apart, and times of day of the main event that differ between articles.

    Args:
        claims: dates of all articles, in the order of articles and of the text.
    """
    main = world.main_events & incidents()
    clocks = [c for c in claims if c.value.minute is not None and not c.value.span]
    found = [
        (a, b)
        for a, b in combinations(clocks, 2)
        if _is_slip(a, b, main, world) and not _is_given(a, b, clocks) and not _is_given(b, a, clocks)
    ]
    if main:
        timed = [c for c in claims if window(c.value) is not None]
        hours = [_hour([c for c in timed if c.article == i], main, world) for i in range(len(world.readings))]
        found += [
            (a, b)
            for a, b in combinations([hour for hour in hours if hour is not None], 2)
            if _differ(a, b) and not _is_given(a, b, timed) and not _is_given(b, a, timed)
        ]
    return [
        Alignment(kind, (a, b), _verdict(a.value, b.value), (a, b))
        for a, b in found
        if _are_news(a, b, world)
    ]


def _verdict(a: DateValue, b: DateValue) -> Verdict:
    reason = f"{describe(a)} and {describe(b)} are both given as the time of what the reports tell."
    return Verdict(DIFFERS, SURE, reason, "when it happened", crosscheck="none")


def window(value: DateValue) -> Window | None:
    """The minutes of the day that a date allows; None for a date without a time of day, or with one end.

    >>> window(DateValue("time", "5:45 pm", minute=1065))
    (1065, 1065)
    >>> window(DateValue("day", "Saturday night", part="night"))
    (1140, 1740)
    """
    if value.span or value.edge:
        return None
    if value.minute is not None:
        return value.minute, value.minute
    if value.part == "morning" and value.shade == "early":
        return _EARLY
    if value.part:
        return _PARTS.get(value.part, _NIGHT)
    if value.grain != "day":
        return None
    return {"early": _EARLY, "late": _LATE}.get(value.shade)


def _hour(claims: Sequence[Claim[DateValue]], main: frozenset[str], world: World) -> Claim[DateValue] | None:
    """The time of the main event in an article, the closest one given; None where two of them differ."""
    told = [c for c in claims if is_past(c, world) and _hangs_on(c, main) and is_main(c, main, world)]
    if not told or any(_gap(a.value, b.value) for a, b in combinations(told, 2)):
        return None
    return min(told, key=lambda c: _length(c.value))


def _hangs_on(claim: Claim[DateValue], main: frozenset[str]) -> bool:
    """Whether the verb or noun of a date is no other event's: to be arrested for an attack is no attack."""
    own = event_types(claim.context.trigger or "")
    return not own or bool(own & main)


def _length(value: DateValue) -> int:
    first, last = window(value) or (0, _DAY)
    return last - first


def _gap(a: DateValue, b: DateValue) -> int:
    """Minutes between two times of day, on a clock of 24 hours; 0 where they can be one."""
    x, y = window(a), window(b)
    if x is None or y is None:
        return 0
    if a.minute is not None and b.minute is not None:
        return minutes_apart(a, b)
    return min(max(0, x[0] + turn - y[1], y[0] - x[1] - turn) for turn in (-_DAY, 0, _DAY))


def _is_slip(a: Claim[DateValue], b: Claim[DateValue], main: frozenset[str], world: World) -> bool:
    """Whether two times are twelve hours apart; full hours and near misses only of one thing surely."""
    off = _DAY // 2 - minutes_apart(a.value, b.value)
    if a.article == b.article or off > NEAR or not _one_day(a.value, b.value):
        return False
    if {a.value.edge, b.value.edge} - {"", "before", "after"} or _are_ends(a, b):
        return False
    if (a.value.minute or 0) % 60 and not off:
        return True
    return world.similarity(a, b) >= LIKE or all(is_main(c, main, world) for c in (a, b))


def _are_ends(a: Claim[DateValue], b: Claim[DateValue]) -> bool:
    """Whether one tells when something begins and the other when it ends: "polls open", "polls close"."""
    x, y = a.context.events, b.context.events
    return ("begin" in x and "end" in y) or ("end" in x and "begin" in y)


def _are_news(a: Claim[DateValue], b: Claim[DateValue], world: World) -> bool:
    """Whether two times are told of about the same days, on clocks of one zone."""
    published = world.days_apart(a.article, b.article)
    if published is not None and published > FARTHEST:
        return False
    return a.value.zone == b.value.zone  # nine in the evening in New York is nine in the morning in Manila


def _differ(a: Claim[DateValue], b: Claim[DateValue]) -> bool:
    return _one_day(a.value, b.value) and _gap(a.value, b.value) >= _least(a.value, b.value)


def _one_day(a: DateValue, b: DateValue) -> bool:
    """Whether the two times can be of one day."""
    return a.start is None or b.start is None or a.loose or b.loose or a.start == b.start


def _least(a: DateValue, b: DateValue) -> int:
    """Minutes between two times that make them two."""
    clocks = (a.minute is not None) + (b.minute is not None)
    if clocks == 2:
        return CLOCKS_APART
    return NOON_APART if clocks and {a.part, b.part} & {"morning", "afternoon"} else APART


def _is_given(a: Claim[DateValue], b: Claim[DateValue], timed: Sequence[Claim[DateValue]]) -> bool:
    """Whether the article of ``b`` gives the time of ``a`` or one close to it, of whatever."""
    return any(c.article == b.article and _is_near(a.value, c.value) for c in timed)


def _is_near(a: DateValue, b: DateValue) -> bool:
    if a.minute is not None and b.minute is not None:
        return abs(a.minute - b.minute) < NOON_APART
    return _gap(a, b) < NOON_APART
