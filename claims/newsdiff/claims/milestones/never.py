"""Firsts told by what there was not: "never before", "not since 1999", "no ship had ... since 2004"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsdiff.claims.milestones.scope import Marker
from newsdiff.claims.milestones.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["never"]


def never(doc: Doc, i: int) -> Marker | None:
    """The marker that begins with a negation at token ``i``; None where it denies something else.

    The verb has to be a perfect: "nobody has ever", "never before had"; whoever tells so tells a first.
    """
    marker = _denial(doc, i)
    top = _comparative(doc, marker) if marker is not None else None
    return replace(marker, family="superlative", degree=top) if marker is not None and top else marker


def _comparative(doc: Doc, marker: Marker) -> str | None:
    """The rank that a denied comparative stands for: "has never been lower", "no day has been hotter"."""
    same = words().superlatives.same
    for token in doc[marker.verb].subtree:
        if token.tag_ == "JJR" and token.i > marker.start:
            lemma = token.lemma_.lower()
            return "most" if lemma in words().superlatives.idle else same.get(lemma, lemma)
    return None


def _denial(doc: Doc, i: int) -> Marker | None:
    lower, after = doc[i].lower_, doc[i + 1].lower_ if i + 1 < len(doc) else ""
    forms = words().never
    if lower == "never":
        verb = _fronted(doc[i]) if doc[i].is_sent_start else _perfect(doc[i].head)
        if verb is None or not (after == "before" or _has_before(verb, i) or _compares(verb)):
            return None
        return Marker("first", "", i, i + 1 + (after == "before"), verb.i)
    if lower == "not" and after in forms.since:
        verb = _fronted(doc[i])
        return Marker("first", "", i, i + 1, verb.i) if verb is not None else None
    if lower in forms.nobody or (lower == "no" and doc[i].dep_ in ("det", "neg")):
        subject = doc[i] if lower in forms.nobody else doc[i].head
        verb = _perfect(subject.head) if subject.dep_ in ("nsubj", "nsubjpass") else None
        return Marker("first", "", i, i + 1, verb.i) if verb is not None else None
    return None


def _compares(verb: Token) -> bool:
    """Whether the clause itself compares: "has never been lower", "has never seen a younger scorer"."""
    return any(t.tag_ == "JJR" and verb in (t.head, t.head.head) for t in verb.subtree)


def _perfect(verb: Token) -> Token | None:
    """The verb itself where "has" or "had" stands beside it."""
    helped = any(c.dep_ in ("aux", "auxpass") and c.lemma_ == "have" for c in verb.children)
    return verb if helped and verb.pos_ in ("VERB", "AUX") else None


def _fronted(negation: Token) -> Token | None:
    """The verb of a clause that a negation begins: "never before has anyone seen", "not since then had"."""
    for token in negation.doc[negation.i + 1 : negation.sent.end]:
        if token.lemma_ == "have" and token.dep_ in ("aux", "auxpass") and token.head.i > token.i + 1:
            return token.head
        if token.pos_ == "VERB" or token.lower_ == ";":
            return None
    return None


def _has_before(verb: Token, i: int) -> bool:
    """Whether "before" follows and has nothing after it that would be a time: "had never been hit before"."""
    return any(t.lower_ == "before" and t.i > i and not list(t.children) for t in verb.subtree)
