"""When two numbers may be set against each other: what they have in common, and limits that always hold."""

from __future__ import annotations

from typing import NamedTuple

from newsdiff.claims.events import event_types, people_status
from newsdiff.claims.kind import Pair, Verdict
from newsdiff.claims.quantities.apart import ALIKE, ebbs, is_running, of_other_things, on_other_days
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.rules import CHANGED, GREW
from newsdiff.claims.quantities.value import Match, Number, compare_numbers

__all__ = [
    "ALIKE",
    "FAR_APART",
    "TOLLS",
    "Matched",
    "changed",
    "comparable",
    "died_since",
    "growth",
    "has_grown",
    "in_order",
    "one_circumstance",
    "standing",
]

TOLLS = ("dead", "hurt", "shot")
"""Fates whose numbers are an event's toll: reports give them several times, and they grow."""
RATIO = 2.5
"""Numbers further apart than this are hardly of one thing; tolls of the main event: 6."""
SINCE = 3
"""Injured by which a later report may be lower without a slip."""
OWN_RATIO = 12
"""The same between a headline and its own text: a slip of one figure, or of a nought, and no more."""
OTHER_RATIO = 4
"""The same in a sentence that one report has from the other, or both from one agency."""
COPIED = 0.93
"""Similarity of clauses from which they are one sentence, but for the number."""
GROWTH = 1.25
"""Times "at least" so many that a later toll has to be, not to be what was meant."""
FAR_APART = 5
"""Days between publications beyond which numbers of the running event are not compared."""


class Matched(NamedTuple):
    """What a pair of quantities has in common, worked out before the ladder."""

    pair: Pair[Quantity]
    numbers: Match
    typed: int
    """2: the same fate of people; 1: the same noun or unit of measure; 0: only the same class."""
    main: bool
    """Both hang on the main event of the reports."""
    lead: bool

    @property
    def a(self) -> Quantity:
        """The first quantity."""
        return self.pair.a.value

    @property
    def b(self) -> Quantity:
        """The second quantity."""
        return self.pair.b.value

    @property
    def toll(self) -> bool:
        """Both number the dead, the injured or those shot in the main event."""
        return self.typed == 2 and self.a.status in TOLLS and self.main

    @property
    def held(self) -> bool:
        """Both number people arrested, who may become more, too."""
        return self.typed == 2 and self.a.status == self.b.status == "arrested"

    @property
    def running(self) -> bool:
        """Both count what becomes more from day to day: homes destroyed, people evacuated."""
        return self.typed >= 1 and is_running(self.pair)

    @property
    def own(self) -> bool:
        """A headline and its own text, which are of one thing more often than two reports are."""
        return self.pair.a.article == self.pair.b.article

    @property
    def copied(self) -> bool:
        """Of one sentence, one of them written after the other."""
        return self.pair.similarity >= COPIED

    @property
    def ratio(self) -> float:
        """How many times the lower number the higher one is."""
        low, high = sorted((self.a.number.low, self.b.number.low))
        return high / low if low > 0 else float("inf")


def standing(a: Quantity, b: Quantity) -> Match:
    """How two quantities of one unit stand to each other; tallies are the same in both figures or differ."""
    told = compare_numbers(a.number, b.number)
    if a.against != b.against:
        return "differs"
    if told == "rounded" and a.unit == "percent" and abs(a.number.low - b.number.low) > PERCENTS:
        return "differs"
    if told != "differs" or a.noun == b.noun:
        return told
    converted = a.unit in lexicon().units and a.unit != "percent"
    return "rounded" if converted and _is_near(a.number, b.number) else told


PERCENTS = 2.5
"""Percentages further apart than this are no roundings of each other: 90 and 95."""
CONVERTED = 0.1
"""A measure may be this far off, as a share of it, where two reports give it in two units."""


def _is_near(a: Number, b: Number) -> bool:
    return abs(a.low - b.low) <= CONVERTED * max(a.low, b.low)


def comparable(m: Matched) -> bool:
    """Whether rival numbers may be said to differ: hard limits, whatever the similarity."""
    a, b = m.a, m.b
    if a.status != b.status or a.overtaken or b.overtaken:
        return False
    if m.numbers != "differs" or a.number.is_vague or b.number.is_vague or a.moving or b.moving:
        return False
    if a.group != b.group or (a.part, a.other, a.serious) != (b.part, b.other, b.serious):
        return False
    if (a.whole != b.whole and a.status == "dead") or a.listed or b.listed:
        return False
    if min(a.number.low, b.number.low) <= 0 or not _in_one_time(m.pair):
        return False
    if _is_too_far(m) or (a.other and m.pair.similarity < ALIKE):
        return False
    return one_circumstance(m)


