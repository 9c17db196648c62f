"""From the raw text of an article to its passages: headline and paragraphs, page furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from newsdiff.corpus.article import Passage
from newsdiff.corpus.characters import Edit, Plain, normalise
from newsdiff.corpus.dateline import dateline
from newsdiff.corpus.days import find_day
from newsdiff.corpus.furniture import cues, ends_sentence, key, marked, shapeless
from newsdiff.corpus.headline import find_headline, find_outlet, same_line
from newsdiff.corpus.paragraphs import paragraphs

__all__ = ["Cleaned", "Markup", "clean"]


@dataclass(frozen=True, slots=True)
class Markup:
    """What a format has in its text beside the article's words."""

    edits: tuple[Edit, ...] = ()
    """Marks to take out, in order, without overlap."""
    breaks: Set[int] = frozenset()
    """Beginnings of lines that start a paragraph of their own."""
    headline: tuple[int, int] | None = None
    """Span of the headline in the text, where the format says which it is."""
    begin: int = 0
    """Where the article begins, after what the format has before it."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The passages of a text and what its page says of itself."""

    passages: tuple[Passage, ...]
    """The headline first, where there is one."""
    title: str
    """The headline as cleaned; empty where there is none."""
    outlet: str | None
    """A line near the headline with nothing but the outlet's name; else the agency in the dateline,
    else the host of the reporter's mail address."""
    published: date | None
    """The day of a "Published" line, else of the dateline; None without a year."""
    byline: str | None
    """The first byline, as it stands."""
    dropped: tuple[tuple[str, str], ...]
    """Lines left out, each with what it was taken for, in the order of the text."""


@dataclass(slots=True)
class _Page:
    """What is known while a page is read from top to bottom."""

    title: str
    short: bool
    """Too few lines to tell a label from the article."""
    kept: list[Passage] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    in_list: bool = False
    agency: str | None = None
    dateline_day: date | None = None


def clean(text: str, title: str | None = None, markup: Markup | None = None) -> Cleaned:
    """The passages of a text.

    Args:
        text: the field as it stands in the input; offsets count its characters.
        title: the headline, where it stands in a field of its own; empty where that field is. None
            says that the headline is to be looked for in the text.
        markup: what else the format has in the text.
    """
    markup = markup or Markup()
    lines = [line for line in _plain_lines(text, markup) if line.text]
    head = _head(text, title, markup, lines)
    outlet = None
    if title is None:
        outlet = find_outlet([line.text for line in lines], head.text if head else "")
    page = _Page(head.text if head else "", short=len(lines) < 4)
    end_of_page = _tail(lines)
    for number, line in enumerate(lines):
        if head is not None and head.field == "text" and line.start == head.start:
            continue
        why = "end of the page" if number >= end_of_page else _furniture(page, line.text, outlet)
        if why is None:
            why = _keep(page, line)
        if why is not None:
            page.dropped.append((why, line.text))
    passages = (head, *page.kept) if head else tuple(page.kept)
    return Cleaned(
        passages,
        page.title,
        outlet or page.agency or _mail_host(page.dropped),
        _stamp(page.dropped) or page.dateline_day,
        next((line for why, line in page.dropped if why == "byline" and line[:3].lower() == "by "), None),
        tuple(page.dropped),
    )


_BROKEN = re.compile(r"(?<=[a-z]-)\r?\n[ \t]{0,20}(?=[a-z])")
"""The end of a wrapped line inside a word with a hyphen."""


def _plain_lines(text: str, markup: Markup) -> Iterator[Plain]:
    edits, at = markup.edits, 0
    for paragraph in paragraphs(text, markup.breaks, markup.begin):
        while at < len(edits) and edits[at][1] <= paragraph.start:
            at += 1
        inside = at
        while inside < len(edits) and edits[inside][0] < paragraph.end:
            inside += 1
        inner = _clipped(edits[at:inside], paragraph.start, paragraph.end)
        if paragraph.lines > 1 and not inner:
            broken = _BROKEN.finditer(text, paragraph.start, paragraph.end)
            inner = [(match.start(), match.end(), "") for match in broken]
        yield normalise(text, paragraph.start, paragraph.end, inner)


