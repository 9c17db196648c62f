"""Attributions: who is given as the source of a fact, and how surely."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import Claim, Relation
from newsdiff.claims.quotes.cues import Standing, standing
from newsdiff.claims.quotes.sources import Sourced, sourced
from newsdiff.claims.quotes.speakers import Speaker
from newsdiff.claims.reading import LONGEST_EVIDENCE
from newsdiff.claims.words import content_words
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading

__all__ = ["KIND", "AttributionValue"]

_KEYS = 10
"""Content words of a clause that go into its blocks."""


@dataclass(frozen=True, slots=True)
class AttributionValue:
    """A source and what it is the source of."""

    content: str
    """The clause that is attributed."""
    cue: str
    """Lemma of the reporting word."""
    standing: Standing
    """How surely the source vouches for it."""
    speaker: Speaker | None
    """The source; None where the article gives hearsay or opinion without saying whose."""
    lemmas: frozenset[str]
    """Content lemmas of the clause."""
    numbers: frozenset[str]
    """Numbers in the clause, as written."""
    source: frozenset[str]
    """Content words of the source's name."""

    @property
    def who(self) -> str:
        """The source for people."""
        return self.speaker.name if self.speaker is not None else "nobody named"


SAME_SOURCE = Rule(
    id="attribution-same-source",
    relation=Relation.AGREE,
    title="One fact, the same source",
    what="Both reports give the same source for the same fact.",
    why="Two reports that rest on one source are one source.",
    example=("Police said the road was closed at noon.", "The road was closed at noon, according to police."),
)
OTHER_SOURCE = Rule(
    id="attribution-other-source",
    relation=Relation.DETAIL,
    title="One fact, sources that do not exclude each other",
    what="Both reports give the same fact, each from a source of its own or one of them from nobody named.",
    why="A fact that two sources confirm stands better, and a reader may want to know whose word it is.",
    example=("Police said the road was closed.", "The mayor said that the road was closed."),
)


def extract(reading: Reading) -> Iterator[Claim[AttributionValue]]:
    """The attributed clauses of an article, quotations left to their kind.

    The claim's span is the attributed clause: in "Police said the road was closed" it is "the road
    was closed"; the evidence takes in the source and the reporting word as well.
    """
    for item in sourced(reading):
        yield _claim(reading, item)


def _claim(reading: Reading, item: Sourced) -> Claim[AttributionValue]:
    doc = item.sentence.doc
    content = doc[item.start : item.end]
    value = AttributionValue(
        content=content.text,
        cue=item.cue,
        standing=standing(item.cue),
        speaker=item.speaker,
        lemmas=content_words(content) - frozenset({item.cue}),
        numbers=frozenset(t.lower_ for t in content if t.like_num),
        source=_words(item.speaker),
    )
    claim = reading.claim(
        "attribution",
        item.sentence,
        item.start,
        item.end,
        value,
        f"source for “{_short(content.text)}”",
        evidence=_evidence(item),
    )
    found = claim.evidence
    if found.end - found.start <= LONGEST_EVIDENCE:
        return claim
    end = found.start + LONGEST_EVIDENCE
    space = reading.article.field(found.field).rfind(" ", found.start, end)
    return replace(claim, evidence=replace(found, end=space if space > found.start else end))


def _evidence(item: Sourced) -> tuple[int, int]:
    """Characters of the clause with its reporting word, where they are short enough together."""
    doc = item.sentence.doc
    low, high = min(item.start, item.cue_token), max(item.end, item.cue_token + 1)
    start, end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])
    if item.speaker is not None:
        # The source stands beside its cue; its own span counts in the field, not in the passage.
        shift = item.sentence.locate(start, end)[0] - start
        start, end = min(start, item.speaker.start - shift), max(end, item.speaker.end - shift)
    start, end = max(start, 0), min(end, len(text_of(doc)))
    if end - start <= LONGEST_EVIDENCE:
        return start, end
    first, last = doc[item.start].idx, doc[item.end - 1].idx + len(doc[item.end - 1])
    return first, min(last, first + LONGEST_EVIDENCE)


