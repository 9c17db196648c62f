"""What a milestone is said of: the noun phrase or clause it stands in, and who or what holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims import coref
from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.context import cues
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.milestones.value import Family
from newsdiff.claims.milestones.words import words
from newsdiff.claims.words import content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Marker", "holder_of", "is_granted", "noun_of", "phrase", "scope_of"]

LONGEST = 24
"""Tokens of what a milestone is said of."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The words that make a milestone: tokens ``start:end`` of the doc."""

    family: Family
    degree: str
    start: int
    end: int
    verb: int = -1
    """Of what there was not, the verb that it is said of; -1 elsewhere."""
    bare: bool = False
    """It stands for its noun, and only its window tells it: "was the first in a final since 1958"."""


def noun_of(token: Token) -> Token | None:
    """The noun an adjective or ordinal stands before, or itself where it stands for one."""
    head = token.head
    if token.dep_ in ("amod", "nummod", "quantmod", "compound", "advmod", "nmod", "det", "npadvmod", "poss"):
        for _ in range(3):
            if head.pos_ in ("NOUN", "PROPN") and head.i > token.i:
                if head.lemma_.lower() in words().heads.sums:
                    return next((c for c in head.lefts if c.dep_ == "compound" and c.i > token.i), head)
                owner = head.dep_ in ("poss", "compound") and head.head.i > head.i
                return head.head if owner and head.head.pos_ in ("NOUN", "PROPN") else head
            head = head.head
        return None
    if token.dep_ in ("attr", "dobj", "nsubj", "pobj", "oprd", "appos", "conj", "acomp"):
        return token
    return None


def scope_of(reading: Reading, sentence: Sentence, marker: Marker) -> tuple[Token, list[int]]:
    """Head and tokens of what the milestone is said of."""
    doc = sentence.doc
    last = doc[marker.end - 1]
    if marker.verb >= 0:
        told = doc[marker.verb]
        return told, _clause_tokens(reading, doc, told, doc[marker.start])
    if last.lower_ in words().heads.kinds:
        head = _subject(reading, doc, doc[marker.start])
        if head is not None:
            return head, _phrase_tokens(head)
        head = _before(doc, marker.start, sentence.start)
        if head is not None:
            return head, _run(head, sentence.start)
    if last.lower_ in words().peaks.words:
        return last, _phrase_tokens(last)
    own = last.lower_ in words().heads.times and marker.family != "times"
    noun = last if own else noun_of(last) or noun_of(doc[marker.start])
    noun = noun or doc[marker.start]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return _subject(reading, doc, noun) or noun, _phrase_tokens(noun, clauses=True)
    if own:
        verb = _clause_of_time(noun)
        if verb is not None:
            return verb, _clause_tokens(reading, doc, verb, noun)
    return noun, _phrase_tokens(noun, clauses=True)


def _clause_of_time(noun: Token) -> Token | None:
    """The verb "(for) the first time" belongs to: of the clause after it, else of the one around it."""
    for child in noun.children:
        if child.dep_ in ("relcl", "acl", "ccomp", "advcl") and child.i > noun.i:
            return child
    head = noun.head
    if noun.dep_ == "attr":
        inner = [c for c in head.children if c.dep_ in ("ccomp", "advcl", "relcl") and c.i > noun.i]
        return inner[0] if inner else None
    for _ in range(4):
        if head.pos_ in ("VERB", "AUX"):
            return _told(head, noun)
        if head.head.i == head.i:
            return None
        head = head.head
    return None


def _told(verb: Token, noun: Token) -> Token:
    """The verb of what is told, where "for the first time" stands before "scientists say they found"."""
    if verb.lemma_.lower() in cues().reporting.say and noun.i < verb.i:
        return next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), verb)
    return verb


def _clause_tokens(reading: Reading, doc: Doc, verb: Token, noun: Token) -> list[int]:
    clause = reading.clause(doc, verb.i)
    own = {
        i for i in clause.tokens if i == verb.i or (doc[i].dep_ != "punct" and not noun.is_ancestor(doc[i]))
    }
    if noun.is_ancestor(verb):
        own = {i for i in clause.tokens if doc[i].dep_ != "punct"}
    own.update(i for head in clause.subjects for i in range(*noun_phrase(doc[head])))
    own -= {noun.i, *(c.i for c in noun.children if c.dep_ in ("det", "amod"))}
    if noun.head.pos_ == "ADP":
        own.discard(noun.head.i)
    return sorted(sorted(own, key=lambda i: (abs(i - verb.i), i))[:LONGEST])


def _phrase_tokens(noun: Token, clauses: bool = False) -> list[int]:
    start, end = noun_phrase(noun)
    tokens = set(range(start, min(end, start + LONGEST)))
    tokens.update(_owner_of_both(noun))
    if clauses:
        for child in noun.children:
            if child.dep_ in ("relcl", "acl", "xcomp", "advcl") and child.i > noun.i:
                tokens.update(t.i for t in list(child.subtree)[:LONGEST] if not t.is_punct)
        tokens.update(_deed(noun.doc, end))
    return sorted(tokens)


