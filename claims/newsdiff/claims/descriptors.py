"""What an article says of a person beside the name: office, age, origin, party."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims import offices
from newsdiff.claims.ages import OLDEST, said_age
from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.names import lexicon
from newsdiff.claims.offices import Office, parse_office

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.corpus.annotate import Sentence

__all__ = ["Descriptor", "appositions", "describe_person"]


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What stands beside one mention of a person."""

    offices: tuple[Office, ...] = ()
    age: int | None = None
    """In years."""
    origin: str | None = None
    """Where the person is from, as written."""
    party: str | None = None
    first: int = 0
    """First token of the mention with what is said before the name."""
    last: int = 0
    """End of it with what is said after, exclusive."""
    coming: tuple[Office, ...] = ()
    """What the sentence says somebody was made or is to become, perhaps this person: "was elected mayor"."""


HONORIFIC = "honorific"
"""Head of titles that say nothing of an office: Mr., Ms."""
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "PART", "NUM"})
_LONGEST = 12
_OLD = re.compile(r"\b(\d{1,3})\s?-?\s?years?\s?-?\s?old\b")
_YEARS = re.compile(r"\d{1,3}")
_AGED = re.compile(r"^(?:aged? |who (?:is|was|turned) )")
_ORIGIN = re.compile(
    r"^(?:of|from) ((?:[A-Z][\w.'-]*|north|south|east|west)(?:,? (?:[A-Z][\w.'-]*|of)){0,4})"
)
_PARTY = re.compile(r"^(?:([RDI])-[A-Z][\w.]*|(Republican|Democrat) of [A-Z]\w+|([RDI])$)")
_PARTS = frozenset({"and", "who", "which", "that", "whose"})
_ENDS = frozenset({",", ")", ";", ".", "(", "--", "—"})


def describe_person(
    sentence: Sentence, start: int, end: int, others: frozenset[int] = frozenset()
) -> Descriptor:
    """What is said of the person named by the tokens ``start:end`` of a sentence, right beside the name.

    Args:
        others: tokens that name other people: nothing beyond them is said of this one.
    """
    doc = sentence.doc
    lowest = max((i + 1 for i in others if sentence.start <= i < start), default=sentence.start)
    first = _trimmed(doc, _prenominal(doc, start, lowest), start)
    before = doc[first:start].text if first < start else ""
    found: list[Office] = []
    office = parse_office(before) if before else None
    if office is not None and office.head != HONORIFIC:
        found.append(office)
    elif office is None and not _OLD.search(before):
        first = start
    age = _age(before)
    origin = party = None
    last = end
    limit = min((i for i in others if i >= end), default=sentence.end)
    for begin, stop in appositions(doc, end, limit):
        text = doc[begin:stop].text
        told = None if _is_clause(doc, begin, stop) else _told(text)
        if told is None:
            break
        office, years, place, side = told
        if years is not None and text.isdigit() and is_tally(sentence.text):
            break
        found += [office] if office is not None else []
        age, origin, party = age or years, origin or place, party or side
        last = stop
    age = age or said_age(doc, start, end, lowest)
    head = _governing(doc, start, end)
    if head is not None:
        phrase = parse_office(doc[head[0] : head[1]].text)
        if phrase is not None:
            found.append(replace(phrase, past=phrase.past or _was(doc[start:end].root)))
            age = age or _age(doc[head[0] : head[1]].text)
            first, last = min(first, head[0]), max(last, head[1])
    coming = tuple(_coming(doc, end, sentence.end))
    return Descriptor(tuple(found), age, origin, party, first, last, coming)


_LISTED = re.compile(r"[A-Z][\w.'-]{1,30}, \d{1,3};")
_TALLY = re.compile(
    r"\b(?:vot(?:e|es|ed|ing|er|ers)|ballots?|confirm(?:ed|ation)?|seats?|points?|scor(?:e|es|ed|ing)"
    r"|percent|per cent|polls?|tally)\b"
)


def is_tally(text: str) -> bool:
    """Whether the numbers after the names of a sentence are votes or points, not ages.

    >>> is_tally("The votes for judges: Ann Lee, 87; Tom Rees, 78; Mara Holt, 58.")
    True
    >>> is_tally("The dead are Ann Lee, 87; Tom Rees, 78; and Mara Holt, 58.")
    False
    """
    return bool(_LISTED.search(text) and _TALLY.search(text))


