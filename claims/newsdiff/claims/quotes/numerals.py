"""Numbers among the words of a quotation, in figures or written out.

Numbers up to twenty and whole tens are compared as words, others as figures, millions and more as a
figure with its scale.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.claims.dates.words import lexicon as dates
from newsdiff.claims.quantities.find import lexicon as quantities
from newsdiff.claims.quantities.find import spelled_number
from newsdiff.claims.quotes.edits import Word

__all__ = ["Number", "cardinal", "cardinal_norms", "decade", "follows", "is_dimension", "ordinal"]
__all__ += ["ordinal_norms", "row"]

_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?::00|([a-z¢]+))?")
_DECADE = re.compile(r"(?:19)?([2-9])0s")
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
"""Those that are written out; "m" and "bn" stand after figures alone."""
_LONGEST = 9
"""Words of a number that is written out."""


class Number(NamedTuple):
    """A number that begins at a word."""

    value: float
    end: int
    letters: str = ""
    """What is written onto the figure and is no scale: "km" of "30km"."""


def follows(words: Sequence[Word], i: int) -> bool:
    """Whether a word follows the one before with no more than a space or a hyphen between them."""
    if not 0 < i < len(words):
        return False
    word, before = words[i], words[i - 1]
    close = word.start - before.end <= 1 and word.sentence == before.sentence
    return close and not (word.gap or word.opens)


def row(words: Sequence[Word], i: int, length: int) -> tuple[str, ...]:
    """Up to ``length`` words from ``i`` that follow one another."""
    end = min(i + 1, len(words))
    while end < i + length and follows(words, end):
        end += 1
    return tuple(w.norm for w in words[i:end])


def cardinal(words: Sequence[Word], i: int) -> Number | None:
    """The number that begins at a word, with its scale."""
    match = _FIGURE.fullmatch(words[i].norm) if i < len(words) else None
    if match is None:
        return _spelled(words, i)
    value, letters = float(match[1].replace(",", "")), match[2] or ""
    scales = quantities().numbers.scales
    after = letters or (words[i + 1].norm if follows(words, i + 1) else "")
    end = i + 1 if letters else i + 2
    if after in scales and not (after == "m" and is_dimension(words, end)):
        return Number(value * scales[after], end)
    return Number(value, i + 1, letters)


def is_dimension(words: Sequence[Word], i: int) -> bool:
    """Whether a word makes metres of the "m" before it: "30m high"."""
    return follows(words, i) and words[i].norm in quantities().dimensions.words


def _spelled(words: Sequence[Word], i: int) -> Number | None:
    """The longest number in words that begins at a word: "a hundred and fifty", "half a million"."""
    numbers = quantities().numbers
    known = {*numbers.units.words, *numbers.tens.words, *_SCALES}
    found = row(words, i, _LONGEST)
    size = next((len(k) for k in (("half", "a"), ("a",)) if found[: len(k)] == k), 0)
    if size and (len(found) == size or found[size] not in _SCALES):
        return None
    first = size
    while size < len(found) and (
        found[size] in known or (found[size] == "and" and found[size - 1] in _SCALES)
    ):
        size += 1
    for end in range(size, first, -1):
        value = spelled_number(" ".join(found[:end])) if found[end - 1] in known else None
        if value is not None:
            return Number(value, i + end)
    return None


def cardinal_norms(value: float) -> tuple[str, ...]:
    """How a number is compared.

    >>> [cardinal_norms(v) for v in (12.0, 40.0, 3400.0, 2.5e6, 0.5)]
    [('twelve',), ('forty',), ('3400',), ('2.5', 'million'), ('0.5',)]
    """
    numbers = quantities().numbers
    for name in ("trillion", "billion", "million"):
        if value >= numbers.scales[name]:
            return (*cardinal_norms(value / numbers.scales[name]), name)
    if value % 10 == 0 and 20 <= value < 100:
        return (numbers.tens.words[int(value) // 10 - 2],)
    if value < 20 and value.is_integer():
        return (numbers.units.words[int(value)],)
    return (f"{value:.6f}".rstrip("0").rstrip("."),)


def ordinal(words: Sequence[Word], i: int) -> Number | None:
    """The place in a row that begins at a word: "21st", "sixth", "twenty-first"."""
    match = _FIGURE.fullmatch(words[i].norm) if i < len(words) else None
    if match is not None:
        counted = match[2] in ("st", "nd", "rd", "th") and match[1].isdigit() and int(match[1])
        return Number(float(match[1]), i + 1) if counted else None
    ordinals, tens = dates().numbers.ordinals, quantities().numbers.tens.words
    found = row(words, i, 2)
    if len(found) == 2 and found[0] in tens and found[1] in ordinals[:9]:
        return Number(10.0 * (tens.index(found[0]) + 2) + ordinals.index(found[1]) + 1, i + 2)
    return Number(ordinals.index(found[0]) + 1.0, i + 1) if found and found[0] in ordinals else None


def ordinal_norms(value: int) -> tuple[str, ...]:
    """How a place in a row is compared, empty from a hundred on.

    >>> [ordinal_norms(v) for v in (1, 22, 30, 101)]
    [('first',), ('twenty', 'second'), ('thirtieth',), ()]
    """
    ordinals, whole = dates().numbers.ordinals, quantities().numbers.tens.words
    if value <= len(ordinals):
        return (ordinals[value - 1],)
    if value > 99:
        return ()
    tens, ones = divmod(value, 10)
    return (whole[tens - 2], ordinals[ones - 1]) if ones else (whole[tens - 2][:-1] + "ieth",)


def decade(norm: str) -> str | None:
    """The decade of a word in figures: "1980s" and "'80s" are the eighties."""
    match = _DECADE.fullmatch(norm)
    return dates().numbers.decades[int(match[1]) - 2] if match else None
