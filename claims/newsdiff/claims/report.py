"""The report: what every output format renders, and its JSON form ``newsdiff.report/1``."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, combinations, islice, product
from typing import Any, Literal

from newsdiff.claims.model import Attribution, Relation, Severity, attribution_json
from newsdiff.corpus.article import Field, Skipped

SCHEMA = "newsdiff.report/1"

__all__ = ["SCHEMA", "Entry", "Finding", "Hidden", "Report", "Side", "Stale"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the comparison."""

    id: str
    """Letter: A to Z, then A2 to Z2 and so on."""
    name: str
    path: str
    source: str
    title: str
    published: date | None
    origin: int
    """Articles that copy one wire text have one number."""
    checked: bool = True
    """Whether findings are looked for in it; not so for reports of the archive it is held against."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one article says, with the words it rests on."""

    article: int
    """Number of the article, from 0: its entry in ``Report.articles``."""
    value: str
    """The value for people."""
    normal: Mapping[str, Any]
    """The value in normal form."""
    field: Field
    start: int
    """Begin of the quoted clause, in characters of the field as it stands in the input."""
    end: int
    quote: str
    """The smallest clause that carries the value: ``field[start:end]``."""
    mark: tuple[int, int]
    """The value's own words, in characters of the same field."""
    sentence: str
    """The whole sentence, as it stands in the input."""
    sentence_start: int
    """Where that sentence begins in the field."""
    line: int
    column: int
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands between the sides of one alignment."""

    relation: Relation
    kind: str
    rule: str
    topic: str
    severity: Severity
    confidence: float
    """How likely it is right: of findings with 0.9, nine in ten."""
    reason: str
    sides: tuple[Side, ...]
    """In the order of the articles; at least one, at least two for all relations but ``only``."""
    silent: tuple[int, ...] = ()
    """Numbers of the articles that say nothing on the topic."""
    id: str = field(default="", compare=False)
    """Fingerprint of rule, topic, values and sources: stable under edits elsewhere in the text."""
    earlier: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Fingerprints of a difference as it was with fewer sources, all its values being there."""

    def __post_init__(self) -> None:
        if not self.sides:
            raise ValueError(f"a finding of {self.rule} has no side")
        if self.relation is not Relation.ONLY and len(self.sides) < 2:
            raise ValueError(f"a finding of {self.rule} has one side alone")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A finding that is known and accepted, and so is not reported."""

    finding: Finding
    by: Literal["baseline", "suppression"]
    reason: str
    """Why, in the words of whoever accepted it; empty for the baseline."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A baseline entry or a suppression that hides nothing any more."""

    where: str
    """The file, and which of its entries."""
    what: str
    """What the entry would hide, in words for people."""
    why: str
    """Why it hides nothing: "matched nothing", "ended on 2024-05-01"."""
    fingerprint: str = ""
    """Of a baseline entry, so that it can be pruned."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one comparison."""

    articles: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    related: bool
    """Whether the articles tell one event; where not, they are not compared."""
    unrelated_reason: str
    """What sets them apart, in one sentence; empty where they are related."""
    findings: tuple[Finding, ...]
    """Differences by confidence, then agreements, then what only one says, each in text order."""
    model: str
    """The spaCy pipeline that parsed the articles."""
    exit_code: int = 0
    against: str = ""
    """The archive that the checked articles are held against, as given; empty for a comparison."""
    failing: tuple[str, ...] = ()
    """Fingerprints of the findings for which the run fails, in the order of the findings."""
    hidden: tuple[Hidden, ...] = ()
    stale: tuple[Stale, ...] = ()

    @property
    def summary(self) -> dict[Relation, int]:
        """Number of findings of each relation, all seven present."""
        counts = Counter(f.relation for f in self.findings)
        return {relation: counts[relation] for relation in Relation}

    def with_exit_code(self, code: int) -> Report:
        """The same report with the exit code of the run that prints it."""
        return replace(self, exit_code=code)

    def as_json(self) -> dict[str, Any]:
        """The report as ``newsdiff.report/1``."""
        return {
            "schema": SCHEMA,
            "articles": [
                {
                    "id": a.id,
                    "path": a.path,
                    "name": a.name,
                    "source": a.source,
                    "title": a.title,
                    "published": a.published.isoformat() if a.published else None,
                    "origin": a.origin,
                    "checked": a.checked,
                }
                for a in self.articles
            ],
            "skipped": [{"path": s.path, "reason": s.reason} for s in self.skipped],
            "related": self.related,
            "unrelated_reason": self.unrelated_reason,
            "against": self.against,
            "findings": [self._finding_json(f) for f in self.findings],
            "failing": list(self.failing),
            "hidden": [
                {"by": one.by, "reason": one.reason, "finding": self._finding_json(one.finding)}
                for one in self.hidden
            ],
            "stale": [
                {"where": s.where, "what": s.what, "why": s.why, "fingerprint": s.fingerprint}
                for s in self.stale
            ],
            "summary": {relation.value: count for relation, count in self.summary.items()},
            "model": self.model,
            "exit_code": self.exit_code,
        }

    def _finding_json(self, finding: Finding) -> dict[str, Any]:
        return {
            "id": finding.id,
            "relation": finding.relation.value,
            "kind": finding.kind,
            "rule": finding.rule,
            "topic": finding.topic,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "reason": finding.reason,
            "sides": [self._side_json(s) for s in finding.sides],
            "silent": [self.articles[i].id for i in finding.silent],
        }

    def _side_json(self, side: Side) -> dict[str, Any]:
        return {
            "article": self.articles[side.article].name,
            "value": side.value,
            "normal": dict(side.normal),
            "field": side.field,
            "start": side.start,
            "end": side.end,
            "quote": side.quote,
            "mark": list(side.mark),
            "sentence": side.sentence,
            "line": side.line,
            "column": side.column,
            "attribution": attribution_json(side.attribution),
        }


