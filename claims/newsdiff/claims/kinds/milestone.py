"""Milestones: firsts, lasts, onlies, records and superlatives, with the window they hold in.

A milestone says that something is the first (last, only, biggest) of what it is, in a window of
time, of a scope. Two reports that share the words and not the scope are what readers confuse
most: "first in 15 years" of a meeting, and of one minister's visit.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.milestones.find import find
from newsdiff.claims.milestones.value import MilestoneValue, describe
from newsdiff.claims.milestones.windows import relate
from newsdiff.claims.model import Claim, Relation

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading

__all__ = ["KIND", "MilestoneValue"]

AGREE = Rule(
    "milestone-agrees",
    Relation.AGREE,
    "The same milestone",
    "Both reports call one thing the first (last, only, biggest), in the same window of time, whatever the words.",
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
LEAST_LIKENESS = 0.25
"""Of two scopes that may be one, by shared words."""
RULES = (WINDOW, SCOPE, HEDGED, DETAIL, AGREE)


def _extract(reading: Reading) -> Iterator[Claim[MilestoneValue]]:
    for sentence in reading.sentences:
        for found in find(reading, sentence):
            doc = sentence.doc
            begin, end = doc[found.first].idx, doc[found.last - 1].idx + len(doc[found.last - 1])
            value, topic = found.value, found.value.scope or found.value.head
            claim = reading.claim(
                "milestone",
                sentence,
                found.start,
                found.end,
                value,
                topic,
                evidence=(begin, end) if end - begin <= LONGEST_EVIDENCE else None,
            )
            if claim.context.hedged and not value.hedged:
                claim = replace(claim, value=replace(value, hedged=True))
            yield claim


def _blocks(claim: Claim[MilestoneValue]) -> Iterator[Hashable]:
    """Each word of the scope with the group of families, and the years the window goes back to."""
    value = claim.value
    for word in sorted(value.words | value.holder):
        yield "word", value.group, word
    years = value.window.years(value.year)
    if years is not None:
        for year in range(years[0], years[1] + 1):
            yield "year", value.group, year
    if value.window.grade == "span":
        yield "span", value.group, round(value.window.low), round(value.window.high)


@dataclass(frozen=True, slots=True)
class _Match:
    """What two milestones have in common, worked out once for all rungs."""

    a: MilestoneValue
    b: MilestoneValue
    pair: Pair[MilestoneValue]
    windows: str
    shared: frozenset[str]
    likeness: float
    """Shared words of scope and holder, by the smaller and by both sides."""
    apart: bool
    """Each scope has a name, or a head, that the other lacks."""
    plain: bool
    """Neither clause is of another time than the reports' event, or both are."""


def _match(pair: Pair[MilestoneValue]) -> _Match:
    a, b = pair.a.value, pair.b.value
    all_a, all_b = a.words | a.holder, b.words | b.holder
    shared = all_a & all_b
    near_a, near_b = all_a | pair.a.context.content, all_b | pair.b.context.content
    lack_a, lack_b = (a.names - near_b), (b.names - near_a)
    ca, cb = pair.a.context, pair.b.context
    return _Match(
        a=a,
        b=b,
        pair=pair,
        windows=relate(a.window, b.window, a.year, b.year),
        shared=shared,
        likeness=_likeness(a, b),
        apart=bool(lack_a and lack_b),
        plain=ca.background == cb.background and (ca.tense == "future") == (cb.tense == "future"),
    )


def _likeness(a: MilestoneValue, b: MilestoneValue) -> float:
    all_a, all_b = a.words | a.holder, b.words | b.holder
    shared, smaller = len(all_a & all_b), min(len(all_a), len(all_b))
    return (shared / smaller + shared / len(all_a | all_b)) / 2 if smaller else 0.0


def _kin(a: MilestoneValue, b: MilestoneValue) -> bool:
    """Whether the two say the same sort of thing: first and only, biggest and record, fourth and fourth."""
    if a.family == b.family:
        return a.degree == b.degree
    if a.group != b.group:
        return False
    return a.degree == b.degree or "record" in (a.family, b.family) or a.group == "first"


def _same_thing(m: _Match) -> bool:
    if m.apart or not m.shared:
        return False
    if m.a.head == m.b.head or m.a.head in m.b.words or m.b.head in m.a.words:
        return m.likeness >= (0.4 if m.a.head == m.b.head else 0.5) or _alike(m)
    return m.likeness >= 0.55 or (len(m.shared) >= 2 and _alike(m))


def _alike(m: _Match) -> bool:
    return m.likeness >= LEAST_LIKENESS and m.pair.similarity >= 0.6


def _same(m: _Match) -> bool:
    return _kin(m.a, m.b) and m.windows == "same" and _same_thing(m)


def _same_hedged(m: _Match) -> bool:
    return _same(m) and m.a.hedged != m.b.hedged


