"""Where somebody is said to be from or live: "Ann Lee of Dayton", "a Leeds resident", "the French poet"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdiff.claims.gazetteer import Level, Place, contains, fold, lookup, plain
from newsdiff.claims.participants.parties import lexicon, pieces, said_before, token_at

if TYPE_CHECKING:
    from newsdiff.claims.people import Mention

__all__ = ["Home", "compatible", "home_at", "is_named", "may_be_near"]

Sense = Literal["from", "of", "lives", "nation"]
BIG = 500_000
"""People of a town that may give its name to the towns around it."""
TIMES = 3
"""Times as many people as a smaller town that one has to have for that: the gazetteer tells no distances."""
RARE = 20
"""Times more people in the place that a name means than in one of the same name that is hardly meant."""


@dataclass(frozen=True, slots=True)
class Home:
    """A place that somebody is of, by all the places that its name may mean, all of one level."""

    name: str
    sense: Sense
    """In which way: at home "of" it, "from" it by birth or address, living there, of that nation."""
    places: tuple[Place, ...]

    @property
    def level(self) -> Level:
        """Town, region or country."""
        return self.places[0].level


_NAME = r"[A-Z][\w.'’-]{1,20}(?: (?:(?:de|la|upon|on|of|the|le|del) )?[A-Z][\w.'’-]{1,20}){0,3}"
_OF = re.compile(rf" (of) (?P<place>{_NAME})(?P<rest>.{{0,3}})")
_PIECE = re.compile(rf"(?:who (?:is|comes) )?(of|from) (?P<place>{_NAME})(?:$| (?=[a-z]))")
_LIVES = re.compile(rf"(?:who (?:lives|resides) in|an? (?:longtime |local )?resident of) (?P<place>{_NAME})$")
_RESIDENT = re.compile(rf"(?:^|(?:a|an|the|longtime) )(?P<place>{_NAME}) (?:resident|man|woman)$")
_STATE = re.compile(r"[RDI] ?- ?(?P<place>[A-Z][\w.]*(?: [A-Z][\w.]*)?)$")
_AFTER_STATE = re.compile(rf", (?P<place>{_NAME})(?=[,.;)]|$)")
_LINKED = re.compile(r" (?:from|of|who|living|and|in|as)\b")
_WORD = re.compile(r"[A-Z][\w.]*")
_TWO_WORDS = re.compile(r"[A-Z][\w.]* [A-Z][\w.]*")
REACH = 8


def home_at(mention: Mention, limit: int) -> tuple[Home, int, int] | None:
    """The place that stands beside a name with what tells it, and the tokens; None where there is none."""
    doc = mention.sentence.doc
    after = doc[mention.end : limit].text
    direct = _OF.match(" " + after)
    if direct and not direct["rest"].startswith(("'", "’", "-", "&", " &")):
        home = _home(direct["place"], "of", _AFTER_STATE.match(" " + after, direct.end("place")))
        stop = token_at(doc, mention.end, direct.end("place") - 2) + 1
        return (home, mention.start, stop) if home is not None else None
    told = list(pieces(mention, limit))
    for i, (end, text) in enumerate(told):
        home = _in_piece(text, told[i + 1][1] if i + 1 < len(told) else "")
        if home is not None:
            return home, mention.start, end
        if re.match(r"(?:who|and|but)\b", text):
            break
    first = max(mention.sentence.start, mention.start - REACH)
    ahead = said_before(mention, first, limit)
    home = _before(ahead)
    return (home, token_at(doc, first, ahead.rindex(home.name)), mention.end) if home is not None else None


def _in_piece(text: str, following: str) -> Home | None:
    """The place that an apposition gives, with the state that the next one names."""
    region = re.match(rf"(?P<place>{_NAME})$", following)
    told = _PIECE.match(text)
    if told is not None:
        return _home(told["place"], "from" if told[1] == "from" else "of", region)
    if (told := _LIVES.match(text)) is not None or (told := _RESIDENT.match(text)) is not None:
        return _home(told["place"], "lives", region)
    if (told := _STATE.match(text)) is not None:
        return _home(told["place"], "of", None)
    nation = _nation(text)
    return nation if nation is not None and re.match(r"(?:who is )?(?:an?|the) ", text) else None


def _before(text: str) -> Home | None:
    """The nation or town in the words before a name: "the French singer", "Dayton resident"."""
    last = re.split(r"[,;:.] ", text.rstrip(", "))[-1]
    told = _RESIDENT.search(last)
    if told is not None:
        return _home(told["place"], "lives", None)
    return _nation(last) if not _LINKED.search(last) else None


def _nation(text: str) -> Home | None:
    """The nation of "a young French pop singer", of "a Canadian"; None for two, or for one that was left."""
    found = list(_countries(text))
    if len(found) != 1 or {w.lower() for w in re.findall(r"\w+", text)} & lexicon().home.ended:
        return None
    word, (ahead, behind) = found[0], (text[: found[0].start()], text[found[0].end() :])
    if ahead.endswith("-") or behind.startswith(("-", "'", "’")) or len(ahead.split()) > 4:
        return None
    nouns = lexicon().nation.nouns
    rest = _LINKED.split(behind)[0].split()
    bare = not rest and bool(re.search(r"\ban? (?:[\w-]+ ){0,2}$", ahead))
    if not bare and (len(rest) not in (1, 2, 3) or rest[-1].lower() not in nouns):
        return None
    if any(w[:1].isupper() for w in rest):
        return None
    return _home(word.group(), "nation", None)


def _countries(text: str) -> Iterator[re.Match[str]]:
    """The adjectives of countries in a text, those of two words first: "South Korean"."""
    at = 0
    while (word := _WORD.search(text, at)) is not None:
        two = _TWO_WORDS.match(text, word.start())
        word = two if two is not None and _country(two.group()) is not None else word
        if _country(word.group()) is not None:
            yield word
        at = word.end()


@functools.cache
def _country(word: str) -> str | None:
    """The country of an adjective or a noun for whoever is of it; None for the country's own name."""
    folded = fold(word)
    if folded == plain(word) or not lookup(folded) or lookup(folded)[0].level not in ("country", "region"):
        return None
    return folded


