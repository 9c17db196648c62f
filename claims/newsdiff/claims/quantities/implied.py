"""Numbers of people that other words imply: "a triple homicide", "a fourth victim died"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.events import people_status, token_events
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.value import Number

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.corpus.annotate import Sentence

__all__ = ["Implied", "implied"]

Implied = tuple[Number, int, int, "Token | None", str | None]
"""The number, its tokens, the noun counted, and the fate where the words tell it."""


def implied(sentence: Sentence) -> Iterator[Implied]:
    """The numbers that a sentence implies, in order."""
    words = lexicon().implied
    for token in sentence.span:
        if (many := words.multiples.get(token.lower_)) is not None:
            fate = _befallen(token)
            if fate is not None:
                noun, status = fate
                yield Number(many, many), token.i, noun.i + 1, None, status
        elif (nth := words.ordinals.get(token.lower_)) is not None and token.dep_ == "amod":
            noun = token.head
            if noun.i > token.i and noun.tag_ == "NN" and noun.lemma_.lower() in lexicon().nouns.people:
                yield Number(nth, nth, "least"), token.i, noun.i + 1, noun, None


def _befallen(multiple: Token) -> tuple[Token, str] | None:
    """The noun of what befell so many, and what it was; None where the word multiplies something else."""
    noun = multiple.head
    if noun.i <= multiple.i or multiple.dep_ not in ("amod", "compound", "nummod") or noun.tag_ != "NN":
        return None
    named = lexicon().implied.fates.get(noun.lemma_.lower()) or people_status(token_events(noun))
    return (noun, named) if named else None
