"""Whether two statuses can be of one person or thing."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from newsdiff.claims.names import Name, likeness, parse
from newsdiff.claims.statuses.words import words

if TYPE_CHECKING:
    from newsdiff.claims.statuses.value import StatusValue

__all__ = ["elsewhere", "rivals", "ways"]


def rivals(a: StatusValue, b: StatusValue) -> bool:
    """Whether two subjects are surely not one: both named, and no word of the names shared, or no given name
    that could be the other's; or one is to the north and the other to the south.
    """
    if a.names and b.names and not a.names & b.names:
        return True
    if elsewhere(a, b):
        return True
    # A subject of several words may name more people than are told in full.
    full = a.people and b.people and all(map(_covers, (a, b)))
    return bool(full) and not any(_alike(x, y) for x in a.people for y in b.people)


def elsewhere(a: StatusValue, b: StatusValue) -> bool:
    """Whether one is at another end of a thing, or goes another way, than the other."""
    first, second = ways(a), ways(b)
    return bool(first and second and not first & second)


def ways(value: StatusValue) -> frozenset[str]:
    """Which way or end of a thing a status is of: "the M6 northbound"."""
    return words().subjects.ways.intersection(value.subject.lower().split())


def _covers(value: StatusValue) -> bool:
    """Whether the full names hold all words of the names."""
    told = {word for person in value.people for word in person.lower().split()}
    return value.names <= told


@functools.lru_cache(maxsize=4096)
def _name(text: str) -> Name | None:
    return parse(text)


def _alike(a: str, b: str) -> bool:
    first, second = _name(a), _name(b)
    return first is None or second is None or likeness(first, second) is not None
