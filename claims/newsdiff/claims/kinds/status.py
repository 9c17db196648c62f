"""Statuses: how an agreement, a case, a bill or a person's condition stands.

A status is a state on a ladder (arrested, charged, convicted) with its subject. An article is as far
as the furthest state it tells: one that tells both the arrest and the charge never differs from one
that tells only the arrest.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import Claim, Relation
from newsdiff.claims.statuses.find import find
from newsdiff.claims.statuses.match import (
    Match,
    agrees,
    binding_differs,
    carried_out,
    closer,
    contradicted,
    denied,
    label_agrees,
    label_differs,
    learned,
    match_of,
    moved,
    nobody_held,
    same_act,
    suspected,
)
from newsdiff.claims.statuses.offences import offence_differs
from newsdiff.claims.statuses.opposed import beside, follows, opposed, opposites
from newsdiff.claims.statuses.rivals import rivals, ways
from newsdiff.claims.statuses.suspicion import suspicions
from newsdiff.claims.statuses.value import ACT, INSTRUMENT, StatusValue, describe
from newsdiff.claims.statuses.words import words

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading

__all__ = ["KIND", "StatusValue"]

AGREE = Rule(
    "status-agrees",
    Relation.AGREE,
    "The same standing",
    "Both reports tell the same state of one matter: charged, signed, released from hospital.",
    "Official standings are what a correction is most often about.",
    ("Both men have been charged with arson.", "The two were charged with arson on Friday."),
)
DETAIL = Rule(
    "status-detail",
    Relation.DETAIL,
    "One standing, told more closely in one report",
    "Both reports tell the same state of one matter, and one gives more of it: the charge or the count.",
    "The closer wording is the one to check and to print.",
    ("The driver was charged with assault.", "The driver was charged with two counts of aggravated assault."),
)
ADVANCED = Rule(
    "status-advanced",
    Relation.UPDATE,
    "A matter that has moved on",
    "The furthest state that one report tells of a matter lies before the one that the other report tells, "
    "and the other report is not the earlier one.",
    "The report that stopped at the earlier state needs an update.",
    ("Police are still searching for the gunman.", "The gunman was arrested on Tuesday."),
    severity="warning",
)
LABEL = Rule(
    "status-label-differs",
    Relation.WORDING,
    "An agreement under names of unlike weight",
    "One report calls an agreement an alliance or a treaty; the other calls the same agreement a memorandum "
    "or framework, or says that it is not binding.",
    "Treaties bind states and memoranda do not: the stronger name promises what was not signed.",
    (
        "The three ministers forged a security alliance.",
        "The three ministers signed a memorandum on security, which is not legally binding.",
    ),
    severity="warning",
)
BINDING = Rule(
    "status-binding",
    Relation.CONFLICT,
    "Binding in one report, not binding in the other",
    "One report says that an agreement is legally binding, the other that it is not.",
    "Only one of the two can be right.",
    ("The accord is legally binding.", "The accord is not legally binding."),
    severity="error",
)
DENIED = Rule(
    "status-denied",
    Relation.CONFLICT,
    "Denied in one report, told as fact in the other",
    "One report tells only that somebody denies a deed; the other tells the same deed as fact.",
    "A reader of the second report does not learn that the deed is contested.",
    ("Holm denied leaking the letters.", "Holm leaked the letters to a friend."),
    severity="warning",
)
CONTRADICTED = Rule(
    "status-contradicted",
    Relation.CONFLICT,
    "Arrested in one report, not in another that is no earlier",
    "One report tells of an arrest or a charge; another one, published on the same day or later, says that "
    "nobody was arrested, or that the same person was only questioned.",
    "To call somebody arrested who is not is an error that courts look at.",
    ("The driver was arrested on Saturday.", "The driver was questioned; nobody has been arrested."),
    severity="error",
)
OPPOSED = Rule(
    "status-opposed",
    Relation.CONFLICT,
    "Two standings that exclude each other",
    "Of one named person, two reports of the same day tell what cannot both be so: guilty and not guilty, "
    "convicted and acquitted, charged and released without charge.",
    "To call somebody guilty who was acquitted is an error that courts look at.",
    ("Holm pleaded guilty to fraud.", "Holm pleaded not guilty to fraud."),
    severity="error",
)
OFFENCE = Rule(
    "status-offence-differs",
    Relation.CONFLICT,
    "One case, two offences",
    "Two reports of one day tell one stage of the case against one named person, and name two offences that "
    "one deed is not both of.",
    "Murder and manslaughter differ in years of prison, and in what is said of the person.",
    ("Holm was charged with murder.", "Holm was charged with manslaughter."),
    severity="error",
)
SUSPECTED = Rule(
    "status-suspicion-differs",
    Relation.WORDING,
    "A suspect in one report, a person of interest in the other",
    "One report calls somebody a suspect, or the suspected gunman; the other calls the same person only a "
    "person of interest.",
    "Police who speak of a person of interest have not said that they suspect anybody.",
    ("The suspect, Ann Lee, 40, was seen leaving.", "Ann Lee is a person of interest in the case."),
    severity="warning",
)
RULES = (BINDING, OPPOSED, OFFENCE, CONTRADICTED, DENIED, ADVANCED, LABEL, SUSPECTED, DETAIL, AGREE)


def _extract(reading: Reading) -> Iterator[Claim[StatusValue]]:
    claims = [
        reading.claim("status", sentence, found.start, found.end, found.value, _topic(found.value))
        for sentence in reading.sentences
        for found in find(reading, sentence)
    ]
    claims += [
        reading.claim("status", sentence, start, end, value, _topic(value))
        for sentence, start, end, value in suspicions(reading)
    ]
    claims.sort(key=lambda c: (c.context.sentence, c.evidence.start))
    # Few distinct ones stand for all: a long article costs no more than its names and states.
    distinct = tuple({_key(c.value): c.value for c in claims}.values())
    current = tuple({_key(c.value): c.value for c in claims if not _is_old(c, reading)}.values())
    for claim in claims:
        leading = any(v.leading and _compatible(claim.value, v) for v in distinct)
        value = replace(claim.value, done=_is_done(claim.value, distinct), leading=leading)
        value = replace(value, top=_top(value, current), whole=_top(value, current, whole=True))
        value = replace(value, kept=_kept(value, distinct), beside=beside(value, distinct))
        yield replace(claim, value=value)


def _is_old(claim: Claim[StatusValue], reading: Reading) -> bool:
    """Whether a sentence names years, all of them over: "in 2013 he pleaded guilty to assault"."""
    published, years = reading.article.published, claim.context.years
    return published is not None and bool(years) and max(years) < published.year


def _key(value: StatusValue) -> tuple[Hashable, ...]:
    """What tells a status apart where only the article's furthest state is asked for."""
    told = (value.ladder, value.state, value.side, value.negated, value.planned)
    return *told, value.leading, value.holds, value.names, value.people, ways(value)


