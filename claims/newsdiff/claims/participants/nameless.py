"""Claims that tell of a victim or suspect without a name, and claims that name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.model import Claim
from newsdiff.claims.participants.roles import Role, anonymous, has_part, identified_as
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
    """For suspect and victim: the name where the article gives one, else that it is not known, or that
    somebody is told of without a name.
    """
    for role in _ROLES:
        named = [m for m in people(reading) if _is(m, role)]
        if named:
            first = max(named, key=lambda m: (_is_sure(m, role), m.descriptor.age is not None))
            yield _claim(reading, first.sentence, first.start, first.end, role, first, _is_sure(first, role))
            continue
        yield from _withheld(reading, role)
        for sentence, token in anonymous(reading, role):
            yield _claim(reading, sentence, token.i, token.i + 1, role, None, sure=False)
            break


_ROLES: tuple[Role, ...] = ("suspect", "victim")
_CUES = {"suspect": _SUSPECT, "victim": _VICTIM}


def _withheld(reading: Reading, role: Role) -> Iterator[Claim[ParticipantValue]]:
    """The first sentence that says that the name is not given."""
    for sentence in reading.sentences:
        if sentence.role == "title" or is_credit(sentence.text):
            continue
        match = _WITHHELD.search(sentence.text)
        if match and _CUES[role].search(sentence.text) and _ASKED.search(sentence.text):
            first = sentence.span.start_char
            span = sentence.doc.char_span(first + match.start(), first + match.end(), alignment_mode="expand")
            if span is not None:
                yield _claim(reading, sentence, span.start, span.end, role, None, sure=True)
            return


def _is_sure(mention: Mention, role: Role) -> bool:
    """Whether the name is that of a suspect, or of somebody dead rather than hurt."""
    head = mention.sentence.doc[mention.start : mention.end].root
    return role == "suspect" or has_part(head, role) or identified_as(mention, role)


def _is(mention: Mention, role: Role) -> bool:
    """Whether an article gives a person this part, beside the name or by what is said of the person."""
    if any(office.head == role for office in mention.descriptor.offices) or identified_as(mention, role):
        return True
    head = mention.sentence.doc[mention.start : mention.end].root
    if head.dep_ != "nsubj" and not mention.name.full:
        return False
    hurt = role == "victim" and head.dep_ in ("nsubjpass", "dobj")
    return has_part(head, role) or (hurt and head.head.lemma_.lower() in ("wound", "shoot"))


def _claim(
    reading: Reading,
    sentence: Sentence,
    start: int,
    end: int,
    role: Role,
    mention: Mention | None,
    sure: bool,
) -> Claim[ParticipantValue]:
    name = sentence.doc[start:end].text if mention is not None else f"{role} not named"
    value = ParticipantValue(
        "identity", name=name, head=role, person=mention.person if mention else None, sure=sure
    )
    return reading.claim("participant", sentence, start, end, value, f"name of the {role}")
