"""Standings in a sentence: verbs and fixed phrases that tell a state, and what agreements are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims import context as ctx
from newsdiff.claims.clauses import Clause, noun_phrase
from newsdiff.claims.offices import is_head
from newsdiff.claims.statuses.episodes import is_aside, is_pluperfect, still_holds
from newsdiff.claims.statuses.instruments import OPEN, instruments, is_refused
from newsdiff.claims.statuses.subjects import (
    NOBODY,
    Subject,
    detail_of,
    is_passive,
    object_of,
    of_phrase,
    of_verb,
)
from newsdiff.claims.statuses.value import ACT, StatusValue
from newsdiff.claims.statuses.words import (
    Phrase,
    State,
    before,
    faced,
    fixed_phrases,
    given,
    rank,
    verbs,
    words,
)
from newsdiff.claims.words import content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Found", "find"]

_NEGATION = re.compile(r"\b(?:no|not|n't|nor|never|yet|non|declined|refused|didn't|uncontrolled)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A status and the tokens ``start:end`` that tell it."""

    start: int
    end: int
    value: StatusValue


def find(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """The statuses of one sentence, in its order.

    >>> from newsdiff.claims.reading import Reading
    >>> from newsdiff.claims.statuses.value import describe
    >>> from newsdiff.corpus import Article
    >>> from newsdiff.corpus.annotate import annotate
    >>> text = "Anna Holm was charged with arson on Friday. No one has been arrested in the second case."
    >>> reading = Reading(0, next(annotate([Article.from_json({"title": "", "text": text}, "a", "a")])))
    >>> [describe(found.value) for sentence in reading.sentences for found in find(reading, sentence)]
    ['Anna Holm: charged (arson)', 'no arrest']
    """
    found = [*_fixed(reading, sentence)]
    fixed = {i for f in found for i in range(f.start, f.end)}
    taken = {(i, f.value.ladder) for f in found for i in range(f.start, f.end)}
    for token in sentence.span:
        told: list[Found] = []
        for phrase in _verbs(token):
            if (token.i, phrase.ladder) not in taken and not (
                token.i in fixed and (words().ladders[phrase.ladder].of or phrase.ladder == "ban")
            ):
                told += _verb(reading, sentence, token, phrase)
        found += _closest(told)
        if token.pos_ == "VERB" and token.lemma_.lower() in words().acts.verbs:
            found += _act(reading, sentence, token)
    found += [Found(*told) for told in instruments(reading, sentence)]
    yield from sorted(found, key=lambda f: (f.start, f.end, f.value.ladder))


def _verbs(token: Token) -> tuple[Phrase, ...]:
    """What a verb tells, with its particle where that makes another verb of it: "called off"."""
    if token.pos_ != "VERB":
        return ()
    lemma = token.lemma_.lower()
    if lemma == "face":
        return tuple(faced()[c.lemma_.lower()] for c in token.children if _is_faced(c))
    if lemma in words().subjects.giving | words().subjects.getting:
        objects = (c.lemma_.lower() for c in token.children if c.dep_ == "dobj")
        return tuple(given()[noun] for noun in objects if noun in given())
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), "")
    return verbs().get(f"{lemma} {particle}") or verbs().get(lemma, ())


def _is_faced(noun: Token) -> bool:
    """Whether a noun is what somebody faces and tells a state by that: "faces two counts of fraud"."""
    faces = noun.dep_ == "dobj" and noun.head.lemma_.lower() == "face"
    return faces and noun.lemma_.lower() in faced()


def _closest(told: list[Found]) -> list[Found]:
    """Of what one verb tells, not the halt of anything where a ladder of such things has it."""
    own = [f for f in told if f.value.ladder != "ban"]
    return own or told


