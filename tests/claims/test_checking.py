"""New articles against an archive: with which reports, what comes of it, and what is taken from the cache."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims import checking, outcome
from newsdiff.claims.adding import add
from newsdiff.claims.checking import Check, check
from newsdiff.claims.compare import Options
from newsdiff.claims.model import DIFFERENCES, Attribution, Relation
from newsdiff.claims.outcome import Outcome
from newsdiff.claims.report import Finding, Side
from newsdiff.claims.shelf import Shelf
from newsdiff.corpus import load
from newsdiff.corpus.annotate import DEFAULT_MODEL
from newsdiff.corpus.store import Archive

MILL = (
    "The old mill of Tarnbrook burnt down on Monday, and {} people were injured, the fire service said. "
    "The fire began in the roof of the mill. The mayor of Tarnbrook, Ada Quist, {}, saw it from the bridge."
)
FERRY = (
    "The ferry Alma ran onto rocks off Norvik on Tuesday, injuring {} passengers. The coast guard took all "
    "aboard to the port of Norvik. The captain of the Alma blamed the fog off Norvik."
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def archive(here: Path) -> Iterator[Archive]:
    """Two reports of a fire, one of a shipwreck."""
    write("old/post.json", MILL.format(21, 52), "Mill of Tarnbrook burns down", "post.example")
    write(
        "old/wire.json",
        MILL.format(21, 52) + " The wheel stood still.",
        "Fire at Tarnbrook mill",
        "wire.example",
    )
    write("old/coast.json", FERRY.format(14), "Ferry Alma hits rocks off Norvik", "coast.example")
    with Archive(here / "news.sqlite", create=True) as opened:
        for _ in add(opened, ["old"], DEFAULT_MODEL):
            pass
        yield opened


def write(name: str, text: str, title: str, source: str, day: str = "2021-03-02", **more: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    record = {"title": title, "text": text, "source_domain": source, "date_publish": day, **more}
    Path(name).write_text(json.dumps(record), encoding="utf-8")


def run(archive: Archive, *paths: str, options: Options | None = None) -> Check:
    articles, skipped = load(list(paths))
    return check(articles, Shelf(archive, archive, DEFAULT_MODEL), options or Options(), skipped=skipped)


def told(found: Check) -> set[tuple[str, str, frozenset[str]]]:
    """Differences: relation, rule and the paths of the articles that they are between."""
    entries = found.report.articles
    return {
        (f.relation.value, f.rule, frozenset(entries[side.article].path for side in f.sides))
        for f in found.report.findings
        if f.relation in DIFFERENCES
    }


def test_a_new_article_is_compared_with_the_reports_of_its_event_alone(archive: Archive) -> None:
    write("new.json", MILL.format(27, 52), "Mill fire in Tarnbrook", "tarn.example")
    found = run(archive, "new.json")
    entries = [(e.id, e.path, e.checked) for e in found.report.articles]
    assert entries[0] == ("A", "new.json", True)
    assert {entry[1:] for entry in entries[1:]} == {("old/post.json", False), ("old/wire.json", False)}
    assert found.matched == {"new.json": 2}
    assert [rule for _, rule, paths in told(found) if "new.json" in paths] == ["quantity-differs"]
    assert all(any(side.article == 0 for side in f.sides) for f in found.report.findings)


def test_an_event_that_nobody_told_is_held_against_itself(archive: Archive) -> None:
    text = "A crane fell on the quay of Port Ellery on Monday, killing 12 people. " * 2
    write("new.json", text, "Crane kills 14 people in Port Ellery", "tarn.example")
    found = run(archive, "new.json")
    assert found.matched == {"new.json": 0}
    assert told(found) == {("conflict", "headline-differs", frozenset({"new.json"}))}
    assert [entry.path for entry in found.report.articles] == ["new.json"]


def test_an_older_version_and_a_copy_of_an_article_are_not_held_against_it(archive: Archive) -> None:
    write("old/post.json", MILL.format(27, 52), "Mill of Tarnbrook burns down", "post.example")
    write("copy.json", MILL.format(21, 52), "Mill of Tarnbrook burns down", "other.example")
    write("moved.json", MILL.format(29, 52), "Mill", "x.example", url="https://post.example/1")
    write("old/again.json", MILL.format(28, 52), "The mill", "x.example", url="https://post.example/1")
    for _ in add(archive, ["old/again.json"], DEFAULT_MODEL):
        pass
    for path, others in (
        ("old/post.json", {"old/wire.json", "old/again.json"}),
        ("copy.json", {"old/wire.json", "old/again.json"}),
        ("moved.json", {"old/wire.json", "old/post.json"}),
    ):
        entries = run(archive, path).report.articles
        assert {entry.path for entry in entries[1:]} == others


def test_new_articles_of_one_event_meet_and_those_of_two_do_not(archive: Archive) -> None:
    write("a.json", MILL.format(27, 52), "Mill fire in Tarnbrook", "a.example")
    write("b.json", FERRY.format(19), "Alma runs onto rocks", "b.example")
    write("c.json", MILL.format(21, 57), "Fire in Tarnbrook", "c.example")
    found = run(archive, "a.json", "b.json", "c.json")
    assert [(e.path, e.checked) for e in found.report.articles][:3] == [
        ("a.json", True), ("b.json", True), ("c.json", True),
    ]  # fmt: skip
    pairs = {paths for _, _, paths in told(found)}
    assert any({"a.json", "c.json"} <= paths for paths in pairs)
    assert any({"b.json", "old/coast.json"} == paths for paths in pairs)
    assert not any("b.json" in paths and paths & {"a.json", "c.json", "old/post.json"} for paths in pairs)
    origins = {e.path: e.origin for e in found.report.articles}
    assert len({origins["a.json"], origins["b.json"]}) == 2
    for finding in found.report.findings:
        own = {side.article for side in finding.sides} | set(finding.silent)
        assert own <= set(range(len(found.report.articles)))


def test_what_a_new_article_replaces_is_held_against_no_other_new_one(archive: Archive) -> None:
    write("old/post.json", MILL.format(27, 52), "Mill of Tarnbrook burns down", "post.example")
    write("new.json", MILL.format(27, 52), "Mill fire in Tarnbrook", "tarn.example")
    found = run(archive, "old/post.json", "new.json")
    assert [entry.path for entry in found.report.articles] == ["old/post.json", "new.json", "old/wire.json"]
    assert all("old/wire.json" in paths for _, _, paths in told(found))


def test_a_report_that_two_comparisons_share_is_listed_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_one_event", lambda *_: False)
    write("a.json", MILL.format(27, 52), "Mill fire in Tarnbrook", "a.example")
    write("b.json", MILL.format(29, 52), "Fire in Tarnbrook", "b.example")
    report = run(archive, "a.json", "b.json").report
    assert sorted(entry.path for entry in report.articles[2:]) == ["old/post.json", "old/wire.json"]
    for finding in report.findings:
        for side in finding.sides:
            path = Path(report.articles[side.article].path)
            assert side.quote in json.loads(path.read_text(encoding="utf-8"))[side.field]
    numbers = {entry.origin for entry in report.articles}
    assert numbers == set(range(1, len(numbers) + 1))


def test_what_was_compared_before_is_not_compared_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("new.json", MILL.format(27, 52), "Mill fire in Tarnbrook", "tarn.example")
    first = run(archive, "new.json")
    monkeypatch.setattr(Shelf, "annotated", lambda *_: pytest.fail("a parse is asked for"))
    assert run(archive, "new.json").report == first.report
    Path("new.json").rename("renamed.json")
    again = run(archive, "renamed.json").report
    assert again.findings == first.report.findings
    assert again.articles[0].path == "renamed.json"
    with pytest.raises(pytest.fail.Exception, match="parse is asked for"):
        run(archive, "renamed.json", options=Options(min_confidence=0.1))


def test_another_newsdiff_compares_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    write("new.json", MILL.format(27, 52), "Mill fire in Tarnbrook", "tarn.example")
    run(archive, "new.json")
    monkeypatch.setattr(checking, "engine", lambda: "another")
    monkeypatch.setattr(Shelf, "annotated", lambda *_: pytest.fail("a parse is asked for"))
    with pytest.raises(pytest.fail.Exception, match="parse is asked for"):
        run(archive, "new.json")


def test_an_empty_archive_is_no_fault(here: Path) -> None:
    write("new.json", FERRY.format(14), "Ferry hits rocks", "coast.example")
    with Archive(here / "empty.sqlite", create=True) as archive:
        assert run(archive, "new.json").matched == {"new.json": 0}


NUMBERS = st.integers(0, 999)
WORDS = st.text(max_size=9)
SIDES = st.builds(
    Side,
    article=st.integers(0, 2),
    value=WORDS,
    normal=st.dictionaries(WORDS, NUMBERS | WORDS | st.none() | st.lists(WORDS, max_size=2), max_size=2),
    field=st.sampled_from(["title", "text"]),
    start=NUMBERS,
    end=NUMBERS,
    quote=WORDS,
    mark=st.tuples(NUMBERS, NUMBERS),
    sentence=WORDS,
    sentence_start=NUMBERS,
    line=NUMBERS,
    column=NUMBERS,
    attribution=st.none() | st.builds(Attribution, WORDS, WORDS, st.sampled_from(["attributed", "alleged"])),
)
FINDINGS = st.builds(
    Finding,
    relation=st.sampled_from(Relation),
    kind=WORDS,
    rule=WORDS,
    topic=WORDS,
    severity=st.sampled_from(["error", "warning", "note"]),
    confidence=st.floats(0, 1),
    reason=WORDS,
    sides=st.tuples(SIDES, SIDES),
    silent=st.lists(NUMBERS, max_size=2).map(tuple),
    id=WORDS,
    earlier=st.lists(WORDS, max_size=2).map(tuple),
)


@given(st.lists(FINDINGS, max_size=2).map(tuple), st.lists(NUMBERS, max_size=3).map(tuple), WORDS)
def test_an_outcome_survives_being_kept(
    findings: tuple[Finding, ...], origins: tuple[int, ...], model: str
) -> None:
    one = Outcome(findings, origins, model)
    again = outcome.from_bytes(outcome.to_bytes(one))
    assert again == one
    assert [(f.id, f.earlier) for f in again.findings] == [(f.id, f.earlier) for f in one.findings]


def test_findings_stand_in_the_order_of_a_report(archive: Archive) -> None:
    write("a.json", MILL.format(27, 57), "Mill fire in Tarnbrook", "a.example")
    write("b.json", FERRY.format(19), "Alma runs onto rocks", "b.example")
    findings = run(archive, "a.json", "b.json").report.findings
    different = [f for f in findings if f.relation in DIFFERENCES]
    assert findings[: len(different)] == tuple(different)
    assert [f.confidence for f in different] == sorted((f.confidence for f in different), reverse=True)
    assert replace(findings[0], topic="") != findings[0]
