"""Lines of a text put together into paragraphs, where it was wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Paragraph", "paragraphs"]

_NEWLINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_BLANK = " \t\x00\xa0\ufeff"
_NARROW, _WIDE = 45, 110
"""Widths, in characters, that texts are wrapped at."""
_SLACK = 3
_LIST = re.compile(r"(?:[-*+•◦·▪‣]|\d{1,3}[.)])\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A half-open span of the text, white space around it left out."""

    start: int
    end: int
    lines: int = 1


def paragraphs(text: str, breaks: Set[int] = frozenset(), begin: int = 0) -> Iterator[Paragraph]:
    """The paragraphs of a text: its lines, those that were wrapped at a fixed width joined.

    ``breaks`` are beginnings of lines that never continue the line above, such as list items. What
    stands before ``begin`` is left out.
    """
    lines = list(_lines(text, begin))
    width = _width(text, lines)
    current: Paragraph | None = None
    for line, follows in lines:
        joins = follows and line.start not in breaks
        if current is not None and joins and _runs_on(text, current, line, width):
            current = Paragraph(current.start, line.end, current.lines + 1)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current


def _lines(text: str, begin: int) -> Iterator[tuple[Paragraph, bool]]:
    """Each line that is not blank, and whether it stands right under another."""
    follows = False
    at = begin
    for stop, next_at in (*(m.span() for m in _NEWLINE.finditer(text, begin)), (len(text), len(text))):
        raw = text[at:stop]
        stripped = raw.strip(_BLANK)
        if stripped:
            start = at + len(raw) - len(raw.lstrip(_BLANK))
            yield Paragraph(start, start + len(stripped)), follows
        follows = bool(stripped)
        at = next_at


def _width(text: str, lines: Sequence[tuple[Paragraph, bool]]) -> int:
    """The width a text is wrapped at; 0 where it is not: its lines are paragraphs then."""
    above = [
        (before.end - before.start, _begins_small(text, line))
        for (before, _), (line, follows) in pairwise(lines)
        if follows and before.end - before.start >= _NARROW
    ]
    if not above or sum(lower for _, lower in above) < 0.3 * len(above):
        return 0
    lengths = sorted(length for length, _ in above)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if _NARROW <= width <= _WIDE else 0


def _begins_small(text: str, line: Paragraph) -> bool:
    """Whether the first letter of a line, marks of quotation aside, is a small one."""
    return text[line.start : min(line.end, line.start + 12)].lstrip("> \t\"'“‘(*_")[:1].islower()


def _runs_on(text: str, current: Paragraph, line: Paragraph, width: int) -> bool:
    """Whether the first word of ``line`` had no room at the end of the line above."""
    if not width or _LIST.match(text, line.start, line.end):
        return False
    newline = max(text.rfind("\n", current.start, current.end), text.rfind("\r", current.start, current.end))
    above = current.end - max(newline + 1, current.start)
    word = len(text[line.start : min(line.end, line.start + 40)].split(maxsplit=1)[0])
    return above <= _WIDE + 10 and above + 1 + word > width - _SLACK
