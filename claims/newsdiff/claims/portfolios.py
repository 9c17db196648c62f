"""Offices that one person does not hold at one time: two ministries, two ranks, a minister and a deputy."""

from __future__ import annotations

from collections.abc import Collection

from newsdiff.claims.gazetteer import country_of
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
    alone = [x for x in first if not _held_before(x, b)], [y for y in second if not _held_before(y, a)]
    pairs = ((x, y) for x in alone[0] for y in alone[1] if x.fresh == y.fresh and _exclude(x, y))
    return next(pairs, None) or _rival_ranks(a, b)


def _held_before(office: Office, told: Collection[Office]) -> bool:
    """Whether the other report has somebody in that office at an earlier time."""
    return any(o.past and _is_one(office, o) for o in told)


def _rival_ranks(a: Collection[Office], b: Collection[Office]) -> tuple[Office, Office] | None:
    """Two ranks of one person, now or before leaving the service; None where one rank is in both.

    >>> from newsdiff.claims.offices import parse_office
    >>> trooper, lieutenant = parse_office("retired trooper"), parse_office("retired police lieutenant")
    >>> _rival_ranks([trooper], [lieutenant]) is not None, _rival_ranks([trooper, lieutenant], [trooper])
    (True, None)
    >>> _rival_ranks([parse_office("captain")], [lieutenant])  # of a team, perhaps
    """
    first, second = ([o for o in offices if _is_rank(o)] for offices in (a, b))
    if {o.head for o in first} & {o.head for o in second}:
        return None
    return next(((x, y) for x in first for y in second if (x.past, x.fresh) == (y.past, y.fresh)), None)


def _is_rank(office: Office) -> bool:
    """Whether an office is a rank of police or armed forces; where others have it, too, the text tells."""
    words = lexicon().modifiers
    if office.head not in words.grades or office.kin:
        return False
    return (
        office.head not in words.elsewhere or bool(office.field & words.services) or office.text.endswith(".")
    )


def _is_one(a: Office, b: Office) -> bool:
    return same_office(a, b) and a.lesser == b.lesser and not _two_ministries(a, b)


def _exclude(a: Office, b: Office) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    if a.head != b.head:
        return _are_rivals(a, b) or _are_rivals(b, a)
    if _two_ministries(a, b):
        return a.lesser == b.lesser
    words = lexicon().modifiers
    lesser = a.lesser ^ b.lesser
    if not lesser or not same_office(a, b):
        return False
    if a.head in words.ranked:
        return lesser <= words.ranks
    return a.head in words.single and lesser <= words.deputy


def _are_rivals(a: Office, b: Office) -> bool:
    """Whether the first is on the left of the list and the second on its right, both of one body.

    Of what only one of them is of, a country tells no other body.

    >>> from newsdiff.claims.offices import parse_office
    >>> president, premier = parse_office("French President"), parse_office("Prime Minister")
    >>> _are_rivals(president, premier), _are_rivals(parse_office("council president"), premier)
    (True, False)
    """
    if a.lesser or b.lesser:
        return False
    for left, right in lexicon().rivals.items():
        *of, head = left.split()
        if a.head == head and b.head in right and a.field >= set(of):
            return all(country_of(word) == word for word in (a.field ^ b.field).difference(of))
    return False


def _two_ministries(a: Office, b: Office) -> bool:
    """Whether both are ministers of something, and of nothing that one ministry may be for.

    >>> from newsdiff.claims.offices import parse_office
    >>> finance, economy, health = (parse_office(f"{of} minister") for of in ("finance", "economy", "health"))
    >>> _two_ministries(finance, health), _two_ministries(finance, economy)
    (True, False)
    """
    if a.head != "minister" or b.head != "minister":
        return False
    portfolios = lexicon().modifiers.portfolios
    mine, other = (frozenset(portfolios[w] for w in o.field if w in portfolios) for o in (a, b))
    return bool(mine and other) and not (_kindred(mine) & other or mine & _kindred(other))


def _kindred(portfolios: frozenset[str]) -> frozenset[str]:
    """Portfolios with those that one ministry may have beside them."""
    table = lexicon().modifiers.kindred
    return portfolios.union(*(table.get(word, frozenset()) for word in portfolios))
