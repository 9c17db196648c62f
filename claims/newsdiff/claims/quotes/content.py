"""How much of a sentence is reported: the quotation alone, or the clause it is a part of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdiff.claims.quotes.choose import that_clause
from newsdiff.claims.quotes.cues import addresses, is_according

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.quotes.turns import Quoted, Unit

__all__ = ["reported"]

_CLAUSAL = frozenset({"ccomp", "advcl", "parataxis", "acl", "relcl", "csubj"})


def reported(
    doc: Doc, unit: Unit, cue: Token, quotes: Sequence[Quoted], speaker: Token | None
) -> tuple[int, int]:
    """Tokens of what is reported: the quotation alone, or the clause it is a part of."""
    first, last = quotes[0], quotes[-1]
    led = first.start >= 2 and doc[first.start - 2].text in (",", ":")
    if cue.i < first.start:
        if led and first.start - cue.i < 30 and not that_clause(doc, cue.i + 1, first.start - 1):
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
    return max(first.end, min(speaker.left_edge.i, cue.i))


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
    clausal = that is not None or (child is not None and child.dep_ in _CLAUSAL)
    if addresses(cue) and that is None:
        start = child.left_edge.i if child is not None else first.start
    else:
        start = _after_adjuncts(cue, first)
        if that is not None and not any(doc[i].pos_ in ("VERB", "AUX") for i in range(start, that)):
            start = that
    start = max(min(start, first.start), cue.i + 1)
    while start < first.start and doc[start].is_punct:
        start += 1
    end = last.end
    if child is not None and (clausal or child.dep_ == "xcomp"):
        end = max(end, min(unit.end, _next_report(doc, unit, cue, last)))
    else:
        end = _phrase_end(doc, unit, first, last)
    return start, _trimmed(doc, last.end, end)


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
    while at < unit.end and doc[at].text != "," and doc[at].pos_ not in ("VERB", "AUX", "CCONJ"):
        inner = doc[at].head.i
        if not (first.start <= inner < at or doc[at].pos_ in ("NOUN", "PROPN") or doc[at].lower_ == "of"):
            break
        end = min(max(doc[at].right_edge.i, at) + 1, unit.end)
        at = end
    return end


def _next_report(doc: Doc, unit: Unit, cue: Token, last: Quoted) -> int:
    """Where the next verb of saying that is joined to the cue begins."""
    for i in unit.cues:
        if i >= last.end and doc[i].dep_ in ("conj", "advcl") and doc[i].head.i == cue.i:
            return i - 1 if doc[i - 1].dep_ == "cc" else i
    return unit.end
