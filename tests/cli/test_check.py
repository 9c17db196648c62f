"""``check`` from end to end: archives, caches, what is imported, and how a run ends."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsdiff.claims.shelf import Shelf
from newsdiff.cli.app import main
from newsdiff.cli.check import CACHE
from newsdiff.cli.machine import schema

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
ROOTS = os.pathsep.join(str(ROOT / part) for part in ("cli", "corpus", "claims"))

HEAD = "---\ntitle: {}\nsource: {}\ndate: 2021-03-02\n---\n\n"
MILL = """The old mill of Tarnbrook burnt down on Monday, and {} people were injured, the fire service said.

The fire began in the roof of the mill. The mayor of Tarnbrook, Ada Quist, saw it from the bridge.
"""
FERRY = "The ferry Alma ran onto rocks off Norvik on Tuesday. Fog lay on the sea off Norvik all morning.\n"


def write(path: str, text: str, title: str, source: str) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(HEAD.format(title, source) + text, encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports of two events, and a new report that differs from one of them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    write("old/post.md", MILL.format(21), "Mill of Tarnbrook burns down", "Post")
    write("old/coast.md", FERRY, "Ferry Alma hits rocks off Norvik", "Coast Herald")
    write("new.md", MILL.format(27), "Fire destroys the mill of Tarnbrook", "Tarn Times")
    return tmp_path


@pytest.fixture
def archive(here: Path) -> str:
    assert main(["corpus", "add", "old", "--db", "news.sqlite", "-q"]) == 0
    return "news.sqlite"


def run(*arguments: str) -> int:
    return main(["check", *arguments])


def report(capsys: Capture, *arguments: str, code: int = 1) -> dict[str, Any]:
    assert run(*arguments, "--format", "json") == code
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    checker = Draft202012Validator.FORMAT_CHECKER
    Draft202012Validator(json.loads(schema("report")), format_checker=checker).validate(told)
    return told


def heavy(*arguments: str) -> set[str]:
    """What of the heavy packages a run in a process of its own imports."""
    code = (
        "import sys; from newsdiff.cli.app import main; main(sys.argv[1:]);"
        "heavy = {'spacy', 'numpy', 'onnxruntime', 'trafilatura', 'thinc'} & set(sys.modules);"
        "print(*heavy, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": ROOTS},
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("against", ["folder", "archive"])
def test_a_wrong_toll_is_found_at_its_line(here: Path, archive: str, capsys: Capture, against: str) -> None:
    told = report(capsys, "new.md", "--against", archive if against == "archive" else "old")
    (finding,) = told["findings"]
    assert (finding["relation"], finding["rule"]) == ("conflict", "quantity-differs")
    sides = {side["article"]: (side["line"], side["value"]) for side in finding["sides"]}
    assert {name: line for name, (line, _) in sides.items()} == {"new.md": 7, "post.md": 7}
    assert [(a["path"], a["checked"]) for a in told["articles"]] == [("new.md", True), ("old/post.md", False)]
    assert told["exit_code"] == 1
    assert told["failing"] == [finding["id"]]


@pytest.mark.parametrize("against", ["folder", "archive"])
def test_what_is_cached_imports_no_parser(here: Path, archive: str, capsys: Capture, against: str) -> None:
    path = archive if against == "archive" else "old"
    first = report(capsys, "new.md", "--against", path)
    assert heavy("check", "new.md", "--against", path) == set()
    assert report(capsys, "new.md", "--against", path) == first
    assert report(capsys, "new.md", "--against", path, "--no-cache") == first


def test_a_check_writes_nothing_into_the_archive(here: Path, archive: str) -> None:
    before = Path(archive).read_bytes()
    assert run("new.md", "--against", archive, "-q") == 1
    assert Path(archive).read_bytes() == before
    assert sorted(path.name for path in here.iterdir()) == [CACHE, "new.md", "news.sqlite", "old"]


def test_no_cache_leaves_no_file(here: Path, archive: str) -> None:
    assert run("new.md", "--against", archive, "-q", "--no-cache") == 1
    assert run("new.md", "--against", "old", "-q", "--no-cache") == 1
    assert sorted(path.name for path in here.iterdir()) == ["new.md", "news.sqlite", "old"]
    assert sorted(path.name for path in (here / "old").iterdir()) == ["coast.md", "post.md"]


def test_a_cache_stands_where_it_is_told_to(
    here: Path, archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        assert run("new.md", "--against", archive, "-q", "--cache", "made/cache") == 1
        assert run("new.md", "--against", "old", "-q", "--cache", "made/cache") == 1
    assert len(list((here / "made" / "cache").iterdir())) == 2
    monkeypatch.setattr(Shelf, "annotated", lambda *_: pytest.fail("a text is read again"))
    assert run("new.md", "--against", "old", "-q", "--cache", "made/cache") == 1


def test_a_folder_is_read_again_where_it_has_changed(here: Path, capsys: Capture) -> None:
    assert report(capsys, "new.md", "--against", "old")["summary"]["conflict"] == 1
    write("old/post.md", MILL.format(27), "Mill of Tarnbrook burns down", "Post")
    assert report(capsys, "new.md", "--against", "old", code=0)["findings"] == []
    Path("old/post.md").unlink()
    assert [a["path"] for a in report(capsys, "new.md", "--against", "old", code=0)["articles"]] == ["new.md"]


def test_an_article_of_the_folder_is_not_held_against_itself(here: Path, capsys: Capture) -> None:
    Path("new.md").rename("old/new.md")
    told = report(capsys, "old/new.md", "--against", "old")
    assert [a["path"] for a in told["articles"]] == ["old/new.md", "old/post.md"]


def test_no_report_of_the_event_is_told_and_no_fault(here: Path, archive: str, capsys: Capture) -> None:
    write("new.md", "The council of Estmark bought nine buses. " * 3, "Buses for Estmark", "Tarn Times")
    assert run("new.md", "--against", archive) == 0
    assert "new.md: no report of the same event in the archive" in capsys.readouterr().err


def test_what_cannot_be_read_takes_nothing_from_the_rest(here: Path, archive: str, capsys: Capture) -> None:
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("old/bad.json").write_text("{", encoding="utf-8")
    told = report(capsys, "new.md", "bad.json", "--against", "old", code=2)
    assert [one["path"] for one in told["skipped"]] == ["bad.json"]
    assert told["summary"]["conflict"] == 1
    assert run("new.md", "--against", "old") == 1
    assert "not read: old/bad.json: broken JSON" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--min-confidence", "1"], 0),
        (["--kinds", "date"], 0),
    ],
)
def test_how_a_run_ends(here: Path, archive: str, flags: list[str], code: int) -> None:
    assert run("new.md", "--against", archive, "-q", *flags) == code


def test_settings_name_the_archive(here: Path, archive: str, capsys: Capture) -> None:
    assert run("new.md") == 2
    assert "--against" in capsys.readouterr().err
    Path("newsdiff.toml").write_text(f'[check]\nagainst = "{archive}"\n', encoding="utf-8")
    assert run("new.md", "-q") == 1


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE customers (id INTEGER)")
    other.close()


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (lambda path: None, "there is no archive x.sqlite"),
        (lambda path: path.write_bytes(b"title,text\n"), "x.sqlite is no archive of newsdiff"),
        (foreign, "x.sqlite is a database of another program"),
    ],
    ids=["none", "text", "foreign"],
)
def test_an_archive_that_is_none_is_one_line(here: Path, capsys: Capture, make: Any, line: str) -> None:
    make(Path("x.sqlite"))
    assert run("new.md", "--against", "x.sqlite") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"newsdiff: {line}")
    assert told.err.count("\n") == 1
    assert not Path(CACHE).exists()


def test_a_damaged_cache_is_made_anew(here: Path, archive: str, capsys: Capture) -> None:
    assert run("new.md", "--against", archive, "-q") == 1
    data = bytearray(Path(CACHE).read_bytes())
    data[16:60] = b"\xff" * 44
    Path(CACHE).write_bytes(data)
    assert run("new.md", "--against", archive, "-q") == 1
    assert "it is a cache and is made anew" in capsys.readouterr().err
    assert heavy("check", "new.md", "--against", archive, "-q") == set()


def test_a_cache_that_is_none_of_ours_is_left_alone(here: Path, archive: str, capsys: Capture) -> None:
    foreign(Path(CACHE))
    before = Path(CACHE).read_bytes()
    assert run("new.md", "--against", archive, "-q") == 1
    assert "no cache: " in capsys.readouterr().err
    assert Path(CACHE).read_bytes() == before
    Path("file").touch()
    assert run("new.md", "--against", "old", "-q", "--cache", "file/x") == 1
    assert "no cache: file/x" in capsys.readouterr().err
