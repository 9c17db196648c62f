"""Rival numbers of one thing: which pairs are weighed at all, and what the weights are made of."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from newsdiff.claims.kind import Pair
from newsdiff.claims.kinds.quantity import KIND
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.rivals import LEAST, WEIGHTS, candidates, features, probability
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World

Read = Callable[..., Reading]


def pairs(read: Read, a: str, b: str) -> list[tuple[Pair[Quantity], int]]:
    """The pairs of rival numbers of two texts, with how many numbers of their slot are told."""
    world = World([read(a, number=0), read(b, number=1)])
    claims = [claim for reading in world.readings for claim in KIND.extract(reading)]
    return [(Pair(claims[i], claims[j], world), told) for i, j, told in candidates(claims, world)]


@pytest.mark.parametrize(
    ("a", "b", "number"),
    [
        ("The plant has 40 chimneys.", "There are 60 chimneys at the plant.", 1),
        ("The plant has 40 chimneys.", "There are 40 chimneys at the plant.", 0),
        ("The plant has 40 chimneys.", "There are 60 trees at the plant.", 0),
        ("The plant has 40 chimneys.", "It has 60 chimneys. Another one has 40 chimneys.", 0),
        ("The plant has 40 chimneys.", "There are 900 chimneys at the plant.", 0),
        ("The plant has dozens of chimneys.", "There are 900 chimneys at the plant.", 0),
        ("Three senators came.", "Five senators came.", 0),
        ("The team won 12 games.", "They have won 15 games.", 0),
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
    ((pair, told),) = pairs(read, "The plant has 40 chimneys.", "There are 60 chimneys at the plant.")
    seen = features(pair, told)
    assert set(seen) == set(WEIGHTS)
    assert seen["single"] and seen["lede"] and not seen["quoted"]
    assert told == 2


def test_likelier_pairs_are_surer() -> None:
    steps = [probability(dict.fromkeys(WEIGHTS, 0.0) | {"likeness": x}) for x in (0.0, 0.3, 0.6, 1.0)]
    assert all(low < high for low, high in pairwise(steps))
    assert steps[0] < LEAST < steps[-1]
