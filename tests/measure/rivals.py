"""Fits the weights by which rival numbers are told to be of one thing, and says how right they are.

    python tests/measure/rivals.py --shared DIR

Learns from the annotated events of ``train/`` and the invented ones beside this file; every pair of rival
numbers (:func:`newsdiff.claims.quantities.rivals.candidates`) is one example, right where an annotated
difference of any kind rests on both. Prints the fitted weights beside those that newsdiff has, and, for
fitted ones held out by event and for those of newsdiff, how many of the pairs shown are right. The nine
events of ``gold/`` are not looked at. Needs scikit-learn (the extra ``train``).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from newsdiff.claims.kind import Pair
from newsdiff.claims.kinds.quantity import KIND
from newsdiff.claims.model import Claim
from newsdiff.claims.quantities import rivals
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import load
from newsdiff.corpus.annotate import annotate

INVENTED = Path(__file__).with_name("invented")
FOLDS = 8
THRESHOLDS = (0.4, 0.5, 0.6)


@dataclass(frozen=True)
class Example:
    """Two rival numbers of one event."""

    part: str
    event: str
    ends: tuple[tuple[int, int, int], tuple[int, int, int]]
    """Of either, its article, its number among the claims, and the other's article."""
    seen: dict[str, float]
    right: bool


def _scorer(shared: Path) -> ModuleType:
    path = shared / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples(part: str, folder: Path, score: ModuleType) -> Iterator[Example]:
    """The rival numbers of one event."""
    articles, _ = load(sorted(p for p in folder.glob("*.json") if p.name != "gold.json"))
    if len(articles) < 2:
        return
    world = World([Reading(number, parsed) for number, parsed in enumerate(annotate(articles))])
    claims = [claim for reading in world.readings for claim in KIND.extract(reading)]
    points = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["points"]
    different = [p for p in points if p["relation"] in score.DIFFERENCE]
    texts = {Path(a.name).stem: {"text": a.text, "title": a.title} for a in articles}

    def side(claim: Claim[Any]) -> dict[str, Any]:
        evidence = claim.evidence
        place = {"field": evidence.field, "start": evidence.start, "end": evidence.end}
        return {"article": articles[claim.article].name, **place}

    for i, j, told in rivals.candidates(claims, world):
        a, b = claims[i], claims[j]
        finding = {"kind": "any", "sides": [side(a), side(b)]}
        right = any(score.matches(finding, point, texts, True) for point in different)
        ends = (a.article, i, b.article), (b.article, j, a.article)
        yield Example(part, folder.name, ends, rivals.features(Pair(a, b, world), told), right)


def shown(found: Sequence[Example], likely: Sequence[float], least: float) -> list[Example]:
    """The pairs that would be shown: each other's best from a probability up."""
    taken: set[tuple[str, tuple[int, int, int]]] = set()
    kept = []
    for k in sorted(range(len(found)), key=lambda k: -likely[k]):
        ends = {(found[k].event, end) for end in found[k].ends}
        if likely[k] >= least and not ends & taken:
            taken |= ends
            kept.append(found[k])
    return kept


def _model() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=3000))


def held_out(rows: np.ndarray[Any, Any], right: np.ndarray[Any, Any], events: Sequence[str]) -> list[float]:
    """Probabilities by models fitted to the other events."""
    fold = {event: number % FOLDS for number, event in enumerate(sorted(set(events)))}
    folds = np.array([fold[event] for event in events])
    likely = np.zeros(len(rows))
    for k in range(FOLDS):
        model = _model().fit(rows[folds != k], right[folds != k])
        likely[folds == k] = model.predict_proba(rows[folds == k])[:, 1]
    return [float(p) for p in likely]


def _report(title: str, found: Sequence[Example], likely: Sequence[float]) -> None:
    for least in THRESHOLDS:
        kept = shown(found, likely, least)
        cells = []
        for part in ("train", "invented"):
            of = [e for e in kept if e.part == part]
            cells.append(f"{part} {sum(e.right for e in of)} of {len(of)} right")
        print(f"{title}, from {least}: {'; '.join(cells)}")


def main() -> None:
    """Fit, and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True, help="folder with gold/score.py and train")
    shared = ask.parse_args().shared
    score = _scorer(shared)
    parts = {"train": shared / "train", "invented": INVENTED}
    found = [
        example
        for part, root in parts.items()
        for folder in sorted(p.parent for p in root.glob("*/gold.json"))
        for example in examples(part, folder, score)
    ]
    names = list(rivals.WEIGHTS)
    rows = np.array([[float(e.seen[name]) for name in names] for e in found])
    right = np.array([e.right for e in found])
    model = _model().fit(rows, right)
    fitted = model[-1].coef_[0] / model[0].scale_
    for name, weight in zip(names, fitted, strict=True):
        print(f"{name:12}{weight:8.2f} fitted {rivals.WEIGHTS[name]:8.2f} in use")
    print(f"{len(found)} pairs, {int(right.sum())} right")
    _report("fitted to other events", found, held_out(rows, right, [e.event for e in found]))
    _report("in use", found, [rivals.probability(e.seen) for e in found])


if __name__ == "__main__":
    main()
