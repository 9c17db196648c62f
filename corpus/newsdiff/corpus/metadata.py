"""What an input says of its article beside the text, and the article made of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from newsdiff.corpus.article import Article
from newsdiff.corpus.characters import printable
from newsdiff.corpus.cleaning import Cleaned

__all__ = ["Metadata", "assemble", "authors_of", "host", "string"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Front matter, JSON members or the head of a page, as far as they are there."""

    source: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None


def string(value: object) -> str | None:
    """A metadata value that is a string with something in it, as one line; None of all else."""
    return printable(value, 500) or None if isinstance(value, str) else None


_BETWEEN = re.compile(r"\s*(?:;|\||\band\b|&)\s*")


def authors_of(value: object) -> tuple[str, ...]:
    """Names from a list, a string, or objects with a ``name``, each once.

    >>> authors_of("By Ada Quist and Jon Ferro"), authors_of([{"name": "Ada Quist"}])
    (('Ada Quist', 'Jon Ferro'), ('Ada Quist',))
    """
    names: list[str] = []
    for item in value if isinstance(value, Sequence) and not isinstance(value, str) else [value]:
        name = string(item.get("name") if isinstance(item, dict) else item)
        parts = _BETWEEN.split(name) if name else ()
        names.extend(re.sub(r"^by\s+", "", part.strip(), flags=re.IGNORECASE) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def host(url: str | None) -> str | None:
    """The host of an address, without ``www.``; None where it has none.

    >>> host("https://www.example.org/a?b"), host("nowhere")
    ('example.org', None)
    """
    if not url:
        return None
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def assemble(*, name: str, path: str, title: str, text: str, cleaned: Cleaned, metadata: Metadata) -> Article:
    """The article of an input."""
    source = metadata.source or cleaned.outlet or host(metadata.url) or PurePath(name.split(":")[0]).stem
    return Article(
        name=name,
        path=path,
        source=source,
        title=title,
        text=text,
        published=metadata.published or cleaned.published,
        authors=metadata.authors or authors_of(cleaned.byline),
        url=metadata.url,
        passages=cleaned.passages,
    )
