"""Articles into an archive: what is new or has changed is parsed and kept, what is known is passed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.claims import related, vectors
from newsdiff.claims.shelf import Made, made_by
from newsdiff.claims.workers import make_all
from newsdiff.corpus.article import Article, Skipped
from newsdiff.corpus.store import Archive, Summary, body_hash, content_hash, finding, keeping, unpack
from newsdiff.corpus.store.intake import Arrival, Delivery, arrivals, note

__all__ = ["BATCH", "Step", "add", "mirror"]

BATCH = 24
"""Articles that are written in one piece."""


@dataclass(frozen=True, slots=True)
class Step:
    """What has come to pass since the last step, and is safe in the archive."""

    added: tuple[Summary, ...] = ()
    changed: tuple[Summary, ...] = ()
    known: int = 0
    """Articles that were there already, as they are."""
    removed: int = 0
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class _Article:
    """An article to write."""

    file: str
    arrival: Arrival
    is_new: bool
    parse: bool


@dataclass(frozen=True, slots=True)
class _Moved:
    """An unchanged article that now stands elsewhere in its file."""

    identity: int
    place: str


@dataclass(frozen=True, slots=True)
class _File:
    """The end of a file: all its articles are written."""

    delivery: Delivery
    known: int
    gone: tuple[int, ...]
    """Articles that are in the file no more."""


_Unit = _Article | _Moved | _File


def add(archive: Archive, paths: Iterable[str], model: str) -> Iterator[Step]:
    """Add articles with their claims. A step is yielded when what it tells of is safe.

    Raises:
        CorpusError: nothing more can be written or parsed; what earlier steps told of stays.
    """
    yield from _Adding(archive, model, mirrored=False).run(arrivals(archive, paths))


def mirror(archive: Archive, folder: str, model: str) -> Iterator[Step]:
    """Make an archive hold what a folder holds and nothing else, without claims."""
    adding = _Adding(archive, model, mirrored=True)
    yield from adding.run(arrivals(archive, [folder], trusting=True))
    gone = [identity for identity, file in archive.placed() if file not in adding.seen]
    if gone:
        with archive.writing():
            removed = sum(archive.remove(identity) for identity in gone)
        yield Step(removed=removed)


class _Adding:
    """One run: what has been read waits in order for what has to be parsed before it."""

    def __init__(self, archive: Archive, model: str, *, mirrored: bool) -> None:
        self.archive = archive
        self.model = model
        self.made_by = made_by(model)
        self.mirrored = mirrored
        self.seen: set[str] = set()
        self._waiting: deque[_Unit] = deque()

    def run(self, deliveries: Iterable[Delivery]) -> Iterator[Step]:
        batch: list[tuple[_Unit, Made | None]] = []
        for made in make_all(self._unparsed(deliveries), self.model, whole=not self.mirrored):
            while not (isinstance(unit := self._waiting.popleft(), _Article) and unit.parse):
                batch.append((unit, None))
            batch.append((unit, made))
            if len(batch) >= BATCH:
                yield self._write(batch)
                batch = []
        batch += [(unit, None) for unit in self._waiting]
        self._waiting.clear()
        if batch:
            yield self._write(batch)

    def _unparsed(self, deliveries: Iterable[Delivery]) -> Iterator[Article]:
        """The articles that have to be parsed; all that is to be written goes into the queue on the way."""
        for delivery in deliveries:
            self.seen.add(delivery.file)
            before = self.archive.keys(delivery.file) if delivery.arrivals or delivery.skipped else {}
            known = delivery.known
            for arrival in delivery.arrivals:
                identity = before.pop(arrival.key, None)
                if identity is not None and self._is_known(identity, arrival):
                    known += 1
                    continue
                parse = not self.mirrored or not self._is_read(arrival.article)
                self._waiting.append(_Article(delivery.file, arrival, identity is None, parse))
                if parse:
                    yield arrival.article
            gone = tuple(before.values()) if self.mirrored else ()
            self._waiting.append(_File(delivery, known, gone))

    def _is_known(self, identity: int, arrival: Arrival) -> bool:
        content, place = self.archive.state(identity)
        if content != content_hash(arrival.article):
            return False
        if place != arrival.place:
            self._waiting.append(_Moved(identity, arrival.place))
        return True

    def _is_read(self, article: Article) -> bool:
        return keeping.sketch(self.archive, body_hash(article), self.made_by) is not None

    def _write(self, batch: Sequence[tuple[_Unit, Made | None]]) -> Step:
        added: list[Summary] = []
        changed: list[Summary] = []
        removed = 0
        with self.archive.writing():
            for unit, made in batch:
                match unit:
                    case _Article():
                        (added if unit.is_new else changed).append(self._article(unit, made))
                    case _Moved():
                        self.archive.move(unit.identity, unit.place)
                    case _File():
                        removed += sum(self.archive.remove(identity) for identity in unit.gone)
                        note(self.archive, unit.delivery)
        files = [unit for unit, _ in batch if isinstance(unit, _File)]
        skipped = tuple(one for unit in files for one in unit.delivery.skipped)
        return Step(tuple(added), tuple(changed), sum(unit.known for unit in files), removed, skipped)

    def _article(self, unit: _Article, made: Made | None) -> Summary:
        article = unit.arrival.article
        summary = self.archive.put(unit.arrival.key, unit.file, unit.arrival.place, article)
        if made is not None:
            keeping.keep_reading(self.archive, summary.body, self.made_by, made.reading)
            if made.claims:
                keeping.keep_claims(self.archive, summary.version, self.made_by, made.claims)
            if made.vector:
                keeping.keep_vectors(self.archive, [(vectors.key_of(made.opening), made.vector)])
        sketch = keeping.sketch(self.archive, summary.body, self.made_by)
        if sketch is not None:
            terms = related.terms(related.from_json(unpack(sketch)))
            finding.post(self.archive, summary.version, article.published, terms)
        return summary
