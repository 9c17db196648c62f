"""What a number counts: unit, noun, group, and what became of the people counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdiff.claims.clauses import ancestors
from newsdiff.claims.events import people_status, token_events
from newsdiff.claims.quantities.earlier import is_overtaken
from newsdiff.claims.quantities.excluded import TIMES, is_make, is_no_quantity, is_time
from newsdiff.claims.quantities.fate import status_of
from newsdiff.claims.quantities.find import Found, find, lexicon
from newsdiff.claims.quantities.implied import implied
from newsdiff.claims.quantities.nouns import group_of, noun_of
from newsdiff.claims.quantities.portions import ALL_BUT, all_but, group_noun, is_portion, only_fate
from newsdiff.claims.quantities.tally import tallies
from newsdiff.claims.quantities.units import TOLD_WHOLE, extent, same_noun, shock, unit_of
from newsdiff.claims.quantities.value import Number
from newsdiff.claims.quantities.whose import whose

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import Sentence

__all__ = ["Quantity", "read_quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something."""

    number: Number
    """Measures in the first unit of their class (lexicon/quantity.toml), the rest as written."""
    unit: str
    """``people``, ``money:$``, ``percent``, ``magnitude``, ``tally``, a class of measure, or ``count:`` with
    the noun's lemma."""
    noun: str
    """Lemma of the noun counted, synonyms folded; empty where only the verb tells."""
    written: str
    """The number and noun as the article has them."""
    group: frozenset[str] = frozenset()
    """Words that narrow what is counted: nationality, age group, kind."""
    status: str | None = None
    """Of people: what became of them (an event type of the status group)."""
    per: str | None = None
    part: bool = False
    """A part of a whole told beside it: "three of the dead", "including 12 children"."""
    other: bool = False
    """A remainder: "another 20", "five others"."""
    serious: bool = False
    whole: str = ""
    """"with" or "without" where the article says that whoever did it is counted in, or one of a list."""
    listed: bool = False
    """One of a list of single people: "one man, 18, was hit in the leg, one, 41, in the arm"."""
    places: frozenset[str] = frozenset()
    """Words of the places that the sentence names with in, at or near."""
    whose: tuple[str, ...] = ()
    """Words of the name of whoever has it, does it or is sentenced to it, where one is named."""
    moving: bool = False
    """A figure that changes by the hour: prices, polls, temperatures."""
    overtaken: bool = False
    """Given as what was said before: "at first 12 were reported dead"."""
    against: float | None = None
    """The lower figure of a tally."""
    lone: bool = False
    """The article gives the number once."""
    nth: bool = False
    """Told by an ordinal: of "a second victim" there are at least two."""


def read_quantities(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Quantity]]:
    """The quantities of a sentence with their token spans (number and noun)."""
    told: list[Quantity] = []
    for start, end, quantity in _read_all(reading, sentence):
        part = _of_whole(reading, sentence, start, quantity, told)
        if part is not None:
            told.append(part)
            yield start - 2 * part.written.startswith(ALL_BUT), end, part


def _of_whole(
    reading: Reading, sentence: Sentence, start: int, quantity: Quantity, told: list[Quantity]
) -> Quantity | None:
    """A part of people with the fate of the number before that it is of; "all but two of them" counted out.

    A part that opens its sentence is of the sentence before: "Three of them were children." One "of them" of
    whose whole no fate is known is no quantity.
    """
    doc = sentence.doc
    if not quantity.part or quantity.unit != "people" or quantity.status is not None or not quantity.group:
        return quantity
    pronoun = " of them " in f"{quantity.written} " or " of whom " in f"{quantity.written} "
    before = _sentence_before(reading, sentence) if pronoun and start == sentence.start else None
    if before is not None:
        told = [q for *_, q in _read_all(reading, before)]
        whole = only_fate(before.doc, before.start, before.end, told, quantity.number)
    else:
        whole = only_fate(doc, sentence.start, start, told, quantity.number)
    if whole is None:
        return None if pronoun else quantity
    number = quantity.number
    if pronoun and all_but(doc, start):
        if whole.number.bound != "exact" or number.bound != "exact":
            return None
        number = Number(whole.number.low - number.low, whole.number.high - number.high)
        quantity = replace(quantity, written=f"{ALL_BUT} {quantity.written}")
    return replace(quantity, status=whole.status, number=number)


def _sentence_before(reading: Reading, sentence: Sentence) -> Sentence | None:
    before = [s for s in reading.sentences if s.index == sentence.index - 1 and s.role == sentence.role]
    return before[0] if before else None


def _read_all(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Quantity]]:
    """The quantities of a sentence, each by itself."""
    doc = sentence.doc
    base = doc[sentence.start].idx
    for found in _found(sentence.text):
        span = doc.char_span(base + found.start, base + found.end, alignment_mode="expand")
        measured = found.unit is not None and found.unit.startswith("measure:")
        if span is None or (not measured and is_no_quantity(doc, span.start, span.end)):
            continue
        if measured and is_make(doc, span.start, span.end):
            continue
        read = _read(reading, sentence, found, span.start, span.end)
        if read is not None:
            yield read
    yield from _implied(reading, sentence)


