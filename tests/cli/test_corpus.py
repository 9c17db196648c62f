"""The ``corpus`` commands: what they print, what they take out and put in, and how they fail."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsdiff.cli.app import main
from newsdiff.cli.machine import schema
from newsdiff.corpus.store import Archive
from newsdiff.corpus.store.inspect import faults

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
ROOTS = os.pathsep.join(str(ROOT / part) for part in ("cli", "corpus", "claims"))

MILL = (
    "The old mill of Tarnbrook burnt down on Monday, and {} people were injured, the fire service said. "
    "The fire began in the roof of the mill. The mayor of Tarnbrook, Ada Quist, saw it from the bridge."
)
FERRY = "The ferry Alma ran onto rocks off Norvik on Tuesday, injuring 14 passengers. Fog lay on the sea."


def write(name: str, text: str, title: str, source: str, day: str | None = "2021-03-02") -> None:
    Path(name).parent.mkdir(exist_ok=True)
    record = {"title": title, "text": text, "source_domain": source, "date_publish": day}
    Path(name).write_text(json.dumps(record), encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of three articles, one of them in two versions."""
    folder = tmp_path_factory.mktemp("corpus")
    before = Path.cwd()
    os.chdir(folder)
    try:
        write("in/a.json", MILL.format(21), "Mill of Tarnbrook burns down", "post.example")
        write(
            "in/b.json",
            MILL.format(27) + " It rained.",
            "Fire at Tarnbrook mill",
            "wire.example",
            "2021-03-03",
        )
        write("in/c.json", FERRY, "Ferry\u202e \x1b[31mAlma hits rocks", "coast.example", None)
        assert main(["corpus", "add", "in", "--db", "news.sqlite", "-q"]) == 0
        write("in/a.json", MILL.format(22), "Mill of Tarnbrook burns down", "post.example")
        assert main(["corpus", "add", "in", "--db", "news.sqlite", "-q"]) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def here(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(made)
    monkeypatch.setenv("NO_COLOR", "1")
    return made


def run(*arguments: str) -> int:
    return main(["corpus", *arguments, "--db", "news.sqlite"])


def as_json(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert run(*arguments, "--format", "json") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft202012Validator(
        json.loads(schema("archive")), format_checker=Draft202012Validator.FORMAT_CHECKER
    ).validate(told)
    return told


def test_list(here: Path, capsys: Capture) -> None:
    assert run("list") == 0
    assert capsys.readouterr().out == (
        "1  2021-03-02  post.example   Mill of Tarnbrook burns down  in/a.json\n"
        "2  2021-03-03  wire.example   Fire at Tarnbrook mill        in/b.json\n"
        "3  undated     coast.example  Ferry \ufffd[31mAlma hits rocks    in/c.json\n"
        "3 articles\n"
    )
    told = as_json(capsys, "list")["articles"]
    assert [(one["id"], one["version"], one["path"]) for one in told] == [
        (1, 2, "in/a.json"), (2, 1, "in/b.json"), (3, 1, "in/c.json"),
    ]  # fmt: skip


def test_search(here: Path, capsys: Capture) -> None:
    assert run("search", "ferry", "fog") == 0
    head = "3  undated  coast.example  Ferry \ufffd[31mAlma hits rocks  in/c.json\n"
    assert capsys.readouterr().out == f"{head}      {FERRY}\n"
    assert [one["id"] for one in as_json(capsys, "search", '"people were injured"')["articles"]] == [1, 2]
    assert run("search", "dragon") == 0
    assert capsys.readouterr().out == "No article has these words.\n"
    assert run("search", "?", "*") == 2
    assert capsys.readouterr().err == "newsdiff: search: there is no word to search for\n"


def test_show(here: Path, capsys: Capture) -> None:
    assert run("show", "1", "--version", "1") == 0
    assert capsys.readouterr().out == (
        "Mill of Tarnbrook burns down\npost.example · 2021-03-02\n1 · in/a.json · version 1 of 2\n\n"
        + MILL.format(21)
        + "\n"
    )
    (one,) = as_json(capsys, "show", "in/a.json", "--claims")["articles"]
    assert (one["version"], one["versions"], one["text"]) == (2, [1, 2], MILL.format(22))
    assert {"quantity", "date"} <= {claim["kind"] for claim in one["claims"]}
    assert run("show", "3", "--claims") == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "   quantity     number of passengers injured  14 passengers\n" in printed


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["show", "9"], "no article '9' in news.sqlite: 'corpus list' shows what is there"),
        (["show", "in/x.json"], "no article 'in/x.json' in news.sqlite: 'corpus list' shows what is there"),
        (["show", "2", "--version", "3"], "article 2 has 1 version, no 3"),
        (["list", "--format", "xml"], "--format: unknown format 'xml': known are table, json"),
        (["export", "-f", "parquet"], "export: a Parquet file is no text: give its name with --output FILE"),
        (["remove", "2", "99"], "no article '99' in news.sqlite: 'corpus list' shows what is there"),
    ],
)
def test_one_clear_line(here: Path, capsys: Capture, arguments: list[str], line: str) -> None:
    assert run(*arguments) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"newsdiff: {line}\n")


