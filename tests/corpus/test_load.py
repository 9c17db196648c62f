"""Files and folders in, articles and skipped inputs out."""

import gzip
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdiff.corpus import Skipped, decoding, load
from newsdiff.corpus.errors import UnknownName
from newsdiff.corpus.readers import READERS

TEXT = "A freight train left the rails near Orrin on Monday.\nTwo drivers were hurt, the police said.\n"


def write(path: Path, content: bytes | str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reason(path: Path) -> str:
    articles, skipped = load([path])
    assert not articles
    return skipped[0].reason


def test_a_folder_is_the_articles_in_it_and_below_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.json", ".hidden.txt", ".git/d.txt", "notes.log", "picture.png"):
        write(tmp_path / name, json.dumps({"text": TEXT}) if name.endswith("json") else TEXT)
    articles, skipped = load([tmp_path])
    assert [article.name for article in articles] == ["a.md", "b.txt", "c.json"]
    assert not skipped


REPORT = (
    "# Where two reports differ\n\n1 conflict.\n\n---\n\nCompared by newsdiff, read with `a`. And so on.\n"
)
OWN = {
    "report.json": '{\n  "schema": "newsdiff.report/1",\n  "articles": []\n}\n',
    "newsdiff-baseline.json": '{"schema":"newsdiff.baseline/1","findings":[]}',
    "findings.jsonl": '{"id":"311b70c0ffee","relation":"conflict","kind":"date"}\n',
    "differences.md": REPORT,
}


def test_a_folder_is_read_without_what_newsdiff_wrote_into_it(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    for name, content in OWN.items():
        write(tmp_path / name, content)
    articles, skipped = load([tmp_path])
    assert [article.name for article in articles] == ["a.txt"]
    assert not skipped
    # Whoever names such a file wants it read.
    assert [article.name for article in load([tmp_path / "differences.md"])[0]] == ["differences.md"]


def test_an_article_about_newsdiff_is_an_article(tmp_path: Path) -> None:
    write(tmp_path / "a.md", f"{REPORT}\nSo it says, but the harbour office sees that otherwise.\n")
    write(tmp_path / "b.json", json.dumps({"title": "Out now", "text": TEXT, "schema": "newsdiff.report/1"}))
    assert [article.name for article in load([tmp_path])[0]] == ["a.md", "b.json"]


def test_a_folder_without_articles_is_said_to_be_one(tmp_path: Path) -> None:
    assert reason(tmp_path) == "the folder has no file of a known format"


def test_one_name_twice_is_told_apart_by_as_little_of_the_path_as_will_do(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("a/x/n.txt", "b/x/n.txt", "b/y/n.txt", "b/m.txt")]
    articles, _ = load(paths)
    assert [article.name for article in articles] == ["a/x/n.txt", "b/x/n.txt", "y/n.txt", "m.txt"]


def test_lines_of_two_files_with_one_name(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT})
    paths = [write(tmp_path / folder / "w.jsonl", f"{line}\n{line}\n") for folder in ("a", "b")]
    articles, _ = load(paths)
    assert [article.name for article in articles] == [
        "a/w.jsonl:1",
        "a/w.jsonl:2",
        "b/w.jsonl:1",
        "b/w.jsonl:2",
    ]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    articles, skipped = load([path, path, tmp_path])
    assert len(articles) == 1
    assert skipped == [Skipped(str(path), "the file is given twice", repeated=True)]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps({"title": "Rain", "text": TEXT}).encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    [article], _ = load(["-"])
    assert (article.name, article.path, article.title) == ("stdin", "-", "Rain")


def test_standard_input_given_twice_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    articles, skipped = load(["-", "-"])
    assert len(articles) == 1
    assert skipped == [Skipped("-", "standard input is given twice", repeated=True)]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"%PDF-1.7 ...", "it is a binary file, not text"),
        (bytes(range(256)) * 40, "it is a binary file, not text"),
        (
            b"Share\nAdvertisement\nMenu\nBy Dana Fell\n",
            "no sentence is left when page furniture is taken away",
        ),
    ],
)
def test_what_is_no_text_is_skipped_with_the_reason(tmp_path: Path, data: bytes, why: str) -> None:
    assert reason(write(tmp_path / "a.txt", data)) == why


def test_broken_json_says_where(tmp_path: Path) -> None:
    assert reason(write(tmp_path / "a.json", '{"text":\n "x"')) == "broken JSON at line 2, column 5"
    assert reason(write(tmp_path / "b.json", "[" * 100_000)).startswith("broken JSON")
    assert reason(write(tmp_path / "c.json", "7")) == "the JSON is not an object with a text"


