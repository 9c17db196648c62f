"""Who vouches for a clause, how surely, and of what time it tells: negation, hedges, attribution."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.claims.clauses import Clause, is_parted, noun_phrase
from newsdiff.claims.events import event_types
from newsdiff.claims.lexicon import read
from newsdiff.claims.model import Attribution, Certainty, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["attribution", "certainty", "cues", "is_background", "is_hedged", "polarity", "tense"]


class _Reporting(NamedTuple):
    say: frozenset[str]
    weak: frozenset[str]
    according: tuple[str, ...]
    confirm: frozenset[str]


class _Hedges(NamedTuple):
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    governors: frozenset[str]
    modals: frozenset[str]


class _Polarity(NamedTuple):
    negations: frozenset[str]
    denials: frozenset[str]


class _Plans(NamedTuple):
    governors: frozenset[str]
    conditions: frozenset[str]


class _Background(NamedTuple):
    words: frozenset[str]
    another: frozenset[str]
    phrases: tuple[str, ...]


class _Tokens(NamedTuple):
    day_nouns: frozenset[str]
    empty: frozenset[str]


class Cues(NamedTuple):
    """The words of ``lexicon/context.toml``."""

    reporting: _Reporting
    hedges: _Hedges
    polarity: _Polarity
    plans: _Plans
    background: _Background
    tokens: _Tokens


@functools.cache
def cues() -> Cues:
    """The context lexicon."""
    return read("context", Cues)


_OBJECT_CLAUSE = frozenset({"ccomp", "parataxis", "dep"})
_THROUGH = frozenset({"xcomp", "conj", "ccomp", "parataxis", "dep"})
_LONGEST_SOURCE = 12


def attribution(doc: Doc, clause: Clause) -> Attribution | None:
    """Who is given as the source of a clause, None where the article says it itself.

    The source governs through complement clauses and coordination alone: a relative or adverbial
    clause is the reporter's own.
    """
    reporting = cues().reporting
    according = _according(doc, clause)
    if according is not None:
        return according
    head = doc[clause.head]
    while head.dep_ in _THROUGH and head.head.i != head.i:
        governor = head.head
        reports = governor.lemma_.lower() in reporting.say and head.dep_ in _OBJECT_CLAUSE
        if reports and not is_parted(head):
            found = _speaker(governor, head)
            if found is not None:
                return found
        head = governor
    inner = [
        t for t in head.children if t.dep_ in ("parataxis", "ccomp") and t.lemma_.lower() in reporting.say
    ]
    return _speaker(inner[0], head) if inner and inner[0].dep_ == "parataxis" else None


def _speaker(verb: Token, said: Token) -> Attribution | None:
    for child in verb.children:
        if child.i != said.i and child.dep_ in ("nsubj", "nsubjpass"):
            return _named(child, verb.lemma_.lower())
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    by = next(iter(agent.children), None) if agent is not None else None
    return _named(by, verb.lemma_.lower()) if by is not None else None


def _named(source: Token, cue: str) -> Attribution:
    start, end = noun_phrase(source)
    end = min(end, start + _LONGEST_SOURCE)
    weak = cue in cues().reporting.weak
    return Attribution(source.doc[start:end].text, cue, "alleged" if weak else "attributed")


def _according(doc: Doc, clause: Clause) -> Attribution | None:
    for i in clause.tokens:
        token = doc[i]
        if token.lower_ != "according" or i + 2 >= len(doc) or doc[i + 1].lower_ != "to":
            continue
        noun = next((c for c in doc[i + 1].children if c.dep_ == "pobj"), None)
        return _named(noun, "according to") if noun is not None else None
    return None


def polarity(doc: Doc, clause: Clause) -> Polarity:
    """Whether the clause's own predicate is negated or denied."""
    words = cues().polarity
    head = doc[clause.head]
    if any(c.dep_ == "neg" or c.lower_ in ("never", "n't", "not") for c in head.children):
        return "negated"
    denied = clause.parent is not None and doc[clause.parent].lemma_.lower() in words.denials
    governed = head.dep_ in ("ccomp", "pcomp", "xcomp") and not is_parted(head)
    return "negated" if denied and governed else "affirmed"


