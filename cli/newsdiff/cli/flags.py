"""Command-line values checked: from strings to names that are known and settings that hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from newsdiff.cli import config, listing, render
from newsdiff.cli.config import PROFILES, Known, Stored
from newsdiff.cli.exits import CliError
from newsdiff.cli.names import choose, choose_all
from newsdiff.cli.settings import DEFAULTS, Command, Settings
from newsdiff.cli.text import clean

__all__ = [
    "baseline_file",
    "checking",
    "comparison",
    "extract_format",
    "kinds",
    "published",
    "stored",
    "today",
]


def comparison(given: Mapping[str, Any], file: Path | None) -> Settings:
    """Settings of ``compare``: defaults, then the settings file, then the flags that are not None.

    Raises:
        CliError: a flag or the file names what is not known.
    """
    return _settings("compare", given, file)


def checking(given: Mapping[str, Any], file: Path | None) -> Settings:
    """Settings of ``check``, made and raised as those of :func:`comparison`."""
    return _settings("check", given, file)


def _settings(command: Command, given: Mapping[str, Any], file: Path | None) -> Settings:
    values = {name: _CHECKS[name](value) for name, value in given.items() if value is not None}
    found = stored(file)
    return replace(found.settings(command) if found else DEFAULTS[command], **values)


def stored(file: Path | None) -> Stored | None:
    """What the settings file says: the one that is given, or the nearest; None where there is none."""
    found = None if file else config.find(Path.cwd())
    path = Path(os.path.relpath(found)) if found else file
    if path is None:
        return None
    from newsdiff.claims.kinds import RULES

    return config.read(path, Known(_kind_names(), render.FORMATS, RULES))


def baseline_file(given: Path | None, file: Path | None) -> Path:
    """The baseline: the one that is given, or of the settings of ``check``, or the usual one."""
    from newsdiff.cli.baseline import FILE

    if given is not None:
        return given
    found = stored(file)
    return Path((found.settings("check").baseline if found else None) or FILE)


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
        name, _, told = value.rpartition("=")
        try:
            day = date.fromisoformat(told)
        except ValueError:
            name = ""
        if not name:
            raise CliError(f"--published takes NAME=YYYY-MM-DD, not '{clean(value)}'")
        if days.setdefault(name, day) != day:
            raise CliError(f"--published gives two days for {clean(name)}: {days[name]} and {day}")
    return days


def today(value: str | None) -> date | None:
    """The day of ``--today``: a date, ``now`` for the clock's; None where it is not given."""
    if value is None or value == "now":
        return date.today() if value else None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CliError(f"--today takes YYYY-MM-DD or now, not '{clean(value)}'") from None


def _kind_names() -> tuple[str, ...]:
    from newsdiff.claims.kinds import KINDS

    return tuple(kind.name for kind in KINDS)


def _share(value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise CliError(f"--min-confidence takes a number from 0 to 1, not {clean(value)}")
    return share


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "format": lambda value: choose(value, render.FORMATS, "format", "--format"),
    "kinds": kinds,
    "only": lambda value: config.read_relations(value, "--only"),
    "min_confidence": _share,
    "profile": lambda value: choose(value, PROFILES, "profile", "--profile"),
    "fail_on": lambda value: config.read_failures(value, "--fail-on"),
    "model": str,
    "against": str,
    "baseline": str,
    "cache": str,
}
