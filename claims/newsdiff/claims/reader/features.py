"""What can be seen of two sentences without understanding them: shared words, figures and quotations.

The trees weigh it against what the network says: two sentences that quote the very same words, or of which
one only says less, hardly ever differ, however surely the network thinks so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["NAMES", "Pairing", "features"]

_WORD = re.compile(r"[a-z0-9$%']+")
_FIGURE = re.compile(r"\d[\d,.]*")
_QUOTED = re.compile(r'["“]([^"“”]*)["”]?')
_CAPITAL = re.compile(r"\b[A-Z][a-z]+")
_SMALL = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have",
        "he", "her", "his", "i", "in", "is", "it", "its", "not", "of", "on", "or", "said", "say", "says",
        "she", "that", "the", "their", "they", "this", "to", "was", "we", "were", "which", "who", "with",
        "you",
    )
)  # fmt: skip
_LEAST = 1e-4
_FAR = 30
_UNDATED = 3.0

NAMES = (
    "odds", "none", "agree", "detail", "update", "scope", "conflict", "wording", "cosine", "rank_a", "rank_b",
    "contained", "overlap", "own_a", "own_b", "own_less", "rival_figures", "shared_figures",
    "quotes_contained", "one_quotes", "both_quote", "words_a", "words_b", "articles", "days", "first_a",
    "first_b", "shared_names", "both_early",
)  # fmt: skip
"""What the numbers are, in order."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Where two sentences stand and how they were found to be neighbours."""

    cosine: float
    """Of the vectors of the sentences."""
    ranks: tuple[int, int]
    """The place of each among the neighbours of the other one in its article, from 1."""
    places: tuple[int, int]
    """Number of each sentence in its article."""
    articles: int
    """Articles of the comparison."""
    days: int | None
    """Days between the publication of the two articles."""


def features(a: str, b: str, relations: Sequence[float], pairing: Pairing) -> list[float]:
    """The numbers the trees weigh, in the order of :data:`NAMES`."""
    left, right = _content(a), _content(b)
    shared = left & right
    figures = frozenset(_FIGURE.findall(a)), frozenset(_FIGURE.findall(b))
    quotes = _content(" ".join(_QUOTED.findall(a))), _content(" ".join(_QUOTED.findall(b)))
    difference = sum(relations[3:])
    days = _UNDATED if pairing.days is None else float(min(pairing.days, _FAR))
    first, second = pairing.places
    return [
        math.log(max(difference, _LEAST) / max(1 - difference, _LEAST)),
        *(math.log(max(p, _LEAST)) for p in relations),
        pairing.cosine,
        float(pairing.ranks[0]),
        float(pairing.ranks[1]),
        len(shared) / max(1, min(len(left), len(right))),
        len(shared) / max(1, len(left | right)),
        float(len(left - right)),
        float(len(right - left)),
        float(min(len(left - right), len(right - left))),
        float(bool(figures[0] and figures[1] and not figures[0] & figures[1])),
        float(bool(figures[0] & figures[1])),
        len(quotes[0] & quotes[1]) / max(1, min(len(quotes[0]), len(quotes[1]))) if all(quotes) else -1.0,
        float(bool(quotes[0]) != bool(quotes[1])),
        float(all(quotes)),
        float(len(_WORD.findall(a.lower()))),
        float(len(_WORD.findall(b.lower()))),
        float(pairing.articles),
        days,
        float(first == 0),
        float(second == 0),
        float(len(frozenset(_CAPITAL.findall(a)) & frozenset(_CAPITAL.findall(b)))),
        float(first < 3 and second < 3),
    ]


def _content(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _SMALL
