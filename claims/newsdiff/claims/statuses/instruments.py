"""What reports call an agreement, where it is signed, and whether it is said to bind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims import context as ctx
from newsdiff.claims.clauses import ancestors
from newsdiff.claims.statuses.value import INSTRUMENT, StatusValue
from newsdiff.claims.statuses.words import words
from newsdiff.claims.words import content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["OPEN", "instruments", "is_refused"]

OPEN = frozenset({"planned", "conditional", "possible"})
"""How sure a clause is that tells what is not so yet."""


def instruments(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, StatusValue]]:
    """Tokens and standing of what the sentence calls an agreement, and of whether it binds."""
    lexicon = words().instruments
    doc, lower = sentence.doc, sentence.text.lower()
    for phrase, step in [(p, "not binding") for p in lexicon.nonbinding] + [
        (p, "binding") for p in lexicon.binding
    ]:
        at = lower.find(phrase)
        if at < 0 or (step == "binding" and any(p in lower for p in lexicon.nonbinding)):
            continue
        offset = sentence.span.start_char + at
        span = doc.char_span(offset, offset + len(phrase), alignment_mode="expand")
        if span is not None:
            yield span.start, span.end, _instrument(reading, sentence, span.start, span.end, step)
            break
    if not any(t.lower_ in lexicon.acts for t in sentence.span):
        return
    for token in sentence.span:
        if token.lower_ not in lexicon.ranks or _is_unreached(reading, doc, token):
            continue
        if _is_named(doc, token, sentence.start):
            start = _start(token, sentence.start)
            yield start, token.i + 1, _instrument(reading, sentence, start, token.i + 1, token.lower_)


def _is_unreached(reading: Reading, doc: Doc, token: Token) -> bool:
    """Whether the clause says that there is no agreement: "failed to reach a deal", "did not sign"."""
    clause = reading.clause(doc, token.i)
    verb = next((t for t in ancestors(token) if t.pos_ == "VERB"), None)
    return ctx.polarity(doc, clause) == "negated" or (verb is not None and is_refused(verb))


def _is_named(doc: Doc, token: Token, lowest: int) -> bool:
    lexicon = words().instruments
    before = {doc[i].lower_ for i in range(max(lowest, token.i - 3), token.i)}
    if before & lexicon.other or {"no", "not", "without"} & before:
        return False
    return token.lower_ not in ("statement", "declaration") or bool(before & lexicon.joint)


def _start(token: Token, lowest: int) -> int:
    """Begin of the run of nouns and adjectives that ends in an instrument."""
    start = token.i
    while start > max(lowest, token.i - 4) and token.doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        if token.doc[start - 1].lower_ in words().instruments.acts:
            break
        start -= 1
    return start


def _instrument(reading: Reading, sentence: Sentence, start: int, end: int, state: str) -> StatusValue:
    doc = sentence.doc
    ranks = words().instruments.ranks
    place = content_words(t for t in sentence.span if not start <= t.i < end)
    return StatusValue(
        ladder=INSTRUMENT,
        state=state,
        rank={"not binding": 0, "binding": 4}.get(state, ranks.get(state, 0)),
        negated=False,
        planned=state in _BINDS and _is_open(reading, doc[start:end]),
        subject="",
        names=frozenset(),
        words=content_words(doc[start:end]) - frozenset(ranks),
        detail=_named_as(sentence, start, end, state),
        facts=frozenset({state}),
        place=place - words().instruments.acts,
        leading=reading.is_lead(sentence),
    )


_BINDS = ("binding", "not binding")


def _is_open(reading: Reading, span: Span) -> bool:
    """Whether it would be so only: "would be legally binding if adopted"."""
    return ctx.certainty(span.doc, reading.clause(span.doc, span.root.i), None) in OPEN


def _named_as(sentence: Sentence, start: int, end: int, state: str) -> str:
    """The instrument's name for people; of "not binding" with the instrument it is said of."""
    doc = sentence.doc
    text = doc[start:end].text
    if state not in _BINDS:
        return text
    before = [t for t in doc[sentence.start : start] if t.lower_ in words().instruments.ranks]
    if not before:
        return text
    last = before[-1]
    full = next((t for t in before if t.i + 3 >= last.i), last)
    tail = full.i + 1
    if tail + 1 < len(doc) and doc[tail].lower_ == "of" and tail + 2 <= start:
        tail += 2
    return f"{doc[_start(full, sentence.start) : tail].text}, {text}"


def is_refused(verb: Token) -> bool:
    """Whether somebody will not do it: "refused to step down"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in words().subjects.refused
