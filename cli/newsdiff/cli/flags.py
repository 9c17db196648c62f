"""Command-line values checked: from strings to names that are known and settings that hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from newsdiff.cli import config, listing, render
from newsdiff.cli.config import PROFILES, Settings
from newsdiff.cli.exits import CliError
from newsdiff.cli.names import choose, choose_all
from newsdiff.cli.text import clean

__all__ = ["comparison", "extract_format", "kinds", "published"]


def comparison(given: Mapping[str, Any], file: Path | None) -> Settings:
    """Defaults, then the settings file, then the flags that were given (those that are not None).

    Raises:
        CliError: a flag or the file names what is not known.
    """
    values = {name: _CHECKS[name](value) for name, value in given.items() if value is not None}
    path = file or config.find(Path.cwd())
    settings = config.from_file(path, _kind_names(), render.FORMATS) if path else Settings()
    return replace(settings, **values)


def kinds(values: Sequence[str]) -> tuple[str, ...]:
    """Kinds of ``--kinds``."""
    return choose_all(values, _kind_names(), "kind", "--kinds") if values else ()


def extract_format(name: str) -> str:
    """An output format of ``extract``."""
    return choose(name, listing.FORMATS, "format", "--format")


def published(values: Sequence[str]) -> dict[str, date]:
    """Name and day of each ``--published NAME=DATE``."""
    days: dict[str, date] = {}
    for value in values:
        name, _, day = value.rpartition("=")
        try:
            days[name] = date.fromisoformat(day)
        except ValueError:
            name = ""
        if not name:
            raise CliError(f"--published takes NAME=YYYY-MM-DD, not '{clean(value)}'")
    return days


def _kind_names() -> tuple[str, ...]:
    from newsdiff.claims.kinds import KINDS

    return tuple(kind.name for kind in KINDS)


def _share(value: float) -> float:
    if not 0 <= value <= 1:
        raise CliError(f"--min-confidence takes a number from 0 to 1, not {value}")
    return value


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "format": lambda value: choose(value, render.FORMATS, "format", "--format"),
    "kinds": kinds,
    "only": lambda value: config.read_relations(value, "--only"),
    "min_confidence": _share,
    "profile": lambda value: choose(value, PROFILES, "profile", "--profile"),
    "fail_on": lambda value: config.read_failures(value, "--fail-on"),
    "model": str,
}
