"""Organisations and countries as actors: names, acronyms and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from newsdiff.claims import names
from newsdiff.claims.gazetteer import country_of, fold, lookup, metonym, plain
from newsdiff.claims.people import is_credit, people

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Actor", "acronym", "actors", "organisation_key"]


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """One place where an article names an organisation or a country. Numbers are tokens."""

    sentence: Sentence
    start: int
    end: int
    key: str
    """Its name in lower case; the country's for a country, a demonym or a capital that stands for it."""
    country: bool


_NOISE = frozenset({"the", "inc", "inc.", "corp", "corp.", "co.", "ltd", "ltd.", "llc", "plc"})
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "to", "&"})
_WORD = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*\.?")

_READ: WeakKeyDictionary[Reading, tuple[Actor, ...]] = WeakKeyDictionary()


def actors(reading: Reading) -> tuple[Actor, ...]:
    """The organisations and countries an article names, in the order of the text."""
    found = _READ.get(reading)
    if found is None:
        found = _READ[reading] = tuple(_actors(reading))
    return found


def organisation_key(name: str) -> str:
    """An organisation's name in lower case, article, legal form and possessive taken off.

    >>> organisation_key("The Acme Corp.'s")
    'acme'
    """
    words = plain(name).removesuffix("'s").removesuffix("'").split()
    kept = [w.replace(".", "") if w.count(".") > 1 else w for w in words if w not in _NOISE]
    return " ".join(kept)


def acronym(name: str) -> str | None:
    """The capitals a name of three words or more is shortened to, in lower case.

    >>> acronym("Trilateral Security Cooperation Framework"), acronym("Acme Steel")
    ('tscf', None)
    """
    words = [w for w in _WORD.findall(name) if w.lower() not in _SMALL]
    initials = "".join(w[0] for w in words if w[0].isupper()).lower()
    return initials if len(words) >= 3 and len(initials) == len(words) else None


def _actors(reading: Reading) -> Iterator[Actor]:
    persons = {mention.person.surname for mention in people(reading)}
    persons |= {mention.person.key for mention in people(reading)}
    for sentence in reading.sentences:
        if is_credit(sentence.text):
            continue
        for entity in sentence.span.ents:
            start, end = entity.start, entity.end
            while start < end and sentence.doc[start].lower_ in ("the", "a", "an"):
                start += 1
            while start < end and sentence.doc[end - 1].lower_ in ("'s", "'"):
                end -= 1
            text = sentence.doc[start:end].text if start < end else ""
            if not text or not text[0].isalnum():
                continue
            found = _key(entity.label_, text)
            if found is not None and found[0] not in persons:
                yield Actor(sentence, start, end, *found)


def _key(label: str, text: str) -> tuple[str, bool] | None:
    """Key of a named entity, and whether it is a country; None for what does not act."""
    if label in ("GPE", "NORP", "LOC"):
        places = lookup(fold(text)) if fold(text) != text.lower() else lookup(text)
        if places and places[0].level == "country":
            return places[0].name, True
        seat = metonym(text)
        return (seat, True) if seat is not None else None
    if label != "ORG" or len(text) < 2 or text.lower() in names.lexicon().given.names:
        return None
    if country_of(fold(text)) == fold(text):
        return fold(text), True
    return organisation_key(text), False
