"""Plain text, often copied off a web page with what stood around the article."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.corpus.article import Article
from newsdiff.corpus.cleaning import clean
from newsdiff.corpus.decoding import decode
from newsdiff.corpus.metadata import Metadata, assemble
from newsdiff.corpus.readers.base import Raw, Reader

__all__ = ["READER"]


def _read(raw: Raw) -> Iterator[Article]:
    text = decode(raw.data)
    cleaned = clean(text)
    yield assemble(
        name=raw.name,
        path=raw.path,
        title=cleaned.title,
        text=text,
        cleaned=cleaned,
        metadata=Metadata(),
    )


READER = Reader("text", (".txt", ".text"), _read)
