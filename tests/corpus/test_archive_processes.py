"""Real processes at one archive: killed at any moment, writing at once, reading meanwhile, out of room."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pytest

from newsdiff.corpus.store import Archive, keeping
from newsdiff.corpus.store.inspect import faults

ROOT = Path(__file__).parents[2]

# Puts articles in, each with claims and an entry in the index in one piece, and says so when it is safe.
WRITER = """
import sys
from datetime import date
from pathlib import Path
from newsdiff.corpus import Article
from newsdiff.corpus.store import Archive, ArchiveError, keeping
from newsdiff.corpus.store.finding import post

path, name, start, stop = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
try:
    with Archive(path, create=True) as archive:
        for number in range(start, stop):
            text = f"Report {number} of {name}: the old mill burnt down. " * 60
            article = Article.from_json({"title": "", "text": text}, name=name)
            with archive.writing():
                summary = archive.put(f"{name}/{number}", f"{name}/{number}.json", "", article)
                keeping.keep_claims(archive, summary.version, "test", b"x" * 4000)
                post(archive, summary.version, date(2021, 3, 2), {f"term {number % 7}", f"only {number}"})
            print(f"{name}/{number}", flush=True)
except ArchiveError as error:
    sys.exit(str(error))
"""


def start(path: Path, name: str, first: int, last: int, limit: int | None = None) -> subprocess.Popen[str]:
    roots = os.pathsep.join(str(ROOT / part) for part in ("cli", "corpus", "claims"))
    code = WRITER
    if limit is not None:
        code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n" + code
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), name, str(first), str(last)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": roots},
    )


def lines(stream: IO[str] | None) -> list[str]:
    assert stream is not None
    with stream:
        return stream.read().split("\n")[:-1]


def whole(path: Path, acknowledged: Sequence[str]) -> int:
    """Checks that an archive has no fault and all that was acknowledged; how many articles it has."""
    with Archive(path, write=True) as archive:
        assert list(faults(archive)) == []
        held = {one.file.removesuffix(".json"): one for one in archive.summaries()}
        assert set(acknowledged) <= held.keys()
        for one in held.values():
            assert keeping.claims(archive, one.version) == ("test", b"x" * 4000)
        return len(held)


def test_a_process_killed_at_any_moment_loses_nothing_it_told_of(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    chance = random.Random(7)
    told: list[str] = []
    for turn in range(8):
        process = start(path, "a", len(told), 10_000)
        assert process.stdout is not None
        told += [process.stdout.readline().strip() for _ in range(chance.randrange(1, 25))]
        if turn % 2:  # somewhere inside a piece of work, not right after one
            process.stdout.read(chance.randrange(1, 4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert lines(process.stderr) == []
        told = [f"a/{number}" for number in range(whole(path, [one for one in told if one.startswith("a/")]))]
    assert len(told) > 40


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    both = [start(path, name, 0, 60) for name in ("a", "b")]
    told = [lines(process.stdout) for process in both]
    assert [lines(process.stderr) for process in both] == [[], []]
    assert [process.wait() for process in both] == [0, 0]
    assert whole(path, told[0] + told[1]) == 120


def test_a_reader_never_sees_half_an_article(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    process = start(path, "a", 0, 150)
    assert process.stdout is not None
    process.stdout.readline()
    seen = []
    while process.poll() is None:
        with Archive(path) as archive, archive.reading():
            counts = [
                archive.query(f"SELECT count(*) FROM {table}")[0][0]
                for table in ("articles", "versions", "words", "claims", "posted")
            ]
        assert len(set(counts)) == 1
        seen.append(counts[0])
    process.stdout.close()
    assert lines(process.stderr) == []
    assert seen == sorted(seen)
    assert len(set(seen)) > 2


def test_a_full_disk_is_one_line_and_keeps_what_was_told_of(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    process = start(path, "a", 0, 10_000, limit=1_500_000)
    told = lines(process.stdout)
    (line,) = lines(process.stderr)
    assert process.wait() == 1
    assert "disk is full" in line
    assert "was added before is kept" in line
    assert len(told) > 3
    assert whole(path, told) >= len(told)


def test_a_page_limit_is_a_full_disk_too(tmp_path: Path) -> None:
    from newsdiff.corpus import Article
    from newsdiff.corpus.store import ArchiveError

    path = tmp_path / "news.sqlite"
    with Archive(path, create=True) as archive:
        archive.query("PRAGMA max_page_count = 60")
        with pytest.raises(ArchiveError, match="the disk is full"):
            for number in range(1000):
                with archive.writing():
                    article = Article.from_json({"text": f"Report {number}. " * 300}, name="a")
                    archive.put(f"{number}", f"{number}.json", "", article)
        count = len(list(archive.summaries()))
        assert 0 < count < 1000
    with Archive(path, write=True) as archive:
        assert list(faults(archive)) == []
        assert len(list(archive.summaries())) == count