def _same_span(m: _Match) -> bool:
    """A numbered window that two reports share is rare enough to need little more."""
    grades = (m.a.window.grade, m.b.window.grade)
    if not _kin(m.a, m.b) or m.windows not in ("same", "nested") or m.apart or len(m.shared) < 2:
        return False
    if m.a.hedged != m.b.hedged or m.likeness < 0.35:
        return False
    return all(grade in ("span", "since") for grade in grades) or grades == ("ever", "ever")


def _nested(m: _Match) -> bool:
    plain = m.a.hedged == m.b.hedged
    return plain and _kin(m.a, m.b) and m.windows in ("nested", "open") and _same_thing(m)


def _sharper(m: _Match) -> bool:
    """Superlatives of which one goes further back: biggest ever, biggest since 2009."""
    return (
        _kin(m.a, m.b)
        and m.a.group in ("top", "nth")
        and m.windows == "differs"
        and m.a.hedged == m.b.hedged
        and _same_thing(m)
    )


def _window_differs(m: _Match) -> bool:
    if not (m.a.family == m.b.family == "first" and m.windows == "differs" and m.plain):
        return False
    if "year" in (m.a.window.grade, m.b.window.grade) or m.apart or m.a.hedged or m.b.hedged:
        return False
    return m.a.head == m.b.head and bool(m.shared) and not _rival_holders(m)


def _rival_holders(m: _Match) -> bool:
    return bool(m.a.holder and m.b.holder and not m.a.holder & m.b.holder)


def _other_scope(m: _Match) -> bool:
    """One numbered window in both, and words on each side that the other lacks."""
    if m.a.family != m.b.family or m.a.degree != m.b.degree or m.windows != "same":
        return False
    if m.a.window.grade not in ("span", "since") or m.b.window.grade not in ("span", "since"):
        return False
    ages = m.a.window.ages(m.a.year) or m.b.window.ages(m.b.year)
    if m.a.window.vague or m.b.window.vague or (ages is not None and ages[1] < 3):
        return False
    return bool(m.a.words - m.b.words and m.b.words - m.a.words) and m.likeness < 0.4


@dataclass(frozen=True, slots=True)
class _Rung:
    """One level of the ladder: when it holds, the rule it stands for, how sure, and its reason."""

    holds: Callable[[_Match], bool]
    rule: Rule
    confidence: float
    reason: Callable[[_Match], str]


def _window(value: MilestoneValue) -> str:
    if value.window.grade == "none":
        return "no window"
    return f"“{value.window.text}”"


def _differing_windows(m: _Match) -> str:
    a, b = m.a.window, m.b.window
    if "ever" in (a.grade, b.grade):
        other = b if a.grade == "ever" else a
        return f"“First ever” leaves no room for an earlier one, “{other.text}” does."
    return f"“{a.text}” and “{b.text}” go back to different years."


def _differing_scopes(m: _Match) -> str:
    window = m.a.window.text.removeprefix("in ")
    return f"“{window}” is said of “{_of(m.a)}” in one report and of “{_of(m.b)}” in the other."


def _of(value: MilestoneValue) -> str:
    return value.scope or value.head


LADDER = (
    _Rung(_same_hedged, HEDGED, 0.75, lambda m: f"{_believer(m)} in one report, plain fact in the other."),
    _Rung(_same, AGREE, 0.9, lambda m: f"Both: {describe(m.a)}."),
    _Rung(_same_span, AGREE, 0.85, lambda m: f"Both: {m.a.form} {m.a.window.text}."),
    _Rung(_window_differs, WINDOW, 0.85, _differing_windows),
    _Rung(_nested, DETAIL, 0.75, lambda m: f"One milestone, with {_window(m.a)} and {_window(m.b)}."),
    _Rung(_sharper, DETAIL, 0.7, lambda m: f"Of {_window(m.a)} and {_window(m.b)} one goes further."),
    _Rung(_other_scope, SCOPE, 0.8, _differing_scopes),
)
"""The comparison ladder of milestones: the first rung that holds wins, none holds for two things."""


def _believer(m: _Match) -> str:
    value = m.b if m.a.hedged else m.a
    return f"“{describe(value)}”"


def _compare(pair: Pair[MilestoneValue]) -> Verdict | None:
    if pair.a.context.polarity != pair.b.context.polarity:
        return None
    match = _match(pair)
    for rung in LADDER:
        if rung.holds(match):
            reason = rung.reason(match)
            topic = f"what “{match.a.window.text}” is said of" if rung.rule is SCOPE else pair.a.topic
            return Verdict(rung.rule, rung.confidence, reason, topic)
    return None


def _compatible(a: MilestoneValue, b: MilestoneValue) -> bool:
    """Whether the two are one milestone, as surely told: what leaves a report's claim no rival."""
    if not _kin(a, b) or a.hedged != b.hedged or _likeness(a, b) < LEAST_LIKENESS:
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


KIND = Kind(
    name="milestone",
    rules=RULES,
    extract=_extract,
    blocks=_blocks,
    compare=_compare,
    describe=describe,
    normal=_normal,
    compatible=_compatible,
)
