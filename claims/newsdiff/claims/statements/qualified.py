"""A word that judges or bounds a sentence, which another report of the same sentence lacks.

Reports often share a sentence word for word, from an agency or from each other. Where one of them says
"wrongfully accused" and the other "accused", the change is somebody's; it is told only for sentences that are
otherwise all but the same, and for words that a reader would miss (lexicon/statement.toml, ``qualifiers``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["qualifier"]

SHORTEST = 5
"""Words that two versions of one sentence share at least."""
SHARE = 0.75
"""Part of the shorter version that the other has, too."""
LONGEST = 40
"""Words of a clause that are compared."""
_WORD = re.compile(r"[\w'’-]+")


def qualifier(a: str, b: str, words: frozenset[str]) -> tuple[str, str] | None:
    """The words that qualify one sentence in two versions, one of them empty; None for two sentences.

    >>> words = frozenset({"wrongfully", "peacefully"})
    >>> qualifier("the guard accused them of theft", "the guard wrongfully accused them of theft", words)
    ('', 'wrongfully')
    >>> qualifier("the guard accused them of theft", "the guard later accused them of theft", words) is None
    True
    """
    mine, other = (_words(text) for text in (a, b))
    if words.isdisjoint(mine) and words.isdisjoint(other):
        return None
    matcher = SequenceMatcher(None, mine, other, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < SHORTEST or shared < SHARE * min(len(mine), len(other)):
        return None
    changes = [
        (mine[i:j], other[k:m])
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal" and i and k and j < len(mine) and m < len(other)
    ]
    if len(changes) != 1:
        return None
    old, new = changes[0]
    if max(len(old), len(new)) > 1 or not words.issuperset(old) or not words.issuperset(new):
        return None
    return " ".join(old), " ".join(new)


def _words(text: str) -> Sequence[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)[:LONGEST]]
