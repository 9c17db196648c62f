"""Rival numbers of one thing whose clauses are told in other words.

The ladder of quantities compares numbers whose clauses are alike; reports of one event mostly give a fact
in clauses that are not: "Seventeen people, the attendant among them" and "There were 20 in the cabin". Here
all numbers that no report shares are weighed by what they have in common: the likeness of the clauses,
whether each report has one such number only, names, subjects and objects, how far apart the two are. The
weights began as those of a logistic regression on the 104 annotated events and 32 invented ones and were
drawn in by hand until nothing wrong was left in the former. Of the pairs shown 35 of 44 are right, all in
invented events, since those who annotated real ones rarely met such numbers; fitted weights, held out by
event, show 61 there, 42 of them right (`tests/measure/rivals.py`).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from newsdiff.claims.align import Alignment, Link, Table, differ
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.model import Claim
from newsdiff.claims.quantities.apart import is_running
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.match import (
    FAR_APART,
    TOLLS,
    Matched,
    changed,
    growth,
    one_circumstance,
    standing,
)
from newsdiff.claims.quantities.rules import DIFFERS
from newsdiff.claims.world import World

__all__ = ["LEAST", "START", "WEIGHTS", "candidates", "features", "probability", "rival_links"]

QuantityClaim = Claim[Quantity]
_Slot = tuple[str, str]

FEW = 4
"""Counts below this are told of too many things: two senators, three men."""
MANY = 1000
"""So many games or votes are no longer those of one career or text."""
RATIO = 6
"""Numbers further apart than this are hardly of one thing."""
LEAST = 0.4
"""Probability by the weights from which two numbers are shown."""

START = -1.0
WEIGHTS: Mapping[str, float] = {
    "likeness": 2.6,
    "factor": -1.4,
    "single": 0.6,
    "more": -0.1,
    "share": -0.5,
    "duration": -0.4,
    "words": 0.25,
    "names": 0.35,
    "event": 0.4,
    "subject": 0.3,
    "object": 1.2,
    "lede": 0.7,
    "quoted": -0.6,
    "background": -1.0,
}
"""Log odds for each of :func:`features`, with :data:`START` for a pair that has none."""


def rival_links(kind: Kind[Any], claims: Sequence[QuantityClaim], world: World) -> list[list[Alignment]]:
    """Numbers of two articles that are given for one thing, one list for each.

    Args:
        claims: quantities of all articles, in the order of articles and of the text.
    """
    links = []
    for i, j, told in candidates(claims, world):
        pair = Pair(claims[i], claims[j], world)
        likely = probability(features(pair, told))
        if likely >= LEAST:
            links.append(Link(i, j, _verdict(pair, likely)))
    table = Table(kind, claims, world)
    return [
        [Alignment(kind, (claims[x.a], claims[x.b]), x.verdict, (claims[x.a], claims[x.b]))]
        for x in differ(table, links, [])
    ]


def candidates(claims: Sequence[QuantityClaim], world: World) -> Iterator[tuple[int, int, int]]:
    """Pairs of claims of two articles, by their numbers, that may be rivals, with how many numbers of their
    slot the two articles give together.
    """
    told: Counter[tuple[int, _Slot]] = Counter()
    plain: dict[_Slot, list[int]] = defaultdict(list)
    of_unit: dict[tuple[int, str], list[QuantityClaim]] = defaultdict(list)
    for i, claim in enumerate(claims):
        slot = _slot(claim.value)
        told[claim.article, slot] += 1
        of_unit[claim.article, _unit(claim.value)].append(claim)
        if _is_plain(claim):
            plain[slot].append(i)
    for slot, numbers in plain.items():
        for i, j in combinations(numbers, 2):
            a, b = claims[i], claims[j]
            if a.article == b.article or not _rival(a, b, world):
                continue
            in_a, in_b = (of_unit[c.article, _unit(c.value)] for c in (a, b))
            if _is_written(a, world, b.article) or _is_written(b, world, a.article):
                continue
            if a.value.unit != b.value.unit and not _is_one_currency(in_a, in_b):
                continue
            if not (_is_given(a, in_b) or _is_given(b, in_a)):
                yield i, j, told[a.article, slot] + told[b.article, slot]


def features(pair: Pair[Quantity], told: int) -> dict[str, float]:
    """What two rival numbers have in common.

    Args:
        told: numbers of their slot that the two articles give, together.
    """
    a, b = pair.a.context, pair.b.context
    x, y = pair.a.value, pair.b.value
    low, high = sorted((x.number.low, y.number.low))
    return {
        "likeness": pair.similarity,
        "factor": min(math.log(high / low), 2.0),
        "single": told == 2,
        "more": min(told, 8) - 2,
        "share": x.unit == "percent" or x.unit.startswith("money:"),
        "duration": x.unit == "duration",
        "words": min(4, len((a.content & b.content) - a.names)),
        "names": min(3, len(a.names & b.names)),
        "event": bool(a.events & b.events),
        "subject": bool(a.subjects & b.subjects),
        "object": bool(a.objects & b.objects),
        "lede": a.lede and b.lede,
        "quoted": a.quoted or b.quoted,
        "background": a.background,
    }


def probability(seen: Mapping[str, float]) -> float:
    """That two numbers are of one thing, from their features."""
    return 1 / (1 + math.exp(-START - sum(WEIGHTS[name] * value for name, value in seen.items())))


def _unit(value: Quantity) -> str:
    """The unit, all dollars as one: at home nobody says of which country they are."""
    return "money:$" if value.unit.startswith("money:") and value.unit.endswith("$") else value.unit


def _is_one_currency(a: Sequence[QuantityClaim], b: Sequence[QuantityClaim]) -> bool:
    """Whether a sum that both articles give shows the plain dollars of one to be those the other names."""
    sums = {(c.value.number.low, c.value.unit) for c in b}
    return any(low == c.value.number.low and unit != c.value.unit for c in a for low, unit in sums)


def _slot(value: Quantity) -> _Slot:
    """What a number is of: a fate of people, a sort of people, or a unit."""
    if value.unit != "people":
        return _unit(value), ""
    if value.status is not None:
        return "fate", value.status
    return "people", "" if value.noun in lexicon().nouns.generic else value.noun


def _is_plain(claim: QuantityClaim) -> bool:
    """Whether a number may be set against another one at all: told outright, of something that lasts."""
    value = claim.value
    if value.number.is_vague or value.number.low <= 0 or value.unit == "tally" or value.status == "hospital":
        return False
    if value.moving or value.overtaken or value.listed or value.other:
        return False
    counts = value.status is None and (value.unit == "people" or value.unit.startswith("count:"))
    often = value.noun in lexicon().nouns.occasions and value.number.low < MANY
    return not counts or (value.number.low >= FEW and not often)


def _rival(a: QuantityClaim, b: QuantityClaim, world: World) -> bool:
    """Whether two numbers exclude each other and nothing tells that they are of two things."""
    x, y, ca, cb = a.value, b.value, a.context, b.context
    low, high = sorted((x.number.low, y.number.low))
    if x.unit != y.unit and "money:$" not in (x.unit, y.unit):
        return False
    if standing(x, y) != "differs" or high > RATIO * low or x.status != y.status:
        return False
    if (x.part, x.per) != (y.part, y.per) or (x.whole != y.whole and x.status == "dead"):
        return False
    if (x.group - y.group and y.group - x.group) or ca.background != cb.background:
        return False
    if (x.group > y.group and x.number.low < y.number.low) or (
        y.group > x.group and y.number.low < x.number.low
    ):
        return False  # two women hurt may be two of the four people hurt
    if (ca.tense == "future") != (cb.tense == "future"):
        return False
    apart = world.days_apart(a.article, b.article)
    if apart is not None and apart > FAR_APART:
        return False
    return one_circumstance(Matched(Pair(a, b, world), "differs", 1, main=False, lead=ca.lede and cb.lede))


def _is_written(claim: QuantityClaim, world: World, article: int) -> bool:
    """Whether an article has the figure of a claim, with whatever unit: "one wave of 21"."""
    figure = _FIGURE.search(claim.value.written)
    return figure is not None and len(figure[0]) > 1 and figure[0] in world.vocabulary(article)


_FIGURE = re.compile(r"\d[\d.,]*")


def _is_given(claim: QuantityClaim, others: Sequence[QuantityClaim]) -> bool:
    """Whether one of an article's numbers of the same unit fits that of another article."""
    told = [c.value for c in others if c.value.number.is_vague == claim.value.number.is_vague]
    if claim.value.status in TOLLS:  # "at least nine" gives no thirteen
        return any(v.number.low == claim.value.number.low for v in told)
    return any(standing(claim.value, v) != "differs" for v in told)


def _verdict(pair: Pair[Quantity], likely: float) -> Verdict:
    sure = round(0.4 + 0.5 * likely, 2)
    a, b = pair.a.value, pair.b.value
    grown = growth(pair, sure) if a.status in TOLLS or is_running(pair) else None
    moved = grown or changed(pair, sure)
    if moved is not None:
        return moved
    reason = f"{a.written} and {b.written}: the two numbers are given for the same thing."
    return Verdict(DIFFERS, sure, reason, pair.a.topic)
