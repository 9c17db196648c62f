"""One number that an article gives twice, and not the same.

Within one article what a number is of is told less fully the second time ("the 37 injured"), and a second
number is most often of something else. So the ladder of two reports does not serve here: the numbers have to
count the same people in the same fate, or the same thing in clauses with the same nouns, and nothing in
their sentences may tell of two times, two sources or a list.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from newsdiff.claims.align import Alignment
from newsdiff.claims.kind import Kind, Rule, Verdict
from newsdiff.claims.lexicon import read
from newsdiff.claims.model import Claim, Relation
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.find import lexicon as number_words
from newsdiff.claims.quantities.value import compare_numbers
from newsdiff.claims.world import World

WITHIN = Rule(
    id="number-twice",
    relation=Relation.CONFLICT,
    title="One number, given twice and not the same",
    what="The text of one article gives two numbers for the same thing that no bound or rounding reconciles, "
    "in sentences that tell of one time and name no two sources.",
    why="One of the two is a slip, and readers will quote either.",
    example=("The crash injured 34 people.", "The 37 injured were taken to a hospital in Port Ellery."),
    severity="warning",
)
FATES = frozenset({"dead", "hurt", "arrested", "missing", "charged", "convicted"})
"""What became of people: those counted with one of these are told apart by nothing else."""
RATIO = 3
"""Numbers further apart than this are hardly of one thing."""
ALIKE = 0.4
"""Share of the nouns and verbs of the shorter clause that the longer one has, too."""
SURE_FATE, SURE = 0.8, 0.75
__all__ = ["WITHIN", "align_within", "is_plain", "lexicon"]


class _Words(NamedTuple):
    words: frozenset[str]


class _Twice(NamedTuple):
    words: frozenset[str]
    phrases: tuple[str, ...]


class Lexicon(NamedTuple):
    """The words of ``lexicon/within.toml``."""

    twice: _Twice
    others: _Words


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of what an article says of itself."""
    return read("within", Lexicon)


def align_within(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[Alignment]:
    """Conflicts of numbers within the body of each article.

    Args:
        claims: of all articles, in the order of articles and of the text.
    """
    if kind.name != "quantity":
        return []
    return [
        Alignment(kind, (a, b), _verdict(a, b), (a, b))
        for group in _groups(claims, world)
        for a, b in _rivals(group, world)
    ]


def _verdict(a: Claim[Quantity], b: Claim[Quantity]) -> Verdict:
    reason = f"{a.value.written} and {b.value.written}: one article gives both numbers for the same thing."
    confidence = SURE_FATE if a.value.status in FATES else SURE
    return Verdict(WITHIN, confidence, reason, a.topic, crosscheck="none")


def _groups(claims: Sequence[Claim[Quantity]], world: World) -> Iterator[list[Claim[Quantity]]]:
    """Claims of one article that count the same sort of thing, each the only one of its sentence."""
    sorts: dict[tuple[object, ...], list[Claim[Quantity]]] = defaultdict(list)
    for claim in claims:
        value, context = claim.value, claim.context
        if not context.title:
            fate = value.status if value.unit == "people" and value.status in FATES else None
            what = fate or (value.noun if value.unit == "people" else "")
            sorts[(claim.article, value.unit, what, value.per, value.group, value.serious)].append(claim)
    crowd = Counter((c.article, c.context.sentence, c.value.unit) for c in claims)
    for group in sorts.values():
        plain = [c for c in group if crowd[(c.article, c.context.sentence, c.value.unit)] == 1]
        yield [claim for claim in plain if is_plain(claim, world)]


def is_plain(claim: Claim[Quantity], world: World) -> bool:
    """Whether a number is told outright, of the whole, of one time."""
    value, context = claim.value, claim.context
    return not (
        value.number.is_vague
        or value.number.low <= 0
        or value.unit == "duration"
        or value.part
        or value.other
        or value.listed
        or value.moving
        or value.overtaken
        or context.quoted
        or context.hedged
        or context.background
        or context.polarity == "negated"
        or context.certainty in ("alleged", "possible", "conditional")
        or _tells_of_more(world.sentence_text(claim).lower())
    )


def _tells_of_more(sentence: str) -> bool:
    """Whether words tell of a second number, a second time or a part."""
    words = lexicon().twice.words.intersection(sentence.replace(",", " ").split())
    return bool(words) or _phrases().search(sentence) is not None


@functools.cache
def _phrases() -> re.Pattern[str]:
    months = "|".join(sorted(number_words().nouns.months))
    told = (re.escape(p).replace(r"\{month\}", f"(?:{months})") for p in lexicon().twice.phrases)
    return re.compile(rf"\b(?:{'|'.join(told)})\b")


def _rivals(group: list[Claim[Quantity]], world: World) -> Iterator[tuple[Claim[Quantity], Claim[Quantity]]]:
    """Pairs of numbers for one thing; none where a third one makes it look like a list."""
    distinct = {(claim.value.number.low, claim.value.number.high) for claim in group}
    if len(distinct) != 2:
        return
    for a, b in combinations(group, 2):
        if compare_numbers(a.value.number, b.value.number) == "differs" and _is_one_thing(a, b, world):
            yield a, b
            return


def _is_one_thing(a: Claim[Quantity], b: Claim[Quantity], world: World) -> bool:
    low, high = sorted((a.value.number.low, b.value.number.low))
    ca, cb = a.context, b.context
    sources = {c.attribution.source for c in (ca, cb) if c.attribution is not None}
    if high > RATIO * low or len(sources) > 1 or (ca.tense == "future") != (cb.tense == "future"):
        return False
    if (ca.years or cb.years) and ca.years != cb.years:
        return False
    if a.value.places and b.value.places and not a.value.places & b.value.places:
        return False
    if a.value.unit == "people" and a.value.status in FATES and a.value.status == b.value.status:
        return a.value.status in world.readings[a.article].lead_events and a.value.whole == b.value.whole
    nouns, others = ca.content - ca.names, cb.content - cb.names
    smaller = min(len(nouns), len(others))
    return smaller >= 2 and len(nouns & others) >= max(2.0, ALIKE * smaller)
