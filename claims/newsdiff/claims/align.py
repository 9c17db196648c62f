"""Alignment: which claims of several articles speak to one topic, and what stands between them.

Agreements are matched first, surest first; differences are looked for only among claims that no
agreement took, as each other's best, and only if neither value is also given by the other side (the
cross-check). Groups across more than two articles are complete: all their values must fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.model import DIFFERENCES, SAMENESSES, Claim, Relation
from newsdiff.claims.world import World

__all__ = ["STRENGTH", "Alignment", "Link", "Table", "align", "differ"]

RETOLD = 2
"""Further places where an article says what differs that are shown."""
LARGEST_BLOCK = 40
"""Claims of one article in one block that are paired; more are no topic but a stop word."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims, by their numbers, with what stands between them."""

    a: int
    b: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claims that speak to one topic and the strongest verdict between any two of them."""

    kind: Kind[Any]
    members: tuple[Claim[Any], ...]
    """In the order of articles and of the text."""
    verdict: Verdict
    pair: tuple[Claim[Any], Claim[Any]]
    """The two claims the verdict is about."""


@dataclass(slots=True)
class Table:
    """The claims of one kind with their blocks and the verdicts of all their pairs."""

    kind: Kind[Any]
    claims: Sequence[Claim[Any]]
    world: World
    blocks: dict[Hashable, list[int]] = field(default_factory=dict)
    keys: list[frozenset[Hashable]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for i, claim in enumerate(self.claims):
            keys = tuple(dict.fromkeys(self.kind.blocks(claim)))
            self.keys.append(frozenset(keys))
            for key in keys:
                self.blocks.setdefault(key, []).append(i)

    def pairs(self, within: bool) -> Iterator[tuple[int, int]]:
        """Pairs of claims that share a block, of different articles or ``within`` one."""
        found: set[tuple[int, int]] = set()
        article = [claim.article for claim in self.claims]
        for members in self.blocks.values():
            of: dict[int, list[int]] = defaultdict(list)
            for i in members:
                if len(of[article[i]]) < LARGEST_BLOCK:
                    of[article[i]].append(i)
            if within:
                found.update(pair for own in of.values() for pair in combinations(own, 2))
            else:
                kept = sorted(i for own in of.values() for i in own)
                found.update(p for p in combinations(kept, 2) if article[p[0]] != article[p[1]])
        yield from sorted(found)

    def compare(self, i: int, j: int) -> Verdict | None:
        """What the kind's ladder says of two claims."""
        a, b = self.claims[i], self.claims[j]
        return self.kind.compare(Pair(a, b, self.world))

    def given(self, i: int, article: int, but: int) -> bool:
        """Whether ``article`` also gives a value compatible with claim ``i`` in a block of it."""
        value = self.claims[i].value
        gives = self.kind.gives or self.kind.compatible
        return any(gives(value, self.claims[j].value) for j in self._beside(i, article, but))

    def repeated(self, i: int, article: int, but: int) -> bool | None:
        """Whether ``article`` also gives of claim ``i`` what differs in claim ``but``; None: not known."""
        if self.kind.repeats is None:
            return None
        value, other = self.claims[i].value, self.claims[but].value
        told = [self.kind.repeats(value, self.claims[j].value, other) for j in self._beside(i, article, but)]
        return None if None in told else any(told)

    def _beside(self, i: int, article: int, but: int) -> Iterator[int]:
        """The claims of an article that share a block with claim ``i``, but for one."""
        for key in self.keys[i]:
            for j in self.blocks[key]:
                if j not in (i, but) and self.claims[j].article == article:
                    yield j


