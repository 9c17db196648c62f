"""Which verb of saying a quotation goes with, and which quotations are none but titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.quotes.cues import is_according

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.quotes.turns import Quoted, Unit

__all__ = ["cue_for", "is_title", "main_clause", "that_clause"]

_TIMES = frozenset({"DATE", "TIME"})
_LEADS = frozenset({",", ":"})


def is_title(doc: Doc, unit: Unit, quote: Quoted) -> bool:
    """Whether a quotation inside a sentence is the name of a work, a ship, a programme."""
    if (
        quote.start - 1 <= unit.start
        or doc[quote.end - 1].text in "?!"
        or doc[quote.start - 2].text in _LEADS
    ):
        return False
    words = [doc[i] for i in range(quote.start, quote.end) if doc[i].is_alpha]
    if not words or doc[quote.start - 2].i in unit.cues or doc[quote.start - 2].lower_ == "as":
        return False
    small = [w for w in words if w.text[0].islower()]
    return not any(w.pos_ in ("NOUN", "VERB", "ADJ", "ADV", "PRON") or not w.is_stop for w in small)


def cue_for(doc: Doc, unit: Unit, quote: Quoted, before: tuple[int | None, Quoted] | None) -> int | None:
    """The cue a quotation goes with: after it where the quotation begins its sentence, else before."""
    left = [i for i in unit.cues if i < quote.start and main_clause(doc[i], unit) > quote.start]
    right = [i for i in unit.cues if i >= quote.end]
    if not left:
        return right[0] if right and _reaches(doc, quote, right[0]) else None
    if before is not None and before[0] is not None and _resumes(doc, quote, before[0], before[1], left[-1]):
        return before[0]
    nearest = left[-1]
    if _is_aside(doc[nearest]):
        above = {a.i for a in doc[nearest].ancestors}
        left = [i for i in left[:-1] if i in above] or [nearest]
        nearest = left[-1]
    if (
        nearest >= quote.start - 3
        or _leads(doc, nearest, quote)
        or (doc[nearest].dep_ != "relcl" and that_clause(doc, nearest + 1, nearest + 3))
    ):
        return nearest
    governing = {a.i for a in doc[quote.start : quote.end].root.ancestors}
    over = [i for i in left if i in governing]
    if not over and right and doc[quote.end - 1].text == "," and right[0] - quote.end <= 8:
        return right[0]
    return over[-1] if over else nearest


def main_clause(cue: Token, unit: Unit) -> int:
    """Where the main clause begins after a cue in a clause before it, as in "after saying ..., she left";
    the end of the sentence where the cue stands in the main clause."""
    verb = cue
    if is_according(cue):
        return unit.end
    while verb.dep_ in ("pcomp", "prep", "conj", "advcl", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
        if verb.i > cue.i:
            subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > cue.i)
            outside = (
                c.left_edge.i for c in subjects if not any(q.start <= c.i < q.end for q in unit.quotes)
            )
            return min(outside, default=unit.end)
    return unit.end


def _leads(doc: Doc, cue: int, quote: Quoted) -> bool:
    """Whether only adverbs stand between a cue and the quotation: "adding later, ..."."""
    between = doc[cue + 1 : quote.start - 1]
    return len(between) <= _FEW and all(t.is_punct or t.pos_ == "ADV" for t in between)


_FEW = 4
"""Tokens that may stand between a cue and the quotation it leads."""


def _is_aside(cue: Token) -> bool:
    """Whether a cue is that of "what she called", said by whoever speaks in the sentence around it."""
    objects = any(c.lower_ == "what" for c in cue.children)
    return objects and any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in cue.children)


def _reaches(doc: Doc, quote: Quoted, cue: int) -> bool:
    """Whether a cue after a quotation is about it: no other predicate between, or it governs it."""
    if not any(doc[i].pos_ in ("VERB", "AUX") and not _helps(doc[i], cue) for i in range(quote.end, cue)):
        return True
    return any(a.i == cue for a in doc[quote.start : quote.end].root.ancestors)


def _helps(token: Token, cue: int) -> bool:
    return token.dep_ in ("aux", "auxpass") and token.head.i == cue


def _resumes(doc: Doc, quote: Quoted, cue: int, before: Quoted, nearest: int) -> bool:
    """Whether a quotation goes on after "Smith said,": its first word is small, the last ended in a comma."""
    led = quote.start >= 2 and doc[quote.start - 2].text == ","
    broken = led and doc[before.end - 1].text == "," and doc[quote.start].text[0].islower()
    return broken and cue >= before.end and quote.start - nearest > 3


def that_clause(doc: Doc, low: int, high: int) -> int | None:
    """The "that" which begins a reported clause, also where it seems to go with the day before it."""
    return next((i for i in range(low, high) if doc[i].lower_ == "that" and _opens_clause(doc[i])), None)


def _opens_clause(that: Token) -> bool:
    told_when = that.i > 0 and that.doc[that.i - 1].ent_type_ in _TIMES
    return that.tag_ == "IN" or that.dep_ == "mark" or told_when
