"""Which episode a state is of: the matter at hand, or another one of its sort, earlier or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims import context as ctx
from newsdiff.claims.dates.words import month_names, month_number
from newsdiff.claims.statuses.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from newsdiff.claims.clauses import Clause
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["is_aside", "is_pluperfect", "still_holds"]

_FIRST_WEEK = 7


def is_aside(reading: Reading, sentence: Sentence, clause: Clause, ladder: str) -> bool:
    """Whether a clause tells of another matter of the sort, or of a time before the report's.

    "The previous truce collapsed", "a truce in November collapsed", "was arrested in 2019". Of what concerns
    all of an event, "the search had been called off" tells what was before the state at hand, too.
    """
    doc = sentence.doc
    if ctx.is_background(doc, clause) or _is_over(reading, sentence, clause):
        return True
    if words().ladders[ladder].tie == "event" and is_pluperfect(doc[clause.head]):
        return True
    return any(c.lower_ in words().subjects.another for noun in _nouns(doc, clause) for c in noun.children)


def _nouns(doc: Doc, clause: Clause) -> Iterator[Token]:
    """What a clause tells of: subject and object, and what they are for: "a search for a second boat"."""
    head = doc[clause.head]
    for noun in (*(doc[i] for i in clause.subjects), *(c for c in head.children if c.dep_ == "dobj")):
        yield noun
        for of in noun.children:
            if of.dep_ == "prep" and of.lower_ in ("of", "for", "over"):
                yield from of.children


def is_pluperfect(verb: Token) -> bool:
    """Whether it was before another thing in the past: "had pleaded guilty"."""
    return any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)


def _is_over(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause in the past names a year, or a month without a day, that was over at publication."""
    published = reading.article.published
    if published is None or ctx.tense(sentence.doc, clause) != "past":
        return False
    for i in clause.tokens:
        token = sentence.doc[i]
        if token.dep_ != "pobj" or token.head.lower_ != "in" or any(c.like_num for c in token.children):
            continue
        if token.shape_ == "dddd" and int(token.text) < published.year:
            return True
        if token.pos_ == "PROPN" and token.lower_ in month_names():
            ago = (published.month - month_number(token.text)) % 12
            return ago > 1 or (ago == 1 and published.day > _FIRST_WEEK)
    return False


def still_holds(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells its state as still so: "is on strike", "remained closed", "and resumed".

    A headline's present tense tells what has happened.
    """
    if sentence.role == "title":
        return False
    doc = sentence.doc
    head = doc[clause.head]
    own = {head.lemma_.lower(), *(c.lower_ for c in head.children if c.dep_ == "advmod")}
    if own & words().subjects.lasts:
        return True
    verbs = [head, *(c for c in head.children if c.dep_ in ("aux", "auxpass"))]
    perfect = any(t.dep_ == "aux" and t.lemma_ == "have" for t in verbs)
    return not perfect and any(t.tag_ in ("VBZ", "VBP") for t in verbs)