def _fixed(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    doc, offset = sentence.doc, sentence.span.start_char
    text = sentence.text.lower()
    for start, end, state in fixed_phrases(text):
        span = doc.char_span(start + offset, end + offset, alignment_mode="expand")
        if span is None or _is_faced(span.root):
            continue
        subject = of_phrase(reading, sentence, span.start, span.end, state.ladder)
        if not _of_matter(state.ladder, doc, reading.clause(doc, span.root.i).tokens, subject):
            continue
        subject = _shown(state.ladder, subject)
        inner = _NEGATION.search(text[start:end]) is not None
        detail = object_of(span) if _told(state).charges else ("", frozenset[str]())
        value = _value(reading, sentence, span.root, state, subject, detail)
        if not inner and _denied_before(doc, span.start, sentence.start):
            value = replace(value, negated=True)
        yield Found(span.start, span.end, _plain(value) if inner else _turned(value))


def _of_matter(ladder: str, doc: Doc, clause: tuple[int, ...], subject: Subject) -> bool:
    """Whether the clause around a phrase, or its subject, names the sort of thing that a ladder is of."""
    of = words().ladders[ladder].of
    return not of or bool(of & (subject.words | {doc[i].lemma_.lower() for i in clause}))


def _shown(ladder: str, subject: Subject) -> Subject:
    """The subject, or nobody where a ladder is of people and it is none."""
    if not words().ladders[ladder].human or subject.names or subject.none:
        return subject
    told = subject.words | set(subject.text.lower().split())
    people = told & words().subjects.generic or any(map(is_head, sorted(told)))
    return subject if people else NOBODY


def _plain(value: StatusValue) -> StatusValue:
    """A phrase that is a negation or a plan itself ("no arrests", "pressure to veto"), as it stands."""
    return replace(value, negated=False, planned=False)


def _verb(reading: Reading, sentence: Sentence, token: Token, phrase: Phrase) -> Iterator[Found]:
    subject = of_verb(reading, sentence, token, phrase.role)
    if subject is None or not _fits(phrase, subject) or (phrase.ladder == "denial" and _is_refusal(token)):
        return
    ladder = words().ladders[phrase.ladder]
    if token.dep_ == "amod" and not ladder.of:
        return  # "a suspended sentence", "a convicted felon": nothing that was reached
    if _is_unlike(token, phrase) or any(c.lower_ in words().subjects.nearly for c in token.children):
        return
    if _is_draft(token, phrase):
        phrase = replace(phrase, state=before(phrase.ladder, phrase.state))
    value = _value(reading, sentence, token, phrase, _shown(phrase.ladder, subject), detail_of(token))
    yield Found(token.i, token.i + 1, _turned(value))


def _told(phrase: Phrase) -> State:
    return words().ladders[phrase.ladder].states[phrase.state]


def _parts(verb: Token) -> Iterator[Token]:
    """Who does it, and what it is done to."""
    for child in verb.children:
        if child.dep_ == "agent":
            yield from child.children
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            yield child


def _is_draft(verb: Token, phrase: Phrase) -> bool:
    """Whether the state is short of what its verb says: "the committee approved the bill"."""
    drafts = _told(phrase).drafts
    if not drafts:
        return False
    return any(t.lower_ in drafts for part in _parts(verb) for t in part.doc[slice(*noun_phrase(part))])


def _is_unlike(verb: Token, phrase: Phrase) -> bool:
    """Whether the noun is of another sort than the ladder's: "an air strike", "a strike on Beirut"."""
    ladder = words().ladders[phrase.ladder]
    if not ladder.unlike:
        return False
    nouns = [part for part in _parts(verb) if part.lemma_.lower() in ladder.of]
    if any(c.lower_ in ladder.unlike for noun in nouns for c in noun.children):
        return True
    aims = (p for t in (verb, *nouns) for p in t.children if p.lower_ in ("on", "against"))
    return any(c.ent_type_ in ("GPE", "LOC", "NORP") for p in aims for c in p.children)


def _is_refusal(verb: Token) -> bool:
    """Whether what is denied is something asked for, and no deed: "denied bail"."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in words().acts.granted for c in verb.children)


def _denied_before(doc: Doc, start: int, lowest: int) -> bool:
    """Whether a negation stands closely before a phrase: "none of the wounds were life-threatening"."""
    near = (doc[i].lower_ for i in range(max(lowest, start - 6), start))
    return any(word in ("no", "not", "n't", "none", "neither", "nor", "never") for word in near)


def _turned(value: StatusValue) -> StatusValue:
    """A state said not to hold as the state that holds then: "hasn't been arrested" is no arrest."""
    other = words().ladders[value.ladder].states[value.state].negated_as
    if not value.negated or not other:
        return value
    return replace(value, state=other, rank=rank(value.ladder, other), negated=False, planned=False)


def _act(reading: Reading, sentence: Sentence, token: Token) -> Iterator[Found]:
    """A deed with a named agent and what it is done to."""
    subject = of_verb(reading, sentence, token, "agent")
    patient = of_verb(reading, sentence, token, "patient") or NOBODY
    if subject is None or not subject.names or is_passive(token):
        return
    state = Phrase(ACT, token.lemma_.lower())
    value = _value(reading, sentence, token, state, subject, (patient.text, patient.words | patient.names))
    if token.tag_ in ("VBG", "VB") and not value.negated and not value.planned:
        return
    told = token.lower_
    if value.negated or value.planned:
        told = f"did not {state.state}" if value.negated else f"is to {state.state}"
    yield Found(token.i, token.i + 1, replace(value, told=told))


def _fits(phrase: Phrase, subject: Subject) -> bool:
    """Whether the subject is of the sort that a ladder is of."""
    ladder = words().ladders[phrase.ladder]
    if ladder.of:
        return bool(ladder.of & subject.words)
    if ladder.offices and any(map(is_head, sorted(subject.words))):
        return True
    return not ladder.personal or bool(subject.names or subject.words & words().subjects.generic)


def _value(
    reading: Reading,
    sentence: Sentence,
    token: Token,
    state: Phrase,
    subject: Subject,
    detail: tuple[str, frozenset[str]],
) -> StatusValue:
    doc = sentence.doc
    clause = reading.clause(doc, token.i)
    source = ctx.attribution(doc, clause)
    governors = {t.lemma_.lower() for t in _governors(token)}
    certainty = ctx.certainty(doc, clause, source) if token.tag_ != "VBD" else "asserted"
    planned = bool(governors & words().subjects.planned) or certainty in OPEN or _is_owed(token)
    return StatusValue(
        ladder=state.ladder,
        state=state.state,
        rank=0 if state.ladder == ACT else rank(state.ladder, state.state),
        negated=subject.none
        or _is_denied(token)
        or _by_nobody(token)
        or is_refused(token)
        or _is_yet_to(token)
        or ctx.polarity(doc, clause) == "negated",
        planned=planned
        and not (governors & words().subjects.settled or _is_rank(token) or _is_yet_to(token)),
        subject=subject.text,
        names=subject.names,
        words=subject.words - subject.names,
        people=subject.people,
        detail=detail[0],
        facts=detail[1],
        place=content_words(doc[i] for i in clause.tokens),
        ends=_has_end(doc, clause),
        side=state.side,
        aside=state.ladder != ACT and is_aside(reading, sentence, clause, state.ladder),
        earlier=is_pluperfect(doc[clause.head]),
        holds=still_holds(sentence, clause),
        leading=reading.is_lead(sentence),
    )


def _is_rank(verb: Token) -> bool:
    """Whether an infinitive tells what somebody was the first or the only one to do: it was done."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if not infinitive or verb.dep_ not in ("acl", "relcl", "xcomp", "advcl"):
        return False
    beside = (verb.head, *verb.head.children)
    return any(t.i < verb.i and t.lower_ in words().subjects.ranks for t in beside)


def _by_nobody(verb: Token) -> bool:
    """Whether nobody does it: "nobody has charged her", "no court has convicted him"."""
    subjects = (c for c in verb.children if c.dep_ == "nsubj")
    return any(
        c.lower_ in ("nobody", "none", "neither") or any(g.lower_ == "no" for g in c.children)
        for c in subjects
    )


def _has_end(doc: Doc, clause: Clause) -> bool:
    """Whether a clause says itself until when its state holds, or, of a state that is past, for how long."""
    subjects = words().subjects
    past = ctx.tense(doc, clause) == "past" and not any(
        doc[i].lower_ in subjects.perfect and doc[i].dep_ == "aux" for i in clause.tokens
    )
    ends = subjects.until | (subjects.lasting if past else frozenset())
    return any(
        doc[i].lower_ in ends and any(_is_time(t) for t in doc[i].subtree if t.i > i) for i in clause.tokens
    )


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME")


def _is_denied(token: Token) -> bool:
    return token.dep_ in ("xcomp", "ccomp", "pcomp") and token.head.lemma_ in ctx.cues().polarity.denials


def _is_yet_to(verb: Token) -> bool:
    """Whether it has not been done so far: "has yet to be charged"."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ not in ("have", "be"):
        return False
    return any(c.lower_ == "yet" for c in (*verb.head.children, *verb.children))


def _is_owed(verb: Token) -> bool:
    """Whether somebody must do it or wants it done: "must be signed", "has to resign", "wants him charged".

    Who had to do it has done it.
    """
    helpers = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    if "must" in helpers and "have" not in helpers:
        return True
    head = verb.head
    if verb.dep_ == "xcomp" and "to" in helpers:
        return head.lemma_ == "have" and head.tag_ in ("VBZ", "VBP")
    return verb.tag_ == "VBN" and verb.dep_ == "ccomp" and not helpers and head.lemma_ in ("want", "need")


def _governors(token: Token) -> Iterator[Token]:
    """What governs an infinitive: "scheduled to be arraigned", "a plan to resign"."""
    if token.tag_ in ("VBD", "VBZ", "VBP"):
        return
    for _ in range(4):
        if token.head.i == token.i:
            return
        if any(c.lower_ in ("to", "will", "would") and c.dep_ == "aux" for c in token.children):
            yield token.head
        if token.dep_ not in ("xcomp", "ccomp", "conj", "acl", "dobj", "pobj", "prep"):
            return
        token = token.head
