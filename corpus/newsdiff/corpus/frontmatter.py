"""Front matter: the YAML or TOML block that a Markdown file may begin with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["FrontMatter", "split"]

_LARGEST = 64 * 1024
"""Characters; a longer block is not front matter."""
_OPEN = re.compile(r"\s{0,20}(---|\+\+\+)[ \t]{0,20}(?:\r\n|\n|\r)")
_PAIR = re.compile(r"^([A-Za-z][\w-]{0,40})[ \t]{0,20}[:=][ \t]{0,20}(\S[^\r\n]{0,2000})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of its article before it begins."""

    values: Mapping[str, Any]
    """By lower-case key."""
    end: int
    """Where the article itself begins, in characters of the file."""


def split(text: str) -> FrontMatter:
    """The front matter of a file; empty, and ending at 0, where there is none.

    Values that are no valid YAML, such as titles with a colon in them, are read line by line instead.

    >>> split("---\\ntitle: Ferry fire: 43 hurt\\n---\\nA ferry burned.").values
    {'title': 'Ferry fire: 43 hurt'}
    """
    none = FrontMatter({}, 0)
    opened = _OPEN.match(text)
    if opened is None:
        return none
    closed = re.compile(rf"^{re.escape(opened[1])}[ \t]{{0,20}}\r?$", re.MULTILINE).search(
        text, opened.end(), opened.end() + _LARGEST
    )
    if closed is None:
        return none
    block = text[opened.end() : closed.start()]
    parsed = _toml(block) if opened[1] == "+++" else _yaml(block)
    values = parsed if parsed is not None else _pairs(block)
    if not values:
        return none
    return FrontMatter({str(key).lower(): value for key, value in values.items()}, closed.end())


def _toml(block: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(block.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None


def _yaml(block: str) -> dict[str, Any] | None:
    import yaml

    try:
        # Aliases can make a few lines grow without bound, and no front matter needs them.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=yaml.SafeLoader)):
            return None
        value = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError, AttributeError, TypeError):
        return None
    return value if isinstance(value, dict) else None


def _pairs(block: str) -> dict[str, Any]:
    return {key: value.strip().strip("\"'") for key, value in _PAIR.findall(block)}
