"""Whose a number is: of whoever has it, does it, or is sentenced to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.clauses import ancestors
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.quantities.find import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading

__all__ = ["whose"]


def whose(reading: Reading, doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Words of the name that the number ``start:end`` belongs to; none where no name is its clause's subject.

    "Smith scored 24 points", "Apple's revenue rose 5%", "the court sentenced Smith to six years".
    """
    verb = next((t for t in ancestors(doc[start:end].root) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return ()
    heads = [doc[i] for i in reading.clause(doc, verb.i).subjects]
    if any(h.left_edge.i < end and start <= h.right_edge.i for h in heads):
        return ()
    done = verb.lemma_.lower() in lexicon().whose["verbs"]
    patients = [c for c in verb.children if done and c.dep_ in ("dobj", "dative")]
    for head in (*heads, *patients):
        name = _name(head)
        if name:
            return name
    return ()


def _name(head: Token) -> tuple[str, ...]:
    """The words of a name, or of the name of the owner."""
    if head.pos_ == "PROPN":
        words = [t for t in head.children if t.dep_ == "compound" and t.pos_ == "PROPN" and t.i < head.i]
        return tuple(fold(t.lower_) for t in (*words, head))
    owner = next((c for c in head.children if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
    return _name(owner) if owner is not None else ()
