"""Undertakings with a name of their own - exercises, projects, laws, summits - that reports share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.model import Claim
from newsdiff.claims.organisations import organisation_key
from newsdiff.claims.participants.value import ParticipantValue
from newsdiff.claims.undertakings import named_things

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading

__all__ = ["things"]


def things(reading: Reading) -> Iterator[Claim[ParticipantValue]]:
    """A claim for the first mention of each named undertaking of an article's body."""
    seen: set[str] = set()
    for sentence in reading.sentences:
        if sentence.role != "body":
            continue
        for start, end in named_things(sentence):
            written = sentence.doc[start:end].text
            key = organisation_key(written)
            if key in seen:
                continue
            seen.add(key)
            value = ParticipantValue(facet="thing", name=written, written=written, actor=key)
            yield reading.claim("participant", sentence, start, end, value, f"{written}, named in both")
