"""Two reports of one day that tell opposite outcomes of one act: passed and rejected, hurt and not hurt."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from newsdiff.claims.dates.words import weekday_names
from newsdiff.claims.statements.deeds import Deed, Part, is_plural, is_refused, part, verb_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.kind import Pair
    from newsdiff.claims.kinds.statement import Statement
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.statements.words import DeedWords, Sides
    from newsdiff.corpus.annotate import Sentence

__all__ = ["contrary"]

MOST = 2
"""Content words, no names, that the fuller of two opposite clauses may have more."""
DAYS = 2
"""Days between two reports that can speak of one weekday."""


def contrary(pair: Pair[Statement], opposites: Mapping[str, Sides], lexicon: DeedWords) -> bool:
    """Whether two clauses tell of one act, on one day, outcomes of which only one can be so."""
    a, b = pair.a.value.deed, pair.b.value.deed
    if a is None or b is None or a.doer.words != b.doer.words or a.thing.words != b.thing.words:
        return False
    if a.verb == b.verb:
        sides = frozenset({a.verb}), frozenset({a.verb})
        holds = a.refused != b.refused and _is_denial(a, b, lexicon)
    else:
        found = _exclusive(a, b, opposites)
        if found is None or a.refused or b.refused:
            return False
        sides = _sides(a, found)
        holds = _is_moved(a, b, found) if found.of else _is_decided(a, b)
    if not holds or a.source != b.source or not _one_figure(pair) or not _one_day(pair, a, b):
        return False
    readings = [pair.world.readings[claim.article] for claim in (pair.a, pair.b)]
    if not all(_is_one(p, readings, lexicon) for p in (a.doer, a.thing)):
        return False
    return not any(_tells(*told, lexicon) for told in zip(readings, (a, b), sides, strict=True))


def _exclusive(a: Deed, b: Deed, opposites: Mapping[str, Sides]) -> Sides | None:
    """The opposites that the two verbs are of, one on each side, where they exclude each other."""
    for sides in opposites.values():
        sure = sides.exclusive and all(_on(d, sides.one) != _on(d, sides.other) for d in (a, b))
        if sure and _on(a, sides.one) != _on(b, sides.one):
            return sides
    return None


def _on(told: Deed, side: frozenset[str]) -> bool:
    return not side.isdisjoint((told.verb, told.verb.split()[0]))


def _sides(a: Deed, found: Sides) -> tuple[frozenset[str], frozenset[str]]:
    """What neither article may tell besides: the first's opposite, and the second's."""
    return (found.other, found.one) if _on(a, found.one) else (found.one, found.other)


def _is_denial(a: Deed, b: Deed, lexicon: DeedWords) -> bool:
    """Whether one deed is told as done and as not done, and not denied in a part or a manner alone."""
    done, undone = (b, a) if a.refused else (a, b)
    if undone.rest - done.rest or len(done.rest - undone.rest) > MOST or a.verb.split()[0] in lexicon.pending:
        return False
    if (done.rest - undone.rest) & done.names:
        return False
    who = a.doer if a.doer.words else a.thing
    told = len(a.doer.words | a.thing.words | undone.rest) >= 2
    other = b.doer if a.doer.words else b.thing
    return told and who.definite and other.definite and not (a.thing.several or b.thing.several)


def _is_moved(a: Deed, b: Deed, sides: Sides) -> bool:
    """Whether what is measured went up and down, over one day that both name."""
    moved = a.thing.words or a.doer.words
    return bool(moved & sides.of) and a.rest == b.rest and bool(a.when) and a.when == b.when


def _is_decided(a: Deed, b: Deed) -> bool:
    """Whether one doer settled one thing, told as known, in one way and in the other."""
    if not a.doer.words or any(p.several for d in (a, b) for p in (d.doer, d.thing)):
        return False
    if a.doer.loose or b.doer.loose:
        return False
    left = a.rest - b.rest, b.rest - a.rest
    if all(left) or len(left[0] | left[1]) > MOST or (left[0] & a.names) | (left[1] & b.names):
        return False
    if not a.thing.words:
        return a.doer.definite and bool(a.names & b.names)  # "lost to Havn", "won against Havn"
    return a.thing.definite and b.thing.definite


def _one_figure(pair: Pair[Statement]) -> bool:
    """Whether no figure tells the clauses apart; those that went up and down share theirs."""
    a, b = pair.a.value, pair.b.value
    return (a.numbers <= b.numbers or b.numbers <= a.numbers) and pair.a.context.years == pair.b.context.years


def _one_day(pair: Pair[Statement], a: Deed, b: Deed) -> bool:
    """Whether both tell of one day: they name the same, or are reports of one day and name no other."""
    apart = pair.world.days_apart(pair.a.article, pair.b.article)
    named = a.when | b.when
    if a.when and a.when == b.when and named & weekday_names():
        return apart is None or apart <= DAYS
    if a.when != b.when and a.when and b.when:
        return False
    return apart == 0 and not named - weekday_names() - {"today"}


def _is_one(told: Part, readings: list[Reading], lexicon: DeedWords) -> bool:
    """Whether a noun that nothing else tells stands for one thing in both articles: no "another bill" or
    "bills" besides "the bill", nor a court that is the supreme one here and one of appeal there.
    """
    if not told.head:
        return True
    kinds: list[frozenset[str]] = []
    for reading in readings:
        for noun in _nouns(reading, told.head):
            beside = frozenset(c.lower_ for c in noun.children)
            if beside & lexicon.another or is_plural(noun):
                return False
            kinds.append(frozenset(c.lower_ for c in noun.children if c.dep_ in ("compound", "amod", "poss")))
    named = [kind for kind in kinds if kind]
    return not named or bool(functools.reduce(frozenset.intersection, named))


def _nouns(reading: Reading, lemma: str) -> Iterator[Token]:
    for sentence in reading.sentences:
        yield from (t for t in sentence.span if t.lemma_.lower() == lemma and t.pos_ in ("NOUN", "PROPN"))


def _tells(reading: Reading, own: Deed, verbs: frozenset[str], lexicon: DeedWords) -> bool:
    """Whether an article tells the other outcome, too, of what may be the deed's doer and thing."""
    first = {verb.split()[0] for verb in verbs} | {own.verb.split()[0]}
    return any(
        token.lemma_.lower() in first
        and _against(token, own, verbs, lexicon)
        and _may_be(reading, sentence, token, own, lexicon)
        for sentence in reading.sentences
        for token in sentence.span
    )


def _against(token: Token, own: Deed, verbs: frozenset[str], lexicon: DeedWords) -> bool:
    """Whether a word tells what a deed does not: its opposite, or the same with the other sign."""
    lemma = token.lemma_.lower()
    head = token.head if token.dep_ == "xcomp" and token.head.lemma_ in lexicon.refusing else token
    if lemma == own.verb.split()[0]:
        return is_refused(head, lexicon) != own.refused
    return lemma in verbs or verb_of(token) in verbs


def _may_be(reading: Reading, sentence: Sentence, token: Token, own: Deed, lexicon: DeedWords) -> bool:
    clause = reading.clause(sentence.doc, token.i)
    if token.pos_ != "VERB" or clause.head != token.i:
        words = {t.lemma_.lower() for t in sentence.span}
        return bool(words & (own.doer.words | own.thing.words))
    told = [part(reading, sentence, side, lexicon) for side in reading.arguments(sentence.doc, clause)]
    pairs = zip(told, (own.doer, own.thing), strict=True)
    return not any(x.words and y.words and not x.words & y.words for x, y in pairs)
