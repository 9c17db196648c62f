"""New articles against an archive: each with the reports of its event, and with itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from newsdiff.claims import outcome, related
from newsdiff.claims.gate import STRICT, days_apart, score
from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.claims.outcome import Outcome
from newsdiff.claims.related import Told
from newsdiff.claims.report import Entry, Finding, Report, letter
from newsdiff.claims.shelf import Shelf, engine
from newsdiff.corpus.article import Article, Skipped
from newsdiff.corpus.names import unique_names
from newsdiff.corpus.store import Summary, body_hash, content_hash, finding, keeping
from newsdiff.corpus.store.intake import file_name, shown_path

if TYPE_CHECKING:
    from newsdiff.claims.compare import Options, Progress

__all__ = ["Check", "check", "siblings"]


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of a check."""

    report: Report
    """The new articles first, then those of the archive that tell the same events."""
    matched: Mapping[str, int]
    """For each new article, by its path, with how many reports of its event it was compared."""


@dataclass(frozen=True, slots=True)
class _Group:
    """New articles of one event, by their numbers, and the archive's reports of it, by version."""

    new: tuple[int, ...]
    old: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _New:
    """A new article and what it is known by."""

    article: Article
    body: bytes
    path: str
    """As the archive has it."""

    def is_it(self, other: Summary) -> bool:
        """Whether an article of the archive is this one, as it was or as it is."""
        article = self.article
        same_telling = (other.source, other.title) == (article.source, article.title)
        return (
            other.body == self.body
            or (article.url is not None and other.url == article.url)
            or (other.path == self.path and (not other.place or same_telling))
        )


def siblings(shelf: Shelf, article: Article, own: str) -> list[tuple[Summary, float]]:
    """The archive's reports of an article's event with their scores, the likest first.

    The article itself, an older version and an exact copy of it are none.

    Args:
        own: the article's path as the archive has it, see :func:`file_name`.
    """
    new = _New(article, body_hash(article), own)
    return _siblings(shelf, new, [new])


def _siblings(shelf: Shelf, new: _New, all_new: Sequence[_New]) -> list[tuple[Summary, float]]:
    """As :func:`siblings`; what one of ``all_new`` replaces in the archive is left out."""
    article, body = new.article, new.body
    sketch = shelf.sketch(article, body)
    words = related.headline_words(article.title)
    proposed = finding.candidates(
        shelf.archive, related.terms(sketch), words, article.published, related.PROPOSED
    )
    others = [s for s in shelf.archive.by_version(proposed) if not any(one.is_it(s) for one in all_new)]
    told = [Told(shelf.sketch_of(other), other.published) for other in others]
    found = related.related(Told(sketch, article.published), told, shelf.likeness)
    return [(others[number], total) for number, total in found]


def check(
    articles: Sequence[Article],
    shelf: Shelf,
    options: Options,
    *,
    skipped: Sequence[Skipped] = (),
    progress: Progress | None = None,
) -> Check:
    """Hold new articles against an archive.

    What was compared before, by the same newsdiff with the same options, is taken from the cache.
    """
    new = [_New(a, body_hash(a), file_name(a.path, shelf.archive.path)) for a in articles]
    found: list[list[Summary]] = []
    for number, one in enumerate(new):
        found.append([summary for summary, _ in _siblings(shelf, one, new)])
        if progress is not None:
            progress("finding", number + 1, len(articles))
    groups = _groups(new, found, shelf)
    entries: list[tuple[Article, bool]] = [(article, True) for article in articles]
    place: dict[int, int] = {}
    outcomes = []
    for number, group in enumerate(groups):
        for version in group.old:
            if version not in place:
                place[version] = len(entries)
                entries.append((_shown(shelf, version), False))
        places = [*group.new, *(place[version] for version in group.old)]
        outcomes.append((places, _outcome([entries[i][0] for i in places], group, shelf, options)))
        if progress is not None:
            progress("comparing", number + 1, len(groups))
    shelf.flush()
    report = _merged(entries, outcomes, skipped, shelf.model)
    return Check(report, {a.path: len(one) for a, one in zip(articles, found, strict=True)})


def _shown(shelf: Shelf, version: int) -> Article:
    """An article of the archive, with the way to it from here."""
    article = shelf.archive.current(version).article
    return replace(article, path=shown_path(article.path, shelf.archive.path))


