"""Boosted regression trees, as data: what scikit-learn learned, read without it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["probability"]


def probability(trees: Mapping[str, Any], row: Sequence[float]) -> float:
    """The probability that boosted trees give a row of features.

    Args:
        trees: ``{"base": float, "rate": float, "trees": [node, ...]}``; an inner node is
            ``[feature, threshold, left, right]`` (left where the feature is at most the threshold), a leaf a
            number.
    """
    score = float(trees["base"]) + float(trees["rate"]) * sum(_leaf(tree, row) for tree in trees["trees"])
    return 1 / (1 + math.exp(-score))


def _leaf(node: Any, row: Sequence[float]) -> float:
    while isinstance(node, list):
        feature, threshold, left, right = node
        node = left if row[feature] <= threshold else right
    return float(node)
