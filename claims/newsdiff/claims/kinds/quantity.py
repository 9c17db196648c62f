"""Quantities: counts, money, percentages and measures, with what they count and in which status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.claims.acts import act_of
from newsdiff.claims.events import people_status, token_events
from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import Claim, Context
from newsdiff.claims.quantities.agreement import LEAST, alike, probability
from newsdiff.claims.quantities.apart import ALIKE, ebbs, moved_apart
from newsdiff.claims.quantities.counted import Quantity, read_quantities
from newsdiff.claims.quantities.fate import relative_verb
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.match import Matched, comparable, in_order, standing
from newsdiff.claims.quantities.rules import AGREE, CHANGED, DIFFERS, FINER, GREW, RULES, SCOPE
from newsdiff.claims.quantities.show import describe, needs_act, normal, topic_of

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World
    from newsdiff.corpus.annotate import Sentence

FEW = 5
"""Counts from here on are telling: the same one of two nouns is likely of one thing."""


def extract(reading: Reading) -> Iterator[Claim[Quantity]]:
    """The quantities of one article."""
    claims = list(_told(reading))
    count = Counter((c.value.number.low, c.value.number.high) for c in claims)
    for claim in claims:
        lone = count[claim.value.number.low, claim.value.number.high] == 1
        yield replace(claim, value=replace(claim.value, lone=lone))


def _told(reading: Reading) -> Iterator[Claim[Quantity]]:
    for sentence in reading.sentences:
        for start, end, quantity in read_quantities(reading, sentence):
            act, clausal = act_of(reading, sentence, start, end) if needs_act(quantity) else ("", False)
            asked = _ASKED.get(quantity.unit, ("how much", "amount of"))
            topic = f"{asked[0 if clausal else 1]} {act}" if act else topic_of(quantity)
            context = _context(reading, sentence, start, end, quantity)
            yield reading.claim("quantity", sentence, start, end, quantity, topic, context=context)


_ASKED = {
    "duration": ("how long", "length of"),
    "distance": ("how far", "distance of"),
    "speed": ("how fast", "speed of"),
    "area": ("how large an area", "area of"),
    "tally": ("tally by which", "tally of"),
}
"""What a measure tells of a clause, and of a noun."""


def _context(reading: Reading, sentence: Sentence, start: int, end: int, quantity: Quantity) -> Context:
    """What surrounds a number. Where a relative clause tells what became of people, its time and certainty
    count: in "flags will fly for the eight people who were killed" only the flags are planned.
    """
    found = reading.context(sentence, start, end)
    verb = relative_verb(sentence.doc[end - 1])
    if verb is None or quantity.status is None or people_status(token_events(verb)) != quantity.status:
        return found
    own = reading.context(sentence, verb.i, verb.i + 1)
    return replace(found, tense=own.tense, certainty=own.certainty, polarity=own.polarity, hedged=own.hedged)


def blocks(claim: Claim[Quantity]) -> Iterator[str]:
    """By the fate of the people counted, by noun, by unit."""
    value = claim.value
    if value.status is not None:
        yield f"status:{'hurt' if value.status == 'hospital' else value.status}"
    if value.unit == "people":
        yield f"people:{value.noun}"
    else:
        yield value.unit
        if value.unit.startswith("money:") and value.unit.endswith("$"):
            yield "money:$"
    if value.number.low >= FEW and not value.number.is_vague:
        yield f"number:{value.number.low:g}"


def compare(pair: Pair[Quantity]) -> Verdict | None:
    """The ladder: the first rung that holds, None for two numbers of two things."""
    a, b = pair.a.value, pair.b.value
    typed = _typed(a, b)
    if typed is None or a.per != b.per:
        return None
    matched = Matched(
        pair,
        standing(a, b),
        typed,
        main=_is_main(pair.a, pair.world) and _is_main(pair.b, pair.world),
        lead=pair.a.context.lede and pair.b.context.lede,
    )
    for rule, holds, reason in LADDER:
        confidence = holds(matched)
        if confidence > 0:
            return Verdict(
                rule,
                round(confidence, 2),
                reason(a, b),
                pair.a.topic,
                crosscheck="both" if matched.toll and not (a.nth or b.nth) else "either",
            )
    return None


def _is_main(claim: Claim[Quantity], world: World) -> bool:
    """Whether a quantity is of the event that the reports share."""
    events = claim.context.events | ({claim.value.status} if claim.value.status else set())
    return bool(events & world.main_events) and not claim.context.background


def _typed(a: Quantity, b: Quantity) -> int | None:
    """Whether two quantities count the same sort of thing, and how surely: see :class:`Matched`."""
    if a.unit != b.unit and _one_dollar(a.unit, b.unit):
        return 1 if standing(a, b) != "differs" else None
    if a.unit != b.unit:
        counts = all(u == "people" or u.startswith("count:") for u in (a.unit, b.unit))
        return (
            0
            if counts
            and a.number.low >= FEW
            and (a.number.low, a.number.high) == (b.number.low, b.number.high)
            else None
        )
    if a.unit != "people":
        return 1
    if a.status == b.status and a.status is not None:
        return 2
    if a.status is not None and b.status is not None:
        return 2 if {a.status, b.status} == {"hurt", "hospital"} or _one_harm(a, b) else None
    return 1 if a.noun == b.noun or {a.noun, b.noun} <= lexicon().nouns.generic | {""} else 0


def _one_harm(a: Quantity, b: Quantity) -> bool:
    """Whether as many are said to be shot, or stabbed, as the other report says are hurt."""
    harmed = a.status != b.status and {a.status, b.status} <= {"hurt", "shot", "stabbed"}
    return harmed and (a.number.low, a.number.high) == (b.number.low, b.number.high)


def _one_dollar(a: str, b: str) -> bool:
    """Whether one sum is in dollars and the other in those of a country: at home nobody says of which."""
    return "money:$" in (a, b) and a.startswith("money:") and b.startswith("money:") and a[-1] == b[-1] == "$"


def _agrees(m: Matched) -> float:
    return _same(m, 0.0) if m.numbers == "equal" and not moved_apart(m.pair) else 0.0


def _finer(m: Matched) -> float:
    if m.numbers not in ("compatible", "rounded") or (m.a.moving and m.b.moving):
        return 0.0
    vague = m.a.number.is_vague or m.b.number.is_vague
    return _same(m, 0.06 + (0.06 if vague else 0.0))


def _same(m: Matched, stricter: float) -> float:
    """Confidence that two fitting numbers are of one thing, 0 where it is too low to say."""
    margin = alike(m, stricter)
    if margin >= 0:
        return min(0.97, 0.75 + margin * 0.6)
    found = probability(m)
    return min(0.9, 0.55 + 0.4 * found) if found >= LEAST else 0.0


def _same_subject(m: Matched) -> bool:
    """Whether the two are of one topic: by what their clauses share, or by being very much alike."""
    return m.toll or _shares_topic(m) or (m.typed > 0 and m.pair.similarity >= ALIKE)


def _shares_topic(m: Matched) -> bool:
    """Whether the clauses share what makes the two one topic, beyond likeness of sentences."""
    a, b = m.pair.a.context, m.pair.b.context
    shared = a.content & b.content
    if m.typed == 2:
        return bool(shared) or m.main
    if m.a.unit == "tally" and m.main:
        return bool(a.subjects & b.subjects)
    if m.a.unit.startswith("money") or m.a.unit == "percent":
        return len(shared) >= 2 and bool(shared - a.names)
    smaller = min(len(a.content), len(b.content)) or 1
    kindred = a.trigger == b.trigger or bool(a.events & b.events)
    if m.own and kindred:
        return True
    return bool(shared) and (kindred or len(shared) / smaller >= 0.34)


def _rivals(m: Matched) -> float:
    if not comparable(m) or not _same_subject(m):
        return 0.0
    needed = 0.38 if m.toll and m.lead else 0.45 if m.toll or m.own else 0.50
    # Who was taken to which hospital is told in parts.
    needed += 0.08 if m.a.status == "hospital" else 0.0
    needed += 0.12 if min(m.a.number.low, m.b.number.low) <= 3 and not m.toll else 0.0
    margin = m.pair.similarity - needed
    return min(0.95, 0.70 + margin * 0.6) if margin >= 0 else 0.0


def _grew(m: Matched) -> float:
    """A toll that a dated later report puts higher."""
    if not (m.toll or m.held or m.running) or in_order(m.pair) is None:
        return 0.0
    earlier, later = in_order(m.pair) or (m.a, m.b)
    if later.number.low <= earlier.number.high * 1.15 and earlier.number.bound not in ("least", "more"):
        return 0.0
    return _rivals(m) if later.number.low > earlier.number.high else 0.0


def _changed(m: Matched) -> float:
    """A number of the moment, of two days."""
    return _rivals(m) if ebbs(m.pair) and in_order(m.pair) is not None else 0.0


def _hospital(m: Matched) -> float:
    if {m.a.status, m.b.status} != {"hurt", "hospital"}:
        return 0.0
    if (
        m.numbers == "equal"
        or m.ratio > 1.03
        or m.a.number.low < FEW
        or m.a.other
        or m.b.other
        or m.a.part
        or m.b.part
    ):
        return 0.0
    similarity = m.pair.similarity
    return 0.7 if similarity >= 0.45 else 0.0


def _two_tell(a: Quantity, b: Quantity) -> str:
    return f"{a.written} and {b.written}: the two numbers are given for the same thing."


Rung = tuple[Rule, Callable[[Matched], float], Callable[[Quantity, Quantity], str]]

LADDER: tuple[Rung, ...] = (
    (
        SCOPE,
        _hospital,
        lambda a, b: f"{a.written} injured or {b.written} in hospital: one number, two groups of people.",
    ),
    (AGREE, _agrees, lambda a, _: f"Both give {a.written}."),
    (FINER, _finer, lambda a, b: f"{a.written} and {b.written} fit each other; one is more exact."),
    (GREW, _grew, lambda a, b: f"{a.written} and {b.written}: the later report gives the higher number."),
    (CHANGED, _changed, lambda a, b: f"{a.written} and {b.written}: the reports tell of two days."),
    (DIFFERS, _rivals, _two_tell),
)


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both numbers could be of one thing."""
    return _typed(a, b) is not None and standing(a, b) != "differs"


def gives(value: Quantity, other: Quantity) -> bool:
    """Whether ``other`` gives the number of ``value``; a vague word gives none."""
    return compatible(value, other) and other.number.is_vague == value.number.is_vague


FEW_TOLD = 10
"""Things up to which their number is no news by itself."""


def salience(claim: Claim[Quantity]) -> float:
    """Tolls and sums weigh most, measures and durations least; a handful of things weighs nothing."""
    value = claim.value
    if value.status is not None or value.unit.startswith("money"):
        return 0.9
    if value.number.low < FEW_TOLD or value.number.is_vague or value.overtaken:
        return 0.0
    return 0.6 if value.unit in ("people", "percent") or value.unit.startswith("count:") else 0.2


KIND: Kind[Quantity] = Kind(
    name="quantity",
    rules=RULES,
    extract=extract,
    blocks=blocks,
    compare=compare,
    describe=describe,
    normal=normal,
    compatible=compatible,
    salience=salience,
    gives=gives,
)
