"""The articles of an archive by event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.checking import siblings
from newsdiff.claims.origins import origins
from newsdiff.claims.shelf import Shelf, made_by
from newsdiff.corpus.store import Archive, Summary, keeping

if TYPE_CHECKING:
    from newsdiff.claims.compare import Progress

__all__ = ["Story", "stories"]

BATCH = 100
"""Articles whose siblings are kept in one piece."""


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event."""

    articles: tuple[Summary, ...]
    """By day of publication."""
    origins: tuple[int, ...]
    """Origin of each, from 1; copies of one text have one number."""


def stories(archive: Archive, model: str, progress: Progress | None = None, *, keep: bool) -> list[Story]:
    """All articles grouped by event, the largest group first.

    Two reports are of one story when a look-up for one finds the other, or when they are copies. What was
    found is kept where the archive may be written to (``keep``), so that only new articles are looked up.
    """
    shelf = Shelf(archive, archive if keep else None, model)
    articles = {summary.version: summary for summary in archive.summaries()}
    known = keeping.links(archive, made_by(model))
    missing = [version for version in articles if version not in known]
    for start in range(0, len(missing), BATCH):
        found = {version: _found(shelf, articles[version]) for version in missing[start : start + BATCH]}
        known |= found
        if keep:
            shelf.flush()
            with archive.writing():
                for version, others in found.items():
                    keeping.keep_links(archive, version, shelf.made_by, others)
        if progress is not None:
            progress("finding", min(start + BATCH, len(missing)), len(missing))
    groups = _groups(articles, known)
    return sorted((_story(archive, group) for group in groups), key=_order)


def _found(shelf: Shelf, summary: Summary) -> tuple[int, ...]:
    article = shelf.archive.current(summary.version).article
    return tuple(other.version for other, _ in siblings(shelf, article, summary.path))


def _groups(articles: Mapping[int, Summary], links: Mapping[int, Iterable[int]]) -> list[tuple[Summary, ...]]:
    """Connected articles, each group in the order they were added."""
    group = {version: [version] for version in articles}
    first: dict[bytes, int] = {}
    pairs = [(version, first.setdefault(one.body, version)) for version, one in articles.items()]
    pairs += [(a, b) for a in articles for b in links.get(a, ()) if b in articles]
    for a, b in pairs:
        if group[a] is not group[b]:
            small, large = sorted((group[a], group[b]), key=len)
            large.extend(small)
            for version in small:
                group[version] = large
    distinct = {id(members): members for members in group.values()}
    return [tuple(articles[version] for version in sorted(members)) for members in distinct.values()]


def _story(archive: Archive, group: tuple[Summary, ...]) -> Story:
    ordered = tuple(sorted(group, key=lambda s: (s.published is None, s.published, s.id)))
    if len(ordered) == 1:
        return Story(ordered, (1,))
    return Story(ordered, origins([archive.current(one.version).article for one in ordered]))


def _order(story: Story) -> tuple[int, int]:
    return -len(story.articles), min(one.id for one in story.articles)
