"""The trees over the network: fitted to what it says of events it was not fitted to, and scored likewise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from tests.measure.reader.pairs import Example

from newsdiff.claims.reader.features import features
from newsdiff.claims.reader.trees import probability

__all__ = ["average_precision", "crossed", "fit_trees", "right_among"]

PARTS = 6
"""Groups of events between which the trees are cross-validated."""


def _rows(examples: Sequence[Example], said: Sequence[tuple[float, ...]]) -> NDArray[np.float64]:
    return np.array([features(e.a, e.b, r, e.placed) for e, r in zip(examples, said, strict=True)])


def fit_trees(examples: Sequence[Example], said: Sequence[tuple[float, ...]]) -> dict[str, Any]:
    """Trees as :func:`newsdiff.claims.reader.trees.probability` reads them."""
    model = GradientBoostingClassifier(
        n_estimators=60, max_depth=3, learning_rate=0.07, subsample=0.7, random_state=0
    )
    goal = np.array([e.differs for e in examples])
    model.fit(_rows(examples, said), goal)
    share = float(goal.mean())
    return {
        "base": round(float(np.log(share / (1 - share))), 6),
        "rate": 0.07,
        "trees": [_node(one[0].tree_, 0) for one in model.estimators_],
    }


def _node(tree: Any, at: int) -> Any:
    if tree.children_left[at] < 0:
        return round(float(tree.value[at][0][0]), 6)
    low, high = tree.children_left[at], tree.children_right[at]
    return [
        int(tree.feature[at]),
        round(float(tree.threshold[at]), 6),
        _node(tree, low),
        _node(tree, high),
    ]


def crossed(examples: Sequence[Example], said: Sequence[tuple[float, ...]]) -> NDArray[np.float64]:
    """Confidence in a difference, each event's from trees fitted to the other events."""
    events = sorted({e.event for e in examples})
    part = np.array([events.index(e.event) % PARTS for e in examples])
    rows = _rows(examples, said)
    found = np.zeros(len(examples))
    for held in range(PARTS):
        inside = [i for i in range(len(examples)) if part[i] != held]
        trees = fit_trees([examples[i] for i in inside], [said[i] for i in inside])
        for i in np.flatnonzero(part == held):
            found[i] = probability(trees, rows[i])
    return found


def right_among(
    examples: Sequence[Example], scores: NDArray[np.float64], best: Sequence[int]
) -> dict[int, float]:
    """Share of differences among the best pairs by score."""
    goal = np.array([e.differs for e in examples])[np.argsort(-scores, kind="stable")]
    return {k: round(float(goal[:k].mean()), 3) for k in best}


def average_precision(examples: Sequence[Example], scores: NDArray[np.float64]) -> float:
    """Mean of the precision at each difference, best first."""
    goal = np.array([e.differs for e in examples])[np.argsort(-scores, kind="stable")].astype(float)
    precision = np.cumsum(goal) / np.arange(1, len(goal) + 1)
    return round(float((precision * goal).sum() / max(1.0, goal.sum())), 3)
