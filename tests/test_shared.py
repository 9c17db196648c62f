"""On the reports beside the project, where they are: the seeds, every event, and the gate."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsdiff.claims import Finding, Relation, Report, Side, compare
from newsdiff.claims.gate import relate
from newsdiff.claims.reading import Reading
from newsdiff.claims.vectors import Vectors
from newsdiff.claims.world import World
from newsdiff.cli.machine import schema
from newsdiff.corpus import Article, load
from newsdiff.corpus.annotate import Annotated, annotate

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
EVENTS = sorted(p for p in (SHARED / "events").glob("*") if p.is_dir())
GOLD = sorted(p for p in (SHARED / "gold" / "events").glob("*") if p.is_dir())
DIFFERENT = (Relation.CONFLICT, Relation.SCOPE, Relation.UPDATE, Relation.WORDING)
SAME = (Relation.AGREE, Relation.DETAIL)

pytestmark = [
    pytest.mark.skipif(not EVENTS, reason="the shared reports do not stand beside the project"),
    pytest.mark.xdist_group("shared"),
]


def reports_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.json") if path.name != "gold.json")


@pytest.fixture(scope="module")
def seeds() -> Report:
    articles, skipped = load(sorted((SHARED / "seeds").glob("*.txt")))
    assert not skipped
    return compare(articles)


def of_kind(report: Report, kind: str, *relations: Relation) -> Iterator[Finding]:
    return (f for f in report.findings if f.kind == kind and f.relation in relations)


def says(finding: Finding, article: int, *words: str) -> bool:
    """Whether one side of the article has all the words in its sentence, and some in its quote."""
    return any(
        side.article == article
        and all(word in side.sentence for word in words)
        and any(word in side.quote for word in words)
        for side in finding.sides
    )


def told_alone(report: Report, article: int, *words: str) -> bool:
    return any(says(f, article, *words) for f in report.findings if f.relation is Relation.ONLY)


def agreed(report: Report, kind: str, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return any(says(f, 0, *first) and says(f, 1, *second) for f in of_kind(report, kind, *SAME))


def test_seeds_are_one_event(seeds: Report) -> None:
    assert seeds.related
    assert [a.published for a in seeds.articles] == [None, None]
    assert [a.origin for a in seeds.articles] == [1, 2]


def test_seeds_15_years_is_said_of_two_things(seeds: Report) -> None:
    (found,) = of_kind(seeds, "milestone", Relation.SCOPE)
    assert says(found, 0, "15 Years")
    assert says(found, 1, "first time in 15 years")
    assert "15 years" in found.reason
    for words in ("Alliance", "meeting", "visited Japan"):
        assert words in found.reason


def test_seeds_first_in_15_years_or_first_ever(seeds: Report) -> None:
    found = [f for f in of_kind(seeds, "milestone", *DIFFERENT) if says(f, 1, "first-ever")]
    assert len(found) == 1
    assert says(found[0], 0, "first of its kind in 15 years")


def test_seeds_alliance_or_memorandum_that_does_not_bind(seeds: Report) -> None:
    found = [f for f in of_kind(seeds, "status", *DIFFERENT) if says(f, 1, "not legally binding")]
    assert len(found) == 1
    labels = ("Alliance", "agreement", "memorandum")
    assert any(says(found[0], 0, label) for label in labels)
    assert any(label in found[0].reason for label in labels)
    assert "binding" in found[0].reason


def test_seeds_sunday_is_july_28(seeds: Report) -> None:
    assert agreed(seeds, "date", ("July 28",), ("Sunday",)) or any(
        {"Sunday", "July 28"} <= {side.value.split(",")[0] for side in f.sides}
        for f in of_kind(seeds, "date", *SAME)
    )
    assert not list(of_kind(seeds, "date", *DIFFERENT))


@pytest.mark.parametrize(
    ("surname", "country", "office"),
    [("Kihara", "Japan", "minister"), ("Austin", "U", "secretary"), ("Shin", "South Korea", "minister")],
)
def test_seeds_ministers_agree_with_country_and_office(
    seeds: Report, surname: str, country: str, office: str
) -> None:
    found = [
        f
        for f in of_kind(seeds, "participant", *SAME)
        if {s.article for s in f.sides if surname in s.value.split(",")[0]} == {0, 1}
    ]
    assert len(found) == 1
    described = " ".join(side.value for side in found[0].sides)
    assert country in described
    assert office in described.lower()
    assert all(len(side.value.split(",")[0].split()) <= 3 for side in found[0].sides)


@pytest.mark.parametrize("surname", ["Blinken", "Kamikawa", "Biden"])
def test_seeds_others_are_in_one_alone(seeds: Report, surname: str) -> None:
    named = [
        f for f in seeds.findings if f.kind == "participant" and any(surname in s.value for s in f.sides)
    ]
    assert [f.relation for f in named] == [Relation.ONLY]


def test_seeds_nobody_who_wrote_or_took_pictures_takes_part(seeds: Report) -> None:
    named = [side for f in seeds.findings if f.kind == "participant" for side in f.sides]
    assert not [
        side for side in named if any(x in side.value for x in ("Park", "Yonhap", "Anna", "Courtesy"))
    ]


def test_seeds_the_steps_before_are_shown_together(seeds: Report) -> None:
    assert agreed(seeds, "date", ("June", "Singapore"), ("June", "Shangri-la"))
    assert any(says(f, 1, "February") for f in seeds.findings)


def test_seeds_freedom_edge_is_in_both(seeds: Report) -> None:
    assert any(
        says(f, 0, "Freedom Edge") and says(f, 1, "Freedom Edge")
        for f in seeds.findings
        if f.relation is not Relation.ONLY
    )


def test_seeds_the_next_meeting_is_in_one_alone(seeds: Report) -> None:
    assert told_alone(seeds, 1, "Seoul", "2025")


FURNITURE = (
    *("share button", "font-size", "Leave a Comment", "No comments available", "Top 10 Stories", "CLOSE"),
    *("Courtesy of", "Yonhap", "By Anna", "@", "hold hands", "shake hands", "shake  hands", "go top"),
)


def test_seeds_no_finding_rests_on_page_furniture(seeds: Report) -> None:
    sides = [side for f in seeds.findings for side in f.sides]
    assert not [side.sentence for side in sides if any(words in side.sentence for words in FURNITURE)]


def test_seeds_every_quote_stands_in_its_file(seeds: Report) -> None:
    texts = [Path(entry.path).read_text(encoding="utf-8") for entry in seeds.articles]
    for side in (side for f in seeds.findings for side in f.sides):
        assert texts[side.article][side.start : side.end] == side.quote
        assert_place(texts[side.article], side)


def assert_place(text: str, side: Side) -> None:
    assert side.start <= side.mark[0] < side.mark[1] <= side.end
    assert text.split("\n")[side.line - 1][side.column - 1 :].startswith(side.quote.split("\n")[0])


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema("report")))


@pytest.mark.parametrize("folder", EVENTS, ids=lambda p: p.name[:30])
def test_every_event_compares(folder: Path, validator: Draft202012Validator) -> None:
    articles, skipped = load(reports_of(folder))
    assert not skipped
    report = compare(articles, gate=False)
    told: dict[str, Any] = report.as_json()
    validator.validate(told)
    fields = {(a.name, name): a.field(name) for a in articles for name in ("title", "text")}
    for side in (side for f in told["findings"] for side in f["sides"]):
        assert fields[side["article"], side["field"]][side["start"] : side["end"]] == side["quote"]
    assert len({f["id"] for f in told["findings"]}) == len(told["findings"])


TWICE = """
import json, sys
from pathlib import Path
from newsdiff.corpus import load
from newsdiff.claims import compare
for folder in sys.argv[1:]:
    articles, _ = load(sorted(Path(folder).glob("*.json")))
    print(json.dumps(compare(articles, gate=False).as_json()))
