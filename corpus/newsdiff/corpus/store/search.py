"""Full-text search in headlines and texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.corpus.store.records import Summary

if TYPE_CHECKING:
    from newsdiff.corpus.store.archive import Archive

__all__ = ["BEGIN", "END", "Hit", "expression", "search"]

BEGIN, END = "\x02", "\x03"
"""Around the words found in an excerpt."""
_PART = re.compile(r'"[^"]{1,300}"?|[^\s"]{1,300}')


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that has the words."""

    article: Summary
    excerpt: str
    """Some words around those found, which stand between ``BEGIN`` and ``END``."""


def expression(words: Iterable[str]) -> str:
    """A full-text query for articles that have all of the words; empty where there is no word.

    Quotation marks keep words in a row together, a star at the end stands for any ending. Nothing else
    has a meaning of its own.

    >>> expression(['harbour "six people" inj*', "NOT"])
    '"harbour" "six people" "inj"* "NOT"'
    >>> expression(["?", '""'])
    ''
    """
    parts = [part for text in words for part in _PART.findall(text)]
    told = ((part.strip('"*'), part.endswith("*")) for part in parts)
    return " ".join(f'"{word}"' + "*" * star for word, star in told if any(c.isalnum() for c in word))


def search(archive: Archive, asked: str, most: int) -> list[Hit]:
    """The articles that a query of :func:`expression` finds, the best match first."""
    rows = archive.query(
        "SELECT rowid, snippet(words, -1, ?, ?, '…', 24) FROM words WHERE words MATCH ?"
        " ORDER BY rank, rowid LIMIT ?",
        *(BEGIN, END, asked, most),
    )
    return [Hit(summary, text) for version, text in rows for summary in archive.by_version([version])]