def _prenominal(doc: Doc, start: int, lowest: int) -> int:
    """First token of the run of words before a name that can belong to its noun phrase."""
    at = start
    while at > max(lowest, start - _LONGEST):
        token = doc[at - 1]
        joined = token.lower_ in ("of", "for", "and", "the", "-", "/") and at - 1 > lowest and at < start
        if token.lower_ in ("and", "for", "the") and doc[at - 2].pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
            joined = token.lower_ == "the" and doc[at - 2].lower_ in ("of", "for")
        if (
            token.ent_type_ in ("DATE", "TIME")
            and token.lower_ not in ("year", "old", "-")
            and not _OLD.search(doc[max(lowest, at - 5) : start].text)
        ):
            break
        if token.pos_ in _BEFORE or joined or token.lower_ in ("-", "year", "old", "ex", "vice"):
            at -= 1
            continue
        break
    while at < start and (doc[at].lower_ in ("of", "for", "and", "the", "-", "/", "'s") or doc[at].is_punct):
        at += 1
    return at


def _trimmed(doc: Doc, first: int, start: int) -> int:
    """The run without what stands before an "of" or "for" and holds no office: "one of", "a stand for";
    nor with an office of somebody else: "director for Rep.", or a body named beside: "the Treasury Department
    and Attorney General".
    """
    titles = {word for words in offices.lexicon().titles.values() for word in words}
    for i in range(first, start - 1):
        if doc[i].lower_ in ("of", "for", "to") and all(t.lower_ in titles for t in doc[i + 1 : start]):
            return i + 1
    for i in range(first, start):
        bodies = lexicon().organisation.words
        if any(offices.is_head(doc[j].lower_) and doc[j + 1].lower_ not in bodies for j in range(first, i)):
            continue
        beside = doc[i].lower_ == "and" and i > first and doc[i - 1].lower_ in bodies
        if doc[i].lower_ in ("of", "for") or beside:
            return _trimmed(doc, i + 1, start)
    return first


def appositions(doc: Doc, end: int, limit: int) -> list[tuple[int, int]]:
    """Token spans between commas or brackets after a name, at most four."""
    found: list[tuple[int, int]] = []
    at = end
    while at + 1 < limit and len(found) < 4:
        if doc[at].text not in (",", "("):
            break
        stop = at + 1
        while (
            stop < limit
            and stop - at <= _LONGEST + 4
            and doc[stop].text not in (",", ")", ";", ".", "(", "--", "—")
        ):
            stop += 1
        closed = stop < limit and doc[stop].text in (",", ")", ";", ".")
        if stop < limit and not closed:  # a long one: what stands before its first clause or second part
            stop = next((i for i in range(at + 3, stop) if doc[i].lower_ in _PARTS), at + 1)
        if stop == at + 1:
            break
        found.append((at + 1, stop))
        at = stop + 1 if doc[stop : stop + 1].text == ")" else stop
    return found


def _is_clause(doc: Doc, begin: int, stop: int) -> bool:
    """Whether a piece after a name is the clause that goes on behind the apposition, or one put in between.

    It has a finite verb, and none that "who" or "that" makes a part of the apposition. A piece that begins
    with "who" is one, too, where it does not say what the person is: "who met the president".
    """
    if doc[begin].lower_ == "who":
        return not _says_what(doc, begin, stop)
    for token in doc[begin:stop]:
        if token.tag_ in _RELATIVE:
            return False
        if token.tag_ in _TENSED and token.dep_ in _CLAUSES:
            return True
    return False


_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis", "dep", "aux", "auxpass"})


def _says_what(doc: Doc, begin: int, stop: int) -> bool:
    """Whether a relative clause names an office or an age: "who was mayor", "who serves as judge"."""
    verb = doc[begin].head
    if not begin < verb.i < stop:
        return True
    joined = [c for c in verb.children if c.dep_ in _COMPLEMENTS or c.like_num]
    joined += [c for p in verb.children if p.lower_ == "as" for c in p.children if c.dep_ == "pobj"]
    return any(verb.i < c.i < stop for c in joined)


_COMPLEMENTS = frozenset({"attr", "acomp", "oprd", "npadvmod"})


