"""Web pages: text by trafilatura; title, source and day from JSON-LD and OpenGraph first."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsdiff.corpus.article import Article
from newsdiff.corpus.characters import normalise
from newsdiff.corpus.cleaning import clean
from newsdiff.corpus.days import parse_day
from newsdiff.corpus.decoding import decode
from newsdiff.corpus.errors import UnreadableArticle
from newsdiff.corpus.metadata import Metadata, assemble, authors_of, host, string
from newsdiff.corpus.readers.base import Raw, Reader

__all__ = ["READER"]

_ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "liveblogposting",
    "backgroundnewsarticle",
)
_DEEPEST = 12


@dataclass(slots=True)
class _Head:
    """What the head of a page says of its article."""

    linked: Mapping[str, Any]
    """The page's first article in JSON-LD."""
    meta: dict[str, str] = field(default_factory=dict)
    """Contents of ``meta`` elements by their lower-case name or property."""

    def first(self, *names: str) -> str | None:
        return next((value for value in map(self.meta.get, names) if value), None)


def _read(raw: Raw) -> Iterator[Article]:
    if not raw.data.strip():
        raise UnreadableArticle("the file is empty")
    tree = _tree(raw.data)
    if tree is None:
        decode(raw.data)
        raise UnreadableArticle("no HTML is found in it")
    head = _head(tree)
    page = _page(tree, favor_precision=True) or _page(_tree(raw.data), favor_precision=False)
    if page is None:
        raise UnreadableArticle("no article is found on the page")
    yield _article(raw, head, page)


def _tree(data: bytes) -> Any:
    """The page as an element tree; None where it is no page."""
    import trafilatura

    try:
        return trafilatura.load_html(data)
    except Exception:
        # Parsers of hostile pages raise more than they document, and a page must not end the run.
        return None


_DATES = {"extensive_search": False, "original_date": True}
"""Of htmldate: only dates that the page marks as its own, never one out of running text."""


def _page(tree: Any, *, favor_precision: bool) -> Any:
    """The page as trafilatura extracts it; None where it finds no text.

    Without comments and in favour of precision it is nearest to the true texts of the pages that
    tests/measure/html_text.py is run over.
    """
    import trafilatura

    try:
        page: Any = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            favor_precision=favor_precision,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except Exception:
        # As above.
        return None
    return page if page is not None and (page.text or "").strip() else None


def _article(raw: Raw, head: _Head, page: Any) -> Article:
    text: str = page.text
    url = string(head.first("og:url")) or string(page.url)
    site = string(_publisher(head.linked)) or string(head.first("og:site_name"))
    title = _title(
        string(head.linked.get("headline")) or string(head.first("og:title")) or string(page.title) or "",
        site,
    )
    days = (
        head.linked.get("datePublished"),
        head.first(
            "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date"
        ),
        page.date,
    )
    metadata = Metadata(
        source=site or host(url) or string(page.sitename),
        published=next((day for day in map(parse_day, days) if day), None),
        authors=authors_of(head.linked.get("author")) or authors_of(page.author),
        url=url,
    )
    return assemble(
        name=raw.name, path=raw.path, title=title, text=text, cleaned=clean(text, title), metadata=metadata
    )


def _title(title: str, site: str | None) -> str:
    """The title without the outlet's name behind it.

    >>> _title("Ferry burns at Kelm | The Kelm Post", "The Kelm Post")
    'Ferry burns at Kelm'
    """
    title = html.unescape(title)
    title = normalise(title, 0, len(title)).text
    for bar in (" | ", " - ", " – ", " — ", " : "):
        begin, found, end = title.rpartition(bar)
        if found and (bar == " | " or (site and end.casefold() == site.casefold())) and len(begin) >= 15:
            return begin.strip()
    return title


def _head(tree: Any) -> _Head:
    linked: Mapping[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and not linked:
            linked = _linked_article(script.text or "")
    head = _Head(linked)
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            head.meta.setdefault(name, meta.get("content") or "")
    return head


def _linked_article(script: str) -> Mapping[str, Any]:
    try:
        value = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return {}
    return next(_articles(value, _DEEPEST), {})


def _articles(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth - 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.lower() in _ARTICLE_TYPES for kind in names):
            yield value
        for member in ("@graph", "mainEntity"):
            yield from _articles(value.get(member), depth - 1)


def _publisher(linked: Mapping[str, Any]) -> object:
    publisher = linked.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return publisher.get("name") if isinstance(publisher, dict) else publisher


READER = Reader("html", (".html", ".htm", ".xhtml"), _read)
