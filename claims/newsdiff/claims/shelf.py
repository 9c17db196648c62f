"""What was made of articles, taken from where it is kept or made now and kept: parses, sketches, vectors.

Nothing here imports spaCy unless a text has to be parsed or a parse has to be read.
"""

from __future__ import annotations

import functools
import hashlib
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.claims import related, vectors
from newsdiff.claims.gate import Sketch, sketch
from newsdiff.corpus.annotate import annotate, from_bytes, pipeline_name, to_bytes
from newsdiff.corpus.article import Article
from newsdiff.corpus.store import Archive, Reading, Summary, body_hash, content_hash, keeping, pack, unpack

if TYPE_CHECKING:
    from newsdiff.corpus.annotate import Annotated

LARGE = 2**20
"""Bytes from which a file of newsdiff is not hashed as a whole on every run."""

__all__ = ["Made", "Shelf", "engine", "made_by", "make"]


@dataclass(frozen=True, slots=True)
class Made:
    """All that an archive keeps of an article beside its text."""

    reading: Reading
    opening: str
    vector: bytes
    """Of the opening; empty where it was not asked for."""
    claims: bytes
    """``newsdiff.claims/1`` of the article, packed; empty where they were not asked for."""


def make(annotated: Annotated, *, whole: bool) -> Made:
    """What is kept of a parsed article; ``whole`` with its claims and the vector of its opening."""
    from newsdiff.claims.compare import extract_parsed
    from newsdiff.claims.reading import Reading as Read

    read = Read(0, annotated)
    told = sketch(read)
    reading = Reading(to_bytes(annotated), pack(related.to_json(told)))
    if not whole:
        return Made(reading, told.opening, b"", b"")
    claims = pack(extract_parsed(read).as_json())
    return Made(reading, told.opening, vectors.Vectors().whole(told.opening), claims)


@functools.cache
def made_by(model: str) -> str:
    """By what readings are made: pipeline, parser and the form they are kept in."""
    from importlib.metadata import version

    return f"{pipeline_name(model)} spacy-{version('spacy')} form-{related.FORM}"


@functools.cache
def engine() -> str:
    """Hash of all that turns articles into findings: code, word lists and models of this very newsdiff."""
    digest = hashlib.sha256()
    for package in ("newsdiff.claims", "newsdiff.corpus"):
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*.*")):
            if path.suffix != ".pyc" and path.is_file():
                digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
                digest.update(_content(path))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    """The bytes of a file; of a large one, a model, as many as tell it from another."""
    size = path.stat().st_size
    if size <= LARGE:
        return path.read_bytes()
    with path.open("rb") as stream:
        head = stream.read(LARGE // 4)
        stream.seek(-LARGE // 4, os.SEEK_END)
        return b"%d\n" % size + head + stream.read()


class Shelf:
    """An archive and a cache beside it, as one place to take from; what is new goes into the cache.

    The cache may be the archive itself, or None: then nothing is kept.
    """

    def __init__(self, archive: Archive, cache: Archive | None, model: str) -> None:
        self.archive = archive
        self.cache = cache
        self.model = model
        self.made_by = made_by(model)
        self._parsed: dict[bytes, Annotated] = {}
        self._sketches: dict[bytes, Sketch] = {}
        self._vectors: dict[bytes, bytes] = {}
        self._new_readings: dict[bytes, Reading] = {}
        self._new_vectors: dict[bytes, bytes] = {}
        self._reader = vectors.Vectors()

    def annotated(self, article: Article) -> Annotated:
        """The parse of an article."""
        content = content_hash(article)
        found = self._parsed.get(content)
        if found is None:
            body = body_hash(article)
            kept = self._kept(body)
            found = from_bytes(article, kept.parse, pipeline_name(self.model)) if kept else None
            found = self._parsed[content] = found or self._parse(article, body)
        return found

    def sketch(self, article: Article, body: bytes) -> Sketch:
        """The sketch of an article, whose hash is ``body``."""
        found = self._sketch(body)
        if found is None:
            made = make(self.annotated(article), whole=False).reading.sketch
            found = self._sketches[body] = related.from_json(unpack(made))
        return found

    def sketch_of(self, other: Summary) -> Sketch:
        """The sketch of an article of the archive."""
        return self._sketch(other.body) or self.sketch(
            self.archive.current(other.version).article, other.body
        )

    def _sketch(self, body: bytes) -> Sketch | None:
        """A sketch that is kept."""
        if body not in self._sketches:
            kept = (keeping.sketch(place, body, self.made_by) for place in self._places())
            data = next((one for one in kept if one is not None), None)
            if data is None:
                return None
            self._sketches[body] = related.from_json(unpack(data))
        return self._sketches[body]

    def likeness(self, a: Sketch, b: Sketch) -> float:
        """Cosine of the openings of two reports."""
        return vectors.likeness(self._vector(a.opening), self._vector(b.opening))

    def flush(self) -> None:
        """Write what is new into the cache, in one piece."""
        if self.cache is not None and (self._new_readings or self._new_vectors):
            with self.cache.writing():
                for body, made in self._new_readings.items():
                    keeping.keep_reading(self.cache, body, self.made_by, made)
                keeping.keep_vectors(self.cache, self._new_vectors.items())
        self._new_readings.clear()
        self._new_vectors.clear()

    def _places(self) -> tuple[Archive, ...]:
        if self.cache is None or self.cache is self.archive:
            return (self.archive,)
        return (self.cache, self.archive)

    def _kept(self, body: bytes) -> Reading | None:
        found = (keeping.reading(place, body, self.made_by) for place in self._places())
        return next((one for one in found if one is not None), None)

    def _parse(self, article: Article, body: bytes) -> Annotated:
        vectors.warm()
        annotated = next(annotate([article], self.model))
        self._new_readings[body] = make(annotated, whole=False).reading
        return annotated

    def _vector(self, text: str) -> bytes:
        key = vectors.key_of(text)
        found = self._vectors.get(key)
        if found is None:
            kept = (keeping.vector(place, key) for place in self._places())
            found = next((one for one in kept if one is not None), None)
            if found is None:
                found = self._new_vectors[key] = self._reader.whole(text)
            self._vectors[key] = found
        return found
