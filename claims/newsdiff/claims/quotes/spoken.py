"""Quotations of an article with cue and speaker, and how much of the sentence is reported speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from newsdiff.claims.quotes.choose import cue_for, is_title
from newsdiff.claims.quotes.content import reported
from newsdiff.claims.quotes.cues import is_according
from newsdiff.claims.quotes.speakers import Speaker, speaker_head, speaker_of
from newsdiff.claims.quotes.turns import Layout, Quoted, Unit, layout

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Spoken", "spoken"]

_DASHES = frozenset({"-", "--", "–", "—", "―"})
_SHORT = 4
"""Words up to which a quotation that nobody is said to speak may be a title or a nickname."""
_LONG_WORD = 4
"""Letters of a word that a heading begins with a capital."""


_READ: WeakKeyDictionary[Reading, tuple[Spoken, ...]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that an article gives as somebody's, at least some of them in quotation marks."""

    sentence: Sentence
    start: int
    """Tokens of the longest stretch of the reported content, half open, in the sentence's doc."""
    end: int
    quotes: tuple[Quoted, ...]
    cue: str | None
    """Lemma of the verb of saying, "according to", or ":"; None where nobody is said to speak."""
    speaker: Speaker | None
    carried: bool = False
    """Whether cue and speaker are those of the sentence before."""
    cue_token: int | None = None
    """The verb of saying in the sentence's doc, where it stands in the same sentence."""
    more: tuple[tuple[Sentence, Quoted], ...] = ()
    """The passages after, where the quotation runs on in them."""

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the content in the doc: a lone quotation without its marks, else with all of them."""
        doc = self.sentence.doc
        start, end = doc[self.start].idx, doc[self.end - 1].idx + len(doc[self.end - 1])
        for quote in self.quotes:
            if len(self.quotes) == 1 and (quote.start, quote.end) == (self.start, self.end):
                break
            if quote.start == self.start:
                start = quote.mark.start - 1
            if quote.end == self.end and quote.mark.closed:
                end = quote.mark.end + 1
        return start, end


def spoken(reading: Reading) -> tuple[Spoken, ...]:
    """The quotations of an article in the order of the text."""
    found = _READ.get(reading)
    if found is None:
        found = _READ[reading] = tuple(_spoken(reading))
    return found


def _spoken(reading: Reading) -> Iterator[Spoken]:
    state = _Run(reading)
    held: Spoken | None = None
    for sentences in state.paragraphs:
        found = state.paragraph(sentences)
        if held is not None and found and _runs_on(reading, held, found[0]):
            held = replace(held, more=(*held.more, (found[0].sentence, found[0].quotes[0])))
            found = found[1:]
            state.last = held.speaker
        elif held is not None and _is_open(held) and (held.cue is None or held.carried):
            # A stray mark: nobody is said to speak, and nothing closes or continues the quotation.
            held = None
        if held is not None and (found or sentences):
            if not found and _is_open(held):
                continue
            yield held
            held = None
        yield from found[:-1]
        held = found[-1] if found else None
    if held is not None:
        yield held


class _Run:
    """What carries on from passage to passage: who spoke last."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        grouped: dict[int, list[Sentence]] = {}
        for sentence in reading.sentences:
            grouped.setdefault(sentence.paragraph, []).append(sentence)
        self.paragraphs = tuple(tuple(s) for s in grouped.values())
        self.last: Speaker | None = None
        self.announced: tuple[str, Speaker | None] | None = None
        """Cue and speaker of a passage that ended in a colon."""
        self.spoke_before = False
        """Whether the passage before ended with somebody's words."""

    def paragraph(self, sentences: Sequence[Sentence]) -> list[Spoken]:
        """The quotations of one passage."""
        doc = sentences[0].doc
        if sentences[0].role == "title":
            self.last, self.spoke_before = None, False
        plan = layout(doc)
        found: list[Spoken] = []
        for unit in plan.units:
            for item in self._unit(sentences, plan, unit):
                if found and item.carried and found[-1].cue is not None:
                    found[-1] = _joined(doc, found[-1], item)
                else:
                    found.append(item)
        self._close(sentences, plan, found)
        return found

    def _close(self, sentences: Sequence[Sentence], plan: Layout, found: Sequence[Spoken]) -> None:
        doc = plan.doc
        self.spoke_before = bool(found) and found[-1].cue is not None and len(doc) - found[-1].end < 25
        self.announced = None
        if doc[-1].text == ":" and plan.units[-1].cues:
            cue = doc[plan.units[-1].cues[-1]]
            self.announced = _lemma(cue), self._speaker(sentences, plan, plan.units[-1], cue)

    def _unit(self, sentences: Sequence[Sentence], plan: Layout, unit: Unit) -> Iterator[Spoken]:
        groups: list[tuple[int | None, list[Quoted]]] = []
        for quote in unit.quotes:
            if (not groups or _is_past_cue(groups, quote)) and is_title(plan.doc, unit, quote):
                continue
            before = (groups[-1][0], groups[-1][1][-1]) if groups else None
            cue = cue_for(plan.doc, unit, quote, before)
            if groups and cue is not None and groups[-1][0] == cue:
                groups[-1][1].append(quote)
            else:
                groups.append((cue, [quote]))
        for cue, quotes in groups:
            made = self._cued(sentences, plan, unit, cue, quotes) if cue is not None else None
            made = made or self._uncued(sentences, plan, unit, quotes)
            if made is not None:
                yield made
        self._hear(sentences, plan, unit, groups)

    def _hear(
        self, sentences: Sequence[Sentence], plan: Layout, unit: Unit, groups: Sequence[object]
    ) -> None:
        """A sentence of reported speech without quotation marks tells who speaks, too."""
        if groups or not unit.cues:
            return
        cue = plan.doc[unit.cues[0]]
        speaker, head = self._speaker(sentences, plan, unit, cue), _head(plan, unit, cue)
        if speaker is not None and head is not None and (speaker.person or head.pos_ != "PRON"):
            self.last = speaker

    def _speaker(self, sentences: Sequence[Sentence], plan: Layout, unit: Unit, cue: Token) -> Speaker | None:
        head = _head(plan, unit, cue)
        if head is None:
            return None
        sentence = _sentence_of(sentences, head.i)
        return speaker_of(self.reading, sentence, head, plan.inside, self.last)

    def _cued(
        self, sentences: Sequence[Sentence], plan: Layout, unit: Unit, at: int, quotes: list[Quoted]
    ) -> Spoken | None:
        cue = plan.doc[at]
        speaker = self._speaker(sentences, plan, unit, cue)
        start, end = reported(plan.doc, unit, cue, quotes, _head(plan, unit, cue))
        if speaker is not None:
            self.last = speaker
        sentence = _sentence_of(sentences, start)
        return Spoken(sentence, start, end, tuple(quotes), _lemma(cue), speaker, cue_token=at)

    def _uncued(
        self, sentences: Sequence[Sentence], plan: Layout, unit: Unit, quotes: list[Quoted]
    ) -> Spoken | None:
        doc = plan.doc
        first, last = quotes[0], quotes[-1]
        sentence = _sentence_of(sentences, first.start)
        alone = not _words_outside(doc, unit, plan.inside)
        if alone and unit.start == 0 and _is_heading(doc, first.start, last.end):
            return None
        carried = False
        cue: str | None = None
        speaker: Speaker | None = None
        if first.start >= 2 and doc[first.start - 2].text == ":":
            cue, speaker = ":", self._named_before(sentences, plan, unit, first.start - 2)
        elif alone and self.announced is not None and unit.start == 0:
            cue, speaker = self.announced
        elif alone and (unit.start > 0 or self.spoke_before):
            cue, speaker, carried = "say", self.last, True
        elif (signed := _signature(doc, unit, last)) is not None:
            cue, speaker = "—", self._by(sentences, plan, signed)
        elif last.end - first.start <= _SHORT:
            return None
        if speaker is not None:
            speaker = replace(speaker, cued=False) if alone else speaker
            self.last = speaker
        return Spoken(sentence, first.start, last.end, tuple(quotes), cue, speaker, carried)

    def _by(self, sentences: Sequence[Sentence], plan: Layout, head: Token) -> Speaker:
        return speaker_of(self.reading, _sentence_of(sentences, head.i), head, plan.inside, None)

    def _named_before(
        self, sentences: Sequence[Sentence], plan: Layout, unit: Unit, at: int
    ) -> Speaker | None:
        doc = plan.doc
        for i in range(at - 1, unit.start - 1, -1):
            token = doc[i]
            if i not in plan.inside and (token.dep_ == "nsubj" or (i == at - 1 and token.pos_ == "PROPN")):
                return speaker_of(self.reading, _sentence_of(sentences, i), token, plan.inside, self.last)
        return self.last


