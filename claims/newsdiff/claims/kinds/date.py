"""Dates: when something happened or will happen, as constraints that unify.

A weekday, a day of a month and "yesterday" are compared as what they mean: against the publication
date where it is known, against the calendar where it is not. Two dates are related only when they
are of one act, which is judged by the event named, its actors, the tense and the wording around.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from newsdiff.claims.dates.extract import extract
from newsdiff.claims.dates.rules import AGREE, DIFFERS, FINER, MOVED, RULES
from newsdiff.claims.dates.show import describe, normal
from newsdiff.claims.dates.two_acts import of_two_acts
from newsdiff.claims.dates.value import (
    FINENESS,
    YEARS,
    DateValue,
    Standing,
    compatible,
    far_apart,
    relate,
    unify,
)
from newsdiff.claims.dates.words import lexicon
from newsdiff.claims.events import light_verbs
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.model import Claim

__all__ = ["KIND", "DateValue"]

DatePair = Pair[DateValue]

FARTHEST = 5
"""Days between two publications over which dates are still set against each other."""


def _blocks(claim: Claim[DateValue]) -> Iterator[Hashable]:
    """Event types and trigger of the act, and the days meant: one of them is shared by what agrees."""
    context, value = claim.context, claim.value
    for name in sorted(context.events):
        yield "event", name
    if context.trigger is not None and context.trigger not in light_verbs():
        yield "trigger", context.trigger
    if value.start is not None:
        yield "month", value.start.year, value.start.month
        yield "year", value.start.year
    elif value.minute is None:
        yield "word", value.weekday, value.month
    if value.minute is not None:
        yield "clock", value.minute // 30
        yield "clock", (value.minute + 15) // 30


class _View(NamedTuple):
    """A pair with how its values stand."""

    pair: DatePair
    standing: Standing
    years: tuple[int, ...]


def _years(pair: DatePair) -> tuple[int, ...]:
    """Years that the articles allow: round that of publication, else round the latest they name."""
    a, b = pair.world.articles[pair.a.article], pair.world.articles[pair.b.article]
    if a.published is not None or b.published is not None:
        return _years_about(a.published, b.published)
    latest = max(_latest_year(a.text), _latest_year(b.text))
    return tuple(range(latest - 2, latest + 2)) if latest else ()


@functools.lru_cache(maxsize=1024)
def _years_about(*published: date | None) -> tuple[int, ...]:
    dated = [day.year for day in published if day is not None]
    return tuple(range(min(dated) - 1, max(dated) + 2))


@functools.lru_cache(maxsize=64)
def _latest_year(text: str) -> int:
    return max((y for y in map(int, _YEAR.findall(text)) if y <= YEARS[-1]), default=0)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Rung:
    """One step of the ladder: where ``holds``, its verdict is final."""

    name: str
    holds: Callable[[_View], bool]
    verdict: Callable[[_View], Verdict | None]


def _compare(pair: DatePair) -> Verdict | None:
    if pair.a.context.polarity != pair.b.context.polarity or _bounds_differ(pair):
        return None
    if far_apart(pair.a.value, pair.b.value) and not _may_be_one_act(pair):
        return None
    years = _years(pair)
    view = _View(pair, relate(pair.a.value, pair.b.value, years), years)
    for rung in LADDER:
        if rung.holds(view):
            return rung.verdict(view)
    return None


def _may_be_one_act(pair: DatePair) -> bool:
    """Whether they share what the rungs for days that differ ask for at the least."""
    a, b = pair.a.context, pair.b.context
    return a.trigger == b.trigger or not a.events.isdisjoint(b.events)


def _none(_: _View) -> None:
    """Not dates of one act, or nothing can be told."""


def _untold(view: _View) -> bool:
    """Neither agree nor differ: a day apart by a relative word, an hour that may be another zone's."""
    return view.standing in ("unknown", "near")


def _bounds_differ(pair: DatePair) -> bool:
    """One date is the begin or end of a span and the other is none; "shortly after 1 a.m." is no span."""
    return _bound(pair.a.value) != _bound(pair.b.value)


