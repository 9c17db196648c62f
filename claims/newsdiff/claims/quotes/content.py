"""How much of a sentence is reported: the quotation alone, or the clause it is a part of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdiff.claims.context import cues
from newsdiff.claims.quotes.choose import main_clause, that_clause
from newsdiff.claims.quotes.cues import addresses, is_according, is_told

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.quotes.turns import Quoted, Unit

__all__ = ["reported"]

_LINKS = frozenset({"about", "at", "for", "of", "on", "to", "with"})
"""Prepositions by which a verb of saying takes what is said."""
_OCCASIONS = frozenset({"after", "before", "during", "when", "while"})
"""Words that begin when and where somebody spoke."""
_GOES_ON = frozenset({"about", "against", "as", "compared", "for", "from", "of", "to", "with"})
"""Prepositions by which a phrase goes on after its words in quotation marks."""
_BREAKS = frozenset({",", "-", "--", "–", "—"})
_ADVERSE = frozenset({"although", "but", "though", "whereas"})
_CLAUSAL = frozenset({"ccomp", "advcl", "parataxis", "acl", "relcl", "csubj"})


def reported(
    doc: Doc, unit: Unit, cue: Token, quotes: Sequence[Quoted], speaker: Token | None
) -> tuple[int, int]:
    """Tokens of what is reported: the quotation alone, or the clause it is a part of."""
    first, last = quotes[0], quotes[-1]
    led = first.start >= 2 and doc[first.start - 2].text in (",", ":")
    if cue.i < first.start:
        told = that_clause(doc, cue.i + 1, first.start - 1) or _told_before(doc, cue, first)
        if led and first.start - cue.i < 30 and not told:
            return first.start, last.end
        return _complement(doc, unit, cue, first, last)
    if led and doc[first.start - 2].text == ":":
        return first.start, last.end
    reporting = _reporting_start(cue, speaker, first)
    if is_according(cue) or not _begins(doc, unit, first) or first.end + 2 < reporting:
        start = unit.start
        while start < first.start and (doc[start].is_punct or doc[start].dep_ == "cc"):
            start += 1
        end = last.end if last.start > cue.i else max(last.end, min(reporting, cue.i))
        return min(start, first.start), _trimmed(doc, last.end, end)
    return first.start, last.end


def _begins(doc: Doc, unit: Unit, quote: Quoted) -> bool:
    return all(doc[i].is_punct or doc[i].dep_ == "cc" for i in range(unit.start, quote.start))


def _reporting_start(cue: Token, speaker: Token | None, first: Quoted) -> int:
    if speaker is None or not first.end <= speaker.i < cue.i:
        return cue.i
    start = max(first.end, min(speaker.left_edge.i, cue.i))
    return start - 1 if start > first.end and cue.doc[start - 1].lower_ == "as" else start


def _trimmed(doc: Doc, low: int, end: int) -> int:
    while end > low and (doc[end - 1].is_punct and doc[end - 1].text not in ('"', "'")):
        end -= 1
    return end


def _complement(doc: Doc, unit: Unit, cue: Token, first: Quoted, last: Quoted) -> tuple[int, int]:
    """The object clause or phrase of a cue before the quotation."""
    if is_according(cue):
        return _after_source(doc, unit, cue, first, last)
    that = that_clause(doc, cue.i + 1, first.start)
    child = next((c for c in cue.children if c.i > cue.i and _holds(c, first, last)), None)
    if child is None:
        child = next((c for c in cue.children if c.i > cue.i and _ends_at(c, first)), None)
    clausal = that is not None or (child is not None and child.dep_ in _CLAUSAL)
    if addresses(cue) and that is None:
        start = _said_of(child, first) if child is not None else first.start
    else:
        start = _after_adjuncts(cue, first)
        if that is not None and _leads(cue, that):
            start = that
    start = _after_time(doc, min(start, first.start), first)
    if is_told(cue):
        start = _after_agent(doc, cue, start, first)
    start = _after_link(doc, cue, max(min(start, first.start), cue.i + 1), first)
    end = last.end
    if child is not None and (clausal or child.dep_ == "xcomp"):
        end = max(end, min(_next_report(doc, unit, cue, last), _remark(doc, unit, last)))
        end = min(end, main_clause(cue, unit))
    else:
        end = _phrase_end(doc, unit, first, last)
    if is_told(cue) and last.end + 1 < end and doc[last.end + 1].lower_ == "by":
        end = last.end
    return start, _trimmed(doc, last.end, end)


def _told_before(doc: Doc, cue: Token, first: Quoted) -> bool:
    """Whether what is said begins before the colon of the quotation: "said she has one aim: 'peace'"."""
    if doc[first.start - 2].text != ":":
        return False
    return any(c.dep_ == "ccomp" and cue.i < c.i < first.start - 2 for c in cue.children)


def _leads(cue: Token, that: int) -> bool:
    """Whether a "that" begins what is said: it follows a day, or no verb and no clause of the cue does
    before it."""
    when = cue.doc[that - 1]
    if when.lower_ in cues().tokens.day_nouns or when.ent_type_ in ("DATE", "TIME"):
        return True
    between = cue.doc[cue.i + 1 : that]
    clause = any(c.dep_ == "ccomp" and cue.i < c.left_edge.i < that for c in cue.children)
    return not clause and not any(t.pos_ in ("VERB", "AUX") for t in between)


def _said_of(child: Token, first: Quoted) -> int:
    """Where what is said to somebody begins: after "of" in "accused the mayor of lying"."""
    for inner in child.subtree:
        linked = inner.lower_ == "of" and inner.dep_ == "prep" and child.dep_ == "dobj"
        if linked and child.i < inner.i < first.start <= inner.right_edge.i:
            return inner.i + 1
    return child.left_edge.i


def _after_link(doc: Doc, cue: Token, start: int, first: Quoted) -> int:
    """Past the preposition that belongs to the cue ("called for", "accused her of") and a pronoun for
    what is called something."""
    if cue.lemma_.lower() == "use":
        return first.start
    if doc[start].tag_ in ("PRP", "PRP$") and doc[start].dep_ == "dobj" and doc[start].head.i == cue.i:
        start += 1
    link = doc[start]
    if start < first.start and link.lower_ in _LINKS and (link.tag_ == "IN" or link.dep_ == "prep"):
        start += 1
    while start < first.start and doc[start].is_punct:
        start += 1
    return min(start, first.start)


def _after_agent(doc: Doc, cue: Token, start: int, first: Quoted) -> int:
    """Past who says it and the "as" of "was described by Smith as"."""
    linked = (i for i in range(cue.i + 1, first.start) if doc[i].lower_ == "as" and doc[i].head.i == cue.i)
    return next(linked, start - 1) + 1


def _after_time(doc: Doc, start: int, first: Quoted) -> int:
    """Past when it was said, which no comma parts from what was: "said this weekend she would"."""
    when = next(
        (t for t in doc[start : first.start] if t.dep_ == "npadvmod" and t.left_edge.i == start), None
    )
    if when is None or when.right_edge.i + 1 >= first.start:
        return start
    after = doc[when.right_edge.i + 1]
    return after.i if after.dep_ in ("nsubj", "nsubjpass", "det", "poss", "expl") else start


def _after_source(doc: Doc, unit: Unit, cue: Token, first: Quoted, last: Quoted) -> tuple[int, int]:
    """What follows "according to Smith,"."""
    start = min(doc[cue.i + 1].right_edge.i + 1, first.start)
    comma = next((i for i in range(cue.i + 2, first.start) if doc[i].text == ","), start)
    start = max(start, comma) if start < first.start else comma
    while start < first.start and doc[start].is_punct:
        start += 1
    return start, _trimmed(doc, last.end, unit.end)


def _holds(child: Token, first: Quoted, last: Quoted) -> bool:
    return child.left_edge.i < last.end and child.right_edge.i >= first.start


def _ends_at(child: Token, first: Quoted) -> bool:
    """Whether a clause ends in the dash or colon before the quotation, which sums it up."""
    told = child.dep_ in _CLAUSAL or child.dep_ == "xcomp"
    return told and child.doc[first.start - 2].is_punct and child.right_edge.i >= first.start - 3


def _after_adjuncts(cue: Token, first: Quoted) -> int:
    """Where what is said begins: after the time, the place and the hearer, which go with the cue."""
    start = cue.i + 1
    for child in cue.children:
        if child.i < start or child.i >= first.start:
            continue
        beside = child.dep_ in ("advmod", "npadvmod", "prep", "dative", "prt", "punct", "nsubj", "tmod")
        heard = child.dep_ == "dobj" and addresses(cue)
        if child.left_edge.i > start or not (beside or heard) or child.right_edge.i >= first.start - 1:
            break
        start = child.right_edge.i + 1
    return start


def _phrase_end(doc: Doc, unit: Unit, first: Quoted, last: Quoted) -> int:
    """The end of the noun phrase that the quoted words begin."""
    end, at = last.end, last.end + 1
    if at < unit.end and _goes_on(doc, at):
        phrase = doc[at].head if doc[at].tag_ == "TO" else doc[at]
        end = at = min(phrase.right_edge.i + 1, unit.end)
    elif doc[last.end - 1].text == ",":
        return end
    while at < unit.end and doc[at].text != "," and doc[at].pos_ not in ("VERB", "AUX", "CCONJ"):
        inner = doc[at].head.i
        if doc[at].dep_ == "nsubj" and doc[at].head.dep_ == "relcl" and doc[at - 1].pos_ == "NOUN":
            return min(doc[inner].right_edge.i + 1, unit.end)  # "the success she had there"
        if doc[at].lower_ in _OCCASIONS or doc[at].lower_ in cues().tokens.day_nouns:
            break
        if not (first.start <= inner < at or doc[at].pos_ in ("NOUN", "PROPN") or doc[at].lower_ == "of"):
            break
        end = min(max(doc[at].right_edge.i, at) + 1, unit.end)
        at = end
    return min(_until_dash(doc, last.end + 1, end), _remark(doc, unit, last))


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether a phrase goes on after its words in quotation marks: `a "wake-up call" to his supporters`."""
    infinitive = doc[at].tag_ == "TO" and doc[at].head.dep_ in ("acl", "relcl")
    return infinitive or (doc[at].dep_ == "prep" and doc[at].lower_ in _GOES_ON)


