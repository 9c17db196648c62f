"""Articles as an archive keeps them: rows, and the hashes that tell whether two are one."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from newsdiff.corpus.article import Article, Field, Passage, Role

__all__ = [
    "Kept",
    "Reading",
    "Summary",
    "body_hash",
    "content_hash",
    "from_row",
    "pack",
    "searched",
    "to_row",
    "unpack",
]

_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Summary:
    """One article of the archive, without its text."""

    id: int
    version: int
    """Row of the current version."""
    number: int
    """Number of the current version, from 1: how often the text has changed, and one more."""
    file: str
    """The file it was read from, relative to the folder of the archive."""
    place: str
    """Where in the file: ``:12`` for line 12; empty where the file is the article."""
    source: str
    title: str
    published: date | None
    url: str | None
    body: bytes
    """See :func:`body_hash`."""

    @property
    def path(self) -> str:
        """File and place."""
        return self.file + self.place


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of an article with its text."""

    id: int
    version: int
    number: int
    content: bytes
    body: bytes
    article: Article


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a text by one pipeline: kept, so that no text is parsed twice."""

    parse: bytes
    """See :func:`newsdiff.corpus.annotate.to_bytes`."""
    sketch: bytes
    """What finds the event; made and read by those who look for it."""


def content_hash(article: Article) -> bytes:
    """32 bytes that two articles share when all that is told of them but name and path is the same."""
    day = article.published.isoformat() if article.published else None
    told = [article.source, article.title, article.text, day, article.authors, article.url]
    return _hash([told, [_plain(passage) for passage in article.passages]])


def body_hash(article: Article) -> bytes:
    """32 bytes that two articles share when headline and paragraphs are the same words."""
    return _hash([[passage.role, passage.text] for passage in article.passages])


def _hash(value: object) -> bytes:
    return hashlib.sha256(_dump(value)).digest()


def _plain(passage: Passage) -> list[Any]:
    return [passage.field, passage.role, passage.text, passage.start, passage.offsets]


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def pack(value: object) -> bytes:
    """A JSON value, compressed."""
    return zlib.compress(_dump(value), 6)


def unpack(data: bytes) -> Any:
    """What :func:`pack` made bytes of."""
    return json.loads(zlib.decompress(data))


def to_row(article: Article) -> Mapping[str, Any]:
    """The columns of a version."""
    return {
        "content": content_hash(article),
        "body": body_hash(article),
        "name": _whole(article.name),
        "source": _whole(article.source),
        "title": _whole(article.title),
        "text": zlib.compress(_whole(article.text).encode(), 6),
        "published": article.published.isoformat() if article.published else None,
        "authors": json.dumps([_whole(author) for author in article.authors], ensure_ascii=False),
        "url": None if article.url is None else _whole(article.url),
        "passages": pack([_plain(passage) for passage in article.passages]),
    }


def _whole(text: str) -> str:
    """Halves of surrogate pairs, which no encoding can write, replaced one for one."""
    return _HALVES.sub("\ufffd", text)


def searched(article: Article) -> tuple[str, str]:
    """Headline and text as they are searched: without page furniture, typographic signs made plain."""
    body = "\n".join(_whole(passage.text) for passage in article.passages if passage.role == "body")
    return _whole(article.title), body


def from_row(row: Mapping[str, Any], path: str) -> Article:
    """The article of a version's columns."""
    return Article(
        name=row["name"],
        path=path,
        source=row["source"],
        title=row["title"],
        text=zlib.decompress(row["text"]).decode(),
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        authors=tuple(json.loads(row["authors"])),
        url=row["url"],
        passages=tuple(_passage(*told) for told in unpack(row["passages"])),
    )


def _passage(field: str, role: str, text: str, start: int, offsets: list[int] | None) -> Passage:
    places = None if offsets is None else tuple(offsets)
    return Passage(cast(Field, field), cast(Role, role), text, start, places)
