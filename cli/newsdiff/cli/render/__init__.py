"""Output formats of a report. To add one: a module here with ``render``, and its entry in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from newsdiff.claims.report import Report
from newsdiff.cli.look import PLAIN, Look

Render = Callable[[Report, Look], str]

__all__ = ["FORMATS", "Render", "render"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "newsdiff.cli.render.table",
        "markdown": "newsdiff.cli.render.markdown",
        "json": "newsdiff.cli.render.json",
        "jsonl": "newsdiff.cli.render.jsonl",
        "sarif": "newsdiff.cli.render.sarif",
        "junit": "newsdiff.cli.render.junit",
        "github": "newsdiff.cli.render.github",
        "gitlab": "newsdiff.cli.render.gitlab",
        "csv": "newsdiff.cli.render.csv",
    }
)
"""Name of each format, and the module that renders it: imported when it is asked for."""


def render(name: str, report: Report, look: Look = PLAIN) -> str:
    """The report in a format of ``FORMATS``."""
    function: Render = import_module(FORMATS[name]).render
    return function(report, look)
