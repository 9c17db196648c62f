"""Event types: which lemma names which kind of event, and which event a set of reports is about."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.claims.lexicon import read

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "accident_words",
    "event_types",
    "happening_verbs",
    "incidents",
    "light_verbs",
    "main_events",
    "motions",
    "people_status",
    "token_events",
]


class _Words(NamedTuple):
    light: frozenset[str]
    happen: frozenset[str]
    accident: frozenset[str]


class _Groups(NamedTuple):
    status: tuple[str, ...]
    weak: frozenset[str]
    incident: frozenset[str]
    motion: frozenset[str]


class _Events(NamedTuple):
    types: dict[str, frozenset[str]]
    groups: _Groups
    words: _Words


@functools.cache
def _lexicon() -> _Events:
    return read("events", _Events)


@functools.cache
def _by_lemma() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, lemmas in _lexicon().types.items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


def event_types(lemma: str) -> frozenset[str]:
    """The event types a lemma names, none for most words.

    >>> sorted(event_types("collision"))
    ['crash']
    >>> event_types("table")
    frozenset()
    """
    return _by_lemma().get(lemma.lower(), frozenset())


def token_events(token: Token) -> frozenset[str]:
    """The event types a token names, by lemma or, where the tagger took it for a name, by form."""
    return event_types(token.lemma_) or event_types(token.lower_)


def light_verbs() -> frozenset[str]:
    """Verbs that say only that the event noun beside them took place."""
    return _lexicon().words.light


def people_status(types: Iterable[str]) -> str | None:
    """What became of people, by the first status among event types.

    >>> people_status({"attack", "hurt"})
    'hurt'
    """
    present = frozenset(types)
    return next((name for name in _lexicon().groups.status if name in present), None)


def incidents() -> frozenset[str]:
    """Event types that befall a place once: accidents, attacks, disasters, and people's fate in them."""
    return _lexicon().groups.incident


def motions() -> frozenset[str]:
    """Event types of what moves, which may be part of an accident: to leave the road, to hit a wall."""
    return _lexicon().groups.motion


def accident_words() -> frozenset[str]:
    """Nouns for what happened that do not say what it was: "the incident"."""
    return _lexicon().words.accident


def happening_verbs() -> frozenset[str]:
    """Lemmas of verbs that say that something came about: "it happened"."""
    return _lexicon().words.happen


def main_events(leads: Iterable[frozenset[str]]) -> frozenset[str]:
    """The event types that at least half of the reports (two or more) name in headline or lede.

    Types too general to tell one event from another (begin, rise, publish) do not count.

    Args:
        leads: for each article, the event types of its headline and first two sentences.
    """
    each = [types - _lexicon().groups.weak for types in leads]
    counts = Counter(name for types in each for name in types)
    needed = max(2, -(-len(each) // 2)) if len(each) > 1 else 1
    return frozenset(name for name, count in counts.items() if count >= needed)
