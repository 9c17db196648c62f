"""Settings from a file: ``newsdiff.toml``, or ``[tool.newsdiff]`` of a ``pyproject.toml``."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from newsdiff.claims.model import Relation
from newsdiff.cli import suppressions, values
from newsdiff.cli.exits import CliError
from newsdiff.cli.names import choose, choose_all, split
from newsdiff.cli.settings import DEFAULTS, KEYS, Command, Level, Policy, Settings
from newsdiff.cli.text import clean

FILE = "newsdiff.toml"
PROFILES = ("strict", "balanced", "explore")
RELATIONS = tuple(relation.value for relation in Relation)
LEVELS = ("error", "warning", "note", "off")
NEVER = "never"

__all__ = [
    "FILE",
    "LEVELS",
    "PROFILES",
    "RELATIONS",
    "Known",
    "Settings",
    "Stored",
    "find",
    "from_file",
    "read",
    "read_failures",
    "read_relations",
]


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a settings file can use."""

    kinds: Collection[str]
    formats: Collection[str]
    rules: Collection[str]


@dataclass(frozen=True, slots=True)
class Stored:
    """What a settings file says, checked."""

    name: str
    """The file, as messages call it."""
    commands: Mapping[Command, Mapping[str, Any]]
    """The values of each command by the name of the setting: only those that stand in the file."""
    policy: Policy

    def settings(self, command: Command) -> Settings:
        """A command's defaults with the file's values over them."""
        return replace(DEFAULTS[command], **self.commands[command], policy=self.policy)


def read_relations(given: Collection[str], where: str) -> tuple[Relation, ...]:
    """Relations of a repeatable, comma-separated option."""
    return tuple(Relation(name) for name in choose_all(given, RELATIONS, "relation", where))


def read_failures(given: Collection[str], where: str) -> tuple[Relation, ...]:
    """Like :func:`read_relations`; ``never`` alone means none."""
    if split(given) == [NEVER]:
        return ()
    names = choose_all(given, (*RELATIONS, NEVER), "relation", where)
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


def from_file(path: Path, known: Known, command: Command = "compare") -> Settings:
    """A command's defaults overlaid with a settings file. Raises as :func:`read` does."""
    return read(path, known).settings(command)


def read(path: Path, known: Known) -> Stored:
    """A settings file, checked. Paths in it are taken from its folder.

    Raises:
        CliError: it cannot be read, or has an unknown key or a value of the wrong type.
    """
    shown = clean(str(path))
    prefix, data = "", _load(path)
    if path.name == "pyproject.toml":
        prefix, data = "tool.newsdiff.", data.get("tool", {}).get("newsdiff", {})
    values.check_keys(data, {*KEYS, "severity", "thresholds", "suppress"}, prefix, shown)
    readers = _readers(known, path.parent)
    commands: dict[Command, dict[str, Any]] = {}
    for command, keys in KEYS.items():
        section = _section(data, command, keys, prefix, shown)
        commands[command] = {
            key.replace("-", "_"): readers[key](value, f"{shown}: {prefix}{command}.{key}")
            for key, value in section.items()
        }
    return Stored(shown, commands, _policy(data, known, prefix, shown))


def _policy(data: Mapping[str, Any], known: Known, prefix: str, shown: str) -> Policy:
    severity = _section(data, "severity", known.rules, prefix, shown)
    thresholds = _section(data, "thresholds", (*known.kinds, *known.rules), prefix, shown)
    where = f"{shown}: {prefix}"
    return Policy(
        severity={rule: _level(level, f"{where}severity.{rule}") for rule, level in severity.items()},
        thresholds={
            name: values.share(least, f"{where}thresholds.{name}") for name, least in thresholds.items()
        },
        suppressions=suppressions.read(data.get("suppress", []), f"{where}suppress", known.rules),
    )


def _section(
    data: Mapping[str, Any], name: str, keys: Collection[str], prefix: str, shown: str
) -> dict[str, Any]:
    section = values.table(data.get(name, {}), f"{shown}: {prefix}{name}")
    values.check_keys(section, keys, f"{prefix}{name}.", shown)
    return section


def _level(value: Any, where: str) -> Level:
    return cast(Level, choose(values.string(value, where), LEVELS, "severity", where))


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise CliError(f"{clean(str(path))}: {error.strerror or 'cannot be read'}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CliError(f"{clean(str(path))}: no valid TOML: {clean(str(error))}") from error


def _readers(known: Known, folder: Path) -> dict[str, Callable[[Any, str], Any]]:
    """What reads the value of each key, given the value and where it stands."""

    def path(value: Any, where: str) -> str:
        return os.path.normpath(folder / values.string(value, where))

    return {
        "profile": lambda value, where: choose(values.string(value, where), PROFILES, "profile", where),
        "min-confidence": values.share,
        "kinds": lambda value, where: choose_all(values.strings(value, where), known.kinds, "kind", where),
        "only": lambda value, where: read_relations(values.strings(value, where), where),
        "fail-on": lambda value, where: read_failures(values.strings(value, where), where),
        "format": lambda value, where: choose(values.string(value, where), known.formats, "format", where),
        "model": values.string,
        "against": path,
        "baseline": path,
        "cache": path,
    }
