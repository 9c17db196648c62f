"""What the formats for other programs say of a difference: which ones, in what order, in what words."""

from __future__ import annotations

from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.claims.report import Finding, Hidden, Report, Side
from newsdiff.cli.spots import spot
from newsdiff.cli.text import clean
from newsdiff.cli.view import voices

__all__ = ["heading", "lines", "ranked", "told", "where", "why_hidden"]

_SEVERITIES = ("error", "warning", "note")
_RELATIONS = tuple(Relation)


def ranked(report: Report) -> list[Finding]:
    """The differences of a report, worst first: by severity, relation and confidence."""
    found = [f for f in report.findings if f.relation in DIFFERENCES]
    return sorted(found, key=_rank)


def told(report: Report) -> list[tuple[Finding, Hidden | None]]:
    """Those, then the differences that a baseline or a suppression hides, each with what hides it."""
    known = [h for h in report.hidden if h.finding.relation in DIFFERENCES]
    known.sort(key=lambda hidden: _rank(hidden.finding))
    return [*((finding, None) for finding in ranked(report)), *((h.finding, h) for h in known)]


def _rank(finding: Finding) -> tuple[int, int, float]:
    return _SEVERITIES.index(finding.severity), _RELATIONS.index(finding.relation), -finding.confidence


def heading(finding: Finding) -> str:
    """Relation and topic: "conflict: people injured"."""
    topic = clean(finding.topic)
    return f"{finding.relation.value}: {topic}" if topic else finding.relation.value


def lines(report: Report, finding: Finding) -> list[str]:
    """The reason, then each value with who gives it and where. No line has a control character."""
    said = [clean(finding.reason)]
    for voice in voices(finding):
        sources = ", ".join(dict.fromkeys(_source(report, number) for number in voice.articles))
        own = (side for side in finding.sides if side is voice.best or side in voice.others)
        places = dict.fromkeys(where(report, side) for side in own)
        said.append(f"{sources}: {voice.value or '(not given)'} ({', '.join(places)})")
    return said


def where(report: Report, side: Side) -> str:
    """File and line of a side's words, or the file and that they stand in the headline."""
    found = spot(report.articles[side.article], side)
    path = clean(found.path) or "standard input"
    if found.region is not None:
        return f"{path}:{found.region.line}"
    return f"{path} (title)" if side.field == "title" else path


def why_hidden(hidden: Hidden) -> str:
    """One phrase on why a finding is not reported: "in the baseline", or the reason of a suppression."""
    return "in the baseline" if hidden.by == "baseline" else f"suppressed: {clean(hidden.reason)}"


def _source(report: Report, number: int) -> str:
    entry = report.articles[number]
    return clean(entry.source) or clean(entry.name)
