"""Table: the claims of each article, one a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsdiff.claims.model import Claim, Claims
from newsdiff.cli.listing import Extraction
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.paint import Line, gap, paint, row, say, width_of
from newsdiff.cli.text import clean
from newsdiff.cli.view import count
from newsdiff.corpus.article import Article

__all__ = ["render"]

WIDEST = 140
"""Columns: the table grows no wider, however wide the terminal is."""


def render(extraction: Extraction, look: Look = PLAIN) -> str:
    """The claims for a terminal of ``look.width`` columns, or whole for a pipe."""
    return paint(_lines(extraction, look), look)


def _lines(extraction: Extraction, look: Look) -> Iterator[Line]:
    width = None if look.width is None else min(look.width, WIDEST)
    for article, claims in zip(extraction.articles, extraction.claims, strict=True):
        yield from _article(article, claims, width)
        yield ()
    for skipped in extraction.skipped:
        path = (*say("not read: "), *say(clean(skipped.path), "bold"))
        yield from row([(path, 0), (say(clean(skipped.reason)), 0)], None)
    total = sum(len(claims.claims) for claims in extraction.claims)
    yield say(f"{count(total, 'claim')} · {count(len(extraction.claims), 'report')}", "bold")


def _article(article: Article, claims: Claims, width: int | None) -> Iterator[Line]:
    name = (*say(clean(article.name), "bold"), *gap(2), *say(clean(article.title)))
    yield from row([(name, width or 0)], width)
    rows = [_cells(article, claim) for claim in claims.claims]
    if not rows:
        yield (*gap(3), *say("no claim found", "dim"))
        return
    sizes = _sizes([[width_of(cell) for cell in cells] for cells in rows], width)
    for cells in rows:
        for line in row(list(zip(cells, sizes, strict=True)), width):
            yield (*gap(3), *line)


def _cells(article: Article, claim: Claim[Any]) -> list[Line]:
    line, column = article.line_column(claim.evidence.field, claim.evidence.mark[0])
    place = f"{line}:{column}" if claim.evidence.field == "text" else f"title:{column}"
    context = claim.context
    stance = [
        *(["not"] if context.polarity == "negated" else []),
        *([context.certainty] if context.certainty not in {"asserted", "attributed"} else []),
        *([clean(context.attribution.source)] if context.attribution else []),
    ]
    return [
        say(place, "dim"),
        say(claim.kind),
        say(clean(claim.text), "bold"),
        say(clean(claim.topic)),
        say(", ".join(stance), "dim"),
    ]


def _sizes(widths: list[list[int]], width: int | None) -> list[int]:
    """Column widths: place and kind whole, the other three share what is left by what they need."""
    needs = [max(column) for column in zip(*widths, strict=True)]
    if width is None:
        return [*needs[:2], *(min(need, 48) for need in needs[2:4]), needs[4]]
    room = max(width - 3 - needs[0] - needs[1] - 8, 24)
    sizes, shares = needs[:2], (4, 4, 2)
    for number, need in enumerate(needs[2:]):
        part = room * shares[number] // sum(shares[number:])
        size = min(need, max(part, 8))
        sizes.append(size)
        room -= size
    return sizes
