"""Event types: lemmas, what became of people, and the main event of several reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims import events
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("lemma", "names"),
    [
        ("kill", {"dead"}),
        ("death", {"dead"}),
        ("wound", {"hurt"}),
        ("derailment", {"crash"}),
        ("storm", {"attack", "disaster"}),
        ("Memorandum", {"agree"}),
        ("sue", {"sue"}),
        ("table", set()),
        ("", set()),
    ],
)
def test_types_of_a_lemma(lemma: str, names: set[str]) -> None:
    assert events.event_types(lemma) == names


@pytest.mark.parametrize(
    ("types", "status"),
    [({"hurt", "dead"}, "dead"), ({"attack", "hurt"}, "hurt"), ({"attack"}, None), (set(), None)],
)
def test_what_became_of_people(types: set[str], status: str | None) -> None:
    assert events.people_status(types) == status


@pytest.mark.parametrize(
    ("leads", "main"),
    [
        ([{"crash", "dead"}, {"crash"}], {"crash"}),
        ([{"crash"}, {"fire"}], set()),
        ([{"crash"}, {"crash"}, {"fire"}], {"crash"}),
        ([{"crash"}, {"crash"}, {"fire"}, {"fire"}, {"fire"}], {"fire"}),
        ([{"begin", "rise"}, {"begin", "rise"}], set()),
        ([{"crash", "begin"}], {"crash"}),
        ([], set()),
    ],
)
def test_the_main_event_is_in_half_of_the_openings(leads: list[set[str]], main: set[str]) -> None:
    assert events.main_events(frozenset(lead) for lead in leads) == main


def test_the_groups_and_light_verbs_are_of_the_lexicon() -> None:
    types = events._lexicon().types
    assert set(events._lexicon().groups.status) <= set(types)
    assert events._lexicon().groups.weak <= set(types)
    assert "happen" in events.light_verbs()


def test_openings_tell_the_main_event_of_two_reports(read: Read) -> None:
    one = read("Two people died when a tram derailed in Havn.", "Tram derails in Havn", number=0)
    other = read("A derailment in Havn killed two people.", "Two dead as tram leaves rails", number=1)
    assert World([one, other]).main_events == {"crash", "dead"}
