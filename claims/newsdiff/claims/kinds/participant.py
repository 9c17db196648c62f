"""Participants: who takes part, in what role and office, how old; one person under several spellings."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from newsdiff.claims.events import token_events
from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import Claim
from newsdiff.claims.names import lexicon, likeness
from newsdiff.claims.offices import contrast, is_held, whole
from newsdiff.claims.organisations import acronym
from newsdiff.claims.participants.belonging import (
    homes_differ,
    parties_differ,
    reason_home,
    reason_party,
    shown,
)
from newsdiff.claims.participants.named import again, named
from newsdiff.claims.participants.nameless import identities
from newsdiff.claims.participants.rules import (
    AGE,
    AGREE,
    DETAIL,
    LABEL,
    OFFICE,
    ORIGIN,
    PARTY,
    RULES,
    SPELLING,
)
from newsdiff.claims.participants.strangers import ages_differ
from newsdiff.claims.participants.things import things
from newsdiff.claims.participants.unnamed import acting, unnamed
from newsdiff.claims.participants.value import (
    Facet,
    ParticipantValue,
    fits,
    same_origin,
    same_sex,
    shared_office,
    two_of_many,
)
from newsdiff.claims.portfolios import rival_offices
from newsdiff.claims.quantities.find import find
from newsdiff.claims.quantities.value import compare_numbers

if TYPE_CHECKING:
    from newsdiff.claims.quantities.value import Number
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World

__all__ = ["KIND"]

Participants = Pair[ParticipantValue]
FAR = 120
"""Days between two reports after which one year of age is a birthday, not a difference."""

SLIP = 2
"""Years up to which two ages differ by a slip or a birthday; beyond, one may be that of another time."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: the first whose predicate holds gives the verdict."""

    rule: Rule
    confidence: float
    holds: Callable[[Participants], bool]
    reason: Callable[[Participants], str]


def extract(reading: Reading) -> Iterator[Claim[ParticipantValue]]:
    """The participants of one article: people named, people not named, organisations and countries."""
    yield from named(reading)
    yield from unnamed(reading)
    yield from acting(reading)
    yield from identities(reading)
    yield from things(reading)


def blocks(claim: Claim[ParticipantValue]) -> Iterator[Hashable]:
    """By family name and facet; the unnamed by age, or by noun and event; actors by name and event."""
    v = claim.value
    if v.facet == "identity":
        return  # held against each other by newsdiff.claims.main_names
    if v.facet == "thing":
        yield ("thing", v.actor)
        if (short := acronym(v.written)) is not None:
            yield ("thing", short)
    elif v.person is not None:
        surname = v.person.surname.split()[-1]
        yield (v.facet, surname, v.event)
        if v.facet == "who":
            yield ("who", "given", v.person.given[:1])
        if v.facet == "age":
            yield ("years", v.age)
    elif v.facet == "actor":
        yield ("actor", v.actor, v.event)
        if (short := acronym(v.written)) is not None:
            yield ("actor", short, v.event)
    elif v.age is not None:
        yield ("years", v.age)
        if v.facet == "unnamed":
            yield from (("aged", v.head, event) for event in sorted(claim.context.events))
    else:
        yield from (("noun", v.head, event) for event in sorted(claim.context.events) or ("",))


def _one_person(pair: Participants) -> bool:
    """Whether both claims name a person, and the list of entities has them as one."""
    v, w = pair.a.value, pair.b.value
    if v.person is None or w.person is None:
        return False
    listed = pair.world.entities
    same = listed.same(listed.person(pair.a.article, v.person), listed.person(pair.b.article, w.person))
    return same and likeness(v.person, w.person) is not None


def _facet(pair: Participants, facet: Facet) -> bool:
    return pair.a.value.facet == pair.b.value.facet == facet


def _again(pair: Participants) -> bool:
    """Whether the claims of who it is say the same already."""
    return pair.a.value.again and pair.b.value.again


def _ages_differ(pair: Participants) -> bool:
    v, w = pair.a.value, pair.b.value
    if not _facet(pair, "age") or v.age is None or w.age is None or v.person is None or w.person is None:
        return False
    ages = pair.world.entities.ages
    if v.person.suffix != w.person.suffix:
        return False
    both = ages(pair.a.article, v.person) & ages(pair.b.article, w.person) or _is_age_then(pair)
    far = (pair.world.days_apart(pair.a.article, pair.b.article) or 0) > FAR and abs(v.age - w.age) <= 1
    return v.age != w.age and not both and not far and v.person.full and w.person.full


def _is_age_then(pair: Participants) -> bool:
    """Whether one of two ages is that of an earlier time: told with a year from which the person has grown as
    much older, or with what happened then.
    """
    gap = abs((pair.a.value.age or 0) - (pair.b.value.age or 0))
    return any(_is_then(claim, gap, pair.world) for claim in (pair.a, pair.b))