def _told(text: str) -> tuple[Office | None, int | None, str | None, str | None] | None:
    """Office, age, origin and party in one apposition; None where it is no apposition."""
    bare = _AGED.sub("", text)
    if _YEARS.fullmatch(bare):
        return (None, int(bare), None, None) if 0 < int(bare) <= OLDEST else None
    party = _PARTY.match(text)
    if party:
        return None, None, None, _parties().get(next(filter(None, party.groups())).lower())
    origin = _ORIGIN.match(text)
    if origin and origin.end() == len(text):
        return None, None, origin.group(1), None
    words = text.split()
    if words[0].lower() == "whose":  # "whose husband was killed" is no husband
        return None
    if words[0].lower() not in _OPENERS and parse_office(" ".join(words[:6])) is None:
        return None
    if _has_finite(words):
        return None
    office = parse_office(text)
    age = _age(text)
    return (office, age, None, None) if office is not None or age is not None else None


_OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "who", "former", "one"})
_FINITE = frozenset({"said", "says", "told", "has", "had", "have", "were", "are", "but", "will", "would"})


def _has_finite(words: list[str]) -> bool:
    """Whether a piece between commas is more than an apposition."""
    if words[0] in ("and", "but", "was", "is"):
        return True
    return words[0].lower() != "who" and any(word in _FINITE for word in words)


@functools.cache
def _parties() -> Mapping[str, str]:
    return {word: party for party, words in offices.lexicon().parties.items() for word in words}


def _age(text: str) -> int | None:
    match = _OLD.search(text)
    return int(match.group(1)) if match and 0 < int(match.group(1)) <= OLDEST else None


def _governing(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that a name stands in apposition to, or that is said to be the person."""
    root = doc[start:end].root
    if root.dep_ == "appos" and root.head.i < start and start - root.head.i <= _LONGEST:
        return _phrase(root.head, start)
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ == "be":
        attr = next((c for c in root.head.children if c.dep_ == "attr"), None)
        return _phrase(attr, attr.i + _LONGEST) if attr is not None and offices.is_head(attr.lower_) else None
    if root.dep_ == "pobj" and root.head.lower_ == "as" and root.head.head.lemma_ in _NAMING:
        verb = root.head.head
        who = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")), None)
        who = verb.head if who is None and verb.dep_ == "acl" else who
        return _phrase(who, start) if who is not None and offices.is_head(who.lower_) else None
    if root.dep_ in ("dobj", "nsubjpass") and root.head.lemma_ in _NAMING | _CALLING:
        calling = (g for c in root.head.children if c.lower_ == "as" for g in c.children if g.dep_ == "pobj")
        called = next(calling, None)
        told = called is not None and called.i > root.i and offices.is_head(called.lower_)
        return _phrase(called, called.i + _LONGEST) if called is not None and told else None
    return None


def _coming(doc: Doc, end: int, limit: int) -> Iterator[Office]:
    """The offices behind a name that somebody comes into: "promoted to lieutenant", "will become mayor"."""
    for token in doc[end:limit]:
        if offices.is_head(token.lower_) and _is_made(token):
            first, last = noun_phrase(token)
            office = parse_office(doc[max(first, end) : last].text)
            if office is not None:
                yield office


def _is_made(office: Token) -> bool:
    """Whether a verb says that somebody is made what a noun names, or acts as it."""
    above = office.head
    if office.dep_ == "pobj":
        verb = above.head
        return above.lower_ == "as" or (above.lower_ == "to" and verb.lower_ in _becoming())
    if office.dep_ == "attr":
        return above.lemma_.lower() in _becoming() or above.dep_ == "xcomp"
    return office.dep_ == "oprd"


def _becoming() -> frozenset[str]:
    return offices.lexicon().modifiers.becoming


def _was(name: Token) -> bool:
    """Whether a clause says in the past tense what somebody was: perhaps is no longer."""
    return name.dep_ == "nsubj" and name.head.lemma_ == "be" and name.head.tag_ == "VBD"


_NAMING = frozenset({"identify", "name"})
_CALLING = frozenset({"describe", "appoint", "label", "consider"})


def _phrase(head: Token, before: int) -> tuple[int, int] | None:
    if head.pos_ not in ("NOUN", "PROPN"):
        return None
    first, last = noun_phrase(head)
    last = min(last, before)
    doc = head.doc
    while first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ == "ex":  # "his ex-wife"
        first -= 2
    return (first, last) if first < last and last - first <= _LONGEST else None
