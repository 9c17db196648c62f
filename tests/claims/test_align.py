"""Alignment: with a kind of bare numbers its laws, and on parsed reports copies and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims import compare
from newsdiff.claims.align import LARGEST_BLOCK, Alignment, Table, align
from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import DIFFERENCES, Claim, Context, Evidence, Relation
from newsdiff.claims.world import World
from newsdiff.corpus import Article


@dataclass(frozen=True)
class Said:
    """A number said of a topic."""

    topic: str
    number: int


def _rule(name: str, relation: Relation) -> Rule:
    return Rule(f"number-{name}", relation, name, "what.", "why.", ("a", "b"))


AGREE, DETAIL, DIFFERS = (
    _rule("agree", Relation.AGREE),
    _rule("near", Relation.DETAIL),
    _rule("differs", Relation.CONFLICT),
)


def _compare(pair: Pair[Said]) -> Verdict | None:
    a, b = pair.a.value, pair.b.value
    if a.number == b.number:
        return Verdict(AGREE, 0.9, "same")
    if abs(a.number - b.number) == 1:
        return Verdict(DETAIL, 0.7, "near")
    if abs(a.number - b.number) > 50:
        return None
    return Verdict(DIFFERS, round(0.9 - abs(a.number - b.number) / 100, 2), "differ")


def _extract(_: object) -> Iterator[Claim[Said]]:
    return iter(())


KIND: Kind[Said] = Kind(
    name="number",
    rules=(AGREE, DETAIL, DIFFERS),
    extract=_extract,
    blocks=lambda claim: (claim.value.topic,),
    compare=_compare,
    describe=lambda v: str(v.number),
    normal=lambda v: {"number": v.number},
    compatible=lambda v, w: abs(v.number - w.number) <= 1,
)


def claim(article: int, place: int, topic: str, number: int) -> Claim[Said]:
    evidence = Evidence("text", 10 * place, 10 * place + 5, (10 * place, 10 * place + 2))
    return Claim("number", article, topic, Said(topic, number), str(number), evidence, Context(place, place))


def world(copied: frozenset[tuple[int, int]] = frozenset()) -> World:
    """A world in which the given claims, by article and place, stand word for word in every article."""
    return cast(
        World, SimpleNamespace(says=lambda c, _: (c.article, c.context.sentence) in copied, articles=(0,) * 4)
    )


def told(alignments: Sequence[Alignment]) -> list[tuple[str, list[tuple[int, int]]]]:
    return [
        (a.verdict.rule.relation.value, [(m.article, m.value.number) for m in a.members]) for a in alignments
    ]


def run(*values: tuple[int, str, int], copied: frozenset[tuple[int, int]] = frozenset()) -> list[Any]:
    claims = [claim(a, i, topic, number) for i, (a, topic, number) in enumerate(values)]
    return told(align(KIND, claims, world(copied)))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([(0, "x", 5), (1, "x", 5)], [("agree", [(0, 5), (1, 5)])]),
        ([(0, "x", 5), (1, "y", 5)], []),
        ([(0, "x", 5), (0, "x", 9)], []),
        ([(0, "x", 5), (1, "x", 6)], [("detail", [(0, 5), (1, 6)])]),
        ([(0, "x", 5), (1, "x", 9)], [("conflict", [(0, 5), (1, 9)])]),
        # the other report gives both values: nothing differs
        ([(0, "x", 5), (1, "x", 5), (1, "x", 9)], [("agree", [(0, 5), (1, 5)])]),
        # each other's best, once
        ([(0, "x", 5), (1, "x", 8), (1, "x", 30)], [("conflict", [(0, 5), (1, 8)])]),
        # three reports of one topic are one finding
        ([(0, "x", 5), (1, "x", 5), (2, "x", 5)], [("agree", [(0, 5), (1, 5), (2, 5)])]),
        ([(0, "x", 5), (1, "x", 5), (2, "x", 9)], [("conflict", [(0, 5), (1, 5), (2, 9)])]),
        # not all values of the three fit each other
        ([(0, "x", 5), (1, "x", 6), (2, "x", 7)], [("conflict", [(0, 5), (1, 6), (2, 7)])]),
        ([], []),
    ],
)
def test_table(values: list[tuple[int, str, int]], expected: list[Any]) -> None:
    assert run(*values) == expected


def test_what_a_report_copies_does_not_differ() -> None:
    assert run((0, "x", 5), (1, "x", 9), copied=frozenset({(0, 0)})) == []


CLAIMS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from("xy"), st.integers(0, 12)), max_size=12, unique=True
).map(lambda values: [claim(a, i, t, n) for i, (a, t, n) in enumerate(sorted(values))])


@given(CLAIMS)
def test_no_claim_is_in_two_agreements(claims: list[Claim[Said]]) -> None:
    same = [a for a in align(KIND, claims, world()) if a.verdict.rule.relation not in DIFFERENCES]
    members = [id(m) for a in same for m in a.members]
    assert len(set(members)) == len(members)


@given(CLAIMS)
def test_an_alignment_is_of_one_topic_and_two_articles_or_more(claims: list[Claim[Said]]) -> None:
    for found in align(KIND, claims, world()):
        assert len({m.value.topic for m in found.members}) == 1
        assert len({m.article for m in found.members}) >= 2
        assert set(map(id, found.pair)) <= set(map(id, found.members))
        assert [*found.members] == sorted(found.members, key=claims.index)


@given(CLAIMS)
def test_members_of_an_agreement_fit_each_other(claims: list[Claim[Said]]) -> None:
    for found in align(KIND, claims, world()):
        if found.verdict.rule.relation not in DIFFERENCES:
            values = [m.value for m in found.members]
            assert all(KIND.compatible(v, w) for v, w in permutations(values, 2))


@given(CLAIMS)
def test_a_value_that_the_other_report_also_gives_differs_from_nothing_in_it(
    claims: list[Claim[Said]],
) -> None:
    for found in align(KIND, claims, world()):
        if found.verdict.rule.relation in DIFFERENCES:
            a, b = found.pair
            others = [c.value for c in claims if c.article == b.article and c is not b]
            assert not any(KIND.compatible(a.value, v) for v in others if v.topic == a.value.topic)


@given(CLAIMS, st.permutations(range(3)))
def test_the_order_of_articles_changes_no_difference(claims: list[Claim[Said]], order: list[int]) -> None:
    moved = sorted(claims, key=lambda c: order[c.article])
    renamed = [claim(order[c.article], i, c.topic, c.value.number) for i, c in enumerate(moved)]

    def differences(found: Sequence[Alignment], back: Sequence[int]) -> set[frozenset[tuple[int, Said]]]:
        return {
            frozenset((back[m.article], m.value) for m in a.members)
            for a in found
            if a.verdict.rule.relation in DIFFERENCES
        }

    back = [order.index(i) for i in range(3)]
    plain = differences(align(KIND, claims, world()), range(3))
    turned = differences(align(KIND, renamed, world()), back)
    if all(len({c.value.topic for c in claims if c.article == i}) == _count(claims, i) for i in range(3)):
        assert plain == turned


def _count(claims: Sequence[Claim[Said]], article: int) -> int:
    return sum(c.article == article for c in claims)


def test_a_block_as_large_as_a_stop_words_is_cut() -> None:
    claims = [claim(a, i, "x", 100 * i) for a in (0, 1) for i in range(3 * LARGEST_BLOCK)]
    assert len(list(Table(KIND, claims, world()).pairs(within=False))) == LARGEST_BLOCK**2


REPORTS = [
    (
        "Tram hits bus in Larnfield",
        "A tram hit a bus in Larnfield on Monday.\n\nThe crash injured 25 people, police said. Two are "
        'children. "It was dark," said the driver, Anna Rees, 42. It was the first tram crash in 12 years.',
    ),
    (
        "Bus hit by tram in Larnfield",
        "A bus was hit by a tram in Larnfield on Tuesday.\n\n27 people were injured in the crash, a hospital "
        "spokesman said. Driver Anna Rees, 43, was not hurt. Prosecutors charged her with negligence.",
    ),
    (
        "Dozens hurt as tram and bus collide",
        "Dozens of people were injured when a tram and a bus collided in Larnfield on Monday. The driver, "
        "Anna Rees, was arrested. The last tram crash in Larnfield was 12 years ago.",
    ),
]


def article(number: int, name: str) -> Article:
    title, text = REPORTS[number]
    record = {"title": title, "text": text, "date_publish": "2021-03-02", "source_domain": name}
    return Article.from_json(record, name=name)


@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_a_report_does_not_differ_from_its_copy(number: int) -> None:
    report = compare([article(number, "a"), article(number, "b")])
    assert [a.origin for a in report.articles] == [1, 1]
    assert {f.relation for f in report.findings} == {Relation.AGREE}


def test_the_order_of_reports_changes_no_finding_of_a_difference() -> None:
    found = set()
    for order in permutations(range(3)):
        report = compare([article(i, "abc"[i]) for i in order])
        found.add(
            frozenset(
                (f.relation, f.kind, f.rule, f.id) for f in report.findings if f.relation in DIFFERENCES
            )
        )
    assert len(found) == 1
