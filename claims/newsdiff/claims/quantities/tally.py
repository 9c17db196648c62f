"""Tallies: the two sides of a vote or a game in one figure, "7-2", "52 to 48", "seven to two"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newsdiff.claims.quantities.find import Found, lexicon
from newsdiff.claims.quantities.value import Number

__all__ = ["UNIT", "tallies"]

UNIT = "tally"
BEFORE, AFTER = 70, 24
"""Characters before and after the figures in which a word of voting or winning is looked for."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(lexicon().numbers.units.words, key=len, reverse=True))
    figures = r"(?P<a>\d{1,3})(?:[-–]|-to-|(?: votes)? to )(?P<b>\d{1,3})"
    words = rf"(?P<c>\b(?:{units}))(?:-to-| to |-)(?P<d>(?:{units}))\b"
    return re.compile(rf"(?<![\w$£€¥.,/:#-])(?:{figures}|{words})(?![\w/:%]|[.,–-]\d)", re.IGNORECASE)


@functools.cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tally = lexicon().tally
    return (
        re.compile(rf"\b(?:{'|'.join(tally.before)})\b", re.IGNORECASE),
        re.compile(rf"[ -](?:{'|'.join(tally.after)})\b", re.IGNORECASE),
    )


_SHARES = re.compile(r" ?per ?cent")
_COUNTED = re.compile(r" (?!(?:as|plus|this|across)\b)(?:[a-z]+s|people|men|women|children|per)\b")


def tallies(text: str) -> Iterator[Found]:
    """The tallies of a text in order, the higher figure of each first.

    >>> text = "The court ruled 7-2; senators voted by 48 to 52, and 5-10 people won a prize."
    >>> [(text[f.start:f.end], f.number.low, f.against) for f in tallies(text)]
    [('7-2', 7.0, 2.0), ('48 to 52', 52.0, 48.0)]
    """
    for match in _pattern().finditer(text):
        first, second = (_figure(match[x], match[y]) for x, y in (("a", "c"), ("b", "d")))
        if _is_tally(text, match, first, second):
            high, low = max(first, second), min(first, second)
            yield Found(match.start(), match.end(), Number(high, high), UNIT, low)


def _figure(figures: str | None, word: str | None) -> float:
    return float(figures) if figures else float(lexicon().numbers.units.words.index((word or "").lower()))


def _is_tally(text: str, match: re.Match[str], first: float, second: float) -> bool:
    before, after = _cues()
    if after.match(text, match.end()):
        return True
    start = max(0, match.start() - BEFORE)
    near = [cue.end() for cue in before.finditer(text, start, match.start())]
    if not near or re.search(r"[.;!?] ", text[near[-1] : match.start()]):
        return False
    if first > second:
        return not _SHARES.match(text, match.end())
    # Two figures that rise are a range, "5 to 10 people", unless the vote is named right before them.
    counts = re.match(
        r" (?!(?:as|plus|this|across)\b)(?:[a-z]+s|people|men|women|children|per)\b", text[match.end() :]
    )
    return counts is None and len(text[near[-1] : match.start()]) <= len(" by a vote of ")
