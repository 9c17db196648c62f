"""What the reader finds, as alignments like those of the kinds: a rule, two quotations, a reason."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsdiff.claims.align import Alignment
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.kinds.statement import topic
from newsdiff.claims.model import Claim
from newsdiff.claims.reader import judgement
from newsdiff.claims.reader.candidates import candidates
from newsdiff.claims.reader.judgement import Judgement
from newsdiff.claims.reader.rules import REASONS, RULES
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from newsdiff.claims.reader.network import Said
    from newsdiff.claims.world import World
    from newsdiff.corpus.annotate import Sentence

__all__ = ["KIND", "begin", "differences", "doubted"]

LONGEST_EVIDENCE = 240
"""Characters quoted of each side; of a longer sentence the stretch that matters most."""
DOUBT = 0.3
"""Confidence in a difference from which two sentences are no longer called the same in free words. On
annotated events not fitted to, this takes away 10 of 185 samenesses that are none, and 4 of 900 that are; a
lower bound loses honest paraphrases."""
_FREE = frozenset({"statement"})

Where = tuple[int, int, int, int]
"""Number of the first article and of its sentence, then of the second: the former article comes first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or the part of it that matters, as the article has it."""

    written: str


def begin(world: World) -> dict[Where, Future[Judgement]]:
    """Begin to read every candidate pair on the other core, in the order of articles and of the text."""
    return {
        (c.a, c.pairing.places[0], c.b, c.pairing.places[1]): _worker().submit(judgement.judge, c)
        for c in candidates(world)
    }


@functools.cache
def _worker() -> ThreadPoolExecutor:
    import onnxruntime  # noqa: F401 - imported here: two threads that import numpy may meet it half made
    import tokenizers  # noqa: F401

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsdiff-reader")


def doubted(same: Alignment, read: Mapping[Where, Judgement]) -> bool:
    """Whether a sameness in free words rests on two sentences that may well differ."""
    if same.kind.name not in _FREE:
        return False
    x, y = sorted(same.pair, key=lambda claim: claim.article)
    found = read.get((x.article, x.context.sentence, y.article, y.context.sentence))
    return found is not None and found.confidence >= DOUBT


def differences(world: World, read: list[Judgement]) -> list[Alignment]:
    """The differences among pairs that were read, surest first; each sentence once for each other article."""
    found: list[Alignment] = []
    used: set[tuple[int, int, int]] = set()
    for one in sorted(read, key=_order):
        places = one.candidate.pairing.places
        ends = (
            (one.candidate.a, places[0], one.candidate.b),
            (one.candidate.b, places[1], one.candidate.a),
        )
        if used.isdisjoint(ends):
            found.append(_alignment(world, one))
            used.update(ends)
    return found


def _order(one: Judgement) -> tuple[float, int, int, tuple[int, int]]:
    return (-one.confidence, one.candidate.a, one.candidate.b, one.candidate.pairing.places)


def _alignment(world: World, one: Judgement) -> Alignment:
    candidate = one.candidate
    left = _claim(world, candidate.a, candidate.first, one.said, 0)
    right = _claim(world, candidate.b, candidate.second, one.said, 1)
    fuller = max(left, right, key=lambda c: (len(c.value.written), c.topic))
    rule = RULES[one.relation]
    verdict = Verdict(rule, round(one.confidence, 2), REASONS[one.relation], fuller.topic, crosscheck="none")
    return Alignment(KIND, (left, right), verdict, (left, right))


def _claim(world: World, article: int, sentence: Sentence, said: Said, side: int) -> Claim[Passage]:
    reading = world.readings[article]
    first, last = _stretch(sentence, said, side)
    doc = sentence.doc
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    written = text_of(doc)[start:end]
    clause = reading.clause(doc, sentence.span.root.i)
    return reading.claim(
        KIND.name,
        sentence,
        first,
        last + 1,
        Passage(" ".join(written.split())),
        topic(reading, sentence, clause, written),
        context=reading.context(sentence, sentence.span.root.i, sentence.span.root.i + 1),
        evidence=(start, end),
    )


def _stretch(sentence: Sentence, said: Said, side: int) -> tuple[int, int]:
    """First and last token to quote: the sentence, or of a long one the stretch with the heaviest marks."""
    tokens = [t for t in sentence.span if not t.is_space] or list(sentence.span)
    begin = sentence.span.start_char
    if tokens[-1].idx + len(tokens[-1]) - tokens[0].idx <= LONGEST_EVIDENCE:
        return tokens[0].i, tokens[-1].i
    weights = [_weight(t.idx - begin, t.idx - begin + len(t), said.marks[side]) for t in tokens]
    best, chosen, first, held = -1.0, (tokens[0].i, tokens[0].i), 0, 0.0
    for last, token in enumerate(tokens):
        held += weights[last]
        while token.idx + len(token) - tokens[first].idx > LONGEST_EVIDENCE and first < last:
            held -= weights[first]
            first += 1
        if held > best + 1e-9 or first == 0:
            best, chosen = held, (tokens[first].i, token.i)
    return chosen


def _weight(start: int, end: int, marks: tuple[tuple[int, int, float], ...]) -> float:
    return max((share for low, high, share in marks if low < end and start < high), default=0.0)


def _nothing(_: object) -> Iterator[Any]:
    return iter(())


def _describe(value: Passage) -> str:
    return value.written


def _normal(value: Passage) -> Mapping[str, Any]:
    return {"text": value.written}


def _unlike(_: Passage, __: Passage) -> bool:
    return False


def _silent(_: Pair[Passage]) -> None:
    return None


KIND: Kind[Passage] = Kind(
    name="statement",
    rules=tuple(RULES.values()),
    extract=_nothing,
    blocks=_nothing,
    compare=_silent,
    describe=_describe,
    normal=_normal,
    compatible=_unlike,
)
"""Statements as the reader sees them: whole passages, taken from no extraction and compared by no ladder."""
