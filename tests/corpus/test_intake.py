"""Files on their way into an archive: what is new, changed or known, and what an article is known by."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsdiff.corpus.store import Archive, intake
from newsdiff.corpus.store.intake import Delivery, arrivals, file_name, note, shown_path, walk

TEXT = "A crane fell on the quay of Port Ellery on Monday. Two people were hurt."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def archive(here: Path) -> Iterator[Archive]:
    (here / "db").mkdir()
    with Archive(here / "db" / "news.sqlite", create=True) as opened:
        yield opened


def write(path: Path, *records: dict[str, str]) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps({"text": TEXT, **record}) for record in records), encoding="utf-8")
    return str(path)


def take(archive: Archive, *paths: str | Path, trusting: bool = False) -> list[Delivery]:
    """What comes of paths; everything is put in as ``add`` does it."""
    found = list(arrivals(archive, [str(path) for path in paths], trusting=trusting))
    with archive.writing():
        for delivery in found:
            for arrival in delivery.arrivals:
                archive.put(arrival.key, delivery.file, arrival.place, arrival.article)
            note(archive, delivery)
    return found


def states(deliveries: Sequence[Delivery]) -> list[tuple[str, int, int]]:
    return [(d.file, len(d.arrivals), d.known) for d in deliveries]


def test_a_folder_stands_for_the_files_of_known_formats_in_it(here: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "b/c/3.json.gz", "b/.hidden.txt", "b/.h/4.txt", "b/5.png", "a.txt"):
        file = here / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (here / "b" / "loop").symlink_to(here / "b")
    assert list(walk(["b"])) == ["b/1.md", "b/2.txt", "b/c/3.json.gz"]
    assert list(walk(["a.txt", "b", "./a.txt", "b/1.md", "none.txt"])) == [
        "a.txt", "b/1.md", "b/2.txt", "b/c/3.json.gz", "none.txt",
    ]  # fmt: skip
    (here / "b" / "6.txt").symlink_to(here / "a.txt")
    assert "b/6.txt" in list(walk(["b"]))
    assert "b/6.txt" not in list(walk(["a.txt", "b"]))


def test_what_newsdiff_wrote_into_a_folder_is_passed_over(archive: Archive, here: Path) -> None:
    write(here / "in" / "a.json", {"title": "Crane"})
    report = here / "in" / "report.json"
    report.write_text('{"schema": "newsdiff.report/1"}', encoding="utf-8")
    assert states(take(archive, "in")) == [("../in/a.json", 1, 0)]
    assert states(take(archive, "in/report.json")) == [("../in/report.json", 0, 0)]


def test_a_file_is_named_from_the_folder_of_the_archive(here: Path) -> None:
    archive = here / "db" / "news.sqlite"
    assert file_name("in/a.txt", archive) == "../in/a.txt"
    assert file_name(str(here / "in" / "a.txt"), archive) == "../in/a.txt"
    assert shown_path("../in/a.txt:4", archive) == "in/a.txt:4"
    assert (file_name("-", archive), shown_path("-", archive)) == ("-", "-")
    assert file_name(os.fsdecode(b"in/\xff.txt"), archive) == "../in/\\xff.txt"


def test_what_is_known_is_not_read_again(
    here: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = write(here / "in/1.json", {}), write(here / "in/2.jsonl", {"url": "u:1"}, {"url": "u:2"})
    assert states(take(archive, "in")) == [("../in/1.json", 1, 0), ("../in/2.jsonl", 2, 0)]
    monkeypatch.setattr(intake, "load", lambda paths: pytest.fail(f"read again: {paths}"))
    assert states(take(archive, two, one)) == [("../in/2.jsonl", 0, 2), ("../in/1.json", 0, 1)]


def test_a_changed_file_is_read_again(here: Path, archive: Archive) -> None:
    path = write(here / "1.json", {})
    take(archive, path)
    write(here / "1.json", {"title": "Crane falls"})
    assert states(take(archive, path)) == [("../1.json", 1, 0)]
    assert [kept.article.title for kept in archive.versions(1)] == ["", "Crane falls"]


def test_a_stamp_stands_for_the_bytes_only_when_it_is_trusted_and_old_enough(
    here: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(here / "1.json", {})
    take(archive, path)
    assert archive.query("SELECT stamp FROM files") == [("",)]
    monkeypatch.setattr(intake, "FRESH", 0)
    take(archive, path)
    assert archive.query("SELECT stamp FROM files") != [("",)]
    monkeypatch.setattr(intake, "_digest", lambda path: pytest.fail("its bytes are read"))
    assert states(take(archive, path, trusting=True)) == [("../1.json", 0, 1)]
    monkeypatch.undo()
    monkeypatch.chdir(here)
    write(here / "1.json", {"title": "Crane falls"})
    assert states(take(archive, path, trusting=True)) == [("../1.json", 1, 0)]


def test_a_line_more_or_less_changes_no_other_article(here: Path, archive: Archive) -> None:
    a, b, c = {"url": "u:a"}, {"source": "Post", "title": "B"}, {"source": "Post", "title": "C"}
    path = write(here / "all.jsonl", a, b)
    take(archive, path)
    write(here / "all.jsonl", c, a, b, b)
    take(archive, path)
    told = {one.id: (one.place, one.url or one.title, one.number) for one in archive.summaries()}
    assert told == {1: (":1", "u:a", 1), 2: (":2", "B", 1), 3: (":1", "C", 1), 4: (":4", "B", 1)}
    (delivery,) = arrivals(archive, [write(here / "all.jsonl", a)])
    assert [arrival.key for arrival in delivery.arrivals] == ["../all.jsonl#u:a"]


def test_what_cannot_be_read_is_told_every_time(here: Path, archive: Archive) -> None:
    bad = here / "bad.json"
    bad.write_text("{", encoding="utf-8")
    mixed = here / "mixed.jsonl"
    mixed.write_text('{"text": "' + TEXT + '"}\n{"title": "no text"}\n', encoding="utf-8")
    for _ in range(2):
        deliveries = take(archive, bad, mixed, "none.txt", here / "db" / "..")
        reasons = [[skipped.reason for skipped in delivery.skipped] for delivery in deliveries[:3]]
        assert reasons == [
            ["broken JSON at line 1, column 2"],
            ["the JSON object has no text"],
            ["there is no such file"],
        ]
    assert [one.path for one in archive.summaries()] == ["../mixed.jsonl:1"]


def test_a_pipe_is_not_waited_for(here: Path, archive: Archive) -> None:
    os.mkfifo(here / "pipe.txt")
    (delivery,) = take(archive, "pipe.txt")
    assert [skipped.reason for skipped in delivery.skipped] == ["it is not a regular file"]


def test_a_compressed_file_is_known_by_its_bytes(here: Path, archive: Archive) -> None:
    path = here / "1.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode(), mtime=0))
    assert states(take(archive, path)) == [("../1.json.gz", 1, 0)]
    assert states(take(archive, path)) == [("../1.json.gz", 0, 1)]
