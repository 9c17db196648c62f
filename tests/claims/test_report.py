"""The report: fingerprints, letters, and what its JSON holds."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims import Finding, Relation, Report, Side, compare
from newsdiff.claims.report import MOST_EARLIER, SCHEMA, earlier_fingerprints, fingerprint, letter
from newsdiff.corpus import Article

VALUES = st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), min_size=1, max_size=5)


@given(st.text(max_size=20), st.text(max_size=20), VALUES, st.randoms(use_true_random=False))
def test_a_fingerprint_knows_no_order(
    rule: str, topic: str, values: list[tuple[str, str]], chance: object
) -> None:
    shuffled = [*values, values[0]]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = fingerprint(rule, topic, values)
    assert one == fingerprint(rule, topic, shuffled)
    assert len(one) == 12
    assert int(one, 16) >= 0


@given(VALUES, VALUES)
def test_other_values_have_another_fingerprint(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> None:
    marks = {"\x1e", "\x1f"}
    if set(a) != set(b) and not marks & set("".join(x for pair in (*a, *b) for x in pair)):
        assert fingerprint("r", "t", a) != fingerprint("r", "t", b)


def test_a_fingerprint_stays_what_it_is() -> None:
    assert fingerprint("quantity-differs", "people injured", [("a", "25"), ("b", "27")]) == "1bdf80c08c14"


def test_a_finding_knows_what_it_was_before_others_said_the_same() -> None:
    before = [("a", "25"), ("b", "43")]
    now = [*before, ("c", "43"), ("d", "25")]
    earlier = earlier_fingerprints("r", "t", now)
    assert fingerprint("r", "t", before) in earlier
    assert fingerprint("r", "t", now[:3]) in earlier
    assert fingerprint("r", "t", now) not in earlier
    # A source or a value that is gone or new makes another finding.
    assert fingerprint("r", "t", [("a", "25"), ("e", "43")]) not in earlier
    assert fingerprint("r", "t", before) not in earlier_fingerprints("r", "t", [*before, ("c", "27")])
    assert fingerprint("r", "t", [("a", "25"), ("d", "25")]) not in earlier


def test_many_sources_take_no_longer_to_look_back_over() -> None:
    many = [(f"outlet {n}", str(value)) for n in range(500) for value in (1, 2)]
    assert len(earlier_fingerprints("r", "t", many)) <= MOST_EARLIER


@given(st.integers(0, 2000))
def test_letters_are_all_different(number: int) -> None:
    assert letter(number) not in {letter(n) for n in range(max(0, number - 60), number)}


def make(name: str, title: str, text: str) -> Article:
    record = {"title": title, "text": text, "date_publish": "2021-03-02", "source_domain": name}
    return Article.from_json(record, name=name)


FIRST = "A tram hit a bus in Larnfield on Monday. The crash injured 25 people, the fire service said."
SECOND = (
    "A bus was hit by a tram in Larnfield on Monday. 27 people were injured in the crash, the hospital said."
)


@pytest.fixture(scope="module")
def report() -> Report:
    return compare([make("a.json", "Tram hits bus", FIRST), make("b.json", "Tram and bus", SECOND)])


def conflict(report: Report) -> Finding:
    (found,) = [f for f in report.findings if f.rule == "quantity-differs"]
    return found


def test_json_is_complete_and_plain(report: Report) -> None:
    told = report.as_json()
    assert told["schema"] == SCHEMA
    assert json.loads(json.dumps(told)) == told
    assert list(told["summary"]) == [relation.value for relation in Relation]
    assert sum(told["summary"].values()) == len(told["findings"])
    assert [a["id"] for a in told["articles"]] == ["A", "B"]
    assert told["exit_code"] == 0
    assert report.with_exit_code(1).as_json()["exit_code"] == 1


def test_quotes_stand_where_the_report_says(report: Report) -> None:
    texts = {"a.json": FIRST, "b.json": SECOND}
    for side in conflict(report).sides:
        text = texts[report.articles[side.article].name]
        assert text[side.start : side.end] == side.quote
        assert text[side.sentence_start :].startswith(side.sentence)
        assert (side.line, side.column) == (1, side.start + 1)


def test_the_fingerprint_survives_edits_elsewhere(report: Report) -> None:
    longer = f"It rained in the night.\n\n{FIRST}\n\nTrams run again."
    edited = compare([make("a.json", "Tram hits bus", longer), make("b.json", "Tram and bus", SECOND)])
    assert conflict(edited).id == conflict(report).id
    assert conflict(edited).sides[0].line == 3


def test_a_finding_insists_on_its_sides(report: Report) -> None:
    found = conflict(report)
    with pytest.raises(ValueError, match="no side"):
        replace(found, sides=())
    with pytest.raises(ValueError, match="one side"):
        replace(found, sides=found.sides[:1])
    assert replace(found, relation=Relation.ONLY, sides=found.sides[:1]).sides


def test_differences_come_first_and_surest_first(report: Report) -> None:
    rank = {relation: i for i, relation in enumerate(Relation)}
    groups = [min(rank[f.relation], 4) if rank[f.relation] < 4 else rank[f.relation] for f in report.findings]
    different = [f.confidence for f in report.findings if rank[f.relation] < 4]
    assert different == sorted(different, reverse=True)
    assert [g >= 4 for g in groups] == sorted(g >= 4 for g in groups)
    assert [g == 6 for g in groups] == sorted(g == 6 for g in groups)


def test_a_side_is_a_record_of_its_own(report: Report) -> None:
    side = conflict(report).sides[0]
    assert isinstance(side, Side)
    assert side.start <= side.mark[0] < side.mark[1] <= side.end
    assert side.attribution is not None
    assert side.attribution.source == "the fire service"
