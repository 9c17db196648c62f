"""A headline that tells of a death or an arrest where its own text says that there was none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.claims.context import polarity
from newsdiff.claims.events import token_events
from newsdiff.claims.model import Claim
from newsdiff.claims.reading import Reading
from newsdiff.claims.statuses.value import StatusValue
from newsdiff.claims.statuses.words import rank
from newsdiff.claims.within import lexicon

__all__ = ["SURE", "denied"]

SURE = 0.8
"""Confidence of a headline that its text denies and nowhere tells."""
_EVENTS = {"life": frozenset({"dead"}), "case": frozenset({"arrested", "charged", "convicted", "sentenced"})}
_NOBODY = ("nobody", "no ")


def denied(
    claims: Sequence[Claim[StatusValue]], readings: Sequence[Reading]
) -> Iterator[tuple[Claim[StatusValue], Claim[StatusValue]]]:
    """Headlines with the sentence that denies them, one an article and ladder; none where any other word
    of the text, told of whatever time, speaks of such a deed without denying it.
    """
    for ladder, events in _EVENTS.items():
        for reading in readings:
            own = [c for c in claims if c.article == reading.number and c.value.ladder == ladder]
            heads = [c for c in own if c.context.title and _is_done(c.value)]
            body = [c for c in own if not c.context.title]
            refused = [c for c in body if _is_refused(reading, c)]
            done = any(_is_done(c.value) for c in body)
            if heads and refused and not done and not _is_told(reading, events):
                yield heads[0], refused[0]


def _is_done(value: StatusValue) -> bool:
    if value.negated or value.planned:
        return False
    return value.ladder == "life" or value.rank >= rank("case", "arrested")


def _is_refused(reading: Reading, claim: Claim[StatusValue]) -> bool:
    """Whether a claim says that nobody died, or that there was no arrest: no charges may follow one."""
    sentence = reading.sentences[claim.context.sentence]
    if lexicon().others.words.intersection(sentence.text.lower().split()):
        return False
    if claim.value.ladder == "life":
        told = reading.article.field(claim.evidence.field)[claim.evidence.start : claim.evidence.end]
        return claim.value.negated and told.lower().startswith(_NOBODY)
    return claim.value.state == "none" and any("arrested" in token_events(t) for t in sentence.span)


def _is_told(reading: Reading, events: frozenset[str]) -> bool:
    """Whether a word of the text names such a deed in a clause that is not negated."""
    return any(
        events & token_events(token) and polarity(s.doc, reading.clause(s.doc, token.i)) != "negated"
        for s in reading.sentences
        if s.role != "title"
        for token in s.span
        if not any(c.lower_ in ("nobody", "no") for child in token.children for c in child.subtree)
    )
