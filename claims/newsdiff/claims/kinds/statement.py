"""Statements: other facts, as a predicate with its arguments, its polarity and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.context import cues
from newsdiff.claims.coref import resolve
from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import Certainty, Claim, Context, Polarity
from newsdiff.claims.quantities.find import find
from newsdiff.claims.statements.contrary import contrary
from newsdiff.claims.statements.deeds import Deed, deed
from newsdiff.claims.statements.opposed import opposed
from newsdiff.claims.statements.qualified import qualifier
from newsdiff.claims.statements.rules import AGREE, FULLER, HEDGED, OPPOSED, QUALIFIED, RULES
from newsdiff.claims.statements.words import words
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.clauses import Clause
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["KIND", "Statement", "clause_claim"]

FEWEST = 3
"""Content lemmas a clause needs to say something that can be compared."""


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
    finite: bool
    """The predicate has a tense: "the road was closed", not "closing the road"."""
    written: str
    """The clause as the article has it."""
    deed: Deed | None
    """What it tells as done, where it tells it as plain fact."""


def extract(reading: Reading) -> Iterator[Claim[Statement]]:
    """The statements of one article: clauses with a full verb and enough content."""
    for sentence in reading.sentences:
        doc = sentence.doc
        seen: set[int] = set()
        found: list[Claim[Statement]] = []
        for i in range(sentence.start, sentence.end):
            clause = reading.clause(doc, i)
            if clause.head in seen or not sentence.start <= clause.head < sentence.end:
                continue
            seen.add(clause.head)
            claim = _statement(reading, sentence, clause)
            if claim is not None:
                found.append(claim)
        yield from (c for c in found if not _is_fragment(c) or not any(_covers(o, c) for o in found))


def _is_finite(head: Token) -> bool:
    return head.tag_ in _TENSED or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in _TENSED for c in head.children
    )


_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FULL = 4
"""Content lemmas below which a clause of the body is a fragment."""


def _is_fragment(claim: Claim[Statement]) -> bool:
    """Whether a clause says too little to stand beside one that holds it: no tense, or few words."""
    return not claim.context.title and (not claim.value.finite or len(claim.value.content) < _FULL)


def _covers(whole: Claim[Statement], part: Claim[Statement]) -> bool:
    """Whether the words of a clause stand inside those of another one."""
    outer, inner = whole.evidence, part.evidence
    if (outer.start, outer.end) == (inner.start, inner.end):
        return whole is not part and whole.value.finite and not part.value.finite
    return outer.start <= inner.start and inner.end <= outer.end


def _statement(reading: Reading, sentence: Sentence, clause: Clause) -> Claim[Statement] | None:
    """What a clause with a full verb and enough content says."""
    head = sentence.doc[clause.head]
    title = sentence.role == "title"
    if head.pos_ not in ("VERB", "AUX") and not title:
        return None
    if head.lemma_.lower() in ("say", "tell") and not title:
        return None
    context = reading.context(sentence, clause.head, clause.head + 1)
    if len(_content(context, head.lemma_.lower())) < FEWEST:
        return None
    return clause_claim(reading, sentence, clause, context)


def _content(context: Context, lemma: str) -> frozenset[str]:
    """The content lemmas of a clause with its subject and, where it says something, its verb."""
    content = context.content | context.names | context.subjects | context.objects
    return content if lemma in words().verbs.empty else content | {lemma}


def clause_claim(
    reading: Reading, sentence: Sentence, clause: Clause, context: Context | None = None
) -> Claim[Statement]:
    """What a clause says, however little it is."""
    doc = sentence.doc
    head = doc[clause.head]
    context = context or reading.context(sentence, clause.head, clause.head + 1)
    lemma = head.lemma_.lower()
    low, high = _span(sentence, clause)
    base = doc[sentence.start].idx
    written = text_of(doc)[low:high]
    value = Statement(
        predicate=lemma,
        subjects=context.subjects,
        objects=context.objects,
        content=_content(context, lemma),
        polarity=context.polarity,
        certainty=context.certainty,
        hedged=context.hedged,
        unsure=bool({t.lower_ for t in sentence.span} & words().hedges.words),
        numbers=frozenset(n for f in find(written) for n in (f.number.low, f.number.high)),
        finite=_is_finite(head),
        written=written,
        deed=deed(reading, sentence, clause, context, words().deeds),
    )
    about = topic(reading, sentence, clause, written)
    return reading.claim(
        "statement",
        sentence,
        clause.head,
        clause.head + 1,
        value,
        about,
        context=replace(context, around=((low - base, high - base),)),
        evidence=(low, high),
    )


LONGEST = 280
_TOPIC = 60
"""Characters of a clause that stand for it where it is only named."""


def topic(reading: Reading, sentence: Sentence, clause: Clause, written: str) -> str:
    """What a clause is about: its subject, or the first words of it where a pronoun is the subject."""
    doc = sentence.doc
    head = doc[clause.subjects[0]] if clause.subjects else None
    if head is not None and head.pos_ in ("NOUN", "PROPN"):
        start, end = noun_phrase(head)
        start, end = max(start, sentence.start, head.i - _REACH), min(end, sentence.end, head.i + _REACH)
        return " ".join(doc[start:end].text.split())
    name = resolve(reading, sentence, head) if head is not None else None
    if name:
        return name
    text = " ".join(written.split())
    return text if len(text) <= _TOPIC else text[:_TOPIC].rsplit(" ", 1)[0] + " …"


_REACH = 6


def _span(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """Characters from the clause's first word to its last, with its subject, cut to the longest."""
    doc = sentence.doc
    tokens = [i for i in (*clause.tokens, *clause.subjects) if sentence.start <= i < sentence.end]
    solid = [i for i in tokens if not doc[i].is_punct] or tokens
    low, high = min(solid), max(solid)
    while low < clause.head and (doc[low].dep_ == "cc" or doc[low].is_punct or _is_that(doc[low])):
        low += 1
    while high > clause.head and (doc[high].dep_ == "cc" or doc[high].is_punct):
        high -= 1
    while low < high and doc[high].idx + len(doc[high]) - doc[low].idx > LONGEST:
        if high > clause.head:
            high -= 1
        else:
            low += 1
    return doc[low].idx, doc[high].idx + len(doc[high])


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


