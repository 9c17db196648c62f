"""The algebra of numbers: what holds for any two of them, and a table of pairs from the news."""

from __future__ import annotations

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.quantities.value import Bound, Number, compare_numbers

FIGURES = st.one_of(st.integers(0, 10**9).map(float), st.floats(0, 1e6).map(lambda x: round(x, 2)))
BOUNDS = st.sampled_from([bound for bound in get_args(Bound) if bound not in ("range", "vague")])


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    low, high = sorted((draw(FIGURES), draw(FIGURES)))
    if low < high and draw(st.booleans()):
        return Number(low, high, draw(st.sampled_from(["range", "vague"])))
    return Number(low, low, draw(BOUNDS))


@given(numbers(), numbers())
def test_comparison_has_no_direction(a: Number, b: Number) -> None:
    assert compare_numbers(a, b) == compare_numbers(b, a)


@given(numbers())
def test_a_number_equals_itself(a: Number) -> None:
    assert compare_numbers(a, a) == "equal"


@given(numbers())
def test_the_interval_holds_what_was_written(a: Number) -> None:
    low, high = a.interval
    assert low <= a.low <= a.high <= high
    assert low >= 0


@given(numbers(), numbers())
def test_equal_is_said_of_the_same_alone(a: Number, b: Number) -> None:
    assert (compare_numbers(a, b) == "equal") is (a == b)


@given(FIGURES.filter(lambda x: x > 0), st.floats(1.0, 2.0))
def test_an_open_bound_holds_numbers_up_to_twice_its_size(low: float, factor: float) -> None:
    exact = Number(low * factor, low * factor)
    assert compare_numbers(Number(low, low, "least"), exact) == "compatible"


@given(FIGURES, FIGURES)
def test_two_exact_figures_that_are_not_round_differ(low: float, other: float) -> None:
    a, b = Number(low, low), Number(other, other)
    if low != other and not a.is_round and not b.is_round:
        assert compare_numbers(a, b) == "differs"


@given(FIGURES)
def test_a_range_or_a_vague_word_is_not_round(low: float) -> None:
    assert not Number(low, low + 1, "range").is_round


TABLE = [
    (Number(25, 25), Number(27, 27), "differs"),
    (Number(50, 50, "more"), Number(53, 53), "compatible"),
    (Number(50, 50, "more"), Number(41, 41), "differs"),
    (Number(20, 20, "more"), Number(900, 900), "differs"),
    (Number(12, 12, "least"), Number(12, 12), "compatible"),
    (Number(20, 160, "vague"), Number(43, 43), "compatible"),
    (Number(20, 160, "vague"), Number(4, 4), "differs"),
    (Number(100, 100, "near"), Number(98, 98), "compatible"),
    (Number(100, 100, "near"), Number(104, 104), "rounded"),
    (Number(60_000, 60_000, "about"), Number(60_000, 60_000, "more"), "compatible"),
    (Number(1000, 1000, "about"), Number(850, 850, "about"), "differs"),
    (Number(30, 30), Number(32, 32), "rounded"),
    (Number(31, 31), Number(32, 32), "differs"),
    (Number(40, 50, "range"), Number(45, 45), "compatible"),
    (Number(40, 50, "range"), Number(61, 61), "differs"),
    (Number(10, 10, "most"), Number(9, 9), "compatible"),
    (Number(10, 10, "less"), Number(11, 11), "differs"),
    (Number(1.2e9, 1.2e9), Number(1.25e9, 1.25e9), "rounded"),
]


@pytest.mark.parametrize(("a", "b", "expected"), TABLE)
def test_table(a: Number, b: Number, expected: str) -> None:
    assert compare_numbers(a, b) == expected


def test_open_bounds_have_no_end() -> None:
    assert Number(5, 5, "more").interval == (5, math.inf)
    assert Number(5, 5, "most").interval == (0, 5)
