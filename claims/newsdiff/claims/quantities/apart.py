"""What tells that two numbers are of other things: another whose, place, period, year or measured thing.

Clauses that share all their words but one are as alike as can be, and that one word tells them apart: "net
profit" and "operating profit", "in April" and "in March", "Smith scored 24" and "Jones scored 31".
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from newsdiff.claims.dates.words import weekday_names
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.statements import words as statement

if TYPE_CHECKING:
    from newsdiff.claims.kind import Pair
    from newsdiff.claims.model import Claim
    from newsdiff.claims.quantities.counted import Quantity
    from newsdiff.claims.world import World

__all__ = [
    "ALIKE",
    "ebbs",
    "is_running",
    "moved_apart",
    "of_other_matter",
    "of_other_things",
    "on_other_days",
]

ALIKE = 0.7
"""Similarity of clauses from which they are of one thing, whatever else they name."""
_KEPT = 2048
"""Clauses of which it is known what their words tell: each is held against those of all other reports."""
_IN_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"\b((?:first|second|third|fourth|last|1st|2nd|3rd|4th)[ -](?:quarter|half)|q[1-4]|h[12]|"
    r"(?:three|six|nine|12|twelve) months)\b",
    re.IGNORECASE,
)


def of_other_things(pair: Pair[Quantity], toll: bool) -> bool:
    """Whether the words around two numbers tell that they are of two things.

    Args:
        toll: of the dead, injured or shot of the event that the reports share. Those are nobody's, and
            reports tell them with whatever else they tell.
    """
    if _elsewhere(pair) or _in_two_places(pair) or _of_other_time(pair):
        return True
    return not toll and (_of_two(pair) or _in_two_periods(pair) or _told_apart(pair))


def of_other_matter(pair: Pair[Quantity]) -> bool:
    """Whether the words around two numbers tell outright that they are of two things: whose, of which time,
    of which measure. Two places or subjects are no more than a hint.
    """
    return _of_other_time(pair) or _of_two(pair) or _in_two_periods(pair)


def _of_other_time(pair: Pair[Quantity]) -> bool:
    """Whether each is of another year, or of another of the things that are measured alike."""
    return _years_apart(pair) or _of_another_year(pair) or _measured_apart(pair)


def is_running(pair: Pair[Quantity]) -> bool:
    """Whether both count what a later report has more of, by the same verb."""
    a, b = pair.a.context, pair.b.context
    return a.trigger == b.trigger and a.trigger in lexicon().running["growing"]


def moved_apart(pair: Pair[Quantity]) -> bool:
    """Whether one number is a rise and the other a fall: no amount is one for being as large."""
    a, b = pair.a.context.trigger, pair.b.context.trigger
    moves = statement.words().opposites["direction"]
    return (a in moves.one and b in moves.other) or (a in moves.other and b in moves.one)


def ebbs(pair: Pair[Quantity]) -> bool:
    """Whether both tell of a state that reports of two days find in other numbers."""
    words = lexicon().running["ebbing"]
    return all(words & (c.context.content | {c.context.trigger or ""}) for c in (pair.a, pair.b))


def _of_two(pair: Pair[Quantity]) -> bool:
    """Whether each number is somebody's, and not of one: "Smith scored 24", "Apple's revenue rose 5%"."""
    a, b = pair.a.value.whose, pair.b.value.whose
    return bool(a and b) and not _is_one_name(a, b)


def _is_one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names share a word, or one is short for the other: "GM", "the Fed"."""
    if set(a) & set(b):
        return True
    short, long = sorted((a, b), key=len)
    initials = "".join(word[0] for word in long)
    return len(short) == 1 and (short[0] == initials or any(_is_cut(short[0], word) for word in long))


def _is_cut(short: str, word: str) -> bool:
    return len(short) >= 3 and (word.startswith(short) or short.startswith(word))


def _in_two_periods(pair: Pair[Quantity]) -> bool:
    """Whether each clause names a month, quarter or half of a year, none of them the other's."""
    a, b = (_periods(pair.world.clause_text(claim)) for claim in (pair.a, pair.b))
    return bool(a and b) and not a & b


@functools.lru_cache(maxsize=_KEPT)
def _periods(text: str) -> frozenset[str]:
    parts = (m.group(1).lower().replace("-", " ") for m in _PART_OF_YEAR.finditer(text))
    return frozenset((*parts, *(m.group(1)[:3].lower() for m in _months().finditer(text))))


@functools.cache
def _months() -> re.Pattern[str]:
    names = sorted((name.capitalize() for name in lexicon().nouns.months), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(re.escape(name) for name in names)})\b")


def _measured_apart(pair: Pair[Quantity]) -> bool:
    """Whether each clause names another of the things that are measured alike: net and operating profit."""
    a, b = (_said(claim, pair.world) for claim in (pair.a, pair.b))
    return any(a & words - b and b & words - a for words in lexicon().measured.values())


def _said(claim: Claim[Quantity], world: World) -> frozenset[str]:
    """Lemmas and words of a number's clause."""
    return claim.context.content | {claim.context.trigger or ""} | _words(world.clause_text(claim))


@functools.lru_cache(maxsize=_KEPT)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _told_apart(pair: Pair[Quantity]) -> bool:
    """Whether two subjects are of one noun, and each has a word that the other lacks."""
    if pair.a.value.unit == "people":
        return False
    a, b = (claim.context.subjects - claim.context.names for claim in (pair.a, pair.b))
    return bool(a & b and a - b and b - a)


def _elsewhere(pair: Pair[Quantity]) -> bool:
    """Whether one sentence names a place that the other article never does: another event."""
    if not (pair.a.value.places or pair.b.value.places):
        return False
    named = any(
        claim.value.places and not claim.value.places & pair.world.vocabulary(other.article)
        for claim, other in ((pair.a, pair.b), (pair.b, pair.a))
    )
    return named and pair.similarity < ALIKE


def _in_two_places(pair: Pair[Quantity]) -> bool:
    """Whether both sentences name places, none in common, and are not much alike."""
    a, b = pair.a.value.places, pair.b.value.places
    return bool(a and b) and not a & b and pair.similarity < ALIKE


def _years_apart(pair: Pair[Quantity]) -> bool:
    a, b = pair.a.context.years, pair.b.context.years
    return bool(a and b) and not a & b


def _of_another_year(pair: Pair[Quantity]) -> bool:
    """Whether the clause of one number puts it in a year that was over, of which the other's knows nothing:
    "eight people died in 2018 in an explosion".
    """
    for claim, other in ((pair.a, pair.b), (pair.b, pair.a)):
        published = pair.world.articles[claim.article].published
        told = _years_in(pair.world.clause_text(claim))
        if published is not None and any(y < published.year and y not in other.context.years for y in told):
            return True
    return False


@functools.lru_cache(maxsize=_KEPT)
def _years_in(text: str) -> frozenset[int]:
    return frozenset(int(year) for year in _IN_YEAR.findall(text))


def on_other_days(pair: Pair[Quantity]) -> bool:
    """Whether the two clauses name days of the week, and none of them both."""
    a, b = (claim.context.names & weekday_names() for claim in (pair.a, pair.b))
    return bool(a and b) and not a & b
