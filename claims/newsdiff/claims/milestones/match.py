"""When two milestones are of one thing, and how they stand: the predicates of the milestone ladder."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsdiff.claims.events import accident_words, event_types
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.kind import Pair
from newsdiff.claims.milestones.value import MilestoneValue
from newsdiff.claims.milestones.windows import relate
from newsdiff.claims.milestones.words import words
from newsdiff.claims.offices import is_head

__all__ = [
    "LEAST_LIKENESS",
    "Match",
    "areas",
    "bounded_otherwise",
    "kin",
    "likeness",
    "match_of",
    "nested",
    "other_area",
    "other_scope",
    "same",
    "same_hedged",
    "same_span",
    "sharper",
    "window_differs",
]

LEAST_LIKENESS = 0.25
"""Of two scopes that may be one, by shared words."""


@dataclass(frozen=True, slots=True)
class Match:
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


def match_of(pair: Pair[MilestoneValue]) -> Match:
    """What two milestones have in common."""
    a, b = pair.a.value, pair.b.value
    all_a, all_b = a.words | a.holder, b.words | b.holder
    shared = all_a & all_b
    near_a, near_b = all_a | pair.a.context.content, all_b | pair.b.context.content
    lack_a, lack_b = (a.names - near_b), (b.names - near_a)
    ca, cb = pair.a.context, pair.b.context
    return Match(
        a=a,
        b=b,
        pair=pair,
        windows=relate(a.window, b.window, a.year, b.year),
        shared=shared,
        likeness=likeness(a, b),
        apart=bool(lack_a and lack_b),
        plain=ca.background == cb.background and (ca.tense == "future") == (cb.tense == "future"),
    )


def likeness(a: MilestoneValue, b: MilestoneValue) -> float:
    """Shared words of scope and holder, by the smaller side and by both, averaged: 0 to 1.

    A holder told in one report alone counts only where the other has its words in the scope.
    """
    told = bool(a.holder and b.holder)
    all_a = a.words | (a.holder if told or a.holder & b.words else frozenset())
    all_b = b.words | (b.holder if told or b.holder & a.words else frozenset())
    shared, smaller = len(all_a & all_b), min(len(all_a), len(all_b))
    return (shared / smaller + shared / len(all_a | all_b)) / 2 if smaller else 0.0


def kin(a: MilestoneValue, b: MilestoneValue) -> bool:
    """Whether the two say the same sort of thing: first and only, biggest and record, fourth and fourth."""
    if a.family == b.family:
        return a.degree == b.degree
    if a.group != b.group:
        return False
    return a.degree == b.degree or "record" in (a.family, b.family) or a.group == "first"


def _same_thing(m: Match) -> bool:
    if m.apart or not m.shared:
        return False
    if _heads_meet(m):
        rest = [v.words - {v.head} - v.holder for v in (m.a, m.b)]
        if all(rest) and not rest[0] & rest[1] and m.a.holder & m.b.holder:
            return False  # one person's two firsts: "to hold the post", "to be elected to it since 1948"
        return m.likeness >= (0.4 if m.a.head == m.b.head else 0.5) or _alike(m)
    rivals = min(len(m.a.words - m.b.words), len(m.b.words - m.a.words)) > 1
    return m.likeness >= 0.55 or (len(m.shared) >= 2 and _alike(m) and not rivals)


def _alike(m: Match) -> bool:
    return m.likeness >= LEAST_LIKENESS and m.pair.similarity >= 0.6


def same(m: Match) -> bool:
    """One milestone with one window, of one thing."""
    return kin(m.a, m.b) and m.windows == "same" and not _areas_apart(m) and _same_thing(m)


def same_hedged(m: Match) -> bool:
    """The same milestone, believed in one report and plain fact in the other."""
    return same(m) and m.a.hedged != m.b.hedged


def same_span(m: Match) -> bool:
    """One written window in both: rare enough to need little more."""
    return kin(m.a, m.b) and m.windows == "same" and _one_framing(m) and _one_head(m)


def _heads_meet(m: Match) -> bool:
    return m.a.head == m.b.head or m.a.head in m.b.words or m.b.head in m.a.words


def _one_head(m: Match) -> bool:
    """Whether the two are said of one sort of thing, however much else they share."""
    return _heads_meet(m) or _alike(m)


def _one_framing(m: Match) -> bool:
    if m.apart or len(m.shared) < 2 or m.a.hedged != m.b.hedged or m.likeness < 0.35:
        return False
    grades = (m.a.window.grade, m.b.window.grade)
    return all(grade in ("span", "since") for grade in grades) or grades == ("ever", "ever")


def nested(m: Match) -> bool:
    """One milestone, with a window that one report leaves out or rounds."""
    if m.a.hedged != m.b.hedged or not kin(m.a, m.b) or m.windows not in ("nested", "open"):
        return False
    return _one_framing(m) or _same_thing(m)


def sharper(m: Match) -> bool:
    """Superlatives of which one goes further back: biggest ever, biggest since 2009."""
    return (
        kin(m.a, m.b)
        and m.a.group in ("top", "nth")
        and m.windows == "differs"
        and m.a.hedged == m.b.hedged
        and _same_thing(m)
    )


def window_differs(m: Match) -> bool:
    """One thing called a first in two windows that exclude each other."""
    if not (m.a.family == m.b.family == "first" and m.windows == "differs" and m.plain):
        return False
    if "year" in (m.a.window.grade, m.b.window.grade) or m.apart or m.a.hedged or m.b.hedged:
        return False
    return m.a.head == m.b.head and bool(m.shared) and not _rival_holders(m)


def _rival_holders(m: Match) -> bool:
    return bool(m.a.holder and m.b.holder and not m.a.holder & m.b.holder)


def other_scope(m: Match) -> bool:
    """One numbered window in both, and words on each side that the other lacks."""
    if m.a.family != m.b.family or m.a.degree != m.b.degree or m.windows != "same":
        return False
    if m.a.window.grade not in ("span", "since") or m.b.window.grade not in ("span", "since"):
        return False
    ages = m.a.window.ages(m.a.year) or m.b.window.ages(m.b.year)
    if _is_vague(m) or (ages is not None and ages[1] < 3):
        return False
    if m.shared and m.pair.a.context.subjects & m.pair.b.context.subjects:
        return False  # "won the league for the first time in 34 years", "their first league title since 1990"
    return bool(m.a.words - m.b.words and m.b.words - m.a.words) and m.likeness < 0.4


def _is_vague(m: Match) -> bool:
    """Whether a window leaves open how long it is, and not in the same words with a number in both."""
    a, b = m.a.window, m.b.window
    counted = a.text == b.text and a.high <= 2 * a.low
    return (a.vague or b.vague) and not counted


def bounded_otherwise(m: Match) -> bool:
    """One rank of what the reports are about, with words on each side that bound it and the other lacks:
    "the first attack on a foreign mission", "the first assault on a Western embassy".
    """
    if m.a.hedged != m.b.hedged:
        return False
    if _both_grave(m):
        return _bounds(m.a) != _bounds(m.b)
    if not kin(m.a, m.b):
        return False
    if m.apart and m.a.head == m.b.head and m.windows == "same" and m.a.window.grade in ("span", "since"):
        return not _is_vague(m)
    if m.a.group not in ("first", "top"):
        return False
    if _first_to_do(m):
        return m.a.words != m.b.words
    kinds = event_types(m.a.head) & event_types(m.b.head)
    if kinds & RECURRING or not (kinds or m.a.head == m.b.head) or not _is_told_first(m, bool(kinds)):
        return False
    mine, other = ({w.replace(".", "") for w in v.words} - {v.head} for v in (m.a, m.b))
    return bool(mine - other) and bool(other - mine) if not kinds else mine != other


def _first_to_do(m: Match) -> bool:
    """Whether both call somebody the first to do one thing: "the first woman to run a central bank in the
    union", "the first woman to head the bank". Of two sorts of people the deed is told by one event type.
    """
    ca, cb = m.pair.a.context, m.pair.b.context
    if not m.a.family == m.b.family == "first" or ca.background != cb.background or _rival_holders(m):
        return False
    one, other = _doer(m.a), _doer(m.b)
    if not (one and other):
        return False
    deeds = [{t for word in v.words for t in event_types(word)} for v in (m.a, m.b)]
    return one == other or bool(deeds[0] & deeds[1])


def _doer(value: MilestoneValue) -> str:
    """Who is the first to do it, by the noun: "woman" of "the first woman to run it", "no woman has"."""
    if value.form == "no":
        first = value.scope.split(" ", 1)[0].lower()
        return first if is_head(first) else ""
    return value.head if is_head(value.head) and _DEED.search(value.scope) else ""


_DEED = re.compile(r"\bto \w+")


def _bounds(value: MilestoneValue) -> frozenset[str]:
    """The words that bound a disaster's rank, not those that only name it: "air crash", "disaster"."""
    named = accident_words() | words().superlatives.domains
    return frozenset(w for w in value.words if w not in named and not event_types(w))


