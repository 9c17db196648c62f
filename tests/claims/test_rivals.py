"""Rival numbers of one thing: which pairs are weighed at all, and what the weights are made of."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from newsdiff.claims.kind import Pair
from newsdiff.claims.kinds.quantity import KIND
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.rivals import (
    LEAST,
    WEIGHTS,
    Candidate,
    candidates,
    features,
    probability,
)
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World

Read = Callable[..., Reading]


def pairs(read: Read, a: str, b: str) -> list[tuple[Pair[Quantity], Candidate]]:
    """The pairs of rival numbers of two texts, with where they stand among the others."""
    world = World([read(a, number=0), read(b, number=1)])
    claims = [claim for reading in world.readings for claim in KIND.extract(reading)]
    return [(Pair(claims[c.a], claims[c.b], world), c) for c in candidates(claims, world)]


@pytest.mark.parametrize(
    ("a", "b", "number"),
    [
        ("The plant has 40 chimneys.", "There are 60 chimneys at the plant.", 1),
        ("The plant has 40 chimneys.", "There are 40 chimneys at the plant.", 0),
        ("The plant has 40 chimneys.", "There are 60 trees at the plant.", 0),
        ("The plant has 40 chimneys.", "It has 60 chimneys. Another one has 40 chimneys.", 0),
        ("The plant has 40 chimneys.", "There are 900 chimneys at the plant.", 0),
        ("The plant has dozens of chimneys.", "There are 900 chimneys at the plant.", 0),
        ("Three senators came.", "Five senators came.", 1),
        ("One senator came.", "Two senators came.", 0),
        ("In 2019 the team won 12 games.", "In 2023 the team won 15 games.", 0),
        ("Shares fell to $12.", "Its shares rose to $15.", 0),
        ("The hole is 12 metres deep.", "It is 15 metres away.", 0),
        ("The hole is 12 metres deep.", "The hole is 40 feet deep.", 0),
        ("Two women were hurt.", "Four people were hurt.", 0),
        ("The rule passed 31-14.", "It was adopted by a vote of 30-15.", 0),
    ],
)
def test_which_numbers_are_rivals(read: Read, a: str, b: str, number: int) -> None:
    assert len(pairs(read, a, b)) == number


def test_what_is_weighed(read: Read) -> None:
    ((pair, candidate),) = pairs(read, "The plant has 40 chimneys.", "There are 60 chimneys at the plant.")
    seen = features(pair, candidate)
    assert set(seen) == set(WEIGHTS)
    assert seen["single"] and seen["noun"] and seen["nearest"] and not seen["quoted"]
    assert (candidate.told, candidate.anchors) == (2, 0)


def test_other_numbers_of_both_sentences_tie_them(read: Read) -> None:
    a = "The chain shut 61 of its 163 shops."
    b = "Of its 163 shops the chain shut 71 shops. Bakers there wear 90 hats."
    anchors = {pair.b.text: candidate.anchors for pair, candidate in pairs(read, a, b)}
    assert anchors["71 shops"] == 1


def test_the_nearest_number_is_known(read: Read) -> None:
    a = "The plant has 40 chimneys."
    b = "The plant has 60 chimneys. The brochure of the museum shows 50 chimneys of ships."
    nearest = {pair.b.text: candidate.nearest for pair, candidate in pairs(read, a, b)}
    assert nearest == {"60 chimneys": True, "50 chimneys": False}


def test_numbers_that_agree_can_be_taken_in(read: Read) -> None:
    world = World([read("The plant has 40 chimneys.", number=n) for n in (0, 1)])
    claims = [claim for reading in world.readings for claim in KIND.extract(reading)]
    assert candidates(claims, world) == []
    assert [(c.a, c.b) for c in candidates(claims, world, {(0, 1)})] == [(0, 1)]


def test_likelier_pairs_are_surer() -> None:
    steps = [probability(dict.fromkeys(WEIGHTS, 0.0) | {"likeness": x}) for x in (0.0, 0.3, 0.9, 1.9)]
    assert all(low < high for low, high in pairwise(steps))
    assert steps[0] < LEAST < steps[-1]