def blocks(claim: Claim[Statement]) -> Iterator[tuple[str, str]]:
    """By each two content lemmas: statements that share fewer are of two things."""
    yield from combinations(sorted(claim.value.content), 2)


class _Match(NamedTuple):
    pair: Pair[Statement]
    containment: float
    """Weight of the shared lemmas over that of the smaller clause."""
    score: float
    """0.5 of the cosine, 0.2 of the containment, 0.3 of shared over all lemmas."""

    left: tuple[float, float]
    """Share of each clause's weight that the other one lacks."""

    @property
    def a(self) -> Statement:
        return self.pair.a.value

    @property
    def b(self) -> Statement:
        return self.pair.b.value


def compare(pair: Pair[Statement]) -> Verdict | None:
    """The ladder: the first rung that holds, None where the clauses tell of two things."""
    a, b = pair.a.value, pair.b.value
    if len(a.content & b.content) < 2 or (pair.a.context.quoted and pair.b.context.quoted):
        return None  # What both quote is compared as quotations.
    if contrary(pair, words().opposites, words().deeds):
        reason = f"“{a.written}” against “{b.written}”."
        return Verdict(OPPOSED, CONTRARY, reason, pair.a.topic, crosscheck="none")
    weight = pair.world.weight
    shared, own = weight(a.content & b.content), (weight(a.content), weight(b.content))
    jaccard = shared / max(sum(own) - shared, 1e-9)
    containment = shared / max(min(own), 1e-9)
    left = 1 - shared / own[0], 1 - shared / own[1]
    if 0.2 * containment + 0.3 * jaccard + 0.5 < _least(pair, left) - SLACK:
        return None  # the cosine, which is dear, is one at the most
    cosine = pair.world.closeness(pair.a, pair.b)
    match = _Match(pair, containment, 0.5 * cosine + 0.2 * containment + 0.3 * jaccard, left)
    for rule, holds, reason in LADDER:
        confidence = holds(match)
        if confidence > 0:
            fuller = max(pair.a, pair.b, key=lambda c: (len(c.value.written), c.topic))
            return Verdict(rule, round(confidence, 2), reason, fuller.topic, crosscheck="none")
    return None


