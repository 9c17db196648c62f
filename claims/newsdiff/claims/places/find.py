"""Finding the phrases of an article that say where something happened."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.claims import gazetteer
from newsdiff.claims.acts import act_of
from newsdiff.claims.gazetteer import Place, plain
from newsdiff.claims.model import Claim, Context
from newsdiff.claims.people import is_credit, people
from newsdiff.claims.places.value import PlaceValue, lexicon, usual

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["find_places"]

_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_CUT = frozenset({"relcl", "acl", "conj", "cc", "advcl", "punct", "parataxis"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_LONGEST = 14


def find_places(reading: Reading) -> Iterator[Claim[PlaceValue]]:
    """Each prepositional phrase, dateline apart, whose noun is a place by name or by word."""
    persons = {(id(m.sentence.doc), i) for m in people(reading) for i in range(m.start, m.end)}
    named = _named(reading)
    for sentence in reading.sentences:
        if is_credit(sentence.text):
            continue
        done = sentence.start
        for token in sentence.span:
            span = _phrase(token, sentence) if token.i >= done else None
            if span is None or (id(sentence.doc), span[2]) in persons:
                continue
            claim = _claim(reading, sentence, token, span, named)
            if claim is not None:
                done = span[1]
                yield claim


def _named(reading: Reading) -> tuple[Place, ...]:
    """The places that an article names without doubt: countries and regions."""
    found: dict[Place, None] = {}
    for doc in {id(s.doc): s.doc for s in reading.sentences}.values():
        for entity in doc.ents:
            places = gazetteer.lookup(entity.text) if entity.label_ == "GPE" else ()
            if places and places[0].level in ("country", "region"):
                found[places[0]] = None
    return tuple(found)


def _phrase(token: Token, sentence: Sentence) -> tuple[int, int, int] | None:
    """Begin, end and head of the noun phrase of a preposition, or of a site as subject or object.

    Phrases with "of" and "in" and places after a comma are kept.
    """
    noun: Token | None = None
    if token.lower_ in _prepositions() and (token.pos_ == "ADP" or token.dep_ == "prep"):
        noun = next((c for c in token.children if c.dep_ in ("pobj", "pcomp") and c.i > token.i), None)
    elif token.dep_ in _ARGUMENTS and token.lower_ in lexicon().nouns.site and token.pos_ == "NOUN":
        noun = token
    if noun is None or noun.pos_ not in ("NOUN", "PROPN", "NUM", "X"):
        return None
    start = end = noun.i
    stack = [noun]
    while stack:
        for child in stack.pop().children:
            if child.dep_ in _CUT and not _street_pair(child):
                continue
            if child.dep_ == "appos" and child.ent_type_ not in _PLACE_TYPES:
                continue
            if child.dep_ == "prep" and child.lower_ not in ("of", "in", "near", "at", "on"):
                continue
            start, end = min(start, child.i), max(end, child.i)
            stack.append(child)
    end += 1
    while end + 1 < sentence.end and token.doc[end].text == "," and _goes_on(token.doc, end + 1):
        end += 1
        while end < sentence.end and token.doc[end].pos_ == "PROPN":
            end += 1
    start = max(start, sentence.start) if noun is token else max(start, token.i + 1)
    return (start, min(end, start + _LONGEST, sentence.end), noun.i)


@functools.cache
def _prepositions() -> frozenset[str]:
    words = lexicon().prepositions
    return words.inside | words.near | words.other


def _street_pair(child: Token) -> bool:
    """The second of two streets that name a corner."""
    return child.dep_ in ("conj", "cc") and (child.pos_ == "PROPN" or child.lower_ == "and")


def _goes_on(doc: Doc, i: int) -> bool:
    return doc[i].ent_type_ in _PLACE_TYPES and doc[i].pos_ == "PROPN"


def _claim(
    reading: Reading,
    sentence: Sentence,
    preposition: Token,
    span: tuple[int, int, int],
    named: tuple[Place, ...],
) -> Claim[PlaceValue] | None:
    start, end, head = span
    value = _value(sentence.doc, preposition, start, end, head, named)
    if value is None:
        return None
    context = reading.context(sentence, start, end)
    if context.quoted or context.trigger is None or preposition.head.lower_ == "according":
        return None
    if preposition.i != head:
        context = _governed(reading, sentence, preposition, context)
    elif not (value.names or value.places):
        return None
    act, clausal = act_of(reading, sentence, min(preposition.i, start), end)
    topic = f"{'where' if clausal else 'place of'} {act or 'the event'}"
    return reading.claim("place", sentence, min(preposition.i, start), end, value, topic, context=context)


def _governed(reading: Reading, sentence: Sentence, preposition: Token, context: Context) -> Context:
    """The context with the word that the preposition hangs on as its trigger."""
    head = preposition.head
    if head.pos_ in ("VERB", "NOUN") and head.i != preposition.i:
        _, near = reading.trigger(sentence, preposition.i, preposition.i + 1)
        lemma = head.lemma_.lower()
        return replace(context, trigger=lemma if near else context.trigger or lemma)
    return context


def _entities(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """The named places in a token span. ``Span.ents`` walks the whole doc each time."""
    at = start
    while at < end:
        stop = at + 1
        if doc[at].ent_type_ in _PLACE_TYPES:
            while stop < end and doc[stop].ent_iob_ == "I":
                stop += 1
            yield doc[at:stop]
        at = stop


def _value(
    doc: Doc, preposition: Token, start: int, end: int, head: int, named: tuple[Place, ...]
) -> PlaceValue | None:
    words = lexicon()
    noun = doc[head]
    is_site = noun.lemma_.lower() in words.nouns.site or noun.lower_ in words.nouns.site
    entities = list(_entities(doc, start, end))
    places = [(e, p) for e in entities if (p := gazetteer.resolve(e.text, named)) is not None]
    named_head = noun.ent_type_ in _PLACE_TYPES or (
        noun.pos_ == "PROPN" and bool(gazetteer.lookup(noun.text))
    )
    named_head = named_head or usual(noun.lower_) in words.nouns.site
    if not (is_site or named_head) or (noun.lower_ in words.empty.not_places and not places):
        return None
    if noun.ent_type_ in ("DATE", "TIME", "PERSON", "MONEY", "PERCENT", "CARDINAL") and not is_site:
        return None
    known = {i for e, _ in places for i in range(e.start, e.end)}
    if not places and noun.pos_ == "PROPN" and (place := gazetteer.resolve(doc[start:end].text, named)):
        places, known = [(doc[start:end], place)], set(range(start, end))
    rest = [t for t in doc[start:end] if t.i not in known and t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "X")]
    telling = frozenset(
        usual(plain(t.text))
        for t in rest
        if t.lower_ not in words.empty.words and not (t.i == head and is_site)
    )
    ordered = tuple(dict.fromkeys(p for _, p in sorted(places, key=lambda ep: _LEVELS[ep[1].level])))
    if (
        not telling
        and not ordered
        and noun.lower_ in ("area", "side", "state", "country", "event", "location")
    ):
        return None
    site = usual(noun.lower_) if is_site else plain(noun.text)
    if rest and is_site and not telling:
        telling = frozenset({site})
    proper = frozenset(usual(plain(t.text)) for t in rest if t.pos_ == "PROPN") - words.empty.words
    numbers = frozenset(t.text for t in rest if t.text.isdigit() and len(t.text) > 2)
    text = doc[start:end].text
    return PlaceValue(
        text, preposition.lower_, site, telling, proper & telling - words.nouns.site, numbers, ordered
    )


_LEVELS = {"city": 0, "county": 1, "region": 2, "country": 3}
