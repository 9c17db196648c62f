from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.days import parse_day

CHRISTMAS = date(2017, 12, 25)


@pytest.mark.parametrize(
    "value",
    [
        "2017-12-25",
        "2017-12-25 00:00:00",
        "2017-12-25T23:30:00-05:00",
        "20171225T101500Z",
        "2017/12/25",
        "December 25, 2017",
        "Dec. 25 2017",
        "Monday, 25th of December 2017",
        "25 Dec 2017",
        "25-Dec-2017",
        "Mon, 25 Dec 2017 10:00:00 GMT",
        "12/25/2017",
        "25.12.2017",
        CHRISTMAS,
        datetime(2017, 12, 25, 23, 59),
    ],
)
def test_days_that_are_written_out(value: object) -> None:
    assert parse_day(value) == CHRISTMAS


@pytest.mark.parametrize(
    "value", ["", "today", "December 2017", "Dec 25", "4/5/2017", "2017-13-45", "31 Feb 2017", 17, None]
)
def test_days_that_are_not(value: object) -> None:
    assert parse_day(value) is None


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2200, 1, 1)))
def test_iso_and_english_name_the_same_day(day: date) -> None:
    assert parse_day(day.isoformat()) == day == parse_day(f"{day:%B} {day.day}, {day.year:04}")


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    parse_day(text)
