"""What the ``corpus`` commands print: lines for people, and ``newsdiff.archive/1``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from newsdiff.claims.stories import Story
from newsdiff.cli.paint import Line, Span, block, gap, row, say, width_of, wrap
from newsdiff.cli.text import clean
from newsdiff.corpus.store import Kept, Summary
from newsdiff.corpus.store.inspect import Info
from newsdiff.corpus.store.intake import shown_path
from newsdiff.corpus.store.search import BEGIN, END, Hit

SCHEMA = "newsdiff.archive/1"
WIDEST = 140

__all__ = [
    "SCHEMA", "acknowledged", "articles_json", "count", "hits", "hits_json", "info", "info_json", "listing",
    "one", "one_json", "related", "related_json", "stories", "stories_json",
]  # fmt: skip


def acknowledged(what: str, one: Summary) -> Line:
    """One article that is safe in the archive."""
    return (*say(what), *gap(2), *say(str(one.id)), *gap(2), *say(clean(one.path)))


def listing(archive: Path, found: Sequence[Summary], width: int | None) -> Iterator[Line]:
    """Articles, one a line, and how many there are."""
    yield from _rows(archive, [(one, ()) for one in found], width)
    yield say(count(len(found), "article"), "bold")


def related(archive: Path, found: Sequence[tuple[Summary, float]], width: int | None) -> Iterator[Line]:
    """Reports of one event with their scores, the likest first."""
    if not found:
        yield say("No report of the same event.")
    yield from _rows(archive, [(one, say(f"{score:.2f}")) for one, score in found], width)


def hits(archive: Path, found: Sequence[Hit], width: int | None) -> Iterator[Line]:
    """Articles with the words that were found."""
    if not found:
        yield say("No article has these words.")
    for hit in found:
        yield from _rows(archive, [(hit.article, ())], width)
        for line in wrap(_marked(hit.excerpt), None if width is None else width - 6):
            yield (*gap(6), *line)


def stories(archive: Path, found: Sequence[Story], width: int | None) -> Iterator[Line]:
    """Reports by event."""
    for story in found:
        days = [one.published for one in story.articles if one.published]
        parts = [count(len(story.articles), "report"), count(max(story.origins), "origin"), *_span(days)]
        yield from block((), say(" · ".join(parts), "bold"), (), width)
        for line in _rows(archive, [(one, ()) for one in story.articles], width):
            yield (*gap(2), *line) if line else ()
        yield ()
    articles = sum(len(story.articles) for story in found)
    yield say(" · ".join((count(len(found), "story", "stories"), count(articles, "article"))), "bold")


def one(
    archive: Path, versions: Sequence[Kept], kept: Kept, claims: Sequence[Any] | None, width: int | None
) -> Iterator[Line]:
    """An article with its text, line by line as it was read."""
    article = kept.article
    facts = [article.source, _day(article.published), ", ".join(article.authors), article.url or ""]
    number = f"version {kept.number} of {len(versions)}" if len(versions) > 1 else ""
    path = shown_path(article.path, archive)
    yield from block((), say(clean(article.title) or clean(article.name), "bold"), (), width)
    yield from block((), say(" · ".join(filter(None, map(clean, facts))), "dim"), (), width)
    yield from block((), say(" · ".join(filter(None, (f"{kept.id}", clean(path), number))), "dim"), (), width)
    yield ()
    for text in article.text.splitlines():
        yield from wrap(say(clean(text)), width)
    if claims is not None:
        yield from ((), (Span("CLAIMS", "bold"), Span(f" {len(claims)}")))
    for claim in claims or ():
        told = (*say(clean(claim["topic"]), "dim"), *gap(2), *say(clean(claim["text"]), "bold"))
        kind = say(clean(claim["kind"]))
        yield from block((*gap(3), *kind, *gap(max(13 - width_of(kind), 1))), told, (), width)


def info(told: Info, width: int | None) -> Iterator[Line]:
    """Facts, one a line."""
    days = f"{told.first} to {told.last}" if told.first else "none"
    facts = [
        ("articles", f"{told.articles}, {told.undated} undated"),
        ("versions", str(told.versions)),
        ("sources", str(told.sources)),
        ("days", days),
        ("with claims", str(told.claimed)),
        *((f"read by {clean(name)}", str(size)) for name, size in told.readings),
        ("size", f"{told.size / 2**20:.1f} MB"),
        ("layout", str(told.layout)),
    ]
    longest = max(len(name) for name, _ in facts)
    for name, value in facts:
        yield from row([(say(name, "dim"), longest), (say(value), len(value))], width)


def _rows(archive: Path, found: Sequence[tuple[Summary, Line]], width: int | None) -> Iterator[Line]:
    """Number, day, source, headline and path of articles; ``found`` has what else to say of each."""
    if not found:
        return
    cells = [
        [
            say(str(one.id), "bold"),
            say(_day(one.published)),
            say(clean(one.source)),
            say(clean(one.title)),
            say(clean(shown_path(one.path, archive)), "dim"),
            more,
        ]
        for one, more in found
    ]
    needs = [max(width_of(line[n]) for line in cells) for n in range(6)]
    if width is not None:
        room = max(min(width, WIDEST) - needs[0] - needs[1] - needs[5] - 10, 30)
        needs[2] = min(needs[2], room // 4)
        needs[4] = min(needs[4], max(room * 2 // 5, room - needs[2] - needs[3]))
        needs[3] = max(min(needs[3], room - needs[2] - needs[4]), 8)
    for line in cells:
        yield from row(list(zip(line, needs, strict=True)), width)


def _marked(excerpt: str) -> Line:
    """An excerpt with the words that were found in bold."""
    line: Line = ()
    for part in excerpt.split(BEGIN):
        found, end, rest = part.partition(END)
        line = (*line, *say(found, "bold" if end else ""), *say(rest))
    return line


def _span(days: Sequence[date]) -> list[str]:
    first, last = min(days, default=None), max(days, default=None)
    if first is None or last is None:
        return []
    return [first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"]


def count(size: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "story"), count(2, "story", "stories"), count(0, "article")
    ('1 story', '2 stories', '0 articles')
    """
    return f"{size} {one if size == 1 else many or one + 's'}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "undated"


