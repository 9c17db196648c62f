"""Recognising numbers in a sentence: figures, words, money, percentages, ranges, vague words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsdiff.claims.lexicon import read
from newsdiff.claims.quantities.value import Bound, Number

__all__ = ["Found", "Idiom", "Lexicon", "find", "lexicon"]


class _Words(NamedTuple):
    words: tuple[str, ...]


class _Numbers(NamedTuple):
    units: _Words
    tens: _Words
    scales: dict[str, float]


class _Vague(NamedTuple):
    low: float
    high: float


class _Nouns(NamedTuple):
    people: frozenset[str]
    generic: frozenset[str]
    collectives: frozenset[str]
    moving: frozenset[str]
    up_and_down: frozenset[str]
    market_verbs: frozenset[str]
    growing_verbs: frozenset[str]
    so_far: frozenset[str]
    part_before: frozenset[str]
    part_after: tuple[str, ...]
    culprits: frozenset[str]
    doers: tuple[str, ...]
    months: frozenset[str]
    hospital_verbs: frozenset[str]
    agentless: frozenset[str]
    other: frozenset[str]
    serious: frozenset[str]
    occasions: frozenset[str]
    changing: frozenset[str]
    tolls: frozenset[str]
    amounting: frozenset[str]
    serial: frozenset[str]
    fates: frozenset[str]
    ages: frozenset[str]
    doing: frozenset[str]
    names: frozenset[str]


class Idiom(NamedTuple):
    """A verb, and words of its clause if it needs any, that tell what became of people."""

    verbs: frozenset[str]
    words: frozenset[str]
    befalls: frozenset[str]
    fate: str


class _Sterling(NamedTuple):
    scales: frozenset[str]
    money: frozenset[str]
    weights: frozenset[str]


class _Emergency(NamedTuple):
    numbers: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


class _Earlier(NamedTuple):
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]


class _Plurals(NamedTuple):
    same: frozenset[str]
    same_endings: tuple[str, ...]
    regular: frozenset[str]
    endings: dict[str, str]
    sibilants: tuple[str, ...]


class _Tally(NamedTuple):
    before: tuple[str, ...]
    after: tuple[str, ...]


class _Implied(NamedTuple):
    multiples: dict[str, float]
    ordinals: dict[str, float]
    fates: dict[str, str]


class Lexicon(NamedTuple):
    """The words of ``lexicon/quantity.toml``."""

    numbers: _Numbers
    fractions: dict[str, float]
    vague: dict[str, _Vague]
    bounds: dict[str, tuple[str, ...]]
    units: dict[str, dict[str, float]]
    symbols: _Words
    powers: dict[str, str]
    dimensions: _Words
    extent: dict[str, frozenset[str]]
    magnitude: dict[str, tuple[str, ...]]
    tally: _Tally
    currencies: dict[str, str]
    nouns: _Nouns
    idioms: dict[str, Idiom]
    strikes: dict[str, Idiom]
    implied: _Implied
    sterling: _Sterling
    emergency: _Emergency
    earlier: _Earlier
    plurals: _Plurals
    same: dict[str, frozenset[str]]
    measured: dict[str, frozenset[str]]
    whose: dict[str, frozenset[str]]
    running: dict[str, frozenset[str]]


@functools.cache
def lexicon() -> Lexicon:
    """The quantity lexicon."""
    return read("quantity", Lexicon)


@dataclass(frozen=True, slots=True)
class Found:
    """A number expression of a text: characters ``start:end``, bound words included."""

    start: int
    end: int
    number: Number
    unit: str | None
    """``money:$`` and the like, ``percent``, ``magnitude``, ``measure:`` and a symbol, ``tally``, or None
    where a noun tells."""
    against: float | None = None
    """The second figure of a tally."""


_FIGURE = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,12}(?:\.\d{1,4})?"
_CURRENCY = r"(?:US|A|C|NZ|HK|S|R)?\$(?:US)?|£|€|¥|₹|₩|₽|₺|₦|₱|(?:USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN|Rs\.?) ?"
_DEGREES = r"(?-i: ?(?:° ?)?[CF]\b)"
_NO_LEFT = r"(?:(?<![\w#/:.@-])|(?<=magnitude-))"
_NO_RIGHT = r"(?![\w]|[:/]\d|\.\d|-year-old|-years-old|,\d{3})"


@functools.cache
def _pattern() -> re.Pattern[str]:
    lex = lexicon()
    scales = sorted((s for s in lex.numbers.scales if len(s) > 1), key=len, reverse=True)
    metres = rf"m(?=[ -](?:{'|'.join(lex.dimensions.words)})\b)"
    scale = rf"(?:[ -]?(?:{'|'.join(scales)})\b|(?!{metres})[kmb]\b)"
    symbol = (
        rf"(?P<symbol>(?:{'|'.join(sorted(lex.symbols.words, key=len, reverse=True))})\b|{metres}|{_DEGREES})"
    )
    words = [*lex.numbers.units.words, *lex.numbers.tens.words, *scales, "dozen"]
    word = rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
    joined = rf"\b{word}(?:(?:[ -]|-and-| and ){word}){{0,7}}"
    whole = rf"\b(?:a|half a) (?:{'|'.join([*scales, 'dozen'])})(?:(?:[ -]| and ){word}){{0,6}}"
    number = rf"(?:{whole}|{joined})\b"
    vague = "|".join(rf"\b{re.escape(v)}\b" for v in sorted(lex.vague, key=len, reverse=True))
    count = "|".join(lex.numbers.units.words[1:10])
    fraction = rf"\b(?:(?:a|{count})[ -](?:{'|'.join(lex.fractions)})s?|half(?! a\b| dozen))\b"
    first, second = (
        rf"(?:(?P<{name}cur>{_CURRENCY})?(?P<{name}fig>{_FIGURE})(?P<{name}scale>{scale})?)" for name in "ab"
    )
    figure = rf"{_NO_LEFT}{first}(?:(?P<to> ?(?:-|–|to|and) ?){second})?(?:{symbol}|{_NO_RIGHT})"
    return re.compile(
        rf"(?P<fraction>{fraction})|(?P<vague>{vague})|{figure}"
        rf"|(?P<words>{number})(?: (?:to|or) (?P<upto>{number}))?",
        re.IGNORECASE,
    )


_PERCENT = re.compile(r" ?(?:%|per ?cent\b|percentage points?\b|pct\b)", re.IGNORECASE)
_AFTER_MORE = re.compile(r" ?(?:\+|or more\b)", re.IGNORECASE)
_AFTER_ABOUT = re.compile(r" or so\b", re.IGNORECASE)


def find(text: str) -> Iterator[Found]:
    """The numbers of a text in order, years and ordinals left out.

    >>> [(f.number.low, f.number.bound, f.unit) for f in find("More than 40 people paid $1.2bn.")]
    [(40.0, 'more', None), (1200000000.0, 'exact', 'money:$')]
    """
    last = 0
    for match in _pattern().finditer(text):
        found = _read(text, match) if match.start() >= last else None
        if found is not None:
            last = found.end
            yield found


def _read(text: str, match: re.Match[str]) -> Found | None:
    if match["vague"]:
        span = lexicon().vague[match["vague"].lower()]
        return Found(match.start(), match.end(), Number(span.low, span.high, "vague"), None)
    if match["fraction"]:
        return _fraction(text, match)
    if match["words"]:
        return _spelled(text, match)
    return _figures(text, match)


def _spelled(text: str, match: re.Match[str]) -> Found | None:
    words = match["words"]
    low = spelled_number(words)
    if low is None:
        words = re.split(r"[ -]", words)[0]
        low = spelled_number(words)
    high = spelled_number(match["upto"]) if match["upto"] else None
    if low is None:
        return None
    if high is not None and low < high:
        return _bounded(text, match.start(), match.end(), low, high, None)
    return _bounded(text, match.start(), match.start() + len(words), low, low, None)


def _figures(text: str, match: re.Match[str]) -> Found | None:
    low = _figure(match["afig"], match["ascale"])
    end = match.end()
    high = low
    currency = match["acur"] or match["bcur"]
    if match["bfig"]:
        high = _figure(match["bfig"], match["bscale"])
        between = text[max(0, match.start() - 9) : match.start()].lower().endswith("between ")
        if match["bscale"] and not match["ascale"] and low < high:
            low = _figure(match["afig"], match["bscale"])
        if low >= high and match["to"].strip() in ("-", "–"):
            return None
        if (
            low >= high
            or ("and" in match["to"].lower() and not between)
            or (not currency and _is_year(match["afig"]))
        ):
            high, end = low, match.end("ascale") if match["ascale"] else match.end("afig")
            low = high = _figure(match["afig"], match["ascale"])
    if currency is None and match["ascale"] is None and _is_year(match["afig"]) and high == low:
        return None
    unit = f"money:{currency.strip()}" if currency else None
    if unit is None and match["symbol"] and end == match.end():
        unit = f"measure:{match['symbol'].strip('° ').lower()}"
    elif unit is None and (span := _magnitude(text, match.start(), end)) is not None:
        return Found(*span, Number(low, high), "magnitude")
    return _bounded(text, match.start(), end, low, high, unit)


def _magnitude(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of a figure with the words that make it the strength of an earthquake, None if none do.

    >>> text = "a quake of magnitude 6.4"
    >>> _magnitude(text, 21, 24), _magnitude("a 6.4-magnitude quake", 2, 5), _magnitude("6.4 people", 0, 3)
    ((11, 24), (2, 15), None)
    """
    words = lexicon().magnitude
    before, after = text[max(0, start - 24) : start].lower(), text[end : end + 40].lower()
    for phrase in words["before"]:
        if before.endswith(phrase):
            return start - len(phrase), end
    for phrase in words["after"]:
        if after.startswith(phrase):
            return start, end + len(phrase)
    return None


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.isdigit() and 1500 <= int(figure) <= 2100


