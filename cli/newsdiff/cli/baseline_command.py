"""``newsdiff baseline``: the file of known findings made, shown and tidied."""

from __future__ import annotations

import sys
from pathlib import Path

from newsdiff.cli import baseline
from newsdiff.cli.baseline import Accepted, Baseline
from newsdiff.cli.exits import CliError
from newsdiff.cli.look import Look, look_of
from newsdiff.cli.names import choose
from newsdiff.cli.output import message, write_files, write_stdout
from newsdiff.cli.paint import Line, block, gap, paint, say
from newsdiff.cli.text import clean
from newsdiff.cli.view import count

__all__ = ["create", "prune", "show", "table"]


def create(path: Path, report: str, force: bool) -> None:
    """Write a baseline with the differences of a JSON report; ``-`` is standard input.

    Raises:
        CliError: the report cannot be read, or the file is there already and ``force`` is not given.
    """
    if not force and path.exists():
        raise CliError(f"{clean(str(path))} is there already; --force writes it anew")
    entries = baseline.from_report(baseline.read_json(report), _name(report))
    write_files({path: baseline.text(entries)})
    message(f"wrote {path}: {count(len(entries), 'finding')}")


def prune(path: Path, report: str) -> None:
    """Take out the entries that the JSON report of a check with this baseline calls stale."""
    known = baseline.read(path)
    left = baseline.pruned(known, baseline.read_json(report), _name(report))
    gone = len(known.entries) - len(left)
    if gone:
        write_files({path: baseline.text(left)})
    message(f"took {count(gone, 'finding')} out of {path}, {len(left)} left")


def show(path: Path, name: str, no_color: bool) -> None:
    """The entries on standard output, as a table or as JSON."""
    choose(name, ("table", "json"), "format", "--format")
    known = baseline.read(path)
    if name == "json":
        write_stdout(baseline.text(known.entries), for_people=False)
    else:
        write_stdout(table(known, look_of(sys.stdout, no_color)), for_people=True)


def table(known: Baseline, look: Look) -> str:
    """The entries for people, below the articles that they are about."""
    lines: list[Line] = []
    articles: tuple[str, ...] | None = None
    for entry in known.entries:
        if entry.articles != articles:
            articles = entry.articles
            lines += [*([()] if lines else []), say(", ".join(map(clean, articles)) or "no article", "bold")]
        lines += _entry(entry, look.width)
    total = say(count(len(known.entries), "finding"), "bold")
    return paint([*lines, *([()] if lines else []), total], look)


def _entry(entry: Accepted, width: int | None) -> list[Line]:
    head = (*gap(3), *say(entry.fingerprint[:6], "dim"), *gap(2))
    topic = f"{entry.relation.value} · {entry.topic}" if entry.topic else entry.relation.value
    values = f": {'; '.join(map(clean, entry.values))}" if entry.values else ""
    return block(head, (*say(topic), *say(values)), say(entry.rule, "dim"), width)


def _name(report: str) -> str:
    return "standard input" if report == "-" else clean(report)
