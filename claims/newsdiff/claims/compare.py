"""The two entry points: claims of articles, and the comparison of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsdiff.claims.model import Claims
from newsdiff.claims.report import Report
from newsdiff.corpus.annotate import DEFAULT_MODEL
from newsdiff.corpus.article import Article, Skipped

Profile = Literal["strict", "balanced", "explore"]

__all__ = ["Options", "Profile", "compare", "extract"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to compare."""

    model: str = DEFAULT_MODEL
    kinds: frozenset[str] | None = None
    """Names of the kinds to look at; None for all."""
    profile: Profile = "balanced"
    min_confidence: float | None = None
    """Overrides the profile's threshold, for differences."""


def extract(
    articles: Iterable[Article], *, model: str = DEFAULT_MODEL, kinds: frozenset[str] | None = None
) -> Iterator[Claims]:
    """The claims of each article, in order, one :class:`Claims` for each."""
    raise NotImplementedError


def compare(
    articles: Sequence[Article],
    *,
    gate: bool = True,
    skipped: Sequence[Skipped] = (),
    options: Options | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Report:
    """Compare reports of one event.

    Args:
        articles: two or more.
        gate: whether to refuse articles that do not tell one event; the report then says so.
        skipped: inputs that could not be read, passed through to the report.
        options: how to compare.
        progress: called with a stage ("parsing", "comparing"), the number done and the number in all.

    Raises:
        ValueError: fewer than two articles.
        newsdiff.corpus.errors.MissingModel: the spaCy pipeline is not installed.
    """
    raise NotImplementedError
