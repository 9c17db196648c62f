"""What a status claim says, in normal form."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.claims.statuses.words import words

__all__ = ["ACT", "INSTRUMENT", "StatusValue", "describe"]

ACT = "act"
"""The ladder of deeds: its states are verbs, each compared with itself alone."""
INSTRUMENT = "instrument"
"""The ladder of agreements: its states are what reports call them."""


@dataclass(frozen=True, slots=True)
class StatusValue:
    """How a matter stands: one state on one ladder, and whose."""

    ladder: str
    state: str
    rank: int
    """Place of the state on the ladder, from 0; of an agreement how much its name binds."""
    negated: bool
    """Said not to be so, or not yet."""
    planned: bool
    """Said to be still to come, or only possible."""
    subject: str
    """Whose state it is, as written, or the full name a pronoun stands for."""
    names: frozenset[str]
    """Words of proper nouns of the subject, lower case."""
    words: frozenset[str]
    """Content lemmas of the subject."""
    detail: str
    """What the state is about, as written: the charge, what is denied, how long the sentence is."""
    facts: frozenset[str]
    """Content lemmas of the detail."""
    place: frozenset[str]
    """Content lemmas of the clause around: what a state without a subject is compared by."""
    ends: bool = False
    """Told with the time or the length at which it ends: "closed until 9 p.m.", "was shut for two hours"."""
    told: str = ""
    """Of a deed, the verb as written, with "not" or "to" where it is denied or to come."""
    top: int = -1
    """The furthest rank the article tells on this ladder of a subject that may be this one; -1 for none."""
    whole: int = -1
    """The furthest rank the article tells of all the people whose state it is; -1 for none."""
    done: bool = False
    """The article tells the very state as reached, of a subject that may be this one."""
    side: str = ""
    """Which of two sorts of the state that exclude each other: "pleaded guilty", "pleaded not guilty"."""
    people: frozenset[str] = frozenset()
    """Full names of those whose state it is."""
    aside: bool = False
    """Of another matter of the sort, or of an earlier one: "the previous truce", "collapsed in November"."""
    earlier: bool = False
    """Told as before another thing: "had pleaded guilty"."""
    holds: bool = False
    """Told as still so: "remains closed", "is on strike"."""
    kept: frozenset[str] = frozenset()
    """States of the ladder that the article tells as still so of what may be this subject."""
    beside: frozenset[str] = frozenset()
    """What the article tells besides that another report could oppose: see ``statuses/opposed.py``."""
    leading: bool = False
    """Told in the headline or in the first two sentences, here or elsewhere in the article."""


def describe(value: StatusValue) -> str:
    """The status in words for people."""
    if value.ladder == INSTRUMENT:
        return value.detail
    if value.ladder == ACT:
        return _deed(value)
    label = value.side or words().ladders[value.ladder].states[value.state].label
    if value.negated:
        label = f"not {label}"
    elif value.planned:
        label = f"{label}, still to come"
    told = f"{value.subject}: {label}" if value.subject else label
    return f"{told} ({value.detail})" if value.detail else told


def _deed(value: StatusValue) -> str:
    return f"{value.subject} {value.told} {value.detail}".strip()
