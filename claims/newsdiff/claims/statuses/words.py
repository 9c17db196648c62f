"""The words of ``lexicon/status.toml``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newsdiff.claims.lexicon import LexiconError, read

__all__ = [
    "Ladder",
    "Phrase",
    "State",
    "StatusWords",
    "before",
    "faced",
    "fixed_phrases",
    "given",
    "rank",
    "verbs",
    "words",
]


class State(NamedTuple):
    """One step of a ladder and the words that tell it."""

    label: str
    patient: frozenset[str] = frozenset()
    agent: frozenset[str] = frozenset()
    faced: frozenset[str] = frozenset()
    """Nouns of what whoever is in it faces: "faces 11 counts"."""
    given: frozenset[str] = frozenset()
    """Nouns of what whoever is in it is given: "received a life sentence"."""
    phrases: tuple[str, ...] = ()
    sides: dict[str, tuple[str, ...]] = {}  # noqa: RUF012  (a named tuple's default, never written to)
    """Sorts of the state that exclude each other, by what they are called: the verbs of the state or the
    fixed phrases that tell each.
    """
    charges: bool = False
    """Told with what somebody is accused of: "convicted of murder"."""
    drafts: frozenset[str] = frozenset()
    """Words of who does it, or of what it is done to, that leave it at the state before: "a draft bill"."""
    negated_as: str = ""
    """The state that holds where this one is said not to; empty where that says nothing by itself."""
    common: bool = False
    """Told of all that the reports are about, so that two claims of it need no shared subject."""
    open: bool = False
    """Nothing is known yet: any other state is an update of it, also where the ladder has no steps."""


class Ladder(NamedTuple):
    """The states a matter passes through, in order."""

    matter: str
    tie: str
    """What two claims must share to be of one matter: ``subject``, ``clause``, ``role`` or ``event``."""
    steps: bool
    personal: bool
    states: dict[str, State]
    weight: float = 0.4
    """How much a reader would miss a state that one report alone tells, 0 to 1."""
    human: bool = False
    """A subject that is nobody's name and no noun for a person is not shown."""
    offices: bool = False
    """Where it is of people, the holder of an office counts without a name: "the mayor"."""
    of: frozenset[str] = frozenset()
    """Where given, the subject must have one of these words."""
    unlike: frozenset[str] = frozenset()
    """Beside such a word they are of another sort: "an air strike"; so are those on a place: "on Rome"."""


class _Instruments(NamedTuple):
    ranks: dict[str, int]
    joint: frozenset[str]
    acts: frozenset[str]
    other: frozenset[str]
    nonbinding: tuple[str, ...]
    binding: tuple[str, ...]


class _Acts(NamedTuple):
    verbs: frozenset[str]
    deniable: frozenset[str]
    granted: frozenset[str]


class _Opposed(NamedTuple):
    conflict: dict[str, frozenset[str]]
    update: dict[str, frozenset[str]]
    apart: dict[str, frozenset[str]]


class _Subjects(NamedTuple):
    generic: frozenset[str]
    accusations: frozenset[str]
    planned: frozenset[str]
    asking: frozenset[str]
    intents: frozenset[str]
    refused: frozenset[str]
    settled: frozenset[str]
    ranks: frozenset[str]
    carry: frozenset[str]
    until: frozenset[str]
    lasting: frozenset[str]
    perfect: frozenset[str]
    another: frozenset[str]
    lasts: frozenset[str]
    accusing: frozenset[str]
    giving: frozenset[str]
    getting: frozenset[str]
    ways: frozenset[str]
    nearly: frozenset[str]


