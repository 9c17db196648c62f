"""The dates that an article tells, each with what it is the date of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.claims import context as ctx
from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.dates.mention import Mention
from newsdiff.claims.dates.parse import parse
from newsdiff.claims.dates.resolve import Direction, Setting, follow, resolve
from newsdiff.claims.dates.value import DateValue
from newsdiff.claims.dates.words import lexicon
from newsdiff.claims.model import Claim
from newsdiff.claims.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.corpus.annotate import Sentence

__all__ = ["extract"]

_LONGEST_TOPIC = 9


def extract(reading: Reading) -> Iterator[Claim[DateValue]]:
    """A claim for each date expression of headline and body, in the order of the text.

    Three years in prison and "first in 15 years" are spans of time, no dates.
    """
    setting = Setting(published=reading.article.published)
    found: dict[int, tuple[Mention, ...]] = {}
    for sentence in reading.sentences:
        doc = sentence.doc
        if id(doc) not in found:
            found[id(doc)] = parse(doc.text)
        for mention in found[id(doc)]:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None or not sentence.start <= span.start < sentence.end:
                continue
            if not _is_date(doc, span.start, span.end, mention):
                continue
            setting = replace(setting, direction=direction(reading, sentence, span.start, span.end))
            before = doc[sentence.start : span.start].text
            seen = replace(setting, quarter=None) if mention.account and _LONGER.search(before) else setting
            if seen is not setting and mention.grain == "year":
                mention = replace(mention, account=False)
            value = resolve(mention, seen, _spelled(doc.text[mention.start : mention.end]))
            setting = follow(setting, mention, value)
            topic = _topic(reading, sentence, span.start, span.end)
            yield reading.claim("date", sentence, span.start, min(span.end, sentence.end), value, topic)


_LONGER = re.compile(r"\b(?:six|nine|twelve) months\b|\bhalf\b|\b(?:full|fiscal|for the) year\b")
"""Accounts of more than a quarter: "a year earlier" beside them is no quarter."""


def _spelled(text: str) -> str:
    return " ".join(text.split())


def _is_date(doc: Doc, start: int, end: int, m: Mention) -> bool:
    """Whether words that may be a date are one where they stand, by what the tagger makes of them."""
    first = doc[start]
    if m.grain == "month" and m.year is None and not m.which and m.year_shift is None and not m.shade:
        return _is_month(doc, start, end)
    if m.grain == "year" and end - start == 1 and m.year is not None and first.ent_type_ in ("CARDINAL", "MONEY"):
        before = doc[start - 1].lower_ if start else ""
        return before in ("in", "since", "until", "year", "fiscal") and first.head.pos_ != "NOUN"
    if m.grain == "season" and m.year is None and not m.which:
        after = doc[end].lower_ if end < len(doc) else ""
        return after not in ("of", "in", "from", "to", "for")
    return True


def _is_month(doc: Doc, start: int, end: int) -> bool:
    """Whether a lone name of a month is no first name, verb or modal."""
    token = doc[end - 1]
    if token.pos_ in ("AUX", "VERB") or token.ent_type_ in ("PERSON", "ORG", "GPE"):
        return False
    before = doc[start - 1] if start else None
    if before is not None and before.pos_ == "PROPN" and before.ent_type_ in ("PERSON", "ORG"):
        return False
    after = doc[end] if end < len(doc) else None
    named = after is not None and after.pos_ == "PROPN" and after.ent_type_ == "PERSON"
    return not named


_PLANS = frozenset({"schedule", "expect", "set", "due", "slate", "plan", "plans"})


def direction(reading: Reading, sentence: Sentence, start: int, end: int) -> Direction:
    """Where the clause of a date looks: back, ahead, or neither (the present, a bare noun phrase)."""
    doc = sentence.doc
    root = doc[start:end].root
    verb = _governor(root)
    if verb is None:
        return "past" if sentence.role == "title" else ""
    if _looks_ahead(verb):
        return "future"
    tense = ctx.tense(doc, reading.clause(doc, verb.i))
    if tense == "future":
        return "future"
    if tense == "present":
        return "past" if sentence.role == "title" else ""
    return "past" if tense == "past" else ""


def _governor(token: Token) -> Token | None:
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and token.lower_ == "due"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _looks_ahead(verb: Token) -> bool:
    if verb.lemma_.lower() in _PLANS and (verb.tag_ in ("VBN", "JJ") or verb.pos_ == "ADJ"):
        return True
    return any(c.tag_ == "MD" and c.lower_ not in ("could", "might") for c in verb.children)


def _topic(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    """What happened on the day, in a few words of the article: "when the ship hit the pillar"."""
    doc = sentence.doc
    trigger, near = reading.trigger(sentence, start, end)
    if trigger is None:
        return "day of the event"
    noun = next((t for t in (*near[1:], trigger) if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is not None and (noun is trigger or trigger.lemma_.lower() in lexicon().topics.dull):
        first, last = noun_phrase(noun)
        return "day of " + _few(doc, [i for i in range(first, last) if not start <= i < end])
    clause = reading.clause(doc, trigger.i)
    subject = [i for head in clause.subjects[:1] for i in range(*noun_phrase(doc[head]))]
    verbal = [c.i for c in trigger.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    patient = [c for c in trigger.children if c.dep_ in ("dobj", "attr", "oprd")][:1]
    words = subject + sorted([*verbal, trigger.i]) + [i for c in patient for i in range(*noun_phrase(c))]
    return "when " + _few(doc, [i for i in words if not start <= i < end])


def _few(doc: Doc, tokens: list[int]) -> str:
    cut = tokens[:_LONGEST_TOPIC]
    text = "".join(doc[i].text_with_ws if j + 1 in tokens else doc[i].text + " " for i, j in zip(cut, cut, strict=True))
    return " ".join(text.split()).strip(" ,;:") + (" …" if len(tokens) > len(cut) else "")
