"""People as one article names them: full name, surname alone, title, and what is said of them."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from newsdiff.claims import names, offices
from newsdiff.claims.descriptors import Descriptor, describe_person
from newsdiff.claims.gazetteer import lookup
from newsdiff.claims.names import Name, likeness
from newsdiff.claims.undertakings import is_undertaking
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Mention", "by_person", "people"]


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One place where an article names a person. Numbers are tokens of the sentence's doc."""

    sentence: Sentence
    start: int
    end: int
    name: Name
    """As it stands here."""
    person: Name
    """The longest form of it in the article: who is meant."""
    descriptor: Descriptor


_CREDIT = re.compile(
    r"\b(?:Photo(?:graph)?s?|Getty|AFP|Reuters|AP|EPA|Shutterstock|Courtesy|Credit|Image|Reporting|Editing|Written|"
    r"Contributed|Follow|Contact|Email)\b(?=[ :/,)]|$)"
)
_BYLINE = re.compile(r"^\W*By [A-Z][\w.'-]+ [A-Z]")
_AGE_AFTER = re.compile(r"^\s?,\s(?:aged?\s|who (?:is|was)\s)?\d{1,3}\s?[,.;)]")
_LONGEST_NAME = 5

_READ: WeakKeyDictionary[Reading, tuple[Mention, ...]] = WeakKeyDictionary()


def people(reading: Reading) -> tuple[Mention, ...]:
    """The people an article names, in the order of the text; bylines and credits are left out."""
    found = _READ.get(reading)
    if found is None:
        found = _READ[reading] = tuple(_mentions(reading))
    return found


def by_person(reading: Reading) -> dict[Name, list[Mention]]:
    """The people of an article, in the order of the text, each with all mentions."""
    found: dict[Name, list[Mention]] = {}
    for mention in people(reading):
        found.setdefault(mention.person, []).append(mention)
    return found


def _mentions(reading: Reading) -> Iterator[Mention]:
    sentences = [s for s in reading.sentences if not is_credit(s.text)]
    body = [(s, *span) for s in sentences if s.role == "body" for span in _spans(s)]
    parsed = [(s, a, b, names.parse(_text(s.doc, a, b))) for s, a, b in body]
    listed = [(s, a, b, name) for s, a, b, name in parsed if name is not None]
    full = frozenset(name for *_, name in listed if name.full and not _is_place(name))
    alone = frozenset(name for *_, name in listed if not name.full)
    heads = [found for s in sentences if s.role == "title" for found in _in_headline(s, full | alone)]
    mononyms = _mononyms(listed)
    held = _offices_held(listed)
    named: list[tuple[Sentence, int, int, Name, Name]] = []
    for sentence, start, end, name in (*heads, *listed):
        person = _who(name, full)
        if person is not None and not name.full and _is_rival(_office(sentence.doc, start), held.get(person)):
            person = None
        if person is not None and (person.full or person in mononyms):
            named.append((sentence, start, end, name, person))
    words = {(s.index, i) for s, start, end, *_ in named for i in range(start, end)}
    for sentence, start, end, name, person in named:
        others = frozenset(i for index, i in words if index == sentence.index and not start <= i < end)
        yield Mention(sentence, start, end, name, person, describe_person(sentence, start, end, others))


def _in_headline(sentence: Sentence, known: frozenset[Name]) -> Iterator[tuple[Sentence, int, int, Name]]:
    """Where a headline names people of the body: its capitals tell nothing by themselves."""
    doc, at = sentence.doc, sentence.start
    surnames = {name.surname for name in known}
    while at < sentence.end:
        step = 1
        for length in (3, 2, 1):
            end = at + length
            name = (
                names.parse(_text(doc, at, end)) if end <= sentence.end and _is_name_word(doc[at]) else None
            )
            if name is not None and (name in known if name.full else name.surname in surnames):
                yield sentence, at, end, name
                step = length
                break
        at += step


def is_credit(text: str) -> bool:
    """Whether a sentence is a byline, a credit or a line about the authors.

    >>> is_credit("By Jane Doe"), is_credit("Photo: Ann Lee/Getty Images"), is_credit("Jane Doe won.")
    (True, True, False)
    """
    if _BYLINE.match(text) and len(text) < 80:
        return True
    return len(text) < 160 and bool(_CREDIT.search(text)) and not re.search(r"[a-z]\.$", text.strip())