def test_related(here: Path, capsys: Capture) -> None:
    found = as_json(capsys, "related", "1")["articles"]
    assert [(one["id"], one["score"] > 0.85) for one in found] == [(2, True)]
    assert run("related", "in/c.json") == 0
    assert capsys.readouterr().out == "No report of the same event.\n"


def test_stories(here: Path, capsys: Capture) -> None:
    told = as_json(capsys, "stories")["stories"]
    assert [(story["reports"], story["origins"]) for story in told] == [(2, 1), (1, 1)]
    assert run("stories", "-q") == 0
    assert capsys.readouterr().out == (
        "2 reports · 1 origin · 2021-03-02 to 2021-03-03\n"
        "  1  2021-03-02  post.example  Mill of Tarnbrook burns down  in/a.json\n"
        "  2  2021-03-03  wire.example  Fire at Tarnbrook mill        in/b.json\n"
        "\n"
        "1 report · 1 origin\n"
        "  3  undated  coast.example  Ferry \ufffd[31mAlma hits rocks  in/c.json\n"
        "\n"
        "2 stories · 3 articles\n"
    )


def test_info_and_verify(here: Path, capsys: Capture) -> None:
    told = as_json(capsys, "info")["info"]
    assert {name: told[name] for name in ("articles", "versions", "sources", "undated", "claimed")} == {
        "articles": 3, "versions": 4, "sources": 3, "undated": 1, "claimed": 4,
    }  # fmt: skip
    assert (told["first"], told["last"]) == ("2021-03-02", "2021-03-03")
    assert run("info") == 0
    assert "articles" in capsys.readouterr().out
    assert run("verify") == 0
    assert capsys.readouterr().err == "newsdiff: news.sqlite: whole; 3 articles, 4 versions\n"


def test_verify_tells_of_every_fault(here: Path, tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((here / "news.sqlite").read_bytes())
    with Archive(copy, write=True) as archive:
        archive.execute("UPDATE versions SET source = 'x' WHERE article = 2")
        archive.execute("UPDATE readings SET sketch = x'00'")
    assert main(["corpus", "verify", "--db", str(copy)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].endswith("article 2, version 1: its text is not what was added")
    assert len(lines) == 5


def test_what_is_exported_can_be_added_again(here: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("export") == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["id"], record["version"], record["text"]) for record in records] == [
        (1, 2, MILL.format(22)), (2, 1, MILL.format(27) + " It rained."), (3, 1, FERRY),
    ]  # fmt: skip
    file = tmp_path / "all.jsonl"
    assert run("export", "--output", str(file), "--versions", "--claims") == 0
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(record["id"], record["version"]) for record in records] == [(1, 1), (1, 2), (2, 1), (3, 1)]
    assert all(record["claims"] for record in records)
    db = tmp_path / "again.sqlite"
    assert run("export", "--output", str(file)) == 0
    assert main(["corpus", "add", str(file), "--db", str(db)]) == 0
    with Archive(db) as again:
        titles = [(one.source, one.published and str(one.published)) for one in again.summaries()]
    assert titles == [("post.example", "2021-03-02"), ("wire.example", "2021-03-03"), ("coast.example", None)]


