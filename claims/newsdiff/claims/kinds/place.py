"""Places: where an event happened, with containment by the gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import Claim
from newsdiff.claims.names import slip
from newsdiff.claims.places.find import find_places
from newsdiff.claims.places.one_act import in_two_places
from newsdiff.claims.places.rules import ACT, AGREE, FINER, PART_OF_TOWN, RULES, SIDE, SPELLING
from newsdiff.claims.places.value import PlaceValue, beside, fits, holds, lexicon, same

__all__ = ["KIND"]

Places = Pair[PlaceValue]

NAMED, KNOWN, VAGUE, PART, BESIDE = 0.15, 0.35, 0.55, 0.45, 0.55
"""How alike two clauses must be for phrases that share a name, a known place or noun, a common noun
alone; for a place in another; for two sites of one town."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: the first whose predicate holds gives the verdict."""

    rule: Rule
    confidence: float
    holds: Callable[[Places], bool]
    reason: Callable[[Places], str]


def blocks(claim: Claim[PlaceValue]) -> Iterator[Hashable]:
    """By each telling word and each place of the gazetteer with those that hold it, else by the noun.

    Sides of a town stand together, and so do names that may be one in two spellings.
    """
    v = claim.value
    if v.words:
        yield from (("word", word) for word in sorted(v.words))
    yield from (
        ("spelled", v.head, word[0]) for word in sorted(v.names - v.direction) if len(word) >= SHORTEST
    )
    if v.words and v.words == v.direction:
        yield ("side", v.head)
    for place in v.places:
        yield ("place", place.name)
        yield from (("place", name) for name in (place.region, place.country) if name)
    if (
        v.inner is not None
        and v.preposition in lexicon().prepositions.act
        and claim.context.trigger is not None
    ):
        yield ("act", v.inner.level, v.preposition, claim.context.trigger)
    if not v.places and not v.words:
        yield ("noun", v.head, claim.context.trigger)


def _together(pair: Places) -> float:
    """How surely two phrases are about one happening, 0 to 1."""
    a, b = pair.a.context, pair.b.context
    shared = 0.25 * bool(a.events & b.events) + 0.15 * (a.trigger is not None and a.trigger == b.trigger)
    shared += 0.1 * (a.lede and b.lede) + 0.1 * bool(a.names & b.names)
    return min(1.0, shared + pair.similarity)


def _opposite_sides(pair: Places) -> bool:
    a, b = pair.a, pair.b
    if {a.value.side, b.value.side} != {"inside", "near"} or not same(a.value, b.value):
        return False
    if a.value.head != b.value.head or not (a.context.lede and b.context.lede):
        return False
    return bool(a.context.events & b.context.events & pair.world.main_events) and a.value.places != ()


def _other_part(pair: Places) -> bool:
    a, b = pair.a, pair.b
    v, w = a.value, b.value
    if not (v.direction and w.direction) or v.direction == w.direction:
        return False
    town = v.inner is not None and w.inner is not None and v.inner == w.inner
    side = v.head == w.head and v.words == v.direction and w.words == w.direction
    main = a.context.events & b.context.events & pair.world.main_events
    return (town or side) and bool(main) and a.context.lede and b.context.lede


SHORTEST = 5
"""Letters of a name from which a letter more or less is a slip of the pen."""


def _misspelt(pair: Places) -> bool:
    v, w = pair.a.value, pair.b.value
    if v.head != w.head or v.numbers != w.numbers or v.direction != w.direction:
        return False
    mine, other = v.names - w.names - {v.head}, w.names - v.names - {w.head}
    if len(mine) != 1 or len(other) != 1:
        return False
    (a,), (b,) = mine, other
    if min(len(a), len(b)) < SHORTEST or a[0] != b[0] or a + "s" == b or b + "s" == a or not slip(a, b):
        return False
    told = pair.world.vocabulary
    return b not in told(pair.a.article) and a not in told(pair.b.article) and _together(pair) >= NAMED


def _same(pair: Places) -> bool:
    v, w = pair.a.value, pair.b.value
    if not same(v, w):
        return False
    if v.names & w.names:
        return _together(pair) >= NAMED
    common = lexicon().nouns.common
    vague = not (v.words or v.places) or v.words <= common
    return _together(pair) >= (VAGUE if vague else KNOWN)


def _finer(pair: Places) -> bool:
    v, w = pair.a.value, pair.b.value
    if holds(v, w) or holds(w, v):
        return _together(pair) >= PART
    return beside(v, w) and _together(pair) >= BESIDE


def _reason_same(pair: Places) -> str:
    return f'"{pair.a.text}" and "{pair.b.text}" are one place.'


def _reason_finer(pair: Places) -> str:
    if beside(pair.a.value, pair.b.value):
        return f'"{pair.a.text}" and "{pair.b.text}" are told of one happening in one town.'
    outer, inner = (pair.a, pair.b) if holds(pair.a.value, pair.b.value) else (pair.b, pair.a)
    return f"{inner.value.text} lies in {outer.value.text}."


def _reason_side(pair: Places) -> str:
    return f'"{pair.a.text}" in one report, "{pair.b.text}" in the other.'


LADDER: tuple[Rung, ...] = (
    Rung(SIDE, 0.75, _opposite_sides, _reason_side),
    Rung(SPELLING, 0.75, _misspelt, _reason_side),
    Rung(PART_OF_TOWN, 0.75, _other_part, _reason_side),
    Rung(AGREE, 0.88, _same, _reason_same),
    Rung(FINER, 0.82, _finer, _reason_finer),
    Rung(ACT, 0.75, in_two_places, _reason_side),
)


def compare(pair: Places) -> Verdict | None:
    """The first rung that holds."""
    for rung in LADDER:
        if rung.holds(pair):
            # A town that both name besides says nothing of which side of it, or which other place, is meant.
            check: Literal["either", "none"] = (
                "none" if rung.rule in (SIDE, PART_OF_TOWN, SPELLING, ACT) else "either"
            )
            return Verdict(rung.rule, rung.confidence, rung.reason(pair), crosscheck=check)
    return None


def describe(v: PlaceValue) -> str:
    """The place for people, with its preposition."""
    return f"{v.preposition} {v.text}".strip()


def normal(v: PlaceValue) -> Mapping[str, Any]:
    """The value ready for JSON."""
    return {
        "text": v.text,
        "preposition": v.preposition,
        "head": v.head,
        "words": sorted(v.words),
        "places": [
            {"name": p.name, "level": p.level, "region": p.region or None, "country": p.country}
            for p in v.places
        ],
    }


KIND: Kind[PlaceValue] = Kind(
    name="place",
    rules=RULES,
    extract=find_places,
    blocks=blocks,
    compare=compare,
    describe=describe,
    normal=normal,
    compatible=fits,
)