def _both_grave(m: Match) -> bool:
    """Whether both call an event the worst, deadliest or bloodiest of something."""
    grave = words().superlatives.grave
    return all(
        v.degree in grave and bool(event_types(v.head) or v.head in accident_words()) for v in (m.a, m.b)
    )


RECURRING = frozenset({"meet", "win"})
"""Event types of which a report tells several: the first visit, the first win over somebody."""


def _is_told_first(m: Match, kinds: bool) -> bool:
    """Whether what holds the rank is what the reports are about: named where they begin, in both of them
    where only the kind of event is the same.
    """
    world, articles = m.pair.world, (m.pair.a.article, m.pair.b.article)
    told = [any(world.begins_with(i, v.head) for i in articles) for v in (m.a, m.b)]
    if m.a.head == m.b.head:
        return any(told)
    main = world.main_events
    return kinds and all(
        bool(event_types(v.head) & main) or named for v, named in zip((m.a, m.b), told, strict=True)
    )


def areas(value: MilestoneValue) -> frozenset[str]:
    """What bounds a superlative in space: the world, a country, a named place."""
    bounds = words().areas.words
    told = frozenset(bounds[word] for word in value.words if word in bounds)
    history = _HISTORY.fullmatch(value.window.text)
    return told | {fold(history[1])} if history else told


