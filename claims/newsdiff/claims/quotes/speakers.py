"""The speaker of a cue: the subject of the verb of saying, before or after it, named or a pronoun."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.claims.clauses import noun_phrase
from newsdiff.claims.coref import bare_name, is_person_noun, people, pronoun_gender
from newsdiff.claims.quotes.cues import is_according, is_told

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Speaker", "speaker_head", "speaker_of"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_REACH = 30
"""Tokens before a cue in which its speaker is looked for."""
_LONGEST = 14
"""Tokens of a speaker's description."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: as written at the quotation, and under what name the article knows them."""

    text: str
    """As written: "she", "the minister", "Jane Doe"."""
    name: str
    """Full name where the article gives it, else as written."""
    start: int
    """Half-open characters of ``text`` in the field."""
    end: int
    person: bool
    """Whether ``name`` is the name of a person."""
    cued: bool = True
    """Named in the same sentence as the cue, not carried on from another sentence or a pronoun."""

    @property
    def names(self) -> frozenset[str]:
        """Every word with a capital in which the speaker is told: "Lee's lawyer, Ann Orr" has Lee, too."""
        words = (
            w.strip(".,").removesuffix("'s").removesuffix("’s") for w in f"{self.name} {self.text}".split()
        )
        return frozenset(w for w in words if w[:1].isupper())


def speaker_head(cue: Token, inside: Collection[int], low: int, high: int) -> Token | None:
    """Head of the speaker's noun phrase, outside quotation marks, in tokens ``low:high``."""
    if is_according(cue):
        noun = next((c for c in cue.doc[cue.i + 1].children if c.dep_ == "pobj"), None)
        return noun if noun is not None else _noun_after(cue.doc, cue.i + 2, high, inside)
    if is_told(cue):
        return _agent(cue, inside, high)
    found = _grammatical(cue, inside, low, high)
    if found is not None:
        return found
    before = _noun_before(cue, inside, low)
    if before is not None or cue.tag_ == "VBG":
        return before
    return _noun_after(cue.doc, cue.i + 1, min(high, cue.i + 4), inside)


def _agent(cue: Token, inside: Collection[int], high: int) -> Token | None:
    """Who speaks in the passive: after "by" beside the cue or beside the end of the quotation."""
    doc = cue.doc
    for i in range(cue.i + 1, min(high, len(doc)) - 1):
        beside = i == cue.i + 1 or doc[i].head.i == cue.i or i - 1 in inside or i - 2 in inside
        if doc[i].lower_ == "by" and i not in inside and beside:
            noun = next((c for c in doc[i].children if c.dep_ == "pobj"), None)
            if noun is not None and noun.i not in inside and noun.pos_ in _NOMINAL:
                return noun
    return None