def _topic(value: StatusValue) -> str:
    if value.ladder == INSTRUMENT:
        return "what the agreement is called"
    if value.ladder == ACT:
        return f"what {value.subject} {value.told}".strip()
    matter = words().ladders[value.ladder].matter
    if not matter.endswith((" of", " against", " on", " from")):
        return matter
    return f"{matter} {value.subject}" if value.subject else matter.rsplit(" ", 1)[0]


def _top(value: StatusValue, told: tuple[StatusValue, ...], *, whole: bool = False) -> int:
    """The furthest rank the article tells of what may be the value's subject, or, with ``whole``, of all its
    people: of two who are charged one has pleaded. -1 for none.
    """
    ranks = [
        other.rank
        for other in told
        if other.ladder == value.ladder
        and (value.ladder != ACT or other.state == value.state)
        and not (other.negated or other.planned)
        and not rivals(value, other)
        and not (whole and 0 < len(other.people) < len(value.people))
    ]
    return max(ranks, default=-1)


def _kept(value: StatusValue, told: tuple[StatusValue, ...]) -> frozenset[str]:
    """The states of the ladder that the article tells as still so of what may be the value's subject."""
    return frozenset(
        other.state
        for other in told
        if other.ladder == value.ladder and other.holds and not (other.negated or other.planned)
        if not rivals(value, other)
    )


def _blocks(claim: Claim[StatusValue]) -> Iterator[Hashable]:
    value = claim.value
    if value.ladder != ACT:
        yield value.ladder
        yield from (("opposed", pair) for pair in opposites(value))
    for word in sorted(value.facts & words().acts.deniable) if value.ladder == "denial" else [value.state]:
        yield "deed", word


def _is_done(value: StatusValue, told: tuple[StatusValue, ...]) -> bool:
    """Whether the article tells the very state as reached, of what may be the value's subject."""
    state = value.ladder, value.state, False, False
    return any((v.ladder, v.state, v.negated, v.planned) == state and not rivals(value, v) for v in told)


@dataclass(frozen=True, slots=True)
class _Rung:
    """One level of the ladder: when it holds, the rule it stands for, how sure, and its reason."""

    holds: Callable[[Match], bool]
    rule: Rule
    confidence: float | Callable[[Match], float]
    reason: Callable[[Match], str]


