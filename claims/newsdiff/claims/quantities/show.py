"""Quantities for people and for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsdiff.claims.events import event_types
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.plural import plural

__all__ = ["describe", "needs_act", "normal", "topic_of"]


def needs_act(quantity: Quantity) -> bool:
    """Whether the unit says nothing of what is measured."""
    return (
        quantity.unit in ("percent", "tally")
        or quantity.unit.startswith("money:")
        or quantity.unit in lexicon().units
    )


def topic_of(quantity: Quantity) -> str:
    """What is counted, for people: the words that narrow it, the noun in the plural, what became of them.

    >>> from newsdiff.claims.quantities.value import Number
    >>> topic_of(Quantity(Number(3, 3), "count:home", "home", "three homes"))
    'number of homes'
    """
    group = " ".join(sorted(quantity.group - {quantity.noun}))
    if quantity.unit == "people":
        noun = plural(quantity.noun) if quantity.noun in quantity.group else "people"
        return " ".join(filter(None, ("number of", group, noun, _STATUS.get(quantity.status or "", ""))))
    if quantity.unit in ("magnitude", "tally"):
        return " of the ".join((quantity.unit, *sorted(quantity.group)))
    if quantity.unit == "percent" or quantity.unit.startswith("money:"):
        return "percentage" if quantity.unit == "percent" else "amount of money"
    return " ".join(filter(None, ("number of", group, _counted(quantity))))


def _counted(quantity: Quantity) -> str:
    """The noun in the plural: as the article has it, where it stands for others ("cars", not "carriages")."""
    last = quantity.written.split()[-1].lower()
    if quantity.noun not in lexicon().same or not last.isalpha():
        return plural(quantity.noun or quantity.unit)
    return last if last.endswith("s") else plural(last)


_STATUS = {
    "dead": "killed",
    "hurt": "injured",
    "hospital": "in hospital",
    "aboard": "aboard",
    "captive": "held captive",
    "acquitted": "acquitted",
    **{
        s: s
        for s in (
            "shot",
            "stabbed",
            "missing",
            "trapped",
            "rescued",
            "freed",
            "escaped",
            "abducted",
            "arrested",
            "charged",
        )
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
    harmed = value.status in ("dead", "hurt") or value.noun in lexicon().nouns.fates
    told = status in value.written or (harmed and value.status in event_types(value.noun))  # "40 hurt"
    return value.written if told else f"{value.written} {status}"


def normal(value: Quantity) -> Mapping[str, Any]:
    """The quantity as JSON."""
    return {
        "low": value.number.low if value.against is None else value.against,
        "high": value.number.high,
        "bound": value.number.bound,
        "unit": value.unit,
        "counted": value.noun,
        "group": sorted(value.group),
        "status": value.status,
        "per": value.per,
        "part": value.part,
    }
