"""Text from outside made safe to show: one line of printable characters."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["Excerpt", "clean", "excerpt", "plain_ascii", "printable", "squeeze"]

_SPACES = re.compile(r" {2,}")
_REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """``text`` without control codes, on one line.

    Line ends and tabs become spaces, invisible format characters (direction overrides, zero-width
    spaces, soft hyphens) go, and every other character that is not printable, lone surrogates
    among them, becomes U+FFFD.

    >>> printable("a\\x1b[31mb\\n\\tc\\u202e")
    'a�[31mb  c'
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def squeeze(text: str) -> str:
    """Like :func:`printable`, with single spaces; spaces at the ends stay."""
    return _SPACES.sub(" ", printable(text))


def clean(text: str) -> str:
    """Like :func:`squeeze`, without spaces at the ends."""
    return squeeze(text).strip()


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) == "Cf" else _REPLACEMENT


class Excerpt(NamedTuple):
    """A sentence in three parts: what comes before the value, the value's words, what follows."""

    before: str
    value: str
    after: str


def excerpt(sentence: str, clause: tuple[int, int], mark: tuple[int, int], limit: int | None) -> Excerpt:
    """The sentence cut to about ``limit`` characters around the value, never through it.

    ``clause`` and ``mark`` are half-open spans of ``sentence``; the clause is kept whole where the
    limit allows it. Cuts fall between words and show as an ellipsis. Without a limit nothing is cut.

    >>> excerpt("Late on Friday two of the five men were charged.", (15, 48), (15, 18), 20)
    Excerpt(before='… Friday ', value='two', after=' of the …')
    """
    size = len(sentence)
    start, end = _within(mark, size)
    low, high = 0, size
    if limit is not None and size > limit:
        keep = _within(clause, size)
        fits = keep[0] <= start and end <= keep[1] and keep[1] - keep[0] <= limit
        low, high = _window(keep if fits else (start, end), size, limit)
    before, after = sentence[low:start], sentence[end:high]
    if low:
        before = "… " + before[_word_start(sentence, low) - low :].lstrip()
    if high < size:
        after = after[: _word_end(sentence, high, end) - end].rstrip() + " …"
    return Excerpt(squeeze(before).lstrip(), squeeze(sentence[start:end]), squeeze(after).rstrip())


def _within(span: tuple[int, int], size: int) -> tuple[int, int]:
    start = min(max(span[0], 0), size)
    return start, min(max(span[1], start), size)


def _window(keep: tuple[int, int], size: int, limit: int) -> tuple[int, int]:
    """``keep`` grown to ``limit`` characters inside ``size``: as much on the left as on the right."""
    spare = max(limit - (keep[1] - keep[0]), 0)
    low = max(keep[0] - spare // 2, 0)
    high = min(low + (keep[1] - keep[0]) + spare, size)
    if high - low < limit:
        low = max(high - limit, 0)
    return min(low, keep[0]), max(high, keep[1])


def _word_start(sentence: str, low: int) -> int:
    """The first begin of a word at or after ``low``; ``low`` itself inside an endless word."""
    if sentence[low - 1].isspace():
        return low
    space = _next_space(sentence, low, low + 40)
    return low if space is None else space


def _word_end(sentence: str, high: int, least: int) -> int:
    if sentence[high].isspace():
        return high
    space = max(sentence.rfind(mark, least, high) for mark in " \n\t\u00a0")
    return high if space < 0 else space


def _next_space(sentence: str, low: int, high: int) -> int | None:
    return next((i for i in range(low, min(high, len(sentence))) if sentence[i].isspace()), None)


_ASCII = str.maketrans(
    {
        "…": "...", "·": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"',
        "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "−": "-", "•": "*",
    }
)  # fmt: skip


def plain_ascii(text: str) -> str:
    """``text`` with the usual typographic signs in ASCII; letters stay as they are."""
    return text.translate(_ASCII)
