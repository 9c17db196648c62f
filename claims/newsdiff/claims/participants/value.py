"""The value of a participant claim, and what two of them can have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsdiff.claims.gazetteer import same_place
from newsdiff.claims.names import Name, likeness
from newsdiff.claims.offices import Office, lexicon, same_office
from newsdiff.claims.participants.homes import Home, compatible

Facet = Literal[
    "who", "age", "role", "origin", "party", "home", "act", "unnamed", "actor", "identity", "thing"
]

__all__ = ["Facet", "ParticipantValue", "fits", "same_origin", "same_sex", "shared_office", "two_of_many"]


@dataclass(frozen=True, slots=True)
class ParticipantValue:
    """Somebody who takes part, and what the article says of them at one place."""

    facet: Facet
    """What the claim is for: who somebody is, the age, a role, party or home (together or alone),
    a deed; somebody without a name; an organisation or country as an actor."""
    name: str = ""
    """The longest form of the name in the article, as written; for the unnamed, the noun phrase."""
    person: Name | None = None
    written: str = ""
    """The name as written here."""
    actor: str = ""
    """Key of an organisation or country."""
    offices: tuple[Office, ...] = ()
    age: int | None = None
    """In years."""
    origin: str | None = None
    party: str | None = None
    home: Home | None = None
    """Where the person is from or lives, where the gazetteer knows the place."""
    head: str = ""
    """Of somebody unnamed: the noun, spellings folded."""
    modifiers: frozenset[str] = frozenset()
    """Of somebody unnamed: the other content words of the noun phrase."""
    plural: bool = False
    event: str = ""
    """The deed: an event type, or a verb with a "-" before it."""
    deed: str = ""
    """The deed in the words of the article."""
    again: bool = False
    """An age or a role that the claim of who it is gives in the same words."""
    sure: bool = False
    """Of an identity: the article says that the name is not given; or names the suspect or the dead."""

    @property
    def country(self) -> str | None:
        """The country that an office or the origin names."""
        return next((office.country for office in self.offices if office.country), None)


_SEX = {
    "man": "m", "boy": "m", "son": "m", "father": "m", "husband": "m", "brother": "m", "grandfather": "m",
    "woman": "f", "girl": "f", "daughter": "f", "mother": "f", "wife": "f", "sister": "f", "grandmother": "f",
}  # fmt: skip
_GROWN = {"man": True, "woman": True, "boy": False, "girl": False, "child": False, "toddler": False}


def shared_office(v: ParticipantValue, w: ParticipantValue) -> tuple[Office, Office] | None:
    """The first office that both give."""
    return next(((a, b) for a in v.offices for b in w.offices if same_office(a, b)), None)


def same_origin(v: ParticipantValue, w: ParticipantValue) -> bool:
    """Whether both give one party, or one home."""
    if v.party is not None and v.party == w.party:
        return True
    return v.origin is not None and w.origin is not None and same_place(v.origin, w.origin)


def _gives(a: Home, b: Home) -> bool:
    """Whether one of two homes may be told for the other."""
    return a.level == b.level and compatible(a, b)


def same_sex(a: str, b: str) -> bool:
    """Whether two nouns for a person do not name different sexes, nor a child and a grown-up.

    >>> same_sex("man", "victim"), same_sex("man", "girl"), same_sex("boy", "man")
    (True, False, False)
    """
    if a in _SEX and b in _SEX and _SEX[a] != _SEX[b]:
        return False
    return not (a in _GROWN and b in _GROWN and _GROWN[a] != _GROWN[b])


def two_of_many(v: ParticipantValue, w: ParticipantValue) -> bool:
    """Whether two of one family name, no age told, are only what many at one place are: residents."""
    if v.person is None or w.person is None or v.person.surname != w.person.surname or v.age or w.age:
        return False
    heads = {office.head for office in (*v.offices, *w.offices)}
    return bool(heads) and heads <= lexicon().heads.crowd


def fits(v: ParticipantValue, w: ParticipantValue) -> bool:
    """Whether two values could both be true of one participant. Symmetric."""
    if v.age is not None and w.age is not None and v.age != w.age:
        return False
    if v.person is not None and w.person is not None:
        if v.facet == w.facet == "party":
            return v.party == w.party
        if v.facet == w.facet == "home":
            return v.home is not None and w.home is not None and _gives(v.home, w.home)
        if v.facet == w.facet == "origin" and not same_origin(v, w):
            return False
        if v.facet == w.facet == "role" and shared_office(v, w) is None:
            return False
        return likeness(v.person, w.person) is not None
    if "identity" in (v.facet, w.facet):
        return v.facet == w.facet and v.head == w.head and v.person == w.person
    if v.actor or w.actor:
        return v.actor == w.actor
    if v.person is None and w.person is None:
        return v.plural == w.plural and same_sex(v.head, w.head)
    unnamed = v if v.person is None else w
    return not unnamed.plural and unnamed.head not in lexicon().heads.group
