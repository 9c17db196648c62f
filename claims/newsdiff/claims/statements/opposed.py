"""What keeps two clauses that share most of their words from saying the same.

"Guilty" and "not guilty", "rose" and "fell", "Voss shot Reeves" and "Reeves shot Voss", "from 62 to 64" and
"from 62 to 65" are alike in every other word, so neither likeness of words nor of meaning tells them apart.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from newsdiff.claims.ages import ages_told
from newsdiff.claims.dates.words import weekday_names
from newsdiff.claims.milestones.words import ordinals_told
from newsdiff.claims.statements.words import opposed_words, words

if TYPE_CHECKING:
    from newsdiff.claims.kind import Pair
    from newsdiff.claims.kinds.statement import Statement

__all__ = ["opposed"]


_NEGATED = re.compile(r"\b(?:no|not|never|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_KEPT = 2048
"""Clauses of which it is known what their words tell: each is held against those of all other reports."""


def opposed(pair: Pair[Statement]) -> bool:
    """Whether two clauses tell of opposite acts, of swapped parties, or of other days or figures."""
    return _words(pair) or _negated(pair) or _swapped(pair) or _figures(pair) or _other_days(pair)


def _words(pair: Pair[Statement]) -> bool:
    """Whether one clause has a word, and the other its opposite in its place."""
    known = opposed_words()
    first, second = _lemmas(pair.a.value), _lemmas(pair.b.value)
    a, b = first - second, second - first
    if a.isdisjoint(known) or b.isdisjoint(known):
        return False
    return any(
        (a & s.one and b & s.other and not (first & s.other or second & s.one))
        or (a & s.other and b & s.one and not (first & s.one or second & s.other))
        for s in words().opposites.values()
    )


def _lemmas(value: Statement) -> frozenset[str]:
    return value.content | {value.predicate} | _PARTICLES & _small(value.written)


@functools.lru_cache(maxsize=_KEPT)
def _small(written: str) -> frozenset[str]:
    """The words of a clause in small letters."""
    return frozenset(_WORD.findall(written.lower()))


_PARTICLES = frozenset({"against", "for"})


def _negated(pair: Pair[Statement]) -> bool:
    """Whether a "not" stands in one clause alone, on whatever word, of two with one predicate."""
    a, b = pair.a.value, pair.b.value
    return a.predicate == b.predicate and _is_negated(a.written) != _is_negated(b.written)


@functools.lru_cache(maxsize=_KEPT)
def _is_negated(written: str) -> bool:
    return _NEGATED.search(written) is not None


def _swapped(pair: Pair[Statement]) -> bool:
    """Whether who does it in one clause is whom it is done to in the other."""
    a, b = pair.a.value, pair.b.value
    crossed = a.subjects & b.objects and a.objects & b.subjects
    return bool(crossed) and not (a.subjects & b.subjects or a.objects & b.objects)


def _figures(pair: Pair[Statement]) -> bool:
    """Whether each clause has a figure, a year, an age or an ordinal that the other lacks."""
    a, b = pair.a.value, pair.b.value
    if a.numbers - b.numbers and b.numbers - a.numbers:
        return True
    return any(map(_apart, _dated(a.written), _dated(b.written)))


@functools.lru_cache(maxsize=_KEPT)
def _dated(written: str) -> tuple[frozenset[str], ...]:
    """The years, the ordinals and the ages of a clause."""
    ordinals = frozenset(map(str, ordinals_told(written)))
    return frozenset(_YEAR.findall(written)), ordinals, ages_told(written)


def _other_days(pair: Pair[Statement]) -> bool:
    """Whether each clause names a day of the week, and none that the other names."""
    days = weekday_names()
    return _apart(_small(pair.a.value.written) & days, _small(pair.b.value.written) & days)


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b
