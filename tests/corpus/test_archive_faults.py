"""An archive that is none, an old one, a newer one, a broken one: one clear line each."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdiff.corpus import Article
from newsdiff.corpus.store import Archive, ArchiveError, DamagedArchive
from newsdiff.corpus.store.inspect import faults, info
from newsdiff.corpus.store.schema import APPLICATION, LAYOUT, STEPS


def make(text: str = "The mill in Tarnbrook burnt down. Nobody was hurt.") -> Article:
    return Article.from_json({"title": "Mill", "text": text, "source_domain": "tarn.example"}, path="a.json")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.sqlite"


def filled(path: Path, articles: int = 1) -> None:
    with Archive(path, create=True) as archive, archive.writing():
        for number in range(articles):
            archive.put(f"{number}", f"{number}.json", "", make(f"Mill {number} burnt down. " * 40))


def line(path: Path, **how: bool) -> str:
    with pytest.raises(ArchiveError) as caught, Archive(path, **how):
        pass
    told = str(caught.value)
    assert "\n" not in told
    assert told.count(path.name) == 1
    return told


@pytest.mark.parametrize("how", [{}, {"write": True}])
def test_none_there(path: Path, how: dict[str, bool]) -> None:
    assert "corpus add" in line(path, **how)
    assert not path.exists()


def test_a_folder(path: Path) -> None:
    path.mkdir()
    assert "is a folder" in line(path, create=True)


@pytest.mark.parametrize("content", [b"id,title\n1,x\n", b"SQLite", b"\x00" * 4096])
def test_another_kind_of_file_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "no archive of newsdiff" in line(path, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE customers (id INTEGER)")
    other.close()
    before = path.read_bytes()
    assert "another program" in line(path, create=True)
    assert "another program" in line(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_an_archive_only_where_one_is_made(path: Path) -> None:
    path.touch()
    assert "is empty" in line(path)
    filled(path)
    with Archive(path) as archive:
        assert len(list(archive.summaries())) == 1


def test_a_newer_layout(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as later:
        later.execute(f"PRAGMA user_version = {LAYOUT + 3}")
    later.close()
    told = line(path, create=True)
    assert "newer newsdiff" in told
    assert "update newsdiff" in told


def first_layout(path: Path) -> None:
    """An archive as the first step alone makes it, with one article."""
    with sqlite3.connect(path) as old:
        for statement in STEPS[0]:
            old.execute(statement)
        old.execute(f"PRAGMA application_id = {APPLICATION}")
        old.execute("PRAGMA user_version = 1")
    old.close()


def test_an_older_layout_is_brought_up_to_date_with_all_it_holds(path: Path) -> None:
    first_layout(path)
    with sqlite3.connect(path) as old:
        old.execute("INSERT INTO files VALUES ('a.json', x'00', '', 1)")
    old.close()
    assert "older newsdiff" in line(path)
    with Archive(path, write=True) as archive:
        assert archive.query("PRAGMA user_version") == [(LAYOUT,)]
        assert archive.query("SELECT path FROM files") == [("a.json",)]
        assert archive.query("SELECT count(*) FROM readings") == [(0,)]
    with Archive(path) as archive:
        assert info(archive).layout == LAYOUT


def test_a_step_that_fails_leaves_the_old_layout(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first_layout(path)
    from newsdiff.corpus.store import schema

    monkeypatch.setattr(schema, "STEPS", (*STEPS, ("CREATE TABLE extra (id INTEGER)", "NONSENSE")))
    with pytest.raises(sqlite3.OperationalError), Archive(path, write=True):
        pass
    with sqlite3.connect(path) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        tables = {name for (name,) in old.execute("SELECT name FROM sqlite_schema")}
    old.close()
    assert not tables & {"extra", "readings"}


def test_a_cut_file(path: Path) -> None:
    filled(path, 60)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedArchive, match="damaged") as caught, Archive(path) as archive:
        for summary in archive.summaries():
            archive.current(summary.version)
    assert "\n" not in str(caught.value)


def test_a_broken_header(path: Path) -> None:
    filled(path)
    data = bytearray(path.read_bytes())
    data[16:60] = b"\xff" * 44
    path.write_bytes(data)
    with pytest.raises(DamagedArchive, match="damaged"), Archive(path):
        pass


def test_verify_finds_a_changed_text_and_a_lost_one(path: Path) -> None:
    filled(path, 3)
    with Archive(path, write=True) as archive:
        assert list(faults(archive)) == []
        archive.execute("UPDATE versions SET title = 'Another' WHERE id = 2")
        archive.execute("UPDATE versions SET passages = x'00' WHERE id = 3")
        archive.execute("DELETE FROM words WHERE rowid = 1")
        told = list(faults(archive))
    assert told == [
        "version 1 is a current one and not searched, or the other way round",
        "article 2, version 1: its text is not what was added",
        "article 3: a version cannot be read",
    ]


def as_anybody(work: Callable[[], None]) -> int:
    """Exit code of a process without rights of its own that does the work: root may write anywhere."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_read_only_file_can_be_looked_into_and_not_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = place / "news.sqlite"
        filled(path)

        def work() -> None:
            with Archive(path) as archive:
                assert len(list(archive.summaries())) == 1
            assert "read-only" in line(path, write=True)

        path.chmod(0o444)
        place.chmod(0o555)
        try:
            assert as_anybody(work) == 0
            assert [file.name for file in place.iterdir()] == ["news.sqlite"]
        finally:
            place.chmod(0o755)
