"""Parts of a quotation: its sentences, and the words to show around a change."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.claims.quotes.edits import Word

__all__ = ["sentences", "window"]

_SHORTEST = 4
"""Words of a sentence that is compared on its own."""
_LONGEST = 200
"""Words compared at once: the time of a comparison grows with their square."""


def sentences(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words of a quotation by sentence; a very short sentence goes with the one before or after."""
    cut: list[list[Word]] = []
    for word in words:
        new = word.opens and word.starts and len(cut[-1]) >= _SHORTEST if cut else True
        if new or len(cut[-1]) >= _LONGEST:
            cut.append([])
        cut[-1].append(word)
    if len(cut) > 1 and len(cut[-1]) < _SHORTEST:
        cut[-2].extend(cut.pop())
    return [tuple(c) for c in cut]


def window(
    words: Sequence[Word], core: tuple[int, int], whole: tuple[int, int], longest: int
) -> tuple[int, int]:
    """Characters of the field that hold the words ``core`` and as much of ``whole`` as fits.

    Args:
        core: half-open numbers of words; where empty, the words on both sides are shown.
        whole: half-open numbers of words that contain ``core``.
        longest: characters in all.
    """
    low, high = core
    if low == high:
        low, high = max(low - 1, 0), min(high + 1, len(words))
    floor, ceiling = min(whole[0], low), max(whole[1], high)
    grown = True
    while grown:
        grown = False
        if low > floor and words[high - 1].end - words[low - 1].start <= longest:
            low, grown = low - 1, True
        if high < ceiling and words[high].end - words[low].start <= longest:
            high, grown = high + 1, True
    while words[high - 1].end - words[low].start > longest and high - low > 1:
        high -= 1
    return words[low].start, words[high - 1].end
