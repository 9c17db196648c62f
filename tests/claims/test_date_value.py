"""The algebra of dates: laws that hold for all values, and the standings that rungs rest on."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.dates.parse import parse
from newsdiff.claims.dates.resolve import Setting, resolve
from newsdiff.claims.dates.show import describe, normal, spelled
from newsdiff.claims.dates.value import DateValue, Standing, compatible, relate, unify

PUBLISHED = date(2024, 7, 30)
EXPRESSIONS = (
    "Sunday", "Monday night", "early Tuesday", "last Friday", "28 July", "July 28, 2024",
    "3 to 5 May",
    "last week", "this week", "yesterday", "today", "tonight", "July", "last month", "July 2024", "2024",
    "last year", "the third quarter", "the first half of 2024", "last summer", "the 1990s",
    "the 20th century", "two weeks ago", "10 p.m.", "the weekend", "Christmas Day", "1950-53",
)  # fmt: skip


def read(text: str, published: date | None = PUBLISHED) -> DateValue:
    (mention,) = parse(text)
    return resolve(mention, Setting(published=published, direction="past"), text[mention.start : mention.end])


values = st.builds(read, st.sampled_from(EXPRESSIONS), st.sampled_from([PUBLISHED, None]))
OPPOSITE: dict[Standing, Standing] = {"finer": "coarser", "coarser": "finer"}


@given(values, values)
def test_standing_turns_round_with_its_sides(a: DateValue, b: DateValue) -> None:
    standing = relate(a, b)
    assert relate(b, a) == OPPOSITE.get(standing, standing)


@given(values, values, st.sets(st.integers(2020, 2026), max_size=3))
def test_unify_is_symmetric(a: DateValue, b: DateValue, years: set[int]) -> None:
    assert unify(a, b, sorted(years)) == unify(b, a, sorted(years))


@given(values)
def test_a_value_is_compatible_with_itself(a: DateValue) -> None:
    assert compatible(a, a)
    assert unify(a, a) is not None or relate(a, a) == "near"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_coarser_grain_holds_the_finer(day: date) -> None:
    month, year = f"{day:%B} {day.year}", str(day.year)
    decade, century = f"the {day.year // 10 * 10}s", f"the {day.year // 100 + 1}th century"
    century = century.replace("21th", "21st")
    chain = [read(text) for text in (f"{day.day} {month}", month, f"in {year}", decade, century)]
    for fine, coarse in pairwise(chain):
        assert fine.start is not None and coarse.start is not None
        assert coarse.start <= fine.start and fine.end <= coarse.end  # type: ignore[operator]
        assert relate(fine, coarse) == "finer"


@given(values)
def test_what_is_spelled_reads_back(value: DateValue) -> None:
    if value.start is None or value.grain in ("time", "week") or (value.span and value.grain == "day"):
        return
    again = read(spelled(value), None)
    assert (again.start, again.end) == (value.start, value.end)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["past", "future", ""]))
def test_a_weekday_is_within_a_week_of_publication(day: date, looking: str) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        (mention,) = parse(name)
        value = resolve(mention, Setting(published=day, direction=looking), name)  # type: ignore[arg-type]
        assert value.start is not None and abs(value.start - day) < timedelta(days=7)
        assert f"{value.start:%A}" == name


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*EXPRESSIONS, "the", "of", "-", ",", "in", "199"])).map(" ".join)
)
def test_mentions_are_ordered_and_inside_the_text(text: str) -> None:
    at = 0
    for mention in parse(text):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end
        resolve(mention, Setting(published=PUBLISHED))


@pytest.mark.parametrize(
    ("a", "b", "published", "standing"),
    [
        ("Sunday", "28 July", PUBLISHED, "same"),
        ("Sunday", "28 July", None, "same"),
        ("Sunday", "28 July 2023", None, "apart"),
        ("Sunday", "Monday", PUBLISHED, "apart"),
        ("Sunday", "July", PUBLISHED, "finer"),
        ("July", "July 28", None, "coarser"),
        ("early Sunday", "Sunday", PUBLISHED, "finer"),
        ("Sunday morning", "Sunday night", PUBLISHED, "near"),
        ("Sunday evening", "Sunday night", PUBLISHED, "overlap"),
        ("yesterday", "Sunday", PUBLISHED, "near"),
        ("yesterday", "Monday", PUBLISHED, "same"),
        ("2018", "2019", None, "apart"),
        ("2018", "the 1990s", None, "apart"),
        ("10 p.m.", "10:10 p.m.", PUBLISHED, "overlap"),
        ("10 p.m.", "10:45 p.m.", PUBLISHED, "apart"),
        ("10 p.m.", "8 p.m.", PUBLISHED, "unknown"),
        ("last month", "June", PUBLISHED, "same"),
        ("last week", "last month", None, "unknown"),
    ],
)
def test_standings(a: str, b: str, published: date | None, standing: str) -> None:
    assert relate(read(a, published), read(b, published)) == standing


def test_two_dates_unify_in_a_year_the_texts_allow() -> None:
    joined = unify(read("Sunday", None), read("July 28", None), [2023, 2024])
    assert joined is not None
    assert joined.note == "28 July was a Sunday in 2024"
    assert joined.day == date(2024, 7, 28)


@pytest.mark.parametrize(
    ("text", "published", "people"),
    [
        ("Sunday", PUBLISHED, "Sunday, 28 July 2024"),
        ("Sunday", None, "Sunday"),
        ("last month", PUBLISHED, "last month (June 2024)"),
        ("28 July", PUBLISHED, "28 July 2024"),
        ("late on Sunday", PUBLISHED, "late on Sunday (28 July 2024)"),
        ("since 2009", None, "since 2009"),
        ("the third quarter of 2011", None, "third quarter of 2011"),
    ],
)
def test_described_for_people(text: str, published: date | None, people: str) -> None:
    assert describe(read(text, published)) == people


def test_normal_form_has_inclusive_ends() -> None:
    assert normal(read("July 2024", None)) == {
        "start": "2024-07-01", "end": "2024-07-31", "grain": "month", "text": "July 2024",
    }  # fmt: skip
    assert normal(read("Sunday", None))["start"] is None
    assert normal(read("10:05 p.m. GMT"))["minute"] == 22 * 60 + 5
