"""The words that come with a quotation: verbs of saying and their kin."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsdiff.claims.lexicon import read

if TYPE_CHECKING:
    from spacy.tokens import Token

Standing = Literal["confirmed", "said", "reported", "believed", "alleged"]

__all__ = ["Standing", "addresses", "is_according", "is_cue", "is_told", "standing", "words"]


class _Cues(NamedTuple):
    say: frozenset[str]
    findings: frozenset[str]
    phrases: frozenset[str]
    addressed: frozenset[str]
    nouns: frozenset[str]
    hearsay: frozenset[str]
    believed: frozenset[str]
    confirmed: frozenset[str]
    alleged: frozenset[str]
    held: frozenset[str]
    relayed: frozenset[str]
    overheard: frozenset[str]


class _Style(NamedTuple):
    beginnings: dict[str, str]
    endings: dict[str, str]
    words: dict[str, str]
    phrases: dict[str, tuple[str, ...]]
    asides: tuple[str, ...]
    capitals: dict[str, str]
    units: dict[str, tuple[str, ...]]
    signs: dict[str, str]


class QuoteWords(NamedTuple):
    """The words of ``lexicon/quote.toml``."""

    cues: _Cues
    style: _Style


@functools.cache
def words() -> QuoteWords:
    """The quotation lexicon."""
    return read("quote", QuoteWords)


def is_cue(token: Token) -> bool:
    """Whether a token is a verb or noun that comes with somebody's words, in whatever form."""
    if is_according(token):
        return True
    if token.pos_ in ("VERB", "AUX"):
        lemma = token.lemma_.lower()
        return lemma in words().cues.say or _finds(token, lemma)
    return token.pos_ == "NOUN" and _reports(token)


def _finds(verb: Token, lemma: str) -> bool:
    """Whether a verb gives words in its place: "found that ...", "used the phrase"."""
    if lemma == "use":
        return any(c.dep_ == "dobj" and c.lemma_.lower() in words().cues.phrases for c in verb.children)
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return lemma in words().cues.findings and following == "that"


def _reports(noun: Token) -> bool:
    """Whether a noun comes with words as their content: "the claim that"."""
    following = noun.i + 1
    if following >= len(noun.doc) or noun.doc[following].lower_ != "that":
        return False
    return noun.lemma_.lower() in words().cues.nouns


def is_according(token: Token) -> bool:
    """Whether a token begins "according to"."""
    following = token.i + 1
    return token.lower_ == "according" and following < len(token.doc) and token.doc[following].lower_ == "to"


def is_told(cue: Token) -> bool:
    """Whether the subject of a cue is spoken to or of: "she was called", "the plan, described as"."""
    if cue.tag_ != "VBN" or cue.lemma_.lower() in words().cues.overheard:
        return False
    helpers = {c.dep_ for c in cue.children}
    if "auxpass" in helpers or (cue.dep_ == "acl" and helpers.isdisjoint(("aux", "dobj"))):
        return True
    return cue.dep_ == "conj" and helpers.isdisjoint(("aux", "nsubj")) and is_told(cue.head)


def standing(cue: str) -> Standing:
    """How surely a source vouches for what it says, by the reporting word.

    >>> standing("confirm"), standing("claim"), standing("say")
    ('confirmed', 'alleged', 'said')
    """
    cues = words().cues
    if cue in cues.confirmed:
        return "confirmed"
    if cue in cues.alleged:
        return "alleged"
    if cue in cues.held:
        return "believed"
    return "reported" if cue in cues.relayed else "said"


def addresses(token: Token) -> bool:
    """Whether the verb's object is who is spoken to, not what is said."""
    return token.lemma_.lower() in words().cues.addressed
