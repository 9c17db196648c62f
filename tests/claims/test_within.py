"""One number that an article gives twice."""

from __future__ import annotations

import pytest

from newsdiff.claims import compare
from newsdiff.claims.compare import Options, compare_parsed
from newsdiff.claims.report import Finding
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate


def make(text: str, title: str = "News of the day") -> Article:
    return Article.from_json({"title": title, "text": text, "date_publish": "2021-03-02"}, name="a.json")


def twice(*sentences: str, title: str = "News of the day") -> list[Finding]:
    parsed = list(annotate([make("\n\n".join(sentences), title)]))
    report = compare_parsed(parsed, frozenset({0}), Options(kinds=frozenset({"quantity"})))
    return [finding for finding in report.findings if finding.rule == "number-twice"]


AGROUND = "A ferry ran aground off Port Ellery on Tuesday, injuring 34 people, the coast guard said."
FOG = "The Northern Star hit the Gannet Rocks in thick fog."


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (AGROUND, "The 37 injured were taken to hospital in Port Ellery.", ("34", "37")),
        (
            "Police arrested 21 people at a protest in Norvik on Saturday.",
            "The 27 people arrested at the protest were released on Sunday.",
            ("21", "27"),
        ),
        (
            "A storm damaged 300 houses in Havn on Monday.",
            "The storm damaged 800 houses in all of Havn.",
            ("300", "800"),
        ),
    ],
)
def test_two_numbers_for_one_thing(first: str, second: str, values: tuple[str, str]) -> None:
    (finding,) = twice(first, FOG, second)
    assert [side.value.split()[0] for side in finding.sides] == list(values)
    assert {side.article for side in finding.sides} == {0}
    assert finding.relation == "conflict"
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "second",
    [
        "The 34 injured were taken to hospital in Port Ellery.",
        "More than 30 people were injured, some of them badly.",
        "Dozens of people were injured.",
        "Another 37 people were injured on the quay.",
        "The line said earlier that 37 people were injured.",
        "In 2009, 37 people were injured when a ferry ran aground there.",
        "Five of the injured were taken to hospital in Port Ellery.",
        "“We counted 37 injured people,” said a doctor.",
        "It was not true that 37 people were injured.",
        "Of the injured, 30 people were treated in Port Ellery and 7 people were injured badly.",
        "The injured included 12 children.",
        "About 140 people were on board.",
        "The rocks injured 337 people.",
        "In March, 37 people were injured when a ferry hit a pier.",
        "It came a month after a fire on a ferry injured 37 people.",
        "Nationwide, 37 people were injured.",
    ],
)
def test_a_number_of_something_else_is_none(second: str) -> None:
    assert twice(AGROUND, FOG, second) == []


def test_two_sources_may_differ() -> None:
    told = [
        f"{who} said 3{n} people were injured in Port Ellery." for n, who in ((4, "Police"), (7, "The line"))
    ]
    assert twice(*told) == []
    assert twice(*(sentence.replace("The line", "Police") for sentence in told))


def test_two_towns_have_two_numbers() -> None:
    told = [f"The fire killed {number} people in {town}." for number, town in ((3, "Havn"), (5, "Norvik"))]
    assert twice(*told) == []


def test_the_headline_is_another_rule() -> None:
    assert twice(AGROUND, FOG, title="Ferry runs aground, injuring 37 people") == []


def test_three_numbers_are_a_list() -> None:
    told = [f"The fire killed {number} people in Havn." for number in (3, 5)]
    assert twice(*told)
    assert twice(*told, "The fire killed 4 people in Havn.") == []


def test_two_reports_are_compared_with_themselves_as_well() -> None:
    text = "\n\n".join((AGROUND, FOG, "The 37 injured were taken to hospital in Port Ellery."))
    other = Article.from_json({"title": "Ferry", "text": FOG + " " + FOG}, name="b.json")
    report = compare([make(text), other], gate=False)
    assert [finding.silent for finding in report.findings if finding.rule == "number-twice"] == [(1,)]
