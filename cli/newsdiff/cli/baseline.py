"""The baseline: findings that are known and accepted, by fingerprint, in a file to keep with the articles."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.claims.report import SCHEMA as REPORT
from newsdiff.claims.report import Finding, Report
from newsdiff.cli.exits import CliError
from newsdiff.cli.machine import dump
from newsdiff.cli.text import clean

FILE = "newsdiff-baseline.json"
SCHEMA = "newsdiff.baseline/1"
LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read."""

__all__ = ["FILE", "SCHEMA", "Accepted", "Baseline", "from_report", "pruned", "read", "read_json", "text"]

_FINGERPRINT = re.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One known finding: its fingerprint, what it is for people, and what a run has to look at to find it."""

    fingerprint: str
    relation: Relation
    kind: str
    rule: str
    topic: str
    confidence: float
    articles: tuple[str, ...]
    """Paths of the checked articles that it is about."""
    values: tuple[str, ...]
    """What they and the others say, each value once."""

    @property
    def what(self) -> str:
        """The finding in a few words."""
        topic = f" · {self.topic}" if self.topic else ""
        return f"{self.fingerprint[:6]} {self.relation.value}{topic}"

    def as_json(self) -> dict[str, Any]:
        """The entry as the file has it."""
        return {
            "fingerprint": self.fingerprint,
            "relation": self.relation.value,
            "kind": self.kind,
            "rule": self.rule,
            "topic": self.topic,
            "confidence": self.confidence,
            "articles": list(self.articles),
            "values": list(self.values),
        }


@dataclass(frozen=True)
class Baseline:
    """A file of known findings."""

    name: str
    """The file, as messages call it."""
    entries: tuple[Accepted, ...]
    """By article, rule and fingerprint: an entry more or less is one block in a diff."""

    @cached_property
    def _by_fingerprint(self) -> Mapping[str, Accepted]:
        return {entry.fingerprint: entry for entry in self.entries}

    @cached_property
    def _by_content(self) -> Mapping[_Content, Accepted]:
        return {_content(e.rule, e.topic, e.articles, e.values): e for e in self.entries if e.articles}

    def entry(self, report: Report, finding: Finding) -> Accepted | None:
        """The entry that knows a finding: of its fingerprint, or of the same rule, topic, checked articles
        and values. Those stay when one more outlet says what others said before; the fingerprint does not.
        """
        known = self._by_fingerprint.get(finding.id)
        if known is not None:
            return known
        own = (report.articles[side.article] for side in finding.sides)
        paths = [article.path for article in own if article.checked]
        values = [side.value for side in finding.sides]
        return self._by_content.get(_content(finding.rule, finding.topic, paths, values)) if paths else None


_Content = tuple[str, str, frozenset[str], frozenset[str]]


def _content(rule: str, topic: str, articles: Iterable[str], values: Iterable[str]) -> _Content:
    return rule, clean(topic), frozenset(articles), frozenset(map(clean, values))


def text(entries: Sequence[Accepted]) -> str:
    """The file's content: ``newsdiff.baseline/1``."""
    ordered = sorted(entries, key=lambda e: (e.articles, e.rule, e.fingerprint))
    return dump({"schema": SCHEMA, "findings": [entry.as_json() for entry in ordered]})


def read(path: Path) -> Baseline:
    """The baseline of a file.

    Raises:
        CliError: it cannot be read, or is no baseline of this version.
    """
    shown = clean(str(path))
    data = read_json(str(path))
    if (
        not isinstance(data, dict)
        or data.get("schema") != SCHEMA
        or not isinstance(data.get("findings"), list)
    ):
        raise CliError(f"{shown}: no {SCHEMA}: write it with newsdiff baseline create")
    return Baseline(shown, tuple(_entry(item, shown, n) for n, item in enumerate(data["findings"], 1)))


def _entry(item: Any, shown: str, number: int) -> Accepted:
    try:
        if not _FINGERPRINT.fullmatch(item["fingerprint"]):
            raise ValueError
        return Accepted(
            fingerprint=item["fingerprint"],
            relation=Relation(item["relation"]),
            kind=str(item["kind"]),
            rule=str(item["rule"]),
            topic=clean(str(item["topic"])),
            confidence=float(item["confidence"]),
            articles=tuple(map(str, item["articles"])),
            values=tuple(map(str, item["values"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else "has a value of the wrong type"
        raise CliError(f"{shown}: finding {number} {what}") from None


def from_report(data: Any, shown: str) -> tuple[Accepted, ...]:
    """The differences of a JSON report, those that a baseline hides already among them, each once.

    Raises:
        CliError: it is no report of this version.
    """
    try:
        report = _report(data)
        checked = {a["name"]: str(a["path"]) for a in report["articles"] if a["checked"]}
        known = [hidden["finding"] for hidden in report["hidden"] if hidden["by"] == "baseline"]
        found = (_accepted(finding, checked) for finding in (*report["findings"], *known))
        return tuple({one.fingerprint: one for one in found if one.relation in DIFFERENCES}.values())
    except (KeyError, TypeError, ValueError):
        raise _no_report(shown) from None


def pruned(baseline: Baseline, data: Any, shown: str) -> tuple[Accepted, ...]:
    """The entries that a check with this baseline did not find stale. Raises as :func:`from_report`."""
    try:
        gone = {stale["fingerprint"] for stale in _report(data)["stale"]}
    except (KeyError, TypeError, ValueError):
        raise _no_report(shown) from None
    return tuple(entry for entry in baseline.entries if entry.fingerprint not in gone)


def _report(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict) or data["schema"] != REPORT:
        raise ValueError
    return data


def _no_report(shown: str) -> CliError:
    return CliError(f"{shown}: no {REPORT}: make one with newsdiff check ... --format json")


def _accepted(finding: Mapping[str, Any], checked: Mapping[str, str]) -> Accepted:
    sides = finding["sides"]
    paths = {checked[side["article"]] for side in sides if side["article"] in checked}
    return Accepted(
        fingerprint=str(finding["id"]),
        relation=Relation(finding["relation"]),
        kind=str(finding["kind"]),
        rule=str(finding["rule"]),
        topic=clean(finding["topic"]),
        confidence=float(finding["confidence"]),
        articles=tuple(sorted(paths)),
        values=tuple(dict.fromkeys(clean(side["value"]) for side in sides)),
    )


def read_json(path: str) -> Any:
    """The JSON value of a file, or of standard input for ``-``.

    Raises:
        CliError: it cannot be read, is too large or no JSON.
    """
    shown = "standard input" if path == "-" else clean(path)
    try:
        if path == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(path).open("rb") as stream:
                data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise CliError(f"{shown}: {getattr(error, 'strerror', None) or 'cannot be read'}") from None
    if len(data) > LARGEST:
        raise CliError(f"{shown}: larger than {LARGEST // 2**20} MB")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise CliError(f"{shown}: no valid JSON") from None
