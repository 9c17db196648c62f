"""Opening an archive: only a file that is one, with the layout this version knows."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from newsdiff.corpus.characters import printable
from newsdiff.corpus.store.errors import PATIENCE, ArchiveError, translated
from newsdiff.corpus.store.schema import APPLICATION, LAYOUT, upgrade

__all__ = ["connect"]

_MAGIC = b"SQLite format 3\x00"


def connect(path: Path, *, write: bool, create: bool = False) -> sqlite3.Connection:
    """A connection to the archive at ``path``, in autocommit mode.

    Args:
        write: whether it will be written to; a file of an older layout is brought up to date then.
        create: whether to make the archive where there is none.

    Raises:
        ArchiveError: there is none, it is no archive or a newer one, or it cannot be read or written.
    """
    shown = printable(str(path), 300)
    _look(path, shown, create)
    with translated(path):
        connection = _opened(path, write, create)
        try:
            _check(connection, shown, write)
        except BaseException:
            connection.close()
            raise
    return connection


def _look(path: Path, shown: str, create: bool) -> None:
    """What can be told of a file before SQLite touches it."""
    try:
        if path.is_dir():
            raise ArchiveError(f"{shown} is a folder: give the file of an archive")
        with path.open("rb") as stream:
            head = stream.read(len(_MAGIC))
    except FileNotFoundError:
        if not create:
            raise ArchiveError(
                f"there is no archive {shown}: make one with 'newsdiff corpus add PATH --db FILE'"
            ) from None
        return
    except OSError as error:
        raise ArchiveError(f"{shown} cannot be opened: {(error.strerror or 'unreadable').lower()}") from error
    if head and head != _MAGIC:
        raise ArchiveError(f"{shown} is no archive of newsdiff: give another file")
    if not head and not create:
        raise ArchiveError(f"{shown} is empty, no archive of newsdiff: give another file")


def _opened(path: Path, write: bool, create: bool) -> sqlite3.Connection:
    mode = "rwc" if create else "rw"
    if not write:
        if not os.access(path.parent, os.W_OK):
            # Nobody can write there, so nobody does: no lock files are needed, and none could be made.
            log = path.with_name(f"{path.name}-wal")
            mode = "ro" if log.exists() else "ro&immutable=1"
        elif not os.access(path, os.W_OK):
            mode = "ro"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


def _check(connection: sqlite3.Connection, shown: str, write: bool) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    layout = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if application != APPLICATION and (application or layout or tables):
        raise ArchiveError(f"{shown} is a database of another program: give another file")
    if layout > LAYOUT:
        raise ArchiveError(
            f"{shown} was made by a newer newsdiff (layout {layout}, known is {LAYOUT}): update newsdiff"
        )
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if layout < LAYOUT:
            upgrade(connection, layout)
        return
    # A reader may take part in the log, and leaves no lock files behind; it writes nothing of its own.
    connection.execute("PRAGMA query_only = ON")
    if layout < LAYOUT:
        raise ArchiveError(
            f"{shown} was made by an older newsdiff: 'newsdiff corpus verify --db FILE' brings it up to date"
        )