def _is_then(claim: Claim[ParticipantValue], gap: int, world: World) -> bool:
    if gap <= SLIP:
        return False
    published = world.articles[claim.article].published
    sentence = world.readings[claim.article].sentences[claim.context.sentence]
    when = re.search(rf"\b{claim.value.age} when\b", sentence.text)
    if claim.context.background or (when and not any("dead" in token_events(t) for t in sentence.span)):
        return True
    if published is None:
        return bool(claim.context.years)
    return any(y < published.year and abs(published.year - y - gap) <= 1 for y in claim.context.years)


def _misspelt(pair: Participants) -> bool:
    v, w = pair.a.value, pair.b.value
    if not _facet(pair, "who") or v.person is None or w.person is None:
        return False
    return likeness(v.person, w.person) == "spelling" and fits(v, w) and not two_of_many(v, w)


def _rival_labels(pair: Participants) -> bool:
    v, w = pair.a.value, pair.b.value
    if not _facet(pair, "role") or v.person is None or w.person is None:
        return False
    offices = pair.world.entities.offices
    every = contrast(offices(pair.a.article, v.person), offices(pair.b.article, w.person))
    return every is not None and contrast(v.offices, w.offices) is not None


def _rival_offices(pair: Participants) -> bool:
    v, w = pair.a.value, pair.b.value
    if not _facet(pair, "role") or v.person is None or w.person is None:
        return False
    offices = pair.world.entities.offices
    if rival_offices(offices(pair.a.article, v.person), offices(pair.b.article, w.person)) is None:
        return False
    return v.person.full and w.person.full and rival_offices(v.offices, w.offices) is not None


def _same_role(pair: Participants) -> bool:
    return _facet(pair, "role") and not _again(pair) and shared_office(pair.a.value, pair.b.value) is not None


def _same_age(pair: Participants) -> bool:
    return _facet(pair, "age") and not _again(pair) and pair.a.value.age == pair.b.value.age


def _same_thing(pair: Participants) -> bool:
    """Whether both name one undertaking: sharing a block is enough, its key is the name."""
    return _facet(pair, "thing")


def _same_deed(pair: Participants) -> bool:
    if not _facet(pair, "act") or pair.a.value.event != pair.b.value.event:
        return False
    needed = 0.5 if pair.a.value.event.startswith("-") else 0.4
    return pair.similarity >= needed


def _same_origin(pair: Participants) -> bool:
    return _facet(pair, "origin") and not _again(pair) and same_origin(pair.a.value, pair.b.value)


def _same_office(pair: Participants) -> bool:
    return _facet(pair, "who") and shared_office(pair.a.value, pair.b.value) is not None


def _alike(pair: Participants) -> bool:
    """Whether both say, or both do not say, more than the name."""
    v, w = pair.a.value, pair.b.value
    return _facet(pair, "who") and bool(v.offices or v.age) == bool(w.offices or w.age)


def _fuller(pair: Participants) -> bool:
    return _facet(pair, "who")


def _unnamed_same_age(pair: Participants) -> bool:
    """One age said of two people, at least one unnamed, in clauses that tell of one event."""
    v, w = pair.a.value, pair.b.value
    if v.age is None or v.age != w.age or (v.person is not None and w.person is not None):
        return False
    if v.head and w.head and not same_sex(v.head, w.head):
        return False
    return bool(pair.a.context.events & pair.b.context.events) or pair.similarity >= 0.45


def _same_noun(pair: Participants) -> bool:
    v, w = pair.a.value, pair.b.value
    if v.facet != "unnamed" or w.facet != "unnamed" or v.head != w.head or v.plural != w.plural:
        return False
    if v.age is not None or w.age is not None:
        return False
    needed = 0.55 if pair.a.context.events & pair.b.context.events else 0.65
    return not _counts_differ(v.written, w.written) and pair.similarity >= needed


def _same_actor(pair: Participants) -> bool:
    v, w = pair.a.value, pair.b.value
    return v.facet == w.facet == "actor" and v.event == w.event and pair.similarity >= 0.45


def _reason_same(pair: Participants) -> str:
    v, w = pair.a.value, pair.b.value
    if v.person is not None and w.person is not None and v.name != w.name:
        return f"{v.name} and {w.name} are one person's name."
    if v.deed:
        return f"Both tell of it: {v.name}."
    told = common(v, w)
    return f"Both name {v.name}." if told == v.name and v.facet != "origin" else f"Both have {told}."


def _reason_age(pair: Participants) -> str:
    return f"{pair.a.value.name} is {pair.a.value.age} in one report and {pair.b.value.age} in the other."


def _reason_ages(pair: Participants) -> str:
    return f"The {pair.a.value.head} is {pair.a.value.age} in one report and {pair.b.value.age} in the other."


