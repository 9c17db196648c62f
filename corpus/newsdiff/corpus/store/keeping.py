"""What was made of texts, kept by what it was made of: parses, claims, vectors and results.

Nothing here is lost for good when it is lost: it is made again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsdiff.corpus.store.records import Reading

if TYPE_CHECKING:
    from newsdiff.corpus.store.archive import Archive

__all__ = [
    "claims",
    "keep_claims",
    "keep_links",
    "keep_reading",
    "keep_result",
    "keep_vectors",
    "links",
    "reading",
    "result",
    "sketch",
    "vector",
]

RESULTS = 5_000
"""Results that are kept; the oldest go first."""


def keep_reading(archive: Archive, body: bytes, made_by: str, made: Reading) -> None:
    """Keep what a pipeline made of a text."""
    archive.execute(
        "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", body, made_by, made.parse, made.sketch
    )


def reading(archive: Archive, body: bytes, made_by: str) -> Reading | None:
    """What a pipeline made of a text; None where it has not read it."""
    rows = archive.query("SELECT parse, sketch FROM readings WHERE body = ? AND made_by = ?", body, made_by)
    return Reading(*rows[0]) if rows else None


def sketch(archive: Archive, body: bytes, made_by: str) -> bytes | None:
    """The sketch alone, where the parse is not needed."""
    rows = archive.query("SELECT sketch FROM readings WHERE body = ? AND made_by = ?", body, made_by)
    return rows[0][0] if rows else None


def keep_claims(archive: Archive, version: int, made_by: str, data: bytes) -> None:
    """Keep the claims of one version of an article."""
    archive.execute("INSERT OR REPLACE INTO claims VALUES (?, ?, ?)", version, made_by, data)


def claims(archive: Archive, version: int) -> tuple[str, bytes] | None:
    """By what the claims of a version were made, and the claims; None where none were."""
    rows = archive.query("SELECT made_by, data FROM claims WHERE version = ?", version)
    return rows[0] if rows else None


def keep_links(archive: Archive, version: int, made_by: str, others: Iterable[int]) -> None:
    """Keep which versions were found to tell the event of one."""
    data = array("Q", others).tobytes()
    archive.execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", version, made_by, data)


def links(archive: Archive, made_by: str) -> dict[int, tuple[int, ...]]:
    """For each version that was asked about, those that tell its event; some may be gone since."""
    found = {}
    for version, data in archive.query("SELECT version, data FROM links WHERE made_by = ?", made_by):
        others = array("Q")
        others.frombytes(data)
        found[version] = tuple(others)
    return found


def keep_vectors(archive: Archive, vectors: Iterable[tuple[bytes, bytes]]) -> None:
    """Keep vectors, each by the hash of the model and the text it is of."""
    for key, data in vectors:
        archive.execute("INSERT OR IGNORE INTO vectors (key, data) VALUES (?, ?)", key, data)


def vector(archive: Archive, key: bytes) -> bytes | None:
    """A vector that was kept."""
    rows = archive.query("SELECT data FROM vectors WHERE key = ?", key)
    return rows[0][0] if rows else None


def keep_result(archive: Archive, key: bytes, data: bytes) -> None:
    """Keep the outcome of a comparison by the hash of all it rests on."""
    archive.execute("INSERT OR REPLACE INTO results (key, data) VALUES (?, ?)", key, data)
    archive.execute("DELETE FROM results WHERE number <= (SELECT max(number) FROM results) - ?", RESULTS)


def result(archive: Archive, key: bytes) -> bytes | None:
    """An outcome that was kept."""
    rows = archive.query("SELECT data FROM results WHERE key = ?", key)
    return rows[0][0] if rows else None
