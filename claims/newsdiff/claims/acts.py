"""What a value is told of, in words that can follow "when" or "where"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.clauses import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["act_of"]

LONGEST = 6
"""Words of what a relative pronoun stands for."""
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})


def act_of(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[str, bool]:
    """The act that the tokens ``start:end`` are told of, and whether it is a clause.

    As :meth:`Reading.act`, with the noun in place of a relative pronoun; a participle that has no
    subject is named as a noun ("landing on the shore"), or not at all.
    """
    act, clausal = reading.act(sentence, start, end)
    act = act.removeprefix("'s ").removeprefix("’s ")
    trigger, _ = reading.trigger(sentence, start, end)
    if not clausal or trigger is None or not act:
        return act, clausal
    first, _, rest = act.partition(" ")
    if trigger.lower_ == "according":
        return "", False
    if first.lower() in _RELATIVE:
        noun = _antecedent(trigger)
        return (f"{noun} {rest}", True) if noun and rest else ("", False)
    if first == trigger.text:
        return (act, False) if trigger.tag_ == "VBG" else ("", False)
    return act, True


def _antecedent(verb: Token) -> str:
    """The noun phrase that a relative clause is joined to."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return ""
    start, end = noun_phrase(verb.head)
    end = min(end, verb.head.i + LONGEST, verb.left_edge.i if verb.left_edge.i > start else end)
    return " ".join(verb.doc[max(start, verb.head.i - LONGEST) : end].text.split()).strip(" ,")
