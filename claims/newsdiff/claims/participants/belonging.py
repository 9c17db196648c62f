"""Party and home of people with a name: claims of them, and when those of two reports exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.claims.kind import Pair
from newsdiff.claims.model import Claim
from newsdiff.claims.names import Name
from newsdiff.claims.participants.homes import Home, compatible, home_at, is_named
from newsdiff.claims.participants.parties import are_rivals, lexicon, parties, party_at
from newsdiff.claims.participants.value import ParticipantValue
from newsdiff.claims.people import Mention, by_person, people

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading

__all__ = ["belonging", "homes_differ", "parties_differ", "reason_home", "reason_party", "shown"]

_WORDS = re.compile(r"[a-z'-]+")


def belonging(
    reading: Reading, mentions: list[Mention], display: str, person: Name
) -> Iterator[Claim[ParticipantValue]]:
    """Party and homes of a person, each where first given; none that the article gives in two ways."""
    if not person.full:
        return
    limits = {m: _limit(reading, m) for m in mentions if m.sentence.role != "title"}
    words = _words(_about(reading, mentions))
    sides = [(m, told) for m, stop in limits.items() if (told := party_at(m, stop)) is not None]
    if len({told.what for _, told in sides}) == 1 and not words & lexicon().party.leaving:
        mention, told = sides[0]
        value = ParticipantValue("party", display, person, _written(mention), party=told.what)
        yield _claim(reading, mention, told.start, told.end, value, f"party of {display}")
    if words & lexicon().home.ended:
        return
    homes = [(m, *found) for m, stop in limits.items() if (found := home_at(m, stop)) is not None]
    for level in ("city", "region", "country"):
        same = [h for h in homes if h[1].level == level]
        if same and all(h[1].places == same[0][1].places for h in same):
            mention, home, start, end = same[0]
            value = ParticipantValue("home", display, person, _written(mention), origin=home.name, home=home)
            yield _claim(reading, mention, start, end, value, f"where {display} is from")


def _written(mention: Mention) -> str:
    return mention.sentence.doc[mention.start : mention.end].text


def _claim(
    reading: Reading, mention: Mention, start: int, end: int, value: ParticipantValue, topic: str
) -> Claim[ParticipantValue]:
    return reading.claim("participant", mention.sentence, start, max(end, mention.end), value, topic)


def _limit(reading: Reading, mention: Mention) -> int:
    """Where what is said of a person ends: at the next name, or at the end of the sentence."""
    behind = (m.start for m in people(reading) if m.sentence is mention.sentence and m.start >= mention.end)
    return min(behind, default=mention.sentence.end)


def _about(reading: Reading, mentions: list[Mention]) -> str:
    """The sentences that name a person, and those after them."""
    near = {m.sentence.index + step for m in mentions for step in (0, 1)}
    return " ".join(s.text for s in reading.sentences if s.index in near)


def _words(text: str) -> set[str]:
    return {part for word in _WORDS.findall(text.lower()) for part in (word, *word.split("-"))}


def parties_differ(pair: Pair[ParticipantValue]) -> bool:
    """Whether two reports put a person of one full name into parties that exclude each other."""
    v, w = pair.a.value, pair.b.value
    if v.facet != "party" or w.facet != "party" or v.party is None or w.party is None:
        return False
    return are_rivals(v.party, w.party) and _is_one_person(pair)


def homes_differ(pair: Pair[ParticipantValue]) -> bool:
    """Whether two reports put the home of a person of one full name into places that exclude each other, and
    neither names the other's place near the person.
    """
    v, w = pair.a.value, pair.b.value
    if v.home is None or w.home is None or compatible(v.home, w.home) or not _is_one_person(pair):
        return False
    return not (_names(pair, pair.a, w.home) or _names(pair, pair.b, v.home))


def reason_party(pair: Pair[ParticipantValue]) -> str:
    """What the reports say, in words for people."""
    v, w = pair.a.value, pair.b.value
    return f"{v.name} is of two parties: {shown(v)} in one report, {shown(w)} in the other."


def reason_home(pair: Pair[ParticipantValue]) -> str:
    """What the reports say, in words for people."""
    v, w = pair.a.value, pair.b.value
    return f"{v.name} is of two places: {shown(v)} in one report, {shown(w)} in the other."


def shown(v: ParticipantValue) -> str:
    """The party by its usual name, or the home as it is written."""
    return parties()[v.party][0] if v.party is not None and v.party in parties() else v.origin or ""


def _names(pair: Pair[ParticipantValue], claim: Claim[ParticipantValue], home: Home) -> bool:
    reading, person = pair.world.readings[claim.article], claim.value.person
    return person is not None and is_named(home, _about(reading, by_person(reading)[person]))


def _is_one_person(pair: Pair[ParticipantValue]) -> bool:
    """Whether both names are full and alike to the last addition, told of the present, and no ages tell two
    people apart.
    """
    if any(c.context.background or c.context.years for c in (pair.a, pair.b)):
        return False
    v, w = pair.a.value.person, pair.b.value.person
    if v is None or w is None or not (v.full and w.full) or v.suffix != w.suffix:
        return False
    ages = pair.world.entities.ages
    first, second = (ages(c.article, name) | _ages_behind(pair, c) for c, name in ((pair.a, v), (pair.b, w)))
    return not (first and second) or any(abs(a - b) <= 1 for a in first for b in second)


def _ages_behind(pair: Pair[ParticipantValue], claim: Claim[ParticipantValue]) -> frozenset[int]:
    """The age that stands behind a place: "Ann Lee of Dayton, 20, was killed"."""
    text = pair.world.sentence_text(claim)
    place = re.escape(claim.value.origin) if claim.value.origin else "$^"
    return frozenset(int(age) for age in re.findall(rf"\b{place}, (?:aged )?(\d{{1,3}})(?=[,.;)])", text))
