"""The words of ``lexicon/statement.toml``."""

from __future__ import annotations

import functools
from typing import NamedTuple

from newsdiff.claims.lexicon import read

__all__ = ["DeedWords", "Sides", "StatementWords", "opposed_words", "words"]


class Sides(NamedTuple):
    """Words of which a clause has one, and the words of which another then says the opposite."""

    one: frozenset[str]
    other: frozenset[str]
    exclusive: bool = False
    """As predicates of one doer and one thing they contradict each other: see ``statements/contrary.py``."""
    of: frozenset[str] = frozenset()
    """Where given, what they are said of must have one of these words: prices fall, and so do men."""


class DeedWords(NamedTuple):
    """What tells whether a clause says outright what came about; the file says what each list is for."""

    refusing: frozenset[str]
    partial: frozenset[str]
    pending: frozenset[str]
    another: frozenset[str]
    vague: frozenset[str]


class _Verbs(NamedTuple):
    empty: frozenset[str]


class _Hedges(NamedTuple):
    words: frozenset[str]


class _Qualifiers(NamedTuple):
    words: frozenset[str]


class StatementWords(NamedTuple):
    """The whole file; its comments say what each list is for."""

    verbs: _Verbs
    hedges: _Hedges
    qualifiers: _Qualifiers
    deeds: DeedWords
    opposites: dict[str, Sides]


@functools.cache
def words() -> StatementWords:
    """The statement lexicon, read once."""
    found: StatementWords = read("statement", StatementWords)
    return found


@functools.cache
def opposed_words() -> frozenset[str]:
    """Every word that has an opposite."""
    return frozenset(word for sides in words().opposites.values() for word in sides.one | sides.other)