def test_missing_and_forbidden_files(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.txt") == "there is no such file"
    assert "no such file" in reason(tmp_path / "gone\x1b[31m.txt")
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    if not os.access(path, os.R_OK):
        assert reason(path) == "permission to read it is denied"


def test_a_path_that_cannot_be_one(tmp_path: Path) -> None:
    articles, [skipped] = load(["a\x00b.txt"])
    assert not articles and skipped.reason
    assert "\x00" not in skipped.path + skipped.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reason(tmp_path / "a.txt") == "it is not a regular file"


def test_large_files_and_gzip_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = write(tmp_path / "a.html.gz", gzip.compress(b"a" * 60_000_000, compresslevel=1))
    assert reason(bomb) == "it holds more than 50 MB when unpacked"
    monkeypatch.setattr(sys.modules["newsdiff.corpus.load"], "LARGEST_FILE", 1024 * 1024)
    assert reason(write(tmp_path / "b.txt", b"a" * 1024 * 1025)) == "it is larger than 1 MB"
    assert reason(write(tmp_path / "c.html.gz", b"\x1f\x8b damaged")) == "the gzip file is damaged"
    assert decoding.LARGEST_FILE == 20 * 1024 * 1024


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = (
        "Café owner hurt in Orrin\n\n“It was loud,” he said – and that’s all. The train was late, as ever.\n"
    )
    [article], _ = load([write(tmp_path / "a.txt", text.encode(encoding))])
    assert article.text == text
    assert article.title == "Café owner hurt in Orrin"


def test_utf_8_with_a_damaged_byte_stays_utf_8(tmp_path: Path) -> None:
    data = (
        "“Été” à la “crème brûlée” — “déjà vu”, he said, “naïve”.\n".encode()
        + b"A bad \xff byte came here.\n"
    )
    [article], _ = load([write(tmp_path / "a.txt", data)])
    assert "crème brûlée" in article.text and "\ufffd" in article.text


def test_crlf_and_nul_bytes_keep_their_places(tmp_path: Path) -> None:
    text = (
        "Train derails near Orrin\r\n\r\nA train\x00left the rails on Monday.\r\nTwo drivers were hurt.\r\n"
    )
    [article], _ = load([write(tmp_path / "a.txt", text)])
    assert article.text == text
    last = article.passages[-1]
    assert text[slice(*last.locate(0, len(last.text)))] == "Two drivers were hurt."
    assert article.passages[1].text.startswith("A train left")


def test_a_named_file_of_unknown_format_is_read_as_text(tmp_path: Path) -> None:
    [article], _ = load([write(tmp_path / "report")])
    assert article.text == TEXT


class TestPublished:
    def test_the_day_given_is_the_last_resort(self, tmp_path: Path) -> None:
        plain = write(tmp_path / "a.txt")
        dated = write(tmp_path / "b.txt", f"Train derails near Orrin\nPublished: 7 January 2019\n{TEXT}")
        given_day = date(2020, 2, 2)
        articles, _ = load([plain, dated], published={"a.txt": given_day, str(dated): given_day})
        assert [article.published for article in articles] == [given_day, date(2019, 1, 7)]

    def test_without_it_a_day_is_unknown(self, tmp_path: Path) -> None:
        assert load([write(tmp_path / "a.txt")])[0][0].published is None

    def test_an_unknown_name_is_an_error_of_one_line(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownName, match=r"no article is named 'c\.txt' \(there are: a\.txt\)"):
            load([write(tmp_path / "a.txt")], published={"c.txt": date(2020, 2, 2)})

    def test_a_skipped_article_may_be_named(self, tmp_path: Path) -> None:
        load([tmp_path / "gone.txt"], published={"gone.txt": date(2020, 2, 2)})


SUFFIXES = [reader.suffixes[0] for reader in READERS]
BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(str.encode),
    st.sampled_from([b"---\n", b"+++\n", b"{", b"[[", b"<html>", b"\x1f\x8b", b"\xff\xfe"]).flatmap(
        lambda head: st.binary(max_size=60).map(lambda tail: head + tail)
    ),
    st.text(alphabet="[]()*_`<>!#-|\\&;^~ ab\n", max_size=120).map(str.encode),
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES)
def test_no_bytes_are_too_odd(tmp_path: Path, suffix: str, data: bytes) -> None:
    articles, skipped = load([write(tmp_path / f"a{suffix}", data)])
    assert len(articles) + len(skipped) >= 1 or suffix == ".jsonl"
    for article in articles:
        for passage in article.passages:
            start, end = passage.locate(0, len(passage.text))
            assert 0 <= start < end <= len(article.field(passage.field))
    for s in skipped:
        assert s.reason and s.reason.isprintable() and len(s.reason) <= 200


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy")), min_size=1, max_size=6))
def test_no_two_articles_have_one_name(parts: list[tuple[str, str]]) -> None:
    from newsdiff.corpus.names import unique_names
    from newsdiff.corpus.readers.json import from_record

    articles = [from_record({"text": TEXT}, name=f"{b}.json", path=f"/{a}/{b}.json") for a, b in parts]
    names = [article.name for article in unique_names(articles)]
    assert len(set(names)) == len(names)


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("spacy", "trafilatura", "lxml", "charset_normalizer", "yaml", "numpy")
    code = f"import sys, newsdiff.corpus; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "[]"
