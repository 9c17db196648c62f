"""Milestones: what is found in a sentence, and each rung of the ladder."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from newsdiff.claims.align import align
from newsdiff.claims.kinds.milestone import KIND, RULES
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate


@functools.cache
def read(number: int, text: str, title: str, published: str | None) -> Reading:
    record = {"title": title, "text": text, "date_publish": published}
    return Reading(number, next(annotate([Article.from_json(record, f"{number}", f"{number}")])))


def told(text: str, title: str = "", published: str | None = None) -> list[str]:
    return [KIND.describe(claim.value) for claim in KIND.extract(read(0, text, title, published))]


def rules(a: str, b: str, published: str | None = None, *, alike: float = 0.0) -> set[str]:
    readings = [read(0, a, "", published), read(1, b, "", published)]
    world = World(readings)
    similarity: Callable[..., float] = lambda *_: alike  # noqa: E731
    world.similarity = similarity  # type: ignore[method-assign]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    return {alignment.verdict.rule.id for alignment in align(KIND, claims, world)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the first strike at the port since 1998.", ["first since 1998: strike at the port"]),
        (
            "It was the deadliest fire in the country in 40 years.",
            ["deadliest in 40 years: fire in the country"],
        ),
        ("A lone gunman opened fire.", []),
        ("She is the lone survivor of the crash.", ["lone: survivor of the crash"]),
        (
            "It is believed to be the oldest bridge in Norland.",
            ["believed oldest: bridge in Norland"],
        ),
        ("She is the only woman on the council.", ["only: woman on the council"]),
        ("The team won its third league title.", ["third: its league title"]),
        ("No ship had run aground there since 2004.", ["no since 2004: ship had run aground there"]),
        (
            "Never before has the town been hit by a storm.",
            ["never before: has the town been hit by a storm"],
        ),
        ("It had never before been attacked.", ["never before: It had been attacked"]),
        ("No day in May has ever been hotter there.", ["no ever: day in May has been hotter there"]),
        ("The rate has never been lower.", ["never: rate has been lower"]),
        ("Her goal was the first in a cup final since 1958.", ["first since 1958: goal in a cup final"]),
        (
            "The closure is the longest of any bridge since the end of the Second World War.",
            ["longest since the end of the second world war: closure of any bridge"],
        ),
        (
            "It was the biggest merger in Norland since Holm Air bought Lund Air in 2000.",
            ["biggest since 2000: merger in Norland"],
        ),
        ("It is the third-largest port of the country.", ["third-largest: port of the country"]),
        (
            "It was the second deadliest crash in Norland since 2001.",
            ["second deadliest since 2001: crash in Norland"],
        ),
        ("He was the fourth person charged in the case.", ["fourth: person charged in the case"]),
        ("It is one of the oldest bridges in Norland.", ["one of the oldest: bridges in Norland"]),
        ("The town had record low temperatures.", ["record: low temperatures"]),
        ("The crown fell to a record low against the dollar.", ["record low: against the dollar"]),
        ("Unemployment rose to a 14-year high of 9 percent.", ["14-year high: of 9 percent"]),
        (
            "For the first time ever, scientists say they have seen the comet.",
            ["first time ever: they have seen the comet"],
        ),
        ("No ship has run aground there.", []),
        ("He has never been there.", []),
        ("Nobody was hurt.", []),
        ("It opens in the first week of May.", []),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "At first, nobody answered.",
        "The loss was first reported by the Herald.",
        "The first lady left last week.",
        "Last year the company made a profit in the first quarter.",
        "He was charged with second-degree murder.",
        "The first of two sons was born in May.",
        "The First Minister spoke to the committee.",
        "At least six people came.",
        "The second man ran away.",
        "Third Bridge called the plan a mistake for the town.",
    ],
)
def test_not_a_milestone(text: str) -> None:
    assert told(text) == []


def test_a_headline_and_of_its_kind() -> None:
    found = told("The summit was the first of its kind in 12 years.", "Norland and Sudmark Sign Pact")
    assert found == ["first of its kind in 12 years: summit"]


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (
            "It was the first strike at the port since 1998.",
            "It was the first strike at the port in 20 years.",
            "milestone-agrees",
        ),
        (
            "It was the first strike at the port in decades.",
            "It was the first strike at the port in 26 years.",
            "milestone-detail",
        ),
        (
            "It is believed to be the first death on the new line.",
            "It was the first death on the new line.",
            "milestone-hedged",
        ),
        (
            "The summit was the first of its kind in 12 years.",
            "It was the first-ever summit of the two ministers.",
            "milestone-window",
        ),
        (
            "The summit was the first of its kind in 12 years.",
            "It was the first time in 12 years that a Norlandian president came to Sudmark.",
            "milestone-scope",
        ),
        (
            "Not in 22 years have both harbours stood still together.",
            "It was the first strike at Kelmouth in 22 years.",
            "milestone-scope",
        ),
        (
            "It was the first hostage-taking on a train in more than 20 years.",
            "It was the first time in more than 20 years that police have shot a hostage taker.",
            "milestone-scope",
        ),
        (
            "Holm is the third mayor in Sudmark to be arrested in office in five years.",
            "Holm is the third mayor in the district of Kelmouth to be arrested in office in five years.",
            "milestone-bounds",
        ),
        (
            "The dam is the world's oldest dam.",
            "The dam is the country's oldest dam.",
            "milestone-area",
        ),
        (
            "The fire is the largest fire in Norrland history.",
            "The fire is the largest fire in Sudmark history.",
            "milestone-area",
        ),
    ],
)
def test_rungs(a: str, b: str, rule: str) -> None:
    assert rules(a, b, "2018-05-04") == {rule}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "It was the Lions' first division title since 2008.",
            "It was the Bears' first league cup since 1908.",
        ),
        ("It was the first strike at the port.", "It was the first fire in the museum."),
        ("Anna Holm is the oldest player in the league.", "Mark Lund is the tallest player in the league."),
        ("It was her fourth title.", "It was his third goal for Norland."),
    ],
)
def test_two_things_are_no_finding(a: str, b: str) -> None:
    assert rules(a, b, "2018-05-04") == set()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The plane crashed in Sudmark, Sudmark's worst air crash in 30 years.",
            "The plane crashed. It was the deadliest crash in Sudmark in 30 years.",
        ),
        (
            "The club won the cup for the first time in 34 years.",
            "The club won its first cup trophy in 34 years.",
        ),
    ],
)
def test_one_rank_in_other_words_is_no_difference(a: str, b: str) -> None:
    assert not rules(a, b, "2018-05-04") & {"milestone-bounds", "milestone-scope", "milestone-area"}


def test_the_reason_names_all_that_one_report_says_it_of() -> None:
    a = "The pact is the first of its kind in 12 years. The summit was the first of its kind in 12 years."
    b = "It was the first time in 12 years that a Norlandian president came to Sudmark."
    readings = [read(0, a, "", None), read(1, b, "", None)]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    found = align(KIND, claims, World(readings))
    assert [x.verdict.rule.id for x in found] == ["milestone-scope"]
    assert "pact" in found[0].verdict.reason and "summit" in found[0].verdict.reason


def test_the_normal_form_tells_the_window() -> None:
    reading = read(0, "It was the first strike at the port in 20 years.", "", "2018-05-04")
    (claim,) = KIND.extract(reading)
    normal = KIND.normal(claim.value)
    assert normal["family"] == "first"
    assert normal["window"] == {"grade": "span", "text": "in 20 years", "since": [1997, 1999]}
    assert KIND.compatible(claim.value, claim.value)


def test_rules_have_prose() -> None:
    for rule in RULES:
        assert rule.id.startswith("milestone-") and rule.what and rule.why and all(rule.example)
