"""Milestones in a sentence: their markers, what they are said of, and since when they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.milestones.never import never
from newsdiff.claims.milestones.scope import Marker, holder_of, noun_of, phrase, scope_of
from newsdiff.claims.milestones.value import MilestoneValue
from newsdiff.claims.milestones.windows import NONE, Window, find_window
from newsdiff.claims.milestones.words import words
from newsdiff.claims.reading import content_words, names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Found", "find"]

REACH = 110
"""Characters after its marker in which a milestone's window is looked for."""
NEAR = 20
"""Tokens on each side that tell a headline, where most words are capitals, from a sentence."""
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Found:
    """A milestone and the tokens ``start:end`` of its own words; ``first:last`` hold its scope, too."""

    start: int
    end: int
    first: int
    last: int
    value: MilestoneValue


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
    markers = [m for i in range(sentence.start, sentence.end) if (m := _marker(doc, i)) is not None]
    for n, marker in enumerate(markers):
        if n and marker.start < markers[n - 1].end:
            continue
        stop = markers[n + 1].start if n + 1 < len(markers) else sentence.end
        found = _found(reading, sentence, marker, stop)
        if marker.verb >= 0 and found.value.window.grade not in ("ever", "since", "span"):
            continue
        if _says_enough(found.value):
            yield found


def _says_enough(value: MilestoneValue) -> bool:
    """Whether it is a claim of rank and not a place in a list: "the second man", "the first court"."""
    if value.window.grade != "none" or value.form.endswith(("ever", "time", "times", "kind")):
        return bool(value.words)
    least = 2 if value.family in ("first", "last", "nth", "superlative", "rare") else 1
    return len(value.words | value.holder) >= least


def _marker(doc: Doc, i: int) -> Marker | None:
    token = doc[i]
    lower = token.lower_
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    before = doc[i - 1].lower_ if i else ""
    if lower == "first":
        return _first(doc, i, before, after)
    if (number := _number(lower)) is not None:
        return _nth(doc, i, number, before, after)
    return _other(doc, i, before, after) or never(doc, i)


def _first(doc: Doc, i: int, before: str, after: str) -> Marker | None:
    token, excluded = doc[i], words().not_milestones
    end = i + 1
    if after == "-" and i + 2 < len(doc) and doc[i + 2].lower_ == "ever":
        return Marker("first", "", i, i + 3)
    if after == "ever":
        return Marker("first", "", i, i + 2)
    if after == "-" and not (i + 2 < len(doc) and doc[i + 2].lower_ in words().heads.times):
        return None
    kind = after == "of" and i + 3 < len(doc) and doc[i + 3].lower_ in words().heads.kinds
    if kind or after in words().heads.times:
        return Marker("first", "", i, i + 4 if kind else i + 2)
    if after in excluded.after_ordinal or before in excluded.before_ordinal or before == "-":
        return None
    if token.pos_ == "ADV" or token.dep_ == "advmod" or _is_name(doc, i):
        return None
    return Marker("first", "", i, end) if noun_of(token) is not None or before == "the" else None


def _is_name(doc: Doc, i: int) -> bool:
    """Whether a capitalised ordinal inside a sentence belongs to a name: "the First Amendment"."""
    token = doc[i]
    near = doc[max(0, i - NEAR) : i + NEAR]
    headline = sum(t.is_title for t in near) * 2 > len(near)
    return token.is_title and not token.is_sent_start and not headline


def _number(lower: str) -> int | None:
    found = words().ordinals.numbers.get(lower)
    if found is not None:
        return found
    match = _ORDINAL.fullmatch(lower)
    return int(match[1]) if match else None


def _nth(doc: Doc, i: int, number: int, before: str, after: str) -> Marker | None:
    excluded = words().not_milestones
    if number == 1 or after in excluded.after_ordinal or before in excluded.before_ordinal or after in "-,":
        return None
    if before == "-" or doc[i].ent_type_ in ("DATE", "TIME") or _is_name(doc, i):
        return None
    noun = noun_of(doc[i])
    if noun is None or noun.i <= i:
        return None
    return Marker("nth", str(number), i, i + 1)


