"""The gate: whether reports tell one event, by their openings, their vocabulary and their days.

Score of two reports: cosine of the vectors of headline and first two sentences, plus 1.5 times the
cosine of their content lemmas (logarithmic counts), less 0.003 for each day between publications (200
at most, 3 where a day is unknown). On 443 pairs of one folder and 1,500 of two, from the annotated and
unlabelled events of 2009 to 2018, a threshold of 0.6 passes all the former but two, which tell of like
decisions eighteen months apart, and refuses 99 in 100 of the latter.

An archive asks for more, see :data:`STRICT`: there a report is held against thousands of others, most of
which tell of something else.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from newsdiff.claims.events import token_events
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.reading import Reading
from newsdiff.claims.words import content_words
from newsdiff.claims.world import World

UNDATED = 3
"""Days that two reports are taken to lie apart where one has no date."""
FAR = 200
_COUNTED = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})

__all__ = ["LENIENT", "STRICT", "Gate", "Sketch", "Weights", "days_apart", "relate", "score", "sketch"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts for how much, and what is enough."""

    vocabulary: float
    names: float
    day: float
    """Taken off for each day between publications."""
    threshold: float


LENIENT = Weights(vocabulary=1.5, names=0.0, day=0.003, threshold=0.6)
"""For reports that somebody put side by side, who will have had a reason."""
STRICT = Weights(vocabulary=1.5, names=0.5, day=0.01, threshold=0.85)
"""For reports that an archive proposes. ``make related`` measures it."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate says of a set of articles."""

    related: bool
    outsiders: frozenset[int]
    """Numbers of articles that tell another event than the rest, where the rest are related."""
    reason: str
    """One sentence; empty where all are related."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """As much of a report as tells what event it is about."""

    opening: str
    """Headline and first two sentences, as one text."""
    words: Mapping[str, float]
    """Content lemmas of the whole report, each with 1 + the logarithm of how often it stands there."""
    names: frozenset[str]
    """Named people, places, organisations and works, small and folded."""
    events: frozenset[str]
    """Event types of headline and lede."""
    lead: frozenset[str]
    """Content lemmas of headline and lede."""


def sketch(reading: Reading) -> Sketch:
    """The sketch of a report."""
    lead = list(reading.lead())
    named = {
        fold(entity.text.lower())
        for doc in reading.annotated.docs
        for entity in doc.ents
        if entity.label_ not in _COUNTED
    }
    return Sketch(
        opening=" ".join(sentence.text for sentence in lead),
        words=_vocabulary(reading),
        names=frozenset(named),
        events=frozenset(name for s in lead for token in s.span for name in token_events(token)),
        lead=frozenset(word for sentence in lead for word in content_words(sentence.span)),
    )


def score(a: Sketch, b: Sketch, apart: int | None, weights: Weights) -> float:
    """How much speaks for one event, the openings left out.

    Args:
        apart: days between the publications; None where one is unknown.
    """
    days = UNDATED if apart is None else min(apart, FAR)
    told = weights.vocabulary * _cosine(a.words, b.words) - weights.day * days
    return told + (weights.names * _shared(a.names, b.names) if weights.names else 0.0)


def days_apart(a: date | None, b: date | None) -> int | None:
    """Days between two publications; None where one is unknown."""
    return None if a is None or b is None else abs((a - b).days)


def relate(world: World) -> Gate:
    """Whether the articles tell one event; those of the largest connected group do."""
    sketches = [sketch(reading) for reading in world.readings]
    linked: dict[int, set[int]] = {i: {i} for i in range(len(world.readings))}
    for i, j in combinations(range(len(world.readings)), 2):
        if linked[i] is not linked[j] and _score(world, sketches, i, j) >= LENIENT.threshold:
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


def _score(world: World, sketches: Sequence[Sketch], i: int, j: int) -> float:
    a, b = sketches[i], sketches[j]
    return world.vectors.cosine(a.opening, b.opening) + score(a, b, world.days_apart(i, j), LENIENT)


def _vocabulary(reading: Reading) -> Mapping[str, float]:
    counts = Counter(word for s in reading.sentences for word in content_words(s.span))
    return {word: 1 + math.log(n) for word, n in sorted(counts.items())}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(weight * b[word] for word, weight in a.items() if word in b)
    lengths = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return shared / lengths if lengths else 0.0


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Cosine of two sets."""
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0
