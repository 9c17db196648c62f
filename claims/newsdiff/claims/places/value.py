"""The value of a place claim: names, head noun, preposition, and which of two places holds the other."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from newsdiff.claims.gazetteer import Place, contains
from newsdiff.claims.lexicon import read

Side = Literal["inside", "near", "other"]

__all__ = ["Lexicon", "PlaceValue", "beside", "fits", "holds", "lexicon", "same", "side_of", "usual"]


class _Nouns(NamedTuple):
    site: frozenset[str]
    common: frozenset[str]
    direction: frozenset[str]


class _Prepositions(NamedTuple):
    inside: frozenset[str]
    near: frozenset[str]
    other: frozenset[str]
    act: frozenset[str]


class _Empty(NamedTuple):
    not_places: frozenset[str]
    words: frozenset[str]


class Lexicon(NamedTuple):
    """The words of ``lexicon/place.toml``."""

    nouns: _Nouns
    synonyms: dict[str, frozenset[str]]
    prepositions: _Prepositions
    empty: _Empty


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of places."""
    words: Lexicon = read("place", Lexicon)
    return words


@functools.cache
def _synonyms() -> Mapping[str, str]:
    return {word: usual for usual, words in lexicon().synonyms.items() for word in words}


def usual(word: str) -> str:
    """A word of a place as places are compared: abbreviations and synonyms folded."""
    return _synonyms().get(word, word)


def side_of(preposition: str) -> Side:
    """Whether a preposition puts something in a place or near it."""
    words = lexicon().prepositions
    if preposition in words.near:
        return "near"
    return "inside" if preposition in words.inside else "other"


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place as one phrase gives it."""

    text: str
    """The phrase, without its preposition."""
    preposition: str
    """Empty for a site that is itself subject or object."""
    head: str
    """The head noun of a site, synonyms folded; the last word of a name."""
    words: frozenset[str]
    """What tells this place from others of the kind: names, numbers, modifiers, folded."""
    names: frozenset[str] = frozenset()
    """Those of ``words`` that are parts of proper nouns."""
    numbers: frozenset[str] = frozenset()
    """House and block numbers, ordinals of streets left out."""
    places: tuple[Place, ...] = ()
    """Those of its names that the gazetteer knows, the one said first before those that hold it."""

    @property
    def side(self) -> Side:
        """In the place, near it, or otherwise related to it."""
        return side_of(self.preposition)

    @property
    def inner(self) -> Place | None:
        """The finest place of the gazetteer that it names."""
        return self.places[0] if self.places else None

    @property
    def direction(self) -> frozenset[str]:
        """The part of a town it names by the compass."""
        return self.words & lexicon().nouns.direction

    @property
    def site(self) -> bool:
        """Whether it says more than the gazetteer knows: a street, a building."""
        return bool(self.words)


def same(v: PlaceValue, w: PlaceValue) -> bool:
    """Whether two phrases name one place. Symmetric.

    A shared proper noun is enough, but not against other house numbers or between places of the
    gazetteer that lie apart; common nouns must be the same and not be told apart by other words. Names
    the gazetteer does not know may lie anywhere: they are no place within one that it does know.
    """
    if v.numbers and w.numbers and not v.numbers & w.numbers:
        return False
    if v.inner is not None and w.inner is not None and not _nested(v.inner, w.inner):
        return False
    if v.direction and w.direction and v.direction != w.direction:
        return False
    if (v.names & w.names) - lexicon().nouns.direction or (v.names and v.names == w.names):
        return True
    if v.names and (w.names or (w.places and not v.places)):
        return False
    if w.names and v.places and not w.places:
        return False
    if v.words or w.words:
        return v.head == w.head and (
            bool(v.words & w.words) or not ((v.words and w.words) or v.names or w.names)
        )
    if v.inner is not None or w.inner is not None:
        return v.inner == w.inner
    return v.head == w.head


def _nested(a: Place, b: Place) -> bool:
    return a == b or contains(a, b) or contains(b, a)


def beside(v: PlaceValue, w: PlaceValue) -> bool:
    """Whether two phrases name sites of one town, which need not be told apart by their names."""
    if v.direction and w.direction and v.direction != w.direction:
        return False
    town = v.inner is not None and v.inner == w.inner and v.inner.level in ("city", "county")
    return town and v.site and w.site and not (v.names and w.names and v.head == w.head)


def holds(outer: PlaceValue, inner: PlaceValue) -> bool:
    """Whether one phrase names a place that the other lies in, by the gazetteer or by its own words.

    A site named with its city lies in that city; Tokyo lies in Japan.
    """
    if outer.words or outer.inner is None:
        return False
    whole = outer.inner
    return any((whole == place and inner.site) or contains(whole, place) for place in inner.places)


def fits(v: PlaceValue, w: PlaceValue) -> bool:
    """Whether two values could be of one place: the same, or one in the other. Symmetric."""
    return same(v, w) or beside(v, w) or holds(v, w) or holds(w, v)
