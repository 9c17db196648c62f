"""What a clause tells as done: verb, doer and thing, and the day, where it is told as plain fact.

Two clauses contradict each other only where each says outright what came about. A plan, a doubt, a
quotation, a part of the whole or the stage before is therefore no deed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.coref import resolve
from newsdiff.claims.dates.words import weekday_names
from newsdiff.claims.gazetteer import fold
from newsdiff.claims.statuses.episodes import is_pluperfect
from newsdiff.claims.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from newsdiff.claims.clauses import Clause
    from newsdiff.claims.model import Context
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.statements.words import DeedWords
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Deed", "Part", "deed", "is_plural", "is_refused", "part", "verb_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """Who does it, or what it is done to."""

    words: frozenset[str] = frozenset()
    """Lemmas of the noun phrase with its numerals; of a person known in full, the full name."""
    head: str = ""
    """Lemma of a singular noun that is told by nothing else: "the bill"."""
    definite: bool = False
    """Told as known: by a name, or with "the" or a possessor."""
    several: bool = False
    """Some of many: "two men", "most members"."""
    loose: bool = False
    """A bare plural, which may be others in another report: "residents", "lawmakers"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What came about, or, where it is ``refused``, did not."""

    verb: str
    """Lemma, with its particle."""
    refused: bool
    doer: Part
    thing: Part
    when: frozenset[str]
    """Words of the days and times in the clause."""
    rest: frozenset[str]
    """Other content words of the clause."""
    names: frozenset[str]
    """Those of the clause that are of names."""
    source: str
    """Who is given as its source, empty where the article says it itself."""


_NOBODY = Part()
_TOLD = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_TIMES = frozenset({"DATE", "TIME"})
_MARKS = frozenset('"“”«»?')


def deed(
    reading: Reading, sentence: Sentence, clause: Clause, context: Context, lexicon: DeedWords
) -> Deed | None:
    """What a clause tells as done; None where it is not told as plain fact."""
    doc = sentence.doc
    verb = _deciding(doc[clause.head], lexicon)
    if not _is_plain(context) or not _is_main(doc[clause.head]) or _is_open(doc[clause.head], verb):
        return None
    tokens = [doc[i] for i in clause.tokens]
    if any(t.lower_ in lexicon.partial for t in tokens) or _MARKS & {t.text for t in sentence.span}:
        return None
    subjects, objects = reading.arguments(doc, clause)
    if {doc[i].lower_ for i in (*subjects, *objects)} & {"no", "nobody", "none", "neither", "nothing"}:
        return None
    when = [t for t in tokens if t.ent_type_ in _TIMES or t.lower_ in weekday_names()]
    doer = part(reading, sentence, subjects, lexicon)
    thing = part(reading, sentence, (i for i in objects if not _is_amount(doc[i])), lexicon)
    inside = {*subjects, *objects, clause.head, verb.i, *(t.i for t in when)}
    rest = [t for t in tokens if t.i not in inside]
    return Deed(
        verb=verb_of(verb),
        refused=is_refused(doc[clause.head], lexicon),
        doer=doer,
        thing=thing,
        when=frozenset(t.lower_ for t in when if t.pos_ in _TOLD),
        rest=content_words(rest),
        names=frozenset(fold(t.lower_) for t in rest if t.pos_ == "PROPN"),
        source=context.attribution.source.lower() if context.attribution is not None else "",
    )


def verb_of(verb: Token) -> str:
    """The lemma with its particle: "turn down"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _deciding(head: Token, lexicon: DeedWords) -> Token:
    """The verb that tells what is done: in "refused to concede" the second."""
    if head.lemma_.lower() not in lexicon.refusing:
        return head
    return next((c for c in head.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), head)


def is_refused(head: Token, lexicon: DeedWords) -> bool:
    """Whether a predicate says that it was not done."""
    negated = any(c.dep_ == "neg" or c.lower_ in ("not", "n't", "never") for c in head.children)
    return negated != (_deciding(head, lexicon) is not head)


def _is_plain(context: Context) -> bool:
    if context.title or context.quoted or context.hedged or context.background:
        return False
    return context.certainty in ("asserted", "attributed") and context.tense in ("past", "present")


def _is_main(head: Token) -> bool:
    """Whether a clause is a sentence's own, or what somebody is said to have told."""
    while head.dep_ == "conj" and head.head.pos_ in ("VERB", "AUX"):
        head = head.head
    return head.dep_ in ("ROOT", "ccomp", "parataxis")


def _is_open(head: Token, verb: Token) -> bool:
    """Whether it was to be, or had been before something else, or is no deed of its own."""
    helpers = [c for c in head.children if c.dep_ in ("aux", "auxpass")]
    if head.pos_ != "VERB" or any(c.tag_ == "MD" for c in helpers) or is_pluperfect(head):
        return True
    # "Began to rise", "failed in a bid to": another verb tells how it came out.
    return head is verb and any(c.dep_ in ("xcomp", "ccomp") for c in head.children)


def part(reading: Reading, sentence: Sentence, tokens: Iterable[int], lexicon: DeedWords) -> Part:
    """The doer or the thing that the tokens of a noun phrase tell."""
    doc = sentence.doc
    phrase = [doc[i] for i in tokens]
    if not phrase:
        return _NOBODY
    head = next((t for t in phrase if t.head not in phrase), phrase[0])
    full = resolve(reading, sentence, head) if head.pos_ in ("PRON", "PROPN") else None
    if full is not None:
        return Part(frozenset(fold(word) for word in full.split()), "", True)
    words = frozenset(
        t.lemma_.lower() if t.pos_ in ("NOUN", "VERB") else fold(t.lower_) for t in phrase if t.pos_ in _TOLD
    )
    alone = head.pos_ in ("NOUN", "PROPN") and len(words) == 1 and not is_plural(head)
    bare = head.lemma_.lower() if alone else ""
    definite = _is_definite(head)
    several = any(c.dep_ == "nummod" or c.lower_ in lexicon.vague for c in head.children)
    return Part(words, bare, definite, several, loose=not definite and is_plural(head))


def _is_definite(head: Token) -> bool:
    """Whether a noun stands for what is known: "the bill", "its bid"; "police" are one body."""
    if head.pos_ == "PROPN" or any(c.dep_ == "poss" for c in head.children):
        return True
    if any(c.lower_ in ("the", "this", "that", "these", "those") for c in head.children):
        return True
    return head.tag_ == "NNS" and not is_plural(head)


def is_plural(head: Token) -> bool:
    """Whether a noun is a plural with a singular of its own: not "police"."""
    return head.tag_ in ("NNS", "NNPS") and head.lemma_.lower() != head.lower_


def _is_amount(token: Token) -> bool:
    return token.ent_type_ in _AMOUNTS
