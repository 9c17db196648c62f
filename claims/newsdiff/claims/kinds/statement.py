"""Statements: other facts, as a predicate with its arguments, its polarity and how sure it is."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.lexicon import read
from newsdiff.claims.model import Certainty, Claim, Polarity, Relation
from newsdiff.claims.quantities.find import find

if TYPE_CHECKING:
    from newsdiff.claims.clauses import Clause
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

HEDGED = Rule(
    id="statement-hedged",
    relation=Relation.WORDING,
    title="Fact in one report, supposition in the other",
    what="The same predicate of the same things, put as a fact in one report and hedged in the other: "
    "reportedly, believed to, may have, suspected of.",
    why="Whoever copies the bare fact vouches for more than the careful report does.",
    example=(
        "The driver fell asleep at the wheel.",
        "The driver is believed to have fallen asleep at the wheel.",
    ),
    severity="note",
)
AGREE = Rule(
    id="statement-agree",
    relation=Relation.AGREE,
    title="The same fact",
    what="Two clauses say the same of the same things.",
    why="Independent reports that agree support each other.",
    example=("The company withdrew the app on Monday.", "On Monday the app was withdrawn by the company."),
)
FULLER = Rule(
    id="statement-fuller",
    relation=Relation.DETAIL,
    title="The same fact, told more fully by one",
    what="One clause says what the other says, and more.",
    why="The reports agree; one has more to tell.",
    example=("The bridge was closed.", "The bridge was closed to lorries for three weeks."),
)

FEWEST = 3
"""Content lemmas a clause needs to say something that can be compared."""


@dataclass(frozen=True)
class _Verbs:
    empty: frozenset[str]


@dataclass(frozen=True)
class _Hedges:
    words: frozenset[str]


@dataclass(frozen=True)
class _Words:
    verbs: _Verbs
    hedges: _Hedges


@dataclass(frozen=True, slots=True)
class Statement:
    """What a clause says."""

    predicate: str
    """Lemma of the verb."""
    subjects: frozenset[str]
    objects: frozenset[str]
    content: frozenset[str]
    """Content lemmas of the clause with its subject, names folded."""
    polarity: Polarity
    certainty: Certainty
    hedged: bool
    """A hedge scopes over the predicate."""
    unsure: bool
    """A word of doubt stands anywhere in the sentence."""
    numbers: frozenset[float]
    """The figures in the clause."""
    written: str
    """The clause as the article has it."""


@functools.cache
def _words() -> _Words:
    return read("statement", _Words)


def extract(reading: Reading) -> Iterator[Claim[Statement]]:
    """The statements of one article: clauses with a full verb and enough content."""
    for sentence in reading.sentences:
        doc = sentence.doc
        seen: set[int] = set()
        for i in range(sentence.start, sentence.end):
            clause = reading.clause(doc, i)
            if clause.head in seen or not sentence.start <= clause.head < sentence.end:
                continue
            seen.add(clause.head)
            claim = _statement(reading, sentence, clause)
            if claim is not None:
                yield claim


def _statement(reading: Reading, sentence: Sentence, clause: Clause) -> Claim[Statement] | None:
    doc = sentence.doc
    head = doc[clause.head]
    title = sentence.role == "title"
    if head.pos_ not in ("VERB", "AUX") and not title:
        return None
    context = reading.context(sentence, clause.head, clause.head + 1)
    content = context.content | context.names | context.subjects | context.objects
    lemma = head.lemma_.lower()
    if lemma not in _words().verbs.empty:
        content |= {lemma}
    if len(content) < FEWEST or (lemma in ("say", "tell") and not title):
        return None
    low, high = _span(sentence, clause)
    base = doc[sentence.start].idx
    written = doc.text[low:high]
    value = Statement(
        predicate=lemma,
        subjects=context.subjects,
        objects=context.objects,
        content=content,
        polarity=context.polarity,
        certainty=context.certainty,
        hedged=context.hedged,
        unsure=bool({t.lower_ for t in sentence.span} & _words().hedges.words),
        numbers=frozenset(f.number.low for f in find(written)),
        written=written,
    )
    subject = " ".join(doc[i].text for i in clause.subjects)
    topic = f"{subject} {head.text}".strip()
    return reading.claim(
        "statement",
        sentence,
        clause.head,
        clause.head + 1,
        value,
        topic,
        context=replace(context, masked=written, around=((low - base, high - base),)),
        evidence=(low, high),
    )


LONGEST = 280


def _span(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """Characters from the clause's first word to its last, with its subject, cut to the longest."""
    doc = sentence.doc
    tokens = [i for i in (*clause.tokens, *clause.subjects) if sentence.start <= i < sentence.end]
    solid = [i for i in tokens if not doc[i].is_punct] or tokens
    low, high = min(solid), max(solid)
    while doc[high].idx + len(doc[high]) - doc[low].idx > LONGEST:
        if high > clause.head:
            high -= 1
        else:
            low += 1
    return doc[low].idx, doc[high].idx + len(doc[high])


