"""Where a report goes: standard output, files, GitHub's step summary."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsdiff.claims.report import Report, Stale
from newsdiff.cli.deliver import MOST, SUMMARY, deliver
from newsdiff.cli.exits import CliError
from newsdiff.cli.render import FORMATS, render

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "summary.md"
    path.write_text("# An earlier step\n", encoding="utf-8")
    monkeypatch.setenv(SUMMARY, str(path))
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_standard_output_and_to_files(
    name: str, report: Report, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SUMMARY, raising=False)
    deliver(report, name, {tmp_path / "report": name})
    out, err = capsys.readouterr()
    assert out.encode() == (tmp_path / "report").read_bytes() == render(name, report).encode()
    assert err == ""


def test_the_step_summary_gets_the_report_as_markdown(
    report: Report, summary: Path, tmp_path: Path, capsys: Capture
) -> None:
    deliver(report, "github", {})
    assert summary.read_text(encoding="utf-8") == "# An earlier step\n" + render("markdown", report)
    deliver(report, "table", {tmp_path / "out": "github"})
    assert summary.read_text(encoding="utf-8").count("# Where three reports differ") == 2
    deliver(report, "json", {})
    assert summary.read_text(encoding="utf-8").count("# Where three reports differ") == 2


def test_a_summary_is_never_larger_than_github_takes(report: Report, summary: Path, capsys: Capture) -> None:
    many = replace(report, findings=report.findings[:1] * 2500)
    deliver(many, "github", {})
    data = summary.read_bytes()
    assert len(data) <= MOST + 200
    assert data.decode().endswith("\n\nThe report is longer than a summary can be.\n")


def test_a_summary_that_cannot_be_written_takes_nothing_away(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv(SUMMARY, str(tmp_path / "no" / "such"))
    deliver(report, "github", {})
    out, err = capsys.readouterr()
    assert out == render("github", report)
    assert err == "newsdiff: the step summary cannot be written: No such file or directory\n"


def test_nothing_is_printed_when_a_file_cannot_be_written(
    report: Report, summary: Path, tmp_path: Path, capsys: Capture
) -> None:
    with pytest.raises(CliError, match="cannot write"):
        deliver(report, "github", {tmp_path / "no" / "such": "json"})
    assert capsys.readouterr().out == ""
    assert summary.read_text(encoding="utf-8") == "# An earlier step\n"


@pytest.mark.parametrize(
    ("name", "quiet", "told"),
    [("csv", False, True), ("csv", True, False), ("table", False, False)],
)
def test_what_is_stale_is_told_where_the_report_is_not_for_people(
    name: str, quiet: bool, told: bool, report: Report, capsys: Capture
) -> None:
    stale = replace(report, stale=(Stale("a.toml: suppress 1", "rule x", "matched nothing"),))
    deliver(stale, name, {}, quiet=quiet)
    line = "newsdiff: stale: a.toml: suppress 1: rule x: matched nothing\n"
    assert capsys.readouterr().err == (line if told else "")
