"""When two statuses are of one matter, and how they stand: the predicates of the status ladder."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.claims.dates.words import weekday_names
from newsdiff.claims.kind import Pair
from newsdiff.claims.model import Claim
from newsdiff.claims.statuses.opposed import apart, excluded
from newsdiff.claims.statuses.rivals import elsewhere, rivals
from newsdiff.claims.statuses.suspicion import SUSPICION
from newsdiff.claims.statuses.value import ACT, INSTRUMENT, StatusValue
from newsdiff.claims.statuses.words import words

__all__ = [
    "Match",
    "agrees",
    "binding_differs",
    "carried_out",
    "closer",
    "contradicted",
    "denied",
    "label_agrees",
    "label_differs",
    "learned",
    "match_of",
    "moved",
    "nobody_held",
    "same_act",
    "suspected",
]

HELD = ("arrested", "charged", "arraigned", "pleaded", "convicted", "sentenced")
"""States of a case in which somebody is held to account."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two statuses on one ladder and how their subjects stand to each other."""

    a: StatusValue
    b: StatusValue
    pair: Pair[StatusValue]
    subjects: str
    """``same``, ``open`` (one is not named) or ``rival``."""

    @property
    def tie(self) -> str:
        """What the ladder's claims must share; agreements and deeds have ties of their own."""
        ladder = words().ladders.get(self.a.ladder)
        return ladder.tie if ladder is not None else "other"

    @property
    def steps(self) -> bool:
        """Whether the ladder moves only upwards."""
        ladder = words().ladders.get(self.a.ladder)
        return ladder is not None and ladder.steps


def match_of(pair: Pair[StatusValue]) -> Match:
    """Two statuses, and how their subjects stand to each other."""
    a, b = pair.a.value, pair.b.value
    return Match(a, b, pair, _subjects(a, b))


def _subjects(a: StatusValue, b: StatusValue) -> str:
    if rivals(a, b):
        return "rival"
    if a.names & b.names:
        return "same"
    if not a.names and not b.names and a.words and b.words:
        return "same" if a.words & b.words else "rival"
    return "open"


def _near(m: Match, shared: float) -> bool:
    """Whether the clauses share enough to speak of one subject that is not named in both."""
    a, b = m.a.place, m.b.place
    smaller = min(len(a), len(b))
    if smaller and len(a & b) / smaller >= shared and len(a & b) >= 2:
        return True
    return m.pair.similarity >= 0.62


def _one_thing(m: Match) -> bool:
    if m.tie == "other" or rivals(m.a, m.b):
        return False
    if m.tie == "event" or (m.a.state == m.b.state and words().ladders[m.a.ladder].states[m.a.state].common):
        return True
    if m.tie == "clause":
        return _near(m, 0.4)
    if m.subjects == "rival":
        return False
    if len(m.a.facts & m.b.facts) >= 2 and _facts(m) == "same":
        return True
    if m.tie == "role":
        return bool(m.a.names & m.b.names) or _one_role(m)
    if m.subjects == "same":
        return bool(m.a.names & m.b.names) or _near(m, 0.4)
    return _near(m, 0.5)


def _one_role(m: Match) -> bool:
    return bool((m.a.place | m.a.words) & (m.b.place | m.b.words) & words().subjects.generic)


def same_act(m: Match) -> bool:
    """One deed of one doer, done to one thing, in both."""
    a, b = m.a, m.b
    if not (a.ladder == b.ladder == ACT and a.state == b.state) or rivals(a, b):
        return False
    return (a.negated, a.planned) == (b.negated, b.planned) and bool(a.facts & b.facts)


def _same_state(m: Match) -> bool:
    a, b = m.a, m.b
    return (
        a.ladder == b.ladder
        and a.state == b.state
        and a.negated == b.negated
        and a.planned == b.planned
        and not (a.side and b.side and a.side != b.side)
        and _one_thing(m)
    )


def _facts(m: Match) -> str:
    """How the details stand: ``silent``, ``same``, ``closer`` or ``other``."""
    a, b = m.a.facts, m.b.facts
    if not a or not b:
        return "silent"
    if a == b or len(a & b) / len(a | b) >= 0.75:
        return "same"
    return "closer" if a & b else "other"


