"""What only one report says, the weightiest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from newsdiff.claims.align import Alignment
from newsdiff.claims.kind import Kind, Rule
from newsdiff.claims.model import Claim, Relation
from newsdiff.claims.world import World

ONLY = Rule(
    id="only-in-one",
    relation=Relation.ONLY,
    title="Only one report says it",
    what="A claim of weight that no claim of another report speaks to. Silence is no disagreement.",
    why="It may be the scoop, or what the others could not confirm.",
    example=("The minister will travel to Lima on Friday.", "The minister met the delegation."),
)
LEAST = 0.2
"""Weight below which what one report says is not worth a line."""
MOST = 8
"""Claims of one article that are told as its own."""

__all__ = ["MOST", "ONLY", "only_in_one"]

Told = tuple[Kind[Any], Claim[Any]]


def only_in_one(
    world: World, claims: Sequence[tuple[Kind[Any], list[Claim[Any]]]], alignments: Iterable[Alignment]
) -> list[Told]:
    """The claims that one article alone makes, at most :data:`MOST` of each, in text order."""
    aligned = {id(claim) for a in alignments for claim in a.members}
    candidates: list[tuple[float, Kind[Any], Claim[Any]]] = []
    for kind, of_kind in claims:
        if kind.salience is None:
            continue
        told = _by_block(kind, of_kind)
        for claim in of_kind:
            if id(claim) not in aligned and not _told_elsewhere(kind, claim, told, world):
                weight = kind.salience(claim) * _prominence(world, claim)
                if weight >= LEAST:
                    candidates.append((weight, kind, claim))
    return _weightiest(candidates)


def _prominence(world: World, claim: Claim[Any]) -> float:
    context = claim.context
    sentences = len(world.readings[claim.article].sentences) or 1
    early = 1.0 - 0.6 * context.sentence / sentences
    return early * (0.5 if context.background else 1.0) * (1.3 if context.events & world.main_events else 1.0)


def _by_block(kind: Kind[Any], claims: Iterable[Claim[Any]]) -> dict[Hashable, list[Claim[Any]]]:
    blocks: dict[Hashable, list[Claim[Any]]] = defaultdict(list)
    for claim in claims:
        for key in kind.blocks(claim):
            blocks[key].append(claim)
    return blocks


def _told_elsewhere(
    kind: Kind[Any], claim: Claim[Any], blocks: dict[Hashable, list[Claim[Any]]], world: World
) -> bool:
    if any(world.says(claim, i) for i in range(len(world.articles)) if i != claim.article):
        return True
    if _is_known(kind, claim, world):
        return True
    gives = kind.gives or kind.compatible
    return any(
        other.article != claim.article and gives(claim.value, other.value)
        for key in kind.blocks(claim)
        for other in blocks[key]
    )


def _is_known(kind: Kind[Any], claim: Claim[Any], world: World) -> bool:
    """Whether a person's family name stands in another report: then the person is not this one's own."""
    person = claim.value.person if kind.name == "participant" else None
    if person is None:
        return False
    surname = person.surname.split()[-1].lower()
    others = (i for i in range(len(world.articles)) if i != claim.article)
    return any(surname in world.vocabulary(i) for i in others)


def _distinct(kind: Kind[Any], claim: Claim[Any]) -> str:
    """What tells two claims of one sentence apart: several people may be named in it."""
    return kind.describe(claim.value) if kind.name == "participant" else ""


def _weightiest(candidates: list[tuple[float, Kind[Any], Claim[Any]]]) -> list[Told]:
    """The first of each article by weight, one for each sentence and kind, back in text order."""
    kept: dict[int, list[tuple[Kind[Any], Claim[Any]]]] = defaultdict(list)
    seen: set[tuple[int, int, str, str]] = set()
    for _, kind, claim in sorted(candidates, key=lambda c: (-c[0], c[2].article, c[2].evidence.start)):
        place = (claim.article, claim.context.sentence, kind.name, _distinct(kind, claim))
        if place not in seen and len(kept[claim.article]) < MOST:
            seen.add(place)
            kept[claim.article].append((kind, claim))
    ordered = [told for article in sorted(kept) for told in kept[article]]
    return sorted(ordered, key=lambda t: (t[1].article, not t[1].context.title, t[1].context.sentence))
