"""Characters made plain for the parser, with the way back to where they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Edit", "Plain", "normalise", "printable"]

Edit = tuple[int, int, str]
"""Markup to take out of a text: a half-open span and what stands there instead, at most one character."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A stretch of a text as the parser sees it.

    ``offsets`` is as :class:`newsdiff.corpus.article.Passage` has it: None where no character went missing.
    """

    text: str
    start: int
    offsets: tuple[int, ...] | None


def _table() -> dict[int, str]:
    table = dict.fromkeys((*range(0x20), *range(0x7F, 0xA1), 0x2028, 0x2029, 0xFFFC), " ")
    table |= dict.fromkeys((0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    table |= dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'")
    table |= dict.fromkeys(map(ord, "“”„‟″«»"), '"')
    return table


_PLAIN = _table()
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
# Two quotation marks of one stroke stand for one of two in texts that passed through a typesetter.
_LOST = re.compile(rf"[{_INVISIBLE}]+|``|''|\s{{2,}}|[ \x00-\x1f\x7f-\xa0]{{2,}}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+|[\ud800-\udfff]+")


def normalise(text: str, start: int, end: int, edits: Sequence[Edit] = ()) -> Plain:
    """The characters ``start:end`` of a text with straight quotes, single plain spaces and nothing invisible.

    ``edits`` lie within the span, in order, and do not overlap.

    >>> normalise("He said:\\u00a0“No”", 0, 14).text
    'He said: "No"'
    >>> normalise("co\\u00adope\\u00adrate", 0, 11)
    Plain(text='cooperate', start=0, offsets=(0, 1, 3, 4, 5, 7, 8, 9, 10, 11))
    """
    raw = text[start:end]
    if not edits and _LOST.search(raw) is None:
        return _trimmed(raw.translate(_PLAIN), start)
    kept: list[str] = []
    places: list[int] = []
    at = start
    for begin, stop, instead in (*edits, (end, end, "")):
        _plain_run(text, at, begin, kept, places)
        if instead:
            kept.append(instead.translate(_PLAIN))
            places.append(begin)
        at = max(at, stop)
    return _collapsed("".join(kept), places, end)


def _plain_run(text: str, start: int, end: int, kept: list[str], places: list[int]) -> None:
    at = start
    for match in _LOST.finditer(text, start, end):
        kept.append(text[at : match.start()].translate(_PLAIN))
        places.extend(range(at, match.start()))
        found = match[0]
        if found[0] in "`'":
            kept.append('"')
            places.append(match.start())
        elif _is_space(found[0]):
            kept.append(" ")
            places.append(match.start())
        at = match.end()
    if at < end:
        kept.append(text[at:end].translate(_PLAIN))
        places.extend(range(at, end))


def _is_space(character: str) -> bool:
    return character.translate(_PLAIN).isspace()


def _collapsed(plain: str, places: list[int], end: int) -> Plain:
    """Runs of spaces that only met when something between them went missing are one space, too."""
    keep = [i for i, c in enumerate(plain) if c != " " or (i > 0 and plain[i - 1] != " ")]
    while keep and plain[keep[-1]] == " ":
        keep.pop()
    if not keep:
        return Plain("", end, None)
    offsets = [places[i] for i in keep]
    return Plain("".join(plain[i] for i in keep), offsets[0], (*offsets, offsets[-1] + 1))


def _trimmed(plain: str, start: int) -> Plain:
    left = plain.lstrip(" ")
    return Plain(left.rstrip(" "), start + len(plain) - len(left), None)


def printable(text: str, limit: int = 200) -> str:
    """One line fit for a message: no control characters, and cut at ``limit`` characters.

    >>> printable("a\\x1b[31mb\\nc")
    'a [31mb c'
    """
    line = re.sub(rf"[{_INVISIBLE}]", "", _CONTROL.sub(" ", text)).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"
