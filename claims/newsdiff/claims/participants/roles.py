"""Who is the suspect and who the dead of an event: told of somebody named, or of somebody without a name."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdiff.claims.lexicon import read

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.people import Mention
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

Role = Literal["suspect", "victim"]

__all__ = ["Role", "anonymous", "has_part", "identified_as"]

_PATIENT = frozenset({"nsubjpass", "dobj"})
_ARGUMENT = _PATIENT | {"nsubj"}
_INDEFINITE = frozenset({"a", "an", "one", "another"})


@dataclass(frozen=True)
class _Part:
    nouns: frozenset[str]
    patient: frozenset[str]
    agent: frozenset[str]


@dataclass(frozen=True)
class _Nouns:
    nouns: frozenset[str]


@dataclass(frozen=True)
class _Verbs:
    verbs: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """The words of ``lexicon/participant.toml``."""

    suspect: _Part
    victim: _Part
    person: _Nouns
    identify: _Verbs

    def part(self, role: Role) -> _Part:
        """What tells of a suspect, or of somebody who lost their life."""
        return self.suspect if role == "suspect" else self.victim


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of parts in an event."""
    return read("participant", Lexicon)


def has_part(head: Token, role: Role) -> bool:
    """Whether a noun is what the verb above it makes it: the one arrested, the one who died."""
    words, verb = lexicon().part(role), head.head.lemma_.lower()
    return (head.dep_ in _PATIENT and verb in words.patient) or (head.dep_ == "nsubj" and verb in words.agent)


def identified_as(mention: Mention, role: Role) -> bool:
    """Whether the name stands in "the gunman was identified as"."""
    head = mention.sentence.doc[mention.start : mention.end].root
    if head.dep_ != "pobj" or head.head.lower_ != "as":
        return False
    verb = head.head.head
    if verb.lemma_.lower() not in lexicon().identify.verbs:
        return False
    nouns = [c for c in verb.children if c.dep_ in _PATIENT]
    if verb.dep_ in ("acl", "relcl"):
        nouns.append(verb.head)
    return any(n.lemma_.lower() in lexicon().part(role).nouns or _met(n, role) for n in nouns)


def _met(noun: Token, role: Role) -> bool:
    """Whether a participle beside a noun says what became of the person: "the woman killed"."""
    patient = lexicon().part(role).patient
    return any(c.dep_ in ("acl", "amod") and c.lemma_.lower() in patient for c in noun.children)


def anonymous(reading: Reading, role: Role) -> Iterator[tuple[Sentence, Token]]:
    """Where the body of an article tells of one suspect or one dead without a name: the noun.

    Where the role has no noun of its own, the person is one not told of before: "a man".
    """
    words = lexicon().part(role)
    for sentence in reading.sentences:
        if sentence.role == "title":
            continue
        for token in sentence.span:
            if token.tag_ != "NN" or token.dep_ not in _ARGUMENT or _is_joined(token):
                continue
            person = token.lower_ in lexicon().person.nouns and _is_new(token) and has_part(token, role)
            if token.lower_ in words.nouns or person:
                yield sentence, token


def _is_joined(token: Token) -> bool:
    """Whether it is one of several, or no one at all: "the suspect or suspects", "no suspect"."""
    return any(c.dep_ == "conj" or c.lower_ in ("no", "any", "every", "each") for c in token.children)


def _is_new(token: Token) -> bool:
    return any(c.lower_ in _INDEFINITE for c in token.children)
