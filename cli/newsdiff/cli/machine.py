"""JSON as newsdiff writes it, and the schemas that ship with it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

__all__ = ["SCHEMAS", "dump", "dump_line", "schema"]

SCHEMAS = ("report", "claims", "rules", "baseline", "config", "archive")
"""Names of the JSON Schema files, as ``newsdiff schema`` takes them."""

# Characters a terminal could obey or hide, and halves of surrogate pairs, which UTF-8 cannot carry.
# json escapes those below U+0020 itself.
_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def dump(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """The value as indented JSON that any terminal and UTF-8 can carry, with a line end.

    >>> print(dump({"a": "caf\\u00e9 \\x9b \\ud800"}), end="")
    {
      "a": "café \\u009b \\ud800"
    }
    """
    return _safe(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def dump_line(value: Mapping[str, Any]) -> str:
    """Like :func:`dump`, on one line."""
    return _safe(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def schema(name: str) -> str:
    """The text of a JSON Schema file of ``SCHEMAS``."""
    return files("newsdiff.cli").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
