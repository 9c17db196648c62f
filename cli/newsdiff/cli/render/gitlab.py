"""GitLab code quality: a JSON list of the differences, each at its line in an article that is checked."""

from __future__ import annotations

from typing import Any

from newsdiff.claims.report import Finding, Report
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import dump
from newsdiff.cli.notice import heading, lines, ranked
from newsdiff.cli.spots import main_side, spot
from newsdiff.cli.text import clean

__all__ = ["render"]

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """The differences, worst first; agreements and what only one report says are not for a merge request."""
    return dump([_issue(report, finding) for finding in ranked(report)])


def _issue(report: Report, finding: Finding) -> dict[str, Any]:
    side = main_side(report, finding)
    place = spot(report.articles[side.article], side)
    return {
        "description": " ".join((f"{heading(finding)}:", *lines(report, finding))),
        "check_name": clean(finding.rule),
        "fingerprint": clean(finding.id),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            # GitLab looks the path up among the repository's files as it is, without decoding it.
            "path": place.path or "stdin",
            "lines": {"begin": place.region.line if place.region else 1},
        },
    }
