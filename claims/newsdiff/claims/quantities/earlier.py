"""Numbers that an article itself gives as overtaken: what was said at first, before it was put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.clauses import ancestors
from newsdiff.claims.quantities.find import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_overtaken"]


def is_overtaken(doc: Doc, start: int, end: int) -> bool:
    """Whether the number of the tokens ``start:end`` is what was said at first, not what an article holds."""
    for verb in ancestors(doc[start:end].root):
        if any(_is_early(child) for child in verb.children):
            return True
        if verb.dep_ not in _REPORTED:
            return False
    return False


_REPORTED = frozenset(
    {"nummod", "quantmod", "nsubj", "nsubjpass", "dobj", "pobj", "attr", "prep", "npadvmod"}
    | {"ccomp", "xcomp", "acl", "pcomp", "amod", "compound", "advmod"}
)
"""How a number hangs on the verb that tells it, and that verb on the one that reports it."""


def _is_early(word: Token) -> bool:
    """An adverb, "at first", or a first report or count as the subject."""
    early = lexicon().earlier
    if word.lower_ in early.adverbs and word.dep_ == "advmod":
        return True
    if word.lower_ == "at":
        return any(c.lower_ == "first" for c in word.children)
    return word.lemma_.lower() in early.nouns and any(c.lower_ in early.adjectives for c in word.children)