def _groups(new: Sequence[_New], found: Sequence[Sequence[Summary]], shelf: Shelf) -> list[_Group]:
    """New articles that tell one event are compared with one another, too."""
    told = [Told(shelf.sketch(one.article, one.body), one.article.published) for one in new]
    group = list(range(len(new)))
    for i in range(len(new)):
        for j in range(i):
            if group[i] != group[j] and new[i].body != new[j].body and _one_event(told[i], told[j], shelf):
                low, high = sorted((group[i], group[j]))
                group = [low if g == high else g for g in group]
    return [
        _Group(members, tuple(dict.fromkeys(s.version for i in members for s in found[i])))
        for members in (tuple(i for i, g in enumerate(group) if g == first) for first in sorted(set(group)))
    ]


def _one_event(a: Told, b: Told, shelf: Shelf) -> bool:
    told = score(a.sketch, b.sketch, days_apart(a.published, b.published), STRICT)
    # The sentence model is asked only where its answer can matter: a cosine is no more than 1.
    return told + 1 >= STRICT.threshold and told + shelf.likeness(a.sketch, b.sketch) >= STRICT.threshold


def _outcome(articles: Sequence[Article], group: _Group, shelf: Shelf, options: Options) -> Outcome:
    """What a comparison of these articles finds, from the cache where it is there."""
    key = _key(articles, len(group.new), shelf, options)
    kept = keeping.result(shelf.cache, key) if shelf.cache is not None else None
    if kept is not None:
        return outcome.from_bytes(kept)
    from newsdiff.claims.compare import compare_parsed

    parsed = [shelf.annotated(article) for article in articles]
    report = compare_parsed(parsed, frozenset(range(len(group.new))), options)
    found = Outcome(report.findings, tuple(entry.origin for entry in report.articles), report.model)
    if shelf.cache is not None:
        with shelf.cache.writing():
            keeping.keep_result(shelf.cache, key, outcome.to_bytes(found))
    return found


def _key(articles: Sequence[Article], new: int, shelf: Shelf, options: Options) -> bytes:
    """Hash of all that an outcome rests on: articles, pipeline, this newsdiff, and what was asked for."""
    digest = hashlib.sha256()
    told = ((field.name, getattr(options, field.name)) for field in fields(options))
    asked = [(name, sorted(value) if isinstance(value, frozenset) else value) for name, value in told]
    for part in (engine(), shelf.made_by, repr(asked), str(new)):
        digest.update(f"{part}\n".encode())
    for article in articles:
        digest.update(content_hash(article))
    return digest.digest()


def _merged(
    entries: Sequence[tuple[Article, bool]],
    outcomes: Sequence[tuple[Sequence[int], Outcome]],
    skipped: Sequence[Skipped],
    model: str,
) -> Report:
    """One report of all comparisons: articles, origins and sides numbered through."""
    origin = [0] * len(entries)
    findings: list[Finding] = []
    for places, found in outcomes:
        highest = max(origin)
        # An article that two comparisons share has its number, and so have its copies.
        known = {number: origin[i] for i, number in zip(places, found.origins, strict=True) if origin[i]}
        for i, number in zip(places, found.origins, strict=True):
            origin[i] = origin[i] or known.get(number, highest + number)
        findings += [_placed(one, places) for one in found.findings]
        model = found.model
    numbers = {old: number for number, old in enumerate(dict.fromkeys(origin), start=1)}
    named = unique_names([article for article, _ in entries])
    return Report(
        articles=tuple(
            Entry(letter(i), a.name, a.path, a.source, a.title, a.published, numbers[origin[i]], checked)
            for i, (a, (_, checked)) in enumerate(zip(named, entries, strict=True))
        ),
        skipped=tuple(skipped),
        related=True,
        unrelated_reason="",
        findings=tuple(sorted(findings, key=_order)),
        model=model,
    )


def _placed(finding: Finding, places: Sequence[int]) -> Finding:
    sides = tuple(replace(side, article=places[side.article]) for side in finding.sides)
    return replace(finding, sides=sides, silent=tuple(places[i] for i in finding.silent))


_STRENGTH = {relation: number for number, relation in enumerate(Relation)}


def _order(finding: Finding) -> tuple[bool, float]:
    """Differences by confidence, then the rest as each comparison has them: sorting keeps their order."""
    different = finding.relation in DIFFERENCES
    return (not different, -finding.confidence if different else _STRENGTH[finding.relation])