def _reason_spelling(pair: Participants) -> str:
    return f"{pair.a.value.name} and {pair.b.value.name} are one person, spelled in two ways."


def _reason_label(pair: Participants) -> str:
    return f"{describe(pair.a.value)} in one report, {describe(pair.b.value)} in the other."


def _reason_fuller(pair: Participants) -> str:
    return f"One report says more of {pair.a.value.name} than the other."


def _counts_differ(a: str, b: str) -> bool:
    """Whether two phrases number people differently: the number is told as a quantity."""
    first, second = _number(a), _number(b)
    return first is not None and second is not None and compare_numbers(first, second) == "differs"


@functools.lru_cache(maxsize=1024)
def _number(phrase: str) -> Number | None:
    """The first number of a phrase."""
    return next((found.number for found in find(phrase)), None)


def _reason_unnamed(pair: Participants) -> str:
    return f'"{pair.a.value.written}" and "{pair.b.value.written}" stand in one event.'


PERSON_LADDER: tuple[Rung, ...] = (
    Rung(AGE, 0.85, _ages_differ, _reason_age),
    Rung(SPELLING, 0.8, _misspelt, _reason_spelling),
    Rung(OFFICE, 0.8, _rival_offices, _reason_label),
    Rung(PARTY, 0.8, parties_differ, reason_party),
    Rung(ORIGIN, 0.72, homes_differ, reason_home),
    Rung(LABEL, 0.75, _rival_labels, _reason_label),
    Rung(AGREE, 0.94, _same_office, _reason_same),
    Rung(AGREE, 0.93, _same_role, _reason_same),
    Rung(AGREE, 0.93, _same_age, _reason_same),
    Rung(AGREE, 0.9, _same_origin, _reason_same),
    Rung(AGREE, 0.85, _same_deed, _reason_same),
    Rung(AGREE, 0.84, _alike, _reason_same),
    Rung(DETAIL, 0.84, _fuller, _reason_fuller),
)
"""For two claims that name one person."""

OTHER_LADDER: tuple[Rung, ...] = (
    Rung(AGE, 0.75, ages_differ, _reason_ages),
    Rung(AGREE, 0.85, _unnamed_same_age, _reason_unnamed),
    Rung(AGREE, 0.8, _same_noun, _reason_unnamed),
    Rung(AGREE, 0.8, _same_actor, _reason_same),
    Rung(AGREE, 0.85, _same_thing, _reason_same),
)
"""For the rest: somebody without a name, organisations, countries."""


def compare(pair: Participants) -> Verdict | None:
    """The first rung that holds."""
    for rung in PERSON_LADDER if _one_person(pair) else OTHER_LADDER:
        if rung.holds(pair):
            # A misspelt name stands, whoever else agrees on what the person did.
            check: Literal["either", "none"] = "none" if rung.rule is SPELLING else "either"
            return Verdict(rung.rule, rung.confidence, rung.reason(pair), crosscheck=check)
    return None


def describe(v: ParticipantValue) -> str:
    """The participant for people: name, first office, age; of a deed its words."""
    if v.deed:
        return v.deed
    if v.person is None:
        return v.name
    if v.facet in ("party", "home"):
        return f"{v.name}, {shown(v)}"
    parts = [v.name]
    if v.offices and (office := whole(v.offices[0].text)):
        parts.append(office)
    if v.age is not None and str(v.age) not in " ".join(parts):
        parts.append(str(v.age))
    return ", ".join(parts)


def common(v: ParticipantValue, w: ParticipantValue) -> str:
    """The first of two participants in the words that describe it, so far as the second has them too."""
    offices = tuple(a for a in v.offices if any(is_held(a, b) for b in w.offices))
    return describe(replace(v, offices=offices, age=v.age if v.age == w.age else None))


def normal(v: ParticipantValue) -> Mapping[str, Any]:
    """The value ready for JSON."""
    return {
        "name": v.name,
        "written": v.written,
        "entity": v.person.key if v.person is not None else v.actor or None,
        "named": v.person is not None or bool(v.actor),
        "offices": [
            {"head": o.head, "of": sorted(o.field), "past": o.past, "text": o.text} for o in v.offices
        ],
        "age": v.age,
        "origin": v.origin,
        "party": v.party,
        "country": v.country,
    }


def salience(claim: Claim[ParticipantValue]) -> float:
    """A named person with an office weighs most; the unnamed, countries and repeated roles nothing."""
    value = claim.value
    if value.facet != "who" or value.person is None:
        return 0.0
    if value.offices or value.age is not None:
        return 0.8
    known = value.person.full and value.person.given[0] in lexicon().given.names
    return 0.4 if known else 0.0


KIND: Kind[ParticipantValue] = Kind(
    name="participant",
    rules=RULES,
    extract=extract,
    blocks=blocks,
    compare=compare,
    describe=describe,
    normal=normal,
    compatible=fits,
    salience=salience,
    again=again,
)
