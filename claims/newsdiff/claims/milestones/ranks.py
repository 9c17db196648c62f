"""One thing's rank, counted in two ways: among another class of people, or another place in the count."""

from __future__ import annotations

import re

from newsdiff.claims.milestones.match import Match
from newsdiff.claims.milestones.value import MilestoneValue
from newsdiff.claims.milestones.words import words
from newsdiff.claims.offices import is_head

__all__ = ["classes", "other_class", "other_rank", "rank_of"]

LEAST_LIKENESS = 0.5
"""Similarity of the clauses from which two places in a count are of one act."""
_RANKED = re.compile(r"(?:(\d+) )?(.+)")


def classes(value: MilestoneValue) -> frozenset[str]:
    """What bounds a rank to some people: "the first Black woman to", "the first openly gay mayor"."""
    named = words().classes.words
    return frozenset(named[word] for word in _singular(value) if word in named)


def _singular(value: MilestoneValue) -> frozenset[str]:
    """The words of the scope, plurals that the parser takes for names as singulars."""
    named = words().classes.words
    return frozenset(w[:-1] if w.endswith("s") and w[:-1] in named else w for w in value.words)


def other_class(m: Match) -> bool:
    """Somebody the first woman to do it in one report, and the first Black woman in the other."""
    if not m.a.family == m.b.family == "first" or m.a.hedged != m.b.hedged or m.windows == "differs":
        return False
    if classes(m.a) == classes(m.b) or not m.a.holder & m.b.holder:
        return False
    named = words().classes.words
    if not all(is_head(v.head) or v.head in named or v.head.removesuffix("s") in named for v in (m.a, m.b)):
        return False
    one, other = ({w for w in _singular(v) if w not in named} - v.holder for v in (m.a, m.b))
    return bool(one & other)


def other_rank(m: Match) -> bool:
    """Somebody's third title in one report, the fourth in the other; second and third largest."""
    one, other = rank_of(m.a), rank_of(m.b)
    if one is None or other is None or one[0] == other[0] or one[1] != other[1]:
        return False
    if not m.plain or m.a.head != m.b.head or m.a.hedged or m.b.hedged or m.windows != "same":
        return False
    if m.pair.a.context.years != m.pair.b.context.years or not m.a.holder & m.b.holder:
        return False
    if m.a.family != "superlative" and not (m.pair.a.context.lede and m.pair.b.context.lede):
        return False  # further down one report tells of her second goal, another of her third
    told = [v.words - v.holder for v in (m.a, m.b)]
    return (told[0] <= told[1] or told[1] <= told[0]) and m.pair.similarity >= LEAST_LIKENESS


def rank_of(value: MilestoneValue) -> tuple[int, str] | None:
    """A place and what it is counted by: (3, "") of "third", (2, "big") of "second-largest"."""
    if value.family == "first":
        return 1, ""
    if value.family in ("nth", "times"):
        return int(value.degree), ""
    found = _RANKED.fullmatch(value.degree) if value.family == "superlative" else None
    return (int(found[1] or 1), found[2]) if found is not None else None
