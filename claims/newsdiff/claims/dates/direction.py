"""Where the clause of a date looks: back or ahead, by its tense, its cues and what it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims import context as ctx
from newsdiff.claims.clauses import ancestors
from newsdiff.claims.dates.resolve import Direction
from newsdiff.claims.dates.words import lexicon
from newsdiff.claims.events import incidents, token_events

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["direction", "hangs_on_verb", "weekday_direction"]


def direction(reading: Reading, sentence: Sentence, start: int, end: int) -> Direction:
    """Where the clause of a date looks: back, ahead, or neither (the present, a bare noun phrase)."""
    doc = sentence.doc
    root = doc[start:end].root
    if _is_of_accident(root, doc[end] if end < sentence.end else None):
        return "past"
    if _is_of_plan(root):
        return "future"
    verb = _governor(root)
    if verb is None:
        return "past" if sentence.role == "title" else ""
    if _looks_ahead(verb):
        return "future"
    if verb.lower_ in lexicon().topics.timeless:
        return ""
    while any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        # The infinitive of no plan has its time from what governs it: "sued to stop the sale on Friday".
        above = _governor(verb.head) if verb.head.i != verb.i else None
        if above is None or above.i == verb.i:
            break
        verb = above
    tense = ctx.tense(doc, reading.clause(doc, verb.i))
    if tense == "present":
        return "past" if sentence.role == "title" else ""
    return tense or ""


def weekday_direction(reading: Reading, sentence: Sentence, start: int, end: int) -> Direction:
    """Where a weekday looks, which the present tense tells: "the talks resume on Tuesday" have yet to.

    A month or a season that a present tense stands with may be any.
    """
    doc = sentence.doc
    looking = direction(reading, sentence, start, end)
    root = doc[start:end].root
    verb = _governor(root)
    if looking == "future" or sentence.role == "title" or root.dep_ == "poss":
        return looking
    if _is_of_accident(root, doc[end] if end < sentence.end else None):
        return looking
    if _is_appointed(doc, root, end, verb):
        return "future"
    if looking or verb is None:
        return looking
    if verb.tag_ == "VBG":
        return "future" if any(c.tag_ in ("VBZ", "VBP") for c in verb.children) else looking
    return "future" if verb.lemma_.lower() in lexicon().topics.scheduled else looking


def _is_appointed(doc: Doc, root: Token, end: int, verb: Token | None) -> bool:
    """Whether a day is one that something is set for: "a meeting for Sunday", "until Friday"."""
    above: list[str] = []
    token = root
    while token.head.i != token.i and token.head.pos_ in ("ADP", "SCONJ", "NOUN") and len(above) < 3:
        token = token.head
        above.append(token.lower_)
    finite = verb is not None and verb.tag_ == "VBD"
    if above and above[0] == "for":
        return True
    if any(word in lexicon().edges["until"] for word in above):
        return not finite
    if verb is None:
        return False
    if verb.lower_ in ("starting", "beginning"):
        return True
    after = doc[end].lower_ if end < len(doc) else ""
    return verb.lemma_.lower() in lexicon().topics.appoint and not above and after in ("a", "as", "the")


def _is_of_accident(root: Token, following: Token | None) -> bool:
    """Whether a date stands beside the noun of what nobody announces: "the Friday shooting"."""
    head = root.head
    if head.pos_ == "ADP" and head.lower_ in ("in", "on"):
        head = head.head
    nouns = [t for t in (head, following) if t is not None and t.i != root.i and t.pos_ == "NOUN"]
    return any(token_events(t) & incidents() for t in nouns)


def _is_of_plan(root: Token) -> bool:
    """Whether a date is of what is planned: "plans for a march on Friday"."""
    plans = ctx.cues().plans.governors
    for token in ancestors(root):
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token.pos_ == "NOUN" and token.lemma_ in plans:
            return any(c.lower_ == "for" and c.i < root.i for c in token.children)
    return False


def hangs_on_verb(root: Token) -> bool:
    """Whether a date is an adverbial of a finite verb, bare or with "in" or "on"."""
    head = root.head
    if head.pos_ == "ADP" and head.lower_ in ("in", "on"):
        head = head.head
    finite = head.tag_ in ("VBD", "VBN") or any(c.tag_ == "MD" for c in head.children)
    return head.i != root.i and head.pos_ == "VERB" and head.dep_ != "acl" and finite


def _governor(token: Token) -> Token | None:
    """The verb or timeless adjective ("due") that a date hangs on."""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") or token.lower_ in lexicon().topics.timeless:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _looks_ahead(verb: Token) -> bool:
    """Whether a verb is planned: scheduled itself, after a modal, or the infinitive of a plan."""
    plans = ctx.cues().plans.governors
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    done = any(c.lemma_ == "have" for c in helpers) and not passive  # "had promised" is no plan of that day
    if verb.lemma_.lower() in plans and (verb.tag_ in ("VBN", "JJ") or verb.pos_ == "ADJ") and not done:
        return True
    if any(c.tag_ == "MD" and c.lower_ not in ("could", "might") for c in helpers):
        return True
    infinitive = any(c.lower_ == "to" for c in helpers)
    head = verb.head
    return infinitive and head.i != verb.i and (head.lemma_.lower() in plans or head.lemma_ in ("be", "have"))
