"""The noun that a number counts, and what narrows it: "12 of the soldiers", "three Canadian women"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.events import accident_words, incidents, people_status, token_events
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.quantities.excluded import is_time
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.units import is_unit, same_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["group_of", "noun_of"]

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def noun_of(doc: Doc, end: int, stop: int) -> tuple[Token | None, bool]:
    """The noun a number counts, and whether the number is a part of it ("three of the men")."""
    last = doc[end - 1]
    if end < stop and doc[end].dep_ == "compound" and is_unit(doc[end].lemma_.lower()):
        return doc[end], False  # "a 38 million euro contract"
    if end + 1 < stop and doc[end].lower_ == "of":
        inner = next((c for c in doc[end].children if c.dep_ == "pobj"), None)
        if inner is not None:
            definite = any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in inner.children)
            if inner.pos_ == "PRON" or _is_fate(inner):
                return None, True
            return inner, definite
    token = last
    while (
        token.dep_ in ("nummod", "quantmod", "compound", "npadvmod", "amod", "nmod")
        and token.head.i != token.i
    ):
        token = token.head
        if token.i >= end and token.pos_ in ("NOUN", "PROPN"):
            return token, False
    for token in doc[end : min(end + 4, stop)]:
        if token.pos_ in ("NOUN", "PROPN") and not token.is_punct:
            return _head_of_compound(token), False
        if token.pos_ not in ("ADJ", "PROPN", "NUM") and token.lower_ not in ("-",):
            break
    return _collective(last), False


def _is_fate(number: Token) -> bool:
    """Whether a number is of people by the next word alone: the ten of "nine of the ten dead"."""
    following = number.doc[number.i + 1 : number.i + 2]
    return number.pos_ == "NUM" and bool(following) and people_status(token_events(following[0])) is not None


def _collective(number: Token) -> Token | None:
    """The noun of which a bare number tells how many: "a crew of 21", "a majority of 21,087"."""
    of = number.head
    if of.lower_ != "of" or number.dep_ != "pobj" or of.head.pos_ != "NOUN":
        return None
    return None if is_time(of.head) or of.head.lemma_.lower() in lexicon().nouns.ages else of.head


def _head_of_compound(token: Token) -> Token:
    while token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    return token


def group_of(noun: Token | None, start: int, end: int) -> frozenset[str]:
    """Modifiers of the noun beside the number itself, and its own words where it is no plain one."""
    if noun is None:
        return frozenset()
    words = {
        fold(c.lower_)
        for c in noun.children
        if c.dep_ in _MODIFIERS and not start <= c.i < end and c.is_alpha
    }
    if noun.lemma_.lower() in lexicon().nouns.people - lexicon().nouns.generic:
        words.add(same_noun(noun.lemma_.lower()))
    for child in noun.children:
        if child.lower_ in ("from", "of") and child.dep_ == "prep":
            words.update(fold(g.lower_) for g in child.children if g.pos_ == "PROPN")
    words.update(_many(noun))
    return frozenset(
        words - lexicon().nouns.serious - {"dead", "injured", "wounded", "missing", "total", "the"}
    )


def _many(noun: Token) -> Iterator[str]:
    """What tells that people are counted over many events: "20 people were shot in 12 separate incidents"."""
    for word in noun.sent:
        if word.tag_ != "NNS":
            continue
        events = token_events(word)
        told = word.lemma_.lower() in accident_words() or (events & incidents() and not people_status(events))
        counts = (c.lower_ for c in word.children if c.dep_ == "nummod")
        if told and any(count not in _A_PAIR for count in counts):
            yield "incidents"


_A_PAIR = frozenset({"two", "2", "twin", "both"})
"""As many blasts or attacks as may be of one event."""
