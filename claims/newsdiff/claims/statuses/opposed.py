"""States of one person or thing that exclude each other, or of which one follows upon the other."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.dates.words import weekday_names
from newsdiff.claims.model import Claim
from newsdiff.claims.statuses.rivals import rivals
from newsdiff.claims.statuses.words import words

if TYPE_CHECKING:
    from newsdiff.claims.statuses.match import Match
    from newsdiff.claims.statuses.value import StatusValue

__all__ = ["apart", "beside", "excluded", "follows", "is_plain", "opposed", "opposites"]

_SURE = ("asserted", "attributed")


@functools.cache
def _conflicts() -> frozenset[tuple[str, str]]:
    """The states that cannot both be so, either way round; the sides of a state by its name and theirs."""
    told = words().opposed.conflict.items()
    pairs = {(a, b) for a, several in told for b in several}
    for name, ladder in words().ladders.items():
        for step, state in ladder.states.items():
            sides = [f"{name}.{step}.{side}" for side in state.sides]
            pairs |= {(a, b) for a in sides for b in sides if a != b}
    return frozenset(pairs | {(b, a) for a, b in pairs})


@functools.cache
def _updates() -> frozenset[tuple[str, str]]:
    """The states of which the second follows upon the first."""
    return frozenset((a, b) for a, several in words().opposed.update.items() for b in several)


def _names_of(value: StatusValue) -> tuple[str, ...]:
    state = f"{value.ladder}.{value.state}"
    return (state, f"{state}.{value.side}") if value.side else (state,)


def opposites(value: StatusValue) -> Iterator[tuple[str, str]]:
    """The pairs of states that the value is one of, each in one order."""
    names = _names_of(value)
    for a, b in sorted(_conflicts() | _updates()):
        if a in names or b in names:
            yield min(a, b), max(a, b)


def beside(value: StatusValue, told: tuple[StatusValue, ...]) -> frozenset[str]:
    """What the article tells, of anyone who may be the value's subject, of states that oppose any."""
    return frozenset(n for v in told if not rivals(value, v) for n in _names_of(v) if n in _opposing())


@functools.cache
def _opposing() -> frozenset[str]:
    return frozenset(name for pair in _conflicts() | _updates() for name in pair)


def excluded(value: StatusValue, other: StatusValue) -> bool:
    """Whether the other's article tells what excludes a state: arrested and released without charge."""
    return any((x, y) in _conflicts() for x in _names_of(value) for y in other.beside)


def _pair(a: StatusValue, b: StatusValue, pairs: frozenset[tuple[str, str]]) -> tuple[str, str] | None:
    """The pair of states that two values are, where neither article tells the other's."""
    found = ((x, y) for x in _names_of(a) for y in _names_of(b) if (x, y) in pairs)
    return next(((x, y) for x, y in found if y not in a.beside and x not in b.beside), None)


def apart(a: StatusValue, b: StatusValue) -> bool:
    """Whether neither state follows upon the other in reports of one day."""
    told = words().opposed.apart
    return any(y in told.get(x, ()) for p, q in ((a, b), (b, a)) for x in _names_of(p) for y in _names_of(q))


def opposed(m: Match) -> bool:
    """Of one named person or thing what cannot both be so, told on one day and of no other time or charge."""
    if _pair(m.a, m.b, _conflicts()) is None or not is_plain(m):
        return False
    apart = m.pair.world.days_apart(m.pair.a.article, m.pair.b.article)
    if apart is None or apart > 1:
        return False
    if m.a.facts and m.b.facts and not m.a.facts & m.b.facts:
        return False  # guilty of one thing, not guilty of another
    days = [claim.context.names & weekday_names() for claim in (m.pair.a, m.pair.b)]
    return not (days[0] and days[1] and not days[0] & days[1])


def follows(m: Match) -> bool:
    """Of one named person what came after what another report, which is not the later one, tells last."""
    ahead = _pair(m.a, m.b, _updates()) is not None
    if not (ahead or _pair(m.b, m.a, _updates()) is not None) or not is_plain(m):
        return False
    low, high = (m.pair.a, m.pair.b) if ahead else (m.pair.b, m.pair.a)
    late, early = (m.pair.world.articles[c.article].published for c in (high, low))
    return late is not None and early is not None and late >= early


def is_plain(m: Match) -> bool:
    """Whether both tell it of one name, as reached, and of the time at hand."""
    sides: tuple[Claim[StatusValue], ...] = (m.pair.a, m.pair.b)
    if any(c.value.negated or c.value.planned or c.value.aside or c.value.earlier for c in sides):
        return False
    if any(c.context.certainty not in _SURE or c.context.quoted for c in sides):
        return False
    return not rivals(m.a, m.b) and (bool(m.a.names & m.b.names) or _is_one_thing(m))


def _is_one_thing(m: Match) -> bool:
    """Whether both call one thing, which is no person, by the same words: "the Havn festival"."""
    human = any(words().ladders[v.ladder].human for v in (m.a, m.b))
    return not human and len(m.a.words) > 1 and m.a.words == m.b.words
