"""A number as news gives it: exact, bounded, rounded or vague, as an interval."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Literal

Bound = Literal["exact", "more", "least", "most", "less", "near", "about", "range", "vague"]
Match = Literal["equal", "compatible", "rounded", "differs"]

__all__ = ["Bound", "Match", "Number", "compare_numbers"]

ROUNDING = 0.075
"""A round number may stand for an exact one this far off, as a share of it."""
_OPEN: frozenset[Bound] = frozenset({"more", "least"})
_STATED: frozenset[Bound] = frozenset({"most", "least"})
"""Bounds that take the figure itself in, and so give one."""
_BOUNDED: frozenset[Bound] = _OPEN | {"most", "less", "near"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its bound. ``low`` and ``high`` are what was written (equal but for ranges)."""

    low: float
    high: float
    bound: Bound = "exact"

    @property
    def interval(self) -> tuple[float, float]:
        """The closed interval of exact numbers that the words leave open.

        >>> Number(50, 50, "more").interval
        (50, inf)
        >>> Number(60, 60, "about").interval
        (57.0, 63.0)
        """
        if self.bound in _OPEN:
            return self.low, math.inf
        if self.bound in ("most", "less"):
            return 0.0, self.high
        if self.bound == "near":
            return 0.9 * self.low, self.high
        if self.bound == "about":
            return 0.95 * self.low, 1.05 * self.high
        return self.low, self.high

    @property
    def is_vague(self) -> bool:
        """Said without a figure: dozens, several, hundreds."""
        return self.bound == "vague"

    @property
    def is_round(self) -> bool:
        """Whether the figure looks rounded: at most two leading digits are not zero, from 20 up.

        >>> Number(1500, 1500).is_round, Number(27, 27).is_round, Number(30, 30).is_round
        (True, False, True)
        """
        if self.low != self.high or self.low < 20:
            return False
        return _is_round(self.low)


@functools.lru_cache(maxsize=2048)
def _is_round(figure: float) -> bool:
    digits = f"{figure:.0f}" if figure == int(figure) else f"{figure:g}".replace(".", "")
    return len(digits.rstrip("0")) <= (1 if figure < 100 else 2)


def compare_numbers(a: Number, b: Number) -> Match:
    """How two numbers of one thing stand to each other, the same in both directions.

    ``equal``: the same figure and bound. ``compatible``: some number fits both, as words say.
    ``rounded``: they fit when the rounder one is taken for rounded. ``differs``: none of these.

    >>> compare_numbers(Number(50, 50, "more"), Number(53, 53))
    'compatible'
    >>> compare_numbers(Number(30, 30), Number(32, 32))
    'rounded'
    >>> compare_numbers(Number(35.7, 35.7), Number(36, 36))
    'rounded'
    >>> compare_numbers(Number(25, 25), Number(27, 27))
    'differs'
    """
    if (a.low, a.high) == (b.low, b.high):
        return "equal" if a.bound == b.bound else "compatible"
    (a_low, a_high), (b_low, b_high) = a.interval, b.interval
    if a.bound == b.bound and a.bound in _STATED:
        return "differs"  # "up to 16", "as many as 14": two estimates
    if a_low <= b_high and b_low <= a_high:
        return "compatible" if _near_enough(a, b) else "differs"
    if (a.is_round or b.is_round or "about" in (a.bound, b.bound)) and _within(a, b, ROUNDING):
        return "rounded"
    if _is_whole_of(a, b) or _is_whole_of(b, a):
        return "rounded"
    return "differs"


def _near_enough(a: Number, b: Number) -> bool:
    """An open bound speaks for numbers of its own size: "more than 20" does not tell 900."""
    if "vague" in (a.bound, b.bound):
        return True
    if a.bound in _BOUNDED or b.bound in _BOUNDED:
        low, high = sorted((a.low, b.low))
        return low > 0 and high / low <= 2
    return True


def _is_whole_of(whole: Number, exact: Number) -> bool:
    """Whether a number without decimals is another one rounded: 36 for 35.7; not 0 for 0.4."""
    if whole.low != whole.high or exact.low != exact.high or not whole.low:
        return False
    return exact.low % 1 > 0 and whole.low % 1 == 0 and abs(whole.low - exact.low) <= 0.5


def _within(a: Number, b: Number, share: float) -> bool:
    return abs(a.low - b.low) <= share * max(abs(a.low), abs(b.low))
