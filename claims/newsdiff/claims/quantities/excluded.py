"""Numbers that count nothing: dates, clock times, parts of names, telephone numbers, the pronoun "one"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.events import people_status, token_events
from newsdiff.claims.quantities.find import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["TIMES", "is_make", "is_no_quantity", "is_time"]


def is_no_quantity(doc: Doc, start: int, end: int) -> bool:
    """Dates, clock times, ordinals in names ("Apollo 11"), list numbers and the pronoun "one"."""
    before = doc[start - 1] if start else None
    after = doc[end] if end < len(doc) else None
    if before is not None:
        if before.lower_.rstrip(".") in lexicon().nouns.months or before.lower_ in lexicon().nouns.serial:
            return True
        bare = end - start == 1 and doc[start].is_digit
        if bare and before.pos_ == "PROPN" and before.dep_ in ("compound", "nmod") and before.head.i >= end:
            return True  # the name of a make before the number of a model: "Boeing 737 jets"
        if bare and before.pos_ == "PROPN" and (after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")):
            return True
    if after is not None and (
        after.lower_.rstrip(".") in lexicon().nouns.months
        or after.lower_ in ("a.m.", "p.m.", "am", "pm", "o'clock")
    ):
        return True
    if before is not None and before.lower_ in _WINDOW and after is not None and is_time(after):
        return True
    if _is_age(doc, start, end):
        return True
    if _is_called(doc, start, end) or doc[max(0, start - 1) : end].text.lower() in lexicon().nouns.names:
        return True
    if (
        after is not None
        and after.lemma_ in lexicon().units["duration"]
        and doc[end + 1 : end + 2].text == "ago"
    ):
        return True
    if doc[end - 1].lower_ == "one" and not _counts(doc[end - 1]):
        return True
    if _is_odds(doc, start):
        return True
    if doc[end - 1].is_digit and after is not None and after.is_digit:  # "1 of 2 5 DEAD": a gallery's count
        return True
    if doc[start].ent_type_ not in TIMES or _counts_outside(doc[end - 1], end):
        return False
    if after is not None and after.text == "-":  # "a nine-year contract"
        after = doc[end + 1] if end + 1 < len(doc) else None
    return after is None or after.lemma_ not in lexicon().units["duration"]


def is_make(doc: Doc, start: int, end: int) -> bool:
    """Whether a figure with a letter names a make, and no temperature: "a Long March 4C rocket"."""
    if end - start > 1 or not start or not doc[start].text[-1:].isalpha():
        return False
    before = doc[start - 1]
    return before.pos_ == "PROPN" and before.ent_type_ != "GPE" and not before.is_lower


def _is_age(doc: Doc, start: int, end: int) -> bool:
    """Whether a figure between commas after a noun is somebody's age: "the boy, 2, was hurt"."""
    if start < 2 or end >= len(doc) or end - start > 1 or not doc[start].is_digit:
        return False
    return doc[start - 1].text == doc[end].text == "," and doc[start - 2].pos_ in ("NOUN", "PROPN")


def _is_odds(doc: Doc, start: int) -> bool:
    """Whether a number is that of which another is the share: the five of "one in five adults"."""
    if start < 2 or doc[start - 1].lower_ != "in":
        return False
    share = doc[start - 2]
    ranked = start > 2 and doc[start - 3].lower_ in _RANKING
    return share.like_num and doc[start - 1].head.i == share.i and not ranked


_RANKING = frozenset({"number", "no", "no.", "#", "."})
"""Words before a number that is a rank: "number one in nine countries"."""


def _is_called(doc: Doc, start: int, end: int) -> bool:
    """The number of an emergency service: "called 911", "112 dispatchers"."""
    emergency = lexicon().emergency
    before, after = doc[max(0, start - 1)].lemma_.lower(), doc[end : end + 1].text.lower()
    return doc[start:end].text in emergency.numbers and (
        before in emergency.before or after in emergency.after
    )


TIMES = frozenset({"DATE", "TIME"})
"""Entity types of the parser that hold dates and clock times."""


def _counts_outside(number: Token, end: int) -> bool:
    """Whether a number taken for a part of a date counts what follows it: "on Monday 32 prisoners"."""
    if number.dep_ == "conj" and number.head.pos_ == "NUM":  # "between 30 and 40 people"
        number = number.head
    noun = number.head
    return number.dep_ == "nummod" and noun.i >= end and noun.pos_ == "NOUN" and noun.ent_type_ not in TIMES


_WINDOW = frozenset({"in", "past", "last", "next", "within", "every"})
"""Words before a span of time that make it a window, not a length: "the first in 15 years"."""


def is_time(noun: Token) -> bool:
    """Whether a noun is a unit of time."""
    return noun.lemma_.lower() in lexicon().units["duration"]


def _counts(one: Token) -> bool:
    """Whether "one" is a number of something: "one person", "one dead", not "the one", "one can"."""
    following = one.doc[one.i + 1 : one.i + 2]
    if following and people_status(token_events(following[0])) is not None and following[0].pos_ != "NOUN":
        return True
    return one.dep_ == "nummod" or (
        one.dep_ in ("nsubj", "nsubjpass", "dobj") and any(c.lower_ == "of" for c in one.children)
    )
