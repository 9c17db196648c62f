"""One act that two reports put in two towns or countries: signed in Geneva, signed in Vienna.

Reports name many places, and most acts are done in several. Two of them are held against each other only
where everything else in the clauses is as good as the same, what they tell of stands at the head of both
reports, and neither report names the other's place anywhere. In the annotated events beside the project this
finds nothing, right or wrong: such clauses are rare in real reports of one event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.events import light_verbs
from newsdiff.claims.gazetteer import contains, is_named, is_suburb
from newsdiff.claims.places.value import lexicon

if TYPE_CHECKING:
    from newsdiff.claims.gazetteer import Place
    from newsdiff.claims.kind import Pair
    from newsdiff.claims.model import Context
    from newsdiff.claims.places.value import PlaceValue

__all__ = ["in_two_places"]

LIKE = 0.6
"""Least similarity of the two clauses, the places left out."""
MOST = 2
"""Content words that one of the clauses may have more."""
FAR_APART = 2
"""Days between reports that can tell of one act without its day."""
_SURE = ("asserted", "attributed")


def in_two_places(pair: Pair[PlaceValue]) -> bool:
    """Whether two clauses tell one act of places that exclude each other."""
    v, w = pair.a.value, pair.b.value
    if (
        v.preposition != w.preposition
        or v.preposition not in lexicon().prepositions.act
        or v.words != w.words
    ):
        return False
    x, y = v.inner, w.inner
    if x is None or y is None or not _exclude(x, y):
        return False
    if not (_is_plain(pair.a.context) and _is_plain(pair.b.context)) or not _is_one_act(pair):
        return False
    apart = pair.world.days_apart(pair.a.article, pair.b.article)
    if apart is not None and apart > FAR_APART:
        return False
    return not (
        is_named(x, pair.world.vocabulary(pair.b.article))
        or is_named(y, pair.world.vocabulary(pair.a.article))
    )


def _exclude(x: Place, y: Place) -> bool:
    """Whether nothing lies in both: two towns or two countries, none of them a suburb of the other."""
    if x.level != y.level or x.name == y.name or contains(x, y) or contains(y, x):
        return False
    return not is_suburb(x, y)


def _is_plain(context: Context) -> bool:
    """Whether a clause of the text tells it outright, of now."""
    if context.title or context.quoted or context.background or context.hedged:
        return False
    return context.certainty in _SURE and context.polarity == "affirmed"


def _is_one_act(pair: Pair[PlaceValue]) -> bool:
    """Whether the clauses are the same but for the place, and tell of what both reports begin with."""
    a, b = pair.a.context, pair.b.context
    if a.trigger is None or a.trigger != b.trigger or a.tense != b.tense or a.years != b.years:
        return False
    acting = (a.subjects & b.subjects) | (a.objects & b.objects)
    if not acting or (a.subjects and b.subjects and not a.subjects & b.subjects):
        return False
    left = a.content - b.content, b.content - a.content
    if all(left) or len(left[0] | left[1]) > MOST or pair.similarity < LIKE:
        return False
    if a.trigger in light_verbs() and len(a.content & b.content) <= MOST:
        return False
    world = pair.world
    heads = (
        world.begins_with(pair.a.article, word) and world.begins_with(pair.b.article, word) for word in acting
    )
    return any(heads)
