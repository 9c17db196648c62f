"""What a reader of one input format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsdiff.corpus.article import Article, Skipped

__all__ = ["Raw", "Reader"]


@dataclass(frozen=True, slots=True)
class Raw:
    """One file as bytes, unpacked where it was compressed."""

    name: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format. Each lives in a module of its own that ends in ``READER``."""

    name: str
    suffixes: tuple[str, ...]
    """Of file names, lower case, with the dot; ``.gz`` may follow each."""
    read: Callable[[Raw], Iterator[Article | Skipped]]
    """The articles of a file. Raises UnreadableArticle where there is none at all."""
