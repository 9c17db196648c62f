"""The words of ``lexicon/milestone.toml``."""

from __future__ import annotations

import functools
from typing import NamedTuple

from newsdiff.claims.lexicon import read

__all__ = ["MilestoneWords", "WindowWords", "words"]


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
    hedges: _Hedges
    areas: _Areas
    windows: WindowWords


@functools.cache
def words() -> MilestoneWords:
    """The milestone lexicon, read once."""
    found: MilestoneWords = read("milestone", MilestoneWords)
    return found
