"""The dates that an article tells, each with what it is the date of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.claims.acts import act_of
from newsdiff.claims.dates.direction import direction, hangs_on_verb, weekday_direction
from newsdiff.claims.dates.mention import Mention
from newsdiff.claims.dates.parse import parse
from newsdiff.claims.dates.resolve import Setting, follow, resolve
from newsdiff.claims.dates.value import DateValue
from newsdiff.claims.model import Claim
from newsdiff.claims.reading import Reading
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsdiff.corpus.annotate import Sentence

__all__ = ["extract"]


def extract(reading: Reading) -> Iterator[Claim[DateValue]]:
    """A claim for each date expression of headline and body, in the order of the text.

    Three years in prison and "first in 15 years" are spans of time, no dates.

    >>> from newsdiff.claims.dates.show import describe
    >>> from newsdiff.corpus import Article
    >>> from newsdiff.corpus.annotate import annotate
    >>> text = "The mayor resigned late on Tuesday. "
    >>> text += "A successor, the first in 15 years, will be sworn in next month."
    >>> article = Article.from_json({"title": "", "text": text, "date_publish": "2023-03-02"}, name="a.json")
    >>> for claim in extract(Reading(0, next(annotate([article])))):
    ...     print(claim.topic, "|", describe(claim.value))
    when the mayor resigned | late on Tuesday (28 February 2023)
    when a successor will be sworn | next month (April 2023)
    """
    setting = Setting(published=reading.article.published)
    found: dict[int, tuple[Mention, ...]] = {}
    for sentence in reading.sentences:
        doc = sentence.doc
        if id(doc) not in found:
            found[id(doc)] = parse(text_of(doc))
        for mention, beside in _inside(sentence, found[id(doc)]):
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None or not _is_date(doc, span.start, span.end, mention):
                continue
            end = min(span.end, sentence.end)
            looks = direction if mention.weekday is None else weekday_direction
            looking, firm = looks(reading, sentence, span.start, end), hangs_on_verb(span.root)
            setting = replace(setting, direction=looking, firm=firm)
            value = _value(text_of(doc), mention, sentence, setting)
            setting = follow(setting, mention, value)
            if mention.grain == "time":
                value = _bound_to_day(value, mention, text_of(doc), beside, setting)
            topic = _topic(reading, sentence, span.start, end)
            yield reading.claim("date", sentence, span.start, end, value, topic)


def _inside(
    sentence: Sentence, mentions: tuple[Mention, ...]
) -> Iterator[tuple[Mention, tuple[Mention, ...]]]:
    """The mentions that begin in a sentence, each with its neighbours."""
    doc = sentence.doc
    first = bisect_left(mentions, doc[sentence.start].idx, key=lambda m: m.start)
    last = doc[sentence.end - 1]
    for i in range(first, len(mentions)):
        if mentions[i].start >= last.idx + len(last):
            return
        yield mentions[i], mentions[max(0, i - 2) : i + 3]


def _value(text: str, m: Mention, sentence: Sentence, setting: Setting) -> DateValue:
    before = text[sentence.doc[sentence.start].idx : m.start]
    if m.account and _LONGER.search(before[-_FAR:]):
        m = replace(m, account=m.grain != "year")
        setting = replace(setting, quarter=None)
    return resolve(m, setting, " ".join(text[m.start : m.end].split()))


_FAR = 200
"""Characters before "a year earlier" that may tell which span of time is accounted for."""
_BESIDE = 30
"""Characters between a clock time and the day it belongs to."""


def _bound_to_day(
    value: DateValue, clock: Mention, text: str, mentions: tuple[Mention, ...], setting: Setting
) -> DateValue:
    """A clock time with the day that stands beside it, before the day last told."""
    near = [m for m in mentions if m.grain == "day" and _gap(m, clock) <= _BESIDE]
    near = [m for m in near if not _PARTED.search(text[min(m.end, clock.end) : max(m.start, clock.start)])]
    if not near:
        return replace(value, loose=True)
    day = resolve(min(near, key=lambda m: _gap(m, clock)), setting)
    return replace(value, start=day.start, end=day.end)


_PARTED = re.compile(r"[.;]\s|[()]")
"""Between a clock time and a day of something else: the day in "(2110 GMT on Monday)" is another zone's."""


def _gap(a: Mention, b: Mention) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


_LONGER = re.compile(r"\b(?:six|nine|twelve) months\b|\bhalf\b|\b(?:full|fiscal|for the) year\b")
"""Accounts of more than a quarter: "a year earlier" beside them is no quarter."""


def _is_date(doc: Doc, start: int, end: int, m: Mention) -> bool:
    """Whether words that may be a date are one where they stand, by what the tagger makes of them."""
    if _names_a_thing(doc, start, end, m):
        return False
    if m.grain == "month" and m.year is None and not m.which and m.year_shift is None and not m.shade:
        return _is_month(doc, start, end)
    counted = m.grain == "year" and end - start == 1 and doc[start].ent_type_ in ("CARDINAL", "MONEY")
    if counted and m.year is not None:
        before = doc[start - 1].lower_ if start else ""
        return before in ("in", "since", "until", "year", "fiscal") and doc[start].head.pos_ != "NOUN"
    if m.grain == "season" and m.year is None and not m.which:
        after = doc[end].lower_ if end < len(doc) else ""
        return after not in ("of", "in", "from", "to", "for")
    return True


def _names_a_thing(doc: Doc, start: int, end: int, m: Mention) -> bool:
    """The name of a programme or street made of a time word: "Today" in quotation marks, "Noon Road"."""
    if end - start > 1 or m.weekday is not None or m.month is not None or not doc[start].text[0].isupper():
        return False
    before, after = doc[start - 1].text if start else "", doc[end] if end < len(doc) else None
    if m.grain == "time":
        return after is not None and after.pos_ == "PROPN" and after.text[0].isupper()
    return m.base == "publication" and before == '"' and after is not None and after.text == '"'


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


def _topic(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    """What happened on the day, in a few words of the article: "when the ship hit the pillar"."""
    act, clausal = act_of(reading, sentence, start, end)
    return f"{'when' if clausal else 'day of'} {act or 'the event'}"
