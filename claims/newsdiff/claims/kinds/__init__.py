"""The kinds of claim, in the order of the report."""

from __future__ import annotations

from typing import Any

from newsdiff.claims.headline import HEADLINE
from newsdiff.claims.kind import Kind, Rule
from newsdiff.claims.kinds import (
    attribution,
    date,
    milestone,
    participant,
    place,
    quantity,
    quote,
    statement,
    status,
)
from newsdiff.claims.only import ONLY
from newsdiff.claims.reader.rules import RULES as READ
from newsdiff.claims.within import WITHIN

__all__ = ["KINDS", "RULES"]

KINDS: tuple[Kind[Any], ...] = (
    date.KIND,
    place.KIND,
    participant.KIND,
    quantity.KIND,
    milestone.KIND,
    status.KIND,
    quote.KIND,
    attribution.KIND,
    statement.KIND,
)

RULES: dict[str, Rule] = {rule.id: rule for kind in KINDS for rule in kind.rules}
"""Every rule by its name: those of the kinds, then those that belong to no one kind."""
RULES |= {rule.id: rule for rule in (*READ.values(), HEADLINE, WITHIN, ONLY)}
