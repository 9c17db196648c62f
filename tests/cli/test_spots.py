"""Lines and columns in the author's own files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsdiff.claims.report import Entry, Report, Side
from newsdiff.cli.spots import Region, Spot, main_side, spot
from newsdiff.corpus import load

TEXT = "The pier\nburned for six\nhours on Monday.\n"


def entry(path: str) -> Entry:
    return Entry("A", "a", path, "The Pier Post", "Pier burns", None, 1)


def side(words: str, quote: str = "burned for six\nhours on Monday") -> Side:
    start = TEXT.index(quote)
    mark = TEXT.index(words)
    line = TEXT.count("\n", 0, start) + 1
    column = start - TEXT.rfind("\n", 0, start)
    return Side(0, words, {}, "text", start, start + len(quote), quote, (mark, mark + len(words)), TEXT, 0,
                line, column)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("six", Region(2, 12, 2, 15)),
        ("Monday", Region(3, 10, 3, 16)),
        ("six\nhours", Region(2, 12, 3, 6)),
        ("burned for six\nhours on Monday", Region(2, 1, 3, 16)),
    ],
)
def test_a_region_is_the_words_of_the_value(words: str, region: Region) -> None:
    assert spot(entry("a.txt"), side(words)) == Spot("a.txt", region)
    lines = TEXT.split("\n")
    assert lines[region.line - 1][(region.column or 0) - 1 :].startswith(words.split("\n")[0])
    assert lines[(region.end_line or 0) - 1][: (region.end_column or 0) - 1].endswith(words.split("\n")[-1])


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("./notes/a.md", Spot("notes/a.md", Region(2, 12, 2, 15))),
        ("a", Spot("a", Region(2, 12, 2, 15))),
        ("a.html", Spot("a.html", None)),
        ("a.json", Spot("a.json", None)),
        ("a.json:3", Spot("a.json", None)),
        ("a.jsonl:3", Spot("a.jsonl", Region(3))),
        ("a.jsonl.gz:3", Spot("a.jsonl.gz", None)),
        ("a.txt.gz", Spot("a.txt.gz", None)),
        ("a.txt:3", Spot("a.txt:3", Region(2, 12, 2, 15))),
        ("-", Spot("", None)),
        ("-:3", Spot("", None)),
        ("https://a.example/b.txt", Spot("https://a.example/b.txt", None)),
    ],
)
def test_lines_are_told_where_they_are_the_files_own(path: str, found: Spot) -> None:
    assert spot(entry(path), side("six")) == found


def test_a_title_of_its_own_has_no_line() -> None:
    assert spot(entry("a.md"), replace(side("six"), field="title")) == Spot("a.md", None)


def test_words_outside_of_the_quote_give_way_to_it() -> None:
    odd = replace(side("six"), mark=(0, 3))
    assert spot(entry("a.txt"), odd).region == Region(2, 1, 3, 16)


def test_json_lines_open_at_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('\n{"text": "The pier burned for six hours."}\n', encoding="utf-8")
    (article,), _ = load([path])
    found = spot(entry(article.path), side("six"))
    assert found == Spot(str(path), Region(2))


def test_the_checked_article_comes_first(report: Report) -> None:
    finding = report.findings[0]
    assert main_side(report, finding) is finding.sides[0]
    later = tuple(replace(e, checked=n == 2) for n, e in enumerate(report.articles))
    assert main_side(replace(report, articles=later), finding).article == 2
    nobody = tuple(replace(e, checked=False) for e in report.articles)
    assert main_side(replace(report, articles=nobody), finding) is finding.sides[0]


def test_a_new_value_comes_before_one_that_the_archive_bears_out(report: Report) -> None:
    first, other = report.findings[0].sides[:2]
    values = {0: {"low": 34}, 1: {"low": 37}, 2: {"low": 34}}
    sides = tuple(replace(first, article=number, normal=normal) for number, normal in values.items())
    finding = replace(report.findings[0], sides=sides)
    two_new = tuple(replace(e, checked=n < 2) for n, e in enumerate(report.articles))
    assert main_side(replace(report, articles=two_new), finding) is sides[1]
    same = replace(finding, sides=(sides[0], replace(other, article=2, normal=values[0])))
    assert main_side(replace(report, articles=two_new), same) is sides[0]


def test_a_headline_comes_before_the_text_that_it_goes_beyond(report: Report) -> None:
    body, other = report.findings[1].sides[0], report.findings[0].sides[0]
    finding = replace(report.findings[0], rule="headline-differs", sides=(other, body))
    assert body.start > other.start
    assert main_side(report, replace(finding, sides=(body, other))) is other
    title = replace(body, field="title")
    assert main_side(report, replace(finding, sides=(other, title))) is title
