"""Rival numbers of one thing whose clauses are told in other words.

The ladder of quantities compares numbers whose clauses are alike; reports of one event mostly give a fact in
clauses that are not: "Seventeen people, the attendant among them" and "There were 20 in the cabin". Here all
numbers that no report shares are weighed by what they have in common: the likeness of the clauses, whether
each report has one such number only, names, subjects and objects, how far apart the two are. The weights are
those of a logistic regression on the 104 annotated events and 32 written for the purpose, rounded by hand; in
cross-validation over events 45 of the 52 pairs that pass differ (`tests/measure/rivals.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from newsdiff.claims.align import Alignment, Link, Table, differ
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.model import Claim
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.match import FAR_APART, Matched, in_order, one_circumstance, standing
from newsdiff.claims.quantities.rules import DIFFERS, GREW
from newsdiff.claims.world import World

__all__ = ["rival_links"]

QuantityClaim = Claim[Quantity]

FEW = 4
"""Counts below this are told of too many things: two senators, three men."""
RATIO = 6
"""Numbers further apart than this are hardly of one thing."""
LEAST = 0.4
"""Probability by the weights from which two numbers are shown."""

START = -1.0
ALIKE, FARTHER, SINGLE, EACH_MORE, SHARE, DURATION = 2.6, -1.4, 0.6, -0.1, -0.5, -0.4
WORD, NAME, EVENT, SUBJECT, OBJECT, LEDE, QUOTED, BACKGROUND = 0.25, 0.35, 0.4, 0.3, 1.2, 0.7, -0.6, -1.0


def rival_links(kind: Kind[Any], claims: Sequence[QuantityClaim], world: World) -> list[list[Alignment]]:
    """Numbers of two articles that are given for one thing, one list for each.

    Args:
        claims: quantities of all articles, in the order of articles and of the text.
    """
    plain = [i for i, c in enumerate(claims) if _is_plain(c)]
    slots = Counter((c.article, _slot(c.value)) for c in claims)
    links = []
    for i, j in combinations(plain, 2):
        a, b = claims[i], claims[j]
        if a.article == b.article or _slot(a.value) != _slot(b.value) or not _rival(a, b, world):
            continue
        if _is_given(a, b.article, claims) or _is_given(b, a.article, claims):
            continue
        told = slots[a.article, _slot(a.value)] + slots[b.article, _slot(b.value)]
        likely = _likely(Pair(a, b, world), told)
        if likely >= LEAST:
            links.append(Link(i, j, _verdict(Pair(a, b, world), likely)))
    table = Table(kind, claims, world)
    return [
        [Alignment(kind, (claims[x.a], claims[x.b]), x.verdict, (claims[x.a], claims[x.b]))]
        for x in differ(table, links, [])
    ]


def _slot(value: Quantity) -> tuple[str, str]:
    """What a number is of: a fate of people, a sort of people, or a unit."""
    if value.unit != "people":
        return value.unit, ""
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
    return not counts or (value.number.low >= FEW and value.noun not in lexicon().nouns.occasions)


def _rival(a: QuantityClaim, b: QuantityClaim, world: World) -> bool:
    """Whether two numbers exclude each other and nothing tells that they are of two things."""
    x, y, ca, cb = a.value, b.value, a.context, b.context
    low, high = sorted((x.number.low, y.number.low))
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


def _is_given(claim: QuantityClaim, article: int, claims: Sequence[QuantityClaim]) -> bool:
    """Whether an article gives a number that fits a claim of another one."""
    return any(
        c.article == article
        and c.value.unit == claim.value.unit
        and c.value.number.is_vague == claim.value.number.is_vague
        and standing(claim.value, c.value) != "differs"
        for c in claims
    )


def _likely(pair: Pair[Quantity], told: int) -> float:
    """Probability that two rival numbers are of one thing.

    Args:
        told: numbers of their slot that the two articles give, together.
    """
    return 1 / (1 + math.exp(-START - sum(_evidence(pair, told))))


def _evidence(pair: Pair[Quantity], told: int) -> Iterator[float]:
    a, b = pair.a.context, pair.b.context
    x, y = pair.a.value, pair.b.value
    low, high = sorted((x.number.low, y.number.low))
    yield ALIKE * pair.similarity
    yield FARTHER * min(math.log(high / low), 2.0)
    yield SINGLE * (told == 2)
    yield EACH_MORE * (min(told, 8) - 2)
    yield SHARE * (x.unit == "percent" or x.unit.startswith("money:"))
    yield DURATION * (x.unit == "duration")
    yield WORD * min(4, len((a.content & b.content) - a.names))
    yield NAME * min(3, len(a.names & b.names))
    yield EVENT * bool(a.events & b.events)
    yield SUBJECT * bool(a.subjects & b.subjects)
    yield OBJECT * bool(a.objects & b.objects)
    yield LEDE * (a.lede and b.lede)
    yield QUOTED * (a.quoted or b.quoted)
    yield BACKGROUND * a.background


def _verdict(pair: Pair[Quantity], likely: float) -> Verdict:
    sure = round(0.4 + 0.5 * likely, 2)
    a, b, order = pair.a.value, pair.b.value, in_order(pair)
    if a.status in ("dead", "hurt") and order is not None and order[1].number.low > order[0].number.high:
        reason = f"{order[0].written} and {order[1].written}: the later report gives the higher number."
        return Verdict(GREW, sure, reason, pair.a.topic)
    reason = f"{a.written} and {b.written}: the two numbers are given for the same thing."
    return Verdict(DIFFERS, sure, reason, pair.a.topic)
