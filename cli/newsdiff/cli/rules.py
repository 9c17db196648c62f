"""The rules for people: the list, and the page of each, made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsdiff.cli.machine import dump
from newsdiff.cli.paint import Line, block, gap, paint, row, say

if TYPE_CHECKING:
    from newsdiff.claims.kind import Rule
    from newsdiff.cli.look import Look

SCHEMA = "newsdiff.rules/1"
WIDEST = 100

__all__ = ["SCHEMA", "as_json", "page", "table"]


def as_json(rules: Iterable[Rule]) -> str:
    """The rules as ``newsdiff.rules/1``."""
    return dump({"schema": SCHEMA, "rules": [_rule_json(rule) for rule in rules]})


def _rule_json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "relation": rule.relation.value,
        "severity": rule.severity,
        "title": rule.title,
        "what": rule.what,
        "why": rule.why,
        "example": list(rule.example),
    }


def table(rules: Iterable[Rule], look: Look) -> str:
    """One row a rule: id, relation, severity and title."""
    rows = [("RULE", "RELATION", "SEVERITY", "WHAT IT FINDS")]
    rows += [(rule.id, rule.relation.value, rule.severity, rule.title) for rule in rules]
    sizes = [max(len(cells[n]) for cells in rows) for n in range(3)]
    rest = 0 if look.width is None else max(look.width - sum(sizes) - 6, 20)
    lines: list[Line] = []
    for number, cells in enumerate(rows):
        styles = ("bold",) * 4 if number == 0 else ("", "", "dim", "")
        parts = [say(cell, style) for cell, style in zip(cells, styles, strict=True)]
        lines += row(zip(parts, (*sizes, rest), strict=True), look.width)
    return paint(lines, look)


def page(rule: Rule, look: Look) -> str:
    """What a rule finds, why that matters, and an example."""
    return paint(_page(rule, None if look.width is None else min(look.width, WIDEST)), look)


def _page(rule: Rule, width: int | None) -> Iterator[Line]:
    yield from block((), (*say(rule.id, "bold"), *say(f" · {rule.title}")), (), width)
    yield say(f"relation {rule.relation.value}, severity {rule.severity}", "dim")
    for heading, text in (("What it finds", rule.what), ("Why it matters", rule.why)):
        yield from ((), say(heading, "bold"))
        yield from block(gap(2), say(text), (), width)
    yield from ((), say("Example", "bold"))
    for letter, passage in zip("AB", rule.example, strict=True):
        yield from block((*gap(2), *say(letter, "bold"), *gap(2)), say(passage), (), width)
