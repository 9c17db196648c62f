"""The words of ``lexicon/milestone.toml``."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from newsdiff.claims.lexicon import read

__all__ = ["MilestoneWords", "WindowWords", "ordinal", "ordinals_told", "words"]


class _Numbers(NamedTuple):
    numbers: dict[str, int]


class _Superlatives(NamedTuple):
    grave: frozenset[str]
    domains: frozenset[str]
    also: frozenset[str]
    idle: frozenset[str]
    same: dict[str, str]


class _Excluded(NamedTuple):
    after_ordinal: frozenset[str]
    after_bare: frozenset[str]
    after_last: frozenset[str]
    before_ordinal: frozenset[str]
    after_record: frozenset[str]
    after_only: frozenset[str]


class _Peaks(NamedTuple):
    before: frozenset[str]
    words: dict[str, str]


class _Rare(NamedTuple):
    words: frozenset[str]


class _Never(NamedTuple):
    nobody: frozenset[str]
    since: frozenset[str]


class _Heads(NamedTuple):
    times: frozenset[str]
    kinds: frozenset[str]
    copulas: frozenset[str]
    empty: frozenset[str]
    sums: frozenset[str]


class _Classes(NamedTuple):
    words: dict[str, str]


class _Hedges(NamedTuple):
    phrases: tuple[str, ...]
    among: tuple[str, ...]


class _Areas(NamedTuple):
    words: dict[str, str]
    sorts: frozenset[str]


class WindowWords(NamedTuple):
    """Units in years and written-out numbers."""

    months: dict[str, int]
    eras: dict[str, int]
    units: dict[str, float]
    numbers: dict[str, int]


class MilestoneWords(NamedTuple):
    """The whole file; its comments say what each list is for."""

    ordinals: _Numbers
    multiples: _Numbers
    superlatives: _Superlatives
    not_milestones: _Excluded
    never: _Never
    peaks: _Peaks
    rare: _Rare
    heads: _Heads
    classes: _Classes
    hedges: _Hedges
    areas: _Areas
    windows: WindowWords


@functools.cache
def words() -> MilestoneWords:
    """The milestone lexicon, read once."""
    found: MilestoneWords = read("milestone", MilestoneWords)
    return found


_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def ordinal(word: str) -> int | None:
    """The number of a lower-case ordinal above "first", in letters or figures; None for other words.

    >>> ordinal("third"), ordinal("22nd"), ordinal("first")
    (3, 22, None)
    """
    figure = _FIGURE.fullmatch(word)
    return int(figure[1]) if figure is not None else words().ordinals.numbers.get(word)


def ordinals_told(text: str) -> frozenset[int]:
    """The ordinals of a text; "first" in letters is not among them, as it is often an adverb.

    >>> sorted(ordinals_told("his third title, on the 22nd try"))
    [3, 22]
    """
    return frozenset(n for word in _WORD.findall(text.lower()) if (n := ordinal(word)) is not None)
