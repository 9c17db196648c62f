"""Which articles may tell of one event: an index of terms, by day.

A term is any string by which two reports of one event may be known: a name, a trigger of an event, a word
of the headline. Only current versions are in the index.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.corpus.store.archive import Archive

__all__ = ["candidates", "post", "unpost"]

UNDATED = 0
"""Day of an article that has none; those of all others are ordinals of ``datetime.date``."""
WINDOW = 200
"""Days before and after within which two reports may tell one event."""
ENTRIES = 20_000
"""Entries of the index that one look-up reads at most: it costs the same however large the archive is."""
RANKED = 8
"""Words of a headline that the full-text index is asked for."""
COMMON = 2_000
"""Articles that have a word from which on it is too common to ask the full-text index for."""


def post(archive: Archive, version: int, day: date | None, terms: Collection[str]) -> None:
    """Enter a version in the index, in place of what stood there for it."""
    unpost(archive, version)
    numbers = array("Q")
    ordinal = day.toordinal() if day else UNDATED
    for term in sorted(set(terms)):
        rows = archive.query(
            "INSERT INTO terms (term, count) VALUES (?, 1)"
            " ON CONFLICT (term) DO UPDATE SET count = count + 1 RETURNING id",
            term,
        )
        numbers.append(rows[0][0])
        archive.execute("INSERT INTO postings VALUES (?, ?, ?)", rows[0][0], ordinal, version)
    archive.execute("INSERT INTO posted VALUES (?, ?, ?)", version, ordinal, numbers.tobytes())


def unpost(archive: Archive, version: int) -> None:
    """Take a version out of the index, if it is there."""
    rows = archive.query("SELECT day, terms FROM posted WHERE version = ?", version)
    if not rows:
        return
    numbers = array("Q")
    numbers.frombytes(rows[0][1])
    for number in numbers:
        archive.execute(
            "DELETE FROM postings WHERE term = ? AND day = ? AND version = ?", number, rows[0][0], version
        )
        archive.execute("UPDATE terms SET count = count - 1 WHERE id = ?", number)
        archive.execute("DELETE FROM terms WHERE id = ? AND count < 1", number)
    archive.execute("DELETE FROM posted WHERE version = ?", version)


def candidates(
    archive: Archive, terms: Mapping[str, float], headline: Collection[str], day: date | None, most: int
) -> list[int]:
    """Current versions that may tell the same event, the likeliest first, at most ``most``.

    Args:
        terms: with the weight of each.
        headline: words to look for in the text of articles.
        day: of publication; None where it is not known.
    """
    total = int(archive.query("SELECT count(*) FROM posted")[0][0])
    scores: dict[int, float] = {}
    left = ENTRIES
    for number, rarity in _rarest(archive, terms, total):
        if left <= 0:
            break
        found = _versions(archive, number, day, left)
        left -= len(found)
        for (version,) in found:
            scores[version] = scores.get(version, 0.0) + rarity
    best = sorted(scores, key=lambda version: (-scores[version], version))[:most]
    ranked = _by_rank(archive, headline, most // 4)
    # Full-text rank finds what the index of terms has cut; it adds to it and takes no one's place.
    return [*best, *(version for version in ranked if version not in best)]


def _rarest(archive: Archive, terms: Mapping[str, float], total: int) -> list[tuple[int, float]]:
    """Numbers of the terms that the archive knows, the rarest first, with what one in common counts for."""
    found = []
    for term, weight in terms.items():
        for number, count in archive.query("SELECT id, count FROM terms WHERE term = ?", term):
            found.append((count, number, weight * math.log(1 + total / count)))
    return [(number, rarity) for _, number, rarity in sorted(found)]


def _versions(archive: Archive, term: int, day: date | None, most: int) -> list[tuple[int]]:
    if day is None:
        return archive.query(
            "SELECT version FROM postings WHERE term = ? ORDER BY day DESC, version DESC LIMIT ?", term, most
        )
    around = day.toordinal()
    return archive.query(
        "SELECT version FROM postings WHERE term = ? AND day BETWEEN ? AND ?"
        " UNION ALL SELECT version FROM postings WHERE term = ? AND day = ? LIMIT ?",
        *(term, around - WINDOW, around + WINDOW),
        *(term, UNDATED, most),
    )


def _by_rank(archive: Archive, words: Collection[str], most: int) -> list[int]:
    """Articles that have the rarest of the words, by full-text rank."""
    counted = []
    for word in sorted(set(words)):
        if not word.isalnum():
            continue
        rows = archive.query("SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
                             f'"{word}"', COMMON)  # fmt: skip
        if 0 < rows[0][0] < COMMON:
            counted.append((rows[0][0], word))
    rarest = [f'"{word}"' for _, word in sorted(counted)[:RANKED]]
    if len(rarest) < 2:
        return []
    asked = " OR ".join(rarest)
    found = archive.query(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid LIMIT ?", asked, most
    )
    return [version for (version,) in found]
