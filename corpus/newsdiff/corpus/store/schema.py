"""The layout of an archive, as the steps that lead to it from an empty file.

A step is never changed once it has been released: what comes after is a new step, and a file made by an
older newsdiff is brought up to date by those it lacks.
"""

from __future__ import annotations

import sqlite3

__all__ = ["APPLICATION", "LAYOUT", "STEPS", "upgrade"]

APPLICATION = 0x6E77_7364
"""Marks the file as an archive of newsdiff: ``application_id`` in its header."""

_ARTICLES = (
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        file TEXT NOT NULL,
        place TEXT NOT NULL,
        current INTEGER NOT NULL UNIQUE
    )""",
    "CREATE INDEX articles_file ON articles (file)",
    """CREATE TABLE versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        content BLOB NOT NULL,
        body BLOB NOT NULL,
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        title TEXT NOT NULL,
        text BLOB NOT NULL,
        published TEXT,
        authors TEXT NOT NULL,
        url TEXT,
        passages BLOB NOT NULL,
        UNIQUE (article, number)
    )""",
    "CREATE INDEX versions_body ON versions (body)",
    "CREATE INDEX versions_published ON versions (published)",
    "CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2')",
    """CREATE TABLE files (
        path TEXT PRIMARY KEY,
        digest BLOB NOT NULL,
        stamp TEXT NOT NULL,
        articles INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE claims (
        version INTEGER PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
        made_by TEXT NOT NULL,
        data BLOB NOT NULL
    )""",
)
_FINDING = (
    """CREATE TABLE readings (
        body BLOB NOT NULL,
        made_by TEXT NOT NULL,
        parse BLOB NOT NULL,
        sketch BLOB NOT NULL,
        PRIMARY KEY (body, made_by)
    )""",
    "CREATE TABLE terms (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, count INTEGER NOT NULL)",
    """CREATE TABLE postings (
        term INTEGER NOT NULL,
        day INTEGER NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (term, day, version)
    ) WITHOUT ROWID""",
    "CREATE TABLE posted (version INTEGER PRIMARY KEY, day INTEGER NOT NULL, terms BLOB NOT NULL)",
    """CREATE TABLE links (
        version INTEGER PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
        made_by TEXT NOT NULL,
        data BLOB NOT NULL
    )""",
    "CREATE TABLE vectors (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, data BLOB NOT NULL)",
    "CREATE TABLE results (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, data BLOB NOT NULL)",
)

STEPS: tuple[tuple[str, ...], ...] = (_ARTICLES, _FINDING)
"""The statements of each step. Step 1 holds articles and claims, step 2 what finds and compares them."""
LAYOUT = len(STEPS)
"""The layout this version writes: ``user_version`` in the file's header."""


def upgrade(connection: sqlite3.Connection, have: int) -> None:
    """Bring a file of layout ``have`` to :data:`LAYOUT`, wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it between our look at the header and the lock.
        have = max(have, int(connection.execute("PRAGMA user_version").fetchone()[0]))
        for number, step in enumerate(STEPS[have:], start=have + 1):
            for statement in step:
                connection.execute(statement)
            if number == 1:
                connection.execute(f"PRAGMA application_id = {APPLICATION:d}")
            connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
