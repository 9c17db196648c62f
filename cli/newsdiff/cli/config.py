"""Settings of ``compare``: defaults, then ``newsdiff.toml`` or ``[tool.newsdiff]``, then flags."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from newsdiff.claims.model import Relation
from newsdiff.cli.exits import CliError
from newsdiff.cli.names import choose, choose_all, did_you_mean, split
from newsdiff.cli.text import clean

FILE = "newsdiff.toml"
PROFILES = ("strict", "balanced", "explore")
RELATIONS = tuple(relation.value for relation in Relation)
NEVER = "never"

__all__ = [
    "FILE",
    "PROFILES",
    "RELATIONS",
    "Settings",
    "find",
    "from_file",
    "read_failures",
    "read_relations",
]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compare and what to print. The keys of ``[compare]`` are these names with hyphens."""

    profile: str = "balanced"
    min_confidence: float | None = None
    """Overrides the profile's threshold; 0 to 1."""
    kinds: tuple[str, ...] = ()
    """Kinds to look at; empty for all."""
    only: tuple[Relation, ...] = ()
    """Relations to print and count; empty for all."""
    fail_on: tuple[Relation, ...] = ()
    """Exit 1 when a finding has one of these relations or a stronger one; empty for never."""
    format: str = "table"
    model: str | None = None
    """The spaCy pipeline; None for newsdiff's own."""


def read_relations(values: Collection[str], where: str) -> tuple[Relation, ...]:
    """Relations of a repeatable, comma-separated option."""
    return tuple(Relation(name) for name in choose_all(values, RELATIONS, "relation", where))


def read_failures(values: Collection[str], where: str) -> tuple[Relation, ...]:
    """Like :func:`read_relations`; ``never`` alone means none."""
    if split(values) == [NEVER]:
        return ()
    names = choose_all(values, (*RELATIONS, NEVER), "relation", where)
    if NEVER in names:
        raise CliError(f"{where}: 'never' stands alone")
    return tuple(Relation(name) for name in names)


def find(start: Path) -> Path | None:
    """The settings file for a directory: the nearest one from there up to the repository's root.

    Outside a repository only the directory itself is looked at.
    """
    start = start.resolve()
    above = [start, *start.parents]
    roots = [n for n, folder in enumerate(above) if (folder / ".git").exists()]
    for folder in above[: roots[0] + 1 if roots else 1]:
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / "pyproject.toml"
        if project.is_file() and "newsdiff" in _load(project).get("tool", {}):
            return project
    return None


def from_file(path: Path, kinds: Collection[str], formats: Collection[str]) -> Settings:
    """Defaults overlaid with a settings file; ``kinds`` and ``formats`` are the known names.

    Raises:
        CliError: the file cannot be read, or has an unknown key or a value of the wrong type.
    """
    shown = clean(str(path))
    prefix, data = "", _load(path)
    if path.name == "pyproject.toml":
        prefix, data = "tool.newsdiff.", data.get("tool", {}).get("newsdiff", {})
    readers = _readers(kinds, formats)
    known = {field.name.replace("_", "-") for field in fields(Settings)} & readers.keys()
    _check_keys(data, {"compare"}, prefix, shown)
    section = data.get("compare", {})
    if not isinstance(section, dict):
        raise CliError(f"{shown}: {prefix}compare has to be a table")
    _check_keys(section, known, f"{prefix}compare.", shown)
    values: dict[str, Any] = {}
    for key, value in section.items():
        where = f"{shown}: {prefix}compare.{key}"
        values[key.replace("-", "_")] = readers[key](value, where)
    return replace(Settings(), **values)


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise CliError(f"{clean(str(path))}: {error.strerror or 'cannot be read'}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CliError(f"{clean(str(path))}: no valid TOML: {clean(str(error))}") from error


def _check_keys(table: Mapping[str, Any], known: Collection[str], prefix: str, path: str) -> None:
    for key in table:
        if key not in known:
            hint = did_you_mean(key, sorted(known))
            raise CliError(f"{path}: unknown key {clean(prefix + key)}: {hint}")


def _readers(kinds: Collection[str], formats: Collection[str]) -> dict[str, Callable[[Any, str], Any]]:
    """What reads the value of each key, given the value and where it stands."""
    return {
        "profile": lambda value, where: choose(_string(value, where), PROFILES, "profile", where),
        "min-confidence": _share,
        "kinds": lambda value, where: choose_all(_strings(value, where), kinds, "kind", where),
        "only": lambda value, where: read_relations(_strings(value, where), where),
        "fail-on": lambda value, where: read_failures(_strings(value, where), where),
        "format": lambda value, where: choose(_string(value, where), formats, "format", where),
        "model": _string,
    }


def _string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise CliError(f"{where} has to be a string, not {_type(value)}")
    return value


def _strings(value: Any, where: str) -> list[str]:
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CliError(f"{where} has to be a string or a list of strings, not {_type(value)}")
    return value


def _share(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CliError(f"{where} has to be a number from 0 to 1, not {_type(value)}")
    if not 0 <= value <= 1:
        raise CliError(f"{where} has to be a number from 0 to 1, not {value}")
    return float(value)


def _type(value: Any) -> str:
    names = {
        bool: "a boolean",
        int: "an integer",
        float: "a float",
        list: "a list",
        dict: "a table",
        str: "a string",
    }
    return names.get(type(value), "a date or time")