def align(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[Alignment]:
    """All alignments of one kind across the articles, differences first.

    Args:
        claims: of all articles, in the order of articles and of the text.
    """
    table = Table(kind, claims, world)
    links = [Link(i, j, v) for i, j in table.pairs(within=False) if (v := table.compare(i, j)) is not None]
    same = _match(table, [x for x in links if x.verdict.rule.relation in SAMENESSES])
    different = differ(table, [x for x in links if x.verdict.rule.relation in DIFFERENCES], same)
    return _group(table, same, different)


def _order(link: Link) -> tuple[float, int, int]:
    return (-link.verdict.confidence, link.a, link.b)


def _match(table: Table, links: list[Link]) -> list[Link]:
    """The samenesses that stand: surest first, a claim taken twice only by one not yet taken."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for link in sorted(links, key=_order):
        to_b, to_a = (link.a, table.claims[link.b].article), (link.b, table.claims[link.a].article)
        if to_b in taken and to_a in taken:
            continue
        taken.update((to_b, to_a))
        kept.append(link)
    return kept


def differ(table: Table, links: list[Link], same: list[Link]) -> list[Link]:
    """The differences that stand: between claims left over, each other's best, values not given by both."""
    settled = [x for x in same if x.verdict.settles]
    matched = {(x.a, table.claims[x.b].article) for x in settled}
    matched |= {(x.b, table.claims[x.a].article) for x in settled}
    best: dict[tuple[int, int], Link] = {}
    kept = []
    for link in sorted(links, key=_order):
        a, b = table.claims[link.a], table.claims[link.b]
        if a.article != b.article and (table.world.says(a, b.article) or table.world.says(b, a.article)):
            continue
        to_b, to_a = (link.a, b.article), (link.b, a.article)
        told = [
            (to in matched or table.given(i, article, but)) if repeated is None else repeated
            for i, to, article, but in ((link.a, to_b, b.article, link.b), (link.b, to_a, a.article, link.a))
            for repeated in (table.repeated(i, article, but),)
        ]
        if _CROSSCHECK[link.verdict.crosscheck](told):
            continue
        if best.setdefault(to_b, link) is link and best.setdefault(to_a, link) is link:
            kept.append(link)
    return kept


def _group(table: Table, same: list[Link], different: list[Link]) -> list[Alignment]:
    groups = _complete(table, same)
    of = {i: group for group in groups for i in group}
    found: list[Alignment] = []
    used: set[int] = set()
    for links in _joined(different):
        strongest = min(links, key=lambda x: (STRENGTH[x.verdict.rule.relation], *_order(x)))
        ends = {end for x in links for end in (x.a, x.b)}
        members = {i for end in ends for i in _fitting(table, of.get(end, (end,)), end)}
        members |= {i for x in links for i in _told_again(table, x)}
        used |= members
        found.append(_alignment(table, members, strongest))
    within: dict[tuple[int, ...], list[Link]] = defaultdict(list)
    for x in same:
        if of.get(x.a) is not None and of.get(x.a) is of.get(x.b):
            within[of[x.a]].append(x)
    for group in groups:
        inside = within[group]
        if inside and not used.issuperset(group):
            strongest = min(inside, key=lambda x: (STRENGTH[x.verdict.rule.relation], *_order(x)))
            found.append(_alignment(table, set(group), strongest))
    return found


_CROSSCHECK: Mapping[str, Callable[[Iterable[bool]], bool]] = {
    "either": any,
    "both": all,
    "none": lambda _: False,
}
STRENGTH = {relation: i for i, relation in enumerate(Relation)}
"""Place of each relation, the strongest first."""


def _alignment(table: Table, members: set[int], link: Link) -> Alignment:
    ordered = sorted(members)
    pair = table.claims[link.a], table.claims[link.b]
    return Alignment(table.kind, tuple(table.claims[i] for i in ordered), link.verdict, pair)


def _fitting(table: Table, group: Sequence[int], of: int) -> list[int]:
    """Members of a group whose value fits the one that the difference is about."""
    value = table.claims[of].value
    return [i for i in group if i == of or table.kind.compatible(value, table.claims[i].value)]


def _told_again(table: Table, link: Link) -> Iterator[int]:
    """Where an article says the same again: in its headline and further down, or in two places."""
    for end, other in ((link.a, link.b), (link.b, link.a)):
        claim, left = table.claims[end], RETOLD
        near = sorted({i for key in table.keys[end] for i in table.blocks[key]} - {end})
        for i in near:
            again = table.claims[i]
            if again.article != claim.article:
                continue
            if not table.kind.compatible(claim.value, again.value):
                continue
            verdict = table.compare(i, other)
            if verdict is not None and verdict.rule is link.verdict.rule:
                yield i
                left -= 1
            if not left:
                break


def _joined(links: list[Link]) -> list[list[Link]]:
    """Differences that share a claim are one topic."""
    groups: list[list[Link]] = []
    for link in links:
        sharing = [g for g in groups if any({x.a, x.b} & {link.a, link.b} for x in g)]
        merged = [x for g in sharing for x in g] + [link]
        groups = [g for g in groups if g not in sharing] + [merged]
    return groups


def _complete(table: Table, links: list[Link]) -> list[tuple[int, ...]]:
    """Groups of claims by complete linkage: every two values fit, half of the pairs are linked."""
    linked = {(x.a, x.b) for x in links} | {(x.b, x.a) for x in links}
    group: dict[int, list[int]] = {}
    for link in sorted(links, key=_order):
        left, right = group.setdefault(link.a, [link.a]), group.setdefault(link.b, [link.b])
        if left is right:
            continue
        pairs = [(i, j) for i in left for j in right]
        if 2 * len(linked.intersection(pairs)) < len(pairs):
            continue
        if all(table.kind.compatible(table.claims[i].value, table.claims[j].value) for i, j in pairs):
            left.extend(right)
            for i in right:
                group[i] = left
    distinct = {id(members): tuple(sorted(members)) for members in group.values()}
    return sorted(members for members in distinct.values() if len(members) > 1)