def blocks(claim: Claim[Statement]) -> Iterator[tuple[str, str]]:
    """By each two content lemmas: statements that share fewer are of two things."""
    yield from combinations(sorted(claim.value.content), 2)


@dataclass(frozen=True, slots=True)
class _Match:
    pair: Pair[Statement]
    containment: float
    """Weight of the shared lemmas over that of the smaller clause."""
    score: float
    """0.5 of the cosine, 0.2 of the containment, 0.3 of shared over all lemmas."""

    @property
    def a(self) -> Statement:
        return self.pair.a.value

    @property
    def b(self) -> Statement:
        return self.pair.b.value


def compare(pair: Pair[Statement]) -> Verdict | None:
    """The ladder: the first rung that holds, None where the clauses tell of two things."""
    a, b = pair.a.value, pair.b.value
    if len(a.content & b.content) < 2:
        return None
    jaccard = pair.world.overlap(a.content, b.content)
    containment = _containment(pair)
    if 0.2 * containment + 0.3 * jaccard + 0.5 < SAME:
        return None
    cosine = pair.world.closeness(pair.a, pair.b)
    match = _Match(pair, containment, 0.5 * cosine + 0.2 * containment + 0.3 * jaccard)
    for rule, holds, reason in LADDER:
        confidence = holds(match)
        if confidence > 0:
            return Verdict(rule, round(confidence, 2), reason, crosscheck="none")
    return None


def _containment(pair: Pair[Statement]) -> float:
    a, b = pair.a.value.content, pair.b.value.content
    rarity = pair.world.rarity

    def weight(words: frozenset[str]) -> float:
        return sum(rarity.get(w, 1.0) for w in sorted(words))

    return weight(a & b) / max(min(weight(a), weight(b)), 1e-9)


SAME = 0.50
SURE = 0.62


def _rival_numbers(a: Statement, b: Statement) -> bool:
    """Each gives figures, and none that the other gives."""
    return bool(a.numbers and b.numbers) and not a.numbers & b.numbers


def _hedges(m: _Match) -> float:
    """Same predicate, hedged on one side, no word of doubt in the other's sentence."""
    a, b = m.a, m.b
    if a.hedged == b.hedged or a.predicate != b.predicate or m.score < 0.58 or m.containment < 0.48:
        return 0.0
    plain = b if a.hedged else a
    if plain.unsure or plain.certainty != "asserted" or min(len(a.content), len(b.content)) < FEWEST:
        return 0.0
    return 0.62


def _agrees(m: _Match) -> float:
    return _sameness(m) if _even(m) else 0.0


def _fuller(m: _Match) -> float:
    return _sameness(m)


def _even(m: _Match) -> bool:
    small, large = sorted((len(m.a.content), len(m.b.content)))
    return small / large > 0.6


def _sameness(m: _Match) -> float:
    if m.a.polarity != m.b.polarity or _rival_numbers(m.a, m.b):
        return 0.0
    alike = m.a.predicate == m.b.predicate or bool(m.pair.a.context.names & m.pair.b.context.names)
    if m.score < (SAME if alike else SURE):
        return 0.0
    return min(0.95, 0.6 + (m.score - SAME) * 0.9)


Rung = tuple[Rule, Callable[[_Match], float], str]

LADDER: tuple[Rung, ...] = (
    (HEDGED, _hedges, "One report states it as a fact, the other with a word of doubt."),
    (AGREE, _agrees, "Both say so."),
    (FULLER, _fuller, "Both say so; one tells more."),
)


def compatible(a: Statement, b: Statement) -> bool:
    """Whether both could be true: statements of one polarity always can."""
    return a.polarity == b.polarity


def describe(value: Statement) -> str:
    """The clause itself."""
    return value.written


def normal(value: Statement) -> Mapping[str, Any]:
    """The statement as JSON."""
    return {
        "predicate": value.predicate,
        "subjects": sorted(value.subjects),
        "objects": sorted(value.objects),
        "polarity": value.polarity,
        "certainty": value.certainty,
    }


KIND: Kind[Statement] = Kind(
    name="statement",
    rules=(HEDGED, AGREE, FULLER),
    extract=extract,
    blocks=blocks,
    compare=compare,
    describe=describe,
    normal=normal,
    compatible=compatible,
)
