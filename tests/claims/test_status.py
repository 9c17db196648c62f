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
        ("A jury found Mark Lund guilty of murder.", ["Mark Lund: convicted (murder)"]),
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
        ("The bill has to be passed.", ["The bill: passed, still to come"]),
        ("The bill must be vetoed.", ["The bill: vetoed, still to come"]),
        ("Anna Holm has yet to be charged.", ["Anna Holm: not charged"]),
        ("Anna Holm is due to be sentenced.", ["Anna Holm: sentenced, still to come"]),
        ("The family wants Mark Lund charged with arson.", ["Mark Lund: charged, still to come (arson)"]),
        ("The bill was almost rejected.", []),
        ("A committee passed the bill.", ["the bill: proposed"]),
        ("Israel called off a strike on Iran.", ["a strike on Iran: cancelled"]),
        ("Mark Lund received a suspended sentence.", ["Mark Lund: sentenced"]),
        ("The box contained a bomb.", []),
        ("The two sides failed to reach a deal.", []),
        ("Anna Holm entered a not guilty plea.", ["Anna Holm: pleaded not guilty"]),
        ("Anna Holm was cleared of fraud.", ["Anna Holm: acquitted (fraud)"]),
        ("Mark Lund was released on bail.", []),
        ("A jury convicted Mark Lund of arson.", ["Mark Lund: convicted (arson)"]),
        ("Jurors acquitted the officer of all charges.", ["the officer: acquitted (all charges)"]),
        ("Prosecutors dropped the charges against Anna Holm.", ["Anna Holm: acquitted"]),
        (
            "Anna Holm signed the bill.",
            ["Anna Holm signed the bill", "the bill: signed or in force"],
        ),
        ("His brother, Mark Lund, was charged.", ["Mark Lund: charged"]),
        (
            "Mark Lund, Anna Holm and Jan Roth were arrested.",
            ["Mark Lund, Anna Holm and Jan Roth: arrested"],
        ),
        ("The fair was called off.", ["The fair: cancelled"]),
        ("Mark Lund was handed a 10-year sentence.", ["Mark Lund: sentenced"]),
        ("Mark Lund received a life sentence.", ["Mark Lund: sentenced"]),
        ("The court overturned the conviction.", ["the conviction: annulled"]),
        ("Anna Holm was elected.", ["Anna Holm: appointed"]),
        ("The jury found Mark Lund guilty on two counts.", ["Mark Lund: convicted (two counts)"]),
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


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Holm pleaded guilty to fraud on Friday.", "Anna Holm pleaded not guilty to fraud on Friday."),
        ("A jury found Anna Holm guilty of murder.", "Anna Holm was acquitted of murder."),
        ("Mark Lund has been charged with arson.", "Mark Lund was released without charge."),
        ("The Havn fair has been cancelled.", "The Havn fair has been postponed."),
        ("The court upheld the smoking ban.", "The court struck down the smoking ban."),
    ],
)
def test_what_excludes_each_other_on_one_day_is_a_conflict(a: str, b: str) -> None:
    assert "status-opposed" in rules(a, b, EARLIER, EARLIER)
    assert not {"status-opposed", "status-agrees"} & rules(a, b, EARLIER, LATER)
    assert "status-opposed" not in rules(f"{a} {b}", b, EARLIER, EARLIER)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Holm pleaded guilty to fraud.", "Anna Holm pleaded not guilty to murder."),
        ("Anna Holm pleaded guilty on Friday.", "Anna Holm pleaded not guilty on Monday."),
        ("Anna Holm pleaded guilty.", "Anna Holm had pleaded not guilty."),
        ("Anna Holm was convicted.", "Anna Holm was expected to be acquitted."),
        ("Mark Holm was convicted of arson.", "Anna Holm was acquitted of arson."),
        ("Anna Holm was convicted of arson.", "Anna Holm was acquitted in March of arson."),
    ],
)
def test_of_another_charge_person_or_time_is_no_conflict(a: str, b: str) -> None:
    assert "status-opposed" not in rules(a, b, EARLIER, EARLIER)


def test_who_has_died_since() -> None:
    hurt, dead = "Anna Holm was critically injured in the crash.", "Anna Holm died in the crash."
    assert "status-advanced" in rules(hurt, dead, EARLIER, LATER)
    assert "status-advanced" not in rules(hurt, dead, LATER, EARLIER)
    assert "status-advanced" not in rules(f"{hurt} {dead}", dead, EARLIER, LATER)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("The ceasefire began.", "The ceasefire began. The previous ceasefire collapsed."),
        ("The ceasefire began.", "The ceasefire began. A truce in November collapsed after a week."),
        ("The search resumed.", "The search was suspended overnight and resumed."),
        ("The search resumed.", "The boat was found. The search had been called off because of fog."),
        (
            "Havn Bridge was closed to cars.",
            "Havn Bridge reopened to buses but remains closed to cars.",
        ),
        ("Mark Lund was arrested. Mark Lund was released without charge.", "Mark Lund was charged."),
        ("The M6 northbound was closed after a fire.", "The M6 southbound reopened after a fire."),
        ("Mark Doyle was arrested.", "Mark Doyle was arrested. His brother, Liam Doyle, was charged."),
        ("Nobody has been arrested over the killing of Jan Roth.", "Jan Roth was arrested in 2015."),
        ("The bill was passed.", "The bill, passed by 84 votes, must be signed by the president."),
        ("The government proposed a law to ban phones.", "The cabinet approved a draft law to ban phones."),
    ],
)
def test_another_episode_and_what_still_holds_are_no_update(low: str, high: str) -> None:
    assert not {"status-advanced", "status-contradicted"} & rules(low, high, EARLIER, EARLIER)


def test_one_of_two_who_has_pleaded_leaves_both_charged() -> None:
    both = "Mark Lund and Jan Roth were charged with arson. Jan Roth pleaded guilty."
    assert "status-advanced" in rules("One person was arrested.", both, EARLIER, LATER)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The two climbers were found alive.", "The two climbers' bodies were found."),
        ("A jury convicted Anna Holm of murder.", "A jury convicted Anna Holm of manslaughter."),
        ("A judge granted bail to Anna Holm.", "Anna Holm was denied bail."),
    ],
)
def test_one_state_of_two_sorts_does_not_agree(a: str, b: str) -> None:
    assert "status-agrees" not in rules(a, b, EARLIER, EARLIER)


def test_what_would_bind_does_not_contradict_what_does_not_bind_yet() -> None:
    would = "The climate treaty of the two cities would be legally binding if adopted."
    assert "status-binding" not in rules(
        would, "The climate treaty of the two cities is not legally binding."
    )


def test_the_sides_of_a_state_are_told_by_words_of_their_own() -> None:
    for ladder in words().ladders.values():
        for state in ladder.states.values():
            told = [word for several in state.sides.values() for word in several]
            assert len(told) == len(set(told)) and len(state.sides) != 1
    for pairs in (words().opposed.conflict, words().opposed.update):
        for name in {*pairs, *(name for several in pairs.values() for name in several)}:
            of, step = name.split(".")
            assert step in words().ladders[of].states