_HISTORY = re.compile(
    r"in (?:the )?(?:modern |recent |recorded )?([^ ]+)(?:'s)?(?: modern| recent| recorded)? history"
)


def _areas_apart(m: Match) -> bool:
    """Whether two superlatives are bounded by two areas; "the nation's" may be that of a name."""
    a, b = areas(m.a), areas(m.b)
    if not a or not b or a & b:
        return False
    sorts = words().areas.sorts
    return (a <= sorts) == (b <= sorts) or "world" in a | b


def other_area(m: Match) -> bool:
    """The world's largest retailer in one report, the country's in the other."""
    if not (m.a.family == m.b.family == "superlative" and m.a.degree == m.b.degree and m.a.head == m.b.head):
        return False
    a, b = areas(m.a), areas(m.b)
    if not _areas_apart(m) or m.a.hedged != m.b.hedged or m.windows == "differs":
        return False
    named = m.pair.a.context.names & m.pair.b.context.names
    return bool(m.a.holder & m.b.holder or named - a - b) or _both_grave(m) or _one_unnamed(m)


def _one_unnamed(m: Match) -> bool:
    """Whether one report puts the rank in the place of the name that the other gives, in the same words."""
    bounds = words().areas.words
    told = [{w for w in v.words if w not in bounds} for v in (m.a, m.b)]
    return told[0] == told[1] and bool(m.a.holder) != bool(m.b.holder)
