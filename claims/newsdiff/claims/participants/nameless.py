"""Claims that a victim or suspect has not been named, and claims that name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.model import Claim
from newsdiff.claims.participants.value import ParticipantValue
from newsdiff.claims.people import Mention, is_credit, people

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["identities"]

_WITHHELD = re.compile(
    r"\b(?:(?:not|\w+n't) (?:yet |immediately |been |be |publicly ){0,3}"
    r"(?:identif\w+|nam(?:e|ed|ing)|releas\w+|known|available)|"
    r"(?:declined|refused) to (?:identify|name|release)|withh(?:eld|olding))\b"
)
_ASKED = re.compile(r"\b(?:nam(?:e|es|ed)|identit(?:y|ies)|identif(?:y|ied)|identification)\b")
_SUSPECT = re.compile(r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|driver|arrested)\b", re.IGNORECASE)
_VICTIM = re.compile(r"\b(?:victims?|deceased|dead|killed|wounded|injured)\b", re.IGNORECASE)


def identities(reading: Reading) -> Iterator[Claim[ParticipantValue]]:
    """For suspect and victim: where the article says the name is not known, else where it gives one."""
    for role, cue in (("suspect", _SUSPECT), ("victim", _VICTIM)):
        named = [m for m in people(reading) if _is(m, role)]
        if named:
            first = named[0]
            name = first.sentence.doc[first.start : first.end].text
            yield _claim(reading, first.sentence, first.start, first.end, role, name, first)
            continue
        for sentence in reading.sentences:
            if sentence.role == "title" or is_credit(sentence.text):
                continue
            match = _WITHHELD.search(sentence.text)
            if match and cue.search(sentence.text) and _ASKED.search(sentence.text):
                span = sentence.doc.char_span(
                    sentence.span.start_char + match.start(),
                    sentence.span.start_char + match.end(),
                    alignment_mode="expand",
                )
                if span is not None:
                    yield _claim(reading, sentence, span.start, span.end, role, "", None)
                break


def _is(mention: Mention, role: str) -> bool:
    """Whether an article gives a person this part, beside the name or by what is said of the person."""
    if any(office.head == role for office in mention.descriptor.offices):
        return True
    head = mention.sentence.doc[mention.start : mention.end].root
    verb = head.head.lemma_.lower()
    patient = head.dep_ in ("nsubjpass", "dobj") and mention.name.full
    if role == "suspect":
        return patient and verb in ("arrest", "charge", "accuse", "indict")
    return (patient and verb in ("kill", "wound", "shoot", "slay")) or (
        head.dep_ == "nsubj" and verb == "die"
    )


def _claim(
    reading: Reading, sentence: Sentence, start: int, end: int, role: str, name: str, mention: Mention | None
) -> Claim[ParticipantValue]:
    value = ParticipantValue(
        "identity", name=name or f"{role} not named", head=role, person=mention.person if mention else None
    )
    return reading.claim("participant", sentence, start, end, value, f"name of the {role}")
