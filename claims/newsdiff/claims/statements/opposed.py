"""What keeps two clauses that share most of their words from saying the same.

"Guilty" and "not guilty", "rose" and "fell", "Voss shot Reeves" and "Reeves shot Voss", "from 62 to 64" and
"from 62 to 65" are alike in every other word, so neither likeness of words nor of meaning tells them apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.claims.ages import ages_told
from newsdiff.claims.dates.words import weekday_names
from newsdiff.claims.milestones.words import ordinals_told

if TYPE_CHECKING:
    from newsdiff.claims.kind import Pair
    from newsdiff.claims.kinds.statement import Statement
    from newsdiff.claims.statements.words import Sides

__all__ = ["opposed"]


_NEGATED = re.compile(r"\b(?:no|not|never|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")


def opposed(pair: Pair[Statement], opposites: dict[str, Sides]) -> bool:
    """Whether two clauses tell of opposite acts, of swapped parties, or of other days or figures."""
    return _words(pair, opposites) or _negated(pair) or _swapped(pair) or _figures(pair) or _other_days(pair)


def _words(pair: Pair[Statement], opposites: dict[str, Sides]) -> bool:
    """Whether one clause has a word, and the other its opposite in its place."""
    first, second = _lemmas(pair.a.value), _lemmas(pair.b.value)
    a, b = first - second, second - first
    return any(
        (a & s.one and b & s.other and not (first & s.other or second & s.one))
        or (a & s.other and b & s.one and not (first & s.one or second & s.other))
        for s in opposites.values()
    )


def _lemmas(value: Statement) -> frozenset[str]:
    small = _WORD.findall(value.written.lower())
    return value.content | {value.predicate} | _PARTICLES.intersection(small)


_PARTICLES = frozenset({"against", "for"})


def _negated(pair: Pair[Statement]) -> bool:
    """Whether a "not" stands in one clause alone, on whatever word, of two with one predicate."""
    a, b = pair.a.value, pair.b.value
    return a.predicate == b.predicate and bool(_NEGATED.search(a.written)) != bool(_NEGATED.search(b.written))


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
    return any(_apart(found(a.written), found(b.written)) for found in (_years, _ordinals, ages_told))


def _years(written: str) -> frozenset[str]:
    return frozenset(_YEAR.findall(written))


def _ordinals(written: str) -> frozenset[str]:
    return frozenset(map(str, ordinals_told(written)))


def _other_days(pair: Pair[Statement]) -> bool:
    """Whether each clause names a day of the week, and none that the other names."""
    days = (frozenset(_WORD.findall(c.value.written.lower())) & weekday_names() for c in (pair.a, pair.b))
    return _apart(*days)


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b