def _other(doc: Doc, i: int, before: str, after: str) -> Marker | None:
    token, excluded, lower = doc[i], words().not_milestones, doc[i].lower_
    noun = noun_of(token)
    if lower in words().multiples.numbers and i + 2 < len(doc) and doc[i + 2].lower_ in words().heads.times:
        return Marker("times", str(words().multiples.numbers[lower]), i, i + 3) if after == "-" else None
    if (
        lower == "last"
        and before in ("the", "since")
        and after not in excluded.after_last
        and noun is not None
    ):
        named = token.ent_type_ in ("DATE", "TIME") or _is_name(doc, i)
        return None if named else Marker("last", "", i, i + 1)
    if lower in ("sole", "lone") and before not in ("a", "an") and noun is not None and noun.i > i:
        return Marker("only", "", i, i + 1)
    if lower == "only" and before in ("the", "its", "his", "her", "their") and noun is not None:
        return Marker("only", "", i, i + 1) if after not in excluded.after_only else None
    if lower == "record" and token.pos_ in ("NOUN", "ADJ") and after not in excluded.after_record:
        return Marker("record", "", i, i + 1) if token.dep_ in ("compound", "amod") or before == "-" else None
    if lower in words().rare.words and noun is not None:
        return Marker("rare", "", i, i + 1)
    return _superlative(doc, i, before)


def _superlative(doc: Doc, i: int, before: str) -> Marker | None:
    token, lower, idle = doc[i], doc[i].lower_, words().superlatives.idle
    if token.tag_ == "RBS" and lower == "most" and i + 1 < len(doc) and doc[i + 1].pos_ == "ADJ":
        if before not in ("the", "'s", "its", "their", "his", "her") and not token.is_sent_start:
            return None
        return Marker("superlative", doc[i + 1].lower_, i, i + 2) if noun_of(doc[i + 1]) else None
    if lower in words().superlatives.also and token.dep_ == "amod" and before in ("the", "'s", "its"):
        return Marker("superlative", words().superlatives.same.get(lower, lower), i, i + 1)
    if token.tag_ != "JJS" or not lower.endswith("st") or token.ent_type_ or before == "at":
        return None
    if lower in idle or token.lemma_.lower() in idle:
        return None
    same = words().superlatives.same
    lemma = token.lemma_.lower()
    return Marker("superlative", same.get(lower, same.get(lemma, lemma)), i, i + 1)


def _found(reading: Reading, sentence: Sentence, marker: Marker, stop: int) -> Found:
    doc = sentence.doc
    head, scope = scope_of(reading, sentence, marker)
    window, own = _window(doc, marker, min(stop, sentence.end))
    drop = set(range(marker.start, marker.end)) | own
    kept = [i for i in scope if i not in drop]
    holder = holder_of(reading, doc, marker, head, set(kept))
    hedge = _hedge(doc, sentence, marker)
    tokens = [doc[i] for i in kept]
    value = MilestoneValue(
        family=marker.family,
        degree=marker.degree,
        form=doc[marker.start : marker.end].text.lower(),
        window=window,
        scope=phrase(doc, kept),
        head=head.lemma_.lower(),
        words=_content(tokens),
        names=names(tokens) - words().heads.empty,
        holder=_content(doc[i] for i in holder),
        hedged=hedge is not None,
        year=reading.article.published.year if reading.article.published else None,
    )
    end = max([marker.end, *(i + 1 for i in own if i <= marker.end + 6)])
    span = [*kept, marker.start, end - 1, *([hedge] if hedge is not None else [])]
    return Found(marker.start, end, min(span), max(span) + 1, value)


def _content(tokens: Iterator[Token] | list[Token]) -> frozenset[str]:
    return content_words(tokens) - words().heads.empty


def _window(doc: Doc, marker: Marker, stop: int) -> tuple[Window, set[int]]:
    """The window of a marker and the tokens it is written in."""
    form = doc[marker.start : marker.end].text.lower()
    if form.endswith("ever") or form == "never before":
        return Window("ever", text="ever"), set()
    origin = doc[marker.end - 1].idx + len(doc[marker.end - 1])
    limit = min(doc[stop - 1].idx + len(doc[stop - 1]), origin + REACH)
    found = find_window(doc.text[origin:limit])
    if found is None:
        return NONE, set()
    window, start, end = found
    own = {t.i for t in doc[marker.end : stop] if start <= t.idx - origin < end}
    return window, own


def _hedge(doc: Doc, sentence: Sentence, marker: Marker) -> int | None:
    """The first token of a hedge closely before a marker."""
    begin = max(doc[sentence.start].idx, doc[marker.start].idx - 45)
    text = " " + doc.text[begin : doc[marker.start].idx].lower() + " "
    found = [at for phrase in words().hedges.phrases if (at := text.find(f" {phrase} ")) >= 0]
    if not found:
        return None
    tokens = range(sentence.start, marker.start)
    return next((i for i in tokens if doc[i].idx >= begin + min(found)), marker.start)
