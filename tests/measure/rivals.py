"""Fits the weights by which rival numbers are told to be of one thing, and says how right they are.

    python tests/measure/rivals.py --shared DIR

Learns from the annotated events of ``train/`` and the invented ones beside this file. Two numbers that agree
are an example of one thing, as if one report had another number; they are taken at several ratios. Two
numbers that differ (:func:`newsdiff.claims.quantities.rivals.candidates`) are one where an annotated
difference of any kind rests on both, else an example of two things. Prints the fitted weights beside those
that newsdiff has, and, for fitted ones held out by event and for those of newsdiff, how many of the numbers
that agree would be noticed if one were wrong, and how many of the pairs shown are right. The nine events of
``gold/`` are not looked at. Needs scikit-learn (the extra ``train``).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from newsdiff.claims.align import align
from newsdiff.claims.kind import Pair
from newsdiff.claims.kinds.quantity import KIND
from newsdiff.claims.model import Claim
from newsdiff.claims.quantities import rivals
from newsdiff.claims.quantities.match import TOLLS
from newsdiff.claims.quantities.rules import AGREE
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import load
from newsdiff.corpus.annotate import annotate

INVENTED = Path(__file__).with_name("invented")
FOLDS = 8
THRESHOLDS = (0.8, 0.85, 0.9)
RATIOS = (1.05, 1.2, 1.6, 2.5)
"""How many times the right number a wrong one is taken to be."""
MIDDLE = 1.2
"""The one at which it is asked whether a wrong number would be noticed."""


@dataclass(frozen=True)
class Example:
    """Two numbers of one event."""

    part: str
    event: str
    ends: tuple[tuple[int, int, int], tuple[int, int, int]]
    """Of either, its article, its number among the claims, and the other's article."""
    seen: dict[str, float]
    agrees: bool
    right: bool


def _scorer(shared: Path) -> ModuleType:
    path = shared / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _agreeing(claims: Sequence[Claim[Any]], world: World) -> set[tuple[int, int]]:
    """Pairs of claims that give one number for one thing."""
    place = {id(claim): number for number, claim in enumerate(claims)}
    return {
        (min(pair), max(pair))
        for found in align(KIND, claims, world)
        if found.verdict.rule is AGREE
        for a, b in combinations(found.members, 2)
        if a.article != b.article and a.value.number.low == b.value.number.low
        for pair in ((place[id(a)], place[id(b)]),)
    }


def examples(part: str, folder: Path, score: ModuleType) -> Iterator[Example]:
    """The numbers of one event, tolls left out: they have rules of their own."""
    articles, _ = load(sorted(p for p in folder.glob("*.json") if p.name != "gold.json"))
    if len(articles) < 2:
        return
    world = World([Reading(number, parsed) for number, parsed in enumerate(annotate(articles))])
    claims = [claim for reading in world.readings for claim in KIND.extract(reading)]
    points = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["points"]
    different = [p for p in points if p["relation"] in score.DIFFERENCE]
    texts = {Path(a.name).stem: {"text": a.text, "title": a.title} for a in articles}
    agreeing = _agreeing(claims, world)

    def side(claim: Claim[Any]) -> dict[str, Any]:
        evidence = claim.evidence
        place = {"field": evidence.field, "start": evidence.start, "end": evidence.end}
        return {"article": articles[claim.article].name, **place}

    for candidate in rivals.candidates(claims, world, agreeing):
        i, j = candidate.a, candidate.b
        a, b = claims[i], claims[j]
        if a.value.status in TOLLS:
            continue
        finding = {"kind": "any", "sides": [side(a), side(b)]}
        right = any(score.matches(finding, point, texts, True) for point in different)
        ends = (a.article, i, b.article), (b.article, j, a.article)
        seen = rivals.features(Pair(a, b, world), candidate)
        yield Example(part, folder.name, ends, seen, (i, j) in agreeing, right)


def shown(found: Sequence[Example], likely: Sequence[float], least: float) -> list[Example]:
    """The rival pairs that would be shown: each other's best from a probability up."""
    taken: set[tuple[str, tuple[int, int, int]]] = set()
    kept = []
    for k in sorted(range(len(found)), key=lambda k: -likely[k]):
        ends = {(found[k].event, end) for end in found[k].ends}
        if likely[k] >= least and not found[k].agrees and not ends & taken:
            taken |= ends
            kept.append(found[k])
    return kept


def _at(example: Example, ratio: float) -> dict[str, float]:
    """What is seen of two numbers that agree, were one of them so many times the other."""
    return {**example.seen, "factor": math.log(ratio)} if example.agrees else example.seen


def _row(seen: dict[str, float]) -> list[float]:
    return [float(seen[name]) for name in rivals.WEIGHTS]


def _fit(found: Sequence[Example]) -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows, of_one, weights = [], [], []
    for example in found:
        ratios = RATIOS if example.agrees else (MIDDLE,)
        rows += [_row(_at(example, ratio)) for ratio in ratios]
        of_one += [example.agrees or example.right] * len(ratios)
        weights += [1 / len(ratios)] * len(ratios)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=3000))
    return model.fit(np.array(rows), np.array(of_one), logisticregression__sample_weight=np.array(weights))


def held_out(found: Sequence[Example]) -> list[float]:
    """Probabilities by models fitted to the other events."""
    fold = {event: number % FOLDS for number, event in enumerate(sorted({e.event for e in found}))}
    likely = [0.0] * len(found)
    for k in range(FOLDS):
        model = _fit([e for e in found if fold[e.event] != k])
        own = [n for n, e in enumerate(found) if fold[e.event] == k]
        for n, told in zip(own, _likely(model, [found[n] for n in own]), strict=True):
            likely[n] = told
    return likely


def _likely(model: Any, found: Sequence[Example]) -> list[float]:
    if not found:
        return []
    rows = np.array([_row(_at(e, MIDDLE)) for e in found])
    return [float(p) for p in model.predict_proba(rows)[:, 1]]


def _report(title: str, found: Sequence[Example], likely: Sequence[float]) -> None:
    for least in THRESHOLDS:
        kept = shown(found, likely, least)
        cells = []
        for part in ("train", "invented"):
            of = [e for e in kept if e.part == part]
            agree = [p for e, p in zip(found, likely, strict=True) if e.part == part and e.agrees]
            noticed = sum(p >= least for p in agree)
            cells.append(
                f"{part} {noticed} of {len(agree)} noticed, {sum(e.right for e in of)} of {len(of)} right"
            )
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
    model = _fit(found)
    scale, fitted = model[0], model[-1].coef_[0] / model[0].scale_
    for name, weight in zip(rivals.WEIGHTS, fitted, strict=True):
        print(f"{name:12}{weight:8.2f} fitted {rivals.WEIGHTS[name]:8.2f} in use")
    start = float(model[-1].intercept_[0] - (fitted * scale.mean_).sum())
    print(f"{'start':12}{start:8.2f} fitted {rivals.START:8.2f} in use")
    agreeing = sum(e.agrees for e in found)
    print(f"{agreeing} pairs that agree; {len(found) - agreeing} rivals, {sum(e.right for e in found)} right")
    _report("fitted to other events", found, held_out(found))
    _report("in use", found, [rivals.probability(_at(e, MIDDLE)) for e in found])


if __name__ == "__main__":
    main()