def agrees(m: Match) -> bool:
    """One state of one matter, and nothing that one report says more closely."""
    return _same_state(m) and _facts(m) in ("silent", "same")


def closer(m: Match) -> bool:
    """One state of one matter, with details that share a part."""
    return _same_state(m) and _facts(m) == "closer"


def nobody_held(m: Match) -> bool:
    """No arrest in one, at large in the other, and both reports tell of someone charged or neither does."""
    if m.a.ladder != "case" or {m.a.state, m.b.state} != {"none", "wanted"}:
        return False
    return (m.a.top < 2) == (m.b.top < 2)


def _not_before(m: Match, later: Claim[StatusValue], earlier: Claim[StatusValue], days: int = 0) -> bool:
    """Whether the report with the later state is not known to be the earlier report; with ``days``, whether
    it is known to be the later one by so many.
    """
    late = m.pair.world.articles[later.article].published
    early = m.pair.world.articles[earlier.article].published
    if late is None or early is None:
        return not days
    return (late - early).days >= days


def moved(m: Match) -> bool:
    """The two furthest states differ, and the further is not in the earlier report."""
    if not m.steps or m.a.negated or m.b.negated or m.a.planned or m.b.planned:
        return False
    low, high = (m.pair.a, m.pair.b) if m.a.rank < m.b.rank else (m.pair.b, m.pair.a)
    if low.value.rank == high.value.rank or not _not_before(m, high, low):
        return False
    if low.value.top != low.value.rank or high.value.whole != high.value.rank:
        return False
    if low.value.aside or high.value.aside or low.value.ends:
        # What was closed until nine is open from nine on: the reports agree.
        return False
    if m.tie in ("event", "clause") and low.value.state in high.value.kept:
        return False  # another one, or the same one again: the report tells the first state as well
    if excluded(high.value, low.value):
        return False
    if apart(low.value, high.value) and not _not_before(m, high, low, days=1):
        return False
    return not _one_day(m) and _one_matter(m, low.value, high.value)


def learned(m: Match) -> bool:
    """Not known in one report, which tells nothing else of it, and told in another that is not earlier."""
    ladder = words().ladders.get(m.a.ladder)
    if ladder is None or m.steps or m.b.ladder != m.a.ladder or m.a.negated or m.b.negated:
        return False
    low, high = (m.pair.a, m.pair.b) if m.a.rank < m.b.rank else (m.pair.b, m.pair.a)
    if not ladder.states[low.value.state].open or low.value.state == high.value.state:
        return False
    if low.value.top != low.value.rank or high.value.planned:
        return False
    if low.value.aside or high.value.aside:
        return False
    return not rivals(low.value, high.value) and _not_before(m, high, low)


def contradicted(m: Match) -> bool:
    """An arrest or a charge in one report; in another, which is not the earlier one and tells of none, that
    nobody was arrested, or that one in the same role was only questioned.
    """
    if not (m.a.ladder == m.b.ladder == "case"):
        return False
    low, high = (m.pair.a, m.pair.b) if m.a.rank < m.b.rank else (m.pair.b, m.pair.a)
    if low.value.state not in FREE or high.value.state not in ("arrested", "charged"):
        return False
    if any(c.value.negated or c.value.planned or c.value.aside for c in (low, high)):
        return False
    if low.value.top > FREE[low.value.state] or _WITNESS in high.context.content:
        return False
    dated = all(m.pair.world.articles[c.article].published is not None for c in (low, high))
    if not dated or not _not_before(m, low, high) or rivals(m.a, m.b):
        return False
    one = bool(m.a.words & m.b.words) or _one_role(m)
    return low.value.state == "none" or one


FREE = {"none": 2, "questioned": 2}
"""States of a case in which nobody is held, with the furthest rank the report may tell beside."""
_WITNESS = "witness"


