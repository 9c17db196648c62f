"""Candidates for one event: by terms and days, and by full-text rank, at a cost that has an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsdiff.corpus import Article
from newsdiff.corpus.store import Archive, finding
from newsdiff.corpus.store.finding import WINDOW, candidates, post, unpost

DAY = date(2021, 3, 2)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "news.sqlite", create=True) as opened:
        yield opened


def add(archive: Archive, number: int, terms: set[str], day: date | None = DAY, text: str = "Rain.") -> int:
    article = Article.from_json({"title": "", "text": text}, name=f"{number}.json")
    with archive.writing():
        version = archive.put(f"{number}", f"{number}.json", "", article).version
        post(archive, version, day, terms)
    return version


def ask(archive: Archive, *terms: str, day: date | None = DAY, most: int = 10) -> list[int]:
    return candidates(archive, dict.fromkeys(terms, 1.0), (), day, most)


def test_those_that_share_the_rarest_terms_come_first(archive: Archive) -> None:
    for number in range(1, 9):
        add(
            archive,
            number,
            {"common"} | ({"rare"} if number == 5 else set()) | ({"two"} if number > 6 else set()),
        )
    assert ask(archive, "common", "rare", "two")[:3] == [5, 7, 8]
    assert ask(archive, "common", "rare", "two", most=2) == [5, 7]
    assert ask(archive, "unknown") == []


def test_a_weight_counts(archive: Archive) -> None:
    add(archive, 1, {"a"})
    add(archive, 2, {"b"})
    assert candidates(archive, {"a": 0.1, "b": 1.0}, (), DAY, 5) == [2, 1]


@pytest.mark.parametrize(
    ("days", "near"), [(0, True), (WINDOW, True), (-WINDOW, True), (WINDOW + 1, False), (-WINDOW - 1, False)]
)
def test_far_days_are_no_candidates(archive: Archive, days: int, near: bool) -> None:
    version = add(archive, 1, {"a"}, DAY + timedelta(days))
    assert ask(archive, "a") == ([version] if near else [])
    assert ask(archive, "a", day=None) == [version]


def test_an_undated_article_is_always_one(archive: Archive) -> None:
    version = add(archive, 1, {"a"}, None)
    assert ask(archive, "a") == ask(archive, "a", day=None) == [version]


def test_what_is_taken_out_is_found_no_more_and_counts_no_more(archive: Archive) -> None:
    version = add(archive, 1, {"a", "b"})
    add(archive, 2, {"b"})
    with archive.writing():
        unpost(archive, version)
        unpost(archive, version)
    assert ask(archive, "a", "b") == [2]
    assert archive.query("SELECT term, count FROM terms") == [("b", 1)]


def test_a_new_version_takes_the_place_of_the_old(archive: Archive) -> None:
    add(archive, 1, {"a"})
    second = add(archive, 1, {"b"}, text="Snow.")
    assert (ask(archive, "a"), ask(archive, "b")) == ([], [second])


def test_a_look_up_reads_no_more_than_its_share(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 21):
        add(archive, number, {"common", "rare"} if number == 20 else {"common"})
    read: list[int] = []
    versions = finding._versions

    def counted(archive: Archive, term: int, day: date | None, most: int) -> list[tuple[int]]:
        found = versions(archive, term, day, most)
        read.append(len(found))
        return found

    monkeypatch.setattr(finding, "_versions", counted)
    monkeypatch.setattr(finding, "ENTRIES", 6)
    assert ask(archive, "common", "rare")[0] == 20
    assert sum(read) == 6


def test_the_words_of_a_headline_add_what_the_index_has_not(archive: Archive) -> None:
    add(archive, 1, {"a"}, text="The mill of Tarnbrook burnt down.")
    add(archive, 2, set(), text="Divers look at the mill near Tarnbrook.")
    add(archive, 3, set(), text="Nothing of the kind.")
    told = candidates(archive, {"a": 1.0}, ("tarnbrook", "mill", "gone"), DAY, 8)
    assert told == [1, 2]
    assert candidates(archive, {"a": 1.0}, ("mill",), DAY, 8) == [1]


def test_a_word_that_all_have_is_not_asked_for(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "COMMON", 3)
    for number in range(1, 5):
        add(
            archive, number, set(), text="The mayor of Tarnbrook spoke." if number < 3 else "The mayor spoke."
        )
    assert candidates(archive, {}, ("mayor", "tarnbrook"), DAY, 8) == []
    assert candidates(archive, {}, ("tarnbrook", "mayor", "of"), DAY, 8) == [1, 2]
