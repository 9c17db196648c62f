"""Copies of one wire text: articles whose sentences are mostly the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from newsdiff.corpus.article import Article

SHINGLE = 7
"""Words of a shingle."""
SHARED = 0.5
"""Share of the shorter text's shingles that also stand in the longer, from which it is a copy."""

__all__ = ["origins"]


def origins(articles: Sequence[Article]) -> tuple[int, ...]:
    """For each article the number of its origin, from 1; copies of one text have one number."""
    shingles = [_shingles(article) for article in articles]
    origin = list(range(len(articles)))
    for i, j in combinations(range(len(articles)), 2):
        smaller = min(len(shingles[i]), len(shingles[j]))
        if smaller and len(shingles[i] & shingles[j]) >= SHARED * smaller:
            first, second = sorted((origin[i], origin[j]))
            origin = [first if o == second else o for o in origin]
    numbers = {o: n for n, o in enumerate(dict.fromkeys(origin), start=1)}
    return tuple(numbers[o] for o in origin)


def _shingles(article: Article) -> frozenset[int]:
    """Numbers that stand for the runs of seven words of the body."""
    words = re.findall(r"\w+", " ".join(p.text for p in article.passages if p.role == "body").lower())
    return frozenset(_number(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _number(words: list[str]) -> int:
    return hash(tuple(words))
