"""An archive looked over: what is in it, and whether it is whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.corpus.store.records import body_hash, content_hash, unpack
from newsdiff.corpus.store.schema import LAYOUT

if TYPE_CHECKING:
    from newsdiff.corpus.store.archive import Archive

__all__ = ["Info", "faults", "info"]


@dataclass(frozen=True, slots=True)
class Info:
    """What is in an archive."""

    layout: int
    size: int
    """Bytes of the file."""
    articles: int
    versions: int
    sources: int
    first: str | None
    """First day of publication, in ISO form."""
    last: str | None
    undated: int
    claimed: int
    """Versions whose claims are kept."""
    readings: tuple[tuple[str, int], ...]
    """By what texts were parsed, with how many are kept."""


def info(archive: Archive) -> Info:
    """Counts and days."""
    articles, sources, first, last, dated = archive.query(
        "SELECT count(*), count(DISTINCT v.source), min(v.published), max(v.published), count(v.published)"
        " FROM articles a JOIN versions v ON v.id = a.current"
    )[0]
    return Info(
        layout=LAYOUT,
        size=archive.path.stat().st_size,
        articles=articles,
        versions=archive.query("SELECT count(*) FROM versions")[0][0],
        sources=sources,
        first=first,
        last=last,
        undated=articles - dated,
        claimed=archive.query("SELECT count(*) FROM claims")[0][0],
        readings=tuple(
            archive.query("SELECT made_by, count(*) FROM readings GROUP BY made_by ORDER BY made_by")
        ),
    )


def faults(archive: Archive) -> Iterator[str]:
    """What is wrong with an archive, one line each; nothing where it is whole.

    Raises:
        DamagedArchive: the file is so broken that it cannot be looked over.
    """
    for (line,) in archive.query("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"the file: {line}"
    for table, row, parent, _ in archive.query("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} belongs to nothing in {parent}"
    for key, current in archive.query(
        "SELECT key, current FROM articles WHERE current NOT IN (SELECT id FROM versions)"
    ):
        yield f"{key}: its current version {current} is missing"
    archive.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    for (version,) in archive.query(
        "SELECT current FROM articles EXCEPT SELECT rowid FROM words"
        " UNION SELECT * FROM (SELECT rowid FROM words EXCEPT SELECT current FROM articles)"
    ):
        yield f"version {version} is a current one and not searched, or the other way round"
    yield from _versions(archive)
    for (version,) in archive.query(
        "SELECT v.version FROM posted v WHERE v.version NOT IN (SELECT current FROM articles)"
    ):
        yield f"version {version} is found, but is no current one"


def _versions(archive: Archive) -> Iterator[str]:
    """Versions whose text is not what it was when it was added."""
    for (identity,) in archive.query("SELECT id FROM articles ORDER BY id"):
        try:
            for kept in archive.versions(identity):
                hashes = content_hash(kept.article), body_hash(kept.article)
                if hashes != (kept.content, kept.body):
                    yield f"article {identity}, version {kept.number}: its text is not what was added"
        except (ValueError, TypeError, zlib.error):
            yield f"article {identity}: a version cannot be read"
    for (body,) in archive.query("SELECT hex(body) FROM readings"):
        try:
            unpack(archive.query("SELECT sketch FROM readings WHERE hex(body) = ?", body)[0][0])
        except (ValueError, zlib.error):
            yield f"what was made of text {body[:12].lower()} cannot be read"
