"""The window of a milestone: since when, or for how long, nothing like it has been."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from newsdiff.claims.milestones.words import WindowWords, words

__all__ = ["NONE", "Relation", "Window", "find_window", "peak_window", "relate"]

Grade = Literal["none", "ever", "span", "since", "month", "year"]
Relation = Literal["same", "nested", "open", "differs"]

ROUNDING = 0.08
"""Share of a span that "nearly", "almost" and "about" leave open."""
TOLERANCE = 1.0
"""Years between "since YEAR" and "in N years" of the same thing: birthdays and New Year lie between."""


@dataclass(frozen=True, slots=True)
class Window:
    """How far back a milestone reaches."""

    grade: Grade
    low: float = 0.0
    """Of a span: the fewest years it can stand for; of "since YEAR" or "since MONTH": the year or month."""
    high: float = 0.0
    """Of a span: the most years; infinite for "more than a century"; of "since YEAR": the year."""
    text: str = ""
    """As written, in lower case: "in 15 years", "since 2009", "ever"."""
    vague: bool = False
    """The words leave the length open: "in decades", "nearly 60 years"."""

    def ages(self, year: int | None) -> tuple[float, float] | None:
        """Fewest and most years the window reaches back from ``year``, the year of the report."""
        if self.grade == "span":
            return self.low, self.high
        if self.grade == "since" and year is not None:
            return year - self.low, year - self.low
        if self.grade == "year":
            return 0.0, 1.0
        return None

    def years(self, year: int | None) -> tuple[int, int] | None:
        """The calendar years the thing before may lie in; None where the report's year is needed."""
        if self.grade == "since":
            return int(self.low), int(self.low)
        if self.grade == "span" and year is not None and not self.vague:
            return year - int(self.high) - 1, year - int(self.low) + 1
        return None


NONE = Window("none")

_SPAN = re.compile(
    r"\b(?:in|for|over(?=\s{1,2}the\s{1,2}(?:last|past)))\s{1,2}"
    r"(?P<bound>(?:more than|over|at least|nearly|almost|about|around|some|roughly|"
    r"close to|just over|well over|the last|the past)\s{1,2}){0,2}"
    r"(?P<number>\d{1,4}|half a|several|[a-z]{1,8}(?:[- ][a-z]{3,5})?)[\s-]{1,2}"
    r"(?P<unit>weeks?|months?|years?|decades?|century|centuries|generations?|seasons?)\b"
)
_BARE = re.compile(r"\b(?:in|for)\s{1,2}(?P<unit>weeks|months|years|decades|centuries|generations)\b")
_SINCE = re.compile(
    r"\bsince\s{1,2}(?:(?:the|at|least|early|late|mid|season|of|[a-z]{3,9})[\s-]{1,2}){0,4}"
    r"(?P<year>1[0-9]\d\d|20\d\d)(?P<decade>s)?\b"
)
_SINCE_ACT = re.compile(
    r"\bsince\s{1,2}(?:(?!\d{4}\b)[^\s.;:()]{1,24}\s{1,2}){1,14}?(?:in|of)\s{1,2}"
    r"(?:[a-z]{3,9}\s{1,2})?(?P<year>1[0-9]\d\d|20\d\d)\b"
)
"""An act or a thing that the window goes back to, with its year: "since the line was sold in 2006"."""
_MONTH = re.compile(
    r"\bsince\s{1,2}(?:(?:early|late|mid|last)[\s-]{1,2})?(?P<month>[a-z]{3,9})\b"
    r"(?:\.?\s\d{1,2}\b|\slast year\b)?"
)
_PEAK = re.compile(
    r"(?:(?P<all>record|all-time|lifetime)|(?P<number>\d{1,3}|[a-z]{3,9})-(?P<unit>week|month|year|decade))"
    r"[ -][a-z]{3,5}"
)
_EVER = re.compile(
    r"\bever\b|\bof all time\b|\bon record\b|\b(?:in|of) (?:[\w.'-]{1,20} ){0,4}history\b|"
    r"\bin (?:its|their|his|her) \d{2,4}[ -]years?(?: of existence)?\b|"
    r"\bin (?:living )?memory\b|\ball-time\b|\bnever before\b"
)
_YEAR = re.compile(r"\b(?:so far )?this year\b|\bof the year so far\b")
_MORE = ("more than", "over", "at least", "just over", "well over")
_NEAR = ("nearly", "almost", "about", "around", "some", "roughly", "close to")


def find_window(text: str) -> tuple[Window, int, int] | None:
    """The first window in a piece of a sentence, with its place in ``text``.

    >>> find_window("the first such visit in more than 15 years, he said")[0].low
    15.0
    >>> find_window("the worst crash since the 2009 fire")[0].text
    'since the 2009'
    >>> find_window("the first in the country") is None
    True
    """
    lower = text.lower()
    found = [(m, window) for m, window in _candidates(lower) if window is not None]
    if not found:
        return None
    match, window = min(found, key=lambda pair: (pair[0].start(), -pair[0].end()))
    return window, match.start(), match.end()


