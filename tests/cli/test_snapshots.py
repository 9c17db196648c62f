"""Every output format of one report, byte for byte. NEWSDIFF_UPDATE_SNAPSHOTS=1 writes them anew."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Claims, Relation
from newsdiff.claims.report import Report
from newsdiff.cli import listing, rules
from newsdiff.cli.listing import Extraction
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import SCHEMAS, schema
from newsdiff.cli.render import render
from newsdiff.corpus.article import Article, Skipped

SNAPSHOTS = Path(__file__).parent / "snapshots"
RULES = (
    Rule("quantity-differs", Relation.CONFLICT, "Two numbers for one count",
         "Both reports count the same thing and the numbers cannot both be right.",
         "One of the two is out of date or wrong, and a reader of either alone cannot tell.",
         ("Nine people were hurt, police said.", "Police counted twelve injured."), "error"),
    Rule("date-agrees", Relation.AGREE, "The same day", "Both dates name one day.", "Support for the day.",
         ("It sank on Monday.", "It sank on June 3.")),
)  # fmt: skip


def check(name: str, text: str) -> None:
    path = SNAPSHOTS / name
    if os.environ.get("NEWSDIFF_UPDATE_SNAPSHOTS") == "1":
        path.write_bytes(text.encode())
    assert text.encode() == path.read_bytes()


LOOKS = {
    "table-pipe.txt": PLAIN,
    "table-80.txt": Look(width=80),
    "table-160.txt": Look(width=160),
    "table-60.txt": Look(width=60),
    "table-ascii.txt": Look(width=100, unicode=False),
    "table-color.txt": Look(width=100, color=True, base=PurePosixPath("/desk/archive")),
}


@pytest.mark.parametrize("name", LOOKS)
def test_table(name: str, report: Report) -> None:
    check(name, render("table", report, LOOKS[name]))


@pytest.mark.parametrize("name", ["markdown", "json"])
def test_report(name: str, report: Report) -> None:
    check(f"report.{'md' if name == 'markdown' else name}", render(name, report))


@pytest.mark.parametrize("name", ["table", "markdown", "json"])
def test_skipped_inputs_stand_in_every_format(name: str, report: Report, unread: Skipped) -> None:
    lone = replace(report, skipped=(unread,), findings=report.findings[3:4]).with_exit_code(2)
    check(f"skipped-{name}.txt", render(name, lone))


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_unrelated(name: str, report: Report) -> None:
    apart = replace(report, related=False, unrelated_reason="no name or number is in both", findings=())
    check(f"unrelated-{name}.txt", render(name, apart))


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_nothing_to_report(name: str, report: Report) -> None:
    check(f"nothing-{name}.txt", render(name, replace(report, findings=())))


@pytest.mark.parametrize("name", ["table", "json"])
def test_extract(name: str, articles: list[Article], claims: list[Claims], unread: Skipped) -> None:
    extraction = Extraction(tuple(articles), tuple(claims), (unread,), "en_core_web_sm")
    check(f"extract-{name}.txt", listing.render(name, extraction))
    if name == "table":
        check("extract-table-80.txt", listing.render(name, extraction, Look(width=80)))


def test_rules() -> None:
    check("rules.txt", rules.table(RULES, PLAIN))
    check("rules-80.txt", rules.table(RULES, Look(width=80)))
    check("rules.json", rules.as_json(RULES))
    check("explain.txt", rules.page(RULES[0], Look(width=80)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_the_file_that_ships(name: str) -> None:
    assert schema(name).startswith('{\n  "$schema": "https://json-schema.org/draft/2020-12/schema"')


def test_every_snapshot_is_used() -> None:
    names = {*LOOKS, "report.md", "report.json", "rules.txt", "rules-80.txt", "rules.json", "explain.txt"}
    names |= {f"skipped-{n}.txt" for n in ("table", "markdown", "json")}
    names |= {f"{what}-{n}.txt" for what in ("unrelated", "nothing") for n in ("table", "markdown")}
    names |= {"extract-table.txt", "extract-json.txt", "extract-table-80.txt"}
    assert {path.name for path in SNAPSHOTS.iterdir()} == names
