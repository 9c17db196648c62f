"""Expressions of date: what is recognised, what it means, and what is none."""

from datetime import date

import pytest

from newsdiff.claims.dates.parse import parse
from newsdiff.claims.dates.resolve import Direction, Setting, resolve

PUBLISHED = date(2017, 3, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "grain", "start", "end"),
    [
        ("signed on 3 May 2011", "3 May 2011", "day", "2011-05-03", "2011-05-03"),
        ("signed May 3rd, 2011", "May 3rd, 2011", "day", "2011-05-03", "2011-05-03"),
        ("on Tuesday, March 14", "Tuesday, March 14", "day", "2017-03-14", "2017-03-14"),
        ("the 2nd of March", "2nd of March", "day", "2017-03-02", "2017-03-02"),
        ("on 2016-02-29", "2016-02-29", "day", "2016-02-29", "2016-02-29"),
        ("from 3 to 5 May 2011", "3 to 5 May 2011", "day", "2011-05-03", "2011-05-05"),
        ("May 3-5, 2011", "May 3-5, 2011", "day", "2011-05-03", "2011-05-05"),
        ("on Monday", "Monday", "day", "2017-03-13", "2017-03-13"),
        ("on Wednesday", "Wednesday", "day", "2017-03-15", "2017-03-15"),
        ("last Wednesday", "last Wednesday", "day", "2017-03-08", "2017-03-08"),
        ("late on Tuesday", "late on Tuesday", "day", "2017-03-14", "2017-03-14"),
        ("Tuesday night", "Tuesday night", "day", "2017-03-14", "2017-03-14"),
        ("last night", "last night", "day", "2017-03-14", "2017-03-14"),
        ("yesterday", "yesterday", "day", "2017-03-14", "2017-03-14"),
        ("tomorrow", "tomorrow", "day", "2017-03-16", "2017-03-16"),
        ("ten days ago", "ten days ago", "day", "2017-03-05", "2017-03-05"),
        ("three weeks ago", "three weeks ago", "week", "2017-02-20", "2017-02-26"),
        ("two years ago", "two years ago", "year", "2015-01-01", "2015-12-31"),
        ("this week", "this week", "week", "2017-03-13", "2017-03-19"),
        ("next month", "next month", "month", "2017-04-01", "2017-04-30"),
        ("in January", "January", "month", "2017-01-01", "2017-01-31"),
        ("in December", "December", "month", "2016-12-01", "2016-12-31"),
        ("June last year", "June last year", "month", "2016-06-01", "2016-06-30"),
        ("in March of 2012", "March of 2012", "month", "2012-03-01", "2012-03-31"),
        ("mid-November", "mid-November", "month", "2016-11-01", "2016-11-30"),
        ("last year", "last year", "year", "2016-01-01", "2016-12-31"),
        ("early 2019", "early 2019", "year", "2019-01-01", "2019-12-31"),
        ("the 1950-53 war", "1950-53", "year", "1950-01-01", "1953-12-31"),
        ("in fiscal 2018", "fiscal 2018", "year", "2018-01-01", "2018-12-31"),
        ("nineteen ninety-six", "nineteen ninety-six", "year", "1996-01-01", "1996-12-31"),
        ("the first half of 2018", "first half of 2018", "half", "2018-01-01", "2018-06-30"),
        ("the third quarter", "third quarter", "quarter", "2016-07-01", "2016-09-30"),
        ("Q1 2015", "Q1 2015", "quarter", "2015-01-01", "2015-03-31"),
        ("last summer", "last summer", "season", "2016-06-01", "2016-08-31"),
        ("spring 2018", "spring 2018", "season", "2018-03-01", "2018-05-31"),
        ("the late 1990s", "late 1990s", "decade", "1990-01-01", "1999-12-31"),
        ("in the '80s", "the '80s", "decade", "1980-01-01", "1989-12-31"),
        ("the 20th century", "20th century", "century", "1900-01-01", "1999-12-31"),
        ("on Christmas Day", "Christmas Day", "day", "2016-12-25", "2016-12-25"),
    ],
)
def test_resolved_as_past(text: str, words: str, grain: str, start: str, end: str) -> None:
    (mention,) = parse(text)
    assert text[mention.start : mention.end] == words
    value = resolve(mention, Setting(published=PUBLISHED, direction="past"), words)
    assert (value.grain, str(value.start), str(value.end)) == (grain, start, end)


def test_a_finite_verb_leans_further_than_a_noun() -> None:
    (mention,) = parse("May")
    for firm, year in ((True, 2016), (False, 2017)):
        value = resolve(mention, Setting(published=PUBLISHED, direction="past", firm=firm))
        assert value.start == date(year, 5, 1)


@pytest.mark.parametrize(
    ("text", "looking", "start"),
    [
        ("Friday", "past", "2017-03-10"),
        ("Friday", "future", "2017-03-17"),
        ("November", "future", "2017-11-01"),
        ("May", "future", "2017-05-01"),
        ("May", "", "2017-05-01"),
        ("the weekend", "past", "2017-03-11"),
        ("this weekend", "future", "2017-03-18"),
    ],
)
def test_the_tense_chooses_the_side(text: str, looking: Direction, start: str) -> None:
    (mention,) = parse(text)
    assert str(resolve(mention, Setting(published=PUBLISHED, direction=looking)).start) == start


@pytest.mark.parametrize(
    "text",
    [
        "15 years in prison", "for three years", "the first in 15 years", "2000 people marched",
        "Windows 2000",
        "$1998 each", "1,998 votes", "every Friday", "open on Fridays", "Black Friday sales",
        "I may go", "a two-year ban", "12:30", "aged 19 to 30", "30 percent",
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "minute", "zone"),
    [
        ("at 7:24 p.m.", 19 * 60 + 24, ""),
        ("at 9am", 9 * 60, ""),
        ("about 0430 GMT", 4 * 60 + 30, "GMT"),
        ("12.15 a.m.", 15, ""),
        ("at noon", 12 * 60, ""),
        ("at midnight", 0, ""),
        ("at 14:05", 14 * 60 + 5, ""),
    ],
)
def test_clock_times(text: str, minute: int, zone: str) -> None:
    (mention,) = parse(text)
    assert (mention.grain, mention.minute, mention.zone) == ("time", minute, zone)


@pytest.mark.parametrize(
    ("text", "edge", "shade", "about"),
    [
        ("since 2014", "since", "", False),
        ("until late 2014", "until", "late", False),
        ("by about 2014", "by", "", True),
        ("before the end of May", "before", "late", False),
        ("in 2014", "", "", False),
    ],
)
def test_words_before_a_date(text: str, edge: str, shade: str, about: bool) -> None:
    (mention,) = parse(text)
    assert (mention.edge, mention.shade, mention.about) == (edge, shade, about)


def test_a_span_of_two_years_has_two_bounds() -> None:
    assert [m.edge for m in parse("He served from 1990 to 1995.")] == ["since", "until"]


def test_hostile_text_takes_no_longer_than_it_is_long() -> None:
    for piece in (
        "Monday, the 3 to 4 of ",
        "12:30 p.m. ",
        "first two quarters of ",
        "nineteen ",
        "1990-",
        "late ",
    ):
        for mention in parse(piece * 2000):
            resolve(mention, Setting(published=PUBLISHED))


def test_dates_beyond_the_calendar_stay_unresolved() -> None:
    for text in ("999 decades ago", "999 years ago", "Feb. 30"):
        for mention in parse(text):
            value = resolve(mention, Setting(published=date(1, 1, 1)), text)
            assert value.start is None or value.start.year >= 1