def _figure(figure: str, scale: str | None) -> float:
    value = float(figure.replace(",", ""))
    return value * lexicon().numbers.scales[scale.strip(" -").lower()] if scale else value


def spelled_number(words: str) -> float | None:
    """A number in words; None where the words are no one number.

    >>> spelled_number("twenty-five"), spelled_number("two hundred and fifty"), spelled_number("two dozen")
    (25.0, 250.0, 24.0)
    """
    lex = lexicon().numbers
    units = {word: float(i) for i, word in enumerate(lex.units.words)}
    tens = {word: float(10 * i) for i, word in enumerate(lex.tens.words, start=2)}
    total = current = 0.0
    last = 1e15
    if words.lower().startswith("half a "):
        whole = spelled_number(words[5:])
        return None if whole is None else whole / 2
    for word in re.split(r"[ -]+", words.lower()):
        if word in units or word in tens:
            value = units.get(word, tens.get(word, 0.0))
            if current % 100 and not (current % 10 == 0 and current % 100 >= 20 and value < 10):
                return None
            current += value
        elif word == "dozen":
            current = max(current, 1.0) * 12
        elif word in lex.scales:
            scale = lex.scales[word]
            if scale >= last and scale > 100:
                return None
            current = max(current, 1.0) * scale
            if scale > 100:
                total, current, last = total + current, 0.0, scale
        elif word not in ("and", "a"):
            return None
    return total + current


