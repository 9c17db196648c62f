"""Readers of input formats, one module each."""

from __future__ import annotations

from newsdiff.corpus.readers.base import Raw, Reader
from newsdiff.corpus.readers.html import READER as HTML
from newsdiff.corpus.readers.json import READER as JSON
from newsdiff.corpus.readers.jsonl import READER as JSONL
from newsdiff.corpus.readers.markdown import READER as MARKDOWN
from newsdiff.corpus.readers.text import READER as TEXT

__all__ = ["READERS", "Raw", "Reader", "by_suffix", "sniff"]

READERS: tuple[Reader, ...] = (TEXT, MARKDOWN, HTML, JSON, JSONL)


def by_suffix(name: str) -> Reader | None:
    """The reader of files of this name; None where no format has its suffix.

    >>> by_suffix("a.HTML.gz").name
    'html'
    """
    plain = name.lower().removesuffix(".gz")
    for reader in READERS:
        if plain.endswith(reader.suffixes):
            return reader
    return None


def sniff(text: str) -> Reader:
    """The reader for a text without a file name, by how it begins.

    >>> sniff('{"text": "Rain."}').name, sniff("<!doctype html><p>Rain.").name, sniff("Rain.").name
    ('json', 'html', 'text')
    """
    start = text[:2000].lstrip("\ufeff \t\r\n")
    if start[:1] in {"{", "["}:
        first, _, rest = text.strip().partition("\n")
        lines = first.rstrip().endswith("}") and rest.lstrip().startswith("{")
        return JSONL if lines else JSON
    if start[:1] == "<" and any(
        tag in start.lower() for tag in ("<!doctype", "<html", "<head", "<body", "<p")
    ):
        return HTML
    return MARKDOWN if start.startswith(("---\n", "---\r\n", "+++\n", "+++\r\n", "# ")) else TEXT
