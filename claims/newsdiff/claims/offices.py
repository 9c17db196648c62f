"""Offices and roles: what a person is said to be, in a form that two reports can be compared in."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newsdiff.claims.gazetteer import country_of, fold
from newsdiff.claims.lexicon import read

__all__ = [
    "Lexicon",
    "Office",
    "contrast",
    "is_head",
    "is_held",
    "lexicon",
    "parse_office",
    "same_office",
    "usual",
]


class _Heads(NamedTuple):
    office: frozenset[str]
    role: frozenset[str]
    kin: frozenset[str]
    person: frozenset[str]
    group: frozenset[str]
    crowd: frozenset[str]
    vague: frozenset[str]


class _Modifiers(NamedTuple):
    past: frozenset[str]
    ended: frozenset[str]
    since: frozenset[str]
    was: frozenset[str]
    becoming: frozenset[str]
    fresh: frozenset[str]
    lesser: frozenset[str]
    ministries: frozenset[str]
    portfolios: dict[str, str]
    kindred: dict[str, frozenset[str]]
    single: frozenset[str]
    deputy: frozenset[str]
    ranked: frozenset[str]
    ranks: frozenset[str]
    grades: frozenset[str]
    elsewhere: frozenset[str]
    services: frozenset[str]
    small: frozenset[str]


class Lexicon(NamedTuple):
    """The words of ``lexicon/offices.toml``."""

    titles: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]
    heads: _Heads
    modifiers: _Modifiers
    spellings: dict[str, frozenset[str]]
    contrasts: dict[str, frozenset[str]]
    rivals: dict[str, frozenset[str]]
    parties: dict[str, frozenset[str]]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of offices."""
    words: Lexicon = read("offices", Lexicon)
    return words


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is said to be."""

    head: str
    """The office itself, synonyms folded: "minister" for a secretary of state, "ceo"."""
    field: frozenset[str] = frozenset()
    """What it is of: content words, countries by name."""
    past: bool = False
    """Said to be held no longer (former, retired, ex-)."""
    lesser: frozenset[str] = frozenset()
    """Deputy, assistant, acting and the like."""
    country: str | None = None
    text: str = ""
    """As written."""
    fresh: bool = False
    """Said to be new in it, or not yet in it: the new mayor, the president-elect."""

    @property
    def kin(self) -> bool:
        """Whether it is a relationship to somebody else."""
        return self.head in lexicon().heads.kin


@functools.cache
def _titles() -> Mapping[str, str]:
    return {word: office for office, words in lexicon().titles.items() for word in words}


@functools.cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Phrases as words, the longest first, and the head each is taken for."""
    listed = [
        (tuple(p.replace("-", " - ").split()), head) for head, ps in lexicon().phrases.items() for p in ps
    ]
    return tuple(sorted(listed, key=lambda entry: (-len(entry[0]), entry[0])))


@functools.cache
def _spellings() -> Mapping[str, str]:
    return {word: usual for usual, words in lexicon().spellings.items() for word in words}


@functools.cache
def _with_of() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that have an "of" in them."""
    return tuple((phrase, head) for phrase, head in _phrases() if "of" in phrase)


@functools.cache
def _ending() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases by their last word, in their order."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, head in _phrases():
        found.setdefault(phrase[-1], []).append((phrase, head))
    return found


@functools.cache
def _all_heads() -> frozenset[str]:
    heads = lexicon().heads
    single = {words[0] for words, _ in _phrases() if len(words) == 1}
    return heads.office | heads.role | heads.kin | heads.person | single | frozenset(_titles())


def is_head(word: str) -> bool:
    """Whether a lower-case word alone can say what a person is."""
    return word in _all_heads()


_WORDS = re.compile(r"[^\W_]+(?:['.][^\W_]+)*\.?|-")
_DIGITS = re.compile(r"\d")


@functools.lru_cache(maxsize=2048)
def parse_office(text: str) -> Office | None:
    """The office in a phrase that stands before or after a name; None without one.

    >>> parse_office("South Korea's Minister of National Defense").head
    'minister'
    >>> parse_office("former WWE chief executive")
    Office(head='ceo', field=frozenset({'wwe'}), past=True, lesser=frozenset(), country=None, \
text='former WWE chief executive', fresh=False)
    """
    raw = [w.removesuffix("'s") for w in _WORDS.findall(text.replace("’", "'"))]
    words = [w.lower() for w in raw]
    found = _head(words)
    if found is None:
        return None
    head, first, last = found
    term, ended = _term(words, last)
    rest = [*raw[:first], *raw[last:term]]
    small = {_titles().get(word.lower(), word.lower()) for word in rest}
    modifiers = lexicon().modifiers
    past = ended or _was(words) or bool(small & modifiers.past)
    lesser = frozenset(small & modifiers.lesser)
    skipped = frozenset().union(
        modifiers.past, modifiers.lesser, modifiers.small, modifiers.was, modifiers.becoming, modifiers.fresh
    )
    named = (_titles().get(word, word) for word in _folded(rest))
    field = frozenset(_spell(word) for word in named if word not in skipped and not _DIGITS.search(word))
    if head in ("secretary", "minister") and (head == "minister" or field & modifiers.ministries):
        head = "minister"
    countries = sorted({c for word in field if (c := country_of(word)) == word})
    country = countries[0] if len(countries) == 1 else None
    return Office(head, field, past, lesser, country, text.strip(), bool(small & modifiers.fresh))


def _term(words: list[str], last: int) -> tuple[int, bool]:
    """Where the words behind an office begin to say when it was held, and whether they tell of its end:
    "until 2022", "under two presidents", "from 2010 to 2014"; of "since May" they do not.
    """
    modifiers = lexicon().modifiers
    for i in range(last, len(words)):
        year = words[i] in ("from", "in", "between") and bool(_DIGITS.match(" ".join(words[i + 1 : i + 2])))
        if year or words[i] in modifiers.ended or words[i : i + 3] == ["at", "the", "time"]:
            return i, not set(words[:i]) & modifiers.becoming
        if words[i] in modifiers.since:
            return i, False
    return len(words), False


def _was(words: list[str]) -> bool:
    """Whether a relative clause says what somebody was: "who was mayor", not "who was elected mayor"."""
    modifiers = lexicon().modifiers
    told = words[:1] == ["who"] and bool(set(words[1:2]) & modifiers.was)
    return told and not set(words[2:4]) & modifiers.becoming


def _folded(words: list[str]) -> list[str]:
    """Words with demonyms folded, the two words of a country's name as one."""
    found: list[str] = []
    i = 0
    while i < len(words):
        pair = " ".join(words[i : i + 2])
        joined = fold(pair)
        if joined != pair.lower() or country_of(joined) == joined != fold(words[i]):
            found.append(joined)
            i += 2
        else:
            found.append(fold(words[i]))
            i += 1
    return found


