"""The words of ``lexicon/milestone.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from newsdiff.claims.lexicon import read

__all__ = ["MilestoneWords", "WindowWords", "words"]


@dataclass(frozen=True)
class _Numbers:
    numbers: dict[str, int]


@dataclass(frozen=True)
class _Superlatives:
    grave: frozenset[str]
    also: frozenset[str]
    idle: frozenset[str]
    same: dict[str, str]


@dataclass(frozen=True)
class _Excluded:
    after_ordinal: frozenset[str]
    after_bare: frozenset[str]
    after_last: frozenset[str]
    before_ordinal: frozenset[str]
    after_record: frozenset[str]
    after_only: frozenset[str]


@dataclass(frozen=True)
class _Peaks:
    before: frozenset[str]
    words: dict[str, str]


@dataclass(frozen=True)
class _Rare:
    words: frozenset[str]


@dataclass(frozen=True)
class _Never:
    nobody: frozenset[str]
    since: frozenset[str]


@dataclass(frozen=True)
class _Heads:
    times: frozenset[str]
    kinds: frozenset[str]
    copulas: frozenset[str]
    empty: frozenset[str]


@dataclass(frozen=True)
class _Hedges:
    phrases: tuple[str, ...]
    among: tuple[str, ...]


@dataclass(frozen=True)
class _Areas:
    words: dict[str, str]


@dataclass(frozen=True)
class WindowWords:
    """Units in years and written-out numbers."""

    months: dict[str, int]
    eras: dict[str, int]
    units: dict[str, float]
    numbers: dict[str, int]


@dataclass(frozen=True)
class MilestoneWords:
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
