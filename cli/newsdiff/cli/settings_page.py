"""``newsdiff config``: the settings that hold here, and where each comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from newsdiff.cli.config import Stored
from newsdiff.cli.look import Look, look_of
from newsdiff.cli.machine import dump
from newsdiff.cli.names import choose
from newsdiff.cli.output import write_stdout
from newsdiff.cli.paint import paint, row, say
from newsdiff.cli.settings import DEFAULTS, KEYS
from newsdiff.cli.suppressions import Suppression

SCHEMA = "newsdiff.config/1"
DEFAULT = "default"
_EMPTY = {
    "min-confidence": "the profile's",
    "kinds": "all",
    "only": "all",
    "fail-on": "never",
    "model": "newsdiff's own",
    "cache": "beside the archive",
}

__all__ = ["DEFAULT", "SCHEMA", "as_json", "show", "table"]


class _Line(NamedTuple):
    """One setting."""

    key: str
    value: Any
    """As JSON has it."""
    origin: str
    """The file it stands in, or that it is the default."""


def show(stored: Stored | None, name: str, no_color: bool) -> None:
    """The settings on standard output, as a table or as JSON."""
    choose(name, ("table", "json"), "format", "--format")
    if name == "json":
        write_stdout(as_json(stored), for_people=False)
    else:
        write_stdout(table(stored, look_of(sys.stdout, no_color)), for_people=True)


def as_json(stored: Stored | None) -> str:
    """The settings as ``newsdiff.config/1``."""
    lines = [{"key": line.key, "value": line.value, "from": line.origin} for line in _lines(stored)]
    return dump({"schema": SCHEMA, "file": stored.name if stored else None, "settings": lines})


def table(stored: Stored | None, look: Look) -> str:
    """One row a setting: its key, its value and where that comes from."""
    rows = [("SETTING", "VALUE", "FROM")]
    rows += [(line.key, _shown(line), line.origin) for line in _lines(stored)]
    sizes = [max(len(cells[n]) for cells in rows) for n in range(3)]
    if look.width is not None:
        sizes[1] = min(sizes[1], max(look.width - sizes[0] - sizes[2] - 4, 20))
    lines = []
    for number, cells in enumerate(rows):
        quiet = "dim" if cells[2] == DEFAULT else ""
        styles = ("bold",) * 3 if number == 0 else ("", quiet, quiet)
        parts = [say(cell, style) for cell, style in zip(cells, styles, strict=True)]
        lines += row(zip(parts, sizes, strict=True), look.width)
    return paint(lines, look)


def _shown(line: _Line) -> str:
    if line.value in (None, []):
        return _EMPTY.get(line.key.partition(".")[2], "not set")
    if isinstance(line.value, dict):
        return ", ".join(f"{key} {value}" for key, value in line.value.items())
    return ", ".join(line.value) if isinstance(line.value, list) else str(line.value)


def _lines(stored: Stored | None) -> Iterator[_Line]:
    for command, keys in KEYS.items():
        given = stored.commands[command] if stored else {}
        settings = stored.settings(command) if stored else DEFAULTS[command]
        for key in keys:
            name = key.replace("-", "_")
            origin = stored.name if stored and name in given else DEFAULT
            yield _Line(f"{command}.{key}", _plain(getattr(settings, name)), origin)
    if stored is None:
        return
    for rule, level in stored.policy.severity.items():
        yield _Line(f"severity.{rule}", level, stored.name)
    for what, least in stored.policy.thresholds.items():
        yield _Line(f"thresholds.{what}", least, stored.name)
    for number, suppression in enumerate(stored.policy.suppressions, 1):
        yield _Line(f"suppress {number}", _suppression(suppression), stored.name)


def _plain(value: Any) -> Any:
    """A setting as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _suppression(suppression: Suppression) -> dict[str, str]:
    told = {
        "rule": suppression.rule,
        "fingerprint": suppression.fingerprint,
        "source": suppression.source,
        "until": suppression.until.isoformat() if suppression.until else None,
        "reason": suppression.reason,
    }
    return {key: value for key, value in told.items() if value is not None}