def _is_past_cue(groups: Sequence[tuple[int | None, Sequence[Quoted]]], quote: Quoted) -> bool:
    """Whether the cue of the quotation before stands between the two."""
    cue, quotes = groups[-1]
    return cue is not None and quotes[-1].end <= cue < quote.start


def _lemma(cue: Token) -> str:
    return "according to" if is_according(cue) else cue.lemma_.lower()


def _sentence_of(sentences: Sequence[Sentence], token: int) -> Sentence:
    return next((s for s in sentences if s.start <= token < s.end), sentences[-1])


def _words_outside(doc: Doc, unit: Unit, inside: frozenset[int]) -> bool:
    return any(i not in inside and not doc[i].is_punct for i in range(unit.start, unit.end))


def _is_heading(doc: Doc, start: int, end: int) -> bool:
    """Whether words are spelled as headings are: every long one of two or more with a capital."""
    long = [t for t in doc[start:end] if t.is_alpha and len(t) >= _LONG_WORD]
    return len(long) >= 2 and all(t.is_title for t in long) and any(t.pos_ != "PROPN" for t in long)


def _head(plan: Layout, unit: Unit, cue: Token) -> Token | None:
    return speaker_head(cue, plan.inside, unit.start, unit.end)


def _signature(doc: Doc, unit: Unit, last: Quoted) -> Token | None:
    """The name that follows a quotation after a dash."""
    at = last.end + 2
    if at >= unit.end or doc[at - 1].text not in _DASHES or doc[at].pos_ != "PROPN":
        return None
    while at + 1 < unit.end and doc[at + 1].pos_ == "PROPN":
        at += 1
    return doc[at]


