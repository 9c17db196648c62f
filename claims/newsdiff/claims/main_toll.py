"""The toll of the event that the reports share, fixed for each report before two reports are compared.

Clauses that give a toll can be as unlike as "Nine dead as coach plunges" and "a crash that killed eight", so
that the likeness of clauses, by which the ladder of quantities tells one thing from another, misses a wrong
toll. A report that gives one number of dead, or of injured, and no other, gives that of its event. Two such
numbers are held against each other where neither report has the other's, and the event is one that happens
once. On the 141 events beside the project this adds nothing wrong; of wrong tolls planted in the annotated
ones 27 of 45 are found (`make planted`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from newsdiff.claims.align import Alignment
from newsdiff.claims.events import incidents
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.model import Claim
from newsdiff.claims.quantities.apart import of_other_things
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.match import FAR_APART, TOLLS, died_since, growth, has_grown
from newsdiff.claims.quantities.rules import DIFFERS
from newsdiff.claims.quantities.value import compare_numbers
from newsdiff.claims.world import World

__all__ = ["toll_links", "toll_of"]

SURE = 0.75
NEAR = 0.3
"""Least similarity of two clauses of which one stands in neither headline nor lede."""
RATIO = 4
"""Numbers further apart than this are hardly of one thing."""
_UNREAL = frozenset({"conditional", "possible", "planned"})


def toll_links(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[list[Alignment]]:
    """Tolls of the main event that differ between articles: of the dead, and of the injured.

    Args:
        claims: quantities of all articles, in the order of articles and of the text.
    """
    if not world.main_events & incidents():
        return []
    found = []
    for fate in TOLLS:
        of_fate = [c for c in claims if c.value.unit == "people" and c.value.status == fate]
        tolls = [toll_of([c for c in of_fate if c.article == i], claims) for i in range(len(world.readings))]
        found.append(
            [
                Alignment(kind, (a, b), _verdict(a, b, world), (a, b))
                for a, b in combinations([toll for toll in tolls if toll is not None], 2)
                if _differ(a, b, world) and not _is_given(a, b, claims) and not _is_given(b, a, claims)
            ]
        )
    return found


def _verdict(a: Claim[Quantity], b: Claim[Quantity], world: World) -> Verdict:
    grown = growth(Pair(a, b, world), SURE)
    if grown is not None:
        return grown
    reason = f"{a.value.written} and {b.value.written}: the two numbers are given as the toll of one event."
    return Verdict(DIFFERS, SURE, reason, a.topic, crosscheck="none")


def toll_of(told: Sequence[Claim[Quantity]], claims: Sequence[Claim[Any]]) -> Claim[Quantity] | None:
    """The toll of an article, from headline and lede if they have it; None where it gives two numbers."""
    plain = [c for c in told if _is_plain(c, claims)]
    plain = [c for c in plain if not _is_group(c)] or plain
    leading = [c for c in plain if c.context.title or c.context.lede]
    # What stands farther down may be the toll of a season or of an older case; what stands in front is not.
    against = [c for c in told if c.context.title or c.context.lede] if leading else told
    first = next(iter(leading or plain), None)
    if first is None or any(
        compare_numbers(first.value.number, c.value.number) == "differs" for c in against
    ):
        return None
    return first


def _is_plain(claim: Claim[Quantity], claims: Sequence[Claim[Any]]) -> bool:
    """Whether a number is told outright, exactly, and of all."""
    value, context = claim.value, claim.context
    if value.number.low != value.number.high or value.number.low < 1 or value.part or value.listed:
        return False
    if value.serious or value.whole or value.overtaken:
        return False
    if context.background or context.quoted or context.certainty in _UNREAL or context.polarity == "negated":
        return False
    return not value.other or _has_dead(claim, claims)


def _is_group(claim: Claim[Quantity]) -> bool:
    """Whether those counted are of one kind, beside whom there may be more: "three women were hurt"."""
    return bool(claim.value.group - {"other"})


def _has_dead(claim: Claim[Quantity], claims: Sequence[Claim[Any]]) -> bool:
    """Whether "five others" are those beside the dead of the same sentence, and so all the injured."""
    return claim.value.status == "hurt" and any(
        c.value.status == "dead"
        and (c.article, c.context.sentence) == (claim.article, claim.context.sentence)
        for c in claims
    )


def _differ(a: Claim[Quantity], b: Claim[Quantity], world: World) -> bool:
    x, y = a.value.number, b.value.number
    if max(x.low, y.low) > RATIO * min(x.low, y.low):
        return False
    if compare_numbers(x, y) != "differs" and not has_grown(Pair(a, b, world)):
        return False
    if (_is_group(a) and x.low < y.low) or (_is_group(b) and y.low < x.low):
        return False
    apart = world.days_apart(a.article, b.article)
    pair = Pair(a, b, world)
    if (apart is not None and apart > FAR_APART) or died_since(pair) or of_other_things(pair, toll=True):
        return False
    leading = all(c.context.title or c.context.lede for c in (a, b))
    return leading or world.similarity(a, b) >= NEAR


def _is_given(a: Claim[Quantity], b: Claim[Quantity], claims: Sequence[Claim[Any]]) -> bool:
    """Whether the article of ``b`` gives the number of ``a`` of people who may have come to harm."""
    return any(
        c.article == b.article
        and c.value.unit == "people"
        and (c.value.status or c.context.trigger in (None, "be") or c.context.events & incidents())
        and compare_numbers(c.value.number, a.value.number) == "equal"
        for c in claims
    )