class StatusWords(NamedTuple):
    """The whole file; its comments say what each list is for."""

    ladders: dict[str, Ladder]
    acts: _Acts
    instruments: _Instruments
    opposed: _Opposed
    offences: dict[str, tuple[str, ...]]
    subjects: _Subjects


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb or a fixed phrase that tells a state; ``role`` says who comes to be in it."""

    ladder: str
    state: str
    role: str = ""
    side: str = ""


@functools.cache
def words() -> StatusWords:
    """The status lexicon, read once."""
    found: StatusWords = read("status", StatusWords)
    return found


def rank(ladder: str, state: str) -> int:
    """The place of a state on its ladder, from 0.

    >>> rank("case", "arrested") < rank("case", "charged")
    True
    """
    return list(words().ladders[ladder].states).index(state)


@functools.cache
def given() -> Mapping[str, Phrase]:
    """By the noun of what somebody is given, the state that it tells."""
    return {
        noun: Phrase(name, step, "receiver")
        for name, ladder in words().ladders.items()
        for step, state in ladder.states.items()
        for noun in sorted(state.given)
    }


def before(ladder: str, state: str) -> str:
    """The state one step below.

    >>> before("law", "passed")
    'proposed'
    """
    return list(words().ladders[ladder].states)[rank(ladder, state) - 1]


@functools.cache
def verbs() -> Mapping[str, tuple[Phrase, ...]]:
    """By lemma, the states a verb tells."""
    found: dict[str, list[Phrase]] = {}
    for name, ladder in words().ladders.items():
        for step, state in ladder.states.items():
            sides = _sides(state)
            for lemma in sorted(state.patient):
                found.setdefault(lemma, []).append(Phrase(name, step, "patient", sides.get(lemma, "")))
            for lemma in sorted(state.agent):
                found.setdefault(lemma, []).append(Phrase(name, step, "agent", sides.get(lemma, "")))
    return {lemma: tuple(states) for lemma, states in found.items()}


def _sides(state: State) -> dict[str, str]:
    """By the verb or the phrase that tells it, the side of a state."""
    return {told: side for side, several in state.sides.items() for told in several}


@functools.cache
def faced() -> Mapping[str, Phrase]:
    """By the noun of what somebody faces, the state that it tells."""
    return {
        noun: Phrase(name, step, "agent")
        for name, ladder in words().ladders.items()
        for step, state in ladder.states.items()
        for noun in sorted(state.faced)
    }


@functools.cache
def _phrases() -> Mapping[str, tuple[tuple[str, Phrase], ...]]:
    """By their first word the fixed phrases, the longest first, with the state that each tells."""
    found: dict[str, Phrase] = {}
    for name, ladder in words().ladders.items():
        for step, state in ladder.states.items():
            sides = _sides(state)
            told = {*state.phrases, *sides.keys() - state.patient - state.agent}
            for phrase in sorted(told):
                found.setdefault(phrase, Phrase(name, step, "", sides.get(phrase, "")))
    by_word: dict[str, list[tuple[str, Phrase]]] = {}
    for phrase in sorted(found, key=lambda phrase: (-len(phrase), phrase)):
        word = _START.match(phrase)
        if word is None:
            raise LexiconError(f"status.toml: '{phrase}' does not begin with a word")
        by_word.setdefault(word[0], []).append((phrase, found[phrase]))
    return {word: tuple(told) for word, told in by_word.items()}


_START = re.compile(r"(?<![\w-])\w+")
_GOES_ON = re.compile(r"[\w-]")


def fixed_phrases(text: str) -> Iterator[tuple[int, int, Phrase]]:
    """Where fixed phrases stand in a text in lower case, the longest at each place, none in another.

    A pattern of all of them would try hundreds at every letter; here the first word says which to try.

    >>> [(start, end, told.state) for start, end, told in fixed_phrases("he is in critical condition")]
    [(9, 27, 'critical')]
    """
    done = 0
    for match in _START.finditer(text):
        at = match.start()
        for phrase, told in _phrases().get(match[0], ()) if at >= done else ():
            end = at + len(phrase)
            if text.startswith(phrase, at) and not _GOES_ON.match(text, end):
                yield at, end, told
                done = end
                break