def _fraction(text: str, match: re.Match[str]) -> Found | None:
    first, _, last = match["fraction"].lower().replace("-", " ").partition(" ")
    part = (spelled_number(first) or 1) / lexicon().fractions[last.rstrip("s")] if last else 0.5
    if part > 1:
        return None
    scale = re.match(
        r" (?:a )?(million|billion|trillion)\b", text[match.end() : match.end() + 16], re.IGNORECASE
    )
    if scale:
        value = part * lexicon().numbers.scales[scale[1].lower()]
        return _bounded(text, match.start(), match.end() + scale.end(), value, value, None)
    if not re.match(
        r" (?:of|the|had|have|has|were|was|are|is|voted|said)\b", text[match.end() : match.end() + 6]
    ):
        return None
    return _bounded(text, match.start(), match.end(), 100 * part, 100 * part, "percent")


def _bounded(text: str, start: int, end: int, low: float, high: float, unit: str | None) -> Found:
    percent = _PERCENT.match(text, end) if unit is None else None
    if percent:
        unit, end = "percent", percent.end()
    bound: Bound = "range" if high > low else "exact"
    phrase, kind = _bound_before(text, start)
    if kind is not None:
        start, bound = start - len(phrase), kind
    elif after := _AFTER_MORE.match(text, end):
        end, bound = after.end(), "least"
    elif after := _AFTER_ABOUT.match(text, end):
        end, bound = after.end(), "about"
    return Found(start, end, Number(low, high, bound), unit)


@functools.cache
def _bound_words() -> tuple[tuple[str, Bound], ...]:
    pairs: list[tuple[str, Bound]] = []
    names: tuple[Bound, ...] = ("more", "least", "most", "less", "near", "about")
    for bound in names:
        pairs += [(phrase, bound) for phrase in lexicon().bounds[bound]]
    return tuple(sorted(pairs, key=lambda p: -len(p[0])))


def _bound_before(text: str, start: int) -> tuple[str, Bound | None]:
    """The bound phrase right before a number, with the space between."""
    before = text[max(0, start - 24) : start].lower()
    for phrase, bound in _bound_words():
        if before.endswith(phrase + " ") and not before[: -len(phrase) - 1][-1:].isalnum():
            return text[start - len(phrase) - 1 : start], bound
    return "", None
