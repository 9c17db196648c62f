"""JSON: ``newsdiff.claims/1``."""

from __future__ import annotations

from newsdiff.cli.listing import SCHEMA, Extraction
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import dump

__all__ = ["render"]


def render(extraction: Extraction, look: Look = PLAIN) -> str:  # noqa: ARG001 - JSON looks the same everywhere
    """The claims of every article as one JSON object, indented, in the order of the contract."""
    return dump(
        {
            "schema": SCHEMA,
            "articles": [claims.as_json() for claims in extraction.claims],
            "skipped": [{"path": s.path, "reason": s.reason} for s in extraction.skipped],
            "model": extraction.model,
        }
    )
