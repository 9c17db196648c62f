"""Claims about people with a name: who they are, their age, further roles, what they did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.model import Claim
from newsdiff.claims.names import Name
from newsdiff.claims.offices import Office
from newsdiff.claims.participants.aged import aged
from newsdiff.claims.participants.belonging import belonging
from newsdiff.claims.participants.deeds import deeds, told_in
from newsdiff.claims.participants.value import Facet, ParticipantValue
from newsdiff.claims.people import Mention, by_person

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World

__all__ = ["again", "display", "named"]


def named(reading: Reading) -> Iterator[Claim[ParticipantValue]]:
    """For each person of an article the fullest mention, then what that one leaves out."""
    for person, mentions in by_person(reading).items():
        name = display(mentions)
        best = max(mentions, key=lambda m: (_fullness(reading, m), -m.sentence.index, -m.start))
        yield _claim(reading, best, name, person, "who")
        yield from _age(reading, best, mentions, name, person)
        yield from _roles(reading, best, mentions, name, person)
        yield from _origin(reading, best, mentions, name, person)
        yield from belonging(reading, mentions, name, person)
        yield from _deeds(reading, best, mentions, name, person)


def again(claim: Claim[ParticipantValue], world: World) -> Iterator[Claim[ParticipantValue]]:
    """The other places of an article that give the age or the office of a claim, or the name in full."""
    value, reading = claim.value, world.readings[claim.article]
    if value.person is None or value.facet not in ("who", "age", "role"):
        return
    for mention in by_person(reading).get(value.person, []):
        told, office = mention.descriptor, None
        if value.facet == "who":
            same = mention.name.full
        elif value.facet == "age":
            same = told.age == value.age
        else:
            office = next((o for o in told.offices if o.head == value.offices[0].head), None)
            same = office is not None
        if same:
            yield _claim(reading, mention, value.name, value.person, value.facet, office=office)


def _fullness(reading: Reading, mention: Mention) -> float:
    told = mention.descriptor
    weight = 2.0 * len(told.offices[:2]) + 2.0 * (told.age is not None)
    weight += (told.origin is not None) + 0.5 * (told.party is not None) + mention.name.full
    weight -= 1.5 * (mention.sentence.role == "title")
    return weight + 0.5 * reading.is_lead(mention.sentence)


def _age(
    reading: Reading, best: Mention, mentions: list[Mention], display: str, person: Name
) -> Iterator[Claim[ParticipantValue]]:
    """The age, where the fullest mention gives it or else the first that does, or else the sentence after."""
    for mention in (best, *mentions):
        if mention.descriptor.age is not None:
            yield _claim(reading, mention, display, person, "age", again=mention is best)
            return
    told = next((a for a in aged(reading) if a.mention.person == person), None)
    if told is not None:
        value = ParticipantValue("age", display, person, written=_written(told.mention), age=told.age)
        at = told.token, told.token + 1
        yield reading.claim("participant", told.sentence, *at, value, f"age of {display}")


def _roles(
    reading: Reading, best: Mention, mentions: list[Mention], display: str, person: Name
) -> Iterator[Claim[ParticipantValue]]:
    """What the person is called, one claim for each label."""
    seen: set[str] = set()
    for mention in (best, *mentions):
        for office in mention.descriptor.offices:
            if office.head not in seen:
                seen.add(office.head)
                yield _claim(reading, mention, display, person, "role", office=office, again=mention is best)


def _origin(
    reading: Reading, best: Mention, mentions: list[Mention], display: str, person: Name
) -> Iterator[Claim[ParticipantValue]]:
    """Party or home, where first given."""
    for mention in (best, *mentions):
        if mention.descriptor.party is not None or mention.descriptor.origin is not None:
            yield _claim(reading, mention, display, person, "origin", again=mention is best)
            return


def _deeds(
    reading: Reading, best: Mention, mentions: list[Mention], display: str, person: Name
) -> Iterator[Claim[ParticipantValue]]:
    """What the person did or met with, once for each event type of the lead and for each verb."""
    seen: set[str] = set()
    for mention in mentions:
        if mention is best or mention.sentence.role == "title":
            continue
        for event in _events(reading, mention):
            if event in seen:
                continue
            seen.add(event)
            yield _claim(reading, mention, display, person, "act", event=event)


def _events(reading: Reading, mention: Mention) -> list[str]:
    """What the person does or meets with: event types of the lead, else the verb, not one of saying."""
    doc = mention.sentence.doc
    if doc[mention.start : mention.end].root.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj", "appos"):
        return []
    return deeds(reading, reading.clause(doc, doc[mention.start : mention.end].root.i), doc)


def _deed(reading: Reading, mention: Mention) -> str:
    doc = mention.sentence.doc
    return told_in(doc, reading.clause(doc, doc[mention.start : mention.end].root.i))


def display(mentions: list[Mention]) -> str:
    """The longest form of a name, as written."""
    longest = max(mentions, key=lambda m: (m.name.full, len(m.name.key), m.sentence.role != "title"))
    return _written(longest)


def _written(mention: Mention) -> str:
    doc = mention.sentence.doc
    return doc[mention.start : mention.end].text


def _claim(
    reading: Reading,
    mention: Mention,
    display: str,
    person: Name,
    facet: Facet,
    *,
    event: str = "",
    office: Office | None = None,
    again: bool = False,
) -> Claim[ParticipantValue]:
    told = mention.descriptor
    value = ParticipantValue(
        facet=facet,
        name=display,
        person=person,
        written=_written(mention),
        offices=told.offices if office is None else (office,),
        age=told.age,
        origin=told.origin,
        party=told.party,
        event=event,
        deed=_deed(reading, mention) if facet == "act" else "",
        again=again,
    )
    topics = {
        "age": f"age of {display}",
        "act": f"what {display} did",
        "origin": f"where {display} is from",
    }
    topic = topics.get(facet, f"who {display} is")
    first, last = min(told.first, mention.start), max(told.last, mention.end)
    return reading.claim("participant", mention.sentence, first, last, value, topic)
