"""Claims that tell of a victim or suspect without a name, and claims that name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.context import cues
from newsdiff.claims.descriptors import HONORIFIC
from newsdiff.claims.model import Claim
from newsdiff.claims.offices import lexicon
from newsdiff.claims.participants.named import display
from newsdiff.claims.participants.roles import (
    ROLES,
    Role,
    anonymous,
    first_of,
    has_part,
    identified_as,
    is_one_of,
    told_of,
)
from newsdiff.claims.participants.value import ParticipantValue
from newsdiff.claims.people import Mention, by_person, is_credit

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["identities"]

_WITHHELD = re.compile(
    r"\b(?:(?:not|\w+n't) (?:yet |immediately |been |be |publicly ){0,3}"
    r"(?:identif\w+|nam(?:e|ed|ing)|releas\w+|known|available|provided)|"
    r"[Nn]one of (?:\w+ ){1,6}(?:has|have) been (?:identified|named)|"
    r"[Nn]o names (?:\w+ ){1,2}(?:released|given)|"
    r"(?:declined|refused) to (?:identify|name|release)|withh(?:eld|olding))\b"
)
_ASKED = re.compile(r"\b(?:nam(?:e|es|ed)|identit(?:y|ies)|identif(?:y|ied)|identification)\b")
_SUSPECT = re.compile(r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|driver|arrested)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:victims?|deceased|dead|killed|wounded|injured|person|people|m[ae]n|wom[ae]n|boys?|girls?|teens?|"
    r"teenagers?)\b",
    re.IGNORECASE,
)


def identities(reading: Reading) -> Iterator[Claim[ParticipantValue]]:
    """For suspect and victim: the names where the article gives them, where it says that a name is not given,
    and, of an article without a name, where it tells of one suspect or one dead.
    """
    everybody = by_person(reading)
    for role in ROLES:
        named = [mentions for mentions in everybody.values() if any(_is(m, role) for m in mentions)]
        for mentions in named:
            yield from _best(reading, mentions, role)
        yield from _withheld(reading, role)
        if not named and not any(map(_is_party, everybody.values())):
            yield from _untold(reading, role)


_AFTER = 8
"""Words after its noun up to which a noun phrase is shown."""


def _is_party(mentions: list[Mention]) -> bool:
    """Whether somebody named neither holds an office nor is quoted: perhaps the one told of elsewhere
    without the name.
    """
    return not any(_holds_office(m) or _speaks(m) for m in mentions)


def _holds_office(mention: Mention) -> bool:
    none = lexicon().heads.person | {HONORIFIC}
    return any(office.head not in none for office in mention.descriptor.offices)


def _speaks(mention: Mention) -> bool:
    head = mention.sentence.doc[mention.start : mention.end].root
    verb = head.head.lemma_.lower()
    return (head.dep_ == "nsubj" and verb in cues().reporting.say) or head.head.lower_ in ("to", "by")


def _best(reading: Reading, mentions: list[Mention], role: Role) -> Iterator[Claim[ParticipantValue]]:
    """The mention that tells the part best, and where it gives no age, the first that does."""
    told = [m for m in mentions if _is(m, role)]
    best = max(told, key=lambda m: (_is_sure(m, role), m.descriptor.age is not None))
    sure, name = any(_is_sure(m, role) for m in told), display(mentions)
    yield _claim(reading, best.sentence, (best.start, best.end), role, name, best, sure)
    aged = next((m for m in mentions if m.descriptor.age is not None), None)
    if best.descriptor.age is None and aged is not None:
        yield _claim(reading, aged.sentence, (aged.start, aged.end), role, name, aged, sure)


def _untold(reading: Reading, role: Role) -> Iterator[Claim[ParticipantValue]]:
    """The first words for the one suspect or dead, and the first that tell more of the person."""
    nouns = list(anonymous(reading, role))
    most = max(nouns, key=lambda found: told_of(found[1]), default=None)
    for sentence, token in dict.fromkeys((*nouns[:1], *([most] if most else ()))):
        start, end = noun_phrase(token)
        end = min(end, token.i + _AFTER)
        if end < sentence.end and sentence.doc[end].lower_ == "'s":
            end += 1  # "in her 20's" is cut in two
        text = sentence.doc[max(start, sentence.start) : end].text.strip(" ,;:")
        yield _claim(reading, sentence, (token.i, token.i + 1), role, f"{text}, not named", None, sure=False)


def _withheld(reading: Reading, role: Role) -> Iterator[Claim[ParticipantValue]]:
    """The first sentence that says that the name is not given."""
    for sentence in reading.sentences:
        if sentence.role == "title" or is_credit(sentence.text) or _whose(sentence.text) != role:
            continue
        match = _WITHHELD.search(sentence.text)
        if match and _ASKED.search(sentence.text):
            first = sentence.span.start_char
            span = sentence.doc.char_span(first + match.start(), first + match.end(), alignment_mode="expand")
            if span is not None:
                at = span.start, span.end
                yield _claim(reading, sentence, at, role, f"{role} not named", None, sure=True)
            return


def _whose(text: str) -> Role | None:
    """Whether a sentence is about a suspect, or else about those whom it befell."""
    if _SUSPECT.search(text):
        return "suspect"
    return "victim" if _PEOPLE.search(text) else None


def _is_sure(mention: Mention, role: Role) -> bool:
    """Whether the name is that of a suspect, or of somebody dead rather than hurt."""
    head = first_of(mention.sentence.doc[mention.start : mention.end].root)
    told = has_part(head, role) or is_one_of(head, role)
    return role == "suspect" or told or identified_as(mention, role)


def _is(mention: Mention, role: Role) -> bool:
    """Whether an article gives a person this part, beside the name or by what is said of the person."""
    if any(office.head == role for office in mention.descriptor.offices) or identified_as(mention, role):
        return True
    head = first_of(mention.sentence.doc[mention.start : mention.end].root)
    if head.dep_ not in ("nsubj", "dobj", "poss") and not mention.name.full:
        return False
    hurt = role == "victim" and head.dep_ in ("nsubjpass", "dobj")
    told = has_part(head, role) or is_one_of(head, role)
    return told or (hurt and head.head.lemma_.lower() in ("wound", "shoot"))


def _claim(
    reading: Reading,
    sentence: Sentence,
    at: tuple[int, int],
    role: Role,
    name: str,
    mention: Mention | None,
    sure: bool,
) -> Claim[ParticipantValue]:
    person = mention.person if mention is not None else None
    age = mention.descriptor.age if mention is not None else None
    value = ParticipantValue("identity", name=name, head=role, person=person, age=age, sure=sure)
    return reading.claim("participant", sentence, *at, value, f"name of the {role}")
