"""The names of the suspect and the dead of an event, fixed for each report before two reports are compared.

In the first reports of a crime or an accident the suspect and the dead have no names; later ones give them.
A report that says that a name is not given, or that tells of one suspect or one dead without any name, is
held against each other report that is not known to be earlier and names somebody whom the first never
mentions. Of what it finds in the annotated events beside the project, eleven findings, all are so by reading
(an annotator rests three of them on other words of the reports); in those without annotations it finds
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from newsdiff.claims.align import Alignment
from newsdiff.claims.events import token_events
from newsdiff.claims.kind import Kind, Verdict
from newsdiff.claims.model import Claim
from newsdiff.claims.participants.rules import NAMED_SINCE
from newsdiff.claims.participants.value import ParticipantValue
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World

__all__ = ["name_links"]

CRIMES = frozenset({"attack", "dead", "hurt", "arrested", "charged", "abducted"})
"""Event types of stories in which the names of suspect and victims come out by and by."""
SAID, UNTOLD = 0.75, 0.65
"""How sure it is where the first report says that it gives no name, and where it just gives none."""
MOST = 3
"""Names of one report that are shown."""
_ROLES = ("suspect", "victim")

Identity = Claim[ParticipantValue]


def name_links(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[list[Alignment]]:
    """Names that one report does not have and another has: of the suspect, and of the dead.

    Args:
        claims: participants of all articles, in the order of articles and of the text.
    """
    found = []
    for role in _ROLES:
        told = [c for c in claims if c.value.facet == "identity" and c.value.head == role]
        links = [
            link
            for i, j in permutations(range(len(world.readings)), 2)
            if (link := _link(kind, _of(told, i), _of(told, j), world)) is not None
        ]
        found.append(links)
    return found


def _of(told: Sequence[Identity], article: int) -> list[Identity]:
    return [c for c in told if c.article == article]


def _link(
    kind: Kind[Any], first: Sequence[Identity], second: Sequence[Identity], world: World
) -> Alignment | None:
    """What stands between a report without a name and one that has it; None where nothing does."""
    without = [c for c in first if c.value.person is None]
    if not without or not second or not _is_in_order(without, second[0], world):
        return None
    said = [c for c in without if c.value.sure]
    names = [c for c in second if _is_news(c, without[0].article, world) and (said or c.value.sure)][:MOST]
    if not names or not (said or _is_of_crime(without, first, world)):
        return None
    members = (*(said or without), *names)
    reason = (
        f"One report says the {names[0].value.head} is not named, the other names {names[0].value.name}."
        if said
        else f"One report tells of the {names[0].value.head} without a name, the other names "
        f"{names[0].value.name}."
    )
    verdict = Verdict(NAMED_SINCE, SAID if said else UNTOLD, reason, names[0].topic, crosscheck="none")
    return Alignment(kind, members, verdict, (members[0], names[0]))


def _is_in_order(without: Sequence[Identity], named: Identity, world: World) -> bool:
    """Whether the report with the name is not the earlier one; known to be so, if the other says nothing."""
    first, second = (world.articles[c.article].published for c in (without[0], named))
    if first is None or second is None:
        return any(c.value.sure for c in without)
    return first <= second


def _is_news(claim: Identity, article: int, world: World) -> bool:
    """Whether a claim names somebody of this event whom the article never mentions."""
    person = claim.value.person
    if person is None or claim.context.background:
        return False
    return person.surname.split()[-1] not in world.vocabulary(article)


def _is_of_crime(without: Sequence[Identity], told: Sequence[Identity], world: World) -> bool:
    """Whether a report that names nobody of that part has the crime in its headline: a report of what others
    say of a crime takes the names as known.
    """
    if len(without) < len(told):
        return False
    heading = _headline_events(world.readings[without[0].article])
    return bool(heading & world.main_events & CRIMES)


def _headline_events(reading: Reading) -> frozenset[str]:
    title = (s for s in reading.sentences if s.role == "title")
    return frozenset(name for s in title for token in s.span for name in token_events(token))
