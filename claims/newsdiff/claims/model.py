"""The records that claims, alignments and findings are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Literal, TypeVar

from newsdiff.corpus.article import Field

V = TypeVar("V")

Polarity = Literal["affirmed", "negated"]
Certainty = Literal["asserted", "attributed", "alleged", "possible", "planned", "conditional"]
Severity = Literal["error", "warning", "note"]
Tense = Literal["past", "present", "future"]

__all__ = [
    "DIFFERENCES",
    "SAMENESSES",
    "Attribution",
    "Certainty",
    "Claim",
    "Claims",
    "Context",
    "Evidence",
    "Polarity",
    "Relation",
    "Severity",
    "Tense",
]


class Relation(StrEnum):
    """What stands between the sides of an alignment, strongest first."""

    CONFLICT = "conflict"
    SCOPE = "scope"
    UPDATE = "update"
    WORDING = "wording"
    DETAIL = "detail"
    AGREE = "agree"
    ONLY = "only"


DIFFERENCES = frozenset({Relation.CONFLICT, Relation.SCOPE, Relation.UPDATE, Relation.WORDING})
SAMENESSES = frozenset({Relation.DETAIL, Relation.AGREE})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands: half-open character spans of one field of the article as it was read."""

    field: Field
    start: int
    """Begin of the smallest clause that carries the value and what it is said of."""
    end: int
    mark: tuple[int, int]
    """The words of the value itself, inside the clause."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who an article gives as the source of a claim, and in what words."""

    source: str
    """As written: "police", "a spokesman for the ministry", "Reuters"."""
    cue: str
    """Lemma of the reporting word: "say", "confirm", "according to"."""
    certainty: Certainty = "attributed"


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a value in its sentence: the material that tells what the value is about.

    Lemmas are lower case; names are single lower-case words of proper nouns, demonyms folded into
    countries. All sets are of the clause with the value itself left out.
    """

    sentence: int
    """Number of the sentence in the article."""
    paragraph: int
    trigger: str | None = None
    """Lemma of the verb or event noun the value hangs on."""
    events: frozenset[str] = frozenset()
    """Event types of the trigger and its light-verb neighbours (lexicon/events.toml)."""
    subjects: frozenset[str] = frozenset()
    """Content lemmas of the trigger's agent (passive: of the by-phrase)."""
    objects: frozenset[str] = frozenset()
    """Content lemmas of the trigger's patient (passive: of the subject)."""
    content: frozenset[str] = frozenset()
    """Content lemmas of the clause."""
    names: frozenset[str] = frozenset()
    """Words of proper nouns in the clause."""
    years: frozenset[int] = frozenset()
    """Years named in the sentence."""
    tense: Tense | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    attribution: Attribution | None = None
    hedged: bool = False
    """A hedge (reportedly, believed to, may have) scopes over the trigger."""
    background: bool = False
    """The clause tells of another time than the report's event (years ago, an earlier case)."""
    title: bool = False
    lede: bool = False
    """Headline or first two sentences of the body."""
    quoted: bool = False
    """Inside quotation marks."""
    around: tuple[tuple[int, int], ...] = ()
    """Characters of the sentence's text that the clause covers, the value left out."""


@dataclass(frozen=True, slots=True)
class Claim(Generic[V]):
    """One checkable thing an article says."""

    kind: str
    article: int
    """Number of the article in the comparison, from 0."""
    topic: str
    """What the value is about, in words for people: "people injured", "day of the signing"."""
    value: V
    text: str
    """The value's own words, as they stand in the article."""
    evidence: Evidence
    context: Context


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of one article."""

    article: str
    """Name of the article."""
    claims: tuple[Claim[Any], ...]
    values: tuple[Mapping[str, Any], ...] = field(repr=False)
    """The normal form of each claim's value, ready for JSON."""

    def as_json(self) -> dict[str, Any]:
        """The article's entry in ``newsdiff.claims/1``."""
        return {
            "article": self.article,
            "claims": [_claim_json(c, v) for c, v in zip(self.claims, self.values, strict=True)],
        }


def _claim_json(claim: Claim[Any], value: Mapping[str, Any]) -> dict[str, Any]:
    attribution = claim.context.attribution
    start, end = claim.evidence.mark
    return {
        "kind": claim.kind,
        "field": claim.evidence.field,
        "start": start,
        "end": end,
        "text": claim.text,
        "topic": claim.topic,
        "value": dict(value),
        "attribution": attribution_json(attribution),
        "polarity": claim.context.polarity,
        "certainty": claim.context.certainty,
    }


def attribution_json(attribution: Attribution | None) -> dict[str, Any] | None:
    """An attribution as the JSON contracts write it."""
    if attribution is None:
        return None
    return {"source": attribution.source, "cue": attribution.cue, "certainty": attribution.certainty}