def _owner_of_both(noun: Token) -> Iterator[int]:
    """The owner that a noun's head has: "the country's largest bank and biggest employer", "cost the
    country's largest bank millions".
    """
    first = noun.head
    if noun.dep_ in ("conj", "compound") and not any(c.dep_ in ("poss", "det") for c in noun.children):
        owner = next((c for c in first.children if c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN")), None)
        if owner is not None:
            yield from range(*noun_phrase(owner))


def _deed(doc: Doc, end: int) -> Iterator[int]:
    """What is done, where it follows the phrase of who does it: "the first man in office to resign"."""
    end += end < len(doc) and doc[end].lower_ == "ever"
    if end + 1 < len(doc) and doc[end].lower_ == "to" and doc[end].pos_ == "PART":
        verb = next((t for t in doc[end + 1 : end + 4] if t.pos_ == "VERB"), None)
        if verb is not None:
            yield from (t.i for t in list(verb.subtree)[:LONGEST] if t.i >= end and not t.is_punct)


def _subject(reading: Reading, doc: Doc, token: Token) -> Token | None:
    clause = reading.clause(doc, token.i)
    if doc[clause.head].lemma_.lower() not in words().heads.copulas:
        return None
    subjects = [doc[i] for i in clause.subjects if doc[i].pos_ in ("NOUN", "PROPN") and i < token.i]
    return subjects[0] if subjects else None


def _before(doc: Doc, start: int, lowest: int) -> Token | None:
    """The noun right before: a headline's "Forge Alliance First of Its Kind"."""
    for i in range(start - 1, max(lowest, start - 4) - 1, -1):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            return doc[i]
    return None


def _run(head: Token, lowest: int) -> list[int]:
    """The nouns and adjectives right before a noun, whatever a headline's parse makes of them."""
    start = head.i
    while start > max(lowest, head.i - 2) and head.doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        start -= 1
    return list(range(start, head.i + 1))


def holder_of(
    reading: Reading, sentence: Sentence, marker: Marker, head: Token, scope: set[int]
) -> frozenset[str]:
    """Content lemmas of who or what is said to be the first: of an apposition its noun, else the subject.

    Of an ordinal without either it is the owner: "his third title".
    """
    doc = sentence.doc
    found = _apposed(head) or _named_as(head) or _holder(reading, doc, doc[marker.start])
    if found is None and head.lower_ in words().peaks.words:
        subjects = reading.clause(doc, head.i).subjects
        found = doc[min(subjects)] if subjects else None
    if found is None:
        found = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if found is None and marker.family == "nth":
        found = next((c for c in head.children if c.dep_ == "poss"), None)
    if found is None or (found.i in scope and found.pos_ != "PRON"):
        return frozenset()
    if found.pos_ == "PRON":
        name = coref.resolve(reading, sentence, found)
        return frozenset(fold(part) for part in (name or "").split())
    return content_words(doc[i] for i in range(*noun_phrase(found))) - words().heads.empty


def is_granted(head: Token) -> bool:
    """Whether a clause takes a rank for granted, whatever it says or denies: that of its subject, or of what
    stands beside a name.
    """
    return head.pos_ in ("NOUN", "PROPN") and (head.dep_ == "nsubj" or _apposed(head) is not None)


def _apposed(head: Token) -> Token | None:
    """What a noun phrase is put beside: "the bank, the country's largest lender and biggest employer"."""
    first = head.head if head.dep_ == "conj" and head.head.dep_ == "appos" else head
    return first.head if first.dep_ == "appos" else None


def _named_as(head: Token) -> Token | None:
    """Who becomes what a noun names: "Cole was sworn in as the first woman", "chose Cole as its first"."""
    if head.dep_ != "pobj" or head.head.lower_ != "as":
        return None
    wanted = ("dobj", "nsubjpass", "nsubj")
    around = [c for c in head.head.head.children if c.dep_ in wanted and c.pos_ in ("NOUN", "PROPN", "PRON")]
    return min(around, key=lambda c: wanted.index(c.dep_), default=None)


def _holder(reading: Reading, doc: Doc, token: Token) -> Token | None:
    """The subject of a copula, of a relative clause what it is of: "Reyes, who was the first to"."""
    clause = reading.clause(doc, token.i)
    verb = doc[clause.head]
    if verb.lemma_.lower() not in words().heads.copulas:
        return None
    found = next((doc[i] for i in clause.subjects if i < token.i), None)
    if found is not None and found.tag_ in ("WP", "WDT"):
        found = verb.head if verb.dep_ == "relcl" else None
    return found if found is not None and found.pos_ in ("NOUN", "PROPN", "PRON") else None


def phrase(doc: Doc, tokens: list[int]) -> str:
    """The tokens as words for people, without small words at either end."""
    kept = [i for i in tokens if not doc[i].is_space and not doc[i].is_quote]
    while kept and (doc[kept[0]].is_punct or doc[kept[0]].pos_ in ("DET", "CCONJ", "SCONJ", "PART")):
        kept.pop(0)
    while kept and (doc[kept[-1]].is_punct or doc[kept[-1]].pos_ in ("ADP", "CCONJ", "SCONJ", "DET")):
        kept.pop()
    text = ""
    for n, i in enumerate(kept):
        glue = n and kept[n - 1] == i - 1 and not doc[i - 1].whitespace_
        text += doc[i].text if glue or not n else " " + doc[i].text
    return text
