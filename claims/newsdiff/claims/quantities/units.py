"""Units of quantities: money, measures with their class, people, and nouns that count the same."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsdiff.claims.quantities.find import Found, lexicon
from newsdiff.claims.quantities.value import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["TOLD_WHOLE", "extent", "is_unit", "same_noun", "shock", "unit_of"]

TOLD_WHOLE = ("measure:", "magnitude", "tally")
"""Units after whose figure no noun is needed."""


@functools.cache
def _measures() -> Mapping[str, tuple[str, float]]:
    return {word: (name, factor) for name, words in lexicon().units.items() for word, factor in words.items()}


def unit_of(found: Found, noun: Token | None) -> tuple[str, Number]:
    """The unit of a number, and the number in the first unit of its class."""
    number = found.number
    symbol = ""
    if found.unit is not None:
        unit, _, symbol = found.unit.partition(":")
        if unit != "measure":
            return f"{unit}:{symbol.removeprefix('US').removesuffix('US')}" if symbol else unit, number
    lemma = noun.lemma_.lower() if noun is not None else symbol
    if noun is not None and lemma == "degree":
        lemma = _scale(noun)
    if lemma == "f":
        return TEMPERATURE, Number((number.low - 32) / 1.8, (number.high - 32) / 1.8, number.bound)
    currency = _currency(noun, lemma)
    if currency is not None:
        return f"money:{currency}", number
    measure = _measures().get(_power(noun) + lemma) or _measures().get(
        noun.lower_ if noun is not None and lemma != "degree" else ""
    )
    if measure is not None:
        name, factor = measure
        return name, Number(number.low * factor, number.high * factor, number.bound)
    people = lexicon().nouns.people | lexicon().nouns.collectives
    if noun is not None and (lemma in people or noun.lower_ in people or noun.ent_type_ == "NORP"):
        return "people", number
    return f"count:{same_noun(lemma)}", number


def is_unit(lemma: str) -> bool:
    """Whether a noun is a currency or a unit of measure."""
    return lemma in lexicon().currencies or lemma in _measures()


TEMPERATURE = "temperature"
"""Degrees Celsius."""


def _scale(degrees: Token) -> str:
    """The letter of the scale that is named after degrees: "c", "f", or "degree" where none is."""
    following = degrees.doc[degrees.i + 1 : degrees.i + 2].text.lower()
    return following[:1] if following in ("celsius", "centigrade", "fahrenheit", "c", "f") else "degree"


def _currency(noun: Token | None, lemma: str) -> str | None:
    """The currency a noun is of, with the country told of it; bare pounds are money only if that is told."""
    currency = lexicon().currencies.get(lemma)
    if currency is None or noun is None:
        return currency
    of = next((c for c in noun.lefts if c.dep_ in ("amod", "compound") and c.text[:1].isupper()), None)
    if of is not None and of.lower_ not in ("us", "u.s.", "american"):
        return f"{of.text} {lemma}"
    return currency if lemma != "pound" or _is_sterling(noun) else None


def _is_sterling(pounds: Token) -> bool:
    """Whether pounds without more said are money: what is paid, millions, or beside a sum in dollars."""
    doc, i = pounds.doc, pounds.i
    after = doc[i + 1 : i + 4]
    sterling = lexicon().sterling
    if any(t.lemma_.lower() in sterling.weights for t in doc[max(0, i - REACH) : i + REACH]):
        return False
    if after.text.lower().startswith(("($", "sterling", "( $")) or doc[i - 1].lower_ in sterling.scales:
        return True
    if after and after[0].lower_ == "of":
        return False
    near = (*doc[max(0, i - REACH) : i], *doc[i + 1 : i + REACH])
    return any(t.lemma_.lower() in sterling.money for t in near)


REACH = 8
"""Words round pounds in which money or weight is told."""


def _power(noun: Token | None) -> str:
    """What makes another unit of a noun: "square " before "kilometre"."""
    before = noun.doc[noun.i - 1].lower_.rstrip(".") if noun is not None and noun.i else ""
    return f"{power} " if (power := lexicon().powers.get(before)) else ""


def same_noun(lemma: str) -> str:
    """The noun that stands for all that count the same: "explosion" and "bombing" are blasts."""
    return _synonyms().get(lemma, lemma)


@functools.cache
def _synonyms() -> Mapping[str, str]:
    return {word: name for name, words in lexicon().same.items() for word in words}


def shock(doc: Doc, start: int, last: int) -> frozenset[str]:
    """Whether a magnitude is of a shock before or after the earthquake."""
    near = {t.lemma_.lower() for t in doc[max(0, start - SHOCK) : last + SHOCK]}
    return frozenset(near & {"aftershock", "foreshock"})


SHOCK = 6
"""Words round a magnitude in which the shock is named."""


def extent(doc: Doc, start: int, last: int) -> frozenset[str]:
    """Which way a distance goes: the nearest word that tells, those after it first."""
    after, before = doc[last : last + 3], reversed(doc[max(0, start - 3) : start])
    told = (way for t in (*after, *before) for way, words in lexicon().extent.items() if t.lower_ in words)
    return frozenset({way} if (way := next(told, None)) else ())
