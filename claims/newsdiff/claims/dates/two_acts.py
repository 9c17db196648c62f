"""What tells that two days are of two acts that go by one verb: another time, person, or day's news."""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import TYPE_CHECKING

from newsdiff.claims.ages import ages_told
from newsdiff.claims.dates.words import lexicon, weekday_names
from newsdiff.claims.events import incidents

if TYPE_CHECKING:
    from newsdiff.claims.dates.value import DateValue
    from newsdiff.claims.kind import Pair

__all__ = ["of_two_acts"]

_WORD = re.compile(r"[^\W\d_]+")
_SUPERLATIVE = re.compile(r"\b(?:\w{3,}est|most|least|worst|best|first|high|low|record)\b.*\bsince\b", re.I)


def of_two_acts(pair: Pair[DateValue]) -> bool:
    """Whether the words around two days tell of two acts, though verb and parties are alike."""
    return (
        _done_again(pair)
        or _of_two_people(pair)
        or _each_own_eve(pair)
        or _as_of(pair)
        or _round_midnight(pair)
        or _reach_of_a_superlative(pair)
    )


def _done_again(pair: Pair[DateValue]) -> bool:
    """Whether one of the two is told as a further time, or each as another: "a second man", "still shut"."""
    a, b = (pair.world.clause_text(claim).lower() for claim in (pair.a, pair.b))
    if set(_repeated().findall(a)) != set(_repeated().findall(b)):
        return True
    ordinals = lexicon().numbers.ordinals
    first, second = ({word for word in _WORD.findall(text) if word in ordinals} for text in (a, b))
    return bool(first and second) and not first & second


@functools.cache
def _repeated() -> re.Pattern[str]:
    words = sorted(lexicon().topics.repeated, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def _of_two_people(pair: Pair[DateValue]) -> bool:
    """Whether those it was done by or to have other names or ages."""
    ages = [ages_told(pair.world.clause_text(claim)) for claim in (pair.a, pair.b)]
    if all(ages) and not ages[0] & ages[1]:
        return True
    a, b = pair.a.context, pair.b.context
    parties = [((c.subjects | c.objects) & c.names) - weekday_names() for c in (a, b)]
    return all(parties) and not parties[0] & parties[1]


def _each_own_eve(pair: Pair[DateValue]) -> bool:
    """Whether each report tells what was done on its own eve, of something that is done day after day."""
    days = [claim.value.start for claim in (pair.a, pair.b)]
    published = [pair.world.articles[claim.article].published for claim in (pair.a, pair.b)]
    if None in days or None in published or published[0] == published[1]:
        return False
    lags = {(p - d).days for p, d in zip(published, days, strict=True) if p is not None and d is not None}
    once = pair.a.context.events & pair.b.context.events & (incidents() | lexicon().topics.once)
    return len(lags) == 1 and not once


def _as_of(pair: Pair[DateValue]) -> bool:
    """Whether both tell how far something had come "by Thursday"."""
    a, b = pair.a, pair.b
    return a.value.edge == b.value.edge == "by" and "past" in (a.context.tense, b.context.tense)


def _round_midnight(pair: Pair[DateValue]) -> bool:
    """Whether the sentence of one day tells of its last hours, that of the next of its first."""
    first, second = sorted((pair.a, pair.b), key=lambda c: (c.value.start or date.min, c.article))
    start, end = first.value.start, second.value.start
    if start is None or end is None or (end - start).days != 1:
        return False
    late, early = (pair.world.sentence_text(claim) for claim in (first, second))
    return _LATE.search(late) is not None and _EARLY.search(early) is not None


_LATE = re.compile(r"\b(?:midnight|night|late|(?:9|10|11)(?:[.:]\d\d)?\s?p\.?m)\b", re.IGNORECASE)
_EARLY = re.compile(
    r"\b(?:midnight|overnight|early|(?:small|wee) hours|12[.:]\d\d\s?a\.?m|[1-5](?:[.:]\d\d)?\s?a\.?m)\b",
    re.IGNORECASE,
)


def _reach_of_a_superlative(pair: Pair[DateValue]) -> bool:
    """Whether a date is how far back a superlative reaches: "the weakest level since 1990"."""
    return pair.a.value.edge == pair.b.value.edge == "since" and any(
        _SUPERLATIVE.search(pair.world.sentence_text(claim)) for claim in (pair.a, pair.b)
    )
