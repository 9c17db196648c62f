"""The table where the snapshots do not reach: terminals, long lists, odd evidence."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from newsdiff.claims.model import Attribution, Relation
from newsdiff.claims.report import Finding, Report, Side
from newsdiff.cli import view
from newsdiff.cli.look import PLAIN, Look, look_of
from newsdiff.cli.paint import block, gap, paint, say, wrap
from newsdiff.cli.render import render


class Stream(io.TextIOWrapper):
    """A stream that says what it is."""

    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "72")


def test_a_terminal_has_width_colour_and_links() -> None:
    assert look_of(Stream(True)) == Look(72, True, True, Path.cwd())


def test_a_pipe_has_nothing() -> None:
    assert look_of(Stream(False)) == PLAIN


def test_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    assert look_of(Stream(True), no_color=True) == Look(72, False, True, None)
    monkeypatch.setenv("NO_COLOR", "1")
    assert look_of(Stream(True)) == Look(72, False, True, None)


def test_dumb_and_narrow_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "10")
    look = look_of(Stream(True, "latin-1"))
    assert (look.color, look.unicode, look.base) == (False, False, None)
    assert (look.width or 0) >= 40


def only_findings(report: Report, size: int) -> tuple[Finding, ...]:
    one = report.findings[-1]
    sides = (replace(one.sides[0], value=f"value {n}") for n in range(size))
    return tuple(replace(one, topic=f"topic {n}", sides=(side,)) for n, side in enumerate(sides))


def test_a_long_list_is_cut_in_a_terminal_alone(report: Report) -> None:
    full = replace(report, findings=(report.findings[0], *only_findings(report, 15)))
    text = render("table", full, Look(width=100))
    assert text.count("topic") == 12
    assert "… and 3 more (use --only only)" in text
    assert "ONLY IN ONE 15" in text
    assert render("table", full).count("topic") == 15
    assert render("markdown", full).count("topic") == 15
    alone = replace(report, findings=only_findings(report, 15))
    assert render("table", alone, Look(width=100)).count("topic") == 15


def sides_of(report: Report, *changes: dict[str, object]) -> tuple[Side, ...]:
    base = report.findings[0].sides[0]
    return tuple(replace(base, **change) for change in changes)  # type: ignore[arg-type]


def test_one_value_is_one_line_with_the_best_evidence(report: Report) -> None:
    police = Attribution("police", "say")
    sides = sides_of(
        report,
        {"article": 0, "field": "title"},
        {"article": 1, "attribution": police},
        {"article": 2, "value": "34  PEOPLE injured", "attribution": None},
    )
    other = sides_of(report, {"article": 0, "value": "37"})
    voices = view.voices(replace(report.findings[0], sides=(*sides, *other)))
    assert [voice.articles for voice in voices] == [(0, 1, 2), (0,)]
    assert voices[0].best == sides[2]
    assert view.place(report, sides[0]) == "wire/ellery-gazette.txt (title)"


def test_whom_a_value_goes_back_to_is_said_once(report: Report) -> None:
    finding = report.findings[0]
    assert [view.go_between(finding, voice) for voice in view.voices(finding)] == ["", "Hospital officials"]
    quote = replace(finding, kind="quote")
    assert view.go_between(quote, view.voices(quote)[1]) == ""
    side = replace(finding.sides[1], value="37, say hospital officials")
    told = replace(finding, sides=(finding.sides[0], side))
    assert view.go_between(told, view.voices(told)[1]) == ""


def test_notes_leave_out_the_same_words_in_another_order(report: Report) -> None:
    finding = report.findings[4]
    values = ("Ana Pohl, transport minister", "Ana Pohl, the Transport Minister", "Pohl, 51")
    sides = tuple(replace(side, value=value) for side, value in zip(finding.sides, values, strict=True))
    assert view.notes(report, replace(finding, sides=sides)) == "C: Pohl, 51"


def test_a_long_label_in_a_pipe_has_its_marks_below(report: Report) -> None:
    finding = replace(report.findings[4], topic="which day of the week it was that " + "the ship " * 9)
    text = render("table", replace(report, findings=(finding, report.findings[5])))
    lines = [line for line in text.splitlines() if "✓" in line]
    assert lines[0].strip().startswith("✓  ✓  ✓")
    assert lines[0].index("✓") == lines[1].index("✓")


def test_copies_of_one_text_are_told(report: Report) -> None:
    entries = tuple(replace(entry, origin=1) for entry in report.articles)
    text = render("table", replace(report, articles=entries))
    assert "One event · 3 reports · 1 origin (A, B and C copy one text)" in text


def test_less_detail_has_its_own_sign(report: Report) -> None:
    finding = next(f for f in report.findings if f.relation is Relation.DETAIL)
    assert [view.stance(finding, n) for n in range(3)] == [True, False, True]
    assert view.stance(report.findings[5], 1) is None


@pytest.mark.parametrize(
    ("topic", "value", "expected"),
    [
        ("people injured", "25 people injured", "25 people injured"),
        ("people injured", "25", "people injured: 25"),
        ("number of people injured", "Six people injured", "number of people injured: Six people injured"),
        ("", "helicopters came", "helicopters came"),
        ("the line's first accident ever", "first ever", "the line's first accident ever"),
        ("time of the impact", "", "time of the impact"),
    ],
)
def test_labels_say_no_word_twice(topic: str, value: str, expected: str, report: Report) -> None:
    assert view.label(replace(report.findings[0], topic=topic), value) == expected


@pytest.mark.parametrize(
    ("path", "base", "address"),
    [
        ("wire/a b.txt", None, "wire/a%20b.txt"),
        ("wire/a b.txt", "/desk", "file:///desk/wire/a%20b.txt"),
        ("/tmp/x.txt", "/desk", "file:///tmp/x.txt"),
        ("//host/x.txt", None, "/host/x.txt"),
        ("javascript:alert(1)", None, "javascript%3Aalert%281%29"),
        ("https://news.example/a?b=c&d", "/desk", "https://news.example/a?b=c&d"),
        ("https://news.example/a)\x1b\\", None, "https://news.example/a%29%1B%5C"),
        ("-", "/desk", ""),
    ],
)
def test_addresses(path: str, base: str | None, address: str, report: Report) -> None:
    entry = replace(report.articles[0], path=path)
    assert view.link(entry, PurePosixPath(base) if base else None) == address


def test_words_too_long_for_a_line_are_broken() -> None:
    lines = wrap((*say("see "), *say("x" * 25, "bold")), 10)
    assert paint(lines, PLAIN) == "see\nxxxxxxxxxx\nxxxxxxxxxx\nxxxxx\n"


def test_wide_characters_count_two_cells() -> None:
    assert paint(wrap(say("漢字漢字漢字"), 8), PLAIN) == "漢字漢字\n漢字\n"


def test_a_tail_without_room_takes_its_own_line() -> None:
    lines = block((*say("A"), *gap(2)), say("one two three"), say("file.txt:1"), 20)
    assert paint(lines, PLAIN) == "A  one two three\n          file.txt:1\n"


def test_hyperlinks_are_the_same_every_time(report: Report) -> None:
    look = Look(width=80, color=True, base=PurePosixPath("/desk"))
    assert render("table", report, look) == render("table", report, look)
    assert "\x1b]8;;file:///desk/wire/morning-post.txt\x1b\\" in render("table", report, look)