def letter(number: int) -> str:
    """The letter of an article by its number from 0.

    >>> [letter(n) for n in (0, 25, 26, 53)]
    ['A', 'Z', 'A2', 'B3']
    """
    turn, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(turn + 1) if turn else "")


def fingerprint(rule: str, topic: str, values: list[tuple[str, str]]) -> str:
    """Twelve hex digits of the rule, the topic and each (source, value), whatever their order."""
    parts = [rule, topic, *(f"{source}\x1f{value}" for source, value in sorted(set(values)))]
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:12]


MOST_EARLIER = 1000
"""Earlier fingerprints of a finding: with many sources those with the fewest of them."""
_FEW = 10


def earlier_fingerprints(rule: str, topic: str, values: list[tuple[str, str]]) -> tuple[str, ...]:
    """Fingerprints of what the rule found before some of the sources said what others say.

    Every value is there, each with one of its sources at least; what has another value is another finding.

    >>> both = [("Gazette", "43"), ("Herald", "25")]
    >>> fingerprint("r", "t", both) in earlier_fingerprints("r", "t", [*both, ("Post", "43")])
    True
    >>> earlier_fingerprints("r", "t", both)
    ()
    """
    told = sorted(set(values))
    places: dict[str, list[int]] = {}
    for place, (_, value) in enumerate(told):
        places.setdefault(value, []).append(place)
    if all(len(of_value) == 1 for of_value in places.values()):
        return ()
    chosen = [
        [some for size in _sizes(of_value) for some in combinations(of_value, size)]
        for of_value in places.values()
    ]
    begin = "\x1e".join((rule, topic)).encode()
    written = [f"\x1e{source}\x1f{value}".encode() for source, value in told]
    groups = islice(product(*chosen), MOST_EARLIER)
    texts = (begin + b"".join([written[i] for i in sorted(chain(*group))]) for group in groups)
    found = [hashlib.sha256(text).digest()[:6].hex() for text in texts]
    whole = fingerprint(rule, topic, values)
    return tuple(one for one in found if one != whole)


def _sizes(told: list[int]) -> range:
    """How many sources of a value can have been there: of very many only the first is looked for."""
    return range(1, len(told) + 1) if len(told) <= _FEW else range(1, 2)