CONTRARY = 0.86
"""Confidence in opposite outcomes: surer than that a status moved on, where both rest on the same words."""
SAME = 0.50
SURE = 0.62
LEAST, LIKELY = 0.46, 0.55
"""The same two bounds for two clauses that are long and have a tense."""
FIRM, APART = 0.75, 0.7
"""The score below which it tells against two clauses that each has more than this share of the weight
of its words to itself."""
LONG = 6
"""Content lemmas of a clause that says enough for the lower bounds."""
HEDGED_FROM = 0.58
"""The score from which a word of doubt is told as the difference."""
SLACK = 1e-9


def _least(pair: Pair[Statement], left: tuple[float, float]) -> float:
    """The lowest score that any rung asks of a pair."""
    return min(HEDGED_FROM, _same_from(pair)) if min(left) <= APART else FIRM


def _same_from(pair: Pair[Statement]) -> float:
    """The score from which two clauses say the same."""
    a, b = pair.a.value, pair.b.value
    alike = a.predicate == b.predicate or bool(pair.a.context.names & pair.b.context.names)
    full = a.finite and b.finite and min(len(a.content), len(b.content)) >= LONG
    return (LEAST if full else SAME) if alike else (LIKELY if full else SURE)


def _hedges(m: _Match) -> float:
    """Same predicate, hedged on one side, no word of doubt in the other's sentence."""
    a, b = m.a, m.b
    if a.hedged == b.hedged or a.predicate != b.predicate or m.score < HEDGED_FROM or m.containment < 0.48:
        return 0.0
    if not (a.finite and b.finite) or m.pair.a.context.quoted or m.pair.b.context.quoted:
        return 0.0
    plain, claim = (b, m.pair.b) if a.hedged else (a, m.pair.a)
    told = m.pair.world.sentence_text(claim).lower()
    if any(phrase in told for phrase in cues().reporting.according):
        return 0.0
    if plain.unsure or plain.certainty != "asserted" or min(len(a.content), len(b.content)) < FEWEST:
        return 0.0
    return 0.62


def _qualifies(m: _Match) -> float:
    """All but the same sentence, with a word that judges or bounds it in one report."""
    a, b = m.pair.a, m.pair.b
    if a.context.title or b.context.title or m.score < FIRM:
        return 0.0
    found = qualifier(m.a.written, m.b.written, words().qualifiers.words)
    return 0.8 if found is not None else 0.0


def _agrees(m: _Match) -> float:
    return _sameness(m) if _even(m) else 0.0


def _fuller(m: _Match) -> float:
    return _sameness(m)


def _even(m: _Match) -> bool:
    small, large = sorted((len(m.a.content), len(m.b.content)))
    return small / large > 0.6


def _sameness(m: _Match) -> float:
    if m.a.polarity != m.b.polarity:
        return 0.0
    if m.score < _same_from(m.pair) or (m.score < FIRM and min(m.left) > APART) or opposed(m.pair):
        return 0.0
    return min(0.95, 0.6 + (m.score - SAME) * 0.9)


Rung = tuple[Rule, Callable[[_Match], float], str]

LADDER: tuple[Rung, ...] = (
    (HEDGED, _hedges, "One report states it as a fact, the other with a word of doubt."),
    (QUALIFIED, _qualifies, "The sentences are the same but for a word that judges or bounds what they say."),
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
    rules=RULES,
    extract=extract,
    blocks=blocks,
    compare=compare,
    describe=describe,
    normal=normal,
    compatible=compatible,
)
