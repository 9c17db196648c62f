"""An article's headline against its own body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsdiff.claims.align import Alignment, Link, Table, differ
from newsdiff.claims.denied import SURE, denied
from newsdiff.claims.kind import Kind, Rule, Verdict
from newsdiff.claims.model import DIFFERENCES, Claim, Relation
from newsdiff.claims.within import is_plain
from newsdiff.claims.world import World

HEADLINE = Rule(
    id="headline-differs",
    relation=Relation.CONFLICT,
    title="A headline that its own text does not bear out",
    what="The headline gives a value - a number, a day, a standing - that differs from what the body of the "
    "same article gives for it, and no sentence of the body gives the headline's.",
    why="Most readers see the headline alone.",
    example=("Ferry fire kills 14", "The fire killed 12 people, the coast guard said."),
    severity="warning",
)

__all__ = ["HEADLINE", "align_headline"]


def align_headline(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[Alignment]:
    """Differences between each article's headline and its own body.

    Args:
        claims: of all articles, in the order of articles and of the text.
    """
    table = Table(kind, claims, world)
    links = []
    for i, j in table.pairs(within=True):
        if claims[i].context.title == claims[j].context.title:
            continue
        verdict = table.compare(i, j)
        if verdict is not None and verdict.rule.relation in DIFFERENCES and verdict.crosscheck != "none":
            head, other = (i, j) if claims[i].context.title else (j, i)
            # That the body gives its own value once more takes nothing away from the difference.
            if table.given(head, claims[head].article, other):
                continue
            if kind.name == "quantity" and not is_plain(claims[other], world):
                continue
            told = replace(
                verdict,
                rule=HEADLINE,
                crosscheck="none",
                reason=f"Headline and text differ: {verdict.reason}",
            )
            links.append(Link(i, j, told))
    pairs = [(claims[x.a], claims[x.b], x.verdict) for x in differ(table, links, [])]
    if kind.name == "status":
        reason = "Headline and text differ: the text says that there was none."
        told = Verdict(HEADLINE, SURE, reason, crosscheck="none")
        pairs += [(head, body, told) for head, body in denied(claims, world.readings)]
    return [Alignment(kind, (a, b), verdict, (a, b)) for a, b, verdict in pairs]
