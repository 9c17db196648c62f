"""Markdown with YAML or TOML front matter. Offsets count characters of the whole file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsdiff.corpus.article import Article
from newsdiff.corpus.characters import Edit, normalise
from newsdiff.corpus.cleaning import Markup, clean
from newsdiff.corpus.days import parse_day
from newsdiff.corpus.decoding import decode
from newsdiff.corpus.frontmatter import FrontMatter, split
from newsdiff.corpus.metadata import Metadata, assemble, authors_of, string
from newsdiff.corpus.readers.base import Raw, Reader

__all__ = ["READER"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_RULE = re.compile(
    r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={2,}[ \t]*|\|.*|\[[^\]\n]{1,80}\]:[ \t].*)$"
)
_PREFIX = re.compile(
    r"[ \t]*(?:>[ \t]?){0,9}[ \t]*"
    r"(?:(?P<heading>#{1,6})[ \t]+|(?P<item>[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
)
_TRAILING = re.compile(r"[ \t]+#{1,9}[ \t]*$|(?: {2,}|\\)$")
_INLINE = re.compile(
    r"(?P<image>!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,900}\)|\[[^\[\]\n]{0,80}\]))"
    r"|(?P<note>\[\^[^\[\]\n]{1,40}\])"
    r"|\[(?P<label>[^\[\]\n]{1,500})\](?:\([^()\n]{0,900}(?:\([^()\n]{0,200}\)[^()\n]{0,300})?\)|\[[^\[\]\n]{0,80}\])"
    r"|(?P<tag><(?:https?:[^<>\s]{1,900}|/?[a-zA-Z][^<>\n]{0,500})>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,10}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});)"
    r"|(?P<escape>\\)(?=[!-/:-@\[-`{-~])."
    r"|(?P<mark>\*{1,3}|~~|`{1,2}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
)


@dataclass(slots=True)
class _Scan:
    """Markup found while the lines of a file are read in order."""

    edits: list[Edit] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    heading: tuple[int, int] | None = None
    """The first heading of the first level, else the first of any."""
    level: int = 7


def _read(raw: Raw) -> Iterator[Article]:
    text = decode(raw.data)
    front = split(text)
    scan = _scan(text, front.end)
    title, headline = _headline(text, front, scan)
    cleaned = clean(
        text,
        title if headline is None and title else None,
        Markup(tuple(scan.edits), frozenset(scan.breaks), headline, front.end),
    )
    yield assemble(
        name=raw.name,
        path=raw.path,
        title=title or cleaned.title,
        text=text,
        cleaned=cleaned,
        metadata=_metadata(front.values),
    )


def _metadata(values: Mapping[str, Any]) -> Metadata:
    return Metadata(
        source=_first(values, "source", "outlet", "publisher", "site"),
        published=next(
            (day for day in (parse_day(values.get(k)) for k in ("date", "published", "date_publish")) if day),
            None,
        ),
        authors=authors_of(values.get("authors", values.get("author"))),
        url=_first(values, "url", "link", "canonical"),
    )


def _first(values: Mapping[str, Any], *keys: str) -> str | None:
    return next((found for found in (string(values.get(key)) for key in keys) if found), None)


def _headline(text: str, front: FrontMatter, scan: _Scan) -> tuple[str, tuple[int, int] | None]:
    """The title, and its span in the file where it stands there as it is."""
    title = string(front.values.get("title")) or ""
    if title:
        at = text.find(title, 0, front.end)
        return title, (at, at + len(title)) if at >= 0 else None
    if scan.heading is None:
        return "", None
    start, end = scan.heading
    inside = [edit for edit in scan.edits if start <= edit[0] and edit[1] <= end]
    return normalise(text, start, end, inside).text, scan.heading


def _scan(text: str, at: int) -> _Scan:
    scan = _Scan()
    fence = ""
    comment = False
    for match in _LINE.finditer(text, at):
        start, end = match.start(), match.start() + len(match[0].rstrip("\r\n"))
        mark = _FENCE.match(text, start, end)
        if fence:
            scan.edits.append((start, end, ""))
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark and not comment:
            fence = mark[1]
            scan.edits.append((start, end, ""))
        else:
            comment = _line(text, start, end, comment, scan)
    return scan


def _line(text: str, start: int, end: int, comment: bool, scan: _Scan) -> bool:
    """Scan a line outside of code; tells whether it ends inside a comment."""
    begin = start
    if comment:
        close = text.find("-->", start, end)
        begin = close + 3 if close >= 0 else end
        scan.edits.append((start, begin, ""))
        if close < 0:
            return True
    if _RULE.match(text, begin, end):
        scan.edits.append((begin, end, ""))
        return False
    prefix = _PREFIX.match(text, begin, end)
    if prefix and prefix.end() > begin:
        scan.edits.append((begin, prefix.end(), ""))
        begin = prefix.end()
    if prefix and (prefix["heading"] or prefix["item"]):
        scan.breaks.update((start, end))
    trailing = _TRAILING.search(text, max(begin, end - 40), end)
    stop = trailing.start() if trailing else end
    if prefix and prefix["heading"] and begin < stop and len(prefix["heading"]) < scan.level:
        scan.level = len(prefix["heading"])
        scan.heading = (begin, stop)
    comment = _inline(text, begin, stop, scan)
    if stop < end:
        scan.edits.append((stop, end, ""))
    return comment


def _inline(text: str, start: int, end: int, scan: _Scan) -> bool:
    """Scan the words of a line; tells whether it ends inside a comment."""
    while (opened := text.find("<!--", start, end)) >= 0:
        _marks(text, start, opened, scan)
        close = text.find("-->", opened + 4, end)
        start = close + 3 if close >= 0 else end
        scan.edits.append((opened, start, ""))
        if close < 0:
            return True
    _marks(text, start, end, scan)
    return False


def _marks(text: str, start: int, end: int, scan: _Scan) -> None:
    for match in _INLINE.finditer(text, start, end):
        if match["label"] is not None:
            begin, stop = match.span("label")
            scan.edits.append((match.start(), begin, ""))
            _marks(text, begin, stop, scan)
            scan.edits.append((stop, match.end(), ""))
        elif match["entity"]:
            meant = html.unescape(match[0])
            if len(meant) == 1:
                scan.edits.append((match.start(), match.end(), meant))
        elif match["escape"]:
            scan.edits.append((match.start(), match.start() + 1, ""))
        elif match["mark"] and _is_product(text, match.start(), match.end()):
            continue
        else:
            scan.edits.append((match.start(), match.end(), ""))


def _is_product(text: str, start: int, end: int) -> bool:
    """Whether an asterisk stands alone between spaces, as in arithmetic."""
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


READER = Reader("markdown", (".md", ".markdown"), _read)
