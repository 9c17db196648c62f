"""Runs the case files under ``tests/cases``: two or more made-up reports, and what is to be found in them.

A file begins with ``# title``. ``== name published 2023-03-02`` starts a report (the day may be left
out): its headline, a blank line, its text. After ``== expect`` each line is one expectation:

    conflict date | a: "on Monday" | b: "on Tuesday"
    none update date

The first holds if some finding of that relation and kind has, for each report named by its stem, a side
whose quote overlaps those words of its sentence; the second if there is none of that relation (and kind).
Files in ``gate/`` are compared with the gate closed to other events; ``related`` and ``unrelated`` are
what it is to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsdiff.claims.compare import Options, compare
from newsdiff.claims.kinds import KINDS
from newsdiff.claims.model import Relation
from newsdiff.claims.report import Finding, Report, Side
from newsdiff.corpus import Article

FOLDER = Path(__file__).parent.parent / "cases"
FILES = sorted(FOLDER.glob("*/*.md"))
KIND_NAMES = {kind.name for kind in KINDS}

_ARTICLE = re.compile(r"== (?P<name>\S+)(?: published (?P<day>\d{4}-\d\d-\d\d))?")
_SIDE = re.compile(r'(?P<stem>\S+): "(?P<words>.+)"')


@dataclass(frozen=True)
class Expectation:
    """One line under ``== expect``."""

    line: str
    relation: Relation | None
    """None where the line is about the gate."""
    kind: str | None
    sides: tuple[tuple[str, str], ...]
    """Stem of the article's name, words of it; empty where nothing of the kind is to be found."""

    @classmethod
    def read(cls, line: str) -> Expectation:
        if line in ("related", "unrelated"):
            return cls(line, None, None, ())
        head, *sides = line.split(" | ")
        words = head.split()
        absent = words[0] == "none"
        relation, *kind = words[1:] if absent else words
        pairs = [_SIDE.fullmatch(side.strip()) for side in sides]
        if not all(pairs) or bool(sides) is absent or len(kind) > 1 or not set(kind) <= KIND_NAMES:
            raise ValueError(f"not an expectation: {line}")
        told = tuple((m["stem"], m["words"]) for m in pairs if m is not None)
        return cls(line, Relation(relation), kind[0] if kind else None, told)

    def holds(self, report: Report) -> bool:
        if self.relation is None:
            return report.related is (self.line == "related")
        of_it = [f for f in report.findings if f.relation is self.relation and self.kind in (None, f.kind)]
        if not self.sides:
            return not of_it
        return any(all(_tells(report, f, *side) for side in self.sides) for f in of_it)


@dataclass(frozen=True)
class Case:
    """One case file."""

    title: str
    articles: tuple[Article, ...]
    expected: tuple[Expectation, ...]

    @classmethod
    def read(cls, path: Path) -> Case:
        head, *parts = re.split(r"(?m)^(?===)", path.read_text(encoding="utf-8"))
        *reports, expected = parts
        first, _, lines = expected.partition("\n")
        if not head.startswith("# ") or first.strip() != "== expect":
            raise ValueError(f"{path.name}: a title, reports and '== expect' are needed")
        articles = tuple(_article(part) for part in reports)
        return cls(head[2:].strip(), articles, tuple(Expectation.read(x) for x in lines.splitlines() if x))


def _article(part: str) -> Article:
    first, _, rest = part.partition("\n")
    header = _ARTICLE.fullmatch(first.strip())
    if header is None:
        raise ValueError(f"not a report's first line: {first}")
    title, _, text = rest.partition("\n")
    record = {"title": title, "text": text.strip(), "date_publish": header["day"]}
    return Article.from_json(record | {"source_domain": header["name"]}, name=header["name"])


def _tells(report: Report, finding: Finding, stem: str, words: str) -> bool:
    return any(
        Path(report.articles[side.article].name).stem == stem and _overlaps(side, words)
        for side in finding.sides
    )


def _overlaps(side: Side, words: str) -> bool:
    """Whether the side's quote overlaps the words where they stand in its sentence."""
    at = [side.sentence_start + m.start() for m in re.finditer(re.escape(words), side.sentence)]
    return any(side.start < begin + len(words) and begin < side.end for begin in at)


def _told(report: Report) -> str:
    """The findings as lines, for the message of a case that fails."""
    return "\n".join(
        f"{f.relation.value} {f.kind} ({f.rule}, {f.confidence}) | "
        + " | ".join(f'{report.articles[s.article].name}: "{s.quote}"' for s in f.sides)
        for f in report.findings
    )


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_case(path: Path) -> None:
    case = Case.read(path)
    report = compare(case.articles, gate=path.parent.name == "gate", options=Options(profile="balanced"))
    missed = [e.line for e in case.expected if not e.holds(report)]
    assert not missed, f"{case.title}: {missed}\nfound:\n{_told(report)}"


def test_every_kind_has_cases_and_every_relation_is_expected() -> None:
    folders = [path.parent.name for path in FILES]
    assert all(folders.count(kind) >= 4 for kind in KIND_NAMES)
    expected = {e.relation for path in FILES for e in Case.read(path).expected if e.sides}
    assert expected >= set(Relation)
    assert len(FILES) >= 60


def test_the_title_of_a_case_is_its_own() -> None:
    titles = [Case.read(path).title for path in FILES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    "line",
    ["conflict date", 'none conflict | a: "x"', "agree colour", 'agree date | a: x | b: "y"', "odd date"],
)
def test_a_line_that_says_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        Expectation.read(line)
