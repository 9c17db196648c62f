"""Pairs of neighbouring sentences of the events in ``shared``, with what stands between them.

Labels come from three places: the points of ``gold.json`` (by the pair of sides: two sides of one value
agree), its traps (none), and ``labels.tsv``, where pairs that no point speaks to were judged one by one for
this project. A pair that nothing speaks to counts as none, with less weight.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from newsdiff.claims.model import DIFFERENCES
from newsdiff.claims.reader.candidates import candidates
from newsdiff.claims.reader.features import Pairing
from newsdiff.claims.reading import Reading
from newsdiff.claims.vectors import Vectors
from newsdiff.claims.world import World
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate

WIDE = 5
"""Neighbours of a sentence that are learned from where a point speaks to them; only two are read later."""
LABELS = Path(__file__).with_name("labels.tsv")
STRENGTH = ("conflict", "scope", "update", "wording", "detail", "agree", "none")

Span = tuple[int, int, int, int]
"""Begin and end of the words that matter in the first sentence, then in the second, in characters."""


@dataclass(slots=True)
class Example:
    """Two sentences and what stands between them."""

    event: str
    a: str
    b: str
    relation: str
    kind: str
    importance: str
    spans: list[Span]
    origin: str
    """gold, trap, own, unknown; changed or control for those made by program."""
    pairing: dict[str, Any] = field(default_factory=dict)
    where: tuple[str, str, int, str, str, int] = ("", "", 0, "", "", 0)
    """Article, field and begin of the first sentence, then of the second."""

    @property
    def differs(self) -> bool:
        """Whether the relation is a difference."""
        return self.relation in {r.value for r in DIFFERENCES}

    @property
    def rank(self) -> int:
        """The farther of the two ranks among the other's neighbours, from 1."""
        return int(max(self.pairing["ranks"]))

    @property
    def placed(self) -> Pairing:
        """Where the two sentences stand."""
        told = dict(self.pairing)
        return Pairing(
            told["cosine"], tuple(told["ranks"]), tuple(told["places"]), told["articles"], told["days"]
        )


def collect(shared: Path) -> list[Example]:
    """The examples of all events under ``train`` and ``events``, in the order of names and text."""
    own = _own()
    found: list[Example] = []
    for corpus in ("train", "events"):
        for folder in sorted(p for p in (shared / corpus).iterdir() if p.is_dir()):
            found += _of_event(folder, own)
    return found


def _of_event(folder: Path, own: dict[tuple[str, ...], list[str]]) -> list[Example]:
    files = sorted(p for p in folder.glob("*.json") if p.name != "gold.json")
    articles = [Article.from_json(json.loads(p.read_text(encoding="utf-8")), name=p.name) for p in files]
    world = World([Reading(i, one) for i, one in enumerate(annotate(articles))], Vectors())
    gold = folder / "gold.json"
    points = list(_points(json.loads(gold.read_text(encoding="utf-8")), articles)) if gold.exists() else []
    found = []
    for one in candidates(world, WIDE, 10_000):
        places: list[Place] = []
        for number, sentence in ((one.a, one.first), (one.b, one.second)):
            begin, end = sentence.locate(sentence.span.start_char, sentence.span.end_char)
            places.append((articles[number].name.removesuffix(".json"), sentence.field, begin, end))
        example = Example(
            folder.name, one.first.text, one.second.text, "none", "-", "-", [], "unknown", asdict(one.pairing)
        )
        example.where = (*places[0][:3], *places[1][:3])
        if _label(example, places, points, own, labelled=gold.exists()):
            found.append(example)
    return found


Place = tuple[str, str, int, int]
Side = tuple[Place, str]


def _points(gold: dict[str, Any], articles: list[Article]) -> Iterator[tuple[str, str, str, list[Side]]]:
    """Relation, kind, importance and placed sides of every point and trap."""
    texts = {a.name.removesuffix(".json"): {"text": a.text, "title": a.title} for a in articles}
    for name, relation in (("points", ""), ("judged", ""), ("traps", "trap")):
        for point in gold.get(name, []):
            sides = []
            for side in point["sides"]:
                which = side.get("field", "text")
                begin = texts[side["article"]][which].find(side["quote"])
                place = (side["article"], which, begin, begin + len(side["quote"]))
                sides.append((place, side.get("value", "")))
            yield relation or point["relation"], point["kind"], point.get("importance", "-"), sides


def _label(
    example: Example,
    places: list[Place],
    points: list[tuple[str, str, str, list[Side]]],
    own: dict[tuple[str, ...], list[str]],
    labelled: bool,
) -> bool:
    """Fill in what stands between the sentences; False where an event without labels says nothing."""
    found = list(_between(places, points))
    told = [f for f in found if f[0] != "trap"]
    if told:
        example.relation, example.kind, example.importance, _ = min(told, key=lambda f: STRENGTH.index(f[0]))
        example.spans = [f[3] for f in told if f[0] == example.relation]
        example.origin = "gold"
    elif found:
        example.origin = "trap"
    else:
        row = own.get(tuple(str(x) for x in (example.event, *example.where)))
        if row is None:
            return labelled
        example.relation, example.kind, example.importance = row[:3]
        example.spans = [] if row[3] == "-" else [(int(row[3]), int(row[4]), int(row[5]), int(row[6]))]
        example.origin = "own"
    return True


def _between(
    places: list[Place], points: list[tuple[str, str, str, list[Side]]]
) -> Iterator[tuple[str, str, str, Span]]:
    for relation, kind, importance, sides in points:
        for left, value in sides:
            if not _overlap(left, places[0]):
                continue
            for right, other in sides:
                if not _overlap(right, places[1]):
                    continue
                differs = relation in {r.value for r in DIFFERENCES}
                said = "agree" if differs and value == other else relation
                x, y = places[0][2], places[1][2]
                yield said, kind, importance, (left[2] - x, left[3] - x, right[2] - y, right[3] - y)


def _overlap(a: Place, b: Place) -> bool:
    return a[:2] == b[:2] and a[2] < b[3] and b[2] < a[3]


def _own() -> dict[tuple[str, ...], list[str]]:
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))[1:]
    return {tuple(row[1:8]): row[8:] for row in rows}
