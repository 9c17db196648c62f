"""Nobody hurt in one report, a number of dead or injured in the other.

"There were no injuries" holds no number, so that the ladder of quantities has nothing to set against "three
people were injured". A report that says outright that the accident, attack or disaster hurt or killed
nobody, and nowhere tells of harm, is held against the toll that another report gives in front: an update
where that report is known to be later, else a conflict. In the annotated events beside the project this
finds nothing; it is for the reports of the first hours, of which those have few.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.claims.align import Alignment
from newsdiff.claims.context import polarity
from newsdiff.claims.events import incidents, token_events
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.lexicon import read
from newsdiff.claims.main_toll import toll_of
from newsdiff.claims.quantities.apart import of_other_things
from newsdiff.claims.quantities.counted import Quantity
from newsdiff.claims.quantities.match import FAR_APART, in_order
from newsdiff.claims.quantities.rules import DIFFERS, GREW
from newsdiff.claims.quantities.show import describe, topic_of
from newsdiff.claims.quantities.value import Number

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.model import Claim
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World
    from newsdiff.corpus.annotate import Sentence

__all__ = ["unhurt_links"]

SURE = 0.75
_UNREAL = frozenset({"conditional", "possible", "planned", "alleged"})
_FATES = {"hurt": ("dead", "hurt"), "dead": ("dead",)}
"""What a denial excludes: whoever says that nobody was hurt says that nobody was killed."""


class Lexicon(NamedTuple):
    """The words of ``lexicon/unhurt.toml``."""

    pronouns: frozenset[str]
    people: frozenset[str]
    harm: frozenset[str]
    plain: frozenset[str]
    heard: frozenset[str]
    some: frozenset[str]
    limits: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of denials of harm."""
    return read("unhurt", Lexicon)


def unhurt_links(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[Alignment]:
    """Denials of harm in the main event against the dead or injured that another article counts.

    Args:
        claims: quantities of all articles, in the order of articles and of the text.
    """
    if not world.main_events & incidents():
        return []
    return [
        Alignment(kind, (none, some), verdict, (none, some))
        for none in filter(None, map(_denial, world.readings))
        for some in _tolls(none, claims, world)
        if (verdict := _verdict(Pair(none, some, world))) is not None
    ]


def _tolls(none: Claim[Quantity], claims: Sequence[Claim[Any]], world: World) -> Iterator[Claim[Quantity]]:
    """The toll in front of each other article that a denial excludes, the dead before the injured."""
    for i in range(len(world.readings)):
        if i == none.article:
            continue
        own = [c for c in claims if c.article == i and c.value.unit == "people"]
        tolls = (toll_of([c for c in own if c.value.status == fate], claims) for fate in _excludes(none))
        first = next((t for t in tolls if t is not None and (t.context.title or t.context.lede)), None)
        if first is not None:
            yield first


def _excludes(none: Claim[Quantity]) -> tuple[str, ...]:
    return _FATES[none.value.status or "hurt"]


def _verdict(pair: Pair[Quantity]) -> Verdict | None:
    apart = pair.world.days_apart(pair.a.article, pair.b.article)
    if (apart is not None and apart > FAR_APART) or of_other_things(pair, toll=True):
        return None
    order = in_order(pair)
    later = order is not None and order[1] is pair.b.value
    told = f"{describe(pair.a.value)} in one report, {describe(pair.b.value)} in the other"
    reason = f"{told}, which is the later one." if later else f"{told}."
    return Verdict(GREW if later else DIFFERS, SURE, reason, pair.b.topic, crosscheck="none")


def _denial(reading: Reading) -> Claim[Quantity] | None:
    """Where an article says that the event hurt or killed nobody; None where it tells of any harm."""
    for sentence in reading.sentences:
        for token in sentence.span:
            found = _denied(token)
            if found is None or not _is_plain(reading, sentence, token):
                continue
            start, end, fate, noun = found
            return None if _is_told(reading, fate) else _claim(reading, sentence, (start, end), fate, noun)
    return None


def _claim(
    reading: Reading, sentence: Sentence, span: tuple[int, int], fate: str, noun: str
) -> Claim[Quantity]:
    """The denial as a number of nought people."""
    start, end = span
    value = Quantity(Number(0, 0), "people", noun, sentence.doc[start:end].text, status=fate)
    return reading.claim("quantity", sentence, start, end, value, topic_of(value))


def _denied(token: Token) -> tuple[int, int, str, str] | None:
    """Token span, fate and noun of a denial of harm; None where a word denies none."""
    fates = token_events(token) & set(_FATES)
    if not fates:
        return None
    fate = "hurt" if "hurt" in fates else "dead"
    span = _nobody(token) if token.pos_ == "VERB" else _no_harm(token)
    if span is None:
        return None
    return (*span, fate, token.lemma_.lower() if token.pos_ == "NOUN" else "people")


def _nobody(verb: Token) -> tuple[int, int] | None:
    """The subject of "no one was hurt"."""
    for child in verb.children:
        if child.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if any(c.lower_ in lexicon().some for c in child.children):
            continue
        if child.lower_ in lexicon().pronouns:
            return child.i, child.i + 1
        if child.lemma_.lower() in lexicon().people and [c.lower_ for c in child.children] == ["no"]:
            return child.i - 1, child.i + 1
    return None


def _no_harm(noun: Token) -> tuple[int, int] | None:
    """The words of "no injuries", "no reports of injuries", "without injuries"."""
    if noun.lemma_.lower() not in lexicon().harm or not _is_bare(noun):
        return None
    if any(c.lower_ == "no" for c in noun.children):
        return noun.left_edge.i, noun.i + 1
    above = noun.head
    if noun.dep_ != "pobj":
        return None
    if above.lower_ == "without":
        return above.i, noun.i + 1
    heard = above.head
    told = above.lower_ == "of" and heard.lemma_.lower() in lexicon().heard
    if told and any(c.lower_ == "no" for c in heard.children):
        return heard.left_edge.i, noun.i + 1
    return None


def _is_bare(noun: Token) -> bool:
    """Whether nothing narrows whose harm, or what harm, it is."""
    beside = [c for c in noun.children if c.i < noun.i]
    after = [c for c in noun.children if c.i > noun.i]
    return all(c.lower_ in lexicon().plain for c in beside) and not any(
        c.lower_ in lexicon().some for c in after
    )


def _is_plain(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a sentence tells it outright, of all and of now."""
    if lexicon().limits & {t.lower_ for t in sentence.span}:
        return False
    context = reading.context(sentence, token.i, token.i + 1)
    published = reading.article.published
    if context.years - ({published.year} if published else set()):
        return False
    return not context.background and not context.quoted and context.certainty not in _UNREAL


def _is_told(reading: Reading, fate: str) -> bool:
    """Whether any word of the article tells of such harm without denying it."""
    return any(
        token_events(token) & set(_FATES[fate])
        and _denied(token) is None
        and polarity(s.doc, reading.clause(s.doc, token.i)) != "negated"
        for s in reading.sentences
        for token in s.span
    )