def _bound(value: DateValue) -> str:
    return "" if value.grain == "time" and value.edge in ("after", "before") else value.edge


def _same(view: _View) -> bool:
    return view.standing in ("same", "overlap") and _identity(view) >= SAME


def _finer(view: _View) -> bool:
    return view.standing in ("finer", "coarser") and _near_grain(view) and _identity(view) >= NESTED


def _near_grain(view: _View) -> bool:
    return abs(FINENESS[view.pair.a.value.grain] - FINENESS[view.pair.b.value.grain]) <= 3


def _apart(view: _View) -> bool:
    return view.standing == "apart"


SAME = -2.5
"""Identity score from which two equal dates are taken for dates of one act."""
NESTED = -2.0
"""The same for dates of which one lies within the other: days of one week nest by chance."""


def _identity(view: _View) -> float:
    """How surely two dates are of one act: log odds, fitted on the annotated training events.

    Weights are rounded; the cosine of the clauses counts most, then a shared event type, names and
    a common place at the head of the reports.
    """
    pair = view.pair
    a, b = pair.a.context, pair.b.context
    dull = lexicon().topics.dull
    speech = (a.trigger in dull) + (b.trigger in dull)
    coarse = max(FINENESS[pair.a.value.grain], FINENESS[pair.b.value.grain]) >= 4
    score = -4.0 + 3.3 * pair.similarity
    score += 1.5 * bool((a.events & b.events) - WEAK)
    score += 0.5 * min(3, len(a.names & b.names))
    score += 1.3 * (a.lede and b.lede and not coarse)
    score += (
        0.5 * (a.tense == b.tense) + 0.4 * (view.standing == "same") + 0.3 * bool(a.subjects & b.subjects)
    )
    score += 0.5 * (pair.a.value.anchored and pair.b.value.anchored)
    score -= 0.8 * (speech == 1) + 0.9 * (speech == 2) + 1.0 * coarse
    score -= 0.4 * (a.background != b.background)
    return float(score)


WEAK = frozenset({"publish", "begin", "end", "pay", "rise", "fall"})


def _sureness(view: _View) -> float:
    return round(1 / (1 + math.exp(-1.2 * _identity(view) - 3.0)), 2)


def _agreeing(view: _View) -> Verdict:
    a, b = view.pair.a.value, view.pair.b.value
    joined = unify(a, b, view.years)
    note = joined.note if joined is not None and joined.note else f"both give {describe(a)}"
    if a.text.lower() != b.text.lower() and not (joined is not None and joined.note):
        note = f"{describe(a)} and {describe(b)} are one date"
    rule = AGREE if view.standing == "same" else FINER
    return Verdict(rule, _sureness(view), note)


def _finer_told(view: _View) -> Verdict:
    fine, coarse = (view.pair.a, view.pair.b) if view.standing == "finer" else (view.pair.b, view.pair.a)
    reason = f"{describe(fine.value)} lies within {describe(coarse.value)}"
    timed = fine.value.grain == "time" and coarse.value.grain == "day" and not coarse.value.part
    return Verdict(FINER, _sureness(view), reason, settles=not timed)


def _comparable(view: _View) -> bool:
    """Whether two dates that differ may be set against each other at all: days or hours, well grounded."""
    pair = view.pair
    a, b = pair.a, pair.b
    if (
        a.context.quoted
        or b.context.quoted
        or a.context.certainty in _UNREAL
        or b.context.certainty in _UNREAL
    ):
        return False
    days = pair.world.days_apart(a.article, b.article)
    if days is not None and days > FARTHEST:
        return False
    if FINENESS[a.value.grain] != FINENESS[b.value.grain] or a.value.about or b.value.about:
        return False
    if a.value.grain == "time":
        return True
    return a.value.grain in ("day", "month", "year") and not (a.value.deictic or b.value.deictic)


_UNREAL = frozenset({"conditional", "possible"})