def peak_window(form: str) -> Window | None:
    """The window of "a record low" or "a 14-year high"; None where the words are no such thing.

    >>> peak_window("14-year high").text, peak_window("record low").grade, peak_window("a new high")
    ('14-year', 'ever', None)
    """
    match = _PEAK.fullmatch(form)
    if match is None:
        return None
    if match["all"]:
        return Window("ever", text=match["all"])
    number = _number(match["number"])
    years = 0.0 if number is None else number * _words().units.get(match["unit"], 0.0)
    slack = years * ROUNDING
    text = f"{match['number']}-{match['unit']}"
    return Window("span", years - slack, years + slack, text, vague=True) if years else None


def _candidates(lower: str) -> list[tuple[re.Match[str], Window | None]]:
    found: list[tuple[re.Match[str], Window | None]] = [(m, _span(m)) for m in _SPAN.finditer(lower)]
    for m in _BARE.finditer(lower):
        unit = _words().units[m["unit"]]
        found.append((m, Window("span", 2.0 * unit, 10.0 * unit, m[0], vague=True)))
    for m in _SINCE.finditer(lower):
        year, vague = float(m["year"]), m["decade"] is not None
        found.append((m, Window("since", year, year + 9.0 * vague, m[0], vague)))
    found += [(m, _since(m["year"], f"since {m['year']}")) for m in _SINCE_ACT.finditer(lower)]
    found += [(m, _since(_words().eras[m["era"]], m[0])) for m in _eras().finditer(lower)]
    months = _words().months
    for m in _MONTH.finditer(lower):
        month = float(months.get(m["month"], 0))
        found.append((m, Window("month", month, month, m[0]) if month else None))
    found += [(m, Window("ever", text=m[0])) for m in _EVER.finditer(lower)]
    found += [(m, Window("year", text=m[0])) for m in _YEAR.finditer(lower)]
    return found


def _since(year: str | int, text: str) -> Window:
    return Window("since", float(year), float(year), text)


@functools.cache
def _eras() -> re.Pattern[str]:
    """Eras whose year everybody knows: "since the end of the second world war"."""
    named = "|".join(re.escape(era) for era in sorted(_words().eras, key=len, reverse=True))
    return re.compile(rf"\bsince\s{{1,2}}(?:(?:the|end|of)\s{{1,2}}){{0,4}}(?P<era>{named})\b")


def _words() -> WindowWords:
    return words().windows


def _number(text: str) -> float | None:
    if text.isdigit():
        return float(text)
    if text == "half a":
        return 0.5
    numbers = _words().numbers
    parts = re.split(r"[\s-]", text)
    if not all(part in numbers for part in parts):
        return None
    return float(sum(numbers[part] for part in parts)) if len(parts) < 3 else None


def _span(match: re.Match[str]) -> Window | None:
    unit = _words().units[match["unit"]]
    if match["number"] == "several":
        return Window("span", 2.0 * unit, 10.0 * unit, match[0], vague=True)
    number = _number(match["number"])
    if number is None or number > 3000:
        return None
    years = number * unit
    bound = match["bound"] or ""
    if any(word in bound for word in _MORE):
        return Window("span", years, years * 1.5, match[0], vague=True)
    slack = years * ROUNDING if any(word in bound for word in _NEAR) else 0.0
    if unit > 1 and not slack:
        slack = years * ROUNDING
    return Window("span", years - slack, years + slack, match[0], vague=slack > 0)


def relate(a: Window, b: Window, year_a: int | None, year_b: int | None) -> Relation:
    """How two windows of one milestone stand to each other.

    ``same``: one length of time, if in other words. ``nested``: one leaves the length open and
    holds the other. ``open``: one is silent, or cannot be placed without a date of publication.
    ``differs``: no length of time fits both.

    >>> fifteen, nine, ever = Window("span", 15, 15), Window("since", 2009, 2009), Window("ever")
    >>> relate(fifteen, nine, 2024, 2024), relate(fifteen, ever, 2024, 2024), relate(nine, NONE, None, None)
    ('same', 'differs', 'open')
    """
    if a.grade == b.grade == "since":
        return _fit((a.low, a.high), (b.low, b.high), a.vague or b.vague, 0.0)
    if a.grade == b.grade and a.grade in ("none", "ever", "year"):
        return "same"
    if a.grade == b.grade == "month":
        return "same" if a.low == b.low else "differs"
    if "none" in (a.grade, b.grade):
        return "open"
    if "ever" in (a.grade, b.grade):
        return "differs"
    ages_a, ages_b = a.ages(year_a or year_b), b.ages(year_b or year_a)
    if ages_a is None or ages_b is None:
        return "open"
    slack = 0.0 if a.grade == b.grade else TOLERANCE
    return _fit(ages_a, ages_b, a.vague or b.vague, slack)


def _fit(a: tuple[float, float], b: tuple[float, float], vague: bool, slack: float) -> Relation:
    if a[0] > b[1] + slack or b[0] > a[1] + slack:
        return "differs"
    return "nested" if vague and a != b else "same"