def _clipped(edits: Sequence[Edit], start: int, end: int) -> list[Edit]:
    return [(max(start, begin), min(end, stop), instead) for begin, stop, instead in edits]


def _head(text: str, title: str | None, markup: Markup, lines: Sequence[Plain]) -> Passage | None:
    if title is not None:
        plain = normalise(title, 0, len(title))
        return _passage(plain, "title") if plain.text else None
    if markup.headline is not None:
        start, end = markup.headline
        inside = [edit for edit in markup.edits if start <= edit[0] and edit[1] <= end]
        plain = normalise(text, start, end, inside)
        return Passage("text", "title", plain.text, plain.start, plain.offsets) if plain.text else None
    number = find_headline([line.text for line in lines])
    if number is None:
        return None
    plain = lines[number]
    return Passage("text", "title", plain.text, plain.start, plain.offsets)


def _passage(plain: Plain, role: str) -> Passage:
    if role == "title":
        return Passage("title", "title", plain.text, plain.start, plain.offsets)
    return Passage("text", "body", plain.text, plain.start, plain.offsets)


def _tail(lines: Sequence[Plain]) -> int:
    """Number of the line from which on readers' comments and the like follow."""
    for number, line in enumerate(lines):
        if 2 * number >= len(lines) and key(line.text) in cues().tail:
            return number
    return len(lines)


def _furniture(page: _Page, line: str, outlet: str | None) -> str | None:
    """What a line was taken for that is no part of the article; None of the article's own lines."""
    if key(line) in cues().list:
        page.in_list = not page.short
        return "list of links"
    if page.title and same_line(line, page.title):
        return "headline again"
    if line == outlet:
        return "outlet"
    why = marked(line) if not page.short or len(line) <= _LABEL else None
    if why is None and page.in_list and not ends_sentence(line) and len(line) < 140:
        return "list of links"
    if why is None:
        page.in_list = False
        why = None if page.short else shapeless(line)
    folded = key(line)
    if why is None and len(folded) >= 40:
        if folded in page.seen:
            return "said before"
        page.seen.add(folded)
    return why


_LABEL = 200
"""Characters of the longest line that is taken for furniture where a text has hardly any lines."""
_TWEET = re.compile(r"\s?(?:—|–|--?) ?[^—–@]{1,60} ?\(@\w{1,20}\),? [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$")
_LINK = re.compile(r"\s(?:https?://|pic\.twitter\.com/)\S{1,200}$")


def _keep(page: _Page, line: Plain) -> str | None:
    """Make a passage of a line, dateline and signature left out; or say why nothing is left of it."""
    begin, end = 0, len(line.text)
    found = dateline(line.text, first=len(page.kept) < 2)
    if found is not None:
        begin = found.end
        page.agency = page.agency or found.agency
        page.dateline_day = page.dateline_day or found.day
    elif len(page.title) >= 25 and line.text.startswith(page.title + " "):
        begin = len(page.title) + 1
    for shape in (_TWEET, _LINK):
        match = shape.search(line.text, max(begin, end - 280), end)
        end = match.start() if match else end
    rest = line.text[begin:end]
    if not any(c.isalnum() for c in rest):
        return "dateline"
    begin += len(rest) - len(rest.lstrip())
    end -= len(rest) - len(rest.rstrip())
    if line.offsets is None:
        plain = Plain(line.text[begin:end], line.start + begin, None)
    else:
        offsets = (*line.offsets[begin:end], line.offsets[end - 1] + 1)
        plain = Plain(line.text[begin:end], offsets[0], offsets)
    page.kept.append(_passage(plain, "body"))
    return None


def _stamp(dropped: Sequence[tuple[str, str]]) -> date | None:
    """The day of the first line that tells one, "Published" before "Updated" and bare days."""
    days = [(line.lower(), find_day(line)) for why, line in dropped if why in {"time stamp", "byline"}]
    told = [(line, day) for line, day in days if day is not None]
    for word in ("publish", "posted", ""):
        for line, day in told:
            if word in line:
                return day
    return None


_MAIL_HOST = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})\b")


def _mail_host(dropped: Sequence[tuple[str, str]]) -> str | None:
    for why, line in dropped:
        match = _MAIL_HOST.search(line) if why == "address" else None
        if match and match[1].lower() not in cues().free_mail:
            return match[1].lower()
    return None
