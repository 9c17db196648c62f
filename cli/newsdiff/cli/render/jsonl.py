"""JSON lines: one finding a line, each as ``newsdiff.report/1`` has it among its findings."""

from __future__ import annotations

from newsdiff.claims.report import Report
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import dump_line

__all__ = ["render"]


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """Every finding that is not hidden, in the order of the report; nothing where there is none."""
    return "".join(dump_line(finding) for finding in report.as_json()["findings"])
