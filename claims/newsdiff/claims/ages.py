"""How old somebody named is, where the clause says it: "Ann Lee was 44", "died at 61"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdiff.claims.participants.roles import has_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

__all__ = ["OLDEST", "SUBJECT", "age_in", "ages_told", "said_age", "told_as", "years"]

OLDEST = 115
SUBJECT = frozenset({"nsubj", "nsubjpass"})
_YEARS = re.compile(r"\d{1,3}")
_OLD = re.compile(r"\b(\d{1,3})[ -]years?[ -]old\b", re.IGNORECASE)
_HOURS = 24
"""Up to this, a bare number after "at" may be an hour."""


def years(token: Token) -> int | None:
    """The number of a token, where it may be an age."""
    told = _YEARS.fullmatch(token.text)
    return int(token.text) if told and 0 < int(token.text) <= OLDEST else None


def ages_told(text: str) -> frozenset[str]:
    """The ages in a text that are told as such.

    >>> sorted(ages_told("a 34-year-old man and a boy 9 years old"))
    ['34', '9']
    """
    return frozenset(_OLD.findall(text))


def said_age(doc: Doc, start: int, end: int, lowest: int) -> int | None:
    """The age that a clause gives a person: "Ann Lee was 44", "At 44, Ann Lee", "died at 44".

    Args:
        lowest: token at which what can belong to the person begins.
    """
    if start - lowest >= 3 and doc[start - 3].lower_ == "at" and doc[start - 1].text == ",":
        return years(doc[start - 2]) if start - 3 == lowest else None
    root = doc[start:end].root
    noun = told_as(root)
    verb = noun.head
    closed = end + (noun is not root and doc[end : end + 1].text == ",")
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or verb.i != closed:
        return _at_death(root)
    said = doc[closed + 1 : closed + 4]
    if not said or (len(said) > 1 and said[1].lower_ in ("year", "years") and said[-1].lower_ != "old"):
        return None
    bare = len(said) == 1 or said[1].is_punct or said[1].lower_ in ("years", "when")
    return years(said[0]) if bare else None


def told_as(name: Token) -> Token:
    """The noun that stands for a person in the clause: of "the singer Ann Lee" the singer."""
    return name.head if name.dep_ == "appos" else name


def _at_death(name: Token) -> int | None:
    """The age at which somebody died: "aged 61", "at 61"; of any other deed it is an age then."""
    relatives = (c for verb in name.children if verb.dep_ == "relcl" for c in verb.children)
    subjects = [c for c in relatives if c.lower_ == "who"]
    subjects += [noun for noun in (told_as(name),) if noun.dep_ in SUBJECT]
    dead = (subject.head for subject in subjects if has_part(subject, "victim"))
    found = (age for verb in dead for child in verb.children if (age := age_in(child)) is not None)
    return next(found, None)


def age_in(word: Token) -> int | None:
    """The age in a phrase below a verb, by its first word."""
    if word.lower_ == "aged":
        return years(word.nbor()) if word.i + 1 < len(word.doc) else None
    if word.lower_ != "at":
        return None
    told = next((c for c in word.children if c.dep_ == "pobj"), None)
    if told is not None and told.lower_ == "age":
        return next(filter(None, map(years, _below(told))), None)
    age = years(told) if told is not None else None
    return age if age is not None and age > _HOURS else None


def _below(age: Token) -> Iterator[Token]:
    """The words that may be the number of an age: "age 61", "the age of 61"."""
    for child in age.children:
        yield child
        if child.lower_ == "of":
            yield from child.children
