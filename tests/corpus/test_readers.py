"""Each input format, and the registry of them."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

import newsdiff.corpus.readers as readers_package
from newsdiff.corpus import Article, UnreadableArticle, load
from newsdiff.corpus.readers import READERS, sniff

TEXT = "A freight train left the rails near Orrin on Monday.\nTwo drivers were hurt, the police said."


def read(path: Path, content: str | bytes) -> Article:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    articles, skipped = load([path])
    assert not skipped
    return articles[0]


def body(article: Article) -> list[str]:
    return [passage.text for passage in article.passages if passage.role == "body"]


def located(article: Article, words: str) -> str:
    """What stands in the article's field where a passage has these words."""
    [passage] = [p for p in article.passages if words in p.text]
    at = passage.text.index(words)
    start, end = passage.locate(at, at + len(words))
    return article.field(passage.field)[start:end]


def test_the_registry_has_every_module_of_the_folder() -> None:
    folder = Path(str(readers_package.__file__)).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "base"}
    assert modules == {reader.name for reader in READERS}


def test_no_suffix_has_two_readers() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


class TestJson:
    record: ClassVar[dict[str, object]] = {
        "title": "Train derails",
        "text": TEXT,
        "source_domain": "www.orrincourier.example",
        "date_publish": "2019-01-07 18:00:00",
        "authors": ["Dana Fell"],
        "url": "https://www.orrincourier.example/a",
    }

    def test_members_are_kept_as_they_are(self) -> None:
        article = Article.from_json(
            self.record | {"text": "\ufeff“Rain” fell. \r\nIt stopped."}, name="a.json"
        )
        assert article.text == "\ufeff“Rain” fell. \r\nIt stopped."
        assert (article.title, article.source) == ("Train derails", "orrincourier.example")
        assert (article.published, article.authors) == (date(2019, 1, 7), ("Dana Fell",))
        assert article.url == "https://www.orrincourier.example/a"
        assert body(article) == ['"Rain" fell.', "It stopped."]

    def test_maintext_is_text(self) -> None:
        assert Article.from_json({"maintext": TEXT}).text == TEXT

    def test_without_a_title_there_is_no_headline(self) -> None:
        article = Article.from_json({"text": TEXT})
        assert article.title == ""
        assert all(passage.role == "body" for passage in article.passages)

    def test_the_host_of_the_address_is_the_source_where_nothing_else_is(self) -> None:
        assert Article.from_json({"text": TEXT, "url": "https://www.a.example/x"}).source == "a.example"

    @pytest.mark.parametrize(
        ("record", "reason"),
        [
            ({"title": "x"}, "the JSON object has no text"),
            ({"text": 7}, "its text is not a string"),
            ({"text": " \n"}, "its text is empty"),
        ],
    )
    def test_what_is_no_article_is_refused(self, record: dict[str, object], reason: str) -> None:
        with pytest.raises(UnreadableArticle, match=reason):
            Article.from_json(record)

    def test_odd_metadata_does_no_harm(self) -> None:
        odd = {"title": None, "date_publish": 3, "authors": [{"name": "Ada Quist"}, 7, None], "url": ["x"]}
        article = Article.from_json({"text": TEXT} | odd)
        assert (article.title, article.published, article.authors, article.url) == (
            "",
            None,
            ("Ada Quist",),
            None,
        )

    def test_half_a_surrogate_pair_can_be_printed(self) -> None:
        article = Article.from_json(json.loads('{"text": "Rain \\ud83d fell all night."}'))
        assert article.text.encode() and len(article.text) == len("Rain x fell all night.")

    def test_a_list_has_an_article_for_each_object(self, tmp_path: Path) -> None:
        path = tmp_path / "all.json"
        path.write_text(json.dumps([self.record, {"title": "no text"}, self.record]))
        articles, skipped = load([path])
        assert [article.name for article in articles] == ["all.json:1", "all.json:3"]
        assert [s.path for s in skipped] == [f"{path}:2"]


