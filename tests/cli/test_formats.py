"""The formats for other programs: one report byte for byte, and each valid by its own standard."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from newsdiff.claims.kinds import RULES
from newsdiff.claims.model import DIFFERENCES
from newsdiff.claims.report import Finding, Hidden, Report, Stale
from newsdiff.cli.machine import schema
from newsdiff.cli.render import render
from newsdiff.corpus.article import Skipped

SNAPSHOTS = Path(__file__).parent / "formats"
FILES = {
    "jsonl": "checked.jsonl",
    "sarif": "checked.sarif",
    "junit": "checked.xml",
    "github": "checked-github.txt",
    "gitlab": "checked-gitlab.json",
    "csv": "checked.csv",
    "table": "checked-table.txt",
    "markdown": "checked.md",
    "json": "checked.json",
}
# As the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT) ships it, unchanged.
SARIF = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


@pytest.fixture
def checked(report: Report, unread: Skipped) -> Report:
    """The first article checked against the others: one failing, one hidden each way, one entry stale."""
    conflict, scope, update, wording = report.findings[:4]
    return replace(
        report,
        articles=tuple(replace(entry, checked=n == 0) for n, entry in enumerate(report.articles)),
        against="archive.sqlite",
        skipped=(unread,),
        findings=(conflict, update),
        failing=(conflict.id,),
        hidden=(Hidden(scope, "baseline", ""), Hidden(wording, "suppression", "a word of the house style")),
        stale=(Stale("newsdiff.toml: suppress 2", "rule date-differs", "matched nothing"),),
        exit_code=2,
    )


@pytest.mark.parametrize("name", FILES)
def test_snapshot(name: str, checked: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdiff.cli.render.sarif.version", lambda package: "0.0.0")
    text, path = render(name, checked), SNAPSHOTS / FILES[name]
    if os.environ.get("NEWSDIFF_UPDATE_SNAPSHOTS") == "1":
        path.write_bytes(text.encode())
    assert text.encode() == path.read_bytes()


def test_every_snapshot_is_used() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == set(FILES.values())


def sarif(report: Report) -> dict[str, Any]:
    log = json.loads(render("sarif", report))
    Draft4Validator(SARIF).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_is_valid_for_every_sort_of_report(report: Report, checked: Report) -> None:
    apart = replace(report, related=False, unrelated_reason="no name is in both", findings=())
    for one in (report, checked, apart, replace(report, findings=())):
        sarif(one)


def test_sarif_tells_rules_from_the_registry(checked: Report) -> None:
    run = sarif(checked)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        if result["ruleId"] in RULES:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        else:
            assert "ruleIndex" not in result
    told = next(rule for rule in rules if rule["id"] == "quantity-differs")
    rule = RULES["quantity-differs"]
    assert told["fullDescription"]["text"] == rule.what
    assert rule.why in told["help"]["text"]
    assert told["defaultConfiguration"]["level"] == rule.severity


def test_sarif_points_at_the_checked_side_first_and_at_the_others_next(checked: Report) -> None:
    result = sarif(checked)["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "wire/ellery-gazette.txt"
    assert place["region"] == {"startLine": 1, "startColumn": 74, "endLine": 1, "endColumn": 83}
    others = [r["physicalLocation"]["artifactLocation"]["uri"] for r in result["relatedLocations"]]
    assert others == ["wire/morning-post.txt", "wire/coastal-news.html"]
    assert "region" not in result["relatedLocations"][1]["physicalLocation"]


def test_sarif_tells_what_is_suppressed_and_that_the_rest_is_not(checked: Report) -> None:
    told = {r["partialFingerprints"]["newsdiff/v1"]: r["suppressions"] for r in sarif(checked)["results"]}
    assert [len(told[f.id]) for f in checked.findings] == [0, 0]
    reasons = [told[hidden.finding.id][0]["justification"] for hidden in checked.hidden]
    assert reasons == ["in the baseline", "suppressed: a word of the house style"]
    assert not any("suppressions" in r for r in sarif(replace(checked, hidden=()))["results"])


def test_sarif_encodes_addresses(report: Report) -> None:
    odd = replace(report.articles[0], path="./a b/100%: «é».txt")
    run = sarif(replace(report, articles=(odd, *report.articles[1:])))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%20b/100%25%3A%20%C2%AB%C3%A9%C2%BB.txt"


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_sarif_gives_the_exit_code(code: int, report: Report) -> None:
    invocation = sarif(report.with_exit_code(code))["invocations"][0]
    assert invocation["exitCode"] == code
    assert invocation["executionSuccessful"] is (code != 2)


def test_jsonl_has_the_findings_of_the_report(report: Report) -> None:
    contract = json.loads(schema("report"))
    validator = Draft202012Validator({"$ref": "#/$defs/finding", "$defs": contract["$defs"]})
    found = [json.loads(line) for line in render("jsonl", report).splitlines()]
    assert found == report.as_json()["findings"]
    assert len(found) == 16
    for one in found:
        validator.validate(one)
    assert render("jsonl", replace(report, findings=())) == ""


def test_json_is_valid(checked: Report) -> None:
    Draft202012Validator(json.loads(schema("report"))).validate(json.loads(render("json", checked)))


def junit(report: Report) -> ET.Element:
    return ET.fromstring(render("junit", report))


def test_junit_counts_what_it_has(checked: Report) -> None:
    root = junit(checked)
    assert [suite.get("name") for suite in root] == ["wire/ellery-gazette.txt", "not compared", "stale"]
    for element in (root, *root):
        assert element.get("tests") == str(len(element.findall(".//testcase")))
        assert element.get("failures") == str(len(element.findall(".//failure")))
    assert {n: root.get(n) for n in ("tests", "failures", "errors", "skipped")} == {
        "tests": "6",
        "failures": "1",
        "errors": "1",
        "skipped": "3",
    }


def test_junit_has_a_case_for_an_article_without_findings(report: Report) -> None:
    root = junit(replace(report, findings=()))
    assert [case.get("name") for case in root.iter("testcase")] == ["nothing to report"] * 3
    assert root.get("failures") == "0"


def test_junit_skips_what_is_not_compared(report: Report) -> None:
    root = junit(replace(report, findings=(), related=False, unrelated_reason="Nothing is in both."))
    assert [case.get("name") for case in root.iter("testcase")] == ["not compared"] * 3
    assert root.get("skipped") == "3"
    assert all("Nothing is in both." in skip.get("message", "") for skip in root.iter("skipped"))


def test_junit_names_an_article_that_is_spoken_of_with_another(report: Report) -> None:
    root = junit(replace(report, findings=report.findings[1:2]))
    names = [[case.get("name", "").split(" ")[0] for case in suite] for suite in root]
    assert names == [["scope:"], ["nothing"], ["told"]]


def test_junit_fails_for_stale_entries_where_the_run_does(checked: Report) -> None:
    stale = replace(checked, findings=(), failing=(), skipped=())
    assert [f.get("type") for f in junit(stale.with_exit_code(3)).iter("failure")] == ["stale"]
    assert not list(junit(stale.with_exit_code(0)).iter("failure"))


def test_gitlab_has_what_the_format_requires(report: Report) -> None:
    issues = json.loads(render("gitlab", report))
    assert len(issues) == 4
    assert len({issue["fingerprint"] for issue in issues}) == 4
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["lines"]["begin"] >= 1
    assert render("gitlab", replace(report, findings=())) == "[]\n"


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Type, properties and message of each line that GitHub's runner takes for a command."""
    found = []
    for line in text.split("\n"):
        match = re.fullmatch(r"::([a-z-]+) ?([^:]*)::(.*)", line)
        if match:
            pairs = (pair.partition("=") for pair in match[2].split(","))
            found.append(
                (match[1], {name: unescaped(value) for name, _, value in pairs}, unescaped(match[3]))
            )
    return found


