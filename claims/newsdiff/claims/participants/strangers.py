"""Two ages of somebody without a name: where each report tells of one such person, and of the same deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.claims.kind import Pair
from newsdiff.claims.model import Context
from newsdiff.claims.participants.roles import lexicon
from newsdiff.claims.participants.value import ParticipantValue

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading

__all__ = ["ages_differ"]

_AGE = re.compile(r"\b(\d{1,3})\s?-?\s?years?\s?-?\s?old\b|\baged? (\d{1,3})\b|, (\d{1,3}), ")
ALIKE = 0.6
"""How alike the surroundings of the two have to be."""


def ages_differ(pair: Pair[ParticipantValue]) -> bool:
    """Whether two reports of one or two days give the one person of whom they tell a deed different ages.

    Reports of a crime often tell of several people, or of another one the day after: each report has to give
    one age alone, and none may speak of a second person or put the deed on another day.
    """
    v, w = pair.a.value, pair.b.value
    if v.facet != "unnamed" or w.facet != "unnamed" or v.age == w.age or v.age is None or w.age is None:
        return False
    if v.head != w.head or v.plural or w.plural or pair.similarity < ALIKE:
        return False
    if not _is_one_deed(pair.a.context, pair.b.context, pair.world.main_events):
        return False
    if (pair.world.days_apart(pair.a.article, pair.b.article) or 0) > 1:
        return False
    return all(_is_alone(pair.world.readings[c.article]) for c in (pair.a, pair.b))


def _is_one_deed(a: Context, b: Context, events: frozenset[str]) -> bool:
    """Whether two clauses tell one main event by one verb, and not each with a day or a place of its own."""
    if a.background or b.background or a.trigger != b.trigger or not a.events & b.events & events:
        return False
    return not (a.names - b.names and b.names - a.names)


def _is_alone(reading: Reading) -> bool:
    """Whether a report gives one age alone, and speaks of no second person."""
    text = " ".join(s.text for s in reading.sentences)
    ages = {next(filter(None, found)) for found in _AGE.findall(text)}
    words = {token.lower_ for s in reading.sentences for token in s.span}
    return len(ages) == 1 and not words & lexicon().person.several
