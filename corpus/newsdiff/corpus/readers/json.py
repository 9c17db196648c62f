"""JSON in the shape of news-please: one article, or a list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsdiff.corpus.article import Article, Skipped
from newsdiff.corpus.characters import printable
from newsdiff.corpus.cleaning import clean
from newsdiff.corpus.days import parse_day
from newsdiff.corpus.decoding import decode
from newsdiff.corpus.errors import UnreadableArticle
from newsdiff.corpus.metadata import Metadata, assemble, authors_of, host, string
from newsdiff.corpus.readers.base import Raw, Reader

__all__ = ["READER", "from_record", "parse", "record_article"]

_HALVES = re.compile("[\ud800-\udfff]")
_DAYS = ("date_publish", "published", "date", "datePublished")


def from_record(record: Mapping[str, Any], name: str | None = None, path: str | None = None) -> Article:
    """The article of one object; ``text`` and ``title`` are its members of those names, untouched.

    Halves of surrogate pairs, which no encoding can write, are the one exception: each becomes U+FFFD.

    Raises:
        UnreadableArticle: ``text`` is missing, empty or no string.
    """
    text = record.get("text", record.get("maintext"))
    if not isinstance(text, str):
        raise UnreadableArticle("the JSON object has no text" if text is None else "its text is not a string")
    if not text.strip():
        raise UnreadableArticle("its text is empty")
    given = record.get("title")
    title = _whole(given) if isinstance(given, str) else ""
    text = _whole(text)
    url = string(record.get("url"))
    domain = string(record.get("source_domain"))
    source = string(record.get("source")) or (domain.removeprefix("www.") if domain else None)
    label = printable(name or source or host(url) or "article")
    metadata = Metadata(
        source=source,
        published=next((day for day in (parse_day(record.get(key)) for key in _DAYS) if day), None),
        authors=authors_of(record.get("authors", record.get("author"))),
        url=url,
    )
    return assemble(
        name=label,
        path=path or label,
        title=title,
        text=text,
        cleaned=clean(text, title),
        metadata=metadata,
    )


def _whole(text: str) -> str:
    return _HALVES.sub("\ufffd", text)


def parse(text: str) -> object:
    """A JSON value.

    Raises:
        UnreadableArticle: with the line and column where the JSON is broken.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableArticle(f"broken JSON at line {error.lineno}, column {error.colno}") from None
    except (ValueError, RecursionError):
        raise UnreadableArticle("broken JSON: too large a number or too deep a nesting") from None


def record_article(record: object, name: str, path: str) -> Article:
    """The article of a JSON value.

    Raises:
        UnreadableArticle: it is no object, or no article.
    """
    if not isinstance(record, dict):
        raise UnreadableArticle("the JSON is not an object with a text")
    return from_record(record, name=name, path=path)


def _read(raw: Raw) -> Iterator[Article | Skipped]:
    value = parse(decode(raw.data))
    if not isinstance(value, list):
        yield record_article(value, raw.name, raw.path)
        return
    if not value:
        raise UnreadableArticle("the JSON list is empty")
    for number, record in enumerate(value, start=1):
        name, path = (
            (f"{raw.name}:{number}", f"{raw.path}:{number}") if len(value) > 1 else (raw.name, raw.path)
        )
        try:
            yield record_article(record, name, path)
        except UnreadableArticle as error:
            yield Skipped(path, str(error))


READER = Reader("json", (".json",), _read)
