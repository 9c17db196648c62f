"""Numbers in text: what is found for any text, and a table of how the news writes them."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.quantities.find import find, lexicon, spelled_number
from newsdiff.claims.quantities.tally import tallies

WORDS = [
    *(
        "more than",
        "at least",
        "some",
        "between",
        "and",
        "to",
        "-",
        "of",
        "a third",
        "half a million",
        "dozens",
    ),
    *("twenty-five", "two hundred and fifty", "million", "$", "£1.2bn", "40", "1,200", "3.5", "%", "percent"),
    *("2016", "people", "or more", "or so", ",", ".", "one", "several hundred", "12-year-old", "5:30", "€"),
]


def told(text: str) -> list[tuple[str, float, float, str, str | None]]:
    return [
        (text[f.start : f.end], round(f.number.low, 3), round(f.number.high, 3), f.number.bound, f.unit)
        for f in find(text)
    ]


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)))
def test_any_text_gives_spans_in_order_inside_it(text: str) -> None:
    found = list(find(text))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(x.end <= y.start for x, y in itertools.pairwise(found))
    assert all(0 <= f.number.low <= f.number.high for f in found)
    assert all(text[f.start : f.end] == text[f.start : f.end].strip() for f in found)


@given(st.integers(0, 10**9).filter(lambda n: not 1500 <= n <= 2100))
def test_figures_are_read_as_written(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        assert told(f"They found {written} coins.") == [(written, number, number, "exact", None)]


UNITS = lexicon().numbers.units.words
TENS = lexicon().numbers.tens.words


def spell(n: int) -> str:
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{UNITS[n // 100]} hundred" + (f" and {spell(n % 100)}" if n % 100 else "")
    return f"{spell(n // 1000)} thousand" + (f" {spell(n % 1000)}" if n % 1000 else "")


@given(st.integers(0, 999_999))
def test_words_are_read_as_the_number_they_spell(number: int) -> None:
    assert spelled_number(spell(number)) == number
    assert spelled_number(spell(number).upper()) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 40 people", [("More than 40", 40, 40, "more", None)]),
        ("at least 12 dead", [("at least 12", 12, 12, "least", None)]),
        ("up to $5 million", [("up to $5 million", 5e6, 5e6, "most", "money:$")]),
        ("nearly 100 homes", [("nearly 100", 100, 100, "near", None)]),
        ("some 30 guests", [("some 30", 30, 30, "about", None)]),
        ("20 or more cars", [("20 or more", 20, 20, "least", None)]),
        ("a €250m bid", [("€250m", 250e6, 250e6, "exact", "money:€")]),
        ("$1.2bn to $1.5bn", [("$1.2bn to $1.5bn", 1.2e9, 1.5e9, "range", "money:$")]),
        ("$3-5 million", [("$3-5 million", 3e6, 5e6, "range", "money:$")]),
        ("between 40 and 50 people", [("40 and 50", 40, 50, "range", None)]),
        ("rose 3.5 percent", [("3.5 percent", 3.5, 3.5, "exact", "percent")]),
        ("rose 3.5%", [("3.5%", 3.5, 3.5, "exact", "percent")]),
        ("a third of the town", [("a third", 33.333, 33.333, "exact", "percent")]),
        ("half a million birds", [("half a million", 5e5, 5e5, "exact", None)]),
        ("dozens of people", [("dozens", 20, 160, "vague", None)]),
        ("two dozen cars", [("two dozen", 24, 24, "exact", None)]),
        ("three to five days", [("three to five", 3, 5, "range", None)]),
        ("in 2016", []),
        ("a 12-year-old boy", []),
        ("at 5:30", []),
        ("a B-52 and an F16", []),
        ("flight #370", []),
        ("on 12/05/2018", []),
        ("It cost 4.5.", [("4.5", 4.5, 4.5, "exact", None)]),
        ("at 80kph", [("80kph", 80, 80, "exact", "measure:kph")]),
        ("above 35,000ft", [("above 35,000ft", 35000, 35000, "more", "measure:ft")]),
        ("a ship 400m long", [("400m", 400, 400, "exact", "measure:m")]),
        ("400m people", [("400m", 4e8, 4e8, "exact", None)]),
        ("a 6.4-magnitude quake", [("6.4-magnitude", 6.4, 6.4, "exact", "magnitude")]),
        ("a magnitude-6.4 quake", [("magnitude-6.4", 6.4, 6.4, "exact", "magnitude")]),
        ("6.4 on the Richter scale", [("6.4 on the Richter scale", 6.4, 6.4, "exact", "magnitude")]),
        ("a hundred and twenty people", [("a hundred and twenty", 120, 120, "exact", None)]),
        ("", []),
    ],
)
def test_table(text: str, expected: list[object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court ruled 7-2.", [("7-2", 7, 2)]),
        ("The House voted 396-9 on Tuesday", [("396-9", 396, 9)]),
        ("by a vote of 48 to 52", [("48 to 52", 52, 48)]),
        ("in a five-four ruling", [("five-four", 5, 4)]),
        ("in a 5-to-4 decision", [("5-to-4", 5, 4)]),
        ("They lost 1-3 at home", [("1-3", 3, 1)]),
        ("It passed 52 votes to 48.", [("52 votes to 48", 52, 48)]),
        ("She won 52 to 48 percent", []),
        ("won by 5 to 10 points", []),
        ("The law lets 5-10 people vote", []),
        ("a Boeing 747-400 landed", []),
        ("pages 12-9", []),
        ("on 12-11-2018 they voted", []),
    ],
)
def test_tallies(text: str, expected: list[object]) -> None:
    assert [(text[f.start : f.end], f.number.low, f.against) for f in tallies(text)] == expected


@pytest.mark.parametrize(
    "piece", ["one ", "1,", "1,000", "more than ", "a third ", "twenty-", "$", "9" * 30, "vote 3-1 "]
)
def test_long_texts_take_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.perf_counter()
    for _ in itertools.chain(find(text), tallies(text)):
        pass
    assert time.perf_counter() - started < 5
