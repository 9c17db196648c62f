"""Whatever stands in an article, a path or a source: no control code comes out, no structure changes."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsdiff.claims.model import Attribution
from newsdiff.claims.report import Entry, Finding, Report, Side
from newsdiff.cli.look import Look
from newsdiff.cli.markup import escape, quoted
from newsdiff.cli.render import render
from newsdiff.cli.text import Excerpt, clean, excerpt
from newsdiff.corpus.article import Skipped

SGR = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;;[!-~]*\x1b\\")
JOINER = "\u2060"
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

PIECES = st.sampled_from(
    [
        "|", "||", "<script>alert(1)</script>", "<!--", "](", "](x)", "[a](javascript:x)", "![", "`",
        "```", "~~~", "#", "# ", "\n# h\n", "- ", "1. ", "2) ", "*", "**", "_", "__", "~~", ">", "> ",
        "\\", "&amp;", "&#35;", "---", "===", "\n", "\r\n", "\t", "    ", "\x1b[31m",
        "\x1b]8;;http://e.example\x1b\\", "\x9b1m", "\x07", "\x00", "\u202e", "\u2066", "\u200b",
        "\u2028", "\ud800", "\udfff", "\ufeff", "[red]", "[/]", "[bold]x[/bold]", "{{", "{%", "$$",
        "<b", "a", "word", " ", "é", "漢字", "👩‍👩‍👧", "\u0301", '"', "“", "5", "5%", "http://e.example/",
        "<http://e.example>", "[x]: y", "[^1]", ":---", "|---|", "\n|---|---|\n", "\n\n", "+ ",
        "\u00a0", "\u3000", "@", "@desk", "www.e.example", "GH-12", ":smile:",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map("".join)
ANYTHING = TEXTS | st.text(st.characters(exclude_categories=()), max_size=20)


@st.composite
def sides(draw: st.DrawFn, side: Side) -> Side:
    sentence = draw(ANYTHING)
    start, end = sorted((draw(st.integers(0, len(sentence))), draw(st.integers(0, len(sentence)))))
    begin, stop = draw(st.integers(0, start)), draw(st.integers(end, len(sentence)))
    shift = side.sentence_start
    attribution = draw(st.none() | st.builds(Attribution, ANYTHING, ANYTHING))
    return replace(
        side, value=draw(ANYTHING), sentence=sentence, quote=draw(ANYTHING), normal={"x": draw(ANYTHING)},
        start=shift + begin, end=shift + stop, mark=(shift + start, shift + end), attribution=attribution,
    )  # fmt: skip


def hostile(draw: Any, report: Report) -> Report:
    """The report with arbitrary text in every field that text from outside can reach, and as many values."""

    def entry(old: Entry) -> Entry:
        source, title, name, path = (draw(ANYTHING) for _ in range(4))
        return replace(old, source=source, title=title, name=name, path=path)

    def finding(old: Finding) -> Finding:
        new = tuple(
            # A number at the end keeps values apart, so that as many sides are shown as before.
            replace(side, value=f"{side.value} x{number}")
            for number, side in enumerate(draw(sides(s)) for s in old.sides)
        )
        return replace(
            old,
            topic=draw(ANYTHING),
            reason=draw(ANYTHING),
            sides=new,
            rule=draw(ANYTHING),
            id=draw(ANYTHING),
        )

    return replace(
        report,
        articles=tuple(entry(e) for e in report.articles),
        findings=tuple(finding(f) for f in report.findings),
        skipped=(Skipped(draw(ANYTHING), draw(ANYTHING)),),
        model=draw(ANYTHING),
    )


def structure(text: str) -> list[str]:
    """The blocks of a Markdown text, without the words in them."""
    return [f"{token.type} {token.tag}" for token in MARKDOWN.parse(text) if token.type != "inline"]


def inline(tokens: list[Token]) -> set[str]:
    return {child.type for token in tokens for child in token.children or ()}


quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def small(report: Report) -> Report:
    """A finding of each sort, and a skipped input."""
    chosen = (report.findings[0], report.findings[9], report.findings[10])
    distinct = tuple(
        replace(f, sides=tuple(replace(s, value=f"{s.value} x{n}") for n, s in enumerate(f.sides)))
        for f in chosen
    )
    return replace(report, findings=distinct, skipped=(Skipped("a", "b"),))


@quick
@given(data=st.data())
def test_markdown_keeps_its_structure(small: Report, data: st.DataObject) -> None:
    text = render("markdown", hostile(data.draw, small))
    assert structure(text) == structure(render("markdown", small))
    tokens = MARKDOWN.parse(text)
    allowed = {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "link_open",
        "link_close",
        "code_inline",
        "softbreak",
    }
    assert inline(tokens) <= allowed
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Cf"} for c in text if c != "\n")
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                address = str(child.attrs["href"])
                assert not re.match(r"(?!https?:)[a-z]+:|//", address, re.IGNORECASE), address


@quick
@given(data=st.data(), width=st.none() | st.integers(40, 170), color=st.booleans(), unicode=st.booleans())
def test_table_has_no_control_codes_but_its_own(
    small: Report, data: st.DataObject, width: int | None, color: bool, unicode: bool
) -> None:
    base = PurePosixPath("/desk") if color else None
    text = render("table", hostile(data.draw, small), Look(width, color, unicode, base))
    if color:
        text = LINK.sub("", SGR.sub("", text))
    assert all(char.isprintable() or char == "\n" for char in text)
    text.encode("utf-8")


@quick
@given(data=st.data())
def test_table_fits_its_width(small: Report, data: st.DataObject) -> None:
    from rich.cells import cell_len

    width = data.draw(st.integers(60, 130))
    text = render("table", hostile(data.draw, small), Look(width))
    assert max(cell_len(line) for line in text.splitlines()) <= width


@quick
@given(data=st.data())
def test_json_is_the_report_and_harmless(small: Report, data: st.DataObject) -> None:
    report = hostile(data.draw, small)
    text = render("json", report)
    text.encode("utf-8")
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in text if c != "\n")
    assert json.loads(text) == json.loads(json.dumps(report.as_json()))


@quick
@given(data=st.data())
def test_sarif_and_json_lines_are_harmless_json(small: Report, data: st.DataObject) -> None:
    report = hostile(data.draw, small)
    for name in ("sarif", "jsonl", "gitlab"):
        text = render(name, report)
        text.encode("utf-8")
        assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in text if c != "\n")
        values = (
            [json.loads(line) for line in text.split("\n") if line] if name == "jsonl" else json.loads(text)
        )
        assert values
    for result in json.loads(render("sarif", report))["runs"][0]["results"]:
        assert not re.search(r"(?<!\\)\]\(", result["message"]["text"])
        places = [result, *({"locations": [place]} for place in result["relatedLocations"])]
        for place in (where for one in places for where in one["locations"] if "physicalLocation" in where):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"(https?://)?[!-~]+", uri)
            assert not re.match(r"(?!https?:)[a-z]+:|//", uri, re.IGNORECASE)


@quick
@given(data=st.data())
def test_junit_keeps_its_structure(small: Report, data: st.DataObject) -> None:
    def tags(report: Report) -> list[str]:
        return [element.tag for element in ET.fromstring(render("junit", report)).iter()]

    assert tags(hostile(data.draw, small)) == tags(small)


@quick
@given(data=st.data())
def test_github_gives_no_more_commands_than_there_are_findings(small: Report, data: st.DataObject) -> None:
    def names(report: Report) -> list[str]:
        lines = render("github", report).split("\n")
        assert all(char.isprintable() for line in lines for char in line)
        # The runner takes commands of both its old and its new form at the begin of a line.
        return [line.split(" ")[0] for line in lines if line.lstrip().startswith(("::", "##["))]

    assert names(hostile(data.draw, small)) == names(small)


@quick
@given(data=st.data())
def test_csv_keeps_its_cells_and_computes_none(small: Report, data: st.DataObject) -> None:
    text = render("csv", hostile(data.draw, small))
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [len(row) for row in rows] == [17] * (1 + sum(len(f.sides) for f in small.findings))
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@")]
    assert all(char.isprintable() for row in rows for cell in row for char in cell)


@given(ANYTHING)
def test_clean_text_is_one_printable_line(text: str) -> None:
    assert clean(text).isprintable()
    assert clean(clean(text)) == clean(text)


@given(ANYTHING, st.data(), st.none() | st.integers(1, 30))
def test_an_excerpt_never_cuts_the_value(sentence: str, data: st.DataObject, limit: int | None) -> None:
    start, end = sorted(data.draw(st.integers(0, len(sentence))) for _ in range(2))
    parts = excerpt(sentence, (0, len(sentence)), (start, end), limit)
    assert clean(parts.value) == clean(sentence[start:end])
    if limit is None:
        assert "".join(parts).split() == clean(sentence).split() or parts.before.endswith(" ")


@given(TEXTS, TEXTS, TEXTS)
def test_quoted_text_is_one_paragraph_that_says_the_same(before: str, value: str, after: str) -> None:
    markdown = quoted(Excerpt(before, value, after))
    tokens = MARKDOWN.parse(markdown)
    assert [t.type for t in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    shown = "".join(c.content for t in tokens for c in t.children or ())
    assert shown.replace(JOINER, "").split() == clean(before + value + after).split()


@given(ANYTHING)
def test_a_table_cell_says_the_same(text: str) -> None:
    cell = escape(text, line_start=True)
    tokens = MARKDOWN.parse(f"| a | b |\n|---|---|\n| {cell} | c |")
    cells = ["".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline"]
    assert [cell.replace(JOINER, "") for cell in cells] == ["a", "b", clean(text), "c"]


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("@torvalds saw 3 cars", "@torvalds"),
        ("@acme/desk_two posted", "@acme"),
        ("write to a.b@c.example", "b@c"),
        ("fixes GH-12 and #13", "GH-12"),
        ("fixes GH-12 and #13", "#13"),
        ("a :smile: face", ":smile:"),
        ("a :thumbs_up: face", ":thumbs_up:"),
        ("see https://evil.example/x", "https://"),
        ("see HTTP://evil.example/x", "HTTP://"),
        ("see WWW.evil.example", "WWW."),
    ],
)
def test_nothing_in_an_article_notifies_or_links(text: str, live: str) -> None:
    # Forges look for names in what Markdown leaves: a backslash is gone by then.
    for markdown in (escape(text), quoted(Excerpt(text[:4], text[4:9], text[9:]))):
        pieces = [c.content for t in MARKDOWN.parse(markdown) for c in t.children or ()]
        assert "".join(pieces).replace(JOINER, "") == text
        # Words in bold are a piece of their own in the page, too.
        assert not any(live in shown for shown in "".join(p or "\0" for p in pieces).split("\0"))
        assert markdown.isascii()


@pytest.mark.parametrize("text", ["at 6:40 p.m.", "5: a, b:", "the GH-wide", "No 1 of 2", "10:30:15"])
def test_what_is_no_name_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "# h",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "```",
        "~~~",
        "===",
        "---",
        "***",
        "| a | b |",
        "<b>",
        "[a]: b",
    ],
)
def test_a_line_that_begins_like_a_block_is_text(text: str) -> None:
    tokens = MARKDOWN.parse(escape(text, line_start=True))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(c.content for c in tokens[1].children or ()) == text


def test_rich_markup_is_text(report: Report) -> None:
    entry: Any = replace(report.articles[0], title="[red]Fire[/red] [link=http://e.example]here[/link]")
    text = render(
        "table", replace(report, articles=(entry, *report.articles[1:])), Look(width=120, color=True)
    )
    assert "[red]Fire[/red] [link=http://e.example]here[/link]" in text


def test_thirty_articles_fit_any_terminal(report: Report) -> None:
    from newsdiff.claims.report import letter

    entries = tuple(replace(report.articles[n % 3], id=letter(n), origin=n + 1) for n in range(30))
    many = tuple(
        replace(f, sides=tuple(replace(f.sides[n % len(f.sides)], article=n) for n in range(30)), silent=())
        for f in report.findings[:10]
    )
    crowd = replace(report, articles=entries, findings=many)
    for width in (60, 80, 160):
        text = render("table", crowd, Look(width))
        assert max(map(len, text.splitlines())) <= width
        assert "D2" in text