def _text(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text


def _who(name: Name, full: frozenset[Name]) -> Name | None:
    """The longest form of a name in the article; None where a surname alone fits several people."""
    if name.full:
        same = [other for other in full if likeness(name, other) == "same"]
        return max(same, key=lambda n: (len(n.key), n.key), default=None)
    fits = [other for other in full if name.surname in (other.surname, other.surname.split()[-1])]
    fits = fits or [
        o for o in full if name.surname == o.given[0] and o.given[0] not in names.lexicon().given.names
    ]
    if not fits:
        return name
    longest = max(fits, key=lambda n: (len(n.key), n.key))
    return longest if all(likeness(longest, other) == "same" for other in fits) else None


def _office(doc: Doc, start: int) -> str | None:
    """The office that stands right before a name: "President", "Judge"; None for Mr. and Ms."""
    if start == 0 or not doc[start - 1].text[0].isupper():
        return None
    word = doc[start - 1].lower_
    for office, written in offices.lexicon().titles.items():
        if word in written:
            return None if office == "honorific" else office
    return word if offices.is_head(word) else None


def _offices_held(listed: list[tuple[Sentence, int, int, Name]]) -> dict[Name, frozenset[str]]:
    """What office stands before each full name anywhere in the article."""
    held: dict[Name, set[str]] = defaultdict(set)
    for sentence, start, _, name in listed:
        office = _office(sentence.doc, start)
        if name.full and office is not None:
            held[name].add(office)
    return {name: frozenset(found) for name, found in held.items()}


def _is_rival(office: str | None, held: frozenset[str] | None) -> bool:
    """Whether the office before a surname is not that of the person it would be taken for."""
    return office is not None and held is not None and office not in held


def _is_place(name: Name) -> bool:
    return name.given[0] not in names.lexicon().given.names and bool(lookup(name.key))


def _mononyms(listed: list[tuple[Sentence, int, int, Name]]) -> frozenset[Name]:
    """Single words that are a person's name: after a title, or often enough taken for one."""
    named: Counter[Name] = Counter()
    every: Counter[Name] = Counter()
    titled = set()
    for sentence, start, _, name in listed:
        if name.full or lookup(name.surname):
            continue
        every[name] += 1
        named[name] += sentence.doc[start].ent_type_ == "PERSON"
        if start > 0 and sentence.doc[start - 1].lower_ in _titles():
            titled.add(name)
    return frozenset(titled | {name for name, n in named.items() if n >= 2 and 3 * n >= 2 * every[name]})


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(word for words in offices.lexicon().titles.values() for word in words)


def _spans(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Token spans that may name a person, not overlapping, in order."""
    doc, at = sentence.doc, sentence.start
    while at < sentence.end:
        if not _is_name_word(doc[at]):
            at += 1
            continue
        end = _run(doc, at, sentence.end)
        span = _person_in(doc, at, end)
        if span is not None:
            yield span
        at = end


def _is_name_word(token: Token) -> bool:
    text = token.text
    return text[0].isupper() and (text.isalpha() or text.replace("'", "").replace(".", "").isalpha())


def _run(doc: Doc, start: int, limit: int) -> int:
    """End of the run of capitalised words, with particles and hyphens inside."""
    particles = names.lexicon().particles.words
    end = start + 1
    while end < limit:
        if _is_name_word(doc[end]) and doc[end - 1].text != "'s":
            end += 1
        elif end + 1 < limit and (
            _hyphened(doc, start, end) or (doc[end].lower_ in particles and _is_name_word(doc[end + 1]))
        ):
            end += 2
        else:
            break
    return end


def _hyphened(doc: Doc, start: int, at: int) -> bool:
    """Whether a hyphen goes on with the name: "Smith-Jones", "Won-sik", not "Smith-backed"."""
    if doc[at].text != "-" or doc[at].whitespace_ or doc[at - 1].whitespace_:
        return False
    follower = doc[at + 1].text
    return follower[0].isupper() or (follower.isalpha() and at - start > 1 and len(follower) <= 5)


def _person_in(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The person's name in a run of capitalised words, titles and offices before it cut off."""
    while start < end and _is_title(doc, start, end):
        start += 1
    labels = [doc[i].ent_type_ for i in range(start, end)]
    titled = start > 0 and doc[start - 1].lower_ in _titles()
    if "PERSON" in labels and not titled:
        first = labels.index("PERSON")
        last = len(labels) - labels[::-1].index("PERSON")
        given = names.lexicon().given.names
        if not (first and doc[start].lower_ in given):
            start, end = start + first, start + last
    else:
        start = _given_in(doc, start, end)
    while start < end and _is_title(doc, start, end):
        start += 1
    if start >= end or end - start > _LONGEST_NAME + 2:
        return None
    return (start, end) if _is_person(doc, start, end, titled) else None


def _given_in(doc: Doc, start: int, end: int) -> int:
    """Where a name begins in a run that begins with a department: "Secretary of Defense Ann Lee"."""
    linked = start > 1 and doc[start - 1].lower_ in ("of", "for")
    after_office = linked and offices.is_head(doc[start - 2].lower_)
    given = names.lexicon().given.names
    if not after_office or doc[start].lower_ in given:
        return start
    return next((i for i in range(start + 1, end - 1) if doc[i].lower_ in given), start)


def _is_title(doc: Doc, at: int, end: int) -> bool:
    word = doc[at].lower_
    if word in _titles():
        return True
    return at + 1 < end and offices.is_head(word) and word not in names.lexicon().given.names


def _is_person(doc: Doc, start: int, end: int, titled: bool) -> bool:
    words = [doc[i].lower_.rstrip(".") for i in range(start, end)]
    lexicon = names.lexicon()
    if _is_body(doc, start, words) or len(words[-1]) == 1:
        return False
    if "." in doc[start].text[1:-1]:
        return False
    if start > 0 and doc[start - 1].lower_ in ("the", "a", "an") and not titled:
        return False
    if any(offices.is_head(word) for word in words[:1]) or (doc[start].is_stop and len(words) == 1):
        return False
    if titled:
        return True
    several = sum(1 for word in words if word != "-") > 1
    person = doc[start].ent_type_ == "PERSON" or doc[end - 1].ent_type_ == "PERSON"
    if not several:
        return person or doc[start].pos_ == "PROPN"
    tail = text_of(doc)[doc[end - 1].idx + len(doc[end - 1]) :][:17]
    if words[0] not in lexicon.given.names and is_undertaking(doc, start, end):
        return False
    known = person or words[0] in lexicon.given.names
    return known or bool(_AGE_AFTER.match(tail)) or _introduced(doc, start) or _described(doc, end)


def _is_body(doc: Doc, start: int, words: list[str]) -> bool:
    """Whether a word makes a run the name of something else: "Lake", "Bank"; not so where the other name is a
    person's: "Kari Lake", "Bill Lee", "Park Jin".
    """
    lexicon = names.lexicon()
    told = [i for i, word in enumerate(words) if word in lexicon.organisation.words]
    if not told or len(words) == 1:
        return bool(told)
    person = all(doc[i].ent_type_ == "PERSON" for i in range(start, start + len(words)))
    given = words[0] in lexicon.given.names
    if told == [0]:
        return not (given or (person and words[0] in lexicon.surname_first.names))
    surname = told == [len(words) - 1] and words[-1] in lexicon.organisation.surnames
    return not (person and given and surname)


def _described(doc: Doc, end: int) -> bool:
    """Whether an apposition with a noun for a person follows: ", the company's founder"."""
    if (
        end + 2 >= len(doc)
        or doc[end].text != ","
        or doc[end + 1].lower_ not in ("a", "an", "the", "his", "her")
    ):
        return False
    stop = next((i for i in range(end + 2, min(len(doc), end + 9)) if doc[i].text == ","), end + 7)
    return any(offices.is_head(token.lower_) for token in doc[end + 2 : min(stop, len(doc))])


def _introduced(doc: Doc, start: int) -> bool:
    """Whether a noun for a person stands right before, with or without a comma: "the suspect, ..."."""
    at = start - 1 if start > 0 and doc[start - 1].text != "," else start - 2
    return at >= 0 and doc[at].pos_ == "NOUN" and offices.is_head(doc[at].lower_)
