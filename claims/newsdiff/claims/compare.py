"""The two entry points: claims of articles, and the comparison of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from newsdiff.claims.model import Claim, Claims
from newsdiff.claims.report import Entry, Report, letter
from newsdiff.corpus.annotate import DEFAULT_MODEL
from newsdiff.corpus.article import Article, Skipped

if TYPE_CHECKING:
    from newsdiff.claims.kind import Kind, Pair, Verdict
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.vectors import Vectors
    from newsdiff.claims.world import World
    from newsdiff.corpus.annotate import Annotated

Profile = Literal["strict", "balanced", "explore"]
Progress = Callable[[str, int, int], None]

THRESHOLDS: dict[Profile, float] = {"strict": 0.8, "balanced": 0.6, "explore": 0.3}
"""Confidence from which a profile prints a difference."""

__all__ = ["THRESHOLDS", "Options", "Profile", "compare", "compare_parsed", "extract", "extract_parsed"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to compare."""

    model: str = DEFAULT_MODEL
    kinds: frozenset[str] | None = None
    """Names of the kinds to look at; None for all."""
    profile: Profile = "balanced"
    min_confidence: float | None = None
    """Overrides the profile's threshold, for differences."""
    reader: bool = True
    """Whether the reader of pairs is asked for differences in free words, where the threshold is low enough
    for it: in the profile explore."""

    @property
    def threshold(self) -> float:
        """Confidence from which a difference is printed."""
        return THRESHOLDS[self.profile] if self.min_confidence is None else self.min_confidence


def extract(
    articles: Iterable[Article], *, model: str = DEFAULT_MODEL, kinds: frozenset[str] | None = None
) -> Iterator[Claims]:
    """The claims of each article, in order, one :class:`Claims` for each."""
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import annotate

    for annotated in annotate(articles, model):
        yield extract_parsed(Reading(0, annotated), kinds)


def extract_parsed(reading: Reading, kinds: frozenset[str] | None = None) -> Claims:
    """The claims of an article that is parsed already."""
    found = [(kind, claim) for kind in _kinds(kinds) for claim in kind.extract(reading)]
    values = tuple(kind.normal(claim.value) for kind, claim in found)
    return Claims(reading.article.name, tuple(claim for _, claim in found), values)


def compare(
    articles: Sequence[Article],
    *,
    gate: bool = True,
    skipped: Sequence[Skipped] = (),
    options: Options | None = None,
    progress: Progress | None = None,
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
    if len(articles) < 2:
        raise ValueError("two articles or more are needed")
    from newsdiff.claims import vectors
    from newsdiff.claims.gate import relate
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World

    told = options or Options()
    vectors.warm()
    known = vectors.Vectors()
    readings, model = _readings(articles, told.model, known, progress)
    world = World(readings, known)
    if gate:
        verdict = relate(world)
        if not verdict.related:
            known.drop()
            return _report(world, skipped, (), model, verdict.reason)
        if verdict.outsiders:
            kept = [r.annotated for r in readings if r.number not in verdict.outsiders]
            outside = [Skipped(articles[i].path, verdict.reason) for i in sorted(verdict.outsiders)]
            world = World([Reading(n, annotated) for n, annotated in enumerate(kept)], known)
            skipped = [*skipped, *outside]
    report = _report(world, skipped, _kinds(told.kinds), model, "", told, progress)
    known.drop()
    return report


def compare_parsed(
    parsed: Sequence[Annotated],
    checked: frozenset[int],
    options: Options,
    progress: Progress | None = None,
) -> Report:
    """Compare articles that are parsed already and known to tell one event; a single one with itself.

    Args:
        checked: numbers of the articles that the findings are about: what stands between two others is
            not looked for.
    """
    from newsdiff.claims import vectors
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World

    known = vectors.Vectors()
    readings = [Reading(number, annotated) for number, annotated in enumerate(parsed)]
    for reading in sorted(readings, key=lambda r: r.number not in checked):
        known.prepare(sentence.text for sentence in reading.sentences)
    kinds = [_about(kind, checked) for kind in _kinds(options.kinds)]
    model = parsed[0].model
    report = _report(World(readings, known), (), kinds, model, "", options, progress)
    known.drop()
    about = tuple(f for f in report.findings if any(side.article in checked for side in f.sides))
    return replace(report, findings=about)


def _about(kind: Kind[Any], checked: frozenset[int]) -> Kind[Any]:
    """The kind, blind to pairs of claims of which neither is in an article that is checked."""

    def compare_checked(pair: Pair[Any]) -> Verdict | None:
        return kind.compare(pair) if {pair.a.article, pair.b.article} & checked else None

    return replace(kind, compare=compare_checked)


def _kinds(names: frozenset[str] | None) -> tuple[Kind[Any], ...]:
    from newsdiff.claims.kinds import KINDS

    return tuple(kind for kind in KINDS if names is None or kind.name in names)


def _readings(
    articles: Sequence[Article], model: str, known: Vectors, progress: Progress | None
) -> tuple[list[Reading], str]:
    """The articles parsed, and the pipeline's name; the vectors of their sentences are begun meanwhile."""
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import annotate

    readings, name = [], model
    for number, annotated in enumerate(annotate(articles, model)):
        readings.append(Reading(number, annotated))
        name = annotated.model
        known.prepare(sentence.text for sentence in annotated.sentences)
        if progress is not None:
            progress("parsing", number + 1, len(articles))
    return readings, name


def _report(
    world: World,
    skipped: Sequence[Skipped],
    kinds: Sequence[Kind[Any]],
    model: str,
    unrelated: str,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    from newsdiff.claims.findings import findings
    from newsdiff.claims.origins import origins

    told = options or Options()
    claims: list[tuple[Kind[Any], list[Claim[Any]]]] = []
    for number, kind in enumerate(kinds):
        claims.append((kind, [part for reading in world.readings for part in _parts(kind, reading)]))
        if progress is not None:
            progress("comparing", number + 1, len(kinds))
    return Report(
        articles=_entries(world.articles, origins(world.articles)),
        skipped=tuple(skipped),
        related=not unrelated,
        unrelated_reason=unrelated,
        findings=findings(world, claims, told.threshold, told.reader),
        model=model,
    )


def _parts(kind: Kind[Any], reading: Reading) -> Iterator[Claim[Any]]:
    """The claims of one kind in one article, cut to the pieces that are compared."""
    for claim in kind.extract(reading):
        yield from (claim,) if kind.parts is None else kind.parts(claim)


def _entries(articles: Sequence[Article], origin: Sequence[int]) -> tuple[Entry, ...]:
    return tuple(
        Entry(letter(i), a.name, a.path, a.source, a.title, a.published, origin[i])
        for i, a in enumerate(articles)
    )
