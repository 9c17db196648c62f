"""Rival numbers of one thing whose clauses are told in other words.

The ladder of quantities compares numbers whose clauses are alike; reports of one event mostly give a fact
in clauses that are not: "Seventeen people, the attendant among them" and "There were 20 in the cabin". Here
all numbers that no report shares are weighed by what they have in common: the likeness of the clauses,
whether each is the other's nearest, what is counted, other numbers that both sentences give, how far apart
the two are.

Real reports seldom give two numbers for one thing, so the weights could not be learned from those that do.
They are those of a logistic regression that has learned from numbers that agree, taken as if one report had
another one, and from all the numbers of the same events that are of two things (`tests/measure/rivals.py`).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from newsdiff.claims.align import Alignment, Link, Table, differ
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.model import Claim
from newsdiff.claims.quantities.apart import is_running, of_other_matter, on_other_days
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

__all__ = ["LEAST", "START", "WEIGHTS", "Candidate", "candidates", "features", "probability", "rival_links"]

QuantityClaim = Claim[Quantity]
_Slot = tuple[str, str]

FEW = 4
"""Counts below this are told of many things: two senators, three men."""
RATIO = 4
"""Numbers further apart than this are hardly of one thing."""
TELLING = 2
"""Numbers up to this are in too many sentences to tie two of them together."""
LEAST = 0.85
"""Probability by the weights from which two numbers are shown."""
UNSURE = 0.6
"""Confidence of a pair that is just shown."""

START = -5.4
WEIGHTS: Mapping[str, float] = {
    "likeness": 3.9,
    "closeness": 2.7,
    "factor": -2.1,
    "nearest": 2.1,
    "anchors": 0.65,
    "noun": 0.7,
    "per": 1.3,
    "group": 0.3,
    "other": 0.9,
    "words": 1.0,
    "single": 0.15,
    "toll": 1.5,
    "duration": -0.3,
    "few": -1.0,
    "occasion": -1.0,
    "quoted": -1.0,
    "background": -0.15,
}
"""Log odds for each of :func:`features`, with :data:`START` for a pair that has none."""


class Candidate(NamedTuple):
    """Two claims of two articles, by their numbers, that may be rivals."""

    a: int
    b: int
    told: int
    """Numbers of their slot that the two articles give together."""
    nearest: bool
    """Of the numbers that may be rivals of either in the other article, none is more alike."""
    anchors: int
    """Other numbers that both sentences give."""


def rival_links(kind: Kind[Any], claims: Sequence[QuantityClaim], world: World) -> list[list[Alignment]]:
    """Numbers of two articles that are given for one thing, one list for each.

    Args:
        claims: quantities of all articles, in the order of articles and of the text.
    """
    links = []
    for candidate in candidates(claims, world):
        pair = Pair(claims[candidate.a], claims[candidate.b], world)
        likely = probability(features(pair, candidate))
        if likely >= LEAST:
            links.append(Link(candidate.a, candidate.b, _verdict(pair, likely)))
    table = Table(kind, claims, world)
    return [
        [Alignment(kind, (claims[x.a], claims[x.b]), x.verdict, (claims[x.a], claims[x.b]))]
        for x in differ(table, links, [])
    ]


def candidates(
    claims: Sequence[QuantityClaim], world: World, agreeing: Collection[tuple[int, int]] = ()
) -> list[Candidate]:
    """Pairs of claims of two articles that may be rivals.

    Args:
        agreeing: pairs that are taken in though their numbers are the same, to learn from them.
    """
    told = Counter((claim.article, _slot(claim.value)) for claim in claims)
    found = list(_pairs(claims, world, frozenset(agreeing)))
    likeness = {(i, j): world.similarity(claims[i], claims[j]) for i, j in found}
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j), alike in likeness.items():
        for end in ((i, claims[j].article), (j, claims[i].article)):
            best[end] = max(best[end], alike)
    beside = _numbers_of_sentences(claims)
    return [
        Candidate(
            i,
            j,
            told[a.article, _slot(a.value)] + told[b.article, _slot(b.value)],
            likeness[i, j] >= max(best[i, b.article], best[j, a.article]),
            len(_anchors(a, beside) & _anchors(b, beside)),
        )
        for i, j in found
        for a, b in ((claims[i], claims[j]),)
    ]


def _pairs(
    claims: Sequence[QuantityClaim], world: World, agreeing: frozenset[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    plain: dict[str, list[int]] = defaultdict(list)
    of_unit: dict[tuple[int, str], list[QuantityClaim]] = defaultdict(list)
    for i, claim in enumerate(claims):
        of_unit[claim.article, _unit(claim.value)].append(claim)
        if _is_plain(claim):
            plain[_unit(claim.value)].append(i)
    known: dict[tuple[int, int], bool] = {}

    def is_told(i: int, article: int) -> bool:
        """Whether an article has the number of a claim, asked once for each."""
        if (i, article) not in known:
            claim = claims[i]
            others = of_unit[article, _unit(claim.value)]
            known[i, article] = _is_written(claim, world, article) or _is_given(claim, others)
        return known[i, article]

    for numbers in plain.values():
        for i, j in combinations(numbers, 2):
            a, b = claims[i], claims[j]
            if a.article == b.article:
                continue
            if (i, j) not in agreeing:
                if not _exclude_each_other(a.value, b.value):
                    continue
                if is_told(i, b.article) or is_told(j, a.article):
                    continue
                in_a, in_b = (of_unit[c.article, _unit(c.value)] for c in (a, b))
                if a.value.unit != b.value.unit and not _is_one_currency(in_a, in_b):
                    continue
                if _are_parts(a, b, (*in_a, *in_b)):
                    continue
            if _is_of_one(a, b, world):
                yield i, j


def _numbers_of_sentences(
    claims: Sequence[QuantityClaim],
) -> Mapping[tuple[int, int], frozenset[tuple[float, str]]]:
    """The telling numbers of each sentence of each article, with their units."""
    found: dict[tuple[int, int], set[tuple[float, str]]] = defaultdict(set)
    for claim in claims:
        if not claim.value.number.is_vague and claim.value.number.low > TELLING:
            found[claim.article, claim.context.sentence].add((claim.value.number.low, _unit(claim.value)))
    return {sentence: frozenset(numbers) for sentence, numbers in found.items()}


def _anchors(
    claim: QuantityClaim, beside: Mapping[tuple[int, int], frozenset[tuple[float, str]]]
) -> frozenset[tuple[float, str]]:
    """The other numbers of a claim's sentence."""
    own = (claim.value.number.low, _unit(claim.value))
    return beside.get((claim.article, claim.context.sentence), frozenset()) - {own}


