"""The algebra of windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.milestones.windows import NONE, Window, find_window, relate

YEARS = st.integers(min_value=1900, max_value=2030)
SPANS = st.integers(min_value=1, max_value=200)


@pytest.mark.parametrize(
    ("text", "grade", "low", "high"),
    [
        ("in 15 years", "span", 15, 15),
        ("in fifteen years", "span", 15, 15),
        ("in a decade", "span", 9.2, 10.8),
        ("in more than a century", "span", 100, 150),
        ("in nearly 60 years", "span", 55.2, 64.8),
        ("for decades", "span", 20, 100),
        ("in 12 weeks", "span", 0.23, 0.23),
        ("since 2009", "since", 2009, 2009),
        ("since the 2004 season", "since", 2004, 2004),
        ("since the 1980s", "since", 1980, 1989),
        ("since mid-November", "month", 11, 11),
        ("in the town's history", "ever", 0, 0),
        ("on record", "ever", 0, 0),
        ("so far this year", "year", 0, 0),
    ],
)
def test_found(text: str, grade: str, low: float, high: float) -> None:
    found = find_window(f"the first strike {text}, he said")
    assert found is not None
    window = found[0]
    assert window.grade == grade
    assert window.low == pytest.approx(low, abs=0.05)
    assert window.high == pytest.approx(high, abs=0.05)


@pytest.mark.parametrize("text", ["in the port", "since he left", "in recent years", "in two hours", ""])
def test_not_a_window(text: str) -> None:
    assert find_window(text) is None


@given(SPANS, YEARS)
def test_years_and_the_year_they_lead_back_to_agree(years: int, published: int) -> None:
    span, since = Window("span", years, years), Window("since", published - years, published - years)
    assert relate(span, since, published, published) == "same"
    assert relate(since, span, published, None) == "same"


@given(SPANS, SPANS, YEARS)
def test_relations_are_symmetric(a: int, b: int, year: int) -> None:
    windows = [Window("span", a, a), Window("since", year - b, year - b), Window("ever"), NONE]
    for one in windows:
        assert relate(one, one, year, year) == "same"
        for other in windows:
            assert relate(one, other, year, year) == relate(other, one, year, year)


@given(SPANS, YEARS)
def test_ever_excludes_every_length(years: int, published: int) -> None:
    assert relate(Window("ever"), Window("span", years, years), published, published) == "differs"
    assert relate(NONE, Window("span", years, years), published, published) == "open"


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    find_window(text)
