"""Offices that one person does not hold at one time: two ministries, two ranks, a minister and a deputy."""

from __future__ import annotations

from collections.abc import Collection

from newsdiff.claims.offices import Office, lexicon, same_office

__all__ = ["rival_offices"]


def rival_offices(a: Collection[Office], b: Collection[Office]) -> tuple[Office, Office] | None:
    """Two offices of one person in two reports that exclude each other, where none is in both.

    >>> from newsdiff.claims.offices import parse_office
    >>> interior, army, chief, deputy = (parse_office(text) for text in (
    ...     "interior minister", "the armed forces minister", "police chief", "deputy police chief"))
    >>> rival_offices([interior], [army]) is not None, rival_offices([chief], [deputy]) is not None
    (True, True)
    >>> rival_offices([interior, army], [army])
    """
    first, second = ([o for o in offices if not o.past and not o.kin] for offices in (a, b))
    if any(_is_one(x, y) for x in first for y in second):
        return None
    pairs = ((x, y) for x in first for y in second if _exclude(x, y))
    return next(pairs, None) or _rival_ranks(a, b)


def _rival_ranks(a: Collection[Office], b: Collection[Office]) -> tuple[Office, Office] | None:
    """Two ranks of one person, now or before leaving the service; None where one rank is in both.

    >>> from newsdiff.claims.offices import parse_office
    >>> trooper, lieutenant = parse_office("retired trooper"), parse_office("retired police lieutenant")
    >>> _rival_ranks([trooper], [lieutenant]) is not None, _rival_ranks([trooper, lieutenant], [trooper])
    (True, None)
    """
    grades = lexicon().modifiers.grades
    first, second = ([o for o in offices if o.head in grades] for offices in (a, b))
    if {o.head for o in first} & {o.head for o in second}:
        return None
    return next(((x, y) for x in first for y in second if x.past == y.past), None)


def _is_one(a: Office, b: Office) -> bool:
    return same_office(a, b) and a.lesser == b.lesser and not _two_ministries(a, b)


def _exclude(a: Office, b: Office) -> bool:
    if a.head != b.head or (a.country and b.country and a.country != b.country):
        return False
    if _two_ministries(a, b):
        return a.lesser == b.lesser
    words = lexicon().modifiers
    lesser = a.lesser ^ b.lesser
    if not lesser or not same_office(a, b):
        return False
    if a.head in words.ranked:
        return lesser <= words.ranks
    return a.head in words.single and lesser <= words.deputy


def _two_ministries(a: Office, b: Office) -> bool:
    """Whether both are ministers of something, and of nothing in common."""
    if a.head != "minister" or b.head != "minister":
        return False
    portfolios = lexicon().modifiers.portfolios
    mine, other = (frozenset(portfolios[w] for w in o.field if w in portfolios) for o in (a, b))
    return bool(mine and other) and not mine & other
