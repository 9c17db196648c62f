"""SARIF 2.1.0: the differences for code scanning, with the rules they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from newsdiff.claims.report import Finding, Hidden, Report, Side
from newsdiff.cli import notice, view
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import dump
from newsdiff.cli.markup import escape
from newsdiff.cli.spots import Region, main_side, spot
from newsdiff.cli.text import clean

if TYPE_CHECKING:
    from newsdiff.claims.kind import Rule

__all__ = ["render"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "newsdiff/v1"
"""Name of the fingerprint: it changes when fingerprints are made in another way."""

_LINK = re.compile(r"[\\\[\]]")


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """One run with a result for each difference, worst first; what is hidden has its suppression."""
    found = notice.told(report)
    rules = _rules(finding.rule for finding, _ in found)
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "newsdiff",
                "version": version("newsdiff"),
                "rules": [_descriptor(rule) for rule in rules],
            }
        },
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding, hidden, numbers) for finding, hidden in found],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(used: Iterable[str]) -> list[Rule]:
    """The rules of these names, in the order of the registry."""
    from newsdiff.claims.kinds import RULES

    names = set(used)
    return [rule for rule in RULES.values() if rule.id in names]


def _descriptor(rule: Rule) -> dict[str, Any]:
    first, second = rule.example
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": _plain(rule.title)},
        "fullDescription": {"text": _plain(rule.what)},
        "help": {
            "text": _plain(f"{rule.what}\n\n{rule.why}\n\nExample:\nA: {first}\nB: {second}"),
            "markdown": "\n\n".join(
                (escape(rule.what), escape(rule.why), f"- A: {escape(first)}\n- B: {escape(second)}")
            ),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.id.split("-")[0], rule.relation.value]},
    }


def _result(
    report: Report, finding: Finding, hidden: Hidden | None, numbers: Mapping[str, int]
) -> dict[str, Any]:
    main = main_side(report, finding)
    others = [side for side in finding.sides if side is not main]
    text = "\n".join((notice.heading(finding), *notice.lines(report, finding)))
    result: dict[str, Any] = {"ruleId": clean(finding.rule)}
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    result |= {
        "level": finding.severity,
        "message": {"text": _plain(text)},
        "locations": [_location(report, main)],
        "relatedLocations": [
            {"id": number, **_location(report, side), "message": {"text": _plain(_said(report, side))}}
            for number, side in enumerate(others, 1)
        ],
        # GitHub knows a result by the second name alone, and makes one of the line where it is missing.
        "partialFingerprints": {FINGERPRINT: clean(finding.id), "primaryLocationLineHash": clean(finding.id)},
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "relation": finding.relation.value,
            "kind": clean(finding.kind),
            "topic": clean(finding.topic),
            "confidence": finding.confidence,
        },
    }
    if report.hidden:
        # SARIF: where one result tells of suppressions, the others have to say that they have none.
        result["suppressions"] = [_suppression(hidden)] if hidden else []
    return result


def _suppression(hidden: Hidden) -> dict[str, str]:
    return {"kind": "external", "status": "accepted", "justification": _plain(notice.why_hidden(hidden))}


def _said(report: Report, side: Side) -> str:
    entry = report.articles[side.article]
    return f"{clean(entry.source) or clean(entry.name)}: {clean(side.value) or '(not given)'}"


def _location(report: Report, side: Side) -> dict[str, Any]:
    entry = report.articles[side.article]
    place = spot(entry, side)
    if not place.path:
        return {"logicalLocations": [{"name": "standard input"}]}
    physical: dict[str, Any] = {"artifactLocation": {"uri": view.address(place.path)}}
    if place.region is not None:
        physical["region"] = _region(place.region)
    return {"physicalLocation": physical}


def _region(region: Region) -> dict[str, int]:
    told = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    return {name: number for name, number in told.items() if number is not None}


def _invocation(report: Report) -> dict[str, Any]:
    """How the run went: what could not be read, what is stale."""
    told = [("unread", f"{clean(s.path) or 'an input'}: {clean(s.reason)}") for s in report.skipped]
    told += [("stale", f"{clean(s.where)}: {clean(s.what)}: {clean(s.why)}") for s in report.stale]
    if not report.related:
        told.append(("unrelated", view.unrelated(report)))
    return {
        "executionSuccessful": report.exit_code in {0, 1, 3},
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [
            {"descriptor": {"id": name}, "level": "warning", "message": {"text": _plain(text)}}
            for name, text in told
        ],
    }


def _plain(text: str) -> str:
    """A message whose text can be read neither as a link nor as a place for an argument.

    >>> _plain("see [here](http://x) and {0}"), _plain("he [the captain] said")
    ('see \\\\[here\\\\](http://x) and {{0}}', 'he [the captain] said')
    """
    safe = _LINK.sub(r"\\\g<0>", text) if "](" in text else text
    return safe.replace("{", "{{").replace("}", "}}")
