"""Milestones: firsts, lasts, onlies, records and superlatives, with the window they hold in.

A milestone says that something is the first (last, only, biggest) of what it is, in a window of
time, of a scope. Two reports that share the words and not the scope are what readers confuse
most: "first in 15 years" of a meeting, and of one minister's visit.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from newsdiff.claims.events import event_types
from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.milestones.find import Found, find
from newsdiff.claims.milestones.match import (
    LEAST_LIKENESS,
    Match,
    areas,
    bounded_otherwise,
    kin,
    likeness,
    match_of,
    nested,
    other_area,
    other_scope,
    same,
    same_hedged,
    same_span,
    sharper,
    window_differs,
)
from newsdiff.claims.milestones.ranks import classes, other_class, other_rank, rank_of
from newsdiff.claims.milestones.value import MilestoneValue, describe
from newsdiff.claims.milestones.windows import relate
from newsdiff.claims.milestones.words import words
from newsdiff.claims.model import Claim, Relation

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["KIND", "MilestoneValue"]

AGREE = Rule(
    "milestone-agrees",
    Relation.AGREE,
    "The same milestone",
    "Both reports call one thing the first (last, only, biggest), in one window of time, however worded.",
    "A superlative that two reports give independently can be repeated with more trust.",
    ("It was the first strike at the port since 1998.", "Dockers struck for the first time since 1998."),
)
DETAIL = Rule(
    "milestone-detail",
    Relation.DETAIL,
    "One milestone, told more closely in one report",
    "Both reports call one thing the first (last, only, biggest), and one gives a window that the other "
    "leaves out or rounds.",
    "The closer window is the one to check and to print.",
    ("It was the first strike there in decades.", "It was the first strike there in 26 years."),
)
HEDGED = Rule(
    "milestone-hedged",
    Relation.WORDING,
    "A milestone that is believed in one report and plain fact in the other",
    "Both reports give one milestone; one says that it is believed or likely, or one among several.",
    "A belief that turns into a fact on the way is how false records enter the archive.",
    ("It is believed to be the first death on the line.", "It is the first death on the line."),
    severity="warning",
)
SCOPE = Rule(
    "milestone-scope",
    Relation.SCOPE,
    "One window of time, said of two different things",
    "The same kind of milestone with the same window is said of one thing in one report and of another, or a "
    "wider or narrower one, in the other.",
    "A reader takes them for one fact, and one of the two reports may have done so, too.",
    (
        "The summit was the first of its kind in 12 years.",
        "It was the first time in 12 years that a Norlandian president came to the city.",
    ),
    severity="warning",
)
WINDOW = Rule(
    "milestone-window",
    Relation.CONFLICT,
    "One thing, first in two windows of time",
    "Both reports call the same thing a first, but in windows that exclude each other: “ever” leaves no room "
    "for an earlier one, “in 15 years” does.",
    "One of the two windows is wrong, or the reports count different things.",
    ("It was the first such summit in 12 years.", "It was the first-ever such summit."),
    severity="error",
)
LONGEST_EVIDENCE = 240
"""Characters of a milestone with its scope."""
MOST_OTHERS = 3
"""Other things that the reason says one article says the same of."""
AREA = Rule(
    "milestone-area",
    Relation.SCOPE,
    "One superlative, bounded by two areas",
    "The same thing is the biggest (oldest, deadliest) of the world in one, of a country in the other.",
    "The wider claim is the stronger one, and the one to check.",
    ("Larsson & Sons, the world's oldest ferry line", "Larsson & Sons, the country's oldest ferry line"),
    severity="warning",
)
BOUNDS = Rule(
    "milestone-bounds",
    Relation.SCOPE,
    "One rank of the event, bounded in two ways",
    "Both reports call what they tell of, or one person, the first (biggest, worst), one of a wider and one "
    "of a narrower sort, or of another one.",
    "The wider claim is the stronger one, and the one to check.",
    ("It was the first attack on a foreign mission there.", "It was the first assault on a Western embassy."),
    severity="warning",
)
RANK = Rule(
    "milestone-rank",
    Relation.CONFLICT,
    "One thing at two places of a count",
    "Both reports give the rank of one thing or person in one count, and not the same: third and fourth.",
    "One of the two places is wrong, or the reports do not count the same.",
    ("It was Ana Ruiz's third title in the cup.", "It was Ana Ruiz's fourth title in the cup."),
    severity="error",
)
RULES = (WINDOW, RANK, SCOPE, AREA, BOUNDS, HEDGED, DETAIL, AGREE)


def _extract(reading: Reading) -> Iterator[Claim[MilestoneValue]]:
    claims = [
        _claim(reading, sentence, found)
        for sentence in reading.sentences
        for found in find(reading, sentence)
    ]
    scopes: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        if claim.value.window.grade in ("span", "since"):
            scopes.setdefault(_framing(claim.value), []).append(claim.value.scope)
    for claim in claims:
        others = dict.fromkeys(scopes.get(_framing(claim.value), ()))
        also = tuple(scope for scope in others if scope and scope != claim.value.scope)
        yield replace(claim, value=replace(claim.value, also=also[:MOST_OTHERS]))


def _claim(reading: Reading, sentence: Sentence, found: Found) -> Claim[MilestoneValue]:
    doc = sentence.doc
    begin, end = doc[found.first].idx, doc[found.last - 1].idx + len(doc[found.last - 1])
    evidence = (begin, end) if end - begin <= LONGEST_EVIDENCE else None
    topic = found.value.scope or found.value.head
    claim = reading.claim(
        "milestone", sentence, found.start, found.end, found.value, topic, evidence=evidence
    )
    hedged = found.value.hedged or claim.context.hedged
    context = replace(claim.context, polarity="affirmed") if found.affirmed else claim.context
    return replace(claim, value=replace(found.value, hedged=hedged), context=context)


def _framing(value: MilestoneValue) -> tuple[str, str]:
    return value.family, value.window.text


def _blocks(claim: Claim[MilestoneValue]) -> Iterator[Hashable]:
    """Each word of the scope with the group of families, and the years the window goes back to."""
    value = claim.value
    for word in sorted(value.words | value.holder):
        yield "word", value.group, word
    if rank_of(value) is not None:
        yield "rank", value.head
    if value.degree in words().superlatives.grave:
        yield "grave"
    for kind in sorted(event_types(value.head)):
        yield "event", value.group, kind
    years = value.window.years(value.year)
    if years is not None:
        for year in range(years[0], years[1] + 1):
            yield "year", value.group, year
    if value.window.grade == "span":
        yield "span", value.group, round(value.window.low), round(value.window.high)


@dataclass(frozen=True, slots=True)
class _Rung:
    """One level of the ladder: when it holds, the rule it stands for, how sure, and its reason."""

    holds: Callable[[Match], bool]
    rule: Rule
    confidence: float
    reason: Callable[[Match], str]


def _window(value: MilestoneValue) -> str:
    if value.window.grade == "none":
        return "no window"
    return f"“{value.window.text}”"


def _differing_windows(m: Match) -> str:
    a, b = m.a.window, m.b.window
    if "ever" in (a.grade, b.grade):
        other = b if a.grade == "ever" else a
        return f"“First ever” leaves no room for an earlier one, “{other.text}” does."
    return f"“{a.text}” and “{b.text}” go back to different years."


def _differing_scopes(m: Match) -> str:
    window = m.a.window.text.removeprefix("in ")
    return f"“{window}” is said of {_of(m.a, m.b)} in one place and of {_of(m.b, m.a)} in the other."


def _differing_areas(m: Match) -> str:
    one, other = ", ".join(sorted(areas(m.a))), ", ".join(sorted(areas(m.b)))
    return f"“{m.a.form}” is bounded by “{one}” in one report and by “{other}” in the other."


def _differing_bounds(m: Match) -> str:
    return f"“{m.a.form}” is said of “{m.a.scope}” in one place and of “{m.b.scope}” in the other."


def _of(value: MilestoneValue, other: MilestoneValue) -> str:
    """All that a report says a milestone of, but for what the other claim says it of."""
    scopes = [value.scope or value.head, *(scope for scope in value.also if scope != other.scope)]
    return " and of ".join(f"“{scope}”" for scope in scopes)


LADDER = (
    _Rung(other_area, AREA, 0.75, _differing_areas),
    _Rung(other_class, BOUNDS, 0.75, _differing_bounds),
    _Rung(other_rank, RANK, 0.75, lambda m: f"{_told(m.a)} in one report, {_told(m.b)} in the other."),
    _Rung(same_hedged, HEDGED, 0.75, lambda m: f"{_believer(m)} in one report, plain fact in the other."),
    _Rung(same, AGREE, 0.9, lambda m: f"Both: {describe(m.a)}."),
    _Rung(same_span, AGREE, 0.85, lambda m: f"Both: {m.a.form} {m.a.window.text}."),
    _Rung(window_differs, WINDOW, 0.85, _differing_windows),
    _Rung(nested, DETAIL, 0.75, lambda m: f"One milestone, with {_window(m.a)} and {_window(m.b)}."),
    _Rung(sharper, DETAIL, 0.7, lambda m: f"Of {_window(m.a)} and {_window(m.b)} one goes further."),
    _Rung(other_scope, SCOPE, 0.8, _differing_scopes),
    _Rung(bounded_otherwise, BOUNDS, 0.7, _differing_bounds),
)
"""The comparison ladder of milestones: the first rung that holds wins, none holds for two things."""


def _told(value: MilestoneValue) -> str:
    return f"“{value.form}” {value.scope}".rstrip()


def _believer(m: Match) -> str:
    value = m.b if m.a.hedged else m.a
    return f"“{describe(value)}”"


def _compare(pair: Pair[MilestoneValue]) -> Verdict | None:
    if pair.a.context.polarity != pair.b.context.polarity:
        return None
    match = match_of(pair)
    for rung in LADDER:
        if rung.holds(match):
            reason = rung.reason(match)
            topic = _topics(rung.rule, pair)
            return Verdict(rung.rule, rung.confidence, reason, topic)
    return None


def _topics(rule: Rule, pair: Pair[MilestoneValue]) -> str:
    if rule is SCOPE:
        return f"what “{pair.a.value.window.text}” is said of"
    return f"how new the {pair.a.value.head} was" if rule is WINDOW else pair.a.topic


def _compatible(a: MilestoneValue, b: MilestoneValue) -> bool:
    """Whether the two are one milestone, as surely told: what leaves a report's claim no rival."""
    if not kin(a, b) or a.hedged != b.hedged or classes(a) != classes(b):
        return False
    if likeness(a, b) < LEAST_LIKENESS or (a.words and b.words and not a.words & b.words):
        return False
    return a.group in ("top", "nth") or relate(a.window, b.window, a.year, b.year) != "differs"


def _normal(value: MilestoneValue) -> Mapping[str, Any]:
    window = value.window
    return {
        "family": value.family,
        "degree": value.degree or None,
        "form": value.form,
        "window": {"grade": window.grade, "text": window.text} | _bounds(value),
        "scope": value.scope,
        "head": value.head,
        "hedged": value.hedged,
    }


def _bounds(value: MilestoneValue) -> dict[str, Any]:
    years = value.window.years(value.year)
    if years is not None:
        return {"since": list(years)}
    ages = value.window.ages(value.year)
    return {"years": list(ages)} if ages is not None else {}


def _salience(claim: Claim[MilestoneValue]) -> float:
    """A first with a window weighs most, an ordinal of a series least."""
    value = claim.value
    if value.family in ("nth", "times"):
        return 0.3
    weight = 0.6 if value.family in ("first", "last", "only", "record") else 0.1
    return weight + 0.2 * (value.window.grade != "none") - 0.1 * value.hedged


KIND = Kind(
    name="milestone",
    rules=RULES,
    extract=_extract,
    blocks=_blocks,
    compare=_compare,
    describe=describe,
    normal=_normal,
    compatible=_compatible,
    salience=_salience,
)
