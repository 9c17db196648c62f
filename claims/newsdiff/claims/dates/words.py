"""The words of dates, from ``lexicon/date.toml``, and the pieces of expressions made of them."""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import NamedTuple

from newsdiff.claims.dates.value import DayPart, Edge, Shade
from newsdiff.claims.lexicon import read

__all__ = ["Lexicon", "lexicon", "number", "pieces"]


class Numbers(NamedTuple):
    """Number words, each list in counting order."""

    cardinals: tuple[str, ...]
    ordinals: tuple[str, ...]
    tens: tuple[str, ...]
    decades: tuple[str, ...]


class Years(NamedTuple):
    """What tells a year from a count."""

    cues: frozenset[str]
    counted: frozenset[str]


class Names(NamedTuple):
    """Words that make the date beside them part of a name."""

    before: frozenset[str]
    after: frozenset[str]


class Zones(NamedTuple):
    """Short names of time zones."""

    names: tuple[str, ...]


class Topics(NamedTuple):
    """How the topic of a date is found and put into words."""

    timeless: frozenset[str]
    scheduled: frozenset[str]
    appoint: frozenset[str]
    dull: frozenset[str]
    recurring: frozenset[str]
    repeated: frozenset[str]
    once: frozenset[str]


class Lexicon(NamedTuple):
    """``lexicon/date.toml``."""

    months: dict[str, tuple[str, ...]]
    weekdays: dict[str, tuple[str, ...]]
    holidays: dict[str, str]
    seasons: dict[str, str]
    numbers: Numbers
    edges: dict[str, tuple[str, ...]]
    shades: dict[str, tuple[str, ...]]
    dayparts: dict[str, tuple[str, ...]]
    years: Years
    names: Names
    zones: Zones
    topics: Topics


@functools.cache
def lexicon() -> Lexicon:
    """The words of dates."""
    return read("date", Lexicon)


@functools.cache
def pieces() -> dict[str, str]:
    """Regular expressions, without anchors, for the parts that date expressions are made of."""
    words = lexicon()
    numbers = words.numbers
    small = numbers.cardinals
    ordinals = [*words.numbers.ordinals, "thirtieth", "thirty-first"]
    ordinals += [f"twenty-{word}" for word in words.numbers.ordinals[:9]]
    return {
        "month": _named(words.months, dotted=True),
        "weekday": _named(words.weekdays, dotted=True),
        "fullmonth": _named(words.months, dotted=False),
        "fullweekday": _named(words.weekdays, dotted=False),
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
        r"(?![%:]|[.,]\d|\s?(?:percent|per cent|[ap]\.?m\b))",
        "dayword": "(?:" + "|".join(sorted(ordinals, key=len, reverse=True)) + r")\b",
        "year": r"(?:1\d\d\d|20\d\d)(?![\d%]|[.,]\d|-\d\d\d\b)",
        "season": "(?:" + "|".join(words.seasons) + ")",
        "part": "(?:" + "|".join(w for group in words.dayparts.values() for w in group if "." not in w) + ")",
        "ordinal": "(?:first|second|third|fourth|1st|2nd|3rd|4th|final|last)",
        "count": r"(?:\d{1,3}|an?|a couple of|twenty-\w{3,5}|" + "|".join((*small, *numbers.tens)) + ")",
        "which": "(?:this past|this coming|last|next|this|past|coming|previous|following)",
        "zone": "(?:" + "|".join(sorted(words.zones.names, key=len, reverse=True)) + ")",
        "holiday": "(?:" + "|".join(sorted(words.holidays, key=len, reverse=True)) + ")",
    }  # fmt: skip


def _named(names: dict[str, tuple[str, ...]], *, dotted: bool) -> str:
    """Names with a capital; short forms need their full stop unless more of a date follows."""
    full = [form for name in names for form in (name, name.upper())]
    short = [form for forms in names.values() for form in forms]
    tail = rf"|(?:{'|'.join(short)})\b\.?" if dotted else rf"|(?:{'|'.join(short)})\."
    return rf"(?-i:(?:{'|'.join(full)})\b{tail})"


@functools.cache
def _places(which: str) -> dict[str, int]:
    table = lexicon().months if which == "month" else lexicon().weekdays
    return {form.lower(): i for i, name in enumerate(table) for form in (name, *table[name])}


@functools.cache
def weekday_names() -> frozenset[str]:
    """The days of the week, in small letters."""
    return frozenset(name.lower() for name in lexicon().weekdays)


@functools.cache
def month_names() -> frozenset[str]:
    """The months and their short forms, in small letters."""
    return frozenset(_places("month"))


def month_number(text: str) -> int:
    """1 to 12 for the name of a month, short or full."""
    return _places("month")[text.rstrip(".").lower()] + 1


def weekday_number(text: str) -> int:
    """0, Monday, to 6 for the name of a weekday, short or full."""
    return _places("weekday")[text.rstrip(".").lower()]


def number(text: str) -> int | None:
    """The number that a count or ordinal names.

    >>> number("twenty-first"), number("3rd"), number("a couple of"), number("several")
    (21, 3, 2, None)
    """
    word = text.lower().strip()
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    if word in ("a", "an"):
        return 1
    if word == "a couple of":
        return 2
    numbers = lexicon().numbers
    for table in (numbers.cardinals, numbers.ordinals):
        if word in table:
            return table.index(word) + 1
    if word in numbers.tens:
        return 20 + 10 * numbers.tens.index(word)
    if word == "thirtieth":
        return 30
    ten, _, one = word.replace(" ", "-").partition("-")
    if ten in numbers.tens and one:
        rest = number(one)
        return 20 + 10 * numbers.tens.index(ten) + rest if rest is not None and rest < 10 else None
    return None


def holiday(text: str) -> tuple[int, int]:
    """Month and day of a feast that keeps its day."""
    folded = {name.lower(): day for name, day in lexicon().holidays.items()}
    month, _, day = folded[text.lower()].partition("-")
    return int(month), int(day)


def season_month(name: str) -> int:
    """The month a season begins in."""
    return int(lexicon().seasons[name.lower()])


def edge_of(phrase: str) -> Edge:
    """The bound that words before a date set."""
    return _key(lexicon().edges, phrase)  # type: ignore[return-value]


def shade_of(phrase: str) -> Shade:
    """The part of a span that words before it pick."""
    return _key(lexicon().shades, phrase)  # type: ignore[return-value]


def part_of(word: str) -> DayPart:
    """The part of the day a word names."""
    return _key(lexicon().dayparts, word)  # type: ignore[return-value]


def _key(table: dict[str, tuple[str, ...]], phrase: str) -> str:
    word = phrase.lower().strip()
    return next((key for key, forms in table.items() if word in forms), "")


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