def unescaped(text: str) -> str:
    codes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    return re.sub("%(25|0D|0A|3A|2C)", lambda match: codes[match[0]], text)


def test_github_gives_the_worst_first_and_ten_of_a_type(report: Report) -> None:
    conflict, scope = report.findings[:2]
    many: list[Finding] = [replace(scope, id=f"s{n}", topic=f"t{n}") for n in range(12)]
    many += [replace(conflict, id=f"c{n}", confidence=n / 20) for n in range(11)]
    text = render("github", replace(report, findings=tuple(many)))
    told = commands(text)
    assert [name for name, _, _ in told] == ["error"] * 10 + ["warning"] * 10
    assert [text[-3:] for _, _, text in told[:3]] == ["c10", " c9", " c8"]
    plain = [line for line in text.splitlines() if not line.startswith("::")]
    assert plain == [
        "1 more error: they stand in the report's other formats.",
        "2 more warnings: they stand in the report's other formats.",
        "newsdiff: 11 conflicts, 12 scopes",
    ]


def test_github_escapes_what_could_be_a_command(report: Report) -> None:
    finding = replace(report.findings[0], topic="a,line=99::b 100%", reason="x\n::error::y\r::z 5%")
    entry = replace(report.articles[0], path="a,b: 5%.txt")
    hostile = replace(report, articles=(entry, *report.articles[1:]), findings=(finding,))
    [(name, properties, text)] = commands(render("github", hostile))
    assert name == "error"
    assert properties["file"] == "a,b: 5%.txt"
    assert properties["line"] == "1"
    assert properties["title"] == "conflict: a,line=99::b 100%"
    assert text.startswith("x ::error::y ::z 5%\n")


def test_csv_is_rfc_4180_with_a_row_for_each_side(report: Report) -> None:
    text = render("csv", report)
    assert text.replace("\r\n", "").count("\n") == 0
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {17}
    assert len(rows) == 1 + sum(len(f.sides) for f in report.findings)


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1+1"])
def test_csv_has_no_formulas(text: str, report: Report) -> None:
    side = replace(report.findings[0].sides[0], value=text, quote=text)
    finding = replace(report.findings[0], topic=text, reason=text, sides=(side, report.findings[0].sides[1]))
    row = next(csv.DictReader(io.StringIO(render("csv", replace(report, findings=(finding,))), newline="")))
    for name in ("topic", "reason", "value", "words"):
        assert row[name] == "'" + text.strip()


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "gitlab"])
def test_the_formats_of_ci_tell_differences_alone(name: str, report: Report) -> None:
    alike = tuple(f for f in report.findings if f.relation not in DIFFERENCES)
    told = render(name, replace(report, findings=alike))
    assert "140 passengers" not in told
    assert "Northern Star" not in told