def test_export_writes_a_parquet_file(here: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    file = tmp_path / "all.parquet"
    assert run("export", "--format", "parquet", "--output", str(file), "--claims") == 0
    rows = parquet.read_table(file).to_pylist()
    assert [row["title"][:5] for row in rows] == ["Mill ", "Fire ", "Ferry"]
    assert json.loads(rows[0]["claims"])["claims"]
    assert [path.name for path in tmp_path.iterdir()] == ["all.parquet"]


def test_parquet_without_its_extra_is_one_line(
    here: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert run("export", "-f", "parquet", "-o", str(tmp_path / "x.parquet")) == 2
    assert "pip install 'newsdiff[parquet]'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_one_line(here: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("export", "--output", str(tmp_path / "none" / "x.jsonl")) == 2
    assert "cannot write" in capsys.readouterr().err


def test_add_tells_what_came_of_each(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.json", FERRY, "Ferry hits rocks", "coast.example")
    Path("b.json").write_text("{", encoding="utf-8")
    assert main(["corpus", "add", "a.json", "b.json", "none.txt", "--db", "x.sqlite", "--each"]) == 2
    told = capsys.readouterr()
    assert told.out == "added  1  a.json\n"
    assert told.err == (
        "newsdiff: not read: b.json: broken JSON at line 1, column 2\n"
        "newsdiff: not read: none.txt: there is no such file\n"
        "newsdiff: 1 added, 0 changed, 0 known, 2 not read\n"
    )
    write("a.json", FERRY + " It rained.", "Ferry hits rocks", "coast.example")
    assert main(["corpus", "add", "a.json", "--db", "x.sqlite", "--each", "-q"]) == 0
    assert capsys.readouterr().out == "changed  1  a.json\n"


def test_an_archive_is_made_for_articles_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.json").write_text("{", encoding="utf-8")
    assert main(["corpus", "add", "none.txt", "b.json", "--db", "new.sqlite"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "newsdiff: not read: none.txt: there is no such file",
        "newsdiff: not read: b.json: broken JSON at line 1, column 2",
        "newsdiff: there is no article to add, so new.sqlite is not made",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["b.json"]
    # What is to be filled later may be made of an empty folder.
    Path("empty").mkdir()
    assert main(["corpus", "add", "empty", "--db", "new.sqlite", "--quiet"]) == 0
    assert Path("new.sqlite").exists()


def test_an_export_never_goes_over_its_archive(here: Path, capsys: Capture) -> None:
    before = Path("news.sqlite").read_bytes()
    assert run("export", "--output", "./news.sqlite") == 2
    assert "this run reads it" in capsys.readouterr().err
    assert Path("news.sqlite").read_bytes() == before


def test_remove(here: Path, tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((here / "news.sqlite").read_bytes())
    assert main(["corpus", "remove", "1", "3", "1", "--db", str(copy)]) == 0
    assert capsys.readouterr().err == "newsdiff: 2 articles removed\n"
    with Archive(copy, write=True) as archive:
        assert [one.id for one in archive.summaries()] == [2]
        assert list(faults(archive)) == []


DRIVER = """
import sys
import newsdiff.claims.adding as adding
adding.BATCH = 2
from newsdiff.cli.app import main
sys.exit(main(sys.argv[1:]))
"""


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": ROOTS},
        start_new_session=True,
    )


@pytest.mark.usefixtures("here")
def test_add_killed_keeps_all_it_told_of_and_leaves_no_process(tmp_path: Path) -> None:
    for number in range(30):
        write(
            str(tmp_path / "in" / f"{number:02}.json"), FERRY + f" {number} boats came.", "Ferry", "x.example"
        )
    db = tmp_path / "x.sqlite"
    process = start("corpus", "add", str(tmp_path / "in"), "--db", str(db), "--each")
    assert process.stdout is not None
    assert process.stderr is not None
    told = [process.stdout.readline().split()[2] for _ in range(5)]
    process.send_signal(signal.SIGKILL)
    process.wait()
    # Both ends of the pipes are held by the workers as well: they close when the last of them is gone.
    process.stdout.read()
    assert process.stderr.read() == ""
    process.stdout.close()
    process.stderr.close()
    with Archive(db, write=True) as archive:
        assert list(faults(archive)) == []
        held = [one.file for one in archive.summaries()]
    assert set(told) <= set(held)
    assert held == sorted(held)
    again = start("corpus", "add", str(tmp_path / "in"), "--db", str(db))
    out, err = again.communicate(timeout=300)
    assert (again.returncode, out) == (0, "")
    assert err == f"newsdiff: {30 - len(held)} added, 0 changed, {len(held)} known\n"