def _implied(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Quantity]]:
    """The quantities of people that other words than numbers tell."""
    for number, start, end, noun, fate in implied(sentence):
        status = fate or status_of(reading, sentence.doc, noun, start, end)
        if status is not None:
            yield (
                start,
                end,
                Quantity(
                    number,
                    "people",
                    same_noun(noun.lemma_.lower()) if noun is not None else "",
                    sentence.doc[start:end].text,
                    status=status,
                    places=_places(sentence),
                    nth=number.bound == "least",
                ),
            )


def _found(text: str) -> Iterator[Found]:
    """Tallies and the numbers beside them, in order."""
    sides = list(tallies(text))
    numbers = (f for f in find(text) if not any(f.start < t.end and t.start < f.end for t in sides))
    yield from sorted([*sides, *numbers], key=lambda f: f.start)


def _read(
    reading: Reading, sentence: Sentence, found: Found, start: int, end: int
) -> tuple[int, int, Quantity] | None:
    doc = sentence.doc
    noun, part = noun_of(doc, end, sentence.end)
    portion = is_portion(doc, end) and (noun := group_noun(doc, end, sentence.end)) is not None
    if noun is not None and noun.i < start and found.unit is not None:
        noun = None
    if found.unit is not None and found.unit.startswith(TOLD_WHOLE):
        noun, part = None, False
    if noun is not None and (token_is_age(noun) or _is_named_span(noun)):
        return None
    unit, number = unit_of(found, noun)
    if _is_version(unit, number, doc[start:end].text):
        return None
    if unit.startswith("count:") and noun is not None and _does_something(noun):
        unit = "people" if status_of(reading, doc, noun, start, end) is not None else unit
    if unit.startswith("count:") and noun is not None and noun.lemma_.lower() in lexicon().nouns.fates:
        unit = "people"
    last = max(end, noun.i + 1) if noun is not None and start <= noun.i < end + 8 else end
    group = group_of(noun, start, end)
    if unit in ("magnitude", "distance"):
        group = shock(doc, start, last) if unit == "magnitude" else extent(doc, start, last)
    bare = noun is None and found.unit is None
    told = (unit == "people" and not portion) or bare
    status = status_of(reading, doc, noun, start, end) if told else None
    doing = bare and _is_doing(doc[end - 1])
    if noun is None and status is None and not doing and unit.startswith("count:"):
        return None
    if noun is None and (status is not None or doing):
        unit = "people"
    words = _nearby(doc, start, end)
    return (
        start,
        last,
        Quantity(
            number=number,
            unit=unit,
            noun=same_noun(noun.lemma_.lower()) if noun is not None else "",
            written=doc[_begin(noun, start) : last].text,
            group=group,
            status=status,
            per=_per(doc, last),
            part=part or _is_part(doc, start, last, unit),
            other=bool(words & lexicon().nouns.other) or any(c in lexicon().nouns.other for c in group),
            serious=_is_serious(reading, doc, start, last, part),
            whole=_whole(sentence, last),
            listed=_is_split(sentence, last) or (number.low == 1 and _is_listed(reading, doc, start, last)),
            places=_places(sentence),
            whose=whose(reading, doc, start, last),
            moving=_is_moving(doc, noun, start),
            overtaken=is_overtaken(doc, start, end),
            against=found.against,
        ),
    )


def _is_version(unit: str, number: Number, written: str) -> bool:
    """Whether a number names a make and counts nothing: "the 5.50 update", "7.62-caliber", "4K TVs"."""
    if unit != "people" and not unit.startswith("count:"):
        return False
    return (number.low % 1 > 0 and unit != "count:point") or written in _RESOLUTIONS


_RESOLUTIONS = frozenset({"2K", "4K", "5K", "8K"})


def _is_named_span(noun: Token) -> bool:
    """A span of time that is a name: "the Six-Day War"."""
    return noun.text[:1].isupper() and noun.pos_ == "PROPN" and is_time(noun)


def _does_something(noun: Token) -> bool:
    """Whether a noun's ending makes it one who does something: "miners", "activists", "firemen"."""
    return noun.tag_ in ("NNS", "NN") and noun.lemma_.lower().endswith(lexicon().nouns.doers)


def token_is_age(noun: Token) -> bool:
    """Whether a noun is the unit of an age: "19 years old"."""
    following = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
    return noun.lemma_ in ("year", "month", "day", "week") and following in ("old", "-")


def _is_doing(number: Token) -> bool:
    """Whether a bare number does what only people do: "17 abstained", "50,000 took part"."""
    if number.dep_ != "nsubj":
        return False
    part = any(c.lower_ == "part" for c in number.head.children)
    return number.head.lemma_ in lexicon().nouns.doing or (number.head.lemma_ == "take" and part)


