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


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Voss shot Reeves outside a bar in Havn.", "Reeves shot Voss outside a bar in Havn."),
        ("The jury found Brian Keel guilty of murder.", "The jury found Brian Keel not guilty of murder."),
        ("The court in Havn upheld the fishing ban.", "The court in Havn struck down the fishing ban."),
        ("Shares of the Nordholm works rose sharply.", "Shares of the Nordholm works fell sharply."),
        ("The law raises the pension age from 62 to 64.", "The law raises the pension age from 62 to 65."),
        ("A fire broke out in the Havn works on Monday.", "A fire broke out in the Havn works on Tuesday."),
        ("A 34-year-old man robbed the bank in Havn.", "A 43-year-old man robbed the bank in Havn."),
        (
            "The bank in Havn was robbed for the first time since 1976.",
            "It was robbed for the first time since 1967.",
        ),
    ],
)
def test_opposites_are_not_the_same(read: Read, a: str, b: str) -> None:
    readings = [read(text, number=i) for i, text in enumerate((a, b))]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    assert align(KIND, claims, World(readings)) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Reeves was shot by Voss outside a bar in Havn.", "Voss shot Reeves outside a bar in Havn."),
        ("The law raises the pension age from 62 to 64.", "The law raises the pension age to 64."),
        ("Shares of Nordholm rose, then fell sharply.", "Shares of Nordholm fell sharply."),
    ],
)
def test_what_is_told_in_other_words_is_the_same(read: Read, a: str, b: str) -> None:
    readings = [read(text, number=i) for i, text in enumerate((a, b))]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    assert (
        {x.verdict.rule.id for x in align(KIND, claims, World(readings))}
        <= {
            "statement-agree",
            "statement-fuller",
        }
        != set()
    )
