"""Whose state a sentence tells, and what it is about: the subject and the detail of a status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims import coref
from newsdiff.claims.ages import age_in
from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.offices import is_head
from newsdiff.claims.statuses.words import Ladder, words
from newsdiff.claims.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["NOBODY", "Subject", "detail_of", "is_passive", "object_of", "of_phrase", "of_verb"]

LONGEST = 14
"""Tokens of a subject or a detail."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose state it is."""

    text: str
    names: frozenset[str]
    words: frozenset[str]
    people: frozenset[str] = frozenset()
    """Full names of the persons among them."""
    none: bool = False
    """Nobody's: "no one was charged"."""


NOBODY = Subject("", frozenset(), frozenset())


def of_verb(reading: Reading, sentence: Sentence, verb: Token, role: str) -> Subject | None:
    """The patient or the agent of a verb; None where the verb has no such argument."""
    doc = sentence.doc
    passive = is_passive(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    if role == "receiver":
        heads = _receivers(reading, doc, verb)
    elif role == "agent":
        heads = [] if passive else _agents(reading, doc, verb)
    elif objects:
        heads = [t for c in objects for t in (c, *c.conjuncts)]
    else:
        heads = [doc[i] for i in _passive_subjects(reading, doc, verb)] if passive else []
    if verb.dep_ == "amod":
        # "A suspended sentence": what is suspended is the sentence, and nobody does anything.
        heads = [verb.head] if role == "patient" else []
    found = _subject(reading, sentence, heads) if heads else None
    return replace(found, none=True) if found is not None and _is_not_meant(verb) else found


def _receivers(reading: Reading, doc: Doc, verb: Token) -> list[Token]:
    """Who is given what the verb's object names: "was handed a sentence", "gave him a sentence"."""
    if verb.lemma_.lower() in words().subjects.getting:
        return _agents(reading, doc, verb)
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return [doc[i] for i in _passive_subjects(reading, doc, verb)]
    return [c for c in verb.children if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN", "PRON")]


def _agents(reading: Reading, doc: Doc, verb: Token) -> list[Token]:
    """Who does it: not who asks for it, "called on him to resign", but who has a mind to, "no plans to"."""
    told = _told_to(verb)
    if told is not None:
        return [told]
    plan = _meant(verb)
    return [doc[i] for i in reading.clause(doc, (plan.head if plan is not None else verb).i).subjects]


def _told_to(verb: Token) -> Token | None:
    """Whom somebody asks or presses to do it: the object before an infinitive."""
    asks = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl") or asks.lemma_ not in words().subjects.asking:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or is_passive(asks):
        return None
    beside = [asks, *(c for c in asks.children if c.dep_ == "prep" and c.lower_ in ("on", "upon"))]
    objects = (c for t in beside for c in t.children if c.dep_ in ("dobj", "dative", "pobj"))
    return next((c for c in objects if c.i < verb.i and c.ent_type_ not in ("DATE", "TIME")), None)


def _meant(verb: Token) -> Token | None:
    """The plan, wish or intention that somebody is said to have, or not to have, to do it."""
    of = verb.head if verb.dep_ == "pcomp" else None
    noun = of.head if of is not None and of.lower_ == "of" else verb.head
    had = noun.dep_ == "dobj" and noun.head.lemma_ == "have"
    told = verb.dep_ in ("acl", "pcomp") and noun.lemma_ in words().subjects.intents
    return noun if told and had else None


def _is_not_meant(verb: Token) -> bool:
    """Whether nobody is said to have it in mind: "has no plans to resign"."""
    plan = _meant(verb)
    return plan is not None and any(c.lower_ == "no" for c in plan.children)


def of_phrase(reading: Reading, sentence: Sentence, start: int, end: int, ladder: str) -> Subject:
    """Whose state a fixed phrase tells: the subject of its clause, if it is not in the phrase itself."""
    doc = sentence.doc
    done_to = _done_to(doc[start:end], words().ladders[ladder])
    if done_to is not None:
        return _subject(reading, sentence, [done_to])
    clause = reading.clause(doc, doc[start:end].root.i)
    head = doc[clause.head]
    carried = [c for c in head.children if c.dep_ == "dobj"]
    if carried and head.lemma_ in words().subjects.carry and not is_passive(head):
        return _subject(reading, sentence, carried)
    heads = [t for t in _agents(reading, doc, head) if not start <= t.i < end]
    found = _subject(reading, sentence, heads) if heads else NOBODY
    return replace(found, none=True) if _is_not_meant(head) else found


def _done_to(phrase: Span, ladder: Ladder) -> Token | None:
    """Whom or what a phrase is about that names it: "signed the bill", "dropped the charges against Lee"."""
    if is_passive(phrase.root):
        return None
    told = next((c for c in phrase.root.children if c.dep_ == "dobj"), None)
    if told is None or told.lemma_.lower() in ladder.of:
        return told
    against = (p for p in told.children if ladder.human and told.i < phrase.end and p.lower_ == "against")
    return next((c for p in against for c in p.children if c.dep_ == "pobj"), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb's subject is its patient: also "a man charged with" and a headline's "Man charged"."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children):
        return False
    return not any(c.dep_ == "dobj" for c in verb.children)


def _passive_subjects(reading: Reading, doc: Doc, verb: Token) -> tuple[int, ...]:
    own = tuple(c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj"))[-1:]
    joined = tuple(t.i for c in own for t in (c, *c.conjuncts))
    return joined or reading.clause(doc, verb.i).subjects


def _subject(reading: Reading, sentence: Sentence, heads: Iterable[Token]) -> Subject:
    texts: list[str] = []
    names: set[str] = set()
    content: set[str] = set()
    people: set[str] = set()
    none = False
    for head in heads:
        text, tokens = _phrase(head)
        none = none or any(t.lower_ in ("no", "nobody", "none", "neither") for t in tokens)
        named = _called(head) or head
        full = _full(reading, sentence, named)
        texts.append(full or ("" if head.pos_ == "PRON" else text))
        names |= _names(head, full)
        people |= _person(full)
        content |= content_words(tokens)
    return Subject(_listed(texts), frozenset(names), frozenset(content), frozenset(people), none)


def _person(full: str | None) -> set[str]:
    """The full name, less what is no part of it ("driver Jan" is not one in full), if it has two words."""
    told = [word for word in (full or "").split() if not is_head(fold(word))]
    return {" ".join(told)} if len(told) > 1 else set()


def _full(reading: Reading, sentence: Sentence, named: Token) -> str | None:
    """The full name of a person that a name or a pronoun stands for, None where it is not sure.

    Of two people of one family name the reading knows only one: the other's stands as it is written.
    """
    if named.pos_ not in ("PRON", "PROPN"):
        return None
    full = coref.resolve(reading, sentence, named)
    if full is not None or named.ent_type_ != "PERSON" or named.pos_ != "PROPN":
        return full
    before = [c.text for c in named.children if c.dep_ == "compound" and c.ent_type_ == "PERSON"]
    return " ".join((*before, named.text)) if before else None


def _listed(texts: list[str]) -> str:
    """Subjects in a row: "Ann Lee, Mark Lund and a third man"."""
    told = list(dict.fromkeys(t for t in texts if t))
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def _called(head: Token) -> Token | None:
    """The name of a person that stands beside a noun: "his brother, Liam Doyle"."""
    if head.pos_ != "NOUN":
        return None
    return next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)


def _phrase(head: Token) -> tuple[str, list[Token]]:
    start, end = noun_phrase(head)
    if head.head.lemma_ in words().subjects.accusing:
        # "Acquitted the officer of all charges": the officer is not of the charges.
        of = next((c.i for c in head.children if c.lower_ == "of" and c.i > head.i), end)
        end = min(end, of)
    tokens = list(head.doc[start : min(end, start + LONGEST)])
    return head.doc[start : min(end, start + LONGEST)].text, tokens


def _names(head: Token, full: str | None) -> set[str]:
    """Words of the proper name that the head is, or that stands in apposition to it, less its titles."""
    found = {fold(word) for word in full.split() if len(word) > 2} if full else set()
    proper = [head, *(c for c in head.children if c.dep_ == "appos")]
    for token in proper:
        if token.pos_ == "PROPN":
            near = [token, *(c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN")]
            found |= {fold(t.text) for t in near if len(t) > 2}
    return {word for word in found if not is_head(word)} or found


def detail_of(verb: Token) -> tuple[str, frozenset[str]]:
    """What a verb's state is about: the charge, the sentence, what is denied; as written and in words."""
    beside = list(verb.children)
    if verb.lemma_ in words().subjects.accusing:
        beside += [p for c in verb.children if c.dep_ == "dobj" for p in c.children if p.lower_ == "of"]
    for child in beside:
        if child.i < verb.i or age_in(child) is not None:
            continue
        if child.dep_ in ("prep", "dative") and child.lower_ in ("with", "of", "to", "for", "on", "from"):
            noun = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if noun is not None and noun.ent_type_ not in ("DATE", "TIME") and noun.pos_ != "NUM":
                return _span(noun)
        if child.dep_ in ("acomp", "oprd") or (verb.lemma_ == "face" and child.dep_ == "dobj"):
            return _span(child)
        if verb.lemma_ in ("deny", "refute") and child.dep_ in ("dobj", "xcomp", "ccomp", "pcomp"):
            span = verb.doc[child.left_edge.i : min(child.right_edge.i + 1, child.left_edge.i + LONGEST)]
            return span.text, content_words(span)
    return "", frozenset()


def object_of(phrase: Span) -> tuple[str, frozenset[str]]:
    """What somebody faces, or what the charges are: the object of a fixed phrase."""
    after = phrase.doc[phrase.end : phrase.end + 1]
    word = next((t for t in (phrase[-1], *after) if t.lower_ in ("of", "to", "on", "with")), phrase.root)
    noun = next((c for c in word.children if c.dep_ in ("dobj", "attr", "pobj") and c.i > word.i), None)
    if noun is None or noun.i < phrase.end or noun.ent_type_ in ("DATE", "TIME"):
        return "", frozenset()
    text, content = _span(noun)
    return text, content - {"count", "charge"}


def _span(noun: Token) -> tuple[str, frozenset[str]]:
    start, end = noun_phrase(noun)
    joined = [noun_phrase(c)[1] for c in noun.conjuncts if c.i > noun.i]
    when = [p.i for p in noun.children if p.i > noun.i and any(c.ent_type_ == "DATE" for c in p.children)]
    end = min([max([end, *joined]), start + LONGEST, *when])
    span = noun.doc[start:end]
    return span.text, content_words(span)
