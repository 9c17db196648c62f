"""Names of people: their parts, and whether two spellings can be one person's."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from newsdiff.claims.gazetteer import plain
from newsdiff.claims.lexicon import read

Likeness = Literal["same", "short", "spelling"]

__all__ = ["Lexicon", "Likeness", "Name", "lexicon", "likeness", "parse", "slip"]


class _Words(NamedTuple):
    words: frozenset[str]


class _List(NamedTuple):
    names: frozenset[str]


class _Organisation(NamedTuple):
    words: frozenset[str]
    surnames: frozenset[str]


class Lexicon(NamedTuple):
    """The words of ``lexicon/names.toml``."""

    given: _List
    surname_first: _List
    particles: _Words
    suffixes: _Words
    letters: dict[str, frozenset[str]]
    nicknames: dict[str, frozenset[str]]
    romanised: dict[str, frozenset[str]]
    endings: dict[str, frozenset[str]]
    organisation: _Organisation


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of names."""
    words: Lexicon = read("names", Lexicon)
    return words


@functools.cache
def _full_names() -> Mapping[str, str]:
    return _turned(lexicon().nicknames)


@functools.cache
def _romanised() -> Mapping[str, str]:
    return _turned(lexicon().romanised)


@functools.cache
def _letters() -> Mapping[int, str]:
    """Latin for each letter that is no accented one of the alphabet: "ø", "ł"."""
    return {ord(letter): latin for letter, latin in _turned(lexicon().letters).items()}


def _turned(table: Mapping[str, frozenset[str]]) -> dict[str, str]:
    return {word: usual for usual, words in table.items() for word in words}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in lower case without accents, hyphens and full stops.

    ``given`` is empty where only one word is known, which then stands as ``surname``.
    """

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether more than one word of the name is known."""
        return bool(self.given)

    @property
    def key(self) -> str:
        """The name as one string."""
        return " ".join((*self.given, self.surname, *filter(None, (self.suffix,))))


_SPLIT = re.compile(r"[\s.\u2010-\u2015-]+")


def parse(text: str) -> Name | None:
    """The parts of a name; None where nothing is left of it.

    A family name that stands first in its language is told by a short list.

    >>> parse("Shin Won-sik") == parse("Shin Won Sik")
    True
    >>> parse("Ludwig van Aken Jr.")
    Name(given=('ludwig',), surname='van aken', suffix='jr')
    """
    small = plain(text).translate(_letters()).replace("'s ", " ")
    words = [w for w in _SPLIT.split(small.removesuffix("'s").removesuffix("'")) if w]
    suffixes = lexicon().suffixes.words
    suffix = words.pop().rstrip(",") if len(words) > 1 and words[-1].rstrip(",") in suffixes else ""
    words = [w.strip(",'\"()") for w in words]
    words = [w for w in words if w]
    if not words:
        return None
    if len(words) > 1 and _family_first(words, text):
        return Name(("".join(words[1:]),), words[0], suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1] in lexicon().particles.words:
        at -= 1
    return Name(tuple(words[:at]), " ".join(words[at:]), suffix)


def _family_first(words: list[str], text: str) -> bool:
    listed = lexicon().surname_first.names
    if words[0] not in listed or (words[-1] in listed and len(words) == 2):
        return False
    return len(words) == 3 or "-" in text or words[0] not in lexicon().given.names


def _given_same(a: str, b: str) -> bool:
    if _single(_latin(a)) == _single(_latin(b)):
        return True
    if _full_names().get(a, a) == _full_names().get(b, b):
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _single(word: str) -> str:
    """A word with double letters single: "Mohammed" and "Mohamed" are two romanisations of one name."""
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def _latin(word: str) -> str:
    """A word of a name in one of the ways in which it is written in Latin letters: house styles, no slips.

    >>> _latin("zelenskiy") == _latin("zelenskyy"), _latin("muhammad") == _latin("mohamed")
    (True, True)
    """
    word = _romanised().get(word, word)
    for usual, endings in lexicon().endings.items():
        ending = next((e for e in sorted(endings) if word.endswith(e)), None)
        if ending is not None and len(word) > len(ending) + 2:
            word = word.removesuffix(ending) + usual
    return _plain_vowels(word)


