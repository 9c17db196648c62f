"""Countries, regions and cities: names, demonyms, and which place lies in which."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from newsdiff.claims.lexicon import read

__all__ = ["fold"]


@dataclass(frozen=True)
class _Demonyms:
    countries: dict[str, tuple[str, ...]]
    written: dict[str, tuple[str, ...]]


@functools.cache
def _countries() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Country by lower-case word, and by a word that counts only as it is written."""
    names = read("demonyms", _Demonyms)
    lower = {word: country for country, words in names.countries.items() for word in words}
    return lower, {word: country for country, words in names.written.items() for word in words}


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
