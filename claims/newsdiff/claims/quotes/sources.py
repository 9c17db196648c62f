"""Reported speech without quotation marks: a clause, who is given as its source, and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.clauses import is_parted
from newsdiff.claims.quotes.cues import is_according, is_told, words
from newsdiff.claims.quotes.speakers import Speaker, speaker_head, speaker_of
from newsdiff.claims.quotes.spoken import spoken
from newsdiff.claims.quotes.turns import Layout, Unit, layout

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Sourced", "sourced"]

_OBJECT = frozenset({"ccomp", "parataxis", "dep"})
_BELIEVED = frozenset({"VBN"})
_FEWEST = 4
"""Words of a clause that says something checkable."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A clause for which an article gives a source, or only hearsay."""

    sentence: Sentence
    start: int
    """Tokens of the clause, half open, in the sentence's doc."""
    end: int
    cue: str
    """Lemma of the reporting word: "say", "according to", "reportedly"."""
    cue_token: int
    speaker: Speaker | None
    """None where the article does not say whose word it is."""


def sourced(reading: Reading) -> Iterator[Sourced]:
    """The clauses of an article that somebody outside it vouches for.

    What a quotation is introduced by is left to the quotations; a clause around one is not: in "she
    said he had called it 'a mess'" it is "he had called it 'a mess'".
    """
    last: Speaker | None = None
    quoting = {(item.sentence.paragraph, item.cue_token) for item in spoken(reading)}
    for sentences in _passages(reading):
        plan = layout(sentences[0].doc)
        taken = {token for passage, token in quoting if passage == sentences[0].paragraph}
        for unit in plan.units:
            for item in _unit(reading, sentences, plan, unit, last):
                if unit.quotes and (item.cue_token in taken or not _is_outside(plan, item)):
                    continue
                last = item.speaker if item.speaker is not None and item.speaker.person else last
                yield item


def _is_outside(plan: Layout, item: Sourced) -> bool:
    """Whether a cue and some of its clause stand outside quotation marks."""
    within = plan.inside
    return item.cue_token not in within and any(
        i not in within and plan.doc[i].is_alpha for i in range(item.start, item.end)
    )


def _unbroken(unit: Unit, start: int, end: int) -> int:
    """The end of a clause, after the quotation that it ends with or would be cut in."""
    for quote in unit.quotes:
        if start < quote.start < end <= quote.end + 1:
            return min(quote.end + 1, unit.end) if quote.mark.closed else quote.end
    return end


def _passages(reading: Reading) -> Iterator[list[Sentence]]:
    grouped: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        grouped.setdefault(sentence.paragraph, []).append(sentence)
    yield from grouped.values()


def _unit(
    reading: Reading, sentences: list[Sentence], plan: Layout, unit: Unit, last: Speaker | None
) -> Iterator[Sourced]:
    doc = plan.doc
    taken: set[int] = set()
    for i in range(unit.start, unit.end):
        token = doc[i]
        adverb = token.lower_ in words().cues.hearsay and not any(is_according(doc[k]) for k in unit.cues)
        if i in taken or not (adverb or i in unit.cues or _is_believed(token)):
            continue
        span = _clause(doc, unit, token, adverb)
        if span is None or sum(t.is_alpha for t in doc[span[0] : span[1]]) < _FEWEST:
            continue
        nobodys = adverb or _is_believed(token) or _is_impersonal(token)
        head = None if nobodys else speaker_head(token, plan.inside, unit.start, unit.end)
        if head is None and not (nobodys or is_told(token)):
            continue
        sentence = next((s for s in sentences if s.start <= i < s.end), sentences[-1])
        speaker = speaker_of(reading, sentence, head, plan.inside, last) if head is not None else None
        taken.update(range(*span))
        span = span[0], _unbroken(unit, *span)
        cue = "according to" if is_according(token) else token.lemma_.lower()
        at = next((s for s in sentences if s.start <= span[0] < s.end), sentence)
        yield Sourced(at, span[0], span[1], cue, i, speaker)


def _is_believed(token: Token) -> bool:
    """Whether a token is the verb of "is believed to have", whose source is nobody in particular."""
    if token.tag_ not in _BELIEVED or token.lemma_.lower() not in words().cues.believed:
        return False
    passive = any(c.dep_ == "auxpass" for c in token.children)
    return passive and any(c.dep_ == "xcomp" for c in token.children)


def _is_impersonal(token: Token) -> bool:
    """Whether a token is the verb of "it is alleged that"."""
    return any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in token.children)


def _clause(doc: Doc, unit: Unit, cue: Token, adverb: bool) -> tuple[int, int] | None:
    """Tokens of what a cue reports, None where it reports no clause."""
    if adverb:
        return _trim(doc, *_around(unit, cue.head))
    if is_according(cue):
        return _according(doc, unit, cue)
    if _is_believed(cue):
        return _trim(doc, *_around(unit, cue))
    if cue.pos_ == "NOUN":
        child = next((c for c in cue.children if c.dep_ in ("acl", "ccomp")), None)
    else:
        child = next((c for c in cue.children if c.dep_ in _OBJECT and not is_parted(c)), None)
    if child is None and cue.dep_ == "parataxis":
        return _trim(doc, max(unit.start, cue.head.left_edge.i), cue.left_edge.i)
    if child is None or child.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    start, end = max(child.left_edge.i, unit.start), min(child.right_edge.i + 1, unit.end)
    if start <= cue.i < end:
        start, end = (cue.i + 1, end) if child.i > cue.i else (start, min(cue.left_edge.i, cue.i))
    return _trim(doc, start, end)


def _around(unit: Unit, verb: Token) -> tuple[int, int]:
    return max(unit.start, verb.left_edge.i), min(unit.end, verb.right_edge.i + 1)


def _according(doc: Doc, unit: Unit, cue: Token) -> tuple[int, int]:
    """The sentence without "according to" and its source: what stands before it, else what follows."""
    if cue.i > unit.start + 1:
        return _trim(doc, unit.start, cue.i)
    return _trim(doc, min(doc[cue.i + 1].right_edge.i + 1, unit.end), unit.end)


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end
