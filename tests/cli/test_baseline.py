"""``newsdiff baseline``: known findings in a file that people can read and keep."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsdiff.claims.report import Report
from newsdiff.cli import baseline, baseline_command
from newsdiff.cli.app import main
from newsdiff.cli.baseline import Baseline
from newsdiff.cli.exits import CliError, Exit
from newsdiff.cli.judge import judge
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import schema
from newsdiff.cli.render import render
from newsdiff.cli.settings import DEFAULTS

Capture = pytest.CaptureFixture[str]
FILE = "newsdiff-baseline.json"
CHECK = DEFAULTS["check"]

CONTENT = """\
{
  "schema": "newsdiff.baseline/1",
  "findings": [
    {
      "fingerprint": "0a7eb5f94009",
      "relation": "scope",
      "kind": "milestone",
      "rule": "milestone-scope",
      "topic": "what “first in 22 years” is said of",
      "confidence": 0.88,
      "articles": [
        "wire/ellery-gazette.txt"
      ],
      "values": [
        "the island line's first accident in 22 years",
        "the vessel's first accident since 2004"
      ]
    },
    {
      "fingerprint": "39e8729a0d56",
      "relation": "conflict",
      "kind": "quantity",
      "rule": "quantity-differs",
      "topic": "people injured",
      "confidence": 0.93,
      "articles": [
        "wire/ellery-gazette.txt"
      ],
      "values": [
        "34 people injured",
        "37 people injured"
      ]
    }
  ]
}
"""


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def checked(report: Report) -> Report:
    """The first article checked against the others, with two differences and an agreement."""
    entries = tuple(replace(entry, checked=n == 0) for n, entry in enumerate(report.articles))
    return replace(report, articles=entries, findings=(*report.findings[:2], report.findings[4]))


def store(report: Report, name: str = "report.json") -> str:
    Path(name).write_text(render("json", report), encoding="utf-8")
    return name


def known() -> Baseline:
    return baseline.read(Path(FILE))


def test_create_writes_the_differences_in_an_order_of_their_own(checked: Report, capsys: Capture) -> None:
    assert main(["baseline", "create", "--from", store(checked)]) == 0
    assert capsys.readouterr() == ("", f"newsdiff: wrote {FILE}: 2 findings\n")
    assert Path(FILE).read_text(encoding="utf-8") == CONTENT
    Draft202012Validator(json.loads(schema("baseline"))).validate(json.loads(CONTENT))
    turned = replace(checked, findings=checked.findings[::-1])
    assert main(["baseline", "create", "--from", store(turned), "--force"]) == 0
    assert Path(FILE).read_text(encoding="utf-8") == CONTENT


def test_create_reads_standard_input(
    checked: Report, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    data = io.BytesIO(render("json", checked).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data, encoding="utf-8"))
    assert main(["baseline", "create", "--from", "-", "--file", "known.json"]) == 0
    assert Path("known.json").read_text(encoding="utf-8") == CONTENT


def test_create_overwrites_only_when_told_to(checked: Report, capsys: Capture) -> None:
    Path(FILE).write_text("mine", encoding="utf-8")
    assert main(["baseline", "create", "--from", store(checked)]) == 2
    assert capsys.readouterr().err == f"newsdiff: {FILE} is there already; --force writes it anew\n"
    assert Path(FILE).read_text(encoding="utf-8") == "mine"


def test_the_settings_say_where_it_is(checked: Report, capsys: Capture) -> None:
    Path("newsdiff.toml").write_text("[check]\nbaseline = 'desk/known.json'\n", encoding="utf-8")
    Path("desk").mkdir()
    assert main(["baseline", "create", "--from", store(checked)]) == 0
    assert Path("desk/known.json").is_file()
    capsys.readouterr()
    assert main(["baseline", "show", "--format", "json"]) == 0
    assert capsys.readouterr().out == CONTENT


def test_what_is_created_hides_what_it_was_created_from(checked: Report) -> None:
    assert main(["baseline", "create", "--from", store(checked)]) == 0
    judged = judge(checked, CHECK, known())
    assert judged.report.findings == ()
    assert [hidden.by for hidden in judged.report.hidden] == ["baseline", "baseline"]
    assert judged.exit is Exit.DONE
    again = ["baseline", "create", "--from", store(judged.report), "--force"]
    assert main(again) == 0
    assert Path(FILE).read_text(encoding="utf-8") == CONTENT


def test_prune_takes_out_what_a_check_calls_stale(checked: Report, capsys: Capture) -> None:
    assert main(["baseline", "create", "--from", store(checked)]) == 0
    later = replace(checked, findings=checked.findings[1:])
    assert main(["baseline", "prune", "--from", store(judge(later, CHECK, known()).report)]) == 0
    assert capsys.readouterr().err.endswith(f"newsdiff: took 1 finding out of {FILE}, 1 left\n")
    assert [entry.rule for entry in known().entries] == ["milestone-scope"]
    before = Path(FILE).stat().st_mtime_ns
    assert main(["baseline", "prune", "--from", store(judge(later, CHECK, known()).report)]) == 0
    assert Path(FILE).stat().st_mtime_ns == before


def test_show(checked: Report, capsys: Capture) -> None:
    assert main(["baseline", "create", "--from", store(checked)]) == 0
    capsys.readouterr()
    assert main(["baseline", "show"]) == 0
    assert capsys.readouterr().out == (
        "wire/ellery-gazette.txt\n"
        "   0a7eb5  scope · what “first in 22 years” is said of: the island line's first accident in 22 years"
        "; the vessel's first accident since 2004  milestone-scope\n"
        "   39e872  conflict · people injured: 34 people injured; 37 people injured  quantity-differs\n"
        "\n"
        "2 findings\n"
    )
    narrow = baseline_command.table(known(), Look(width=60))
    assert max(map(len, narrow.splitlines())) <= 60


def test_an_empty_baseline_shows_so() -> None:
    assert baseline_command.table(Baseline("x", ()), PLAIN) == "0 findings\n"


def entry(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CONTENT)["findings"][0]
    return {**found, **changes}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ("[]", "no newsdiff.baseline/1: write it with newsdiff baseline create"),
        ('{"schema": "newsdiff.baseline/2", "findings": []}', "no newsdiff.baseline/1:"),
        ('{"schema": "newsdiff.baseline/1", "findings": {}}', "no newsdiff.baseline/1:"),
        ([{}], "finding 1 lacks 'fingerprint'"),
        ([entry(), {"fingerprint": "0a1b2c"}], "finding 2 lacks 'relation'"),
        ([entry(fingerprint="xyz")], "finding 1 has a value of the wrong type"),
        ([entry(fingerprint=3)], "finding 1 has a value of the wrong type"),
        ([entry(relation="conflit")], "finding 1 has a value of the wrong type"),
        ([entry(articles=3)], "finding 1 has a value of the wrong type"),
        ([3], "finding 1 has a value of the wrong type"),
        (None, "No such file or directory"),
    ],
)
def test_a_file_that_is_no_baseline_is_one_line(content: Any, message: str) -> None:
    if isinstance(content, list):
        content = json.dumps({"schema": "newsdiff.baseline/1", "findings": content})
    if content is not None:
        Path(FILE).write_text(content, encoding="utf-8")
    with pytest.raises(CliError) as caught:
        known()
    assert str(caught.value).startswith(f"{FILE}: {message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "3",
        "{}",
        '{"schema": "newsdiff.report/1"}',
        '{"schema": "newsdiff.claims/1", "findings": []}',
        '{"schema": "newsdiff.report/1", "articles": 3, "hidden": [], "stale": [1], "findings": []}',
        '{"schema": "newsdiff.report/1", "articles": [], "hidden": [], "stale": [{}], "findings": [1]}',
    ],
)
@pytest.mark.parametrize("command", ["create", "prune"])
def test_what_is_no_report_is_one_line_and_nothing_is_written(
    command: str, content: str, capsys: Capture
) -> None:
    Path("report.json").write_text(content, encoding="utf-8")
    Path("known.json").write_text(CONTENT, encoding="utf-8")
    flags = ["--force"] if command == "create" else []
    assert main(["baseline", command, "--from", "report.json", "--file", "known.json", *flags]) == 2
    told = "report.json: no newsdiff.report/1: make one with newsdiff check ... --format json"
    assert capsys.readouterr().err == f"newsdiff: {told}\n"
    assert Path("known.json").read_text(encoding="utf-8") == CONTENT


def test_nothing_in_a_baseline_reaches_the_terminal_as_a_code(checked: Report, capsys: Capture) -> None:
    hostile = entry(
        topic="\x1b[31m red", articles=["\x1b]8;;x\x07"], values=["\u202e"], rule="\x9b", kind="\x00"
    )
    data = {"schema": "newsdiff.baseline/1", "findings": [hostile]}
    Path(FILE).write_text(json.dumps(data), encoding="utf-8")
    for name in ("table", "json"):
        assert main(["baseline", "show", "--format", name]) == 0
    assert all(char.isprintable() or char == "\n" for char in capsys.readouterr().out)
