"""What a value is told of, in words that can follow "when" or "where"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.context import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["act_of"]

LONGEST = 6
"""Words of what a relative pronoun stands for."""
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})


def act_of(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[str, bool]:
    """The act that the tokens ``start:end`` are told of, and whether it is a clause.

    The noun stands in place of a relative pronoun; a participle that has no subject is named as a
    noun ("landing on the shore"), or not at all.
    """
    act, clausal = _told(reading, sentence, start, end)
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


def _told(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[str, bool]:
    """What the tokens ``start:end`` are told of, in a few words, and whether those are a clause:
    "the ship hit the pillar", or a noun phrase: "the signing". Empty where nothing governs them.
    """
    doc = sentence.doc
    trigger, near = reading.trigger(sentence, start, end)
    if trigger is None:
        return "", False
    light = trigger.lemma_.lower() in cues().reporting.say
    noun = next((t for t in (*near[1:], trigger) if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is not None and (noun is trigger or light):
        return _few(doc, [i for i in range(*noun_phrase(noun)) if not start <= i < end]), False
    clause = reading.clause(doc, trigger.i)
    subject = [i for head in clause.subjects[:1] for i in range(*noun_phrase(doc[head]))]
    helpers = [c.i for c in trigger.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    patient = [c for c in trigger.children if c.dep_ in ("dobj", "attr", "oprd")][:1]
    reduced = trigger.tag_ == "VBN" and not helpers and bool(subject)
    before = _few(doc, [i for i in subject if not start <= i < end])
    after = sorted([*helpers, trigger.i]) + [i for c in patient for i in range(*noun_phrase(c))]
    if trigger.lemma_ == "be" and not patient:
        after += _complement(trigger, start, end)
    after = [i for i in after if not start <= i < end]
    return " ".join(filter(None, (before, "was" if reduced else "", _few(doc, after)))), True


def _complement(be: Token, start: int, end: int) -> list[int]:
    """What is said to be so: "under arrest", "too late", where it does not hold the value itself."""
    for child in be.children:
        if child.dep_ in ("acomp", "prep") and child.i > be.i:
            tokens = [t.i for t in child.subtree]
            return [] if any(start <= i < end for i in tokens) else tokens
    return []


LONGEST_ACT = 9
"""Words of one part of an act's description."""


def _few(doc: Doc, tokens: list[int]) -> str:
    """A few words as they stand, the first one small where it is no name."""
    cut = tokens[:LONGEST_ACT]
    text = "".join(doc[i].text_with_ws if i + 1 in tokens else doc[i].text + " " for i in cut)
    text = " ".join(text.split()).strip(" ,;:")
    if cut and doc[cut[0]].pos_ in ("DET", "PRON", "ADJ", "NUM", "ADP") and doc[cut[0]].lower_ != "i":
        text = text[:1].lower() + text[1:]
    return text + (" …" if len(tokens) > len(cut) else "")