def _one_day(m: Match) -> bool:
    """Two states of one person's case, reached on one day: convicted and sentenced at one hearing."""
    if m.a.state not in HELD or m.b.state not in HELD:
        return False
    apart = m.pair.world.days_apart(m.pair.a.article, m.pair.b.article)
    if {m.a.state, m.b.state} == {"convicted", "sentenced"} and apart is not None and apart <= 1:
        return True
    return bool(m.pair.a.context.names & m.pair.b.context.names & weekday_names())


def _one_matter(m: Match, low: StatusValue, high: StatusValue) -> bool:
    if elsewhere(m.a, m.b):
        return False
    if m.tie == "event" or (m.tie != "clause" and m.subjects == "same" and m.a.names & m.b.names):
        return True
    if m.tie == "role":
        return _one_role(m)
    if m.tie == "clause":
        return _near(m, 0.4)
    if low.ladder == "case" and high.state in HELD and high.leading:
        return low.rank < 2 or not low.names
    return m.subjects == "same" and _near(m, 0.5)


def carried_out(m: Match) -> bool:
    """Still to come in one report, or not to come at all, done in the other."""
    if m.a.ladder != m.b.ladder:
        return False
    open_a, open_b = (v.planned or v.negated for v in (m.a, m.b))
    if open_a == open_b:
        return False
    ahead, done = (m.pair.a, m.pair.b) if open_a else (m.pair.b, m.pair.a)
    if m.a.state != m.b.state and not _overtaken(m, ahead.value, done.value):
        return False
    reached = m.steps and ahead.value.top >= done.value.rank
    if reached or ahead.value.done or not _not_before(m, done, ahead):
        return False
    if ahead.value.negated and (m.a.ladder == ACT or not _not_before(m, done, ahead, days=1)):
        return False  # who will not resign on Monday may resign on Tuesday
    if ahead.context.certainty == "conditional" and not ahead.value.negated:
        return False  # what would be done need not be meant to be done
    if done.value.aside or done.context.background or done.context.tense != "past":
        return False
    if not m.a.names & m.b.names and (rivals(m.a, m.b) or not m.a.facts & m.b.facts):
        return False  # one of them of nobody named, and not the same charge
    return m.a.ladder != ACT or bool(m.a.facts & m.b.facts)


def _overtaken(m: Match, ahead: StatusValue, done: StatusValue) -> bool:
    """Whether what is reached lies beyond what was still to come: to be arraigned, has pleaded."""
    return m.steps and not ahead.negated and ahead.rank < done.rank and bool(ahead.names & done.names)


def denied(m: Match) -> bool:
    """A denial of a deed, and the same deed told as fact by a report that knows of no denial."""
    if (m.a.ladder == "denial") == (m.b.ladder == "denial"):
        return False
    denial, deed = (m.a, m.b) if m.a.ladder == "denial" else (m.b, m.a)
    told = m.pair.b if denial is m.a else m.pair.a
    if deed.negated or deed.planned or told.context.certainty != "asserted" or denial.negated:
        return False
    return bool(denial.names & deed.names) and bool((denial.facts & deed.facts) - {deed.state})


def suspected(m: Match) -> bool:
    """One person, a suspect in one report and only of interest in the other."""
    return m.a.ladder == m.b.ladder == SUSPICION and m.a.state != m.b.state and bool(m.a.names & m.b.names)


def _same_agreement(m: Match) -> bool:
    if m.a.ladder != INSTRUMENT:
        return False
    a, b = m.a.words | m.a.place, m.b.words | m.b.place
    return len(a & b) >= 2


def label_agrees(m: Match) -> bool:
    """One agreement under one name."""
    return m.a.state == m.b.state and _same_agreement(m)


def binding_differs(m: Match) -> bool:
    """One agreement, binding in one report and not in the other."""
    if m.a.planned or m.b.planned:
        return False  # what would bind does not yet
    return {m.a.state, m.b.state} == {"binding", "not binding"} and _same_agreement(m)


def label_differs(m: Match) -> bool:
    """Alliance or treaty at best, against memorandum at best or not binding."""
    if not _same_agreement(m) or "binding" in (m.a.state, m.b.state):
        return False
    low, high = (m.a, m.b) if m.a.rank < m.b.rank else (m.b, m.a)
    return high.rank >= 3 and high.top == high.rank and low.rank <= 1 and low.top <= 2
