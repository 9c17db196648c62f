"""The town of the event that the reports share, fixed for each report before two reports are compared.

The ladder of places never says that two places exclude each other: reports of one accident name its road, its
suburb and its town. What can be held against each other is the one town in which a report puts what happened,
where the other report puts it in one other town and neither has the other's town anywhere. In the 222 events
beside and in the project this adds nothing; of wrong towns planted in the annotated ones it finds 11 of 40
(`make planted`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from newsdiff.claims.align import Alignment
from newsdiff.claims.events import incidents
from newsdiff.claims.gazetteer import contains, is_named, is_suburb
from newsdiff.claims.kind import Kind, Verdict
from newsdiff.claims.main_day import is_main
from newsdiff.claims.model import Claim
from newsdiff.claims.places.rules import TOWN
from newsdiff.claims.places.value import PlaceValue
from newsdiff.claims.world import World

__all__ = ["place_links"]

SURE = 0.72
_IN_TOWN = re.compile(r"\bin\b")
"""In a phrase that begins with another preposition: "outside a bar in Dayton"."""
_UNREAL = frozenset({"conditional", "possible", "planned"})


def place_links(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[Alignment]:
    """Towns of the main event that differ between articles.

    Args:
        claims: places of all articles, in the order of articles and of the text.
    """
    main = world.main_events & incidents()
    if not main:
        return []
    towns = [_town([c for c in claims if c.article == i], main, world) for i in range(len(world.readings))]
    return [
        Alignment(kind, (a, b), _verdict(a.value, b.value), (a, b))
        for a, b in combinations([town for town in towns if town is not None], 2)
        if _differ(a, b, world)
    ]


def _verdict(a: PlaceValue, b: PlaceValue) -> Verdict:
    told = [f"“{v.preposition} {v.text}”" for v in (a, b)]
    reason = f"{told[0]} in one report, {told[1]} in the other, which lie in two towns."
    return Verdict(TOWN, SURE, reason, "where it happened", crosscheck="none")


def _town(
    claims: Sequence[Claim[PlaceValue]], main: frozenset[str], world: World
) -> Claim[PlaceValue] | None:
    """Where the headline or the lede puts the main event; None where an article gives two towns, or none."""
    told = [c for c in claims if _is_plain(c) and not _is_old(c, world) and is_main(c, main, world)]
    cities = {c.value.places[0] for c in told}
    lede = next((c for c in told if c.context.lede), None)
    return lede if len({city.name for city in cities}) == 1 else None


def _is_plain(claim: Claim[PlaceValue]) -> bool:
    """Whether a phrase puts something in a town, or in a part of it, outright and as a fact."""
    value, context = claim.value, claim.context
    if context.certainty in _UNREAL or context.polarity == "negated" or context.tense == "future":
        return False
    if context.background or context.quoted or not value.places or value.places[0].level != "city":
        return False
    return value.side == "inside" or value.preposition == "at" or bool(_IN_TOWN.search(value.text))


def _is_old(claim: Claim[PlaceValue], world: World) -> bool:
    """Whether the clause names a year that was over at publication, or the publication is not known."""
    published = world.articles[claim.article].published
    return any(published is None or year < published.year for year in claim.context.years)


def _differ(a: Claim[PlaceValue], b: Claim[PlaceValue], world: World) -> bool:
    """Whether neither report has the other's town anywhere, and none lies in the other."""
    x, y = a.value.places[0], b.value.places[0]
    if x.name == y.name or contains(x, y) or contains(y, x) or is_suburb(x, y):
        return False
    return not is_named(x, world.vocabulary(b.article)) and not is_named(y, world.vocabulary(a.article))
