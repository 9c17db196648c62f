"""Names of undertakings - exercises, projects, laws, summits - as a sentence gives them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.claims.lexicon import read

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsdiff.corpus.annotate import Sentence

__all__ = ["is_undertaking", "named_things"]


class _Nouns(NamedTuple):
    after: frozenset[str]
    before: frozenset[str]


class _Calls(NamedTuple):
    words: frozenset[str]


class _Lexicon(NamedTuple):
    nouns: _Nouns
    calls: _Calls


@functools.cache
def _lexicon() -> _Lexicon:
    return read("things", _Lexicon)


LONGEST = 6
"""Words of a name."""


def named_things(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Token spans of the names of undertakings in a sentence, without the noun that tells what they are."""
    doc, at = sentence.doc, sentence.start + 1
    while at < sentence.end:
        end = at
        while end < sentence.end and end - at < LONGEST and _is_capital(doc, end):
            end += 1
        if end > at and is_undertaking(doc, at, end):
            yield at, end
        at = max(end, at + 1)


def _is_capital(doc: Doc, i: int) -> bool:
    word = doc[i].text
    if word == "-" and i + 1 < len(doc) and not doc[i].whitespace_ and not doc[i - 1].whitespace_:
        return doc[i + 1].text[:1].isupper()
    return word[:1].isupper() and word.replace("'", "").isalpha() and word not in ("I", "The", "A", "An")


def is_undertaking(doc: Doc, start: int, end: int) -> bool:
    """Whether the capitalised words ``start:end`` are told to be one, by the nouns beside them."""
    lexicon = _lexicon()
    several = end - start > 1
    after = doc[end].lemma_.lower() if end < len(doc) else ""
    if several and (after in lexicon.nouns.after or doc[end - 1].lower_ in lexicon.nouns.after):
        return not any(t.ent_type_ in ("GPE", "NORP", "DATE") for t in doc[start : start + 1])
    if several and doc[start].lower_ in lexicon.nouns.before:
        return True
    opened = start - 1 if start and doc[start - 1].text in ('"', "'") else start
    return opened > 0 and doc[opened - 1].lower_ in lexicon.calls.words
