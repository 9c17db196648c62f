"""What became of the people a number counts: killed, injured, missing, arrested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.clauses import ancestors
from newsdiff.claims.events import people_status, token_events
from newsdiff.claims.quantities.find import Idiom, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading

__all__ = ["relative_verb", "status_of"]


def status_of(reading: Reading, doc: Doc, noun: Token | None, start: int, end: int) -> str | None:
    """What became of the people counted, by the nearest words that tell."""
    own = noun if noun is not None else doc[end - 1]
    if _is_denied(own):
        return None
    idiom = None if _is_told_beside(own) else _idiom(reading, doc, own, lexicon().idioms.values())
    if idiom is not None:
        return idiom or None
    role = None
    for token in _status_words(doc, own, start, end):
        status = people_status(token_events(token))
        if status is not None and not (token.i == own.i and status in _ROLES):
            return status
        role = role or status
    if noun is None and doc[end : end + 2].text.lower().startswith(("aboard", "on board")):
        return "aboard"
    struck = _idiom(reading, doc, own, lexicon().strikes.values())
    return struck or _hospital(reading, doc, own) or role


def _is_denied(noun: Token) -> bool:
    """Whether it befell none of those counted: "none of the 45 passengers was hurt"."""
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in ("none", "neither", "no", "nobody")


def _is_told_beside(own: Token) -> bool:
    """Whether the very next word says it: "left one man dead and two women with injuries"."""
    following = own.doc[own.i + 1 : own.i + 2]
    told = bool(following) and following[0].dep_ in ("oprd", "acomp", "amod", "acl")
    return told and people_status(token_events(following[0])) is not None


def _idiom(reading: Reading, doc: Doc, own: Token, idioms: Iterable[Idiom]) -> str | None:
    """The fate that a verb tells with its object: "lost their lives", "suffered burns"; "" for none befell.

    None where the clause has no such idiom. Whoever claims lives is not among the dead.
    """
    verb = next((t for t in ancestors(own) if t.pos_ == "VERB"), None)
    if verb is None:
        return None
    role = {"nsubj": "subject", "nsubjpass": "passive"}.get(_branch(own, verb).dep_, "object")
    clause = reading.clause(doc, verb.i)
    beside = (doc[i] for i in clause.tokens if i != verb.i and doc[i].pos_ != "VERB")
    joined = (c for c in verb.children if c.dep_ == "conj")
    words = {t.lemma_.lower() for t in (*beside, *joined) if not _is_apart(doc, t.i, verb.i)}
    for idiom in idioms:
        told = not idiom.words or bool(words & idiom.words)
        if verb.lemma_.lower() in idiom.verbs and role in idiom.befalls and told:
            return idiom.fate
    return None


def _is_apart(doc: Doc, one: int, other: int) -> bool:
    """Whether a comma stands between two words: "four were shot, one fatally"."""
    return any(t.text == "," for t in doc[min(one, other) : max(one, other)])


def _branch(token: Token, verb: Token) -> Token:
    """The part of a verb's clause that a token stands in."""
    while token.head.i not in (verb.i, token.i):
        token = token.head
    return token


_ROLES = frozenset({"aboard", "captive"})
"""Told by the noun alone (passengers, hostages): what befell them goes first."""


def _status_words(doc: Doc, own: Token, start: int, end: int) -> Iterator[Token]:
    yield own
    beside = [c for c in own.children if c.dep_ in ("amod", "acl", "compound") and not start <= c.i < end]
    yield from (c for c in beside if not _is_apart(doc, c.i, start))
    following = max(own.i + 1, end)
    while following < min(len(doc), own.i + 4) and doc[following].pos_ in ("AUX", "ADV"):
        following += 1
    if following < len(doc) and doc[following].pos_ in ("VERB", "ADJ"):
        verb = doc[following]
        if verb.tag_ == "VBN" or (verb.tag_ in ("JJ", "VBD") and (verb.pos_ == "ADJ" or _agentless(verb))):
            yield verb
        elif (
            own.head.i == verb.i
            and verb.dep_ == "conj"
            and verb.head.lemma_ == "leave"
            and not _has_object(verb)
        ):
            yield verb  # "left one man dead and two women wounded"
    told = relative_verb(own)
    if told is not None:
        yield told
    if _is_whole(own, start):
        return
    governor = next((t for t in ancestors(own) if t.pos_ in ("VERB", "AUX", "NOUN")), None)
    if governor is not None and (governor.pos_ == "NOUN" or _undergoes(own, governor)):
        yield governor
        telling = ("amod",) if governor.pos_ == "NOUN" else ("attr", "acomp", "oprd", "dobj")
        yield from (c for c in governor.children if c.dep_ in telling and c.i != own.i)
        if governor.lemma_ == "be":  # "two are in custody"
            held = (c for c in governor.children if c.lower_ == "in")
            yield from (g for c in held for g in c.children if g.dep_ == "pobj")
    yield from _toll(own)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)


def _toll(own: Token) -> Iterator[Token]:
    """What a bare number is the height of: "the death toll stood at 31", "the number of dead had reached 12".

    What it rose to is told as news of the later report, and differs from nothing.
    """
    if own.dep_ == "pobj" and own.head.lower_ == "at":
        verb = own.head.head
    elif own.dep_ in ("attr", "dobj") and own.head.lemma_.lower() in lexicon().nouns.amounting:
        verb = own.head
    else:
        return
    counts = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i < own.i]
    for count in counts:
        if count.lemma_.lower() in lexicon().nouns.tolls:
            yield from (t for t in count.subtree if t.pos_ in ("NOUN", "ADJ", "VERB"))


def relative_verb(noun: Token) -> Token | None:
    """The verb of "who were killed" or "who died" after the noun, None where the clause tells no fate."""
    for verb in noun.children:
        if verb.dep_ != "relcl" or verb.pos_ != "VERB":
            continue
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if len(subjects) == 1 and subjects[0].lower_ in ("who", "that"):
            passive = subjects[0].dep_ == "nsubjpass"
            return verb if passive or _agentless(verb) else None
    return None


def _is_whole(noun: Token, start: int) -> bool:
    """Whether the number is the whole of which something else is told: "the body of one of the two men"."""
    of = noun.head
    return (
        noun.dep_ == "pobj"
        and of.lower_ == "of"
        and of.i < start
        and of.head.pos_ in ("NUM", "PRON", "DET")
        and of.head.i < of.i
    )


def _agentless(verb: Token) -> bool:
    return verb.lemma_ in lexicon().nouns.agentless


def _undergoes(noun: Token, verb: Token) -> bool:
    """Whether the noun suffers what the verb says: object, passive subject, or subject of "die"."""
    child = _branch(noun, verb)
    if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "pobj", "dative"):
        return True
    missing = verb.tag_ == "VBG" and people_status(token_events(verb)) == "missing"
    return child.dep_ in ("nsubj", "npadvmod", "dep", "ROOT") and (
        missing or _agentless(verb) or verb.tag_ == "VBN" or verb.lemma_ in ("be", "leave", "have")
    )


def _hospital(reading: Reading, doc: Doc, own: Token) -> str | None:
    clause = reading.clause(doc, own.i)
    lemmas = {doc[i].lemma_.lower() for i in clause.tokens}
    if lemmas & {"hospital", "hospitals"} and lemmas & lexicon().nouns.hospital_verbs:
        return "hospital"
    return None
