"""Whether one report leaves a suspect or a victim without a name that another report gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.events import token_events

if TYPE_CHECKING:
    from newsdiff.claims.kind import Pair
    from newsdiff.claims.model import Claim
    from newsdiff.claims.participants.value import ParticipantValue
    from newsdiff.claims.reading import Reading

    Told = tuple[Claim[ParticipantValue], Claim[ParticipantValue]]

__all__ = ["named_since", "reason_before", "reason_since", "unnamed_before"]

CRIMES = frozenset({"attack", "dead", "hurt", "arrested", "charged", "abducted"})
"""Event types of stories in which the names of suspect and victims come out by and by."""


def named_since(pair: Pair[ParticipantValue]) -> bool:
    """Whether one report says that the name is not given, and another, not known to be earlier, has it."""
    told = _told(pair)
    if told is None or not told[0].value.sure:
        return False
    first, second = (pair.world.articles[c.article].published for c in told)
    return first is None or second is None or first <= second


def unnamed_before(pair: Pair[ParticipantValue]) -> bool:
    """Whether one report of a crime tells of its suspect or its dead without a name, and another,
    known to be not earlier, names one.

    The crime has to stand in the first one's headline: a report of what others say of a crime takes
    the names as known.
    """
    told = _told(pair)
    if told is None or not told[1].value.sure:
        return False
    heading = _headline_events(pair.world.readings[told[0].article])
    if not heading & pair.world.main_events & CRIMES:
        return False
    first, second = (pair.world.articles[c.article].published for c in told)
    return first is not None and second is not None and first <= second


def reason_since(pair: Pair[ParticipantValue]) -> str:
    """That one report says the name is not given."""
    named = _named(pair)
    return f"One report says the {named.head} is not named, the other names {named.name}."


def reason_before(pair: Pair[ParticipantValue]) -> str:
    """That one report gives no name."""
    named = _named(pair)
    return f"One report tells of the {named.head} without a name, the other names {named.name}."


def _named(pair: Pair[ParticipantValue]) -> ParticipantValue:
    return pair.a.value if pair.a.value.person is not None else pair.b.value


def _told(pair: Pair[ParticipantValue]) -> Told | None:
    """The claim without a name and the one that names somebody the other article never does."""
    if not pair.a.value.facet == pair.b.value.facet == "identity" or pair.a.value.head != pair.b.value.head:
        return None
    if (pair.a.value.person is None) == (pair.b.value.person is None):
        return None
    before, after = (pair.a, pair.b) if pair.a.value.person is None else (pair.b, pair.a)
    person = after.value.person
    if person is None or person.surname.split()[-1] in pair.world.vocabulary(before.article):
        return None
    return before, after


def _headline_events(reading: Reading) -> frozenset[str]:
    title = (s for s in reading.sentences if s.role == "title")
    return frozenset(name for s in title for token in s.span for name in token_events(token))
