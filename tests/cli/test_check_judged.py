"""``newsdiff check`` on real files: each finding at its line, known findings, suppressions, exit codes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from newsdiff.cli.app import main

Capture = pytest.CaptureFixture[str]

OLD = """\
---
title: Tram and bus collide in Wexmoor, 25 injured
source: port-post.example
date: 2024-03-05
---

A tram and a city bus collided in Wexmoor on Monday morning, injuring 25 people, police said.

The tram had run a red light at the corner of Mill Street, said Police Chief Ada Brenn. "We have no sign of \
a technical fault," she said.

The driver of the bus, Tom Ulrich, 44, was taken to hospital.
"""
NEW = """\
---
title: Wexmoor tram crash injures 40
source: desk.example
date: 2024-03-06
---

A tram and a city bus collided in Wexmoor on Monday morning,
injuring 27 people, police said.

The tram had run a red light at the corner of Mill Street, said Police Chief Ada Brenn. "We have no trace of \
a technical fault," she said.

The driver of the bus, Tom Ulrich, 45, was taken to hospital.
"""
CHECK = ["check", "new.md", "--against", "archive", "--quiet"]


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive, a new article, and the cache of a first check."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "archive").mkdir()
    (folder / "archive" / "old.md").write_text(OLD, encoding="utf-8")
    (folder / "new.md").write_text(NEW, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main([*CHECK, "--output", "json=report.json"]) == 1
    return folder


@pytest.fixture(autouse=True)
def desk(parsed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """A copy of it, to work in."""
    folder = tmp_path / "desk"
    shutil.copytree(parsed, folder)
    monkeypatch.chdir(folder)
    capsys.readouterr()
    return folder


def findings(capsys: Capture, *flags: str) -> tuple[int, list[str]]:
    """Exit code of a check, and the rules of what it shows."""
    code = main([*CHECK, "--format", "json", *flags])
    report = json.loads(capsys.readouterr().out)
    assert report["exit_code"] == code
    return code, [finding["rule"] for finding in report["findings"]]


def test_each_finding_is_annotated_at_its_words(capsys: Capture) -> None:
    assert main([*CHECK, "--format", "github"]) == 1
    lines = NEW.split("\n")
    told = {}
    for line in capsys.readouterr().out.splitlines():
        found = re.match(r"::\w+ file=new\.md,line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+),", line)
        if found:
            number, begin, end = map(int, found.groups())
            told[line.rpartition("%0A")[2].partition(",")[0]] = (
                number,
                lines[number - 1][begin - 1 : end - 1],
            )
    assert told["quantity-differs"] == (8, "27 people")
    assert told["headline-differs"] == (2, "40")
    assert told["participant-age-differs"][0] == 12
    assert "45" in told["participant-age-differs"][1]
    assert told["quote-words-differ"][0] == 10
    assert "trace" in told["quote-words-differ"][1]


def test_the_report_says_what_is_checked_against_what(capsys: Capture) -> None:
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["against"] == "archive"
    assert [(a["path"], a["checked"]) for a in report["articles"]] == [
        ("new.md", True),
        ("archive/old.md", False),
    ]
    assert set(report["failing"]) <= {finding["id"] for finding in report["findings"]}
    assert main(CHECK) == 1
    assert "A checked against archive · 1 related report" in capsys.readouterr().out


def test_a_baseline_from_a_report_hides_it_until_values_change(capsys: Capture) -> None:
    assert main(["baseline", "create", "--from", "report.json"]) == 0
    capsys.readouterr()
    known = ("--baseline", "newsdiff-baseline.json")
    assert findings(capsys, *known) == (0, [])
    new = Path("new.md")
    new.write_text(NEW.replace("injuring 27", "injuring 28"), encoding="utf-8")
    code, rules = findings(capsys, *known)
    assert code == 1
    assert "quantity-differs" in rules
    assert "participant-age-differs" not in rules
    new.write_text(NEW.replace("Tom Ulrich, 45", "Tom Ulrich, 44"), encoding="utf-8")
    assert findings(capsys, *known) == (3, [])
    assert findings(capsys, *known, "--no-stale") == (0, [])
    assert findings(capsys, *known, "--exit-zero") == (0, [])
    assert findings(capsys, *known, "--kinds", "quote") == (0, [])
    assert main([*CHECK, "--format", "json", "--output", "json=later.json", *known]) == 3
    assert main(["baseline", "prune", "--from", "later.json"]) == 0
    capsys.readouterr()
    assert findings(capsys, *known) == (0, [])


def test_suppressions_and_severities_of_the_settings_file(capsys: Capture) -> None:
    everything = findings(capsys)[1]
    text = "[severity]\nheadline-differs = 'off'\nquantity-differs = 'note'\n"
    text += "[[suppress]]\nrule = 'participant-age-differs'\nsource = 'desk.*'\nreason = 'his birthday'\n"
    settings = Path("newsdiff.toml")
    settings.write_text(text + "until = 2024-03-06\n", encoding="utf-8")
    code, rules = findings(capsys)
    assert code == 0
    assert sorted(rules) == sorted(set(everything) - {"headline-differs", "participant-age-differs"})
    code, rules = findings(capsys, "--today", "2024-03-07")
    assert code == 1
    assert "participant-age-differs" in rules
    assert findings(capsys, "--fail-on", "never", "--today", "2024-03-07")[0] == 3
    settings.write_text(text + "[[suppress]]\nrule = 'date-moved'\nreason = 'x'\n", encoding="utf-8")
    assert findings(capsys)[0] == 3
    assert findings(capsys, "--exit-zero")[0] == 0


def test_thresholds_go_below_the_profile_for_one_kind(capsys: Capture) -> None:
    strict = findings(capsys, "--profile", "strict")[1]
    Path("newsdiff.toml").write_text("[thresholds]\nquantity = 0.3\n", encoding="utf-8")
    wide = findings(capsys, "--profile", "strict")[1]
    assert set(strict) <= set(wide)
    assert "headline-differs" in set(wide) - set(strict)
    Path("newsdiff.toml").write_text("[thresholds]\nquantity-differs = 1\nquantity = 1\n", encoding="utf-8")
    assert not {"quantity-differs", "headline-differs"} & set(findings(capsys)[1])
