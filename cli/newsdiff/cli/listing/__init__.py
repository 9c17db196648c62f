"""Output formats of ``extract``. To add one: a module here with ``render``, and its entry in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from newsdiff.claims.model import Claims
from newsdiff.cli.look import PLAIN, Look
from newsdiff.corpus.article import Article, Skipped

SCHEMA = "newsdiff.claims/1"

__all__ = ["FORMATS", "SCHEMA", "Extraction", "render"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The outcome of ``extract``: articles, the claims of each in the same order, what was not read."""

    articles: tuple[Article, ...]
    claims: tuple[Claims, ...]
    skipped: tuple[Skipped, ...]
    model: str
    """The spaCy pipeline that was asked for."""


FORMATS: Mapping[str, str] = MappingProxyType(
    {"table": "newsdiff.cli.listing.table", "json": "newsdiff.cli.listing.json"}
)
"""Name of each format, and the module that renders it: imported when it is asked for."""


def render(name: str, extraction: Extraction, look: Look = PLAIN) -> str:
    """The extraction in a format of ``FORMATS``."""
    function: Callable[[Extraction, Look], str] = import_module(FORMATS[name]).render
    return function(extraction, look)
