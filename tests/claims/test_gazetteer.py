from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.gazetteer import contains, country_of, fold, lookup, metonym, plain, resolve, same_place

NAMES = [
    *("Japan", "Tokyo", "South Korea", "Seoul", "United States", "Texas", "Houston", "Harris County"),
    *("New York", "Brooklyn", "NYC", "Paris", "France", "England", "London", "Britain", "Georgia"),
    *("Atlanta", "D.C.", "Ohio"),
]
PLACES = sorted(
    {place for name in NAMES for place in lookup(name)[:4]}, key=lambda p: (p.name, p.country, p.region)
)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Japanese", "japan"),
        ("South Korean", "south korea"),
        ("british", "united kingdom"),
        ("U.S.", "united states"),
        ("US", "united states"),
        ("us", "us"),
        ("american", "united states"),
        ("polish", "poland"),
        ("table", "table"),
    ],
)
def test_demonyms_fold_into_countries(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.one_of(st.sampled_from(NAMES), st.text(max_size=12)))
def test_fold_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=20))
def test_plain_is_idempotent(name: str) -> None:
    assert plain(plain(name)) == plain(name)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("Japan", "Tokyo", True),
        ("Tokyo", "Japan", False),
        ("Texas", "Houston", True),
        ("NYC", "Brooklyn", True),
        ("France", "London", False),
        ("Britain", "England", True),
        ("Japan", "Japan", False),
    ],
)
def test_containment(outer: str, inner: str, inside: bool) -> None:
    assert contains(lookup(outer)[0], lookup(inner)[0]) is inside


def test_containment_is_a_strict_partial_order() -> None:
    for a in PLACES:
        assert not contains(a, a)
    for a, b in product(PLACES, repeat=2):
        assert not (contains(a, b) and contains(b, a))
    pairs = [(a, b) for a, b in product(PLACES, repeat=2) if contains(a, b)]
    for (a, b), c in product(pairs, PLACES):
        if contains(b, c):
            assert contains(a, c), (a, b, c)


def test_an_ambiguous_name_is_told_by_the_places_beside_it() -> None:
    beside_texas, alone = resolve("Paris", lookup("Texas")), resolve("Paris")
    assert beside_texas is not None and beside_texas.region == "texas"
    assert alone is not None and alone.country == "france"
    assert resolve("Nowhere at all") is None


def test_capitals_and_seats_stand_for_countries() -> None:
    assert metonym("Pyongyang") == "north korea"
    assert metonym("the White House") == "united states"
    assert metonym("Osaka") is None
    assert country_of("Seoul") == "south korea"


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_same_place_is_symmetric(a: str, b: str) -> None:
    assert same_place(a, b) == same_place(b, a)
