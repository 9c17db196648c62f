"""Day, hour, town, toll and names that reports give of the event they share, where the ladders are silent.

The facts of a report are fixed first, each from the one value it gives, and then held against those of the
other reports: see :mod:`newsdiff.claims.main_day`, :mod:`newsdiff.claims.main_hour`,
:mod:`newsdiff.claims.main_place`, :mod:`newsdiff.claims.main_toll`, :mod:`newsdiff.claims.main_unhurt` and
:mod:`newsdiff.claims.main_names`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newsdiff.claims.align import STRENGTH, Alignment
from newsdiff.claims.kind import Kind
from newsdiff.claims.main_day import day_links
from newsdiff.claims.main_hour import hour_links
from newsdiff.claims.main_names import name_links
from newsdiff.claims.main_place import place_links
from newsdiff.claims.main_toll import toll_links
from newsdiff.claims.main_unhurt import unhurt_links
from newsdiff.claims.model import DIFFERENCES, SAMENESSES, Claim
from newsdiff.claims.quantities.rivals import rival_links
from newsdiff.claims.world import World

__all__ = ["align_main_event"]


def align_main_event(
    kind: Kind[Any], claims: Sequence[Claim[Any]], world: World, known: Sequence[Alignment]
) -> list[Alignment]:
    """Differences of the main event's day, hour, town, toll or names between articles, one for each fact.

    Args:
        claims: of one kind and all articles, in the order of articles and of the text.
        known: what the ladders found; what a difference there already shows is not shown again.
    """
    different = [a for a in known if a.kind is kind and a.verdict.rule.relation in DIFFERENCES]
    found = []
    for links in _links(kind, claims, world):
        new = [link for link in links if not any(_shows(one, link) for one in different)]
        if new:
            strongest = min(new, key=lambda link: STRENGTH[link.verdict.rule.relation])
            told = [c for link in new for c in link.members]
            ends = {(c.article, c.evidence.start, c.evidence.field): c for c in _joined(kind, told, known)}
            members = tuple(claim for _, claim in sorted(ends.items()))
            found.append(Alignment(kind, members, strongest.verdict, strongest.pair))
    return found


def _links(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[list[Alignment]]:
    if kind.name == "date":
        return [day_links(kind, claims, world), hour_links(kind, claims, world)]
    if kind.name == "place":
        return [place_links(kind, claims, world)]
    if kind.name == "participant":
        return name_links(kind, claims, world)
    if kind.name == "quantity":
        tolls = [*toll_links(kind, claims, world), unhurt_links(kind, claims, world)]
        return [*tolls, *rival_links(kind, claims, world)]
    return []


def _joined(kind: Kind[Any], told: Sequence[Claim[Any]], known: Sequence[Alignment]) -> Iterator[Claim[Any]]:
    """The claims of a difference with those that agree with one of them: one topic, one finding."""
    yield from told
    for same in known:
        if same.kind is kind and same.verdict.rule.relation in SAMENESSES:
            places = {m.evidence.mark for m in same.members}  # rules most of them out
            ends = [c for c in told if c.evidence.mark in places and c in same.members]
            yield from (m for m in same.members if any(kind.compatible(c.value, m.value) for c in ends))


def _shows(known: Alignment, link: Alignment) -> bool:
    """Whether a difference has the values of both sides, at least one of them from the same article."""
    told, fits = (*known.pair, *known.members), known.kind.compatible
    if not any(fits(c.value, x.value) for x in link.pair for c in told if c.article == x.article):
        return False
    return all(any(fits(c.value, x.value) for c in told) for x in link.pair)
