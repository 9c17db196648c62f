"""The day of the event that the reports share, fixed for each report before two reports are compared.

A wrong day often hides from the ladder of dates, because two reports tell one accident with other verbs:
"left the road on Saturday", "plunged into the gorge on Friday". So what a report gives as the day of the
accident, attack or disaster is held against what the others give. It is only done for events that happen
once, where a report gives one day for them, and where neither report has the other's day anywhere. On the
141 events beside the project this adds nothing; of wrong days planted in the annotated ones it finds 42 of
98 (`make planted`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from newsdiff.claims.align import Alignment
from newsdiff.claims.dates.rules import DIFFERS
from newsdiff.claims.dates.show import describe
from newsdiff.claims.dates.two_acts import of_two_acts
from newsdiff.claims.dates.value import DateValue, relate
from newsdiff.claims.dates.words import lexicon
from newsdiff.claims.events import accident_words, happening_verbs, incidents, motions, token_events
from newsdiff.claims.kind import Kind, Pair, Verdict
from newsdiff.claims.kinds.date import FARTHEST
from newsdiff.claims.model import Claim
from newsdiff.claims.quantities import find as quantities
from newsdiff.claims.world import World

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["day_links", "is_main", "is_past"]

SURE = 0.75
SOON = 14
"""Days before publication within which an event is news."""
NEAR = 7
"""Days between two days that one slip can put apart."""
_BLOWS = frozenset({"attack", "crash", "fire", "disaster"})
_HURT = frozenset({"hurt"})
_UNREAL = frozenset({"conditional", "possible", "planned"})
_LATE = frozenset({"evening", "night"})
_DAYTIME = frozenset({"afternoon", "evening"})


def day_links(kind: Kind[Any], claims: Sequence[Claim[Any]], world: World) -> list[Alignment]:
    """Days of the main event that differ between articles.

    Args:
        claims: dates of all articles, in the order of articles and of the text.
    """
    main = world.main_events & incidents()
    if not main:
        return []
    days = [_day([c for c in claims if c.article == i], main, world) for i in range(len(world.readings))]
    return [
        Alignment(kind, (a, b), _verdict(a.value, b.value), (a, b))
        for a, b in combinations([day for day in days if day is not None], 2)
        if _differ(a, b, world) and not _is_given(a, b, claims) and not _is_given(b, a, claims)
    ]


def _verdict(a: DateValue, b: DateValue) -> Verdict:
    reason = f"{describe(a)} and {describe(b)} are both given as the day of what the reports tell."
    return Verdict(DIFFERS, SURE, reason, "when it happened", crosscheck="none")


def _day(claims: Sequence[Claim[DateValue]], main: frozenset[str], world: World) -> Claim[DateValue] | None:
    """The date of the main event in an article; None where it gives two days, or none."""
    told = [c for c in claims if _is_plain(c, world) and is_main(c, main, world)]
    one = all(relate(a.value, b.value) != "apart" for a, b in combinations(told, 2))
    return told[0] if told and one else None


def _is_plain(claim: Claim[DateValue], world: World) -> bool:
    """Whether a day is told outright, in words that name it, of something just past."""
    value = claim.value
    if value.grain not in ("day", "time") or value.start is None or value.start != value.end:
        return False
    if value.span or value.about or value.edge or value.deictic or value.loose:
        return False
    return is_past(claim, world)


def is_past(claim: Claim[DateValue], world: World) -> bool:
    """Whether a date is told as that of something just past, as a fact and not in a quotation."""
    context = claim.context
    if context.certainty in _UNREAL or context.polarity == "negated":
        return False
    if context.tense == "future" or (context.tense != "past" and not _hangs_on_noun(claim, world)):
        return False
    if context.background or context.quoted or context.trigger in lexicon().topics.dull:
        return False
    published, day = world.articles[claim.article].published, claim.value.start
    return published is None or day is None or -1 <= (published - day).days <= SOON


def _hangs_on_noun(claim: Claim[DateValue], world: World) -> bool:
    """Whether a day stands beside the noun of the event: "the Friday morning shooting"."""
    reading = world.readings[claim.article]
    sentence = reading.sentences[claim.context.sentence]
    main = world.main_events & incidents()
    return any(
        t.pos_ == "NOUN" and t.lemma_.lower() == claim.context.trigger and bool(token_events(t) & main)
        for t in sentence.span
    )


def is_main(claim: Claim[Any], main: frozenset[str], world: World) -> bool:
    """Whether a date or a place hangs on the main event: by its verb, or by a clause its verb is tied to."""
    context = claim.context
    if context.trigger in quantities.lexicon().nouns.agentless:
        # Who dies on Tuesday may have been hurt on Sunday.
        main -= {"dead"}
    if context.events - motions():
        return bool(context.events & (main | _HURT if main & _BLOWS else main))
    reading = world.readings[claim.article]
    sentence = reading.sentences[context.sentence]
    verb = next((t for t in sentence.span if t.lemma_.lower() == context.trigger), None)
    if verb is None:
        return False
    if context.trigger in happening_verbs() and _is_event_told(verb, main):
        return True
    return any(main & token_events(t) for t in _tied(reading, sentence, verb))


def _is_event_told(verb: Token, main: frozenset[str]) -> bool:
    """Whether what "happened" or "took place" is the event that the report has told: "it", "the incident"."""
    if verb.lemma_ == "take" and not any(c.lower_ == "place" for c in verb.children):
        return False
    if verb.dep_ == "relcl":
        return bool(main & token_events(verb.head))
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(s.lower_ in ("it", "this") or s.lemma_.lower() in accident_words() for s in subjects)


def _tied(reading: Reading, sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Verbs that tell one act with this one: that of the clause it depends on, and those joined to it.

    Nouns do not count: whoever lifts a wreck on Monday tells no crash of Monday.
    """
    doc = sentence.doc
    own = reading.clause(doc, verb.i)
    head = doc[own.head]
    waiting = [head]
    while waiting:
        joined = [c for c in waiting.pop().children if c.dep_ in ("conj", "advcl") and c.pos_ == "VERB"]
        waiting += joined
        yield from joined
    if head.dep_ in ("advcl", "conj") and own.parent is not None:
        yield doc[own.parent]


def _differ(a: Claim[DateValue], b: Claim[DateValue], world: World) -> bool:
    x, y = a.value.start, b.value.start
    if relate(a.value, b.value) != "apart" or x is None or y is None:
        return False
    apart = world.days_apart(a.article, b.article)
    if (apart is not None and apart > FARTHEST) or not 1 <= abs((x - y).days) <= NEAR:
        return False
    if of_two_acts(Pair(a, b, world)):
        return False
    first, second = (a.value, b.value) if x < y else (b.value, a.value)
    return abs((x - y).days) > 1 or not _is_one_night(first, second)


def _is_one_night(first: DateValue, second: DateValue) -> bool:
    """The end of one day and what may be the first hours of the next."""
    return (first.part in _LATE or first.shade == "late") and second.part not in _DAYTIME


def _is_given(a: Claim[DateValue], b: Claim[DateValue], claims: Sequence[Claim[DateValue]]) -> bool:
    """Whether the article of ``b`` gives the day of ``a``, of whatever."""
    return any(
        c.article == b.article and c.value.start is not None and c.value.start == a.value.start == c.value.end
        for c in claims
    )
