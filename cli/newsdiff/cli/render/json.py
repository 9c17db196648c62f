"""JSON: ``newsdiff.report/1``."""

from __future__ import annotations

from newsdiff.claims.report import Report
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import dump

__all__ = ["render"]


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """The report's JSON object, indented, in the order of the contract."""
    return dump(report.as_json())
