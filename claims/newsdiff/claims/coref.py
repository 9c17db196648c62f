"""Who a pronoun or a bare surname stands for, inside one article.

Small and cautious: names are clustered by their last word, pronouns go to the last person of fitting
gender near by, and whatever is not sure stays unbound.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsdiff.claims.clauses import ancestors
from newsdiff.claims.lexicon import read
from newsdiff.claims.names import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

Gender = Literal["male", "female"]

__all__ = ["Mention", "People", "bare_name", "is_person_noun", "people", "pronoun_gender", "resolve"]

REACH = 4
"""Sentences back in which a pronoun's person is looked for."""


class _ByGender(NamedTuple):
    male: frozenset[str]
    female: frozenset[str]
    other: frozenset[str] = frozenset()

    def of(self, word: str) -> Gender | None:
        if word in self.male:
            return "male"
        return "female" if word in self.female else None


class _Coref(NamedTuple):
    titles: _ByGender
    given: _ByGender
    pronouns: _ByGender
    nouns: _ByGender


@functools.cache
def _words() -> _Coref:
    return read("coref", _Coref)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article names a person."""

    sentence: int
    token: int
    """Last token of the name, in the sentence's doc."""
    name: str
    """The fullest form of the name in the article."""
    start: int
    end: int
    """Half-open characters of the mention in its field."""
    subject: bool


class People:
    """The persons an article names."""

    def __init__(
        self,
        mentions: tuple[Mention, ...],
        full: Mapping[str, str],
        gender: Mapping[str, Gender],
        unnamed: tuple[tuple[int, int, Gender | None], ...],
    ) -> None:
        self.mentions = mentions
        self._unnamed = unnamed
        self._full = full
        self._gender = gender

    def full_name(self, words: str) -> str | None:
        """The fullest form of a person's name that ends in the same word, None where no person has it.

        A name given with other words before the surname is another person, or none that is known.
        """
        parts = words.split()
        if not parts:
            return None
        found = self._full.get(parts[-1].lower())
        if found is None or len(parts) == 1:
            return found
        return found if _nested(parts, found.split()) else None

    def gender(self, name: str) -> Gender | None:
        """A person's gender by title or given name, None where the article does not tell."""
        return self._gender.get(name)

    def unnamed_since(
        self, name: str, sentence: int, token: int, gender: Gender | None
    ) -> Iterator[tuple[int, int]]:
        """Subjects without a name, by sentence and token, between a person's last mention and a pronoun."""
        at = sentence, token
        before = ((m.sentence, m.token) for m in self.mentions if m.name == name)
        last = max((place for place in before if place < at), default=(sentence - REACH, 0))
        return ((s, t) for s, t, g in self._unnamed if last < (s, t) < at and g in (None, gender))

    def before(
        self, sentence: int, token: int, gender: Gender, others: frozenset[int] = frozenset()
    ) -> Mention | None:
        """The person a pronoun means: the last subject of fitting gender, else the only one near by.

        Args:
            others: tokens of the sentence that name somebody whom the pronoun cannot mean.

        None where somebody without a name is the last subject: "Lee said the man was hurt. He was
        taken away."
        """
        barred = {m.name for m in self.mentions if m.sentence == sentence and m.token in others}
        near = [
            m
            for m in self.mentions
            if (m.sentence, m.token) < (sentence, token)
            and m.sentence >= sentence - REACH
            and self._gender.get(m.name, gender) == gender
            and m.name not in barred
        ]
        subjects = [m for m in near if m.subject]
        last = (subjects[-1].sentence, subjects[-1].token) if subjects else (sentence - REACH, 0)
        if any(last < (s, t) < (sentence, token) and g in (None, gender) for s, t, g in self._unnamed):
            return None
        if subjects:
            return subjects[-1]
        return near[-1] if near and len({m.name for m in near}) == 1 else None


_CACHE: weakref.WeakKeyDictionary[Reading, People] = weakref.WeakKeyDictionary()


def people(reading: Reading) -> People:
    """The persons of an article, worked out once."""
    found = _CACHE.get(reading)
    if found is None:
        found = _CACHE[reading] = _people(reading)
    return found


def pronoun_gender(token: Token) -> Gender | None:
    """The gender of a personal pronoun of the third person, None for any other word."""
    return _words().pronouns.of(token.lower_)


def is_person_noun(token: Token) -> bool:
    """Whether a common noun means one person: "the driver", "his wife"."""
    nouns, lemma = _words().nouns, token.lemma_.lower()
    return nouns.of(lemma) is not None or lemma in nouns.other


def resolve(reading: Reading, sentence: Sentence, token: Token) -> str | None:
    """The full name of the person that a token stands for, None where it is not sure.

    Args:
        token: a pronoun, or the last word of a name, in ``sentence``.
    """
    known = people(reading)
    gender = pronoun_gender(token)
    if gender is not None:
        found = known.before(sentence.index, token.i, gender, _doers(token))
        return found.name if found is not None else None
    if token.pos_ != "PROPN":
        return None
    start = token.i
    while start > sentence.start and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    name = " ".join(t.text for t in token.doc[start : token.i + 1])
    return known.full_name(bare_name(name))