def _words(speaker: Speaker | None) -> frozenset[str]:
    if speaker is None:
        return frozenset()
    words = (w.strip(".,'’").lower() for w in f"{speaker.name} {speaker.text}".split())
    return frozenset(w.removesuffix("'s") for w in words if len(w) > 2 and w not in _EMPTY)


_EMPTY = frozenset(
    {"the", "for", "who", "his", "her", "its", "their", "and", "that", "they", "she", "some", "with"}
)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + " …"


def blocks(claim: Claim[AttributionValue]) -> Iterable[Hashable]:
    """Pairs of content words of the clause; a word of it with a word of the source."""
    lemmas = sorted(claim.value.lemmas, key=lambda w: (-len(w), w))[:_KEYS]
    for pair in combinations(sorted(lemmas), 2):
        yield ("attribution", *pair)


def _shares(pair: Pair[AttributionValue]) -> tuple[int, float]:
    """Content lemmas two clauses share, and their share of the shorter clause."""
    a, b = pair.a.value.lemmas, pair.b.value.lemmas
    both = len(a & b)
    return both, both / max(1, min(len(a), len(b)))


def _same_fact(pair: Pair[AttributionValue]) -> bool:
    both, part = _shares(pair)
    if both < 3 or part < 0.5 or not _can_agree(pair):
        return False
    return part >= 0.75 or (_same_source(pair) and pair.similarity >= 0.6)


def _can_agree(pair: Pair[AttributionValue]) -> bool:
    """Whether nothing sets the two clauses apart: a negation, or numbers that the other lacks."""
    a, b = pair.a.value.numbers, pair.b.value.numbers
    return pair.a.context.polarity == pair.b.context.polarity and (a <= b or b <= a)


def _same_source(pair: Pair[AttributionValue]) -> bool:
    return not pair.a.value.source.isdisjoint(pair.b.value.source)


def _same(pair: Pair[AttributionValue]) -> Verdict:
    who = pair.a.value.who
    return Verdict(SAME_SOURCE, _sure(pair), f"Both have it from {who}.")


def _other(pair: Pair[AttributionValue]) -> Verdict:
    reason = f"One has it from {pair.a.value.who}, the other from {pair.b.value.who}."
    return Verdict(OTHER_SOURCE, _sure(pair) - 0.05, reason)


def _sure(pair: Pair[AttributionValue]) -> float:
    both, part = _shares(pair)
    return 0.9 if both >= 5 and part >= 0.75 else 0.8


LADDER: tuple[
    tuple[str, Callable[[Pair[AttributionValue]], bool], Callable[[Pair[AttributionValue]], Verdict]], ...
] = (
    ("the same fact from the same source", lambda p: _same_source(p) and _same_fact(p), _same),
    ("the same fact from another source", _same_fact, _other),
)
"""First rung that holds wins; where none does, the two attribute different facts."""


def compare(pair: Pair[AttributionValue]) -> Verdict | None:
    """The first rung of the ladder that holds for two attributed clauses."""
    return next((verdict(pair) for _, holds, verdict in LADDER if holds(pair)), None)


def compatible(a: AttributionValue, b: AttributionValue) -> bool:
    """Whether two attributions could stand beside each other: sources never exclude one another."""
    return bool(a.lemmas & b.lemmas)


def describe(value: AttributionValue) -> str:
    """Source and reporting word for people.

    >>> describe(AttributionValue("the road was closed", "say", "said", None, *[frozenset()] * 3))
    'nobody named (say)'
    """
    return f"{value.who} ({value.cue})"


def normal(value: AttributionValue) -> Mapping[str, Any]:
    """The value as the JSON contracts write it."""
    speaker = value.speaker
    who = None
    if speaker is not None:
        who = {"name": speaker.name, "text": speaker.text, "start": speaker.start, "end": speaker.end}
    return {"content": value.content, "cue": value.cue, "standing": value.standing, "speaker": who}


KIND: Kind[AttributionValue] = Kind(
    name="attribution",
    rules=(SAME_SOURCE, OTHER_SOURCE),
    extract=extract,
    blocks=blocks,
    compare=compare,
    describe=describe,
    normal=normal,
    compatible=compatible,
)