def _one_act(view: _View) -> bool:
    """The same trigger of a telling event, done by or to the same, in the same tense."""
    a, b = view.pair.a.context, view.pair.b.context
    if not _comparable(view) or a.tense != b.tense or a.background or b.background:
        return False
    if a.trigger is None or a.trigger in lexicon().topics.dull or b.trigger in lexicon().topics.dull:
        return False
    bare = not (a.subjects and b.subjects) and not (a.objects and b.objects)
    if a.events & b.events & lexicon().topics.recurring and not (bare and a.trigger == b.trigger):
        return False
    if not a.events & b.events and a.trigger != b.trigger:
        return False
    if of_two_acts(view.pair):
        return False
    if _same_arguments(view):
        return view.pair.similarity >= CONFLICT
    return bare and a.trigger == b.trigger and view.pair.similarity >= BARE


CONFLICT = 0.45
"""Least similarity of two clauses whose dates are said to differ; the arguments decide, not the wording."""
BARE = 0.55
"""The same for clauses of one verb that name no actor: "an interview published on Sunday"."""
SHARED = 0.6
"""Least part of the smaller of two argument phrases that the other has, too."""


def _same_arguments(view: _View) -> bool:
    """Who did it or to whom is told by both in the same words, and nobody else is named."""
    a, b = view.pair.a.context, view.pair.b.context
    shares = [
        len(mine & other) / min(len(mine), len(other))
        for mine, other in ((a.subjects, b.subjects), (a.objects, b.objects))
        if mine and other
    ]
    return bool(shares) and min(shares) >= SHARED


def _differing(view: _View) -> Verdict:
    a, b = view.pair.a.value, view.pair.b.value
    sure = round(min(0.85, 0.4 + 0.5 * view.pair.similarity), 2)
    return Verdict(DIFFERS, sure, f"{describe(a)} and {describe(b)} are both given as the date of one act")


def _overtaken(view: _View) -> bool:
    """The earlier report plans it, the later one tells it."""
    a, b = view.pair.a, view.pair.b
    first, second = (view.pair.world.articles[c.article].published for c in (a, b))
    if first is None or second is None or first == second or not _comparable(view):
        return False
    early, late = (a, b) if first < second else (b, a)
    planned = early.context.tense == "future" and late.context.tense == "past"
    act = early.context.trigger == late.context.trigger and early.context.trigger not in light_verbs()
    return planned and act and _same_arguments(view) and view.pair.similarity >= CONFLICT


def _moved(view: _View) -> Verdict:
    a, b = view.pair.a, view.pair.b
    first, second = (view.pair.world.articles[c.article].published for c in (a, b))
    early, late = (a, b) if first is not None and second is not None and first < second else (b, a)
    reason = f"planned for {describe(early.value)}, told as done on {describe(late.value)}"
    return Verdict(MOVED, 0.7, reason)


LADDER = (
    _Rung("not told", _untold, _none),
    _Rung("same", _same, _agreeing),
    _Rung("one within the other", _finer, _finer_told),
    _Rung("compatible, of other acts", lambda view: not _apart(view), _none),
    _Rung("plan overtaken", _overtaken, _moved),
    _Rung("different days of one act", _one_act, _differing),
)


def _gives(value: DateValue, other: DateValue) -> bool:
    """Whether ``other`` tells the very days of ``value``: no longer time that holds them, no bound."""
    return _bound(value) == _bound(other) and relate(value, other) in ("same", "overlap", "near", "coarser")


def _salience(claim: Claim[DateValue]) -> float:
    """What is to come weighs most; the day of a named act some; the day of a remark nothing."""
    context = claim.context
    if context.trigger is None or context.trigger in lexicon().topics.dull or context.quoted:
        return 0.0
    if context.tense == "future":
        return 0.6
    return 0.25 if context.events and claim.value.grain in ("day", "month", "year") else 0.0


KIND: Kind[DateValue] = Kind(
    name="date",
    rules=RULES,
    extract=extract,
    blocks=_blocks,
    compare=_compare,
    describe=describe,
    normal=normal,
    compatible=compatible,
    salience=_salience,
    gives=_gives,
)