def tense(doc: Doc, clause: Clause) -> Tense | None:
    """The time of the predicate by its auxiliaries and ending; None without a finite verb."""
    head = doc[clause.head]
    helpers = [c for c in head.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in ("will", "'ll", "shall", "wo") for c in helpers):
        return "future"
    if any(c.lower_ == "to" for c in helpers):
        return "past" if _is_perfect(head) else "future"
    tags = {c.tag_ for c in helpers}
    if "VBD" in tags or (
        head.tag_ == "VBN" and tags & {"VBZ", "VBP"} and any(c.lemma_ == "have" for c in helpers)
    ):
        return "past"
    if head.tag_ in ("VBD", "VBN"):
        return "past"
    return "present" if head.tag_ in ("VBZ", "VBP", "VBG") or tags & {"VBZ", "VBP"} else None


def is_hedged(doc: Doc, clause: Clause) -> bool:
    """Whether a hedge scopes over the predicate: an adverb on it, a modal, or a hedging governor."""
    hedges = cues().hedges
    head = doc[clause.head]
    for child in head.children:
        word = child.lower_
        if child.dep_ in ("advmod", "acomp") and word in hedges.adverbs:
            return True
        if child.dep_ == "aux" and word in hedges.modals and _is_perfect(head):
            return True
    governor = head.head.head if head.dep_ == "pcomp" else head.head
    return (
        governor.i != head.i
        and head.dep_ in ("xcomp", "ccomp", "pcomp")
        and governor.lemma_ in hedges.governors
        and not is_parted(head)
    )


def _is_perfect(verb: Token) -> bool:
    """ "May have fallen" doubts a fact; "may fall" tells what is possible."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def certainty(doc: Doc, clause: Clause, source: Attribution | None) -> Certainty:
    """How sure the article is of a clause, the weakest standing that its words give it."""
    words = cues()
    head = doc[clause.head]
    helpers = {_unshortened(c) for c in head.children if c.dep_ == "aux"}
    marks = {c.lower_ for c in head.children if c.dep_ == "mark"}
    if (helpers | marks) & words.plans.conditions:
        return "conditional"
    if helpers & words.hedges.modals:
        return "possible"
    if tense(doc, clause) == "future":
        return "planned"
    if is_hedged(doc, clause):
        return "alleged"
    return source.certainty if source is not None else "asserted"


def _unshortened(helper: Token) -> str:
    """An auxiliary in full: "he'd sign" is "he would", "he'd signed" is "he had"."""
    if helper.lower_ == "'d":
        return "would" if helper.head.tag_ == "VB" else "had"
    return helper.lower_


def is_background(doc: Doc, clause: Clause) -> bool:
    """Whether words of the clause put it at another time than what the report is about."""
    words = cues().background
    lower = [doc[i].lower_ for i in clause.tokens]
    if words.words.intersection(lower):
        return True
    text = " ".join(lower)
    if any(phrase in text for phrase in words.phrases):
        return True
    return _tells_of_another(doc, clause) or _tells_of_a_year(doc[clause.head])


def _tells_of_a_year(head: Token) -> bool:
    """Whether a clause hangs on a year: "the deadliest since 2005, when a bucket fell, killing nine"."""
    while head.dep_ in _SUBORDINATE:
        if head.dep_ in ("relcl", "advcl", "acl") and any(c.lower_ == "when" for c in head.children):
            return any(t.shape_ == "dddd" for t in (head.head, *head.head.children) if t.i < head.i)
        head = head.head
    return False


_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "conj", "xcomp", "ccomp"})


def _tells_of_another(doc: Doc, clause: Clause) -> bool:
    """Whether a relative clause hangs on another event: "another attack last month that left two dead"."""
    head = doc[clause.head]
    if head.dep_ != "relcl":
        return False
    words, noun = cues().background, head.head
    text = " ".join(t.lower_ for t in doc[noun.left_edge.i : head.i])
    if any(phrase in text for phrase in words.phrases):
        return True
    return bool(event_types(noun.lemma_)) and any(c.lower_ in words.another for c in noun.children)
