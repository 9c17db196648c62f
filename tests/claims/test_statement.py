"""Statements: which clauses say something, and each rung of the ladder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims.align import align
from newsdiff.claims.kinds.statement import KIND
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("The company withdrew the heart drug.", ["withdraw"]),
        ("Police said the driver fled the burning harbour.", ["flee"]),
        ("It rained.", []),
        ("The mayor did not approve the sale of the warehouse.", ["approve"]),
        ("The ferry, which struck the old stone pier in fog, was sold to Nordholm.", ["sell", "strike"]),
    ],
)
def test_found(read: Read, text: str, predicates: list[str]) -> None:
    assert sorted(claim.value.predicate for claim in KIND.extract(read(text))) == predicates


def test_a_clause_knows_who_did_what(read: Read) -> None:
    (claim,) = KIND.extract(read("The heart drug was not withdrawn by the company."))
    assert claim.value.subjects == {"company"}
    assert claim.value.objects == {"heart", "drug"}
    assert claim.value.polarity == "negated"


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (
            "The company Aldane withdrew the heart drug from pharmacies.",
            "The heart drug was withdrawn from pharmacies by the company Aldane.",
            "statement-agree",
        ),
        (
            "The driver fell asleep at the wheel of the lorry.",
            "The driver may have fallen asleep at the wheel of the lorry.",
            "statement-hedged",
        ),
        (
            "The harbour bridge was closed on Monday.",
            "The harbour bridge was closed to lorries and buses on Monday for repairs.",
            "statement-fuller",
        ),
        (
            "The mayor approved the sale of the harbour warehouse.",
            "The mayor did not approve the sale of the harbour warehouse.",
            None,
        ),
        ("The company withdrew the heart drug.", "The bakery opened a shop in the old harbour.", None),
    ],
)
def test_ladder(read: Read, a: str, b: str, rule: str | None) -> None:
    readings = [read(a, number=0), read(b, number=1)]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    found = {x.verdict.rule.id for x in align(KIND, claims, World(readings))}
    assert found == ({rule} if rule else set())
