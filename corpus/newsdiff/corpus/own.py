"""Files that newsdiff itself wrote: in a folder of articles they are none."""

from __future__ import annotations

import os
import re
from pathlib import Path

from newsdiff.corpus.readers import by_suffix

__all__ = ["READ_WITH", "is_own"]

READ_WITH = "Compared by newsdiff, read with "
"""Begin of the last line of a Markdown report."""
# What tells a file of each format, and whether it stands at the end.
_SIGNS = {
    "json": (re.compile(rb'\A\s*\{\s*"schema"\s*:\s*"newsdiff\.'), False),
    "jsonl": (re.compile(rb'\A\{"id": ?"[0-9a-f]{6,64}", ?"relation": ?"'), False),
    "markdown": (re.compile(rb"\n---\r?\n\r?\n" + READ_WITH.encode() + rb"[^\n]+\s*\Z"), True),
}
_LOOKED_AT = 1000
"""Bytes at one end of a file that tell."""


def is_own(path: str | Path) -> bool:
    """Whether a file is a report, a baseline or another output of newsdiff, told by how it begins or ends.

    A JSON output begins with its schema, one as JSON lines with a finding, a Markdown report ends with the
    name of its maker. An export of an archive is none: its lines are articles.
    """
    reader = by_suffix(Path(path).name)
    if reader is None or reader.name not in _SIGNS:
        return False
    sign, at_end = _SIGNS[reader.name]
    try:
        # A pipe is not opened: that would wait for who writes into it.
        return Path(path).is_file() and sign.search(_look(Path(path), at_end)) is not None
    except (OSError, ValueError):
        return False  # reading it says why


def _look(path: Path, at_end: bool) -> bytes:
    with path.open("rb") as stream:
        if at_end:
            stream.seek(max(stream.seek(0, os.SEEK_END) - _LOOKED_AT, 0))
        return stream.read(_LOOKED_AT)
