"""Claims about people without a name, and about organisations and countries that act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims import offices
from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.events import token_events
from newsdiff.claims.model import Claim
from newsdiff.claims.organisations import actors
from newsdiff.claims.participants.deeds import deeds, told_in
from newsdiff.claims.participants.value import ParticipantValue
from newsdiff.claims.people import is_credit, people
from newsdiff.claims.reading import in_quotes
from newsdiff.claims.words import content_words
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["acting", "unnamed"]

_OLD = re.compile(r"(\d{1,3})\s?-?\s?year\s?-?\s?old")
_AGE_AFTER = re.compile(r"^\s?,\s(?:aged?\s)?(\d{1,3})\s?[,.;)]")
_LONGEST = 14
_ANAPHORIC = frozenset({"this", "that", "these", "those", "such", "no", "any", "every", "each"})


def unnamed(reading: Reading) -> Iterator[Claim[ParticipantValue]]:
    """Noun phrases for people: with an age, or as an argument of an event."""
    taken = {
        (id(m.sentence.doc), i)
        for m in people(reading)
        for i in range(min(m.start, m.descriptor.first), max(m.end, m.descriptor.last))
    }
    for sentence in reading.sentences:
        if is_credit(sentence.text):
            continue
        done = sentence.start
        for token in sentence.span:
            if token.i < done or (id(sentence.doc), token.i) in taken:
                continue
            claim = _claim(reading, sentence, token)
            if claim is not None:
                done = token.i + 1
                yield claim


def _claim(reading: Reading, sentence: Sentence, token: Token) -> Claim[ParticipantValue] | None:
    head = _head(token)
    if head is None:
        return None
    start, end = _phrase(sentence.doc, token, sentence)
    text = sentence.doc[start:end].text
    age = _age(sentence.doc, text, end)
    if sentence.doc[start].lower_ in _ANAPHORIC:
        return None
    clause = reading.clause(sentence.doc, token.i)
    events = token_events(sentence.doc[clause.head])
    argument = token.dep_ in ("nsubj", "nsubjpass", "dobj") or (
        token.dep_ == "pobj" and token.head.dep_ == "agent"
    )
    if age is None and not events and not argument and not reading.is_lead(sentence):
        return None
    words = content_words(t for t in sentence.doc[start:end] if t.i != token.i)
    bare = not words and not any(t.like_num for t in sentence.doc[start:end])
    if (bare and head in offices.lexicon().heads.vague) or in_quotes(sentence.doc, token.i):
        return None
    value = ParticipantValue(
        facet="unnamed",
        name=text,
        written=text,
        age=age,
        head=head,
        modifiers=frozenset(w for w in words if not w.isdigit() and w not in ("year", "old")),
        plural=token.tag_ in ("NNS", "NNPS") or head in offices.lexicon().heads.group,
    )
    return reading.claim("participant", sentence, start, end, value, f"the {token.lower_}")


def _head(token: Token) -> str | None:
    """The noun that names a person or people, spellings folded; None for other words."""
    if (
        token.lower_ == "old"
        and token.i >= 4
        and token.head.pos_ != "NOUN"
        and token.nbor(-2).lower_ == "year"
    ):
        return "person"
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "appos", "poss", "npadvmod"):
        return None
    heads = offices.lexicon().heads
    if token.lower_ in heads.group:
        return token.lower_
    lemma = token.lemma_.lower()
    if lemma in heads.person or lemma in heads.role or lemma in heads.kin or lemma in heads.office:
        return offices.usual(lemma)
    found = offices.parse_office(lemma)
    return (
        found.head
        if found is not None and found.head in ("suspect", "police-officer", "firefighter")
        else None
    )


def _phrase(doc: Doc, token: Token, sentence: Sentence) -> tuple[int, int]:
    start, end = noun_phrase(token)
    start, end = max(start, sentence.start, token.i - _LONGEST), min(end, sentence.end, token.i + _LONGEST)
    while start < token.i and doc[start].is_punct:
        start += 1
    if token.lower_ == "old":
        start = min(start, token.i - 4)
    return max(start, sentence.start), max(end, token.i + 1)


def _age(doc: Doc, text: str, end: int) -> int | None:
    match = _OLD.search(text)
    if match is None:
        tail = text_of(doc)[doc[end - 1].idx + len(doc[end - 1]) :][:10]
        match = _AGE_AFTER.match(tail)
    return int(match.group(1)) if match and 0 < int(match.group(1)) <= 115 else None


def acting(reading: Reading) -> Iterator[Claim[ParticipantValue]]:
    """Organisations and countries as agent or patient, once for each deed."""
    seen: set[tuple[str, str]] = set()
    for actor in actors(reading):
        doc = actor.sentence.doc
        root = doc[actor.start : actor.end].root
        if root.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "compound", "appos"):
            continue
        clause = reading.clause(doc, root.i)
        for event in deeds(reading, clause, doc):
            if (actor.key, event) in seen or (
                root.dep_ == "pobj" and root.head.lower_ not in ("by", "with", "to")
            ):
                continue
            seen.add((actor.key, event))
            text = doc[actor.start : actor.end].text
            deed = told_in(doc, clause, whole=root.dep_ not in ("nsubj", "nsubjpass"))
            value = ParticipantValue(
                "actor", name=text, written=text, actor=actor.key, event=event, deed=deed
            )
            yield reading.claim(
                "participant", actor.sentence, actor.start, actor.end, value, f"part of {text}"
            )
