"""Statuses: what is found in a sentence, and each rung of the ladder."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from newsdiff.claims.align import align
from newsdiff.claims.kinds.status import KIND, RULES
from newsdiff.claims.reading import Reading
from newsdiff.claims.statuses.words import fixed_phrases, rank, verbs, words
from newsdiff.claims.world import World
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate

EARLIER, LATER = "2018-05-04", "2018-05-06"


@functools.cache
def read(number: int, text: str, title: str, published: str | None) -> Reading:
    record = {"title": title, "text": text, "date_publish": published}
    return Reading(number, next(annotate([Article.from_json(record, f"{number}", f"{number}")])))


def told(text: str, title: str = "") -> list[str]:
    return [KIND.describe(claim.value) for claim in KIND.extract(read(0, text, title, None))]


def rules(a: str, b: str, first: str | None = None, second: str | None = None) -> set[str]:
    readings = [read(0, a, "", first), read(1, b, "", second)]
    world = World(readings)
    similarity: Callable[..., float] = lambda *_: 0.0  # noqa: E731
    world.similarity = similarity  # type: ignore[method-assign]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    return {alignment.verdict.rule.id for alignment in align(KIND, claims, world)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm was charged with arson.", ["Anna Holm: charged (arson)"]),
        ("No arrests have been made.", ["no arrest"]),
        ("Police arrested Mark Lund on Monday.", ["Mark Lund: arrested"]),
        ("Mark Lund is scheduled to be arraigned.", ["Mark Lund: arraigned, still to come"]),
        ("The mayor vetoed the bill.", ["the bill: vetoed"]),
        ("None of the wounds were life-threatening.", ["None of the wounds: not in danger of life"]),
        ("Mark Lund has not been arrested.", ["Mark Lund: no arrest"]),
        ("A jury found Mark Lund guilty of murder.", ["Mark Lund: convicted"]),
        ("Mark Lund was jailed for 12 years.", ["Mark Lund: sentenced"]),
        ("Mark Lund was freed without charge.", ["Mark Lund: released without charge"]),
        ("The charges against Mark Lund were dropped.", []),
        ("Lawmakers rejected the bill on Tuesday.", ["the bill: rejected"]),
        ("The search was called off.", ["search over"]),
        ("Pilots suspended their strike.", ["their strike: strike called off or over"]),
        ("The union asked to suspend the strike.", ["the strike: strike called off or over, still to come"]),
        ("The ceasefire collapsed.", ["The ceasefire: truce over"]),
        ("The work permit was granted.", ["The work permit: approved"]),
        ("The court upheld the ban.", ["the ban: upheld"]),
        ("The alert was lifted.", ["The alert: lifted"]),
        ("A mistrial was declared.", ["no verdict"]),
        ("Anna Holm conceded defeat.", ["Anna Holm conceded defeat", "Anna Holm: conceded"]),
        ("The talks broke down.", ["The talks: broken off"]),
        ("The mayor was suspended.", ["The mayor: suspended"]),
        ("The suspected gunman, Mark Lund, fled.", ["Mark Lund: a suspect"]),
        ("The evacuation order was lifted.", ["evacuation over"]),
        ("A judge denied bail for Anna Holm.", []),
        (
            "Mark Lund called on Anna Holm to resign.",
            ["Anna Holm is to resign", "Anna Holm: resigned, still to come"],
        ),
        ("Mark Lund faces two counts of fraud.", ["Mark Lund: charged (two counts of fraud)"]),
        ("Jim Farrow has died aged 64.", ["Jim Farrow: dead"]),
        ("No group has claimed responsibility.", ["nobody has claimed responsibility"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_an_agreement_that_is_signed_and_one_that_does_not_bind() -> None:
    found = told("The ministers signed a memorandum of cooperation, which is not legally binding.")
    assert found == ["memorandum", "memorandum of cooperation, not legally binding"]


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("Anna Holm was charged with arson.", "Anna Holm has been charged with arson.", "status-agrees"),
        (
            "No arrests have been made.",
            "Nobody is in custody, and no one has been arrested.",
            "status-agrees",
        ),
        (
            "Anna Holm was charged with assault.",
            "Anna Holm was charged with aggravated assault.",
            "status-detail",
        ),
        (
            "The ministers forged a security alliance on Sunday.",
            "The ministers signed a security memorandum on Sunday, which is not legally binding.",
            "status-label-differs",
        ),
        (
            "The two cities signed a climate accord that is legally binding.",
            "The climate accord that the two cities signed is not legally binding.",
            "status-binding",
        ),
        (
            "Anna Holm denied leaking the letters.",
            "Anna Holm leaked the letters to a friend.",
            "status-denied",
        ),
    ],
)
def test_rungs(a: str, b: str, rule: str) -> None:
    assert rule in rules(a, b)


UPDATES = [
    ("Police are still searching for the gunman.", "Mark Lund was arrested on Saturday."),
    ("Mark Lund was arrested on Friday.", "Mark Lund was convicted of arson."),
    ("Mark Lund is scheduled to be arraigned on Friday.", "Mark Lund was arraigned on Friday."),
]


@pytest.mark.parametrize(("early", "late"), UPDATES)
def test_a_later_state_in_a_later_report_is_an_update(early: str, late: str) -> None:
    assert rules(early, late, EARLIER, LATER) == {"status-advanced"}
    assert rules(late, early, LATER, EARLIER) == {"status-advanced"}


@pytest.mark.parametrize(("early", "late"), UPDATES)
def test_a_later_state_in_an_earlier_report_is_none(early: str, late: str) -> None:
    assert "status-advanced" not in rules(late, early, EARLIER, LATER)


def test_an_article_that_tells_both_states_never_differs() -> None:
    both = "Mark Lund was arrested on Friday. On Saturday Mark Lund was charged with arson."
    assert "status-advanced" not in rules(both, "Mark Lund was charged with arson.", EARLIER, LATER)
    assert "status-advanced" not in rules("Mark Lund was charged with arson.", both, EARLIER, LATER)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mark Lund was arrested.", "Anna Holm was convicted."),
        ("Mark Lund was treated and released.", "Anna Holm remains hospitalized."),
        ("The ministers signed a trade agreement.", "The clubs reached a deal over a striker."),
    ],
)
def test_two_matters_are_no_finding(a: str, b: str) -> None:
    assert rules(a, b, EARLIER, LATER) == set()


def test_the_lexicon_is_consistent() -> None:
    for ladder in words().ladders.values():
        for phrase in (phrase for state in ladder.states.values() for phrase in state.phrases):
            assert [found[:2] for found in fixed_phrases(phrase)] == [(0, len(phrase))]
    for states in verbs().values():
        for state in states:
            assert rank(state.ladder, state.state) >= 0
    for ladder in words().ladders.values():
        assert ladder.tie in ("subject", "clause", "role", "event")
        for state_of in ladder.states.values():
            assert not state_of.negated_as or state_of.negated_as in ladder.states


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he is in critical condition", ["critical condition"]),
        ("he is in uncritical condition", []),
        ("he is in critical conditions", []),
        (
            "in serious-to-critical condition, not stable condition",
            ["serious-to-critical condition", "stable condition"],
        ),
        ("non-life-threatening wounds", ["non-life-threatening"]),
    ],
)
def test_a_phrase_stands_alone_and_the_longest_counts(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in fixed_phrases(text)] == found


def test_normal_and_rules() -> None:
    (claim,) = KIND.extract(read(0, "Anna Holm was charged with arson.", "", None))
    normal = KIND.normal(claim.value)
    assert (normal["ladder"], normal["state"], normal["subject"]) == ("case", "charged", "Anna Holm")
    assert KIND.compatible(claim.value, claim.value)
    for rule in RULES:
        assert rule.id.startswith("status-") and rule.what and rule.why and all(rule.example)


@pytest.mark.parametrize(
    ("closed", "moved"),
    [
        ("The coast road in Havn was closed on Monday until 9 p.m.", False),
        ("The coast road in Havn was closed for five hours on Monday.", False),
        ("The coast road in Havn was closed on Monday until further notice.", True),
        ("The coast road in Havn has been closed for five hours.", True),
    ],
)
def test_what_was_closed_until_nine_is_open_from_nine_on(closed: str, moved: bool) -> None:
    told = rules(closed, "The coast road in Havn reopened on Monday.", EARLIER, LATER)
    assert ("status-advanced" in told) is moved
