"""What the formats for people say of a report: the same words in the terminal and in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from newsdiff.claims.model import DIFFERENCES, SAMENESSES, Relation
from newsdiff.claims.report import Entry, Finding, Report, Side
from newsdiff.cli.text import Excerpt, clean, excerpt

__all__ = [
    "Voice", "address", "by_article", "count", "cut_out", "dated", "differences", "go_between",
    "headline", "heard", "hidden", "label", "link", "notes", "nothing", "number", "overview", "place",
    "samenesses", "singles", "stance", "summary", "unrelated", "voices",
]  # fmt: skip

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PLURALS = {
    "conflict": "conflicts", "scope": "scopes", "update": "updates", "wording": "wordings",
    "agreement": "agreements", "report": "reports", "article": "articles",
    "origin": "origins", "claim": "claims", "finding": "findings",
}  # fmt: skip
_NAMED = 8
"""Articles that are named one by one in a line."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Voice:
    """One value of a finding and the articles that give it."""

    articles: tuple[int, ...]
    value: str
    best: Side
    """The evidence to show: from the body rather than a headline, without a go-between, short."""
    others: tuple[Side, ...]


def voices(finding: Finding, report: Report | None = None) -> tuple[Voice, ...]:
    """The sides of a finding, those with one value together, in the order of the articles.

    With the report of a check, an article that is checked is the best evidence of its own words.
    """
    own = {n for n, a in enumerate(report.articles) if a.checked} if report and report.against else set()
    groups: dict[str, list[Side]] = {}
    for side in finding.sides:
        groups.setdefault(clean(side.value).casefold(), []).append(side)
    return tuple(_voice(sides, own) for sides in groups.values())


def _voice(sides: list[Side], own: Collection[int]) -> Voice:
    def plainness(side: Side) -> tuple[bool, bool, bool, int]:
        second_hand = side.attribution is not None
        return (side.article not in own, side.field == "title", second_hand, len(side.sentence))

    best = min(sides, key=plainness)
    articles = tuple(dict.fromkeys(side.article for side in sides))
    return Voice(articles, clean(best.value), best, tuple(s for s in sides if s is not best))


def heard(report: Report, voice: Voice) -> str:
    """The letters of the articles of a voice: "A, C"."""
    return ", ".join(report.articles[i].id for i in voice.articles)


def go_between(finding: Finding, voice: Voice) -> str:
    """Whom the article gives as its source for a value; empty where the value itself says so."""
    told = voice.best.attribution
    if told is None or finding.kind in {"quote", "attribution"}:
        return ""
    source = clean(told.source)
    return "" if _words(source) <= _words(voice.value) else source


def cut_out(side: Side, limit: int | None) -> Excerpt:
    """The sentence of a side around its value, in about ``limit`` characters."""
    shift = side.sentence_start
    clause, mark = (side.start - shift, side.end - shift), (side.mark[0] - shift, side.mark[1] - shift)
    return excerpt(side.sentence, clause, mark, limit)


def differences(report: Report) -> list[Finding]:
    """The findings in which the reports differ."""
    return [f for f in report.findings if f.relation in DIFFERENCES]


def samenesses(report: Report) -> list[Finding]:
    """The findings in which they agree, wholly or in less detail."""
    return [f for f in report.findings if f.relation in SAMENESSES]


def singles(report: Report) -> list[Finding]:
    """The findings of what only one report says."""
    return [f for f in report.findings if f.relation is Relation.ONLY]


def by_article(findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    """Findings by the article of their first side, in the order of the articles."""
    groups: dict[int, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: f.sides[0].article):
        groups.setdefault(finding.sides[0].article, []).append(finding)
    return groups


def headline(finding: Finding) -> Voice:
    """The voice that stands for a sameness: the one of most articles, then the most precise words."""
    return max(voices(finding), key=lambda v: (len(v.articles), len(v.value)))


def stance(finding: Finding, article: int) -> bool | None:
    """Whether an article gives the value that stands for a sameness; None where it is silent."""
    found = [voice for voice in voices(finding) if article in voice.articles]
    if not found:
        return None
    return finding.relation is not Relation.DETAIL or headline(finding) in found


def notes(report: Report, finding: Finding) -> str:
    """The values of a sameness that stand beside its label: "A: dozens". Not those in the same words."""
    shown = headline(finding)
    said = _words(shown.value) if finding.relation is Relation.AGREE else set()
    others = [v for v in voices(finding) if v != shown and v.value and not _words(v.value) <= said]
    return "; ".join(f"{heard(report, voice)}: {voice.value}" for voice in others)


def label(finding: Finding, value: str) -> str:
    """Topic and value in one phrase, without saying a word twice."""
    topic = clean(finding.topic)
    told, asked = _words(value), _words(topic)
    if not topic or asked <= told:
        return value or topic
    return topic if told <= asked else f"{topic}: {value}"


def _words(text: str) -> set[str]:
    words = [word.removesuffix("s") for word in _WORD.findall(text.casefold())]
    return {word for word in words if word not in _EMPTY} or set(words)


_EMPTY = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "and", "or", "is", "was", "are", "were",
    "be", "it", "its", "his", "her", "their", "who", "what", "when", "where", "how", "as", "with", "from",
    "that", "has", "had", "have", "did", "do", "i", "wa", "hi", "ha",
})  # fmt: skip
"""Words that say nothing by themselves, an "s" at their end taken off like everywhere here."""


