"""One statement quoted in other words: a translation, a memory, a paraphrase between quotation marks.

Quotations that share no stretch of words can still be of one statement: "We got this wrong, and people were
hurt", "We did not get this right, and people were hurt". Such a pair is told by the likeness of the two
sentences; how much of it is asked for depends on who speaks. On the 104 annotated events five
pairs of six are of one statement by the annotation, on the invented ones seven of eight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsdiff.claims.quotes.edits import FILLERS, Word

__all__ = ["is_reworded"]

SHORTEST = 3
"""Words of a quotation that can be told from another one."""
SHARE = 0.5
"""Of the content words of the shorter quotation, at least so many are in the other."""
STEM = 4
"""Letters of a word that its forms share: "laughed", "laughing"."""
LONGER = 1.5
"""Times that the longer of two with one such word in common may have the words of the shorter."""
LIKENESS: dict[bool | None, float] = {True: 0.78, None: 0.82, False: 0.9}
"""Least cosine of two quotations: of one speaker, of one not known, of two (speakers are wrong at times)."""


def is_reworded(
    a: Sequence[Word], b: Sequence[Word], speaker: bool | None, cosine: Callable[[str, str], float]
) -> bool:
    """Whether two quotations give one statement in other words.

    Args:
        speaker: whether they have one speaker, None where that is not known.
        cosine: of two texts; asked last.
    """
    mine, other = _said(a), _said(b)
    if min(len(mine), len(other)) < SHORTEST or _within(mine, other) or _within(other, mine):
        return False
    if not (a[0].starts and b[0].starts) or any(w.wild or w.gap for w in (*a[1:], *b[1:])):
        return False
    content_a, content_b = ({w.norm[:STEM] for w in words if w.content} for words in (a, b))
    common = len(content_a & content_b)
    if not common or common < SHARE * min(len(content_a), len(content_b)):
        return False
    if common == 1 and max(len(mine), len(other)) > LONGER * min(len(mine), len(other)):
        return False
    return cosine(" ".join(mine), " ".join(other)) >= LIKENESS[speaker]


def _said(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(w.norm for w in words if w.norm not in FILLERS)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words stand in a row in others: a quotation that is trimmed."""
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))
