"""One list of people, organisations and countries across all the articles of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdiff.claims.names import Name, likeness
from newsdiff.claims.offices import Office
from newsdiff.claims.organisations import Actor, acronym, actors
from newsdiff.claims.participants.aged import aged
from newsdiff.claims.people import Mention, people

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.reading import Reading

Sort = Literal["person", "organisation", "country"]

__all__ = ["Entities", "Entity", "Sort"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that one or more articles name."""

    id: str
    """Unique in the comparison: the sort and the longest name."""
    sort: Sort
    name: str
    """The longest form of the name, in lower case."""
    articles: frozenset[int]
    """Numbers of the articles that name it."""


class Entities:
    """Who is who across articles: full names, surnames alone, spellings, acronyms and expansions."""

    def __init__(
        self, listed: Sequence[Entity], persons: dict[tuple[int, Name], str], keys: dict[str, str]
    ) -> None:
        self.all = tuple(listed)
        """Every entity, in the order of first mention."""
        self._persons = persons
        self._keys = keys
        self._tokens: dict[tuple[int, int], str] = {}
        self._aged: dict[tuple[int, Name], frozenset[int]] = {}
        """Ages that stand in the sentence after the name."""
        self._mentions: dict[int, list[tuple[Mention | Actor, str]]] = {}
        self._offices: dict[tuple[int, Name], tuple[Office, ...]] = {}

    @classmethod
    def build(cls, readings: Iterable[Reading]) -> Entities:
        """The entities of the articles of one comparison."""
        each = tuple(readings)
        clusters = _people_clusters(each)
        groups = _actor_groups(each)
        listed, persons, keys = [], {}, {}
        for cluster in clusters:
            longest = max((name for _, name in cluster), key=lambda n: (len(n.key), n.key))
            entity = Entity(f"person:{longest.key}", "person", longest.key, frozenset(i for i, _ in cluster))
            listed.append(entity)
            persons.update(dict.fromkeys(cluster, entity.id))
        for (sort, key), (members, where) in groups.items():
            entity = Entity(f"{sort}:{key}", sort, key, frozenset(where))
            listed.append(entity)
            keys.update({f"{sort}:{member}": entity.id for member in members})
        built = cls(listed, persons, keys)
        for reading in each:
            built._index(reading)
        return built

    def mentions(self, article: int) -> tuple[tuple[Mention | Actor, str], ...]:
        """The mentions of one article in the order of the text, each with its entity's id."""
        return tuple(self._mentions.get(article, ()))

    def of(self, reading: Reading, token: Token) -> str | None:  # noqa: ARG002
        """The id of the entity that a token of an article's parse belongs to."""
        return self._tokens.get((id(token.doc), token.i))

    def person(self, article: int, name: Name) -> str | None:
        """The id of a person by the longest form of the name in one article."""
        return self._persons.get((article, name))

    def ages(self, article: int, name: Name) -> frozenset[int]:
        """Every age one article gives a person."""
        told = (m.descriptor.age for m in self._of_person(article, name))
        return self._aged.get((article, name), frozenset()).union(age for age in told if age is not None)

    def offices(self, article: int, name: Name) -> tuple[Office, ...]:
        """Every office one article gives a person, or says that somebody named is to come into."""
        known = self._offices.get((article, name))
        if known is None:
            told = (m.descriptor for m in self._of_person(article, name))
            known = tuple(office for d in told for office in (*d.offices, *d.coming))
            self._offices[article, name] = known
        return known

    def _of_person(self, article: int, name: Name) -> list[Mention]:
        listed = self._mentions.get(article, ())
        return [m for m, _ in listed if isinstance(m, Mention) and m.person == name]

    def organisation(self, key: str) -> str | None:
        """The id of an organisation by its key: see :func:`organisations.organisation_key`."""
        return self._keys.get(f"organisation:{key}")

    def same(self, a: str | None, b: str | None) -> bool:
        """Whether two ids are known and one."""
        return a is not None and a == b

    def _index(self, reading: Reading) -> None:
        found: list[tuple[Mention | Actor, str]] = []
        for actor in actors(reading):
            sort = "country" if actor.country else "organisation"
            found.append((actor, self._keys[f"{sort}:{actor.key}"]))
        found += [(mention, self._persons[reading.number, mention.person]) for mention in people(reading)]
        for told in aged(reading):
            key = reading.number, told.mention.person
            self._aged[key] = self._aged.get(key, frozenset()) | {told.age}
        for who, entity in found:
            for i in range(who.start, who.end):
                self._tokens[id(who.sentence.doc), i] = entity
        self._mentions[reading.number] = sorted(
            found, key=lambda m: (m[0].sentence.index, m[0].start, m[0].end)
        )


def _people_clusters(readings: Sequence[Reading]) -> list[list[tuple[int, Name]]]:
    """Names of people by who is meant; a surname alone joins only where one cluster fits."""
    full: dict[tuple[int, Name], None] = {}
    alone: dict[tuple[int, Name], None] = {}
    for reading in readings:
        for mention in people(reading):
            (full if mention.person.full else alone).setdefault((reading.number, mention.person))
    clusters: list[list[tuple[int, Name]]] = []
    for article, name in full:
        fits = [c for c in clusters if all(likeness(name, other) in ("same", "spelling") for _, other in c)]
        if fits:
            fits[0].append((article, name))
        else:
            clusters.append([(article, name)])
    for article, name in alone:
        fits = [c for c in clusters if any(likeness(name, other) in ("same", "short") for _, other in c)]
        if len(fits) == 1:
            fits[0].append((article, name))
        else:
            clusters.append([(article, name)])
    return clusters


def _actor_groups(readings: Sequence[Reading]) -> dict[tuple[Sort, str], tuple[set[str], set[int]]]:
    """Members and articles of each organisation or country, acronyms beside what they stand for."""
    where: dict[tuple[Sort, str], set[int]] = {}
    short: dict[str, str] = {}
    for reading in readings:
        for actor in actors(reading):
            sort: Sort = "country" if actor.country else "organisation"
            where.setdefault((sort, actor.key), set()).add(reading.number)
            text = actor.sentence.doc[actor.start : actor.end].text
            initials = None if actor.country else acronym(text)
            if initials is not None:
                short.setdefault(initials, actor.key)
    groups: dict[tuple[Sort, str], tuple[set[str], set[int]]] = {}
    for (sort, key), articles in where.items():
        name = short.get(key, key) if sort == "organisation" else key
        members, numbers = groups.setdefault((sort, name), (set(), set()))
        members.add(key)
        numbers.update(articles)
    return groups
