"""What police take a named person for: a suspect, or a person of interest, who is none.

The words stand beside the name ("the suspected gunman, Ann Lee"), where no verb tells a standing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.gazetteer import fold
from newsdiff.claims.people import Mention, by_person
from newsdiff.claims.statuses.value import StatusValue
from newsdiff.claims.statuses.words import rank

if TYPE_CHECKING:
    from newsdiff.claims.names import Name
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["SUSPICION", "suspicions"]

SUSPICION = "suspicion"
"""The ladder of what somebody is taken for."""


def suspicions(reading: Reading) -> Iterator[tuple[Sentence, int, int, StatusValue]]:
    """For each person who is called one or the other, sentence, tokens and standing of the first mention."""
    for person, mentions in by_person(reading).items():
        told: dict[str, Mention] = {}
        for mention in mentions:
            for office in mention.descriptor.offices:
                if office.head in _STATES:
                    told.setdefault(_STATES[office.head], mention)
        for state, mention in told.items():
            first = min(mention.descriptor.first, mention.start)
            last = max(mention.descriptor.last, mention.end)
            yield mention.sentence, first, last, _value(person, mention, state)


_STATES = {"person-of-interest": "interest", "suspect": "suspect"}
"""State by the head of the office that the words beside a name are read as."""


def _value(person: Name, mention: Mention, state: str) -> StatusValue:
    return StatusValue(
        ladder=SUSPICION,
        state=state,
        rank=rank(SUSPICION, state),
        negated=False,
        planned=False,
        subject=mention.sentence.doc[mention.start : mention.end].text,
        names=frozenset({fold(person.surname.split()[-1])}),
        words=frozenset(),
        detail="",
        facts=frozenset(),
        place=frozenset(),
    )
