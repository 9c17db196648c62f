"""Findings as bytes and back: the outcome of a comparison, kept for the next run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from newsdiff.claims.model import Attribution, Relation
from newsdiff.claims.report import Finding, Side
from newsdiff.corpus.store import pack, unpack

__all__ = ["Outcome", "from_bytes", "to_bytes"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a comparison found, whatever its articles are called and wherever they stand."""

    findings: tuple[Finding, ...]
    origins: tuple[int, ...]
    """Origin of each article, from 1."""
    model: str


def to_bytes(outcome: Outcome) -> bytes:
    """The outcome, packed."""
    return pack({**asdict(outcome), "findings": [asdict(finding) for finding in outcome.findings]})


def from_bytes(data: bytes) -> Outcome:
    """The outcome that :func:`to_bytes` wrote."""
    told = unpack(data)
    return Outcome(tuple(map(_finding, told["findings"])), tuple(told["origins"]), told["model"])


def _finding(told: Mapping[str, Any]) -> Finding:
    return Finding(
        **{
            **told,
            "relation": Relation(told["relation"]),
            "sides": tuple(_side(side) for side in told["sides"]),
            "silent": tuple(told["silent"]),
            "earlier": tuple(told["earlier"]),
        }
    )


def _side(told: Mapping[str, Any]) -> Side:
    source = told["attribution"]
    mark: Sequence[int] = told["mark"]
    attribution = Attribution(**source) if source else None
    return Side(**{**told, "mark": (mark[0], mark[1]), "attribution": attribution})