def _until_dash(doc: Doc, start: int, end: int) -> int:
    """The end of a phrase, or the dash before it that begins an aside."""
    dashes = (i for i in range(start, end) if doc[i].text in _BREAKS and doc[i - 1].whitespace_)
    return next(dashes, end)


def _next_report(doc: Doc, unit: Unit, cue: Token, last: Quoted) -> int:
    """Where the next verb of saying that is joined to the cue begins: "said that ... and warned"."""
    for i in unit.cues:
        if i < last.end:
            continue
        joined = doc[i - 1].dep_ == "cc" and doc[i].tag_ == cue.tag_ and not _has_subject(doc[i])
        if joined or (doc[i].dep_ in ("conj", "advcl") and doc[i].head.i == cue.i):
            return i - 1 if doc[i - 1].dep_ == "cc" else i
    return unit.end


def _remark(doc: Doc, unit: Unit, last: Quoted) -> int:
    """Where the report's own remark begins that follows the quoted words: ", meaning that", ", but they"."""
    for i in range(last.end + 1, unit.end):
        if doc[i - 1].text not in _BREAKS and not (i == last.end + 1 and doc[last.end - 1].text == ","):
            continue
        verb = doc[i + 1] if doc[i].pos_ == "ADV" and i + 1 < unit.end else doc[i]
        if (verb.tag_ == "VBG" and verb.dep_ == "advcl") or doc[i].lower_ in _ADVERSE:
            return i
    return unit.end


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
