"""Articles into an archive: parsed once, kept with all that is needed, in step with a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsdiff.claims import adding, workers
from newsdiff.claims.adding import Step, add, mirror
from newsdiff.claims.shelf import Shelf, made_by
from newsdiff.claims.stories import stories
from newsdiff.corpus import CorpusError, MissingModel, load
from newsdiff.corpus.annotate import DEFAULT_MODEL
from newsdiff.corpus.store import Archive, keeping, unpack

MILL = "The old mill of Tarnbrook burnt down on Monday. Nobody was hurt, the fire service said. {}"
FERRY = "The ferry Alma sank off Norvik on Monday with 40 people aboard. {}"
NOTHING = (0, 0, 0, 0)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def archive(here: Path) -> Iterator[Archive]:
    with Archive(here / "news.sqlite", create=True) as opened:
        yield opened


def write(name: str, text: str, title: str = "Mill burns down", source: str = "tarn.example") -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    record = {"title": title, "text": text, "source_domain": source, "date_publish": "2021-03-02"}
    path.write_text(json.dumps(record), encoding="utf-8")


def sizes(steps: Iterator[Step]) -> tuple[int, int, int, int]:
    """Added, changed, known and removed, over all steps."""
    found = list(steps)
    added, changed = sum(len(s.added) for s in found), sum(len(s.changed) for s in found)
    return added, changed, sum(s.known for s in found), sum(s.removed for s in found)


def never(*_: object, **__: object) -> Iterator[object]:
    pytest.fail("a text is parsed")


def test_what_is_added_is_kept_with_claims_parse_vector_and_index(archive: Archive) -> None:
    write("in/a.json", MILL.format("It was built in 1846."))
    assert sizes(add(archive, ["in"], DEFAULT_MODEL)) == (1, 0, 0, 0)
    (one,) = archive.summaries()
    by, data = keeping.claims(archive, one.version) or ("", b"")
    assert by == made_by(DEFAULT_MODEL)
    claims = unpack(data)["claims"]
    assert ("date", "Monday") in {(claim["kind"], claim["text"]) for claim in claims}
    assert archive.query("SELECT count(*) FROM vectors") == [(1,)]
    assert ("event fire", 1) in archive.query("SELECT term, count FROM terms")


def test_what_is_known_is_not_parsed_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/a.json", MILL)
    write("in/b.json", FERRY)
    add_all = add(archive, ["in"], DEFAULT_MODEL)
    assert sizes(add_all) == (2, 0, 0, 0)
    monkeypatch.setattr(workers, "annotate", never)
    assert sizes(add(archive, ["in"], DEFAULT_MODEL)) == (0, 0, 2, 0)


def test_a_changed_file_is_a_new_version_that_is_found(archive: Archive) -> None:
    write("in/a.json", MILL)
    sizes(add(archive, ["in"], DEFAULT_MODEL))
    write("in/a.json", FERRY, "Ferry sinks off Norvik")
    assert sizes(add(archive, ["in"], DEFAULT_MODEL)) == (0, 1, 0, 0)
    assert [kept.number for kept in archive.versions(1)] == [1, 2]
    terms = {term for (term,) in archive.query("SELECT term FROM terms")}
    assert "word sink" in terms
    assert "word burn" not in terms


def test_a_folder_is_mirrored_without_parsing_a_text_twice(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("in/a.json", MILL)
    write("in/b.json", FERRY)
    assert sizes(mirror(archive, "in", DEFAULT_MODEL)) == (2, 0, 0, 0)
    assert archive.query("SELECT count(*) FROM claims") == [(0,)]
    monkeypatch.setattr(workers, "annotate", never)
    Path("in/b.json").rename("in/c.json")
    assert sizes(mirror(archive, "in", DEFAULT_MODEL)) == (1, 0, 1, 1)
    assert [one.file for one in archive.summaries()] == ["in/a.json", "in/c.json"]
    Path("in/a.json").write_text("{", encoding="utf-8")
    assert sizes(mirror(archive, "in", DEFAULT_MODEL)) == (0, 0, 1, 1)


def test_lines_that_leave_a_file_leave_the_mirror(archive: Archive) -> None:
    def line(url: str) -> str:
        return json.dumps({"url": url, "text": MILL.format(url), "title": "Mill"})

    Path("in").mkdir()
    path = Path("in/all.jsonl")
    path.write_text("\n".join(map(line, ("u:1", "u:2", "u:3"))), encoding="utf-8")
    assert sizes(mirror(archive, "in", DEFAULT_MODEL)) == (3, 0, 0, 0)
    path.write_text("\n".join(map(line, ("u:3", "u:1"))), encoding="utf-8")
    assert sizes(mirror(archive, "in", DEFAULT_MODEL)) == (0, 0, 2, 1)
    assert [(one.url, one.place) for one in archive.summaries()] == [("u:1", ":2"), ("u:3", ":1")]


def test_many_articles_are_made_by_processes_as_by_this_one(
    archive: Archive, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(workers.FEW + 2):
        write(f"in/{number:02}.json", MILL.format(f"It had {number + 20} windows."))
    articles, _ = load(["in"])
    alone = list(workers.make_all(articles[:3], DEFAULT_MODEL, whole=True))
    assert list(workers.make_all(articles, DEFAULT_MODEL, whole=True))[:3] == alone
    monkeypatch.setattr(adding, "BATCH", 4)
    steps = list(add(archive, ["in"], DEFAULT_MODEL))
    assert sum(len(step.added) for step in steps) == workers.FEW + 2
    assert max(len(step.added) for step in steps) <= 4
    assert [one.file for one in archive.summaries()] == [f"in/{n:02}.json" for n in range(workers.FEW + 2)]


def test_a_pipeline_that_is_not_there_is_one_line_also_from_a_process(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(workers.FEW + 2):
        write(f"in/{number}.json", MILL.format(number))
    with pytest.raises(MissingModel, match="no_such_model"):
        sizes(add(archive, ["in"], "no_such_model"))
    assert list(archive.summaries()) == []


def test_a_process_that_dies_is_one_line(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    write("a.json", MILL)
    (article,), _ = load(["a.json"])
    # An article that cannot be taken apart at the other end ends the process there.
    broken = replace(article, passages=_Deadly())  # type: ignore[arg-type]
    with pytest.raises(CorpusError, match="ended before its work was done"):
        list(workers.make_all([broken] * (workers.FEW + 1), DEFAULT_MODEL, whole=False))


class _Deadly:
    def __reduce__(self) -> tuple[object, tuple[int]]:
        import os

        return os._exit, (9,)


def test_stories_are_told_by_event_with_copies_as_one_origin(archive: Archive) -> None:
    more = "The fire began in the roof. Divers of the fire service looked at the water wheel on Tuesday."
    write("in/a.json", MILL.format(more))
    write("in/b.json", MILL.format(more), source="wire.example")
    write("in/c.json", "Fire destroyed the mill of Tarnbrook on Monday night. No one was hurt. " + more[:28])
    write("in/d.json", FERRY, "Ferry sinks off Norvik")
    sizes(add(archive, ["in"], DEFAULT_MODEL))
    found = stories(archive, DEFAULT_MODEL, keep=True)
    assert [[one.id for one in story.articles] for story in found] == [[1, 2, 3], [4]]
    assert [story.origins for story in found] == [(1, 1, 2), (1,)]
    write("in/e.json", FERRY.format("The coast guard saved all 40."), "Ferry sinks off Norvik")
    sizes(add(archive, ["in"], DEFAULT_MODEL))
    again = stories(archive, DEFAULT_MODEL, keep=False)
    assert [[one.id for one in story.articles] for story in again] == [[1, 2, 3], [4, 5]]


def test_nothing_is_kept_where_there_is_no_cache(archive: Archive) -> None:
    write("a.json", MILL)
    articles, _ = load(["a.json"])
    shelf = Shelf(archive, None, DEFAULT_MODEL)
    assert shelf.annotated(articles[0]) is shelf.annotated(articles[0])
    shelf.flush()
    assert archive.query("SELECT count(*) FROM readings") == [(0,)]
