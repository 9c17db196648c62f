"""A headline against its own text, and what one report alone says."""

from __future__ import annotations

import pytest

from newsdiff.claims import Finding, Report, compare
from newsdiff.claims.compare import Options
from newsdiff.claims.only import MOST
from newsdiff.corpus import Article


def make(name: str, title: str, text: str) -> Article:
    record = {"title": title, "text": text, "date_publish": "2021-03-02", "source_domain": name}
    return Article.from_json(record, name=name)


OTHER = make(
    "b", "Fire on ferry off Havn", "Fire broke out on a ferry off Havn on Monday, the coast guard said."
)


def headline(title: str, text: str) -> list[Finding]:
    report = compare(
        [make("a", title, text), OTHER], gate=False, options=Options(kinds=frozenset({"quantity"}))
    )
    return [f for f in report.findings if f.rule == "headline-differs"]


@pytest.mark.parametrize(
    ("title", "text", "differs"),
    [
        ("Ferry fire kills 14 people", "A fire on a ferry off Havn killed 12 people on Monday.", True),
        ("Ferry fire kills 12 people", "A fire on a ferry off Havn killed 12 people on Monday.", False),
        ("Ferry fire kills dozens", "A fire on a ferry off Havn killed 42 people on Monday.", False),
        (
            "More than 10 killed in ferry fire",
            "A fire on a ferry off Havn killed 12 people on Monday.",
            False,
        ),
        ("Ferry fire off Havn", "A fire on a ferry off Havn killed 12 people on Monday.", False),
        (
            "Ferry fire kills 14 people",
            "A fire on a ferry off Havn killed 12 people on Monday. All 12 people killed were passengers.",
            True,
        ),
        ("Storm destroys 60 homes", "A storm in Havn destroyed 16 homes on Monday.", True),
        ("Storm destroys 600 homes", "A storm in Havn destroyed 16 homes on Monday.", False),
        ("Heath fire burns 1,200 hectares", "In the end 620 hectares had burned near Havn.", True),
        (
            "Ferry fire kills 14 people",
            "A ferry burned off Havn. Another fire killed 12 people last month.",
            False,
        ),
    ],
)
def test_headline_and_text(title: str, text: str, differs: bool) -> None:
    found = headline(title, text)
    assert bool(found) is differs
    for finding in found:
        assert {s.field for s in finding.sides} == {"title", "text"}
        assert {s.article for s in finding.sides} == {0}
        assert finding.reason.startswith("Headline and text differ: ")
        assert finding.silent == (1,)


@pytest.mark.parametrize(
    ("title", "text", "differs"),
    [
        ("Heath wildfire kills three people", "A fire burned the heath near Havn. Nobody was killed.", True),
        ("Heath wildfire kills three people", "A fire burned the heath near Havn. Three people died.", False),
        (
            "Heath wildfire kills three people",
            "Three walkers died on the heath. Nobody else was killed.",
            False,
        ),
        ("Man dies in heath fire", "The man was not killed at once, a doctor said.", False),
        ("Man arrested over fire", "Police questioned a man of 33. He has not been arrested.", True),
        ("Man arrested over fire", "A man was led away by the police. No charges have been filed.", False),
        ("Man arrested over fire", "Police took a man into custody. No arrests were made before.", False),
        ("Police question man over fire", "Police questioned a man. Nobody has been arrested.", False),
    ],
)
def test_a_death_or_an_arrest_that_the_text_denies(title: str, text: str, differs: bool) -> None:
    report = compare(
        [make("a", title, text), OTHER], gate=False, options=Options(kinds=frozenset({"status"}))
    )
    assert bool([f for f in report.findings if f.rule == "headline-differs"]) is differs


def alone(report: Report, article: int) -> list[Finding]:
    return [f for f in report.findings if f.rule == "only-in-one" and f.sides[0].article == article]


def test_a_report_with_much_of_its_own_tells_the_weightiest() -> None:
    towns = ("Havn", "Norvik", "Estholm", "Sandport", "Larnfield")
    text = "\n\n".join(
        f"The storm injured {20 + 3 * i} people in {towns[i % 5]} and cost the town ${i + 2} million."
        for i in range(30)
    )
    report = compare([make("a", "Storm on the coast", text), OTHER], gate=False)
    found = alone(report, 0)
    assert len(found) == MOST
    starts = [f.sides[0].start for f in found]
    assert starts == sorted(starts)
    assert all(f.silent == (1,) and len(f.sides) == 1 for f in found)


def test_what_the_other_also_says_is_nobodys_own() -> None:
    text = "The storm injured 27 people in Havn and cost the town $4 million."
    report = compare([make("a", "Storm", text), make("b", "Storm in Havn", text)], gate=False)
    assert not alone(report, 0)
    assert not alone(report, 1)
