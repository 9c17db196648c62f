"""Lexicons are checked when they are read: keys, types, empty words, words that stand twice."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from newsdiff.claims.lexicon import LexiconError, build


class Group(NamedTuple):
    """A table of a lexicon."""

    words: frozenset[str]
    weight: float = 1.0


class Shape(NamedTuple):
    """A lexicon."""

    cues: frozenset[str]
    phrases: tuple[str, ...]
    group: Group
    named: dict[str, frozenset[str]]
    label: str = ""


GOOD: dict[str, Any] = {
    "cues": ["say", "tell"],
    "phrases": ["at least"],
    "group": {"words": ["a"], "weight": 2},
    "named": {},
}


def test_a_good_file_is_read() -> None:
    found = build("x.toml", GOOD | {"named": {"one": ["b"]}, "label": "l"}, Shape)
    assert found == Shape(
        frozenset({"say", "tell"}),
        ("at least",),
        Group(frozenset("a"), 2.0),
        {"one": frozenset("b")},
        "l",
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cue": []}, "x.toml: unknown key 'cue'"),
        ({"cues": "say"}, "cues: a list of words"),
        ({"cues": ["say", ""]}, "'' is no word"),
        ({"cues": ["say", 3]}, "3 is no word"),
        ({"cues": ["say", "say"]}, "say stands twice"),
        ({"label": 3}, "label: 3 is not of type"),
        ({"group": {"words": ["a"], "weight": "2"}}, "group: weight: '2' is not"),
        ({"group": {"words": ["a"], "weight": True}}, "True is not"),
        ({"group": {}}, "'words' is missing"),
        ({"group": {"words": [], "odd": 1}}, "unknown key 'odd'"),
        ({"named": {"one": "b"}}, "named.one: a list of words"),
    ],
)
def test_a_bad_file_is_refused_and_the_place_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(LexiconError) as refused:
        build("x.toml", GOOD | change, Shape)
    assert message in str(refused.value)


def test_a_key_that_is_missing_is_named() -> None:
    with pytest.raises(LexiconError, match="'phrases' is missing"):
        build("x.toml", {key: value for key, value in GOOD.items() if key != "phrases"}, Shape)
