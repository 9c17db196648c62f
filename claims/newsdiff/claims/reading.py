"""One annotated article as the kinds read it: clauses and contexts, worked out once and shared."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from newsdiff.claims import context as ctx
from newsdiff.claims.clauses import Clause, ancestors, clauses, noun_phrase
from newsdiff.claims.events import light_verbs, token_events
from newsdiff.claims.model import Attribution, Certainty, Claim, Context, Evidence, Polarity, Tense
from newsdiff.claims.offices import is_head
from newsdiff.claims.quotes.spans import Marked, marked
from newsdiff.claims.words import Words, picked, words_of
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.corpus.annotate import Annotated, Sentence

V = TypeVar("V")

__all__ = ["Reading"]

LONGEST_EVIDENCE = 240
"""Characters of a quoted clause."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


Tokens = tuple[int, ...]


class _Told(NamedTuple):
    """What a clause tells, whatever value in it a claim is of."""

    subjects: frozenset[str]
    objects: Tokens
    tense: Tense | None
    polarity: Polarity
    certainty: Certainty
    attribution: Attribution | None
    hedged: bool
    background: bool


class Reading:
    """An article with what all kinds need to know of its sentences."""

    def __init__(self, number: int, annotated: Annotated) -> None:
        self.number = number
        """Number of the article in the comparison, from 0."""
        self.annotated = annotated
        self.article = annotated.article
        self.sentences: tuple[Sentence, ...] = annotated.sentences
        self._clauses: dict[int, tuple[Clause, ...]] = {}
        self._told: dict[Clause, _Told] = {}
        self._arguments: dict[Clause, tuple[Tokens, Tokens]] = {}
        body = [s.index for s in self.sentences if s.role == "body"]
        self._lede = frozenset(body[:2])

    def clause(self, doc: Doc, token: int) -> Clause:
        """The clause of a token."""
        found = self._clauses.get(id(doc))
        if found is None:
            found = self._clauses[id(doc)] = clauses(doc)
        return found[token]

    def is_lead(self, sentence: Sentence) -> bool:
        """Whether a sentence is the headline or one of the body's first two."""
        return sentence.role == "title" or sentence.index in self._lede

    def lead(self) -> Iterator[Sentence]:
        """Headline and first two sentences."""
        return (s for s in self.sentences if self.is_lead(s))

    @functools.cached_property
    def lead_events(self) -> frozenset[str]:
        """Event types of headline and lede."""
        return frozenset(name for s in self.lead() for t in s.span for name in token_events(t))

    def claim(
        self,
        kind: str,
        sentence: Sentence,
        start: int,
        end: int,
        value: V,
        topic: str,
        *,
        context: Context | None = None,
        evidence: tuple[int, int] | None = None,
    ) -> Claim[V]:
        """A claim whose value is the tokens ``start:end`` of the sentence's doc.

        Args:
            context: where the kind has worked it out already.
            evidence: characters of the doc to quote, where not the clause around the value.
        """
        doc = sentence.doc
        chars = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        quote = evidence or self._evidence(sentence, start, end)
        first, last = sentence.locate(min(quote[0], chars[0]), max(quote[1], chars[1]))
        mark = sentence.locate(*chars)
        raw = self.article.field(sentence.field)
        return Claim(
            kind=kind,
            article=self.number,
            topic=topic,
            value=value,
            text=raw[mark[0] : mark[1]],
            evidence=Evidence(sentence.field, first, last, mark),
            context=context or self.context(sentence, start, end),
        )

    def context(self, sentence: Sentence, start: int, end: int) -> Context:
        """What surrounds the tokens ``start:end``: see :class:`newsdiff.claims.model.Context`."""
        doc = sentence.doc
        root = doc[start:end].root
        clause = self.clause(doc, root.i)
        trigger, near = self.trigger(sentence, start, end)
        told, words = self._of_clause(doc, clause), words_of(doc)
        rest = [i for i in clause.tokens if not start <= i < end]
        return Context(
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            trigger=trigger.lemma_.lower() if trigger is not None else None,
            events=frozenset(name for t in near for name in token_events(t)),
            subjects=told.subjects,
            objects=picked(words.content, (i for i in told.objects if not start <= i < end)),
            content=picked(words.content, rest),
            names=picked(words.names, rest),
            years=frozenset(int(y) for y in _YEAR.findall(sentence.text)),
            tense=told.tense,
            polarity=told.polarity,
            certainty=told.certainty,
            attribution=told.attribution,
            hedged=told.hedged,
            background=told.background,
            title=sentence.role == "title",
            lede=self.is_lead(sentence),
            quoted=in_quotes(doc, start),
            around=_around(words, rest, doc[sentence.start].idx),
        )

    def _of_clause(self, doc: Doc, clause: Clause) -> _Told:
        """What a clause tells, worked out for the first of its values."""
        found = self._told.get(clause)
        if found is None:
            subjects, objects = self.arguments(doc, clause)
            source = ctx.attribution(doc, clause)
            found = self._told[clause] = _Told(
                subjects=picked(words_of(doc).content, subjects),
                objects=objects,
                tense=ctx.tense(doc, clause),
                polarity=ctx.polarity(doc, clause),
                certainty=ctx.certainty(doc, clause, source),
                attribution=source,
                hedged=ctx.is_hedged(doc, clause),
                background=ctx.is_background(doc, clause),
            )
        return found

    def trigger(self, sentence: Sentence, start: int, end: int) -> tuple[Token | None, tuple[Token, ...]]:
        """The verb or event noun a value hangs on, and all those near enough to name its event.

        Days, parts of days and the like are passed over on the way up ("on Thursday night"); an
        event noun right before the value counts, too ("the crash on Sunday"), and so does the
        subject of a light verb ("the accident happened on Sunday"). What is said of an office beside
        a name hangs on no verb: "Lee, mayor from 2010 to 2014, died".
        """
        doc = sentence.doc
        skip = ctx.cues().tokens.day_nouns
        root = doc[start:end].root
        trigger: Token | None = None
        for token in ancestors(root):
            if token.lower_ in skip:
                continue
            if token.dep_ == "appos" and is_head(token.lemma_.lower()):
                break
            if token.pos_ in ("VERB", "AUX") or (token.pos_ in ("NOUN", "PROPN") and token_events(token)):
                trigger = token
                break
        near = [trigger] if trigger is not None else []
        before = _event_noun_before(doc, start, sentence.start)
        if before is not None:
            near.append(before)
        if trigger is not None and trigger.lemma_ in light_verbs():
            clause = self.clause(doc, trigger.i)
            near += [doc[i] for i in clause.subjects if token_events(doc[i])]
            near += [c for c in trigger.children if c.dep_ in ("dobj", "attr") and token_events(c)]
        return trigger, tuple(near)

    def arguments(self, doc: Doc, clause: Clause) -> tuple[Tokens, Tokens]:
        """Tokens of the agent and of the patient of a clause's predicate; a passive is turned."""
        found = self._arguments.get(clause)
        if found is None:
            found = self._arguments[clause] = _arguments(doc, clause)
        return found

    def _evidence(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """Characters of the unbroken run of the clause around the value, cut to the longest."""
        doc = sentence.doc
        clause = self.clause(doc, doc[start:end].root.i)
        own = set(clause.tokens)
        own.update(i for head in clause.subjects for i in range(*noun_phrase(doc[head])))
        first, last = start, end - 1
        while first > sentence.start and _joins(doc, first - 1, own):
            first -= 1
        while last + 1 < sentence.end and _joins(doc, last + 1, own):
            last += 1
        return _cut(doc, first, last, start, end - 1)


def _arguments(doc: Doc, clause: Clause) -> tuple[Tokens, Tokens]:
    subject = [i for head in clause.subjects for i in range(*noun_phrase(doc[head]))]
    verb = doc[clause.head]
    patient = [c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd", "dative")]
    patient += [g for c in verb.children if c.dep_ == "xcomp" for g in c.children if g.dep_ == "dobj"]
    agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children]
    objects = [i for head in patient for i in range(*noun_phrase(head))]
    by = [i for head in agents for i in range(*noun_phrase(head))]
    return (tuple(by), tuple(subject)) if clause.passive else (tuple(subject), tuple(objects))


def _around(words: Words, tokens: Iterable[int], base: int) -> tuple[tuple[int, int], ...]:
    spans = (words.spans[i] for i in tokens)
    return tuple((span[0] - base, span[1] - base) for span in spans if span is not None)


def _joins(doc: Doc, i: int, own: set[int]) -> bool:
    """Whether a token continues the clause: its own, or a word between two of its own."""
    if i in own:
        return True
    return any(j in own for j in (i - 1, i + 1)) and (doc[i].is_punct or doc[i].dep_ in ("cc", "det", "mark"))


def _cut(doc: Doc, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Characters of tokens ``first..last``, shortened around ``start..end`` where too long."""
    while first < start and doc[first].is_punct:
        first += 1
    while last > end and doc[last].is_punct:
        last -= 1
    while doc[last].idx + len(doc[last]) - doc[first].idx > LONGEST_EVIDENCE and (
        first < start or last > end
    ):
        if start - first >= last - end:
            first += 1
        else:
            last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _event_noun_before(doc: Doc, start: int, lowest: int) -> Token | None:
    """An event noun up to ten tokens before, with only names and small words between."""
    for i in range(start - 1, max(lowest, start - 10) - 1, -1):
        token = doc[i]
        if token.pos_ == "NOUN" and token_events(token):
            return token
        if token.pos_ not in ("ADP", "DET", "PROPN", "ADJ", "NUM", "PUNCT", "PART"):
            return None
    return None


def in_quotes(doc: Doc, i: int) -> bool:
    """Whether a token stands inside quotation marks of its passage, double or single."""
    at = doc[i].idx
    spans = _quoted(doc)
    nearest = bisect_right(spans, at, key=lambda m: m.start) - 1
    return nearest >= 0 and at < spans[nearest].end


def _quoted(doc: Doc) -> tuple[Marked, ...]:
    found: tuple[Marked, ...] | None = doc.user_data.get(_QUOTED)
    if found is None:
        found = doc.user_data[_QUOTED] = marked(text_of(doc))
    return found


_QUOTED = "newsdiff.quoted"
