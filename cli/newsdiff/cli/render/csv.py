"""CSV after RFC 4180: one row for each side of a finding, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from newsdiff.claims.report import Finding, Report, Side
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.spots import spot
from newsdiff.cli.text import clean

__all__ = ["render"]

HEAD = (
    "finding", "relation", "severity", "confidence", "kind", "rule", "topic", "reason",
    "article", "source", "published", "path", "line", "column", "value", "words", "said_by",
)  # fmt: skip

# What spreadsheets take for the begin of a formula, full-width forms among it; those of Excel look past
# spaces, and an apostrophe before it makes it text.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - CSV looks the same everywhere
    """A head line and the sides of all findings, in the order of the report."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(_rows(report))
    return text.getvalue()


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for finding in report.findings:
        for side in finding.sides:
            yield (*_finding(finding), *_side(report, side))


def _finding(finding: Finding) -> tuple[str, ...]:
    return (
        _cell(finding.id),
        finding.relation.value,
        finding.severity,
        f"{finding.confidence:.2f}",
        _cell(finding.kind),
        _cell(finding.rule),
        _cell(finding.topic),
        _cell(finding.reason),
    )


def _side(report: Report, side: Side) -> tuple[str, ...]:
    entry = report.articles[side.article]
    place = spot(entry, side)
    line = column = ""
    if place.region is not None:
        line, column = str(place.region.line), str(place.region.column or "")
    return (
        entry.id,
        _cell(entry.source),
        entry.published.isoformat() if entry.published else "",
        _cell(place.path),
        line,
        column,
        _cell(side.value),
        _cell(side.quote),
        _cell(side.attribution.source if side.attribution else ""),
    )


def _cell(text: str) -> str:
    """Text from outside as one line that no spreadsheet computes.

    >>> _cell('=HYPERLINK("x")'), _cell("12 hurt")
    ('\\'=HYPERLINK("x")', '12 hurt')
    """
    line = clean(text)
    return f"'{line}" if _FORMULA.match(line) else line