def place(report: Report, side: Side) -> str:
    """Where the evidence stands: ``path:line``, or the path and that it is in the headline."""
    path = clean(report.articles[side.article].path)
    return f"{path} (title)" if side.field == "title" else f"{path}:{side.line}"


def link(entry: Entry, base: PurePath | None = None) -> str:
    """The address of an article: a URL as it is, a path as a relative one, or as ``file:`` below ``base``.

    Empty for standard input. Nothing but unreserved characters and percent codes is left of a path.
    """
    if entry.path == "-":
        return ""
    if base is None or re.match(r"https?://", entry.path):
        return address(entry.path)
    return "file://" + address("/" + (base / entry.path).as_posix().lstrip("/"))


def address(path: str) -> str:
    """A path or a URL as a reference that can stand in a link: nothing else is left in it."""
    if re.match(r"https?://", path):
        return quote(path.encode("utf-8", "replace"), safe="/:?=&%~+,;@#")
    return quote(re.sub(r"^/{2,}", "/", path).encode("utf-8", "replace"), safe="/")


def dated(entry: Entry) -> str:
    """The day of publication in ISO form, or that there is none."""
    return entry.published.isoformat() if entry.published else "undated"


def count(size: int, noun: str) -> str:
    """A number with its noun: "1 origin", "2 origins"."""
    return f"{size} {noun if size == 1 else _PLURALS.get(noun, noun)}"


def number(size: int) -> str:
    """A small number in words."""
    return _NUMBERS[size] if size < len(_NUMBERS) else str(size)


def overview(report: Report) -> str:
    """One line on the reports as a whole, with those that copy one text."""
    if report.against:
        return _checked(report)
    origins: dict[int, list[str]] = {}
    for entry in report.articles:
        origins.setdefault(entry.origin, []).append(entry.id)
    copies = [
        f"{', '.join(ids[:-1])} and {ids[-1]} copy one text" for ids in origins.values() if len(ids) > 1
    ]
    parts = ["One event", count(len(report.articles), "report"), count(len(origins), "origin")]
    return " · ".join(parts) + (f" ({'; '.join(copies)})" if copies else "")


def _checked(report: Report) -> str:
    """One line on what is checked against what."""
    new = [entry.id for entry in report.articles if entry.checked]
    others = len(report.articles) - len(new)
    names = ", ".join(new) if len(new) <= _NAMED else count(len(new), "article")
    found = f"{others or 'no'} related {'report' if others < 2 else 'reports'}"
    return f"{names} checked against {clean(report.against)} · {found}"


def hidden(report: Report) -> str:
    """How many findings are known and accepted; empty where none is."""
    by = Counter(one.by for one in report.hidden)
    parts = [(by["baseline"], "in the baseline"), (by["suppression"], "suppressed")]
    return ", ".join(f"{size} {words}" for size, words in parts if size)


def nothing(report: Report) -> str:
    """One line for a report without findings."""
    if report.hidden:
        return "Nothing new to report."
    return (
        "No difference to report."
        if report.against
        else "Nothing to report: no finding of what was asked for."
    )


def unrelated(report: Report) -> str:
    """One line for reports that do not tell one event."""
    why = clean(report.unrelated_reason).rstrip(".")
    return f"Not one event, so not compared{f': {why}' if why else ''}. --related compares them all the same."


def summary(report: Report) -> list[str]:
    """The counts of the findings that are there: "2 conflicts", "9 agreements"."""
    counts = Counter({relation.value: size for relation, size in report.summary.items()})
    counts["agreement"] = counts.pop("agree", 0) + counts.pop("detail", 0)
    alone = counts.pop("only", 0)
    parts = [count(size, noun) for noun, size in counts.items() if size]
    return [*parts, f"{alone} only in one"] if alone else parts