def _spell(word: str) -> str:
    return _spellings().get(word, word)


def _head(words: list[str]) -> tuple[str, int, int] | None:
    """The head and its place: that before the first "of", "for" or "at", else the last one."""
    stop = next(
        (i for i, w in enumerate(words) if w in ("of", "for", "at", "in", "from", "who", "with") and i), None
    )
    if stop is not None:  # "chief of staff" is one office, and no chief
        for phrase, head in _with_of():
            first = stop - phrase.index("of")
            if first >= 0 and tuple(words[first : first + len(phrase)]) == phrase:
                return head, first, first + len(phrase)
    for end in dict.fromkeys((stop if stop is not None else len(words), len(words))):
        for last in range(end, 0, -1):
            word = words[last - 1]
            for phrase, head in _ending().get(word, ()):
                first = last - len(phrase)
                if first >= 0 and tuple(words[first:last]) == phrase:
                    return head, first, last
            if word in _titles():
                return _titles()[word], last - 1, last
            if word in _all_heads():
                if last >= 3 and words[last - 2] == "-" and words[last - 3] == "ex":
                    return f"ex-{word}", last - 3, last
                return _spell(word), last - 1, last
    return None


_DANGLING = frozenset(
    {"for", "of", "to", "with", "at", "in", "from", "by", "the", "a", "an", "and", "who", "'s"}
)


@functools.lru_cache(maxsize=2048)
def whole(text: str) -> str:
    """What is said of a person without what a name would have to follow: titles, prepositions.

    >>> whole("the spokeswoman for Sen."), whole("the daughter of"), whole("mayor of Larnfield")
    ('the spokeswoman', '', 'mayor of Larnfield')
    >>> whole("Lt. Col."), whole("former Capt.")
    ('Lt. Col.', 'former Capt.')
    """
    parts = text.split()
    cut = len(parts)
    told = parse_office(text)
    if told is not None and parts and _titles().get(parts[-1].lower()) == told.head:
        return text.strip()
    while cut and (parts[cut - 1].lower() in _DANGLING or (cut > 1 and _is_short(parts[cut - 1]))):
        cut -= 1
    kept = " ".join(parts[:cut])
    if cut == len(parts):
        return kept
    office = parse_office(kept) if kept else None
    return "" if office is None or office.kin else kept


def _is_short(word: str) -> bool:
    """Whether a word is a title as abbreviated before a name."""
    return word.endswith(".") and word.lower() in _titles()


def same_office(a: Office, b: Office) -> bool:
    """Whether two offices are one: heads equal, and fields that do not speak of different things.

    >>> same_office(parse_office("defence minister of Japan"), parse_office("Japanese Defense Minister"))
    True
    >>> same_office(parse_office("Attorney General"), parse_office("general"))
    False
    """
    if a.head != b.head or (a.country and b.country and a.country != b.country):
        return False
    shorter, longer = sorted((a.field, b.field), key=len)
    return not shorter or bool(shorter & longer) or a.head in lexicon().heads.role or a.kin


def is_held(a: Office, b: Office) -> bool:
    """Whether two offices are one, held in one way: no former president is a president, nor is a deputy.

    >>> held, gone, other = (parse_office(text) for text in ("mayor of Larn", "ex-mayor", "Mayor"))
    >>> is_held(held, other), is_held(gone, other)
    (True, False)
    """
    mine, their = a.field - {a.country}, b.field - {b.country}
    apart = mine and their and not mine & their
    return same_office(a, b) and not apart and (a.past, a.lesser, a.fresh) == (b.past, b.lesser, b.fresh)


def contrast(a: Iterable[Office], b: Iterable[Office]) -> tuple[Office, Office] | None:
    """Two labels of one person that a reader would not take for the same, none shared."""
    first, second = tuple(a), tuple(b)
    if {o.head for o in first} & {o.head for o in second}:
        return None
    table = lexicon().contrasts
    for x in first:
        for y in second:
            if y.head in table.get(x.head, ()) or x.head in table.get(y.head, ()):
                return x, y
    return None


def usual(word: str) -> str:
    """A word in the spelling that offices are compared in."""
    return _spell(word)
