"""Which of the reports that an index proposes tell the event of another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.gate import STRICT, Sketch, score, sketch
from newsdiff.claims.reading import Reading
from newsdiff.claims.related import MOST, WEIGHED, Told, from_json, headline_words, related, terms, to_json
from newsdiff.claims.vectors import Vectors, key_of, likeness

DAY = date(2021, 3, 2)
FERRY = Sketch(
    opening="Ferry sinks off Norvik",
    words={"ferry": 2.0, "sink": 1.0, "norvik": 1.7, "guard": 1.0},
    names=frozenset({"norvik", "alma"}),
    events=frozenset({"crash"}),
    lead=frozenset({"ferry", "sink"}),
)
BUDGET = Sketch(
    "Budget passed", {"budget": 2.0, "vote": 1.0}, frozenset({"estmark"}), frozenset(), frozenset()
)


def told(sketch: Sketch, day: date | None = DAY) -> Told:
    return Told(sketch, day)


def alike(a: Sketch, b: Sketch) -> float:
    return 1.0 if a.opening == b.opening else 0.1


def test_only_what_is_like_enough_is_related_and_the_likest_comes_first() -> None:
    week = told(FERRY, date(2021, 3, 9))
    found = related(told(FERRY), [told(BUDGET), week, told(FERRY)], alike)
    assert [number for number, _ in found] == [2, 1]
    assert found[0][1] == pytest.approx(3.0)
    assert found[1][1] == pytest.approx(3.0 - 7 * STRICT.day)


def test_half_a_year_apart_is_another_event() -> None:
    assert related(told(FERRY), [told(FERRY, date(2021, 12, 1))], lambda a, b: 0.5) == []
    assert related(told(FERRY, None), [told(FERRY, date(2021, 12, 1))], lambda a, b: 0.5)


def test_the_openings_of_the_best_alone_are_read() -> None:
    read: list[str] = []

    def counted(a: Sketch, b: Sketch) -> float:
        read.append(b.opening)
        return 0.5

    assert len(related(told(FERRY), [told(FERRY)] * 40, counted)) == MOST
    assert len(read) == WEIGHED


def test_no_name_in_common_is_no_help_and_no_fault() -> None:
    bare = Sketch("", {}, frozenset(), frozenset(), frozenset())
    assert score(bare, bare, None, STRICT) == pytest.approx(-3 * STRICT.day)
    assert score(FERRY, BUDGET, 0, STRICT) == 0.0


def test_terms_are_of_names_events_and_the_opening() -> None:
    assert terms(FERRY) == {
        "name alma": 1.0, "name norvik": 1.0, "word ferry": 0.7, "word sink": 0.7, "event crash": 0.5,
    }  # fmt: skip
    assert headline_words("“Ferry” sinks off Norvik: 12 saved, 40 o'clock, Ferry") == (
        "ferry", "sinks", "off", "norvik", "saved", "clock",
    )  # fmt: skip


WORDS = st.text(max_size=8)
SKETCHES = st.builds(
    Sketch,
    opening=WORDS,
    words=st.dictionaries(WORDS, st.integers(1, 9).map(float), max_size=4),
    names=st.frozensets(WORDS, max_size=4),
    events=st.frozensets(WORDS, max_size=2),
    lead=st.frozensets(WORDS, max_size=4),
)


@given(SKETCHES)
def test_a_sketch_survives_being_kept(one: Sketch) -> None:
    assert from_json(to_json(one)) == one


@given(SKETCHES, SKETCHES, st.none() | st.integers(0, 999))
def test_a_score_is_the_same_both_ways_and_has_its_bounds(a: Sketch, b: Sketch, apart: int | None) -> None:
    there, back = score(a, b, apart, STRICT), score(b, a, apart, STRICT)
    assert there == pytest.approx(back)
    assert -2.0001 <= there <= STRICT.vocabulary + STRICT.names + 0.0001


def test_a_sketch_is_of_names_and_words_of_the_text(read: Callable[..., Reading]) -> None:
    text = (
        "A ferry sank off Norvik on Monday. Captain Ada Quist was saved. Later it rained in Havn for 14 days."
    )
    found = sketch(read(text, "Ferry sinks"))
    assert found.opening == "Ferry sinks A ferry sank off Norvik on Monday. Captain Ada Quist was saved."
    assert {"norvik", "ada quist"} <= found.names
    assert not {"monday", "14"} & found.names
    assert "rain" in found.words
    assert "rain" not in found.lead
    assert {"ferry", "sink"} <= found.lead


def test_a_vector_that_was_kept_gives_the_likeness_that_the_model_gives() -> None:
    vectors = Vectors()
    a, b = "A ferry sank off Norvik.", "The ship went down near Norvik."
    kept = vectors.whole(a), vectors.whole(b)
    assert len(kept[0]) == 4 * 384
    assert likeness(*kept) == pytest.approx(vectors.cosine(a, b), abs=1e-4)
    assert likeness(kept[0], kept[0]) == 1.0
    assert vectors.whole(" ") == b""
    assert likeness(b"", kept[0]) == 0.0
    assert key_of(a) != key_of(b)