def _home(name: str, sense: Sense, region: re.Match[str] | None) -> Home | None:
    """A place by its name and perhaps the state it lies in; None where it may be two sorts of place."""
    name = name.rstrip(".") if not lookup(name) else name
    found = [p for p in lookup(fold(name) if sense == "nation" else name) if p.level != "county"]
    states = [p for p in lookup(region["place"]) if p.level != "city"] if region is not None else []
    inside = [p for p in found if any(contains(state, p) for state in states)]
    found = inside or found
    if not found:
        return None
    largest = max(p.population for p in found)
    likely = tuple(p for p in found if p.population * RARE >= largest)
    return Home(name, sense, likely) if len({p.level for p in likely}) == 1 else None


def compatible(a: Home, b: Home) -> bool:
    """Whether one person may be of both places: one in or near the other, or of unlike grain or sense."""
    if a.level != b.level or {a.sense, b.sense} == {"from", "lives"}:
        return True
    if "nation" in (a.sense, b.sense) and a.sense != b.sense and a.level != "country":
        return True
    return plain(a.name) == plain(b.name) or any(may_be_near(p, q) for p in a.places for q in b.places)


def may_be_near(a: Place, b: Place) -> bool:
    """Whether two places are one, or one may be a part or suburb of the other."""
    if a == b or contains(a, b) or contains(b, a):
        return True
    if a.level in ("country", "region"):
        kindred = lexicon().nation.kindred
        return b.name in kindred.get(a.name, ()) or a.name in kindred.get(b.name, ())
    if a.country != b.country or (a.region and b.region and a.region != b.region):
        return False
    low, high = sorted((a.population, b.population))
    return high >= BIG or high >= TIMES * low


def is_named(home: Home, text: str) -> bool:
    """Whether a text names the place, or the nation by another word for it."""
    if plain(home.name) in plain(text):
        return True
    names = {p.name for p in home.places}
    return any(_country(word.group()) in names for word in _countries(text))
