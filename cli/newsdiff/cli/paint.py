"""Styled lines: words with a style and a link, wrapped by terminal cells, then turned into a string.

Written here because the output has to be the same bytes every time, which rich's hyperlinks (random
ids) are not, and because nothing that comes from an article may be read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from newsdiff.cli.look import Look
from newsdiff.cli.text import plain_ascii, printable, squeeze

__all__ = ["Line", "Span", "block", "gap", "paint", "row", "say", "width_of", "wrap"]

_CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36",
}  # fmt: skip
_WORDS = re.compile(r"\S+\s*|\s+")


class Span(NamedTuple):
    """Words with one style: names of colours and weights, separated by spaces."""

    text: str
    style: str = ""
    link: str = ""


Line = tuple[Span, ...]


def say(text: str, style: str = "", link: str = "") -> Line:
    """A line of one span with safe text; empty where the text is."""
    safe = squeeze(text)
    return (Span(safe, style, link),) if safe else ()


def gap(width: int) -> Line:
    """A line of that many spaces."""
    return (Span(" " * width),) if width > 0 else ()


def width_of(line: Line) -> int:
    """Terminal cells of a line."""
    return sum(cell_len(span.text) for span in line)


def wrap(line: Line, width: int | None) -> list[Line]:
    """The line broken between words so that no part is wider than ``width`` cells; at least one part."""
    text = "".join(span.text for span in line)
    if width is None or width_of(line) <= width:
        return [line]
    return [_cut(line, start, end) for start, end in _breaks(text, max(width, 2))]


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = end = used = 0
    for piece in _pieces(text, width):
        word = piece.rstrip()
        if used and used + cell_len(word) > width:
            yield start, start + len(text[start:end].rstrip())
            start, used = end, 0
        end += len(piece)
        used += cell_len(piece)
    yield start, start + len(text[start:end].rstrip())


def _pieces(text: str, width: int) -> Iterator[str]:
    for match in _WORDS.finditer(text):
        word = match.group()
        if cell_len(word.rstrip()) <= width:
            yield word
        else:
            yield from chop_cells(word.rstrip(), width)
            yield word[len(word.rstrip()) :]


def _cut(line: Line, start: int, end: int) -> Line:
    parts: list[Span] = []
    place = 0
    for span in line:
        piece = span.text[max(start - place, 0) : max(end - place, 0)]
        if piece:
            parts.append(span._replace(text=piece))
        place += len(span.text)
    return tuple(parts)


def block(head: Line, body: Line, tail: Line, width: int | None) -> list[Line]:
    """``head`` and beside it ``body``, wrapped with a hanging indent; ``tail`` flush right at the end.

    The tail takes a line of its own where the last line of the body has no room for it. Without a
    width everything is one line.
    """
    if width is None:
        return [(*head, *body, *(gap(2) if tail else ()), *tail)]
    indent = width_of(head)
    parts = wrap(body, width - indent)
    lines = [(*(head if i == 0 else gap(indent)), *part) for i, part in enumerate(parts)]
    if tail:
        room = width - width_of(lines[-1]) - width_of(tail)
        if room < 2:
            parts = wrap(tail, width - indent)
            lines.extend((*gap(max(width - width_of(part), indent)), *part) for part in parts)
        else:
            lines[-1] = (*lines[-1], *gap(room), *tail)
    return lines


def row(cells: Iterable[tuple[Line, int]], width: int | None) -> list[Line]:
    """Table cells, each with its column's width, wrapped beside each other, two spaces apart."""
    columns = [(wrap(cell, None if width is None else size), size) for cell, size in cells]
    lines: list[Line] = []
    for number in range(max(len(parts) for parts, _ in columns)):
        line: Line = ()
        for parts, size in columns:
            part = parts[number] if number < len(parts) else ()
            line = (*line, *part, *gap(max(size - width_of(part), 0) + 2))
        lines.append(_stripped(line))
    return lines


def _stripped(line: Line) -> Line:
    while line and not line[-1].text.strip():
        line = line[:-1]
    if not line:
        return ()
    return (*line[:-1], line[-1]._replace(text=line[-1].text.rstrip()))


def paint(lines: Iterable[Line], look: Look) -> str:
    """The lines as a string, each with its line end."""
    return "".join("".join(_span(span, look) for span in _stripped(line)) + "\n" for line in lines)


def _span(span: Span, look: Look) -> str:
    text = printable(span.text)
    if not look.unicode:
        text = plain_ascii(text)
    if look.color and span.style and text.strip():
        text = f"\x1b[{';'.join(_CODES[name] for name in span.style.split())}m{text}\x1b[0m"
    if look.base is not None and span.link:
        text = f"\x1b]8;;{span.link}\x1b\\{text}\x1b]8;;\x1b\\"
    return text
