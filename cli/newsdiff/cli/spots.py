"""Where a side stands in the author's file, for tools that open files at a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsdiff.claims.report import Entry, Finding, Report, Side

__all__ = ["Region", "Spot", "checked", "main_side", "spot"]

_AS_THEY_ARE = frozenset({"text", "markdown"})
"""Readers whose text is the whole file, so that lines of the text are lines of the file."""
_NUMBERED = re.compile(r"(.+):([1-9]\d{0,9})")


@dataclass(frozen=True, slots=True)
class Region:
    """Words in a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A file, and where in it; without a region where the file's own lines cannot be told."""

    path: str
    """As the report gives it, without ``./`` before it; empty for standard input."""
    region: Region | None


def spot(entry: Entry, side: Side) -> Spot:
    """The file and the words of a side's value in it.

    Lines are told for plain text and Markdown, whose text is the file itself, and for JSON lines, whose
    articles are one line each. Lines of other formats, and of compressed files, count inside a text
    that no editor shows, so there is the file alone.
    """
    if entry.path == "-" or entry.path.startswith("-:"):
        return Spot("", None)
    path, number = _file(entry.path.removeprefix("./"))
    reader = _reader(path)
    if path.lower().endswith(".gz") or "://" in path:
        return Spot(path, None)
    if reader == "jsonl" and number:
        return Spot(path, Region(number))
    if reader in _AS_THEY_ARE and side.field == "text":
        return Spot(path, _region(side))
    return Spot(path, None)


def main_side(report: Report, finding: Finding) -> Side:
    """The side to point at first: of the checked articles the first whose value no report of the archive
    gives, else the first; its headline where the finding is about that.
    """
    from newsdiff.claims.headline import HEADLINE

    own = [side for side in finding.sides if report.articles[side.article].checked] or finding.sides
    if finding.rule == HEADLINE.id:
        return min(own, key=lambda side: (side.field != "title", side.start))
    old = [side.normal for side in finding.sides if not report.articles[side.article].checked]
    return next((side for side in own if side.normal not in old), own[0])


def checked(report: Report) -> list[Entry]:
    """The articles in which findings are looked for."""
    return [entry for entry in report.articles if entry.checked]


def _region(side: Side) -> Region:
    """The value's own words; the whole clause where they lie outside of what is quoted."""
    inside = side.start <= side.mark[0] <= side.mark[1] <= side.end
    begin, end = side.mark if inside else (side.start, side.end)
    line, column = _moved(side.line, side.column, side.quote[: begin - side.start])
    return Region(line, column, *_moved(line, column, side.quote[begin - side.start : end - side.start]))


def _moved(line: int, column: int, text: str) -> tuple[int, int]:
    """Line and column after a text that begins at these."""
    lines = text.count("\n")
    return (line + lines, len(text) - text.rfind("\n")) if lines else (line, column + len(text))


def _file(path: str) -> tuple[str, int]:
    """The file of an article's path, and the number of the article in it; 0 where it is alone."""
    found = _NUMBERED.fullmatch(path)
    if found and _reader(found[1]) in {"json", "jsonl"}:
        return found[1], int(found[2])
    return path, 0


def _reader(path: str) -> str:
    """Name of the format that a path's suffix tells; plain text is what it is without one."""
    from newsdiff.corpus.readers import by_suffix

    reader = by_suffix(path)
    return reader.name if reader else "text"
