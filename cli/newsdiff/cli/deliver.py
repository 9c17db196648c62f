"""A report on its way out: rendered, written to files and standard output, and to GitHub's step summary."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from newsdiff.claims.report import Report
from newsdiff.cli import render, view
from newsdiff.cli.look import PLAIN, look_of
from newsdiff.cli.output import message, write_files, write_stdout

__all__ = ["deliver"]

SUMMARY = "GITHUB_STEP_SUMMARY"
LISTS = frozenset({"csv", "jsonl", "gitlab"})
"""Formats that are findings and nothing else: without any they cannot say why."""
MOST = 1_000_000
"""Bytes of a step summary: GitHub drops one that is larger than a mebibyte."""


def deliver(
    report: Report, name: str, targets: Mapping[Path, str], no_color: bool = False, quiet: bool = False
) -> None:
    """Write the report to standard output in the format ``name``, and to files in theirs.

    Where one of the formats is ``github`` and GitHub tells where, the step summary gets it as Markdown.
    What is stale goes to standard error, too, where the report on standard output is not for people; and
    that the reports are not compared, where the format cannot say it.

    Raises:
        CliError: a file cannot be written; standard output has nothing then.
    """
    text = render.render(name, report, look_of(sys.stdout, no_color))
    write_files({path: render.render(format_, report, PLAIN) for path, format_ in targets.items()})
    if "github" in {name, *targets.values()}:
        _summarise(report)
    if not quiet and not report.related and name in LISTS:
        message(view.unrelated(report))
    if not quiet and name != "table":
        for stale in report.stale:
            message(f"stale: {stale.where}: {stale.what}: {stale.why}")
    write_stdout(text, name == "table")


def _summarise(report: Report) -> None:
    path = os.environ.get(SUMMARY)
    if not path:
        return
    data = render.render("markdown", report, PLAIN).encode("utf-8", "replace")
    if len(data) > MOST:
        # The last whole line that fits: every line of the report stands on its own.
        data = data[: data.rindex(b"\n", 0, MOST) + 1] + b"\nThe report is longer than a summary can be.\n"
    try:
        with Path(path).open("ab") as stream:
            stream.write(data)
    except OSError as error:
        # The annotations are the report; a summary that cannot be written takes nothing away from them.
        message(f"the step summary cannot be written: {error.strerror or error}")