def features(pair: Pair[Quantity], candidate: Candidate) -> dict[str, float]:
    """What two rival numbers have in common."""
    a, b = pair.a.context, pair.b.context
    x, y = pair.a.value, pair.b.value
    low, high = sorted((x.number.low, y.number.low))
    occasions = lexicon().nouns.occasions
    return {
        "likeness": pair.similarity,
        "closeness": pair.world.closeness(pair.a, pair.b),
        "factor": min(math.log(high / low), FARTHEST),
        "nearest": candidate.nearest,
        "anchors": candidate.anchors,
        "noun": bool(x.noun) and x.noun == y.noun,
        "per": x.per == y.per,
        "group": x.group == y.group,
        "other": x.other == y.other,
        "words": len(a.content & b.content) / (min(len(a.content), len(b.content)) or 1),
        "single": candidate.told == 2,
        "toll": x.status in TOLLS,
        "duration": x.unit == "duration",
        "few": low < FEW,
        "occasion": x.noun in occasions or y.noun in occasions,
        "quoted": a.quoted or b.quoted,
        "background": a.background,
    }


FARTHEST = 1.5
"""Logarithm of how many times the one the other is, from which more makes no difference."""


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
    if value.number.is_vague or value.number.low < 2 or value.unit == "tally" or value.status == "hospital":
        return False
    return not (value.moving or value.overtaken or value.listed)


def _exclude_each_other(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are neither the same nor fit each other, nor too far apart."""
    low, high = sorted((a.number.low, b.number.low))
    return standing(a, b) == "differs" and high <= RATIO * low


def _is_of_one(a: QuantityClaim, b: QuantityClaim, world: World) -> bool:
    """Whether nothing tells that two numbers are of two things."""
    x, y = a.value, b.value
    if x.unit != y.unit and "money:$" not in (x.unit, y.unit):
        return False
    if x.status != y.status or (x.group - y.group and y.group - x.group):
        return False
    apart = world.days_apart(a.article, b.article)
    if apart is not None and apart > FAR_APART:
        return False
    pair = Pair(a, b, world)
    if x.status in TOLLS:
        return _is_one_toll(pair)
    return not (x.status and on_other_days(pair)) and not of_other_matter(pair)


def _is_one_toll(pair: Pair[Quantity]) -> bool:
    """Whether nothing tells that two numbers of dead, injured or shot are of two groups of them."""
    x, y, ca, cb = pair.a.value, pair.b.value, pair.a.context, pair.b.context
    if (x.part, x.per) != (y.part, y.per) or (x.whole != y.whole and x.status == "dead"):
        return False
    if ca.background != cb.background or (ca.tense == "future") != (cb.tense == "future"):
        return False
    if (x.group > y.group and x.number.low < y.number.low) or (
        y.group > x.group and y.number.low < x.number.low
    ):
        return False  # two women hurt may be two of the four people hurt
    return one_circumstance(Matched(pair, "differs", 1, main=False, lead=ca.lede and cb.lede))


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


def _are_parts(a: QuantityClaim, b: QuantityClaim, told: Sequence[QuantityClaim]) -> bool:
    """Whether the two numbers come to a third, or one is what a third leaves of the other: of nine sailors
    two are free and seven are held.

    Args:
        told: what both articles give of the same unit.
    """
    low, high = sorted((a.value.number.low, b.value.number.low))
    sentences = {(c.article, c.context.sentence) for c in (a, b)}
    return any(
        c.value.number.low == low + high
        or (c.value.number.low == high - low and (c.article, c.context.sentence) in sentences)
        for c in told
    )


def _verdict(pair: Pair[Quantity], likely: float) -> Verdict:
    sure = round(UNSURE + (likely - LEAST) * 2, 2)
    a, b = pair.a.value, pair.b.value
    grown = growth(pair, sure) if a.status in TOLLS or is_running(pair) else None
    moved = grown or changed(pair, sure)
    if moved is not None:
        return moved
    reason = f"{a.written} and {b.written}: the two numbers are given for the same thing."
    return Verdict(DIFFERS, sure, reason, pair.a.topic)
