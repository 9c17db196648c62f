"""Parts of a toll: "12 people, three of them children", and the fate that such a part has from its whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsdiff.claims.events import people_status, token_events
from newsdiff.claims.quantities.find import lexicon
from newsdiff.claims.quantities.value import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.quantities.counted import Quantity

__all__ = ["ALL_BUT", "all_but", "group_noun", "is_portion", "only_fate"]

ALL_BUT = "all but"
_THEM = frozenset({"them", "whom"})
_WERE = frozenset({"was", "were", "is", "are", "who"})
_WITHIN = frozenset({"ADJ", "NOUN", "PROPN"})
_LONGEST = 4
"""Words of a group, "elderly British tourists"."""
_BESIDE = frozenset({"shot", "stabbed", "aboard", "captive"})
"""Fates that go together with others: who is shot may be dead or hurt."""


def is_portion(doc: Doc, end: int) -> bool:
    """Whether "of them" or "of whom" follows a number that ends at a token."""
    return end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in _THEM


def group_noun(doc: Doc, end: int, stop: int) -> Token | None:
    """What "three of them" are said to be: "children", "were British tourists"; None where it is no sort of
    people, or where the words say what they did: "three of them said".
    """
    at = end + 2
    while at < stop and doc[at].lower_ in _WERE:
        at += 1
    noun = None
    while at < min(stop, end + 2 + _LONGEST + 2) and doc[at].pos_ in _WITHIN and not doc[at].is_punct:
        noun = doc[at]
        at += 1
    if noun is None or noun.tag_ not in ("NN", "NNS") or noun.lemma_.lower() not in lexicon().nouns.people:
        return None
    if noun.lemma_.lower() in lexicon().nouns.generic or people_status(token_events(noun)) is not None:
        return None
    follower = doc[at] if at < stop else None
    return None if follower is not None and follower.pos_ in ("VERB", "AUX", "PART") else noun


def all_but(doc: Doc, start: int) -> bool:
    """Whether "all but" stands before a number."""
    return start >= 2 and doc[start - 2 : start].text.lower() == ALL_BUT


def only_fate(doc: Doc, first: int, start: int, wholes: Iterable[Quantity], part: Number) -> Quantity | None:
    """The number that a part at token ``start`` is of, where all before it befell people is one thing.

    Args:
        first: token from which what befell people counts.
        wholes: numbers of people of the same stretch, in order.
    """
    told = [w for w in wholes if w.unit == "people" and w.status is not None and not w.part]
    if not told or len({w.status for w in told}) != 1:
        return None
    fates = {people_status(token_events(t)) for t in doc[first:start]} - _BESIDE - {None}
    larger = [w for w in told if w.number.high > part.low and not w.number.is_vague and not w.overtaken]
    return larger[-1] if larger and fates <= {told[0].status} else None
