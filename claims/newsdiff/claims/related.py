"""Finding the reports of one event among many: by what an index is asked, and who of those it names tell it.

The index (:mod:`newsdiff.corpus.store.finding`) proposes; here the gate's strict weights decide. Only the
best of those proposed have their openings read by the sentence model, so that the cost of a look-up does
not grow with the archive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsdiff.claims.gate import STRICT, Sketch, days_apart, score

__all__ = ["FORM", "MOST", "PROPOSED", "Told", "from_json", "headline_words", "related", "terms", "to_json"]

FORM = 2
"""Number of the form of sketches and parses that are kept; another one when what they hold changes."""
PROPOSED = 48
"""Articles that an index is asked for."""
WEIGHED = 12
"""Of those the ones whose openings are read: their siblings were always among the first twelve."""
MOST = 10
"""Articles that are taken to tell the event."""
_WORD = re.compile(r"\w{3,40}")


@dataclass(frozen=True, slots=True)
class Told:
    """A report as a look-up sees it."""

    sketch: Sketch
    published: date | None


def terms(sketch: Sketch) -> dict[str, float]:
    """What an index is to know a report by, with the weight of each."""
    found = {f"name {name}": 1.0 for name in sorted(sketch.names)}
    found |= {f"word {word}": 0.7 for word in sorted(sketch.lead)}
    return found | {f"event {event}": 0.5 for event in sorted(sketch.events)}


def headline_words(title: str) -> tuple[str, ...]:
    """Words of a headline that a full-text index may be asked for."""
    return tuple(dict.fromkeys(_WORD.findall(title.lower())))


def related(
    asked: Told, proposed: Sequence[Told], likeness: Callable[[Sketch, Sketch], float]
) -> list[tuple[int, float]]:
    """Numbers and scores of those proposed that tell the event of the report asked about, the likest first.

    Args:
        likeness: cosine of the openings of two reports.
    """
    scored = [
        (score(asked.sketch, other.sketch, days_apart(asked.published, other.published), STRICT), number)
        for number, other in enumerate(proposed)
    ]
    best = sorted(scored, key=lambda told: (-told[0], told[1]))[:WEIGHED]
    full = [(told + likeness(asked.sketch, proposed[number].sketch), number) for told, number in best]
    passed = sorted((-total, number) for total, number in full if total >= STRICT.threshold)
    return [(number, round(-total, 4)) for total, number in passed[:MOST]]


def to_json(sketch: Sketch) -> dict[str, Any]:
    """A sketch as it is kept."""
    return {
        "opening": sketch.opening,
        "words": {word: round(weight, 6) for word, weight in sketch.words.items()},
        "names": sorted(sketch.names),
        "events": sorted(sketch.events),
        "lead": sorted(sketch.lead),
    }


def from_json(told: Mapping[str, Any]) -> Sketch:
    """The sketch that :func:`to_json` wrote."""
    return Sketch(
        opening=told["opening"],
        words=told["words"],
        names=frozenset(told["names"]),
        events=frozenset(told["events"]),
        lead=frozenset(told["lead"]),
    )
