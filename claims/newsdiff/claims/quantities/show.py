"""Quantities for people and for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.find import lexicon

__all__ = ["describe", "needs_act", "normal", "topic_of"]


def needs_act(quantity: Quantity) -> bool:
    """Whether the unit says nothing of what is measured."""
    return (
        quantity.unit == "percent" or quantity.unit.startswith("money:") or quantity.unit in lexicon().units
    )


def topic_of(quantity: Quantity) -> str:
    """What is counted, for people."""
    group = " ".join(sorted(quantity.group - {quantity.noun}))
    if quantity.unit == "people":
        noun = quantity.noun if quantity.noun in quantity.group else "people"
        return " ".join(filter(None, ("number of", group, noun, _STATUS.get(quantity.status or "", ""))))
    return " ".join(filter(None, ("number of", group, quantity.noun or quantity.unit)))


_STATUS = {
    "dead": "killed",
    "hurt": "injured",
    "hospital": "in hospital",
    "aboard": "aboard",
    "captive": "held captive",
    "acquitted": "acquitted",
    **{
        s: s for s in ("missing", "trapped", "rescued", "freed", "escaped", "abducted", "arrested", "charged")
    },
    **{s: s for s in ("convicted", "sentenced", "displaced", "infected")},
}


def describe(value: Quantity) -> str:
    """The number with what it counts.

    >>> from newsdiff.claims.quantities.value import Number
    >>> describe(Quantity(Number(25, 25), "people", "person", "25 people", status="hurt"))
    '25 people injured'
    """
    status = _STATUS.get(value.status or "", "")
    return f"{value.written} {status}" if status and status not in value.written else value.written


def normal(value: Quantity) -> Mapping[str, Any]:
    """The quantity as JSON."""
    return {
        "low": value.number.low,
        "high": value.number.high,
        "bound": value.number.bound,
        "unit": value.unit,
        "counted": value.noun,
        "group": sorted(value.group),
        "status": value.status,
        "per": value.per,
        "part": value.part,
    }
