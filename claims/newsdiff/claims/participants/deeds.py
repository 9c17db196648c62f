"""What a clause tells somebody did or met with, as keys that two reports can share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.context import cues
from newsdiff.claims.events import light_verbs, token_events

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsdiff.claims.clauses import Clause
    from newsdiff.claims.reading import Reading

__all__ = ["deeds"]


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
