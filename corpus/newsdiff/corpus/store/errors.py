"""What can go wrong with an archive.

CorpusError
 └── ArchiveError          it cannot be opened, read or written: the message says why and what to do
      └── DamagedArchive   its file is broken
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdiff.corpus.characters import printable
from newsdiff.corpus.errors import CorpusError

__all__ = ["ArchiveError", "DamagedArchive", "translated"]

PATIENCE = 60
"""Seconds that a writer waits for another one."""


class ArchiveError(CorpusError):
    """An archive cannot be used as it was asked for."""


class DamagedArchive(ArchiveError):
    """The file of an archive is broken."""


_DAMAGED = {
    "SQLITE_NOTADB": "is damaged: restore it from a copy",
    "SQLITE_CORRUPT": "is damaged: restore it from a copy, or save what can be read with 'corpus export'",
}
_BY_NAME = {
    "SQLITE_FULL": "cannot grow, the disk is full: what was added before is kept; make room and add again",
    "SQLITE_IOERR": "cannot be read or written, the disk is full or fails: what was added before is kept",
    "SQLITE_READONLY": "cannot be written: the file or its folder is read-only",
    "SQLITE_BUSY": f"is being written by another process; it was not free for {PATIENCE} seconds: try again",
    "SQLITE_CANTOPEN": "cannot be opened: is the folder there, and may it be written to?",
    "SQLITE_PERM": "cannot be opened: permission is denied",
    "SQLITE_AUTH": "cannot be opened: permission is denied",
    "SQLITE_TOOBIG": "cannot hold so long a text",
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into an :class:`ArchiveError` that names the file and what to do.

    Mistakes of this program itself (a wrong statement, a broken constraint) pass through unchanged.
    """
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        for kind, texts in ((DamagedArchive, _DAMAGED), (ArchiveError, _BY_NAME)):
            why = next((text for known, text in texts.items() if name.startswith(known)), None)
            if why is not None:
                raise kind(f"{printable(str(path), 300)} {why}") from error
        raise
