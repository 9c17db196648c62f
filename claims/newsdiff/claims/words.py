"""What of each token of a parse is asked again and again: what it says, what it names, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.claims.context import cues
from newsdiff.claims.gazetteer import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Words", "content_words", "names", "picked", "words_of"]

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV"})
_KEY = "newsdiff.words"


class Words(NamedTuple):
    """One entry for each token of a doc."""

    content: tuple[str, ...]
    """Lemma, or the country of a name; empty for a word that does not say what a clause is about."""
    names: tuple[str, ...]
    """Words of proper nouns, folded likewise; empty for other words."""
    spans: tuple[tuple[int, int] | None, ...]
    """Characters of the doc; None for punctuation."""


def words_of(doc: Doc) -> Words:
    """The words of a doc, kept with it: to ask spaCy anew for each clause and claim is dear."""
    found: Words | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = Words(
            tuple(_content(token) for token in doc),
            tuple(fold(t.lower_) if t.pos_ == "PROPN" and len(t) > 1 else "" for t in doc),
            tuple(None if t.is_punct else (t.idx, t.idx + len(t)) for t in doc),
        )
    return found


def _content(token: Token) -> str:
    pos = token.pos_
    if pos not in _CONTENT or token.is_stop or not token.is_alpha:
        return ""
    word = fold(token.lower_) if pos in ("PROPN", "ADJ") else token.lemma_.lower()
    return word if len(word) > 1 and word not in cues().tokens.empty else ""


def picked(words: tuple[str, ...], tokens: Iterable[int]) -> frozenset[str]:
    """The words of some tokens, those that are none left out."""
    return frozenset(word for i in tokens if (word := words[i]))


def content_words(tokens: Iterable[Token]) -> frozenset[str]:
    """Lemmas that say what a clause is about, names folded to their country where they are one's."""
    return frozenset(word for t in tokens if (word := words_of(t.doc).content[t.i]))


def names(tokens: Iterable[Token]) -> frozenset[str]:
    """Words of proper nouns, folded likewise."""
    return frozenset(word for t in tokens if (word := words_of(t.doc).names[t.i]))
