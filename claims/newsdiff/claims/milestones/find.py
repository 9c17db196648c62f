"""Milestones in a sentence: their markers, what they are said of, and since when they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.milestones.markers import find_markers
from newsdiff.claims.milestones.scope import Marker, holder_of, is_granted, phrase, scope_of
from newsdiff.claims.milestones.value import MilestoneValue
from newsdiff.claims.milestones.windows import NONE, Window, find_window, peak_window
from newsdiff.claims.milestones.words import words
from newsdiff.claims.words import content_words, names
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Found", "find"]

REACH = 110
"""Characters after its marker in which a milestone's window is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A milestone and the tokens ``start:end`` of its own words; ``first:last`` hold its scope, too."""

    start: int
    end: int
    first: int
    last: int
    value: MilestoneValue
    affirmed: bool
    """Whatever its clause denies: told by what there was not, the negation being part of it, or taken for
    granted: "did not say that Ortega, the country's largest bank, would".
    """


def find(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """The milestones of one sentence, in its order.

    >>> from newsdiff.claims.milestones.value import describe
    >>> from newsdiff.claims.reading import Reading
    >>> from newsdiff.corpus import Article
    >>> from newsdiff.corpus.annotate import annotate
    >>> text = "It was the first strike at the port since 1998. At first, the last group left last week."
    >>> reading = Reading(0, next(annotate([Article.from_json({"title": "", "text": text}, "a", "a")])))
    >>> [describe(found.value) for sentence in reading.sentences for found in find(reading, sentence)]
    ['first since 1998: strike at the port']
    """
    doc = sentence.doc
    markers = find_markers(doc, sentence)
    for n, marker in enumerate(markers):
        stop = markers[n + 1].start if n + 1 < len(markers) else sentence.end
        found = _found(reading, sentence, marker, stop)
        if (marker.verb >= 0 or marker.bare) and found.value.window.grade not in ("ever", "since", "span"):
            continue
        if _says_enough(found.value):
            yield found


def _says_enough(value: MilestoneValue) -> bool:
    """Whether it is a claim of rank and not a place in a list: "the second man", "the first court"."""
    if value.window.grade != "none" or value.form.endswith(("ever", "time", "times", "kind")):
        return bool(value.words | value.holder)
    least = 2 if value.family in ("first", "last", "nth", "superlative", "rare") else 1
    return len(value.words | value.holder) >= least


def _found(reading: Reading, sentence: Sentence, marker: Marker, stop: int) -> Found:
    doc = sentence.doc
    head, scope = scope_of(reading, sentence, marker)
    window, own = _window(doc, marker, min(stop, sentence.end))
    drop = set(range(marker.start, marker.end)) | own
    kept = [i for i in scope if i not in drop]
    holder = holder_of(reading, sentence, marker, head, set(kept))
    hedge, among = _hedge(doc, sentence, marker)
    tokens = [doc[i] for i in kept]
    value = MilestoneValue(
        family=marker.family,
        degree=marker.degree,
        form=doc[marker.start : marker.end].text.lower(),
        window=window,
        scope=_scope(doc, head, kept),
        head=head.lemma_.lower(),
        words=_content(tokens),
        names=names(tokens) - words().heads.empty,
        holder=holder,
        hedged=hedge is not None,
        among=among,
        year=reading.article.published.year if reading.article.published else None,
    )
    end = max([marker.end, *(i + 1 for i in own if i <= marker.end + 6)])
    span = [*kept, marker.start, end - 1, *([hedge] if hedge is not None else [])]
    return Found(
        marker.start, end, min(span), max(span) + 1, value, affirmed=marker.verb >= 0 or is_granted(head)
    )


def _scope(doc: Doc, head: Token, kept: list[int]) -> str:
    """What it is said of in words, its noun first where that is the subject: "was the longest of all"."""
    text = phrase(doc, kept)
    apart = head.i not in kept and head.pos_ in ("NOUN", "PROPN") and not words().peaks.words.get(head.lower_)
    if not apart or text == head.text:
        return text
    start = head.i
    while start and (doc[start - 1].dep_ == "compound" or doc[start - 1].tag_ == "HYPH"):
        start -= 1
    return f"{doc[start : head.i + 1].text} {text}".rstrip()


def _content(tokens: Iterator[Token] | list[Token]) -> frozenset[str]:
    return content_words(tokens) - words().heads.empty


def _window(doc: Doc, marker: Marker, stop: int) -> tuple[Window, set[int]]:
    """The window of a marker and the tokens it is written in."""
    form = doc[marker.start : marker.end].text.lower()
    if (peak := peak_window(form)) is not None:
        return peak, set()
    if form.endswith("ever") or form == "never before":
        return Window("ever", text="ever"), set()
    origin = doc[marker.end - 1].idx + len(doc[marker.end - 1])
    limit = min(doc[stop - 1].idx + len(doc[stop - 1]), origin + REACH)
    found = find_window(text_of(doc)[origin:limit])
    if found is None:
        return NONE, set()
    window, start, end = found
    own = {t.i for t in doc[marker.end : stop] if start <= t.idx - origin < end}
    return window, own


def _hedge(doc: Doc, sentence: Sentence, marker: Marker) -> tuple[int | None, str]:
    """The first token of a hedge closely before a marker, and its words where it names one among several."""
    begin = max(doc[sentence.start].idx, doc[marker.start].idx - 45)
    text = " " + text_of(doc)[begin : doc[marker.start].idx].lower() + " "
    text = text.rpartition(" who ")[2].rjust(len(text))  # "may be Reyes, who was the first"
    hedges = words().hedges
    found = [
        (at, phrase) for phrase in (*hedges.phrases, *hedges.among) if (at := text.find(f" {phrase} ")) >= 0
    ]
    if not found:
        return None, ""
    tokens = range(sentence.start, marker.start)
    first = next((i for i in tokens if doc[i].idx >= begin + min(found)[0]), marker.start)
    among = next((phrase for _, phrase in found if phrase in hedges.among), "")
    return first, among.removesuffix(" the")
