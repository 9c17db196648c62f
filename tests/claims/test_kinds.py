"""What every kind of claim promises, tried on one text with a claim of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from newsdiff.claims.kind import Kind
from newsdiff.claims.kinds import KINDS
from newsdiff.claims.model import Claim
from newsdiff.claims.reading import Reading

Read = Callable[..., Reading]

TITLE = "Ministers sign fishing pact in Havn"
TEXT = """HAVN - The fishing ministers of Norway and Denmark signed a memorandum in Oslo on Monday, 1 March.

"We have waited ten years for this," said Anna Holm, 52, the Norwegian minister. It was the first such \
pact since 1998, according to the ministry. At least 40 boats will be sold for more than $3 million.

Police arrested three protesters. The owner of the harbour, Per Lund, was charged with fraud last week."""


@pytest.fixture
def claims(read: Read) -> Callable[[Kind[Any]], list[Claim[Any]]]:
    return lambda kind: list(kind.extract(read(TEXT, TITLE, published="2021-03-02")))


Of = Callable[[Kind[Any]], list[Claim[Any]]]
each = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@each
def test_claims_are_made_and_stand_where_they_say(kind: Kind[Any], claims: Of) -> None:
    found = claims(kind)
    assert found
    for claim in found:
        raw = TITLE if claim.evidence.field == "title" else TEXT
        start, end = claim.evidence.mark
        assert claim.kind == kind.name
        assert raw[start:end] == claim.text
        assert claim.evidence.start <= start < end <= claim.evidence.end <= len(raw)
        assert claim.topic.strip()
        assert claim.context.title is (claim.evidence.field == "title")


@each
def test_values_are_told_to_people_and_to_machines(kind: Kind[Any], claims: Of) -> None:
    for claim in claims(kind):
        assert kind.describe(claim.value).strip()
        normal = dict(kind.normal(claim.value))
        assert json.loads(json.dumps(normal)) == normal


@each
def test_extraction_and_blocks_are_the_same_every_time(kind: Kind[Any], claims: Of) -> None:
    first, second = claims(kind), claims(kind)
    assert first == second
    assert [list(kind.blocks(c)) for c in first] == [list(kind.blocks(c)) for c in second]
    assert all(hash(key) is not None for c in first for key in kind.blocks(c))


@each
def test_fitting_is_mutual(kind: Kind[Any], claims: Of) -> None:
    values = [claim.value for claim in claims(kind)]
    for v in values:
        assert all(kind.compatible(v, w) == kind.compatible(w, v) for w in values)


@each
def test_weights_are_shares(kind: Kind[Any], claims: Of) -> None:
    if kind.salience is not None:
        assert all(0 <= kind.salience(claim) <= 1.3 for claim in claims(kind))


@each
def test_parts_lie_inside_their_claim(kind: Kind[Any], claims: Of) -> None:
    if kind.parts is not None:
        for claim in claims(kind):
            for part in kind.parts(claim):
                assert part.evidence.field == claim.evidence.field
                assert claim.evidence.mark[0] <= part.evidence.mark[0]
                assert part.evidence.mark[1] <= claim.evidence.mark[1]


@each
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        '"',
        "\u201c\u201d",
        "1",
        "-" * 300,
        "A " * 200,
        "$ % # @ 12/12",
        "said said said",
        "\u200b\ufeff x",
    ],
)
def test_odd_texts_make_no_kind_stumble(kind: Kind[Any], text: str, read: Read) -> None:
    reading = read(f"{text}\n\nRain fell.", text.strip())
    for claim in kind.extract(reading):
        kind.describe(claim.value)
        kind.normal(claim.value)
        list(kind.blocks(claim))