def _begin(noun: Token | None, start: int) -> int:
    """Where a number is written with the noun before it: "crew of 21"."""
    return noun.i if noun is not None and noun.i == start - 2 else start


def _nearby(doc: Doc, start: int, end: int) -> frozenset[str]:
    return frozenset(t.lower_ for t in doc[max(0, start - 2) : min(end + 2, len(doc))])


def _per(doc: Doc, last: int) -> str | None:
    following = [t.lower_ for t in doc[last : last + 3]]
    if len(following) >= 2 and following[0] in ("a", "an", "per", "each") and doc[last + 1].pos_ == "NOUN":
        return following[1]
    return None


def _is_part(doc: Doc, start: int, last: int, unit: str) -> bool:
    nouns = lexicon().nouns
    measured = unit in ("tally", "magnitude") or (unit in lexicon().units and unit != "duration")
    told = (
        t for t in doc[max(0, start - 2) : start] if not (_tells_fate(t) or (measured and t.lower_ == "of"))
    )
    before = {t.lower_ for t in told}
    after = " ".join(t.lower_ for t in doc[last : last + 3])
    return bool(before & nouns.part_before) or after.startswith(nouns.part_after)


def _tells_fate(of: Token) -> bool:
    """Whether "of" hangs on what became of all: "the deaths of two", "the fatal shooting of one man"."""
    if of.lower_ != "of" or of.head.pos_ != "NOUN":
        return False
    telling = (of.head, *(c for c in of.head.children if c.dep_ == "amod"))
    return any(people_status(token_events(t)) is not None for t in telling)


def _is_serious(reading: Reading, doc: Doc, start: int, last: int, part: bool) -> bool:
    """Whether words beside a number say how badly people are hurt; of a part the whole clause."""
    near = {t.lower_ for t in doc[start : min(last + 3, len(doc))]}
    if part:
        near.update(doc[i].lower_ for i in reading.clause(doc, doc[start:last].root.i).tokens)
    return bool(near & lexicon().nouns.serious)


def _whole(sentence: Sentence, last: int) -> str:
    """Whether the culprit is counted in: "five dead, including the gunman", "four and then himself"."""
    words = [t.lower_ for t in sentence.doc[last : sentence.end]]
    culprits = lexicon().nouns.culprits
    if "including" in words[:8] and culprits.intersection(words[words.index("including") :][:8]):
        return "with"
    return (
        "without"
        if culprits.intersection(words) and {"himself", "herself", "themselves"} & set(words)
        else ""
    )


_NEXT = frozenset({"one", "another", "third", "fourth"})


def _is_listed(reading: Reading, doc: Doc, start: int, last: int) -> bool:
    clause = reading.clause(doc, doc[start:last].root.i)
    return any(doc[i].lower_ in _NEXT for i in clause.tokens if not start <= i < last)


def _is_split(sentence: Sentence, last: int) -> bool:
    """Whether another number takes up the same verb: "eight died of smoke and three of burns"."""
    doc = sentence.doc
    for t in doc[last : sentence.end - 1]:
        if t.lower_ in (".", ";") or (t.dep_ == "ROOT" and t.i > last + 1):
            return False
        if t.like_num and doc[t.i - 1].lower_ == "and":
            return doc[t.i + 1].lower_ in _TAKES_UP
    return False


_TAKES_UP = frozenset({"of", "from", "by", "in", "at", "on"})


def _places(sentence: Sentence) -> frozenset[str]:
    return frozenset(
        t.lower_
        for t in sentence.span
        if t.pos_ == "PROPN" and t.dep_ == "pobj" and t.head.lower_ in ("in", "at", "near")
    )


def _is_moving(doc: Doc, noun: Token | None, start: int) -> bool:
    """Whether a figure is of something that changes by the hour: by its noun, or by a market's verb."""
    nouns = lexicon().nouns
    if noun is not None and noun.lemma_.lower() in nouns.moving:
        return True
    if start and doc[start - 1].lower_ in nouns.up_and_down:
        return True
    verb = next((t for t in ancestors(doc[start]) if t.pos_ == "VERB"), None)
    if verb is None:
        return False
    subjects = {c.lemma_.lower() for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")}
    about = {g.lemma_.lower() for c in verb.children for g in c.children if c.dep_ in ("prep", "dobj")}
    if bool(subjects & nouns.moving) or (verb.lemma_ in nouns.market_verbs and bool(about & nouns.moving)):
        return True
    return verb.lemma_ in nouns.growing_verbs and _is_so_far(verb)


def _is_so_far(verb: Token) -> bool:
    """Whether a verb tells how far something has come: "has now passed", "had collected by Tuesday"."""
    words = lexicon().nouns.so_far
    return any(
        c.lower_ in words or (c.lower_ == "by" and any(g.ent_type_ in TIMES for g in c.children))
        for c in verb.children
    )