def _middles_clash(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both give middle names and one of them cannot be the other's."""
    if not a or not b:
        return False
    if len(a) != len(b) and all(len(word) == 1 for word in (*a, *b)):
        return True
    return any(not _given_same(x, y) for x, y in zip(a, b, strict=False))


def likeness(a: Name, b: Name) -> Likeness | None:
    """How two names can be one person's, None where they cannot. Symmetric.

    "same": equal but for initials, middle names, hyphens and nicknames. "short": one is the other's
    family name alone. "spelling": equal but for a letter or two of one word. Differing initials,
    given names or suffixes veto.

    >>> likeness(parse("George W. Bush"), parse("George H. W. Bush")) is None
    True
    >>> likeness(parse("Mike Thibo"), parse("Michael Thibo")), likeness(parse("Thibo"), parse("Mike Thibo"))
    ('same', 'short')
    >>> likeness(parse("Cynthia Morris"), parse("Cynthia Mooris"))
    'spelling'
    >>> likeness(parse("Jürgen Pfandl"), parse("Juergen Pfandl"))
    'same'
    """
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return None
    if not a.full or not b.full:
        if a.surname == b.surname:
            return "short" if a.full != b.full else "same"
        return None
    if "".join((*a.given, a.surname)) == "".join((*b.given, b.surname)):
        return "same"
    if _surname_same(a, b):
        if _middles_clash(a.given[1:], b.given[1:]):
            return None
        if _given_same(a.given[0], b.given[0]) or _by_middle(a, b) or _korean_same(a, b):
            return "same"
        return "spelling" if slip(a.given[0], b.given[0]) else None
    if (
        a.given[0] == b.given[0]
        and not _middles_clash(a.given[1:], b.given[1:])
        and slip(a.surname, b.surname)
    ):
        return "spelling"
    return None


def _surname_same(a: Name, b: Name) -> bool:
    """Whether the family names are equal, or one is the last part of the other ("Garcia Lopez")."""
    first, second = ([_latin(word) for word in name.surname.split()] for name in (a, b))
    short = min(len(first), len(second))
    return first[-short:] == second[-short:]


def _korean_same(a: Name, b: Name) -> bool:
    """Whether given names behind a family name are one in two romanisations: "Dong-hyun", "Dong-hyeon"."""
    if a.surname not in lexicon().surname_first.names:
        return False
    return _KOREAN.sub("u", a.given[0]) == _KOREAN.sub("u", b.given[0])


_KOREAN = re.compile(r"eo|eu|oo|ou")


def _plain_vowels(name: str) -> str:
    """A name without the "e" that stands for two dots: "Thoeni" and "Thoni" are both "Thöni"."""
    return _UMLAUT.sub(r"\1", name)


_UMLAUT = re.compile(r"(?<=[^aeiouy\W])([aou])e(?=[^aeiouy\W])")


def _by_middle(a: Name, b: Name) -> bool:
    """Whether one is called by what the other has as an initialled or middle name ("A. Barry Rand")."""
    long, short = (a, b) if len(a.given) > len(b.given) else (b, a)
    return len(short.given) == 1 and len(short.given[0]) > 1 and short.given[0] in long.given[1:]


def slip(a: str, b: str) -> bool:
    """Whether two words look like one with a letter or two gone wrong.

    >>> slip("wetsel", "whetsel"), slip("hill", "mill"), slip("park", "perry")
    (True, True, False)
    """
    length = min(len(a), len(b))
    if length < 4 or (a in lexicon().given.names and b in lexicon().given.names):
        return False
    return DamerauLevenshtein.distance(a, b, score_cutoff=2) <= (1 if length < 7 else 2)