"""


def test_the_same_reports_give_the_same_bytes() -> None:
    folders = [str(folder) for folder in EVENTS[:: max(1, len(EVENTS) // 3)][:3]]
    outputs = []
    for seed in ("1", "2024"):
        done = subprocess.run(
            [sys.executable, "-c", TWICE, *folders],
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": ":".join(str(ROOT / p) for p in ("cli", "corpus", "claims")),
            },
            capture_output=True,
            check=True,
        )
        outputs.append(done.stdout)
    assert outputs[0]
    assert outputs[0] == outputs[1]


@pytest.fixture(scope="module")
def parsed() -> dict[str, list[Annotated]]:
    """Every report of gold and of the events, parsed once."""
    found: dict[str, list[Annotated]] = {}
    for folder in (*EVENTS, *GOLD):
        articles: list[Article] = load(reports_of(folder))[0]
        found[str(folder)] = list(annotate(articles))
    return found


VECTORS = Vectors()


def pass_gate(a: Annotated, b: Annotated) -> bool:
    return relate(World([Reading(0, a), Reading(1, b)], VECTORS)).related


def test_reports_of_one_event_pass_the_gate(parsed: dict[str, list[Annotated]]) -> None:
    pairs = [pair for folder in GOLD for pair in combinations(parsed[str(folder)], 2)]
    passed = sum(pass_gate(*pair) for pair in pairs)
    assert passed >= 0.95 * len(pairs), f"{passed} of {len(pairs)}"


def test_reports_of_two_events_are_refused(parsed: dict[str, list[Annotated]]) -> None:
    chance = random.Random(20180728)
    folders = [parsed[str(folder)] for folder in EVENTS]
    refused = 0
    for _ in range(500):
        one, other = chance.sample(folders, 2)
        refused += not pass_gate(chance.choice(one), chance.choice(other))
    assert refused >= 0.97 * 500, f"{refused} of 500"
