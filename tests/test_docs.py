"""README, CONTRIBUTING and CHANGELOG say what is so. NEWSDIFF_UPDATE_SNAPSHOTS=1 writes what is generated."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from newsdiff.claims.compare import THRESHOLDS, Options, compare
from newsdiff.claims.kinds import RULES
from newsdiff.claims.model import Relation
from newsdiff.cli import deliver, render
from newsdiff.cli.app import main
from newsdiff.cli.config import Known, from_file
from newsdiff.cli.exits import Exit
from newsdiff.cli.judge import narrowed
from newsdiff.cli.look import Look
from newsdiff.cli.settings import KEYS
from newsdiff.corpus import load, samples

ROOT = Path(__file__).parents[1]
README, CONTRIBUTING, CHANGELOG = (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))
WIDTH = 96
DIFFERENCES = "conflict,scope,update,wording"
COMMANDS = (
    *("compare", "check", "extract", "init", "config", "rules", "explain", "schema"),
    *("corpus add", "corpus show", "corpus export", "baseline create", "baseline prune"),
)


def block(name: str, path: Path = README) -> tuple[str, str]:
    """The text between a pair of generated-block comments, and the whole it stands in."""
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"<!-- generated: {name} -->\n(.*?)<!-- end -->", text, re.DOTALL)
    assert found, f"no block {name} in {path.name}"
    return found[1], text


def check(name: str, content: str) -> None:
    want = f"```text\n{content.rstrip()}\n```\n"
    have, text = block(name)
    if os.environ.get("NEWSDIFF_UPDATE_SNAPSHOTS") == "1":
        start = f"<!-- generated: {name} -->\n"
        README.write_text(text.replace(start + have, start + want), encoding="utf-8")
        have = want
    assert have == want, "run the test with NEWSDIFF_UPDATE_SNAPSHOTS=1, and read what has changed"


def usage(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *args: str) -> str:
    for name in ("TERMINAL_WIDTH", "FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    assert main([*args, "--help"]) == 0
    printed = capsys.readouterr().out
    return "\n".join(line.rstrip() for line in printed.splitlines())


@pytest.mark.parametrize(("name", "args"), [("help", []), ("compare-help", ["compare"])])
def test_help(
    name: str, args: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = " ".join(["$ newsdiff", *args, "--help"])
    check(name, command + "\n" + usage(capsys, monkeypatch, *args))


@pytest.mark.parametrize(
    ("name", "only", "kinds"),
    [("differences", DIFFERENCES, ""), ("agreements", "agree,detail", "date,quantity,status")],
)
def test_example(name: str, only: str, kinds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = samples.paths()
    monkeypatch.chdir(paths[0].parent)
    articles, skipped = load([path.name for path in paths])
    chosen = tuple(kinds.split(",")) if kinds else ()
    report = compare(articles, skipped=skipped, options=Options(kinds=frozenset(chosen) or None))
    shown = narrowed(report, [Relation(relation) for relation in only.split(",")], chosen)
    asked = [*(path.name for path in paths), f"--only {only}", *([f"--kinds {kinds}"] if kinds else [])]
    command = "$ newsdiff compare " + " ".join(asked[:3]) + " \\\n      " + " ".join(asked[3:])
    check(name, command + "\n" + render.render("table", shown, Look(width=WIDTH)))


def test_check_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = ROOT / "tests" / "cli" / "data" / "newsroom"
    (tmp_path / "archive").mkdir()
    (tmp_path / "desk").mkdir()
    for path in newsroom.glob("archive/silo-*.md"):
        shutil.copy(path, tmp_path / "archive")
    shutil.copy(newsroom / "new" / "wrong-toll.md", tmp_path / "desk" / "silo.md")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(deliver, "look_of", lambda *_: Look(width=WIDTH))
    assert main(["corpus", "add", "archive", "--db", "archive.sqlite", "--quiet"]) == 0
    assert main(["check", "desk/silo.md", "--against", "archive.sqlite", "--quiet"]) == 1
    command = "$ newsdiff check desk/silo.md --against archive.sqlite"
    check("check", command + "\n" + capsys.readouterr().out)


def test_python_snippet() -> None:
    found = re.search(r"```pycon\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    example = doctest.DocTestParser().get_doctest(found[1], {}, "README", str(README), 0)
    assert len(example.examples) > 5
    printed: list[str] = []
    failed = doctest.DocTestRunner(verbose=False).run(example, out=printed.append).failed
    assert not failed, "".join(printed)


def rows(heading: str) -> list[list[str]]:
    """The cells of the README's table whose head row begins so."""
    lines = README.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(heading))
    body = lines[at + 2 :]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in body[: body.index("")]]


def test_tables_match_the_code() -> None:
    assert [row[1] for row in rows("| | Relation")] == [relation.value for relation in Relation]
    assert {row[0].strip("`"): float(row[1]) for row in rows("| Profile")} == THRESHOLDS
    assert [int(row[0]) for row in rows("| Exit code")] == [int(code) for code in Exit]


def test_settings_file(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    path = tmp_path / "newsdiff.toml"
    path.write_text(found[1], encoding="utf-8")
    settings = from_file(path, Known(["date", "quantity", "statement"], render.FORMATS, RULES))
    assert settings.profile == "strict"
    assert settings.fail_on == (Relation.CONFLICT,)
    told = tomllib.loads(found[1])
    assert set(told["compare"]) == set(KEYS["compare"])
    assert set(told["check"]) == set(KEYS["check"]) - set(KEYS["compare"])
    assert settings.policy.thresholds == {"statement": 0.9}
    assert [one.rule for one in settings.policy.suppressions] == ["date-differs"]


def test_every_option_exists(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    known = "".join(usage(capsys, monkeypatch, *command.split()) for command in ("", *COMMANDS))
    for path in (README, CHANGELOG):
        text = re.sub(r"\(git .*?\)", "", path.read_text(encoding="utf-8"))  # git has flags of its own
        assert {flag for flag in re.findall(r"(?<![\w-])--[a-z][a-z-]+", text) if flag not in known} == set()


@pytest.mark.parametrize("path", [README, CONTRIBUTING], ids=lambda path: str(path.name))
def test_every_path_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:cli|corpus|claims|tests)/[\w./-]*)`", text))
    named |= set(re.findall(r"\]\(([\w./-]+)\)", text))
    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("path", [README, CONTRIBUTING], ids=lambda path: str(path.name))
def test_every_make_target_exists(path: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(
        r"(?:`|^)(?:SHARED=\S+ )?make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert named
    assert set(named) <= set(targets)


def test_the_changelog_has_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = re.search(r"^## \[?(\d+\.\d+\.\d+)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    assert found[1] == project["version"]
