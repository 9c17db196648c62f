"""Quotation marks paired: which stretches of a passage stand in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Marked", "continues", "marked"]

_ELISION = re.compile(r"'(?:em|til|cause|cos|tis|twas|n|bout|round|\d0s?)\b", re.IGNORECASE)
"""Words that begin with an apostrophe."""
_OPENS_AFTER = frozenset(" \t([{-–—/\"'")
_STRONG = frozenset(".,!?…;:")
LONGEST_SINGLE = 1200
"""Characters between single quotation marks: farther apart they are no pair but apostrophes."""

_MARKS = 24
"""Single marks looked at for the one that closes: apostrophes inside a quotation are few."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks: half-open characters of a passage, the marks left out."""

    start: int
    end: int
    closed: bool
    """False where no closing mark follows in the passage: the quotation runs on in the next."""
    single: bool = False


def marked(text: str) -> tuple[Marked, ...]:
    """Outermost quotations of a passage with straight quotation marks, in order.

    Quotations inside quotations belong to the outer one. A single mark counts where it opens a word
    and another closes one; apostrophes do not.

    >>> text = 'He called it "a \\'total\\' mess" and left the workers\\' hall.'
    >>> [text[m.start : m.end] for m in marked(text)]
    ["a 'total' mess"]
    >>> text = "'It's over,' said the players' coach. 'We're done.'"
    >>> [text[m.start : m.end] for m in marked(text)]
    ["It's over,", "We're done."]
    """
    doubles = tuple(_doubles(text))
    found = list(doubles)
    at = 0
    for quotation in (*doubles, Marked(len(text) + 1, len(text) + 1, True)):
        found.extend(_singles(text, at, min(quotation.start - 1, len(text))))
        at = quotation.end + 1
    return tuple(sorted((m for m in found if m.end > m.start), key=lambda m: m.start))


def continues(before: Sequence[Marked], text: str) -> bool:
    """Whether a passage goes on with the quotation that the passage before left open.

    Args:
        before: the quotations of the passage before.
        text: the passage.
    """
    return bool(before) and not before[-1].closed and text.startswith(('"', "'"))


def _doubles(text: str) -> Iterator[Marked]:
    start: int | None = None
    for i in _positions(text, '"'):
        if start is None:
            start = i + 1
        elif _opens(text, i) and not _closes(text, i):
            # A second opening mark: the first was never closed, or was an inch sign or stray.
            if i - start > 1 and _SENTENCE_END.search(text[max(start, i - 3) : i]):
                yield Marked(start, i, True)
            start = i + 1
        else:
            yield Marked(start, i, True)
            start = None
    if start is not None and len(text) - start > 1:
        yield Marked(start, len(text), False)


_SENTENCE_END = re.compile(r"[.,!?]\s*$")


def _positions(text: str, mark: str, low: int = 0, high: int | None = None) -> Iterator[int]:
    at = text.find(mark, low, high)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1, high)


def _opens(text: str, i: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return before in _OPENS_AFTER and not after.isspace()


def _closes(text: str, i: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _singles(text: str, low: int, high: int) -> Iterator[Marked]:
    marks = list(_positions(text, "'", low, high))
    k = 0
    while k < len(marks):
        i = marks[k]
        if not _opens(text, i) or _ELISION.match(text, i) or not _begins_word(text, i + 1):
            k += 1
            continue
        close = _single_close(text, marks, k)
        if close is None:
            k += 1
            continue
        yield Marked(i + 1, marks[close], True, single=True)
        k = close + 1


def _begins_word(text: str, i: int) -> bool:
    return i < len(text) and (text[i].isalnum() or text[i] in "[($£€.…")


def _single_close(text: str, marks: Sequence[int], opened: int) -> int | None:
    """Index of the mark that closes a single quotation: the first that follows punctuation, or a
    word that is no plural possessive, before another one opens."""
    weak: int | None = None
    start = marks[opened]
    for k in range(opened + 1, min(opened + 1 + _MARKS, len(marks))):
        i = marks[k]
        if i - start > LONGEST_SINGLE:
            break
        if _closes(text, i):
            if text[i - 1] in _STRONG or not _possessive(text, i):
                return k
            weak = k if weak is None else weak
        elif _opens(text, i) and not _ELISION.match(text, i) and weak is not None:
            break
    return weak


def _possessive(text: str, i: int) -> bool:
    """Whether an apostrophe after an s is followed by the thing possessed."""
    return text[i - 1] in "sS" and i + 2 < len(text) and text[i + 1] == " " and text[i + 2].islower()
