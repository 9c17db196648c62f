"""The gate: whether reports tell one event, by their openings, their vocabulary and their days.

Score of two reports: cosine of the vectors of headline and first two sentences, plus 1.5 times the
cosine of their content lemmas (logarithmic counts), less 0.003 for each day between publications (200
at most, 3 where a day is unknown). On 443 pairs of one folder and 1,500 of two, from the annotated and
unlabelled events of 2009 to 2018, a threshold of 0.6 passes all the former but two, which tell of like
decisions eighteen months apart, and refuses 99 in 100 of the latter.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from newsdiff.claims.reading import Reading, content_words
from newsdiff.claims.world import World

THRESHOLD = 0.6
VOCABULARY = 1.5
DAY = 0.003
FAR = 200
UNDATED = 3

__all__ = ["Gate", "relate"]


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate says of a set of articles."""

    related: bool
    outsiders: frozenset[int]
    """Numbers of articles that tell another event than the rest, where the rest are related."""
    reason: str
    """One sentence; empty where all are related."""


def relate(world: World) -> Gate:
    """Whether the articles tell one event; those of the largest connected group do."""
    words = [_vocabulary(r) for r in world.readings]
    linked: dict[int, set[int]] = {i: {i} for i in range(len(world.readings))}
    for i, j in combinations(range(len(world.readings)), 2):
        if linked[i] is not linked[j] and _score(world, words, i, j) >= THRESHOLD:
            linked[i] |= linked[j]
            for k in linked[j]:
                linked[k] = linked[i]
    largest = max(linked.values(), key=lambda group: (len(group), -min(group)))
    if len(largest) == len(world.readings):
        return Gate(True, frozenset(), "")
    if len(largest) == 1:
        return Gate(
            False, frozenset(), "the reports do not tell one event: openings, names and words are unlike"
        )
    return Gate(True, frozenset(linked) - largest, "tells another event than the other reports")


def _score(world: World, words: list[Mapping[str, float]], i: int, j: int) -> float:
    likeness = world.vectors.cosine(_opening(world.readings[i]), _opening(world.readings[j]))
    apart = world.days_apart(i, j)
    days = UNDATED if apart is None else min(apart, FAR)
    return likeness + VOCABULARY * _cosine(words[i], words[j]) - DAY * days


def _opening(reading: Reading) -> str:
    """Headline and first two sentences, as one text."""
    return " ".join(s.text for s in reading.lead())


def _vocabulary(reading: Reading) -> Mapping[str, float]:
    counts = Counter(word for s in reading.sentences for word in content_words(s.span))
    return {word: 1 + math.log(n) for word, n in sorted(counts.items())}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(weight * b[word] for word, weight in a.items() if word in b)
    lengths = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return shared / lengths if lengths else 0.0