def _is_open(item: Spoken) -> bool:
    last = item.more[-1][1] if item.more else item.quotes[-1]
    return not last.mark.closed


def _runs_on(reading: Reading, before: Spoken, item: Spoken) -> bool:
    """Whether a passage goes on with the quotation that the passage before left open."""
    at, left = before.more[-1] if before.more else (before.sentence, before.quotes[-1])
    if left.mark.closed or item.quotes[0].start > 1 or item.sentence.paragraph != at.paragraph + 1:
        return False
    return _opening(reading, at, left) == _opening(reading, item.sentence, item.quotes[0])


def _opening(reading: Reading, sentence: Sentence, quote: Quoted) -> str:
    """The mark that opens a quotation as written: a stray straight one is not continued by a curly one."""
    start = quote.mark.start
    low, high = sentence.locate(start - 1, start)
    return reading.article.field(sentence.field)[low:high]


def _joined(doc: Doc, before: Spoken, item: Spoken) -> Spoken:
    """One turn of two quotations of a speaker; its span is what holds most of it and least else."""
    quotes = before.quotes + item.quotes
    sizes = [len(doc[x.start : x.end].text) for x in (before, item)]
    both = sum(sizes)
    hull = len(doc[before.start : item.end].text)
    if both / hull >= max(sizes) / both:
        return replace(before, end=item.end, quotes=quotes)
    if sizes[0] >= sizes[1]:
        return replace(before, quotes=quotes)
    return replace(before, sentence=item.sentence, start=item.start, end=item.end, quotes=quotes)
