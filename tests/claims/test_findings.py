"""Findings of whole comparisons: each told once, with the places of each value."""

from __future__ import annotations

from collections import Counter

from newsdiff.claims import Report, compare
from newsdiff.claims.findings import MOST_SHOWN
from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.corpus import Article


def report(*texts: str) -> Report:
    return compare(
        [
            Article.from_json({"title": "Storm on the coast", "text": text, "source_domain": name}, name=name)
            for name, text in zip("abcd", texts, strict=False)
        ],
        gate=False,
    )


FIRST = "The storm injured 25 people in Havn on Monday. It sank 14 boats."
SECOND = "The storm injured 27 people in Havn on Monday."


def test_what_a_report_repeats_is_told_once() -> None:
    found = report(f"{FIRST}\n\nRain fell all night.\n\nThe waves sank 14 boats in Havn.", SECOND)
    assert len({f.id for f in found.findings}) == len(found.findings)
    boats = [f for f in found.findings if f.relation is Relation.ONLY and f.sides[0].value == "14 boats"]
    assert len(boats) <= 1


def test_a_side_for_each_value_of_each_article() -> None:
    for finding in report(f"{FIRST} The storm hurt 25 people in all.", SECOND, SECOND).findings:
        if finding.kind not in ("statement", "attribution"):
            most = MOST_SHOWN if finding.relation in DIFFERENCES else 1
            told = Counter((s.article, s.value) for s in finding.sides)
            assert max(told.values()) <= most
            places = {(s.article, s.field, s.start) for s in finding.sides}
            assert len(places) == len(finding.sides)
        assert {s.article for s in finding.sides}.isdisjoint(finding.silent)
        assert {s.article for s in finding.sides} | set(finding.silent) == {0, 1, 2}


def test_a_place_more_of_the_same_value_makes_no_other_finding() -> None:
    once = report(FIRST, SECOND).findings
    again = report(
        f"{FIRST} The storm in Havn also injured 25 people on the beach on Monday.", SECOND
    ).findings
    (one,), (other,) = ([f for f in found if f.rule == "quantity-differs"] for found in (once, again))
    assert [s.article for s in one.sides] == [0, 1]
    assert [s.article for s in other.sides] == [0, 0, 1]
    assert one.id == other.id


def test_no_agreement_rests_on_the_words_of_a_difference_of_its_kind() -> None:
    findings = report(FIRST, SECOND).findings
    different = [f for f in findings if f.relation in DIFFERENCES]
    same = [f for f in findings if f.relation in (Relation.AGREE, Relation.DETAIL)]
    assert different
    for one, other in ((d, s) for d in different for s in same if d.kind == s.kind):
        assert {(s.article, s.start) for s in one.sides} != {(s.article, s.start) for s in other.sides}


def test_three_reports_of_one_toll_are_one_finding() -> None:
    tolls = [f for f in report(FIRST, SECOND, SECOND).findings if f.rule == "quantity-differs"]
    assert len(tolls) == 1
    assert [s.article for s in tolls[0].sides] == [0, 1, 2]
