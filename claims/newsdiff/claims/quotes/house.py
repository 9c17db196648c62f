"""House style in a quotation: numbers, units, dates and short forms, all written in one way.

One paper prints "three thousand" and "5 per cent", another "3,000" and "5%": the speaker said the same.
A currency is compared after its number, the day after its month.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsdiff.claims.dates.words import lexicon as dates
from newsdiff.claims.quotes.cues import words as lexicon
from newsdiff.claims.quotes.edits import Word
from newsdiff.claims.quotes.numerals import (
    Number,
    cardinal,
    cardinal_norms,
    decade,
    follows,
    is_dimension,
    ordinal,
    ordinal_norms,
    row,
)

__all__ = ["fold", "is_sign"]


class _Form(NamedTuple):
    """How a few words are compared."""

    end: int
    norms: tuple[str, ...]
    shown: tuple[str, ...]
    unit: bool = False
    """Whether the last of them is the unit of a number."""


def fold(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a quotation, written in one way."""
    return _all(_all(words, _short), _numeral)


def is_sign(text: str) -> bool:
    """Whether a token without letters or figures stands for a word: "%", "$", "&"."""
    return text in _signs()


@functools.cache
def _signs() -> frozenset[str]:
    style = lexicon().style
    forms = (form for table in (style.phrases, style.units) for entry in table.values() for form in entry)
    return frozenset(s for s in (*forms, *style.signs) if not any(c.isalnum() for c in s))


def _all(words: Sequence[Word], read: Callable[[Sequence[Word], int], _Form | None]) -> tuple[Word, ...]:
    found: list[Word] = []
    i = 0
    while i < len(words):
        form = read(words, i)
        if form is None:
            found.append(words[i])
            i += 1
        else:
            found.extend(_written(words[i : form.end], form))
            i = form.end
    return tuple(found)


def _written(group: Sequence[Word], form: _Form) -> Iterator[Word]:
    """The words of a form, each of them with the characters of the whole group."""
    first, last, final = group[0], group[-1], len(form.norms) - 1
    telling = any(w.content or w.norm[0].isdigit() for w in group)
    for k, (norm, shown) in enumerate(zip(form.norms, form.shown, strict=True)):
        yield Word(
            norm,
            first.start,
            last.end,
            content=telling,
            opens=first.opens and k == 0,
            closes=last.closes and k == final,
            gap=first.gap and k == 0,
            wild=any(w.wild for w in group),
            starts=first.starts and k == 0,
            sentence=first.sentence,
            shown=shown,
            unit=form.unit and k == final,
        )


def _shown(words: Sequence[Word], norms: tuple[str, ...]) -> tuple[str, ...]:
    """What is told to people of each norm: the word as written, where there is one for each."""
    if len(norms) == 1:
        return (" ".join(w.shown or w.norm for w in words),)
    return tuple(w.shown or w.norm for w in words) if len(words) == len(norms) else norms


def _short(words: Sequence[Word], i: int) -> _Form | None:
    """A short form of one word or several, or a name that has one."""
    capitals = lexicon().style.capitals
    if words[i].norm in capitals:
        return _Form(i + 1, (capitals[words[i].norm],), (words[i].shown,))
    for variant, norms in _phrases().get(words[i].norm, ()):
        if row(words, i, len(variant)) == variant:
            return _Form(i + len(variant), norms, _shown(words[i : i + len(variant)], norms))
    return None


@functools.cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Phrases by their first word, with what is compared: for a name that has a short form one word."""
    style = lexicon().style
    pairs = [(form, tuple(norm.split())) for norm, forms in style.phrases.items() for form in forms]
    pairs += [(name, (name,)) for name in dict.fromkeys(style.capitals.values())]
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for form, norms in pairs:
        found.setdefault(form.split()[0], []).append((tuple(form.split()), norms))
    return found


def _numeral(words: Sequence[Word], i: int) -> _Form | None:
    return _day(words, i) or _amount(words, i) or _place(words, i)


def _place(words: Sequence[Word], i: int) -> _Form | None:
    """A place in a row or a decade in figures: "21st", "1980s"."""
    if not any(c.isdigit() for c in words[i].norm):
        return None
    of = decade(words[i].norm)
    number = ordinal(words, i)
    norms = (of,) if of is not None else ordinal_norms(int(number.value)) if number is not None else ()
    return _Form(i + 1, norms, _shown(words[i : i + 1], norms)) if norms else None


def _amount(words: Sequence[Word], i: int) -> _Form | None:
    """A number, with the unit before, on or after it."""
    sign = lexicon().style.signs.get(words[i].norm) if follows(words, i + 1) else None
    at = i if sign is None else i + 1
    number = cardinal(words, at)
    if number is None:
        return None
    unit, end = _unit(words, number) if sign is None else (sign, number.end)
    if not unit and number.letters:
        return None
    norms = cardinal_norms(number.value)
    shown = norms if number.letters else _shown(words[at : number.end], norms)
    if not unit:
        return _Form(end, norms, shown)
    written = words[i] if sign is not None else words[end - 1]
    return _Form(end, (*norms, unit), (*shown, number.letters or written.shown or unit), unit=True)


def _unit(words: Sequence[Word], number: Number) -> tuple[str, int]:
    """The unit written onto a figure or after a number, and where it ends; empty if there is none."""
    if not number.letters and not follows(words, number.end):
        return "", number.end
    end = number.end if number.letters else number.end + 1
    text = number.letters or words[number.end].norm
    if text == "m":
        found = "meter" if is_dimension(words, end) else None
    else:
        found = _units().get(text) or _units().get(text.removesuffix("s"))
    return (found, end) if found is not None else ("", number.end)


@functools.cache
def _units() -> Mapping[str, str]:
    return {form: unit for unit, forms in lexicon().style.units.items() for form in (unit, *forms)}


def _day(words: Sequence[Word], i: int) -> _Form | None:
    """A day of the year: "Jan. 6", "January 6th", "6 January", "the 6th of January"."""
    month = _month(words, i)
    if month is not None:
        number = _day_number(words, i + 1) if follows(words, i + 1) else None
        if number is None:
            return _Form(i + 1, (month,), (words[i].shown,)) if month != words[i].norm else None
        return _dated(words, (i, i + 1), number, number.end)
    at = i + 1 if words[i].norm == "the" and follows(words, i + 1) else i
    number = _day_number(words, at)
    if number is None or not follows(words, number.end):
        return None
    of = words[number.end].norm == "of" and follows(words, number.end + 1)
    named = number.end + of
    if _month(words, named) is None or (at > i and not of):
        return None
    return _dated(words, (named, at), number, named + 1)


def _dated(words: Sequence[Word], at: tuple[int, int], number: Number, end: int) -> _Form:
    """A month and a day, whose words begin at ``at``."""
    month, norms = words[at[0]], cardinal_norms(number.value)
    name = _months()[month.norm]
    return _Form(end, (name, *norms), (month.shown, *_shown(words[at[1] : number.end], norms)))


def _day_number(words: Sequence[Word], i: int) -> Number | None:
    number = ordinal(words, i) or cardinal(words, i)
    fits = number is not None and not number.letters and number.value in range(1, 32)
    return number if fits else None


def _month(words: Sequence[Word], i: int) -> str | None:
    """The month that a word names, which has a capital."""
    return _months().get(words[i].norm) if words[i].shown[:1].isupper() else None


@functools.cache
def _months() -> Mapping[str, str]:
    months = dates().months
    return {form.lower(): name.lower() for name, forms in months.items() for form in (name, *forms)}