class TestJsonl:
    def test_a_bad_line_does_not_lose_the_others(self, tmp_path: Path) -> None:
        path = tmp_path / "wire.jsonl"
        good = json.dumps({"text": TEXT})
        path.write_text(f'{good}\n{{"text": \n\n"a string"\n{{"title": "x"}}\n{good}\n')
        articles, skipped = load([path])
        assert [article.name for article in articles] == ["wire.jsonl:1", "wire.jsonl:6"]
        assert [(s.path, s.reason) for s in skipped] == [
            (f"{path}:2", "broken JSON at column 10"),
            (f"{path}:4", "the JSON is not an object with a text"),
            (f"{path}:5", "the JSON object has no text"),
        ]


class TestMarkdown:
    page = """---
title: Train derails near Orrin
source: Orrin Courier
date: 2019-01-07
authors: [Dana Fell, Ruth Okoro]
url: https://orrincourier.example/a
---

# Train derails near Orrin

A **freight train** left the [rails](https://map.example/orrin_(town)) near _Orrin_ &amp; Calder on Monday.

<!-- desk: check
the number -->

> "It was *loud*," said Omar Dunn.

- Two drivers were hurt, the police said.
- Nobody was on board beside them.

![The wreck](wreck.jpg)

```
run report --all
```

| km | place |
|----|-------|
| 12 | Orrin |
"""

    def test_front_matter_tells_what_it_can(self, tmp_path: Path) -> None:
        article = read(tmp_path / "a.md", self.page)
        assert (article.title, article.source) == ("Train derails near Orrin", "Orrin Courier")
        assert (article.published, article.authors) == (date(2019, 1, 7), ("Dana Fell", "Ruth Okoro"))
        assert article.url == "https://orrincourier.example/a"
        assert article.text == self.page

    def test_markup_does_not_reach_the_passages(self, tmp_path: Path) -> None:
        assert body(read(tmp_path / "a.md", self.page)) == [
            "A freight train left the rails near Orrin & Calder on Monday.",
            '"It was loud," said Omar Dunn.',
            "Two drivers were hurt, the police said.",
            "Nobody was on board beside them.",
        ]

    def test_offsets_count_characters_of_the_file(self, tmp_path: Path) -> None:
        article = read(tmp_path / "a.md", self.page)
        assert (
            located(article, "left the rails near")
            == "left the [rails](https://map.example/orrin_(town)) near"
        )
        assert article.line_column("text", article.text.index("freight")) == (11, 5)
        assert located(article, "Train derails near Orrin") == "Train derails near Orrin"

    def test_toml_front_matter(self, tmp_path: Path) -> None:
        page = (
            f'+++\ntitle = "Train derails"\ndate = 2019-01-07T10:00:00Z\nauthor = "Dana Fell"\n+++\n{TEXT}\n'
        )
        article = read(tmp_path / "a.md", page)
        assert (article.title, article.published) == ("Train derails", date(2019, 1, 7))
        assert article.authors == ("Dana Fell",)

    def test_front_matter_that_is_no_yaml_is_read_line_by_line(self, tmp_path: Path) -> None:
        page = f"---\ntitle: Derailment: two hurt: live\ndate: 7 January 2019\n---\n{TEXT}\n"
        article = read(tmp_path / "a.md", page)
        assert (article.title, article.published) == ("Derailment: two hurt: live", date(2019, 1, 7))

    def test_front_matter_cannot_grow_without_bound(self, tmp_path: Path) -> None:
        levels = "\n".join(f"k{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12))
        article = read(
            tmp_path / "a.md", f"---\ntitle: Train derails\nk0: &a0 {{x: 1}}\n{levels}\n---\n{TEXT}\n"
        )
        assert article.title == "Train derails"

    def test_a_rule_at_the_top_is_no_front_matter(self, tmp_path: Path) -> None:
        article = read(tmp_path / "a.md", f"---\n\n# Train derails near Orrin ##\n\n{TEXT}\n")
        assert article.title == "Train derails near Orrin"
        assert body(article) == TEXT.split("\n")

    def test_wrapped_block_quotes_are_joined(self, tmp_path: Path) -> None:
        page = (
            "# Train derails near Orrin\n\n"
            "> A freight train left the rails near Orrin on Monday, and two drivers\n"
            "> were taken to hospital with burns, the police said in a statement.\n"
        )
        assert body(read(tmp_path / "a.md", page)) == [
            "A freight train left the rails near Orrin on Monday, and two drivers "
            "were taken to hospital with burns, the police said in a statement."
        ]

    def test_crlf(self, tmp_path: Path) -> None:
        article = read(tmp_path / "a.md", self.page.replace("\n", "\r\n"))
        assert article.title == "Train derails near Orrin"
        assert located(article, "Two drivers were hurt") == "Two drivers were hurt"


PARAGRAPHS = "".join(
    f"<p>Paragraph {n} tells at some length what the railway company and the police said of the derailment "
    f"near Orrin, and what will come next for the people of the town.</p>"
    for n in ("one", "two", "three", "four")
)
PAGE = f"""<!doctype html><html><head><meta charset="utf-8">
<title>Train derails near Orrin | Orrin Courier</title>
<meta property="og:site_name" content="The Orrin Courier">
<meta property="og:url" content="https://orrincourier.example/a">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {{"@type": "NewsArticle",
"headline": "Train derails near Orrin &amp; Calder", "datePublished": "2019-01-07T23:30:00-05:00",
"author": [{{"@type": "Person", "name": "Dana Fell"}}]}}]}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Train derails near Orrin</h1>{PARAGRAPHS}</article>
<footer>Copyright 2019</footer></body></html>"""


class TestHtml:
    def test_json_ld_and_open_graph_come_first(self, tmp_path: Path) -> None:
        article = read(tmp_path / "a.html", PAGE)
        assert (article.title, article.source) == ("Train derails near Orrin & Calder", "The Orrin Courier")
        assert (article.published, article.authors) == (date(2019, 1, 7), ("Dana Fell",))
        assert article.url == "https://orrincourier.example/a"
        assert len(body(article)) == 4

    def test_without_them_the_page_itself_tells(self, tmp_path: Path) -> None:
        bare = PAGE[: PAGE.index("<meta property")] + PAGE[PAGE.index("</head>") :]
        article = read(tmp_path / "a.htm", bare)
        assert article.title == "Train derails near Orrin"
        assert (article.published, article.source) == (None, "a")

    def test_compressed(self, tmp_path: Path) -> None:
        assert len(body(read(tmp_path / "a.html.gz", gzip.compress(PAGE.encode())))) == 4

    def test_the_encoding_the_page_names(self, tmp_path: Path) -> None:
        page = PAGE.replace("utf-8", "windows-1252").replace("near Orrin,", "near Orrin – café,")
        assert "near Orrin – café" in body(read(tmp_path / "a.html", page.encode("cp1252")))[0]

    @pytest.mark.parametrize(
        "data", [b"<html></html>", b"<p>", b"<html><body><script>x</script>", b"\x00\x01\x02"]
    )
    def test_a_page_without_an_article_is_skipped(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "a.html").write_bytes(data)
        articles, [skipped] = load([tmp_path / "a.html"])
        assert not articles and skipped.reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"text": "x"}', "json"),
        ('[{"text": "x"}]', "json"),
        ('{\n "text": "x"\n}', "json"),
        ('{"text": "x"}\n{"text": "y"}\n', "jsonl"),
        ("\n<!DOCTYPE html>\n<html>", "html"),
        ("---\ntitle: x\n---\ny", "markdown"),
        ("# Rain\n\nIt rained.", "markdown"),
        ("It rained.", "text"),
    ],
)
def test_standard_input_is_told_by_how_it_begins(text: str, name: str) -> None:
    assert sniff(text).name == name
