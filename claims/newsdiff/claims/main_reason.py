"""Why it happened: what one report says is not known, and another tells.

First reports of a crime say that there is no motive, those of a fire that its cause is being looked into;
later ones tell of a quarrel or a short circuit. A report that says that it is not known and nowhere tells it
is held against each other report, not known to be earlier, that tells it and nowhere asks. What is told of
another crime or fire does not count. In the annotated events beside the project this finds one difference,
which is right.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdiff.claims.align import Alignment
from newsdiff.claims.events import token_events
from newsdiff.claims.kind import Kind, Verdict
from newsdiff.claims.kinds.statement import clause_claim
from newsdiff.claims.lexicon import read
from newsdiff.claims.statements.rules import KNOWN_SINCE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.model import Claim
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World
    from newsdiff.corpus.annotate import Sentence

__all__ = ["align_reasons"]

SURE = 0.7
MOST = 2
"""Answers of one report that are shown."""
_UNREAL = frozenset({"conditional", "planned"})


class _Unknown(NamedTuple):
    phrases: tuple[str, ...]


class Reason(NamedTuple):
    """One sort of reason, by the words of ``lexicon/reason.toml``."""

    asked: frozenset[str]
    clauses: tuple[str, ...]
    of: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[str, ...]
    becomes: frozenset[str]
    before: frozenset[str]


class Lexicon(NamedTuple):
    """The words of ``lexicon/reason.toml``."""

    unknown: _Unknown
    motive: Reason
    cause: Reason


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of reasons."""
    return read("reason", Lexicon)


def align_reasons(kind: Kind[Any], world: World) -> list[Alignment]:
    """Motive and cause of the event, asked in one report and told in another, one difference for each."""
    if kind.name != "statement":
        return []
    found = []
    for name in ("motive", "cause"):
        reason: Reason = getattr(lexicon(), name)
        if world.main_events & reason.of:
            asked = [list(_asked(reading, reason)) for reading in world.readings]
            told = [list(_told(reading, reason, world)) for reading in world.readings]
            found += _links(kind, name, asked, told, world)
    return found


def _links(
    kind: Kind[Any], name: str, asked: list[list[Claim[Any]]], told: list[list[Claim[Any]]], world: World
) -> list[Alignment]:
    """One difference of all reports that ask, without telling, and those that tell, without asking."""
    pairs = [
        (i, j)
        for i, j in permutations(range(len(world.readings)), 2)
        if asked[i] and not told[i] and told[j] and not asked[j] and not _is_earlier(j, i, world)
    ]
    if not pairs:
        return []
    first, second = pairs[0]
    ends = (asked[first][0], told[second][0])
    members = (
        *(asked[i][0] for i in dict.fromkeys(i for i, _ in pairs)),
        *(claim for j in dict.fromkeys(j for _, j in pairs) for claim in told[j][:MOST]),
    )
    reason = f"One report says that the {name} is not known, the other tells of it."
    verdict = Verdict(KNOWN_SINCE, SURE, reason, f"the {name}", crosscheck="none")
    return [Alignment(kind, members, verdict, ends)]


def _is_earlier(j: int, i: int, world: World) -> bool:
    """Whether one report is known to be earlier than another."""
    one, other = world.articles[j].published, world.articles[i].published
    return one is not None and other is not None and one < other


def _asked(reading: Reading, reason: Reason) -> Iterator[Claim[Any]]:
    """Sentences that say that the reason is not known."""
    for sentence in reading.sentences:
        at = _question(sentence, reason) if sentence.role != "title" else None
        if at is not None and _is_unknown(sentence):
            clause = reading.clause(sentence.doc, at.i)
            if sentence.doc[clause.head].dep_ == "ccomp" and clause.parent is not None:
                outer = reading.clause(sentence.doc, clause.parent)  # "have not determined what caused it"
                clause = replace(outer, tokens=(*outer.tokens, *clause.tokens))
            claim = clause_claim(reading, sentence, clause)
            if not claim.context.background:
                yield claim


def _is_unknown(sentence: Sentence) -> bool:
    text = " ".join(sentence.text.lower().replace("’", "'").split())
    return any(phrase in text for phrase in lexicon().unknown.phrases)


def _question(sentence: Sentence, reason: Reason) -> Token | None:
    """The noun for the reason, or the verb after "what led"."""
    for token in sentence.span:
        if token.lemma_.lower() in reason.asked and token.pos_ == "NOUN":
            return token
        if token.lower_ == "what" and token.i + 1 < sentence.end:
            after = sentence.doc[token.i : min(token.i + 4, sentence.end)].text.lower()
            if any(_begins(after, words) for words in reason.clauses):
                return token.head
    return None


def _begins(text: str, clause: str) -> bool:
    """Whether words begin a question, a helping verb or none between: "what may have led"."""
    what, verb = clause.split()
    return text.split()[:1] == [what] and verb in text.split()


def _told(reading: Reading, reason: Reason, world: World) -> Iterator[Claim[Any]]:
    """Clauses that tell the reason of the event the reports share, one of a sentence."""
    for sentence in reading.sentences:
        if sentence.role == "title" or _is_unknown(sentence):
            continue
        low = sentence.text.lower()
        phrases = tuple(phrase for phrase in reason.phrases if phrase in low)
        token = next((t for t in sentence.span if _tells(t, reason, phrases, sentence)), None)
        if token is None or not _is_of(sentence, reason, world):
            continue
        claim = clause_claim(reading, sentence, reading.clause(sentence.doc, token.i))
        if _is_plain(claim) and not _is_old(claim, reading):
            yield claim


def _is_of(sentence: Sentence, reason: Reason, world: World) -> bool:
    """Whether a sentence tells of the event the reports share, or names its motive or cause."""
    events = frozenset(name for t in sentence.span for name in token_events(t))
    return bool(events & reason.of & world.main_events) or _question(sentence, reason) is not None


def _is_old(claim: Claim[Any], reading: Reading) -> bool:
    """Whether a clause names a year, and not that of the report."""
    published = reading.article.published
    return bool(claim.context.years - ({published.year} if published else set()))


def _is_plain(claim: Claim[Any]) -> bool:
    context = claim.context
    return not context.background and context.polarity == "affirmed" and context.certainty not in _UNREAL


def _tells(token: Token, reason: Reason, phrases: tuple[str, ...], sentence: Sentence) -> bool:
    """Whether a word tells the reason: what the deed grew out of, or happened in, or the first of a phrase
    of those that the sentence has.
    """
    if token.lemma_.lower() not in reason.nouns:
        if not phrases:
            return False
        words = " ".join(t.lower_ for t in sentence.doc[token.i : min(token.i + 3, sentence.end)])
        return any(words.replace(" - ", "-").startswith(phrase) for phrase in phrases)
    above = token.head
    if token.dep_ in ("attr", "oprd"):
        return _question(sentence, reason) is not None
    if token.dep_ in ("nsubj", "nsubjpass"):
        return above.lemma_.lower() in reason.becomes
    if token.dep_ != "pobj" or above.lower_ not in reason.before:
        return False
    return bool(token_events(above.head) & reason.of) or above.head.lemma_.lower() in reason.becomes
