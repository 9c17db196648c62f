"""What somebody is charged with or found guilty of, under names that are two offences: murder, manslaughter.

Charges come in numbers, and reports name one or another of them. Only names that stand for one deed, weighed
in two ways (lexicon/status.toml, ``offences``), are held against each other, and only where neither report
has the other's word anywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.claims.statuses.opposed import is_plain
from newsdiff.claims.statuses.words import words

if TYPE_CHECKING:
    from newsdiff.claims.statuses.match import Match
    from newsdiff.claims.world import World

__all__ = ["offence_differs"]

_STATES = ("charged", "pleaded", "convicted", "sentenced")


def offence_differs(m: Match) -> bool:
    """Of one named person one stage of the case, told on one day, for two offences."""
    if m.a.ladder != "case" or m.a.state not in _STATES or (m.a.state, m.a.side) != (m.b.state, m.b.side):
        return False
    if not is_plain(m):
        return False
    apart = m.pair.world.days_apart(m.pair.a.article, m.pair.b.article)
    if apart is not None and apart > 1:
        return False
    a, b = m.a.detail.lower(), m.b.detail.lower()
    return any(_is_other(_named(a, group), _named(b, group), m) for group in words().offences.values())


def _named(text: str, group: tuple[str, ...]) -> frozenset[str]:
    """The offences of a group that a text has as words.

    >>> sorted(_named("three counts of second-degree murder", ("murder", "manslaughter")))
    ['murder']
    """
    return frozenset(name for name in group if re.search(rf"\b{re.escape(name)}\b", text))


def _is_other(a: frozenset[str], b: frozenset[str], m: Match) -> bool:
    """Whether both name an offence, and neither article names the other's."""
    if not a or not b:
        return False
    world = m.pair.world
    return not (a & _in_article(m.pair.b.article, a, world) or b & _in_article(m.pair.a.article, b, world))


def _in_article(article: int, names: frozenset[str], world: World) -> frozenset[str]:
    told = world.articles[article]
    return _named(f"{told.title} {told.text}".lower(), tuple(sorted(names)))