def _grammatical(cue: Token, inside: Collection[int], low: int, high: int) -> Token | None:
    verb = cue
    for _ in range(5):
        passive = any(c.dep_ == "auxpass" for c in verb.children) or (
            verb.dep_ == "acl" and verb.tag_ == "VBN"
        )
        by = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        subjects = by if passive and by else _subjects(verb)
        good = [s for s in subjects if s.i not in inside and low <= s.i < high and s.pos_ in _NOMINAL]
        if good:
            return _antecedent(good[0])
        if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in _NOMINAL and verb.head.i not in inside:
            return verb.head
        if (
            verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp")
            or verb.head.i == verb.i
        ):
            return None
        if verb.dep_ == "ccomp" and verb.i == cue.i and _noun_beside(cue, inside):
            return None
        verb = verb.head
    return None


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb; of "Lee, counting the votes, said" the parse gives Lee to the participle."""
    own = [c for c in verb.children if c.dep_ in _SUBJECT]
    if own:
        return own
    participles = [c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ in ("VBG", "VBN")]
    before = (s for p in participles for s in p.lefts if s.dep_ in _SUBJECT)
    return [
        s for s in before if verb.doc[s.right_edge.i].text == "," or verb.doc[s.right_edge.i + 1].text == ","
    ]


def _noun_beside(cue: Token, inside: Collection[int]) -> bool:
    doc = cue.doc
    return any(
        0 <= i < len(doc) and i not in inside and doc[i].pos_ in ("PROPN", "PRON")
        for i in (cue.i - 1, cue.i + 1)
    )


def _antecedent(subject: Token) -> Token:
    """What a relative pronoun stands for."""
    if subject.tag_ in ("WP", "WDT") and subject.head.head.pos_ in _NOMINAL:
        return subject.head.head
    return subject


def _noun_after(doc: Doc, start: int, end: int, inside: Collection[int]) -> Token | None:
    for i in range(start, min(end, len(doc))):
        if i in inside or doc[i].is_punct:
            return None
        if doc[i].pos_ in _NOMINAL:
            return _end_of_run(doc, i)
    return None


def _noun_before(cue: Token, inside: Collection[int], low: int) -> Token | None:
    """The first noun phrase after a quotation that the cue follows, else the nearest before the cue."""
    doc = cue.doc
    region: list[int] = []
    for i in range(cue.i - 1, max(low, cue.i - _REACH) - 1, -1):
        if i in inside:
            break
        region.insert(0, i)
    nominal = [i for i in region if doc[i].pos_ in _NOMINAL and doc[i].tag_ not in ("WP", "WDT")]
    if not nominal:
        return None
    after_quote = region[0] - 1 in inside
    head = _end_of_run(doc, nominal[0]) if after_quote else doc[nominal[-1]]
    while (
        not after_quote
        and head.head.pos_ in _NOMINAL
        and low <= head.head.i < cue.i
        and head.head.i != head.i
    ):
        head = head.head
    return head if after_quote else _described(head, low)


def _described(noun: Token, low: int) -> Token:
    """What a noun describes after a preposition: in "a lawyer for Lee" the lawyer."""
    link = noun.head
    described = noun.dep_ == "pobj" and link.head.pos_ in ("NOUN", "PROPN") and low <= link.head.i < noun.i
    near = described and not any(t.is_punct for t in noun.doc[link.head.i : noun.i])
    return link.head if near else noun


def _end_of_run(doc: Doc, i: int) -> Token:
    while i + 1 < len(doc) and doc[i].pos_ in ("NOUN", "PROPN") and doc[i + 1].pos_ in ("NOUN", "PROPN"):
        i += 1
    return doc[i]


def speaker_of(
    reading: Reading, sentence: Sentence, head: Token, inside: Collection[int], last: Speaker | None
) -> Speaker:
    """The speaker whose noun phrase ``head`` heads, with the name the article knows them by.

    Args:
        last: who spoke last in the article; a pronoun that fits goes to them.
    """
    doc = head.doc
    start, end = _phrase(head, inside)
    span = sentence.locate(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    text = doc[start:end].text
    known = people(reading)
    gender = pronoun_gender(head)
    if gender is not None:
        fits = last is not None and last.person and known.gender(last.name) in (gender, None)
        if last is not None and fits and not _is_another(reading, sentence, head, inside, last.name):
            return Speaker(text, last.name, *span, person=True, cued=False)
        found = known.before(sentence.index, head.i, gender)
        return Speaker(text, found.name if found else text, *span, person=found is not None, cued=False)
    name = _name_in(doc, start, end, head)
    full = known.full_name(name) if name else None
    if not name and (beside := _name_beside(head, inside)) is not None:
        full = known.full_name(bare_name(beside.text))
        if full is not None or is_person_noun(head):
            end = sentence.locate(beside.start_char, beside.end_char)[1]
            text, name = doc[start : beside.end].text, full or bare_name(beside.text)
            return Speaker(text, name, span[0], end, person=full is not None)
    return Speaker(text, full or name or text, *span, person=full is not None)


def _is_another(
    reading: Reading, sentence: Sentence, pronoun: Token, inside: Collection[int], name: str
) -> bool:
    """Whether the passage has somebody without a name as a subject between a person and a pronoun."""
    found = people(reading).unnamed_since(name, sentence.index, pronoun.i, pronoun_gender(pronoun))
    return any(reading.sentences[s].doc is pronoun.doc and i not in inside for s, i in found)


def _name_beside(head: Token, inside: Collection[int]) -> Span | None:
    """The name that a comma sets beside a description: "the mayor, Carl Moss, said"."""
    doc = head.doc
    for name in head.rights:
        if name.dep_ != "appos" or name.pos_ != "PROPN" or name.i in inside:
            continue
        start, end = name.i, name.i + 1
        while start > head.i + 1 and doc[start - 1].pos_ == "PROPN":
            start -= 1
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
        closed = end == len(doc) or doc[end].pos_ not in ("VERB", "AUX", "PART")
        if doc[start - 1].text == "," and closed:
            return doc[start:end]
    return None


def _phrase(head: Token, inside: Collection[int]) -> tuple[int, int]:
    start, end = noun_phrase(head)
    start, end = max(start, head.i - _LONGEST), min(end, head.i + _LONGEST)
    while start < head.i and (head.doc[start].is_punct or start in inside):
        start += 1
    for i in range(head.i + 1, end):
        if i in inside or head.doc[i].text in (",", '"', ";", "—", "–"):
            return start, i
    return start, end


def _name_in(doc: Doc, start: int, end: int, head: Token) -> str:
    """The run of proper nouns that ends in the head."""
    if head.pos_ != "PROPN":
        after = head.i + 1
        if after >= len(doc) or doc[after].pos_ != "PROPN" or after >= end:
            return ""
        head = doc[after]
    last = first = head.i
    while first > start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    while last + 1 < end and doc[last + 1].pos_ == "PROPN":
        last += 1
    return bare_name(doc[first : last + 1].text)
