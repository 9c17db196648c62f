"""JSON lines: one article of the news-please shape a line."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.corpus.article import Article, Skipped
from newsdiff.corpus.decoding import decode
from newsdiff.corpus.errors import UnreadableArticle
from newsdiff.corpus.readers.base import Raw, Reader
from newsdiff.corpus.readers.json import parse, record_article

__all__ = ["READER"]


def _read(raw: Raw) -> Iterator[Article | Skipped]:
    for number, line in enumerate(decode(raw.data).split("\n"), start=1):
        if not line.strip(" \t\r\x00"):
            continue
        path = f"{raw.path}:{number}"
        try:
            yield record_article(parse(line), f"{raw.name}:{number}", path)
        except UnreadableArticle as error:
            yield Skipped(path, str(error).replace("at line 1, column", "at column"))


READER = Reader("jsonl", (".jsonl", ".ndjson"), _read)
