"""GitHub workflow commands: annotations at the lines of the articles that are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdiff.claims.report import Finding, Report
from newsdiff.cli import view
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.notice import heading, lines, ranked
from newsdiff.cli.spots import main_side, spot
from newsdiff.cli.text import clean

__all__ = ["render"]

MOST = 10
"""Annotations of one type: GitHub shows no more of a step."""
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - commands look the same everywhere
    """The differences, worst first, at most ten of a type; a plain line for the rest, and one for all.

    What could not be read and what is stale are annotations, too: few people read the log around them.
    """
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    by_command: dict[str, list[str]] = {command: [] for command in _COMMANDS.values()}
    for skipped in report.skipped:
        text = f"{clean(skipped.path) or 'an input'}: {clean(skipped.reason)}"
        by_command["warning"].append(_command("warning", [("title", "not compared")], text))
    for finding in ranked(report):
        command = _COMMANDS[finding.severity]
        by_command[command].append(_annotation(report, finding, command))
    for stale in report.stale:
        text = f"{clean(stale.where)}: {clean(stale.what)}: {clean(stale.why)}"
        by_command["warning"].append(_command("warning", [("title", "stale")], text))
    for command, said in by_command.items():
        yield from said[:MOST]
        if len(said) > MOST:
            more = len(said) - MOST
            yield f"{more} more {command}{'s' if more > 1 else ''}: they stand in the report's other formats."
    told = ", ".join(view.summary(report)) if report.related else view.unrelated(report)
    yield f"newsdiff: {told or 'nothing to report'}"


def _annotation(report: Report, finding: Finding, command: str) -> str:
    side = main_side(report, finding)
    place = spot(report.articles[side.article], side)
    path = clean(place.path)
    properties = [("file", path)] if path else []
    if place.region is not None:
        region = place.region
        columns = (region.column, region.end_column) if region.line == region.end_line else (None, None)
        numbers = zip(
            ("line", "endLine", "col", "endColumn"), (region.line, region.end_line, *columns), strict=True
        )
        properties += [(name, str(number)) for name, number in numbers if number is not None]
    properties.append(("title", heading(finding)))
    text = "\n".join((*lines(report, finding), f"{clean(finding.rule)}, {clean(finding.id)[:6]}"))
    return _command(command, properties, text)


def _command(command: str, properties: Iterable[tuple[str, str]], text: str) -> str:
    given = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{command} {given}::{_data(text)}"


def _data(text: str) -> str:
    """A message as GitHub's toolkit escapes it: no line of it can be read as a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property as GitHub's toolkit escapes it: it cannot end the property or begin another.

    >>> _property("a,line=1::b%")
    'a%2Cline=1%3A%3Ab%25'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
