"""Quotations with who speaks them: which words of an article are whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.quotes.cues import is_cue
from newsdiff.claims.quotes.spans import Marked, marked
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Layout", "Quoted", "Unit", "layout"]

_TERMINATORS = frozenset({".", "?", "!", "…", "...", "....", ".."})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in tokens of its doc, the marks left out; half open."""

    start: int
    end: int
    mark: Marked


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as a reader sees it: from one full stop outside quotation marks to the next."""

    start: int
    end: int
    quotes: tuple[Quoted, ...]
    cues: tuple[int, ...]
    """Cue verbs outside the quotation marks."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The units of one passage, and which of its tokens stand in quotation marks."""

    doc: Doc
    units: tuple[Unit, ...]
    inside: frozenset[int]


def layout(doc: Doc) -> Layout:
    """How a passage is laid out in units and quotations."""
    found: _Parts | None = doc.user_data.get(_KEPT)
    if found is None:
        found = doc.user_data[_KEPT] = _parts(doc)
    return Layout(doc, *found)


_Parts = tuple[tuple[Unit, ...], frozenset[int]]
_KEPT = "newsdiff.layout"


def _parts(doc: Doc) -> _Parts:
    """What is kept with a doc of its layout; not the layout, which would keep the doc in turn."""
    quotes = tuple(_tokens(doc, marked(text_of(doc))))
    inside = frozenset(i for q in quotes for i in range(q.start, q.end))
    marks = frozenset(i for q in quotes for i in (q.start - 1, q.end) if 0 <= i < len(doc))
    units = []
    for start, end in _bounds(doc, quotes, inside, marks):
        own = tuple(q for q in quotes if start <= q.start < end)
        cues = tuple(i for i in range(start, end) if i not in inside and is_cue(doc[i]))
        units.append(Unit(start, end, own, cues))
    return tuple(units), inside


def _tokens(doc: Doc, marks: Sequence[Marked]) -> Iterator[Quoted]:
    i = 0
    for mark in marks:
        while i < len(doc) and doc[i].idx < mark.start:
            i += 1
        start = i
        while i < len(doc) and doc[i].idx + len(doc[i]) <= mark.end:
            i += 1
        if i > start:
            yield Quoted(start, i, mark)


def _bounds(
    doc: Doc, quotes: Sequence[Quoted], inside: frozenset[int], marks: frozenset[int]
) -> Iterator[tuple[int, int]]:
    ends = {q.end: q for q in quotes}
    start = 0
    for i in range(len(doc)):
        if i in inside:
            continue
        quote = ends.get(i)
        if quote is not None and i in marks:
            over = _is_over(doc, quote)
        else:
            over = doc[i].text in _TERMINATORS and i not in marks and not _mid_sentence(doc, i)
        if over:
            yield start, i + 1
            start = i + 1
    if start < len(doc):
        yield start, len(doc)


def _mid_sentence(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i + 1].text[0].islower()


def _is_over(doc: Doc, quote: Quoted) -> bool:
    """Whether the sentence ends with the quotation, at its closing mark."""
    following = quote.end + 1
    if following >= len(doc):
        return True
    last = doc[quote.end - 1].text
    if last[-1] not in ".?!…":
        return False
    word = doc[following]
    if word.text[0].islower() or word.text[0] in ",;:)]–—―-.":
        return False
    if last[-1] == "." and not last.endswith(".."):
        return True
    return not _reported_after(doc, following)


def _reported_after(doc: Doc, at: int) -> bool:
    """Whether "Smith said" or "said Smith" follows a question or an exclamation."""
    for i in range(at, min(at + 8, len(doc))):
        if doc[i].text in _TERMINATORS or doc[i].text in ('"', "'", ","):
            return False
        if is_cue(doc[i]):
            return True
    return False
