"""How old somebody named is, where the sentence after says it: "He was 61", "The 16-year-old died"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.claims import coref, offices
from newsdiff.claims.ages import OLDEST, SUBJECT, told_as
from newsdiff.claims.context import cues
from newsdiff.claims.people import Mention, people

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Aged", "aged"]

_TOLD = re.compile(
    r"Now (?P<now>\d{1,3}), s?he |(?:He|She) (?:was|is) (?P<said>\d{1,3})(?: years old)?(?:[.,;]| and )"
)
_BARE = re.compile(r"The (?P<bare>\d{1,3})-year-old ")


class Aged(NamedTuple):
    """An age told of the one person of the sentence before."""

    mention: Mention
    """Where that sentence names the person."""
    sentence: Sentence
    token: int
    """The number, in the sentence's doc."""
    age: int


def aged(reading: Reading) -> Iterator[Aged]:
    """The ages that a sentence gives the one person whom the sentence before it is about."""
    for before, sentence in pairwise(s for s in reading.sentences if s.role == "body"):
        number = _number(sentence)
        if number is None or not 0 < int(number.text) <= OLDEST:
            continue
        mention = _only(reading, before)
        if mention is not None and _is_meant(reading, sentence, mention):
            yield Aged(mention, sentence, number.i, int(number.text))


def _number(sentence: Sentence) -> Token | None:
    """The token of the age in a sentence that begins with it or with "he" or "she"."""
    match = _TOLD.match(sentence.text) or _BARE.match(sentence.text)
    told = next((name for name, text in match.groupdict().items() if text), None) if match else None
    if match is None or told is None:
        return None
    if told == "bare" and not any(t.lower_ == "old" and t.dep_ in SUBJECT for t in sentence.span[:6]):
        return None
    first = sentence.span.start_char
    span = sentence.doc.char_span(first + match.start(told), first + match.end(told))
    return span[0] if span is not None and len(span) == 1 else None


def _only(reading: Reading, sentence: Sentence) -> Mention | None:
    """The person whom a sentence tells of, where it is about that one and nobody else stands in it."""
    named = [m for m in people(reading) if m.sentence is sentence]
    if len(named) != 1:
        return None
    mention = named[0]
    root = told_as(sentence.doc[mention.start : mention.end].root)
    if root.dep_ not in SUBJECT or root.head.lemma_.lower() in cues().reporting.say:
        return None
    first, last = min(mention.start, mention.descriptor.first), max(mention.end, mention.descriptor.last)
    others = (t for t in sentence.span if not first <= t.i < last)
    return None if any(map(_is_person, others)) else mention


def _is_person(token: Token) -> bool:
    noun = token.pos_ in ("NOUN", "PROPN")
    return token.ent_type_ == "PERSON" or (noun and offices.is_head(token.lemma_.lower()))


def _is_meant(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether the pronoun means the person; a bare age does where no other sentence gives it to anybody."""
    pronoun = next((t for t in sentence.span if coref.pronoun_gender(t)), None)
    if sentence.span[0].lower_ == "the":
        return not any(sentence.text[4:15] in s.text for s in reading.sentences if s.index < sentence.index)
    name = coref.resolve(reading, sentence, pronoun) if pronoun is not None else None
    return name is not None and name.lower().split()[-1] == mention.person.surname.split()[-1]
