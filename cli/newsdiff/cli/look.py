"""How output should look, and how the stream it goes to tells that."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TextIO

__all__ = ["PLAIN", "Look", "look_of"]

_LEAST_WIDTH = 40
_SAMPLE = "✗≠↻~✓≈·…"


@dataclass(frozen=True, slots=True)
class Look:
    """What a renderer may use. The default is right for a pipe or a file."""

    width: int | None = None
    """Columns to wrap at; None in a pipe or a file: nothing is wrapped or cut."""
    color: bool = False
    unicode: bool = True
    """Whether the stream can carry more than ASCII."""
    base: PurePath | None = None
    """The directory that relative paths start from; set where ``file:line`` is to be a hyperlink."""


PLAIN = Look()


def look_of(stream: TextIO, no_color: bool = False) -> Look:
    """The look that suits a stream: a terminal, or anything else."""
    from rich.console import Console

    console = Console(file=stream)
    color = not (no_color or console.no_color) and console.color_system is not None
    unicode = _carries_unicode(stream)
    if not stream.isatty():
        return Look(color=color, unicode=unicode)
    links = color and os.environ.get("TERM") not in {"dumb", "linux"}
    base = Path.cwd() if links else None
    return Look(max(console.width, _LEAST_WIDTH), color, unicode, base)


def _carries_unicode(stream: TextIO) -> bool:
    try:
        _SAMPLE.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
