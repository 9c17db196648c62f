"""What a clause tells somebody did or met with, as keys that two reports can share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.context import cues
from newsdiff.claims.events import light_verbs, token_events

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsdiff.claims.clauses import Clause
    from newsdiff.claims.reading import Reading

__all__ = ["deeds", "told_in"]

_LONGEST = 9
_HELPERS = frozenset({"aux", "auxpass", "neg"})


def deeds(reading: Reading, clause: Clause, doc: Doc) -> list[str]:
    """The event types of a clause that headline or lede name, else its verb with a "-" before it.

    Verbs of saying and light verbs tell no deed.
    """
    head = doc[clause.head]
    types = sorted(token_events(head) & reading.lead_events)
    if types:
        return types
    lemma = head.lemma_.lower()
    if head.pos_ != "VERB" or lemma in light_verbs() or lemma in cues().reporting.say:
        return []
    return [f"-{lemma}"]


def told_in(doc: Doc, clause: Clause, *, whole: bool = False) -> str:
    """The words of a clause from its verb on, for people: "was shot at practice".

    Args:
        whole: with what stands before the verb.
    """
    inside = set(clause.tokens)
    helpers = [c.i for c in doc[clause.head].children if c.dep_ in _HELPERS and c.i < clause.head]
    start = min(clause.tokens) if whole else min((clause.head, *helpers))
    while start < clause.head and (doc[start].is_punct or doc[start].dep_ in ("cc", "mark")):
        start += 1
    end = start + 1
    while end < len(doc) and end in inside and end - start < _LONGEST + (clause.head - start):
        if end > clause.head and (doc[end].is_punct or doc[end].dep_ in ("cc", "mark")):
            break
        end += 1
    while end - 1 > clause.head and doc[end - 1].pos_ in ("ADP", "DET", "PART", "PRON"):
        end -= 1
    return doc[start:end].text.strip()