def _doers(pronoun: Token) -> frozenset[int]:
    """The subjects of the verb that a pronoun is an object of: "Lee called on him" means somebody else."""
    if pronoun.dep_ not in ("dobj", "dative", "pobj"):
        return frozenset()
    verb = next((t for t in ancestors(pronoun) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return frozenset()
    return frozenset(c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))


def _people(reading: Reading) -> People:
    runs = [run for s in reading.sentences for run in _runs(s)]
    counts: dict[str, int] = {}
    full: dict[str, str] = {}
    gender: dict[str, Gender] = {}
    for _, _, name, person, told in runs:
        last = name.split()[-1].lower()
        if not (person or told):
            continue
        if len(name.split()) > len(full.get(last, "").split()) and _fits(name, full.get(last)):
            full[last] = name
        counts[last] = counts.get(last, 0) + 1
        if told and last not in gender:
            gender[last] = told
    mentions = []
    for sentence, end, name, _, _ in runs:
        last = name.split()[-1].lower()
        found = full.get(last)
        if found is None or not _nested(name.split(), found.split()):
            continue
        token = sentence.doc[end - 1]
        chars = token.idx + len(token)
        span = sentence.locate(chars - len(token), chars)
        mentions.append(Mention(sentence.index, end - 1, found, *span, subject=_is_subject(token)))
    by_name = {name: found for last, name in full.items() if (found := gender.get(last) or _given(name))}
    unnamed = ((s.index, i, told) for s in reading.sentences for i, told in _unnamed(s))
    return People(tuple(mentions), full, by_name, tuple(unnamed))


def _unnamed(sentence: Sentence) -> Iterator[tuple[int, Gender | None]]:
    """Subjects that are one person without a name: "the man", "a driver"; with the gender the noun tells."""
    for token in sentence.span:
        if token.dep_ not in ("nsubj", "nsubjpass") or token.tag_ != "NN":
            continue
        named = any(c.pos_ == "PROPN" and c.dep_ in ("appos", "compound") for c in token.children)
        if is_person_noun(token) and not named:
            yield token.i, _words().nouns.of(token.lemma_.lower())


def _runs(sentence: Sentence) -> Iterator[tuple[Sentence, int, str, bool, Gender | None]]:
    """Runs of proper nouns: end token, bare name, whether it is a person's, and the title's gender."""
    doc = sentence.doc
    i = sentence.start
    while i < sentence.end:
        if doc[i].pos_ != "PROPN":
            i += 1
            continue
        start = i
        while i < sentence.end and doc[i].pos_ == "PROPN" and not _breaks(doc, start, i):
            i += 1
        name = bare_name(" ".join(t.text for t in doc[start:i]))
        if name:
            yield sentence, i, name, _is_person(doc, i, name), _title(doc, start)


def _breaks(doc: Doc, start: int, i: int) -> bool:
    """Whether a name of its own begins inside a run of proper nouns."""
    return (
        i > start and doc[i].ent_iob_ == "B" and doc[i].ent_type_ == "PERSON" and doc[i - 1].ent_type_ != ""
    )


def bare_name(name: str) -> str:
    """A name without the titles before it.

    >>> bare_name("Sen. Jane Doe")
    'Jane Doe'
    """
    words = name.split()
    titles = _words().titles
    while words and words[0].lower() in titles.male | titles.female | titles.other:
        words.pop(0)
    return " ".join(words)


def _title(doc: Doc, start: int) -> Gender | None:
    titles = _words().titles
    for word in (doc[start].lower_, doc[start - 1].lower_ if start else ""):
        found = titles.of(word)
        if found is not None:
            return found
    return None


def _is_person(doc: Doc, end: int, name: str) -> bool:
    given = len(name.split()) > 1 and _words().given.of(name.split()[0].lower()) is not None
    person = doc[end - 1].ent_type_ == "PERSON"
    last = name.split()[-1].lower()
    if not name[0].isupper():
        return False
    if last in lexicon().organisation.words:
        return given and person and last in lexicon().organisation.surnames
    return person or given


def _given(name: str) -> Gender | None:
    words = name.split()
    return _words().given.of(words[0].lower()) if len(words) > 1 else None


def _fits(longer: str, shorter: str | None) -> bool:
    return shorter is None or _nested(shorter.split(), longer.split())


def _nested(shorter: list[str], longer: list[str]) -> bool:
    """Whether every word of a name stands in the longer one; an initial stands for a word."""
    rest = [word.lower().strip(".") for word in longer]
    for word in shorter:
        bare = word.lower().strip(".")
        if not any(bare == other or (len(bare) == 1 and other.startswith(bare)) for other in rest):
            return False
    return True


def _is_subject(token: Token) -> bool:
    for _ in range(3):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return True
        if token.dep_ not in ("compound", "flat", "appos", "conj") or token.head.i == token.i:
            return False
        token = token.head
    return False
