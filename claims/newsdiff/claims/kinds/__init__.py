"""The kinds of claim, in the order of the report."""

from __future__ import annotations

from typing import Any

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