def articles_json(archive: Path, found: Sequence[Summary]) -> dict[str, Any]:
    """The list of articles."""
    return {"schema": SCHEMA, "articles": [_article(archive, one) for one in found]}


def related_json(archive: Path, found: Sequence[tuple[Summary, float]]) -> dict[str, Any]:
    """Reports of one event."""
    told = [{**_article(archive, one), "score": score} for one, score in found]
    return {"schema": SCHEMA, "articles": told}


def hits_json(archive: Path, found: Sequence[Hit]) -> dict[str, Any]:
    """Articles with the words around those found."""
    told = [{**_article(archive, hit.article), "excerpt": _plain(hit.excerpt)} for hit in found]
    return {"schema": SCHEMA, "articles": told}


def stories_json(archive: Path, found: Sequence[Story]) -> dict[str, Any]:
    """Reports by event, each with its origin."""
    told = [
        {
            "reports": len(story.articles),
            "origins": max(story.origins),
            "articles": [
                {**_article(archive, one), "origin": origin}
                for one, origin in zip(story.articles, story.origins, strict=True)
            ],
        }
        for story in found
    ]
    return {"schema": SCHEMA, "stories": told}


def one_json(
    archive: Path, versions: Sequence[Kept], kept: Kept, claims: Sequence[Any] | None
) -> dict[str, Any]:
    """An article with its text, its versions and its claims."""
    article = kept.article
    told: dict[str, Any] = {
        "id": kept.id,
        "version": kept.number,
        "path": shown_path(article.path, archive),
        "source": article.source,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "authors": list(article.authors),
        "text": article.text,
        "versions": [one.number for one in versions],
    }
    return {"schema": SCHEMA, "articles": [told if claims is None else {**told, "claims": list(claims)}]}


def info_json(told: Info) -> dict[str, Any]:
    """The facts."""
    return {
        "schema": SCHEMA,
        "info": {
            "layout": told.layout,
            "bytes": told.size,
            "articles": told.articles,
            "versions": told.versions,
            "sources": told.sources,
            "first": told.first,
            "last": told.last,
            "undated": told.undated,
            "claimed": told.claimed,
            "readings": [{"by": name, "texts": size} for name, size in told.readings],
        },
    }


def _article(archive: Path, one: Summary) -> dict[str, Any]:
    return {
        "id": one.id,
        "version": one.number,
        "path": shown_path(one.path, archive),
        "source": one.source,
        "title": one.title,
        "published": one.published.isoformat() if one.published else None,
        "url": one.url,
    }


def _plain(excerpt: str) -> str:
    return excerpt.replace(BEGIN, "").replace(END, "")
