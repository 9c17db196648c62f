"""The archive: one SQLite file of articles, every version of each, and what was made of them.

Writes happen inside :meth:`Archive.writing`, wholly or not at all; readers see what was last finished. A
process may be killed at any moment: the file opens again and holds all that was finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from newsdiff.corpus.article import Article
from newsdiff.corpus.store import finding
from newsdiff.corpus.store.connect import connect
from newsdiff.corpus.store.errors import ArchiveError, translated
from newsdiff.corpus.store.records import Kept, Summary, from_row, searched, to_row

__all__ = ["Archive"]

_SUMMARY = (
    "SELECT a.id, v.id, v.number, a.file, a.place, v.source, v.title, v.published,"
    " v.url, v.body FROM articles a JOIN versions v ON v.id = a.current"
)
_KEPT = (
    "SELECT a.id AS article, v.id AS version, v.number, a.file, a.place, v.content, v.body, v.name, v.source,"
    " v.title, v.text, v.published, v.authors, v.url, v.passages"
    " FROM versions v JOIN articles a ON a.id = v.article"
)


class Archive:
    """An open archive; a context manager that closes it.

    Raises:
        ArchiveError: by every method, where the file cannot be read or written.
    """

    def __init__(self, path: Path, *, write: bool = False, create: bool = False) -> None:
        self.path = path
        self._connection = connect(path, write=write or create, create=create)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the last one to do so folds its log into it."""
        with translated(self.path):
            self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One unit of work: other writers wait, and readers see all of it or nothing."""
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One look: what others write meanwhile is not seen."""
        with translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    def query(self, sql: str, *values: Any) -> list[Any]:
        """All rows of one statement, with ``values`` in place of its question marks."""
        with translated(self.path):
            return self._connection.execute(sql, values).fetchall()

    def execute(self, sql: str, *values: Any) -> int:
        """Run one statement that changes the file; the row it made, or 0."""
        with translated(self.path):
            return self._connection.execute(sql, values).lastrowid or 0

    # Articles

    def put(self, key: str, file: str, place: str, article: Article) -> Summary:
        """Add an article, or a new version of the one that has this ``key``.

        The older version stays to be read; searches and look-ups find the new one alone. Where the
        article is there as it is, another process has just added it, and nothing is written.
        """
        row = to_row(article)
        known = self.query(
            "SELECT a.id, v.id, v.number, v.content FROM articles a JOIN versions v ON v.id = a.current"
            " WHERE a.key = ?",
            key,
        )
        number = 1
        if known:
            identity, last, before, content = known[0]
            if content == row["content"]:
                return self.by_version([last])[0]
            number = before + 1
            self._hide(last)
            self.execute("UPDATE articles SET file = ?, place = ? WHERE id = ?", file, place, identity)
        else:
            # The row of the version is not known yet; none has the number 0.
            identity = self.execute(
                "INSERT INTO articles (key, file, place, current) VALUES (?, ?, ?, 0)", key, file, place
            )
        version = self._insert(identity, number, row)
        self.execute("UPDATE articles SET current = ? WHERE id = ?", version, identity)
        self.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", version, *searched(article))
        return self.by_version([version])[0]

    def _insert(self, article: int, number: int, row: Any) -> int:
        return self.execute(
            "INSERT INTO versions (article, number, content, body, name, source, title, text, published,"
            " authors, url, passages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            article,
            number,
            *row.values(),
        )

    def _hide(self, version: int) -> None:
        """Take a version out of what is searched."""
        self.execute("DELETE FROM words WHERE rowid = ?", version)
        finding.unpost(self, version)

    def remove(self, identity: int) -> bool:
        """Take an article out, all versions and what was made of them; False where there is none."""
        found = self.query("SELECT current FROM articles WHERE id = ?", identity)
        if not found:
            return False
        self._hide(found[0][0])
        bodies = self.query("SELECT body FROM versions WHERE article = ?", identity)
        self.execute("DELETE FROM articles WHERE id = ?", identity)
        for (body,) in bodies:
            self.execute(
                "DELETE FROM readings WHERE body = ? AND NOT EXISTS"
                " (SELECT 1 FROM versions WHERE versions.body = readings.body)",
                body,
            )
        return True

    def forget_file(self, file: str) -> None:
        """Have a file read again the next time, whatever is known of it."""
        self.execute("DELETE FROM files WHERE path = ?", file)

    def keys(self, file: str) -> dict[str, int]:
        """The articles of one file: key and number of each, in the order they were added."""
        return dict(self.query("SELECT key, id FROM articles WHERE file = ? ORDER BY id", file))

    def placed(self) -> list[tuple[int, str]]:
        """Number and file of every article."""
        return self.query("SELECT id, file FROM articles ORDER BY id")

    def state(self, identity: int) -> tuple[bytes, str]:
        """Content hash of an article's current version, and its place in its file."""
        rows = self.query(
            "SELECT v.content, a.place FROM articles a JOIN versions v ON v.id = a.current WHERE a.id = ?",
            identity,
        )
        found: tuple[bytes, str] = rows[0]
        return found

    def move(self, identity: int, place: str) -> None:
        """Note that an unchanged article now stands elsewhere in its file."""
        self.execute("UPDATE articles SET place = ? WHERE id = ?", place, identity)

    def summaries(self) -> Iterator[Summary]:
        """All articles by number, in their current versions."""
        yield from map(_summary, self.query(_SUMMARY + " ORDER BY a.id"))

    def summary(self, identity: int) -> Summary | None:
        """One article."""
        rows = self.query(_SUMMARY + " WHERE a.id = ?", identity)
        return _summary(rows[0]) if rows else None

    def by_version(self, versions: Iterable[int]) -> list[Summary]:
        """The articles of these current versions, in this order; those replaced meanwhile are left out."""
        rows = (self.query(_SUMMARY + " WHERE v.id = ?", version) for version in versions)
        return [_summary(row) for found in rows for row in found]

    def versions(self, identity: int) -> list[Kept]:
        """Every version of an article, the oldest first."""
        return self._kept(" WHERE v.article = ? ORDER BY v.number", identity)

    def current(self, version: int) -> Kept:
        """The article of one version's row.

        Raises:
            ArchiveError: it has been removed meanwhile.
        """
        found = self._kept(" WHERE v.id = ?", version)
        if not found:
            raise ArchiveError(f"{self.path} has changed meanwhile: try again")
        return found[0]

    def _kept(self, condition: str, *values: Any) -> list[Kept]:
        with translated(self.path):
            cursor = self._connection.execute(_KEPT + condition, values)
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor]
        return [
            Kept(
                id=row["article"],
                version=row["version"],
                number=row["number"],
                content=row["content"],
                body=row["body"],
                article=from_row(row, row["file"] + row["place"]),
            )
            for row in rows
        ]


def _summary(row: Any) -> Summary:
    identity, version, number, file, place, source, title, day, url, body = row
    published = date.fromisoformat(day) if day else None
    return Summary(identity, version, number, file, place, source, title, published, url, body)
