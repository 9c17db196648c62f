"""Values of a settings file checked: an error names the file, the key and what would be right."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from newsdiff.cli.exits import CliError
from newsdiff.cli.names import did_you_mean
from newsdiff.cli.text import clean

__all__ = ["check_keys", "day", "share", "string", "strings", "table", "tables"]


def check_keys(table: Mapping[str, Any], known: Collection[str], prefix: str, file: str) -> None:
    """Raises CliError for a key that is not known: with its file, its table and the nearest known key."""
    for key in table:
        if key not in known:
            hint = did_you_mean(key, sorted(known))
            raise CliError(f"{file}: unknown key {clean(prefix + key)}: {hint}")


def string(value: Any, where: str) -> str:
    """A string."""
    if not isinstance(value, str):
        raise CliError(f"{where} has to be a string, not {_type(value)}")
    return value


def strings(value: Any, where: str) -> list[str]:
    """A string or a list of them, as a list."""
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CliError(f"{where} has to be a string or a list of strings, not {_type(value)}")
    return value


def share(value: Any, where: str) -> float:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CliError(f"{where} has to be a number from 0 to 1, not {_type(value)}")
    if not 0 <= value <= 1:
        raise CliError(f"{where} has to be a number from 0 to 1, not {value}")
    return float(value)


def day(value: Any, where: str) -> date:
    """A day: a TOML date, or a string that is one."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(string(value, where))
    except ValueError:
        raise CliError(f"{where} has to be a day, as 2024-05-31, not '{clean(value)}'") from None


def table(value: Any, where: str) -> dict[str, Any]:
    """A table."""
    if not isinstance(value, dict):
        raise CliError(f"{where} has to be a table")
    return value


def tables(value: Any, where: str) -> list[dict[str, Any]]:
    """A list of tables."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise CliError(f"{where} has to be a list of tables, each under [[{where.rpartition(' ')[2]}]]")
    return value


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
