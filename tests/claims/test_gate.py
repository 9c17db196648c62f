"""The gate and the origins: which reports tell one event, and which copy one text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims import compare
from newsdiff.claims.gate import relate
from newsdiff.claims.origins import origins
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import Article

Read = Callable[..., Reading]

FERRY = (
    "Ferry sinks off Norvik",
    "The ferry Alma sank off Norvik on Tuesday with 40 people aboard. The coast guard saved them all and "
    "took them to the port of Norvik. Divers will look at the wreck of the ferry next week.",
)
SAVED = (
    "All 40 aboard saved as ferry sinks",
    "Forty people were saved on Tuesday when the ferry Alma went down off the port of Norvik. The coast "
    "guard sent three boats. The owner of the ferry blamed a rock.",
)
BUDGET = (
    "Parliament passes the budget",
    "Lawmakers in Estmark passed the budget by two votes on Tuesday. Taxes on petrol will rise, and "
    "schools will get more money. The opposition left the hall before the vote.",
)
MATCH = (
    "Lions beat Bears in extra time",
    "The Lions beat the Bears 3-2 on Sunday with a goal in extra time. The coach of the Bears, Per Lund, "
    "said his players were tired after a long season.",
)


def world(read: Read, *reports: tuple[str, str], days: tuple[str, ...] = ()) -> World:
    dates = days or ("2021-03-02",) * len(reports)
    return World(
        [
            read(text, title, number=i, published=day)
            for i, ((title, text), day) in enumerate(zip(reports, dates, strict=True))
        ]
    )


def test_two_reports_of_one_event_pass(read: Read) -> None:
    gate = relate(world(read, FERRY, SAVED))
    assert (gate.related, gate.outsiders, gate.reason) == (True, frozenset(), "")


@pytest.mark.parametrize("pair", [(FERRY, BUDGET), (FERRY, MATCH), (BUDGET, MATCH)])
def test_two_events_are_refused_in_either_order(read: Read, pair: tuple[tuple[str, str], ...]) -> None:
    for reports in (pair, pair[::-1]):
        gate = relate(world(read, *reports))
        assert not gate.related
        assert "do not tell one event" in gate.reason


@pytest.mark.parametrize("place", range(3))
def test_the_one_that_tells_another_event_is_set_aside(read: Read, place: int) -> None:
    reports = [FERRY, SAVED]
    reports.insert(place, BUDGET)
    gate = relate(world(read, *reports))
    assert gate.related
    assert gate.outsiders == {place}


def make(name: str, report: tuple[str, str]) -> Article:
    record = {"title": report[0], "text": report[1], "date_publish": "2021-03-02", "source_domain": name}
    return Article.from_json(record, name=name)


def test_the_report_says_what_was_set_aside() -> None:
    report = compare([make("a", FERRY), make("b", BUDGET), make("c", SAVED)])
    assert report.related
    assert [a.name for a in report.articles] == ["a", "c"]
    assert [(s.path, s.reason) for s in report.skipped] == [
        ("b", "tells another event than the other reports")
    ]


def test_unrelated_reports_are_not_compared_unless_asked() -> None:
    articles = [make("a", FERRY), make("b", BUDGET)]
    refused = compare(articles)
    assert not refused.related
    assert refused.findings == ()
    assert refused.unrelated_reason
    assert compare(articles, gate=False).related


TEXT = " ".join(f"word{i}" for i in range(60))


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        ([TEXT, TEXT], (1, 1)),
        ([TEXT, TEXT.upper() + "\n\nMore was said later by others."], (1, 1)),
        ([TEXT, FERRY[1]], (1, 2)),
        ([TEXT, FERRY[1], TEXT], (1, 2, 1)),
        ([FERRY[1], TEXT, FERRY[1][:120] + " It rained."], (1, 2, 1)),
        (["Too short.", "Too short."], (1, 2)),
    ],
)
def test_copies_have_one_origin(texts: list[str], numbers: tuple[int, ...]) -> None:
    assert origins([make(str(i), ("", text)) for i, text in enumerate(texts)]) == numbers
