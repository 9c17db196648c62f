"""Who is the suspect and who the dead of an event: told of somebody named, or of somebody without a name."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsdiff.claims.lexicon import read

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.people import Mention
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

Role = Literal["suspect", "victim"]

__all__ = ["ROLES", "Role", "anonymous", "first_of", "has_part", "identified_as", "is_one_of", "told_of"]

_PATIENT = frozenset({"nsubjpass", "dobj"})
_ARGUMENT = _PATIENT | {"nsubj"}
_NEAR = 6
"""Words after a noun within which an age is told: "a woman in her late 20s"."""
_STATE = frozenset({"acomp", "oprd", "advmod", "xcomp", "ccomp"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_BACK = 40
"""Words before a pronoun within which the person it stands for was told of."""
ROLES: tuple[Role, ...] = ("suspect", "victim")


class _Part(NamedTuple):
    nouns: frozenset[str]
    called: frozenset[str]
    patient: frozenset[str]
    agent: frozenset[str]
    state: frozenset[str]
    of: frozenset[str]
    doer: frozenset[str]


class _Nouns(NamedTuple):
    nouns: frozenset[str]
    telling: frozenset[str]
    several: frozenset[str]


class _Verbs(NamedTuple):
    verbs: frozenset[str]


class Lexicon(NamedTuple):
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
    """Whether a noun is what the words above it make it: the one arrested, who died, was found dead."""
    words, above = lexicon().part(role), head.head
    verb = above.lemma_.lower()
    if head.dep_ == "pobj":
        return above.lower_ == "of" and above.head.lemma_.lower() in words.of
    if head.dep_ == "poss":
        return verb in words.of
    if (head.dep_ in _PATIENT and verb in words.patient) or (head.dep_ == "nsubj" and verb in words.agent):
        return True
    suffers = head.dep_ in _PATIENT or (head.dep_ == "nsubj" and verb == "be")
    return suffers and any(c.lower_ in words.state and c.dep_ in _STATE for c in above.children)


def first_of(token: Token) -> Token:
    """What a name stands for in its clause: the first of several in a row, or the noun it names - "his wife,
    Lana Poe" - for what is said of that is said of the person.
    """
    while (token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN")) or (
        token.dep_ == "appos" and token.head.pos_ == "NOUN"
    ):
        token = token.head
    return token


def is_one_of(head: Token, role: Role) -> bool:
    """Whether a name is said to be, or to be among, those of a part: "the two killed were Ann Lee and Bo
    Day", "killed were", "was among the dead", "was identified as the gunman".
    """
    verb, words = head.head, lexicon().part(role)
    if _is_doubted(verb):
        return False
    if head.dep_ == "nsubjpass" and verb.lemma_.lower() in lexicon().identify.verbs:
        return _names_part(verb, ("as", "among"), role)
    if verb.lemma_ != "be" or head.dep_ not in ("nsubj", "attr"):
        return False
    if head.dep_ == "attr" and verb.dep_ == "auxpass":
        return verb.head.lemma_.lower() in words.patient
    others = [c for c in verb.children if c.i != head.i and c.dep_ in ("nsubj", "attr")]
    if any(_is_part(c, role) or _stands_for(c, role) or _names_part(c, ("of",), role) for c in others):
        return True
    return head.dep_ == "nsubj" and _names_part(verb, ("among",), role)


def _is_doubted(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)


def _names_part(token: Token, prepositions: tuple[str, ...], role: Role) -> bool:
    """Whether a phrase beside a word names those of a part: "among the four people killed"."""
    beside = (c for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions)
    return any(_is_part(noun, role) for c in beside for noun in c.children if noun.dep_ == "pobj")


def _is_part(noun: Token, role: Role) -> bool:
    """Whether a noun names the part with no more said of what: the victim, but not that of a hoax."""
    words = lexicon().part(role)
    bare = not any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
    return (bare and noun.lemma_.lower() in (words.nouns or words.called)) or _met(noun, role)


def identified_as(mention: Mention, role: Role) -> bool:
    """Whether the name stands in "the gunman was identified as", or in "identified him as" after him."""
    head = first_of(mention.sentence.doc[mention.start : mention.end].root)
    if head.dep_ != "pobj" or head.head.lower_ != "as":
        return False
    verb = head.head.head
    if verb.lemma_.lower() not in lexicon().identify.verbs:
        return False
    nouns = [c for c in verb.children if c.dep_ in _PATIENT]
    if verb.dep_ in ("acl", "relcl"):
        nouns.append(verb.head)
    return any(
        n.lemma_.lower() in lexicon().part(role).called or _met(n, role) or _stands_for(n, role)
        for n in nouns
    )


def _stands_for(pronoun: Token, role: Role) -> bool:
    """Whether "him" or "her" follows somebody without a name who has this part, and nobody of another."""
    if pronoun.lower_ not in ("him", "her", "he", "she"):
        return False
    before = pronoun.doc[max(0, pronoun.i - _BACK) : pronoun.i]
    parts = [part for token in before for part in ROLES if token.tag_ == "NN" and _is_untold(token, part)]
    return parts[-1:] == [role]


def _met(noun: Token, role: Role) -> bool:
    """Whether a participle or clause beside a noun says what became of the person: "the woman killed", "a
    man whose body was found".
    """
    words = lexicon().part(role)
    return any(
        (c.dep_ in ("acl", "amod") and c.lemma_.lower() in words.patient)
        or (c.dep_ == "relcl" and any(t.lemma_.lower() in words.of for t in c.children))
        for c in noun.children
    )


def anonymous(reading: Reading, role: Role) -> Iterator[tuple[Sentence, Token]]:
    """Where the body of an article tells of one suspect or one dead without a name: the noun.

    Where the role has no noun of its own, the person is one not told of before: "a man".
    """
    for sentence in reading.sentences:
        if sentence.role == "title":
            continue
        for token in sentence.span:
            if token.tag_ == "NN" and not _is_joined(token) and _is_untold(token, role):
                yield sentence, token


def _is_untold(token: Token, role: Role) -> bool:
    if token.dep_ in _ARGUMENT and token.lower_ in lexicon().part(role).nouns:
        return True
    if token.lower_ not in lexicon().person.nouns or not _is_new(token):
        return False
    return (token.dep_ in _ARGUMENT and has_part(token, role)) or (role == "suspect" and _is_doer(token))


def _is_doer(token: Token) -> bool:
    """Whether a noun tells who did it, or what the one who did it looks like: "shot by a man",
    "described as a man in his 20s".
    """
    if token.dep_ != "pobj":
        return False
    verb = token.head.head.lemma_.lower()
    if token.head.lower_ == "as":
        return verb == "describe" and any(_is_suspect(c) for c in token.head.head.children)
    return token.head.dep_ == "agent" and verb in lexicon().suspect.doer


def _is_suspect(token: Token) -> bool:
    subject = token.dep_ in _ARGUMENT
    return subject and (token.lower_ in ("he", "she") or token.lower_ in lexicon().suspect.nouns)


def told_of(token: Token) -> int:
    """How much the words for a person give: 2 with an age, 1 with the sex or that it is a child, else 0."""
    words = list(token.subtree)
    if any(c.isdigit() for w in words if w.i - token.i <= _NEAR for c in w.text):
        return 2
    near = (token, *(c for c in token.children if c.dep_ in ("amod", "compound")))
    return int(any(w.lower_ in lexicon().person.telling for w in near))


def _is_joined(token: Token) -> bool:
    """Whether it is one of several, or no one at all: "the suspect or suspects", "no suspect"."""
    return any(c.dep_ == "conj" or c.lower_ in ("no", "any", "every", "each") for c in token.children)


def _is_new(token: Token) -> bool:
    return any(c.lower_ in _INDEFINITE for c in token.children)
