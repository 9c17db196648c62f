"""A newsroom's morning: twelve articles in the archive, six new ones, four of them with a mistake."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdiff.cli.app import main
from newsdiff.corpus import load

Run = Callable[..., subprocess.CompletedProcess[str]]
Example = Callable[[str, str], str]
Capture = pytest.CaptureFixture[str]

CHECK = ("--against", "archive.sqlite", "--quiet")

pytestmark = pytest.mark.xdist_group("newsroom")


@pytest.fixture(autouse=True)
def there(newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    monkeypatch.chdir(newsroom)
    capsys.readouterr()
    return newsroom


def found(capsys: Capture, name: str) -> tuple[int, list[tuple[str, str, str]]]:
    """Exit code of a check, and severity, rule and line of each annotation of the article."""
    code = main(["check", f"new/{name}.md", *CHECK, "--format", "github"])
    lines = Path(f"new/{name}.md").read_text(encoding="utf-8").split("\n")
    told = []
    for line in capsys.readouterr().out.splitlines():
        place = re.match(rf"::(\w+) file=new/{name}\.md,line=(\d+),", line)
        if place:
            rule = line.rpartition("%0A")[2].partition(",")[0]
            told.append((place[1], rule, lines[int(place[2]) - 1]))
    return code, told


def test_the_articles_are_what_a_newsroom_has(newsroom: Path) -> None:
    articles, skipped = load([str(newsroom / "archive"), str(newsroom / "new")])
    assert (len(articles), skipped) == (18, [])
    assert all(250 <= len(article.text.split()) <= 450 for article in articles)
    assert all(article.published and article.published.year == 2024 for article in articles)


def test_the_archive_has_four_stories_of_three_outlets(capsys: Capture) -> None:
    assert main(["corpus", "stories", "--db", "archive.sqlite", "--format", "json", "--quiet"]) == 0
    stories = json.loads(capsys.readouterr().out)["stories"]
    assert [len(story["articles"]) for story in stories] == [3, 3, 3, 3]
    assert all(len({article["source"] for article in story["articles"]}) == 3 for story in stories)


def test_a_wrong_toll_fails_the_check(capsys: Capture) -> None:
    code, told = found(capsys, "wrong-toll")
    assert code == 1
    assert [(level, rule) for level, rule, _ in told] == [("error", "quantity-differs")]
    assert "killed nine workers" in told[0][2]


def test_a_wrong_day_fails_the_check(capsys: Capture) -> None:
    code, told = found(capsys, "wrong-day")
    assert code == 1
    assert [rule for _, rule, _ in told] == ["date-differs"]
    assert "signed a pay agreement on Friday, 15 March" in told[0][2]


def test_a_changed_quotation_is_reported(capsys: Capture) -> None:
    code, told = found(capsys, "changed-quote")
    assert code == 0
    assert [rule for _, rule, _ in told] == ["quote-words-differ"]
    assert "I should have acted in November, and I could not" in told[0][2]
    assert main(["check", "new/changed-quote.md", *CHECK, "--fail-on", "wording"]) == 1


def test_a_stretched_headline_fails_the_check_at_the_headline(capsys: Capture) -> None:
    code, told = found(capsys, "stretched-headline")
    assert code == 1
    assert [rule for _, rule, _ in told] == ["headline-differs"]
    assert told[0][2] == 'title: "Ashgrove wildfire destroys 40 homes"'


def test_an_honest_paraphrase_is_met_with_silence(capsys: Capture) -> None:
    assert found(capsys, "paraphrase") == (0, [])


def test_among_new_articles_the_one_that_the_archive_does_not_bear_out_is_named(capsys: Capture) -> None:
    new = ("new/later-update.md", "new/wrong-toll.md")
    assert main(["check", *new, *CHECK, "--format", "github", "--kinds", "quantity"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "nine workers killed" in line]
    assert [line.partition(",")[0] for line in told] == ["::error file=new/wrong-toll.md"]


def test_a_later_toll_told_as_such_is_met_with_silence(capsys: Capture) -> None:
    assert found(capsys, "later-update") == (0, [])


@pytest.fixture
def program(root: Path, tmp_path: Path) -> Path:
    """A folder for the path with a ``newsdiff`` that runs the tree."""
    folder = tmp_path / "bin"
    folder.mkdir()
    roots = ":".join(str(root / part) for part in ("cli", "corpus", "claims"))
    script = folder / "newsdiff"
    script.write_text(
        f'#!/bin/sh\nPYTHONPATH="{roots}:$PYTHONPATH" exec "{sys.executable}" -m newsdiff.cli "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    return folder


def test_the_script_of_the_readme_checks_what_a_branch_adds(
    desk: Path, run: Run, example: Example, program: Path
) -> None:
    script = desk / "check.sh"
    script.write_text(example("sh", "git diff"), encoding="utf-8")
    path = f"{program}{os.pathsep}{os.environ['PATH']}"
    assert run("bash", script, "main", cwd=desk, PATH=path).stdout == ""
    run("git", "checkout", "--quiet", "-b", "monday", cwd=desk)
    (desk / "articles").mkdir()
    for name in ("wrong-day", "paraphrase"):
        shutil.copy(desk / "new" / f"{name}.md", desk / "articles")
    run("git", "rm", "--quiet", "archive/fire-wire.md", cwd=desk)
    run("git", "add", "articles", cwd=desk)
    run("git", "commit", "--quiet", "--message=Articles of Monday", cwd=desk)
    told = run("bash", script, "main", cwd=desk, code=1, PATH=path).stdout
    assert "articles/wrong-day.md:10" in told
    assert "1 conflict" in told
    assert (desk / "differences.md").read_text(encoding="utf-8").startswith("# Two articles checked")
