"""Three short reports of one event that never was, written for this project."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["paths"]

_SUFFIXES = {".json", ".md", ".txt"}


def paths() -> list[Path]:
    """The sample reports, by name.

    >>> [path.name for path in paths()]
    ['harbour-gazette.md', 'northern-wire.json', 'skerry-herald.txt']
    """
    folder = Path(str(resources.files(__name__)))
    return sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
