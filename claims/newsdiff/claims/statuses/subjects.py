"""Whose state a sentence tells, and what it is about: the subject and the detail of a status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims import coref
from newsdiff.claims.ages import age_in
from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.offices import is_head
from newsdiff.claims.reading import content_words
from newsdiff.claims.statuses.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["NOBODY", "Subject", "detail_of", "is_passive", "object_of", "of_phrase", "of_verb"]

LONGEST = 14
"""Tokens of a subject or a detail."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose state it is."""

    text: str
    names: frozenset[str]
    words: frozenset[str]
    none: bool = False
    """Nobody's: "no one was charged"."""


NOBODY = Subject("", frozenset(), frozenset())


def of_verb(reading: Reading, sentence: Sentence, verb: Token, role: str) -> Subject | None:
    """The patient or the agent of a verb; None where the verb has no such argument."""
    doc = sentence.doc
    passive = is_passive(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    if role == "agent":
        heads = [] if passive else _agents(reading, doc, verb)
    elif objects:
        heads = objects
    else:
        heads = [doc[i] for i in _passive_subjects(reading, doc, verb)] if passive else []
    found = _subject(reading, sentence, heads) if heads else None
    return replace(found, none=True) if found is not None and _is_not_meant(verb) else found


def _agents(reading: Reading, doc: Doc, verb: Token) -> list[Token]:
    """Who does it: not who asks for it, "called on him to resign", but who has a mind to, "no plans to"."""
    told = _told_to(verb)
    if told is not None:
        return [told]
    plan = _meant(verb)
    return [doc[i] for i in reading.clause(doc, (plan.head if plan is not None else verb).i).subjects]


def _told_to(verb: Token) -> Token | None:
    """Whom somebody asks or presses to do it: the object before an infinitive."""
    asks = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl") or asks.lemma_ not in words().subjects.asking:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or is_passive(asks):
        return None
    beside = [asks, *(c for c in asks.children if c.dep_ == "prep" and c.lower_ in ("on", "upon"))]
    objects = (c for t in beside for c in t.children if c.dep_ in ("dobj", "dative", "pobj"))
    return next((c for c in objects if c.i < verb.i and c.ent_type_ not in ("DATE", "TIME")), None)


def _meant(verb: Token) -> Token | None:
    """The plan, wish or intention that somebody is said to have, or not to have, to do it."""
    of = verb.head if verb.dep_ == "pcomp" else None
    noun = of.head if of is not None and of.lower_ == "of" else verb.head
    had = noun.dep_ == "dobj" and noun.head.lemma_ == "have"
    told = verb.dep_ in ("acl", "pcomp") and noun.lemma_ in words().subjects.intents
    return noun if told and had else None


def _is_not_meant(verb: Token) -> bool:
    """Whether nobody is said to have it in mind: "has no plans to resign"."""
    plan = _meant(verb)
    return plan is not None and any(c.lower_ == "no" for c in plan.children)


def of_phrase(reading: Reading, sentence: Sentence, start: int, end: int) -> Subject:
    """Whose state a fixed phrase tells: the subject of its clause, if it is not in the phrase itself."""
    doc = sentence.doc
    clause = reading.clause(doc, doc[start:end].root.i)
    head = doc[clause.head]
    carried = [c for c in head.children if c.dep_ == "dobj"]
    if carried and head.lemma_ in words().subjects.carry and not is_passive(head):
        return _subject(reading, sentence, carried)
    heads = [t for t in _agents(reading, doc, head) if not start <= t.i < end]
    found = _subject(reading, sentence, heads) if heads else NOBODY
    return replace(found, none=True) if _is_not_meant(head) else found


def is_passive(verb: Token) -> bool:
    """Whether a verb's subject is its patient: also "a man charged with" and a headline's "Man charged"."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children):
        return False
    return not any(c.dep_ == "dobj" for c in verb.children)


def _passive_subjects(reading: Reading, doc: Doc, verb: Token) -> tuple[int, ...]:
    own = tuple(c.i for c in verb.children if c.dep_ in ("nsubjpass", "nsubj"))
    return own or reading.clause(doc, verb.i).subjects


def _subject(reading: Reading, sentence: Sentence, heads: Iterable[Token]) -> Subject:
    texts: list[str] = []
    names: set[str] = set()
    content: set[str] = set()
    none = False
    for head in heads:
        text, tokens = _phrase(head)
        none = none or any(t.lower_ in ("no", "nobody", "none", "neither") for t in tokens)
        full = coref.resolve(reading, sentence, head) if head.pos_ in ("PRON", "PROPN") else None
        texts.append(full or ("" if head.pos_ == "PRON" else text))
        names |= _names(head, full)
        content |= content_words(tokens)
    return Subject(
        " and ".join(dict.fromkeys(t for t in texts if t)), frozenset(names), frozenset(content), none
    )


def _phrase(head: Token) -> tuple[str, list[Token]]:
    start, end = noun_phrase(head)
    tokens = list(head.doc[start : min(end, start + LONGEST)])
    return head.doc[start : min(end, start + LONGEST)].text, tokens


def _names(head: Token, full: str | None) -> set[str]:
    """Words of the proper name that the head is, or that stands in apposition to it, less its titles."""
    found = {fold(word) for word in full.split() if len(word) > 2} if full else set()
    proper = [head, *(c for c in head.children if c.dep_ == "appos")]
    for token in proper:
        if token.pos_ == "PROPN":
            near = [token, *(c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN")]
            found |= {fold(t.text) for t in near if len(t) > 2}
    return {word for word in found if not is_head(word)} or found


def detail_of(verb: Token) -> tuple[str, frozenset[str]]:
    """What a verb's state is about: the charge, the sentence, what is denied; as written and in words."""
    for child in verb.children:
        if child.i < verb.i or age_in(child) is not None:
            continue
        if child.dep_ in ("prep", "dative") and child.lower_ in ("with", "of", "to", "for", "on", "from"):
            noun = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if noun is not None and noun.ent_type_ not in ("DATE", "TIME"):
                return _span(noun)
        if child.dep_ in ("acomp", "oprd") or (verb.lemma_ == "face" and child.dep_ == "dobj"):
            return _span(child)
        if verb.lemma_ in ("deny", "refute") and child.dep_ in ("dobj", "xcomp", "ccomp", "pcomp"):
            span = verb.doc[child.left_edge.i : min(child.right_edge.i + 1, child.left_edge.i + LONGEST)]
            return span.text, content_words(span)
    return "", frozenset()


def object_of(phrase: Span) -> tuple[str, frozenset[str]]:
    """What somebody faces, or what the charges are: the object of a fixed phrase."""
    word = phrase[-1] if phrase[-1].dep_ == "prep" else phrase.root
    noun = next((c for c in word.children if c.dep_ in ("dobj", "attr", "pobj") and c.i > word.i), None)
    if noun is None:
        return "", frozenset()
    text, content = _span(noun)
    return text, content - {"count", "charge"}


def _span(noun: Token) -> tuple[str, frozenset[str]]:
    start, end = noun_phrase(noun)
    joined = [noun_phrase(c)[1] for c in noun.conjuncts if c.i > noun.i]
    span = noun.doc[start : min(max([end, *joined]), start + LONGEST)]
    return span.text, content_words(span)
