"""Countries, regions and cities: names, demonyms, and which place lies in which.

The data are GeoNames' (see ``lexicon/gazetteer.NOTICE``); nothing is read before the first question.
"""

from __future__ import annotations

import functools
import gzip
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from newsdiff.claims import lexicon

Level = Literal["country", "region", "county", "city"]

__all__ = [
    "Place",
    "contains",
    "country_of",
    "fold",
    "is_named",
    "is_suburb",
    "lookup",
    "metonym",
    "plain",
    "resolve",
    "same_place",
]


class _Demonyms(NamedTuple):
    countries: dict[str, tuple[str, ...]]
    written: dict[str, tuple[str, ...]]


class _Names(NamedTuple):
    aliases: dict[str, tuple[str, ...]]
    within: dict[str, tuple[str, ...]]
    metonyms: dict[str, tuple[str, ...]]
    abbreviations: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. Names are in lower case and without accents."""

    name: str
    level: Level
    country: str
    """Name of the country it lies in; its own for a country."""
    region: str
    """Name of the first-level region a city or county lies in; empty where unknown."""
    population: int


def plain(name: str) -> str:
    """A name in lower case, without accents and curly apostrophes, spaces single.

    >>> plain("São  Paulo")
    'sao paulo'
    """
    small = unicodedata.normalize("NFKD", name.replace("’", "'")).lower()
    decomposed = unicodedata.normalize("NFKD", small)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _turned(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


@functools.cache
def _countries() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Country by lower-case word, and by a word that counts only as it is written."""
    names = lexicon.read("demonyms", _Demonyms)
    return _turned(names.countries), _turned(names.written)


@functools.cache
def _other_names() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """By name: what it also names, the city it is part of, the country it stands for, the region."""
    names = lexicon.read("places", _Names)
    tables = (names.aliases, names.within, names.metonyms, names.abbreviations)
    aliases, within, metonyms, short = (_turned(table) for table in tables)
    return aliases, within, metonyms, short


@functools.cache
def _lines() -> list[str]:
    """The gazetteer's lines, in the order of names."""
    packed = files(lexicon.__package__).joinpath("gazetteer.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8").split("\n")


@functools.cache
def _capitals() -> Mapping[str, str]:
    """Country by the name of its capital."""
    rows = (line.split("\t") for line in _lines() if "\tcountry\t" in line)
    found = {row[3]: row[0] for row in rows if row[3]}
    found["washington"] = found["washington, d.c."] = "united states"
    return found


def fold(word: str) -> str:
    """A word in lower case; a demonym, adjective or other name of a country as the country's name.

    "US" is the country only in capitals: in lower case it is the pronoun.

    >>> fold("Japanese"), fold("british"), fold("U.S."), fold("table")
    ('japan', 'united kingdom', 'united states', 'table')
    >>> fold("US"), fold("us")
    ('united states', 'us')
    """
    lower, written = _countries()
    if word in written:
        return written[word]
    small = word.lower()
    return lower.get(small, small)


@functools.lru_cache(maxsize=4096)
def _found(name: str) -> tuple[Place, ...]:
    """Places of exactly this name, those with most people first, countries before all."""
    lines = _lines()
    begin = name + "\t"
    at = bisect_left(lines, begin)
    found = []
    while at < len(lines) and lines[at].startswith(begin):
        _, level, second, third, people = lines[at].split("\t")
        if level == "country":
            found.append(Place(name, "country", name, "", int(people)))
        else:
            found.append(Place(name, cast(Level, level), second, third, int(people)))
        at += 1
    return tuple(sorted(found, key=lambda p: (p.level != "country", -p.population, p.country, p.region)))


@functools.lru_cache(maxsize=8192)
def lookup(name: str) -> tuple[Place, ...]:
    """The places a name may mean, the likeliest first: countries, then by population.

    >>> [place.country for place in lookup("Tokyo")]
    ['japan']
    >>> lookup("Seoul")[0].country, lookup("Tex.")[0].level, lookup("Nowhereville")
    ('south korea', 'region', ())
    """
    aliases, _, _, short = _other_names()
    small = plain(name.removeprefix("the ").removeprefix("The "))
    others = fold(name), aliases.get(small, small), short.get(small, small), plain(name)
    names = dict.fromkeys((small, *others))
    found = [place for each in names for place in _found(each)]
    return tuple(sorted(dict.fromkeys(found), key=lambda p: (p.level != "country", -p.population)))


def resolve(name: str, beside: Iterable[Place] = ()) -> Place | None:
    """The place a name means among other places that the text names.

    One that lies in, holds, or shares the region of another named place goes before a larger one.

    >>> resolve("Paris").country, resolve("Paris", lookup("Texas")).country
    ('france', 'united states')
    """
    candidates = lookup(name)
    if not candidates:
        return None
    others = tuple(beside)
    regions = {(p.country, p.name) for p in others if p.level == "region"}
    regions |= {(p.country, p.region) for p in others if p.region}
    for place in candidates:
        own = place.name if place.level == "region" else place.region
        if own and (place.country, own) in regions and place not in others:
            return place
    return candidates[0]


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another and is not the same.

    >>> contains(lookup("Japan")[0], lookup("Tokyo")[0]), contains(lookup("Tokyo")[0], lookup("Japan")[0])
    (True, False)
    """
    if outer == inner or inner.level == "country":
        return False
    if outer.level == "country":
        return outer.name == inner.country
    if outer.country != inner.country:
        return False
    if outer.level == "region":
        return inner.level in ("city", "county") and inner.region == outer.name
    part = outer.level == inner.level == "city" and outer.region == inner.region
    return part and _other_names()[1].get(inner.name) == outer.name


def is_named(place: Place, words: frozenset[str]) -> bool:
    """Whether the words of an article, small, have all those of a place's name."""
    return set(place.name.replace("-", " ").split()) <= words


METROPOLIS = 8
"""Times the people of a town that a city has whose suburb it may be: reports name the one or the other."""


def is_suburb(a: Place, b: Place) -> bool:
    """Whether one town may be a suburb of the other: of one region, and far smaller."""
    small, large = sorted((a.population, b.population))
    return (a.country, a.region) == (b.country, b.region) and large >= METROPOLIS * small


def same_place(a: str, b: str) -> bool:
    """Whether two names are names of one place.

    >>> same_place("Kiev", "Kyiv"), same_place("U.S.", "America"), same_place("Paris", "London")
    (True, True, False)
    """
    first, second = lookup(a), lookup(b)
    return plain(a) == plain(b) or bool(first and second and first[0] == second[0])


def metonym(name: str) -> str | None:
    """The country whose government a capital or a seat stands for.

    >>> metonym("Seoul"), metonym("the Kremlin"), metonym("Osaka")
    ('south korea', 'russia', None)
    """
    small = plain(name)
    return _capitals().get(small) or _other_names()[2].get(small)


def country_of(name: str) -> str | None:
    """The country a name, demonym, capital or other place belongs to, in lower case.

    >>> country_of("Japanese"), country_of("Seoul"), country_of("Ohio"), country_of("table")
    ('japan', 'south korea', 'united states', None)
    """
    if (found := lookup(name)) or (found := lookup(fold(name))):
        return found[0].country
    return metonym(name)
