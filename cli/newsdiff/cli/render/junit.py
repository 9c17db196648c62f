"""JUnit XML: a suite for each article that is checked, a test case for each difference in it.

CI systems list failed cases by name, so each difference has one of its own. Those for which the run
fails are failures; others pass, with what was found as their output; what a baseline or a suppression
hides is skipped, with the reason. An article without any has one case that passes, or that is skipped where
the reports are not compared.
"""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as ET

from newsdiff.claims.report import Entry, Finding, Hidden, Report
from newsdiff.cli.exits import Exit
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.notice import heading, lines, told, where, why_hidden
from newsdiff.cli.spots import main_side
from newsdiff.cli.text import clean
from newsdiff.cli.view import unrelated

__all__ = ["render"]

_STALE = int(Exit.STALE)


def render(report: Report, look: Look = PLAIN) -> str:  # noqa: ARG001 - XML looks the same everywhere
    """The suites in the order of the articles; then what could not be read, and what is stale."""
    root = ET.Element("testsuites", name="newsdiff")
    found: defaultdict[int, list[tuple[Finding, Hidden | None]]] = defaultdict(list)
    spoken = {side.article for finding, _ in told(report) for side in finding.sides}
    for finding, hidden in told(report):
        found[main_side(report, finding).article].append((finding, hidden))
    for number, entry in enumerate(report.articles):
        if entry.checked or number in found:
            root.append(_suite(report, entry, found[number], number in spoken))
    if report.skipped:
        root.append(_unread(report))
    if report.stale:
        root.append(_stale(report))
    for suite in root:
        _count(suite)
    _count(root)
    ET.indent(root)
    # Whatever is no character of XML is gone: clean() leaves printable characters alone.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(
    report: Report, entry: Entry, found: list[tuple[Finding, Hidden | None]], spoken: bool
) -> ET.Element:
    """The cases of one article; ``spoken`` says that it has a part in findings, maybe those of others."""
    path = clean(entry.path)
    suite = ET.Element("testsuite", name=path)
    for finding, hidden in found:
        name = f"{heading(finding)} ({clean(finding.rule)} {clean(finding.id)[:6]})"
        case = ET.SubElement(suite, "testcase", name=name, classname=path, time="0")
        if hidden is not None:
            ET.SubElement(case, "skipped", message=why_hidden(hidden))
        else:
            _outcome(report, case, finding)
    if not found:
        name = "told with another article" if spoken else "nothing to report"
        name = name if report.related else "not compared"
        case = ET.SubElement(suite, "testcase", name=name, classname=path, time="0")
        if not report.related:
            ET.SubElement(case, "skipped", message=unrelated(report))
    return suite


def _outcome(report: Report, case: ET.Element, finding: Finding) -> None:
    text = "\n".join((where(report, main_side(report, finding)), *lines(report, finding)))
    if finding.id in report.failing:
        reason = clean(finding.reason)
        failure = ET.SubElement(case, "failure", message=reason, type=finding.relation.value)
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _unread(report: Report) -> ET.Element:
    suite = ET.Element("testsuite", name="not compared")
    for skipped in report.skipped:
        path = clean(skipped.path) or "an input"
        case = ET.SubElement(suite, "testcase", name=path, classname=path, time="0")
        ET.SubElement(case, "error", message=clean(skipped.reason), type="unread")
    return suite


def _stale(report: Report) -> ET.Element:
    """Failures where the run ends as it does for nothing but these."""
    suite = ET.Element("testsuite", name="stale")
    outcome = "failure" if report.exit_code == _STALE else "skipped"
    for stale in report.stale:
        where = clean(stale.where)
        case = ET.SubElement(suite, "testcase", name=clean(stale.what), classname=where, time="0")
        told = ET.SubElement(case, outcome, message=f"{where}: {clean(stale.why)}")
        if outcome == "failure":
            told.set("type", "stale")
    return suite


def _count(element: ET.Element) -> None:
    """Write the numbers of cases of each outcome on a suite, or on all of them."""
    element.set("tests", str(len(element.findall(".//testcase"))))
    for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(len(element.findall(f".//{outcome}"))))
    element.set("time", "0")
