"""Of which party somebody is said to be: "a Republican from Ohio", "Tory MP Ann Lee", "(D-Maine)"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.claims import offices
from newsdiff.claims.descriptors import appositions
from newsdiff.claims.lexicon import read

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsdiff.claims.people import Mention

__all__ = [
    "Lexicon",
    "Telling",
    "are_rivals",
    "lexicon",
    "parties",
    "party_at",
    "pieces",
    "said_before",
    "token_at",
]


class _Party(NamedTuple):
    ideas: frozenset[str]
    between: frozenset[str]
    apart: frozenset[str]
    ended: frozenset[str]
    links: frozenset[str]
    leaving: frozenset[str]


class _Home(NamedTuple):
    ended: frozenset[str]


class _Nation(NamedTuple):
    nouns: frozenset[str]
    kindred: dict[str, frozenset[str]]


class Lexicon(NamedTuple):
    """The words of ``lexicon/belonging.toml``."""

    parties: dict[str, tuple[str, ...]]
    rivals: dict[str, frozenset[str]]
    party: _Party
    home: _Home
    nation: _Nation


class Telling(NamedTuple):
    """What one mention says of a person, with its tokens."""

    what: str
    start: int
    end: int


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of what people belong to."""
    return read("belonging", Lexicon)


def parties() -> dict[str, tuple[str, ...]]:
    """The words for each party, the usual one first."""
    return lexicon().parties


@functools.cache
def _parties() -> dict[str, str]:
    return {word: party for party, words in lexicon().parties.items() for word in words}


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(_parties(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


_LETTER = re.compile(r"([RDI])(?: ?- ?[A-Z][\w.' ]{1,20})?$")
_LETTERS = {"R": "republican", "D": "democrat", "I": "independent"}
_IS = re.compile(r" (?:is|remains) (?=an? |the )")
_OPENS = re.compile(r"(?:who is )?(?:an?|the) ")
_CLOSES = re.compile(r" (?:of|from) [A-Z]|$")
REACH = 8
"""Tokens before a name in which its party may stand."""


def are_rivals(a: str, b: str) -> bool:
    """Whether nobody is of both parties at one time."""
    return a != b and any(a in side and b in side for side in lexicon().rivals.values())


def party_at(mention: Mention, limit: int) -> Telling | None:
    """The party that stands beside a name; None where there is none, or two, or one that is over.

    Args:
        limit: token at which what is said of the person ends: the next name, or the sentence's end.
    """
    doc = mention.sentence.doc
    first = max(mention.sentence.start, mention.start - REACH)
    ahead = said_before(mention, first, limit)
    word = _before(ahead, first == mention.sentence.start)
    if word is not None:
        return Telling(_parties()[word.group()], token_at(doc, first, word.start()), mention.end)
    for end, text in pieces(mention, limit):
        letter = _LETTER.match(text)
        party = _LETTERS[letter[1]] if letter else _after(text)
        if party is not None:
            return Telling(party, mention.start, end)
        if _pattern().search(text):
            return None
    said = _IS.match(" " + doc[mention.end : limit].text)
    if said is not None:
        stop = min(limit, mention.end + REACH)
        party = _after(re.split(r"[,.;]", doc[mention.end + 1 : stop].text)[0])
        return Telling(party, mention.start, stop) if party is not None else None
    return None


def said_before(mention: Mention, first: int, limit: int) -> str:
    """The words before a name, where they belong to it: not "praised the leader, Ann Lee said"."""
    doc = mention.sentence.doc
    text = doc[first : mention.start].text
    closed = mention.end >= limit or doc[mention.end].is_punct
    return "" if text.endswith(",") and not closed else text


def token_at(doc: Doc, first: int, chars: int) -> int:
    """The token so many characters behind the beginning of token ``first``."""
    at = doc[first].idx + chars
    return max((t.i for t in doc[first:] if t.idx <= at), default=first)


def pieces(mention: Mention, limit: int) -> Iterator[tuple[int, str]]:
    """What stands between commas or brackets behind a name, with the token where it ends."""
    doc = mention.sentence.doc
    for start, end in appositions(doc, mention.end, limit):
        yield end, doc[start:end].text


def _before(text: str, opens: bool) -> re.Match[str] | None:
    """The word for a party in the words before a name: "the Ohio Republican", "Tory leader"."""
    found = list(_pattern().finditer(text))
    if len(found) != 1:
        return None
    party = _parties()[found[0].group()]
    if opens and found[0].start() == 0 and party in lexicon().party.ideas:
        return None
    ahead, behind = text[: found[0].start()].split(), text[found[0].end() :].rstrip(", ").split()
    if text.endswith(",") and behind[-1:] in ([], ["Party"]):  # "the chief of the Labor Party, Ann Lee, said"
        return None
    return found[0] if not _is_over(ahead[-3:]) and all(map(_may_stand, behind)) else None


def _after(text: str) -> str | None:
    """The party of an apposition: "a first-term Republican from Ohio", "the Labour leader"."""
    found = list(_pattern().finditer(text))
    if len(found) != 1 or "'s" in text or "’s" in text:
        return None
    ahead, behind = text[: found[0].start()], text[found[0].end() :]
    if not _OPENS.match(ahead) and (ahead or not _CLOSES.match(behind)):
        return None
    words = ahead.removeprefix("who is").split()
    if len(words) > 4 or _is_over(words) or lexicon().party.links.intersection(words):
        return None
    words = behind.split()
    head = words[0] if words else ""
    if head.lower() in lexicon().party.apart or (head[:1].isupper() and not _may_stand(head)):
        return None
    if any(word.lower() in lexicon().party.apart for word in words[:3]):
        return None
    return _parties()[found[0].group()]


def _may_stand(word: str) -> bool:
    """Whether a word can stand between a party and whoever is of it."""
    small, words = word.lower(), lexicon().party
    if small in words.apart:
        return False
    titles = offices.lexicon().titles
    return small in words.between or offices.is_head(small) or any(small in t for t in titles.values())


def _is_over(ahead: list[str]) -> bool:
    """Whether words before a party make it a former one, or another's."""
    words = (part for word in ahead for part in (word.lower(), *word.lower().split("-")))
    return any(word in lexicon().party.ended for word in words)