def _in_one_time(pair: Pair[Quantity]) -> bool:
    """Whether two numbers are told as equally certain and of one time."""
    ca, cb = pair.a.context, pair.b.context
    if ca.background != cb.background or ca.polarity != cb.polarity:
        return False
    if {ca.certainty, cb.certainty} & {"conditional"} or (ca.tense == "future") != (cb.tense == "future"):
        return False
    apart = pair.world.days_apart(pair.a.article, pair.b.article)
    return apart is None or apart <= FAR_APART or ca.background


def one_circumstance(m: Matched) -> bool:
    """Whether nothing tells that two numbers are of other parts, places, days or years."""
    if m.a.part and not _same_part(m):
        return False
    if _is_other_part(m) or _on_other_days(m) or died_since(m.pair):
        return False
    return not of_other_things(m.pair, m.toll)


def _same_part(m: Matched) -> bool:
    """Whether two parts of a whole are one: of people by what became of them, else word for word."""
    a, b = m.a, m.b
    if a.noun != b.noun:
        return False
    return m.copied or (a.status is not None and min(a.number.low, b.number.low) >= 2)


def _is_too_far(m: Matched) -> bool:
    """Whether the higher number is too many times the lower one. What is copied is asked last: it is dear."""
    if m.own:
        return m.ratio > OWN_RATIO
    if m.toll:
        return m.ratio > 6
    return m.ratio > OTHER_RATIO or (m.ratio > RATIO and not m.copied)


def _is_other_part(m: Matched) -> bool:
    """Parts of the injured, the missing and so on, of which the reports tell different things:
    "four of the injured were still treated", "five of the injured were in a serious condition".
    """
    a, b = m.a, m.b
    if not (a.part and b.part and people_status(event_types(a.noun)) == a.status):
        return False
    ca, cb = m.pair.a.context, m.pair.b.context
    return not (a.serious or (ca.content & cb.content) - (ca.names & cb.names))


def _on_other_days(m: Matched) -> bool:
    """Counts of a state that changes from day to day, each of another day of the week."""
    changing = m.a.part or m.a.status in lexicon().nouns.changing
    return changing and on_other_days(m.pair)


def died_since(pair: Pair[Quantity]) -> bool:
    """A few injured less in the later report: as a rule they have died, and it tells so."""
    order = in_order(pair)
    if pair.a.value.status != "hurt" or order is None:
        return False
    earlier, later = order
    return 0 < earlier.number.low - later.number.low <= SINCE


def has_grown(pair: Pair[Quantity]) -> bool:
    """Whether the later report's toll lies well above what the earlier one gives as the least."""
    order = in_order(pair)
    if order is None:
        return False
    earlier, later = order
    return earlier.number.bound in ("least", "more") and later.number.low >= GROWTH * earlier.number.low


def growth(pair: Pair[Quantity], sure: float) -> Verdict | None:
    """That the later report's toll is the higher one; None where it is not, or the order cannot be told."""
    order = in_order(pair)
    if order is None or order[1].number.low <= order[0].number.high:
        return None
    reason = f"{order[0].written} and {order[1].written}: the later report gives the higher number."
    return Verdict(GREW, sure, reason, pair.a.topic, crosscheck="none")


def changed(pair: Pair[Quantity], sure: float) -> Verdict | None:
    """That reports of two days tell of two moments; None where what they count does not go up and down."""
    if not ebbs(pair) or in_order(pair) is None:
        return None
    reason = f"{pair.a.value.written} and {pair.b.value.written}: the reports tell of two days."
    return Verdict(CHANGED, sure, reason, pair.a.topic, crosscheck="either")


def in_order(pair: Pair[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The number of the earlier report, then that of the later one; None where that cannot be told."""
    first, second = (pair.world.articles[c.article].published for c in (pair.a, pair.b))
    if first is None or second is None or first == second:
        return None
    return (pair.a.value, pair.b.value) if first < second else (pair.b.value, pair.a.value)