def _sureness(m: Match) -> float:
    """Of an update: the surer, the more is known of the one whose matter has moved."""
    low, high = (m.a, m.b) if m.a.rank < m.b.rank else (m.b, m.a)
    if m.a.names & m.b.names:
        return 0.85
    if not low.rank:
        return 0.75 + 0.02 * bool(high.leading)
    return 0.75 + 0.03 * bool(high.names) + 0.02 * bool(high.facts)


def _done(m: Match) -> float:
    """Of a plan that came out: surer than any other update of a case, which it tells most closely."""
    return 0.7 if m.a.ladder == ACT else 0.88


def _further(m: Match) -> str:
    low, high = (m.a, m.b) if m.a.rank < m.b.rank else (m.b, m.a)
    return f"One report has it at “{describe(low)}”, the other at “{describe(high)}”."


def _both(m: Match) -> str:
    return f"Both: {describe(m.a)}."


def _against(m: Match) -> str:
    return f"“{describe(m.a)}” against “{describe(m.b)}”."


def _weights(m: Match) -> str:
    return f"“{m.a.detail}” and “{m.b.detail}” promise unlike things."


def _named(m: Match) -> float:
    return 0.9 if m.a.names & m.b.names else 0.8


def _plainest(m: Match) -> float:
    return 0.85 if "not binding" in (m.a.state, m.b.state) else 0.8


LADDER = (
    _Rung(opposed, OPPOSED, 0.8, _against),
    _Rung(follows, ADVANCED, 0.75, _against),
    _Rung(offence_differs, OFFENCE, 0.8, _against),
    _Rung(agrees, AGREE, _named, _both),
    _Rung(closer, DETAIL, 0.75, lambda m: f"“{m.a.detail}” and “{m.b.detail}” overlap."),
    _Rung(same_act, AGREE, 0.85, _both),
    _Rung(nobody_held, DETAIL, 0.7, lambda _: "Neither report tells of an arrest."),
    _Rung(moved, ADVANCED, _sureness, _further),
    _Rung(learned, ADVANCED, 0.7, _further),
    _Rung(denied, DENIED, 0.75, _against),
    _Rung(contradicted, CONTRADICTED, 0.7, _against),
    _Rung(carried_out, ADVANCED, _done, _against),
    _Rung(binding_differs, BINDING, 0.9, lambda _: "Binding in one report, not binding in the other."),
    _Rung(label_differs, LABEL, _plainest, _weights),
    _Rung(suspected, SUSPECTED, 0.8, _against),
    _Rung(label_agrees, AGREE, 0.8, lambda m: f"Both: {m.a.detail}."),
)
"""The comparison ladder of statuses: the first rung that holds wins, none holds for two matters."""


def _compare(pair: Pair[StatusValue]) -> Verdict | None:
    ladders = {pair.a.value.ladder, pair.b.value.ladder}
    match = match_of(pair)
    if len(ladders) > 1 and "denial" not in ladders and not (opposed(match) or follows(match)):
        return None
    for rung in LADDER:
        if rung.holds(match):
            # These have looked at the whole articles, and stand beside agreements on what came before.
            check: Literal["either", "none"] = "none" if rung.rule in (ADVANCED, OFFENCE) else "either"
            sure = rung.confidence(match) if callable(rung.confidence) else rung.confidence
            return Verdict(rung.rule, sure, rung.reason(match), _common_topic(match), check)
    return None


def _common_topic(m: Match) -> str:
    return max((_topic(m.a), _topic(m.b)), key=lambda topic: (len(topic), topic))


def _compatible(a: StatusValue, b: StatusValue) -> bool:
    if a.ladder != b.ladder or rivals(a, b):
        return False
    if a.ladder == "case" and max(a.rank, b.rank) < 2:
        return True
    return (a.state, a.negated, a.planned) == (b.state, b.negated, b.planned)


def _normal(value: StatusValue) -> Mapping[str, Any]:
    return {
        "ladder": value.ladder,
        "state": value.state,
        "subject": value.subject or None,
        "detail": value.detail or None,
        "polarity": "negated" if value.negated else "affirmed",
        "planned": value.planned,
    }


def _salience(claim: Claim[StatusValue]) -> float:
    """Whether an agreement binds, and how a case or a law stands, weigh most; a mere act, and what becomes of
    somebody without a name, nothing.
    """
    value = claim.value
    if value.ladder == INSTRUMENT:
        return 0.9 if value.state in ("binding", "not binding") else 0.0
    if not value.subject or value.negated or value.ladder == ACT:
        return 0.0
    ladder = words().ladders[value.ladder]
    if (ladder.human or ladder.personal) and not value.names:
        return 0.0
    return ladder.weight - 0.1 * value.planned


KIND = Kind(
    name="status",
    rules=RULES,
    extract=_extract,
    blocks=_blocks,
    compare=_compare,
    describe=describe,
    normal=_normal,
    compatible=_compatible,
    salience=_salience,
)
