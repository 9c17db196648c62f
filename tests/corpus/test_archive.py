"""The archive: articles in, versions, search, and out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus import Article, Passage
from newsdiff.corpus.store import Archive, ArchiveError, Reading, body_hash, content_hash, keeping
from newsdiff.corpus.store.records import from_row, to_row
from newsdiff.corpus.store.search import BEGIN, END, expression, search

TEXT = "The old mill in Tarnbrook burnt down on Monday. Nobody was hurt, the fire service said."


def make(text: str = TEXT, title: str = "Mill burns down", **more: object) -> Article:
    record = {"title": title, "text": text, "source_domain": "tarn.example", "date_publish": "2021-03-02"}
    return Article.from_json({**record, **more}, name="a.json", path="a.json")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "news.sqlite", create=True) as opened:
        yield opened


def put(archive: Archive, article: Article, file: str = "a.json") -> int:
    with archive.writing():
        return archive.put(file, file, "", article).id


def found(archive: Archive, *words: str) -> list[str]:
    return [hit.article.file for hit in search(archive, expression(words), 10)]


def test_what_is_put_in_comes_out_again(archive: Archive) -> None:
    article = make(authors=["Ada Quist", "Jon Ferro"], url="https://tarn.example/1")
    with archive.writing():
        summary = archive.put("in/a.json", "in/a.json", ":3", article)
    assert (summary.id, summary.number, summary.path) == (1, 1, "in/a.json:3")
    assert (summary.published, summary.url, summary.body) == (
        date(2021, 3, 2),
        article.url,
        body_hash(article),
    )
    kept = archive.current(summary.version)
    assert kept.article == replace(article, path="in/a.json:3")
    assert (kept.content, kept.body) == (content_hash(article), body_hash(article))
    assert list(archive.summaries()) == [archive.summary(1)] == archive.by_version([summary.version])


def test_a_change_is_a_new_version_and_the_old_one_stays(archive: Archive) -> None:
    first, second = make(), make(TEXT.replace("Monday", "Tuesday"))
    put(archive, first)
    put(archive, second)
    put(archive, second)
    assert [kept.article.text for kept in archive.versions(1)] == [first.text, second.text]
    (summary,) = archive.summaries()
    assert (summary.id, summary.number) == (1, 2)
    assert archive.state(1) == (content_hash(second), "")


def test_search_finds_current_versions_alone(archive: Archive) -> None:
    put(archive, make())
    put(archive, make("A bridge was closed in Tarnbrook.", "Bridge closed"), "b.json")
    assert found(archive, "tarnbrook") == ["b.json", "a.json"]
    assert found(archive, "tarnbrook", "mill") == ["a.json"]
    assert found(archive, "burn*") == ["a.json"]
    assert found(archive, '"fire service"') == ["a.json"]
    assert found(archive, '"service fire"') == []
    put(archive, make("The mill stands.", "No fire"))
    assert found(archive, "service") == []
    assert found(archive, "stands") == ["a.json"]


def test_an_excerpt_marks_the_words(archive: Archive) -> None:
    put(archive, make())
    (hit,) = search(archive, expression(["service"]), 1)
    assert f"the fire {BEGIN}service{END} said" in hit.excerpt


@pytest.mark.parametrize(
    "words",
    ["NOT", "a AND b", "title:x", "x^2", "(", "near(a b)", "*", '"', "'; DROP TABLE articles", "-x", "{"],
)
def test_no_word_is_a_command(archive: Archive, words: str) -> None:
    put(archive, make())
    asked = expression([words])
    assert not asked or found(archive, words) == []


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_words_make_a_query_that_runs(words: list[str]) -> None:
    import sqlite3

    asked = expression(words)
    if asked and "\x00" not in asked:
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        safe = asked.encode("utf-8", "replace").decode()
        assert connection.execute("SELECT * FROM t WHERE t MATCH ?", (safe,)).fetchall() == []
        connection.close()


def test_what_is_removed_leaves_nothing(archive: Archive) -> None:
    put(archive, make())
    put(archive, make("The mill stands.", "No fire"))
    body = archive.versions(1)[0].body
    with archive.writing():
        keeping.keep_reading(archive, body, "x", Reading(b"parse", b"sketch"))
        keeping.keep_claims(archive, 1, "x", b"claims")
        assert archive.remove(1)
        assert not archive.remove(1)
    assert list(archive.summaries()) == []
    assert found(archive, "mill") == []
    assert keeping.reading(archive, body, "x") is None
    assert keeping.claims(archive, 1) is None
    assert put(archive, make()) == 2


def test_a_text_that_another_article_has_keeps_its_parse(archive: Archive) -> None:
    put(archive, make())
    put(archive, make(), "b.json")
    body = body_hash(make())
    with archive.writing():
        keeping.keep_reading(archive, body, "x", Reading(b"parse", b"sketch"))
        archive.remove(1)
    assert keeping.reading(archive, body, "x") == Reading(b"parse", b"sketch")
    assert keeping.sketch(archive, body, "x") == b"sketch"
    assert keeping.sketch(archive, body, "y") is None


def test_only_the_latest_results_are_kept(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "RESULTS", 3)
    with archive.writing():
        for number in range(5):
            keeping.keep_result(archive, bytes([number]), b"r")
    assert [keeping.result(archive, bytes([n])) for n in range(5)] == [None, None, b"r", b"r", b"r"]


def test_a_version_that_has_gone_is_one_line(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="changed meanwhile"):
        archive.current(7)


def test_work_that_fails_is_undone(archive: Archive) -> None:
    with pytest.raises(RuntimeError), archive.writing():
        archive.put("a", "a", "", make())
        raise RuntimeError
    assert list(archive.summaries()) == []
    assert put(archive, make()) == 1


def test_a_reader_sees_what_was_finished_when_it_began(archive: Archive) -> None:
    put(archive, make())
    with Archive(archive.path) as reader, reader.reading():
        assert len(list(reader.summaries())) == 1
        put(archive, make(), "b.json")
        assert len(list(reader.summaries())) == 1
    with Archive(archive.path) as reader:
        assert len(list(reader.summaries())) == 2


def test_a_look_changes_no_byte_and_leaves_no_file(archive: Archive) -> None:
    put(archive, make())
    archive.close()
    before = archive.path.read_bytes()
    with Archive(archive.path) as reader:
        assert found(reader, "mill") == ["a.json"]
        with pytest.raises(ArchiveError, match="cannot be written"), reader.writing():
            reader.remove(1)
    assert archive.path.read_bytes() == before
    assert [path.name for path in archive.path.parent.iterdir()] == ["news.sqlite"]


PASSAGES = st.builds(
    Passage,
    st.sampled_from(["title", "text"]),
    st.sampled_from(["title", "body"]),
    st.text(max_size=20),
    st.integers(0, 99),
    st.none() | st.lists(st.integers(0, 99), max_size=5).map(tuple),
)
ARTICLES = st.builds(
    Article,
    name=st.text(max_size=9),
    path=st.just("p"),
    source=st.text(max_size=9),
    title=st.text(max_size=20),
    text=st.text(max_size=60),
    published=st.none() | st.dates(),
    authors=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    url=st.none() | st.text(max_size=9),
    passages=st.lists(PASSAGES, max_size=3).map(tuple),
)


@given(ARTICLES)
def test_any_article_survives_its_row(article: Article) -> None:
    assert from_row(to_row(article), "p") == article


@given(ARTICLES, ARTICLES)
def test_hashes_tell_articles_apart(a: Article, b: Article) -> None:
    told = [replace(article, name="", path="") for article in (a, b)]
    assert (content_hash(a) == content_hash(b)) == (told[0] == told[1])
    same_words = [[(p.role, p.text) for p in article.passages] for article in (a, b)]
    assert (body_hash(a) == body_hash(b)) == (same_words[0] == same_words[1])


def test_halves_of_surrogates_are_kept_out(archive: Archive) -> None:
    put(archive, replace(make(), title="a\ud800b", source="\udfff", authors=("\ud801",)))
    kept = archive.versions(1)[0].article
    assert (kept.title, kept.source, kept.authors) == ("a\ufffdb", "\ufffd", ("\ufffd",))
    assert json.dumps(kept.text)
