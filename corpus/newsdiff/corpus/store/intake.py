"""Files on their way into an archive: which are new, which have changed, which are known.

A file is known by the hash of its bytes, an article by what is told in it. The articles of a file that
holds one alone are known by the file's path; those of a file that holds many by their address, or else by
source and title, so that a line more or less changes none of the others.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.corpus.article import Article, Skipped
from newsdiff.corpus.characters import printable
from newsdiff.corpus.decoding import LARGEST_FILE
from newsdiff.corpus.load import STDIN, load
from newsdiff.corpus.own import is_own
from newsdiff.corpus.readers import by_suffix

if TYPE_CHECKING:
    from newsdiff.corpus.store.archive import Archive

__all__ = ["Arrival", "Delivery", "arrivals", "file_name", "note", "shown_path", "walk"]

FRESH = 2_000_000_000
"""Nanoseconds after a change within which another one may leave the file's times as they are."""
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Arrival:
    """One article of a file, with what it is known by."""

    key: str
    place: str
    article: Article


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file, and what there is to do about it."""

    file: str
    """Relative to the folder of the archive."""
    digest: bytes
    stamp: str
    arrivals: tuple[Arrival, ...]
    """Its articles; empty where the file is known."""
    known: int
    """Articles of a file that is known, byte for byte."""
    skipped: tuple[Skipped, ...]


def walk(paths: Iterable[str]) -> Iterator[str]:
    """The files that paths stand for: a folder for those of known formats in it and below, by name."""
    seen: set[str] = set()
    for path in paths:
        found = _below(path, _DEEPEST) if path != STDIN and Path(path).is_dir() else iter((path,))
        for file in found:
            real = os.path.realpath(file) if Path(file).is_symlink() else str(Path(file).absolute())
            if file == STDIN or real not in seen:
                seen.add(real)
                yield file


def _below(folder: str, depth: int) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError:
        yield folder  # reading it says why
        return
    for entry in inside:
        if entry.is_dir():
            if depth and not entry.is_symlink():
                yield from _below(entry.path, depth - 1)
        elif by_suffix(entry.name) is not None:
            yield entry.path


def file_name(path: str, archive: Path) -> str:
    """A file as the archive names it: relative to the archive's folder, so that both can move together."""
    if path == STDIN:
        return path
    try:
        relative = os.path.relpath(path, archive.absolute().parent)
    except ValueError:  # on another drive there is no way from here to there
        relative = str(Path(path).absolute())
    return Path(relative).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def shown_path(file: str, archive: Path) -> str:
    """The way to a file of the archive from the current folder."""
    if file == STDIN:
        return file
    try:
        return os.path.relpath(archive.absolute().parent / file)
    except ValueError:
        return file


def arrivals(archive: Archive, paths: Iterable[str], *, trusting: bool = False) -> Iterator[Delivery]:
    """What comes of each file, in order. What newsdiff wrote into a folder is passed over.

    Args:
        trusting: whether a file whose size and times are as they were is taken to be unchanged; else its
            bytes are read and compared by hash.
    """
    known = {row[0]: row[1:] for row in archive.query("SELECT path, digest, stamp, articles FROM files")}
    given = list(paths)
    named = frozenset(given)
    for path in walk(given):
        file = file_name(path, archive.path)
        stamp = _stamp(path)
        before = known.get(file)
        if before and trusting and stamp and stamp == before[1]:
            yield Delivery(file, before[0], stamp, (), before[2], ())
            continue
        digest = _digest(path)
        if before and digest == before[0]:
            yield Delivery(file, digest, stamp, (), before[2], ())
            continue
        if path not in named and is_own(path):
            continue
        articles, skipped = load([path])
        yield Delivery(file, digest, stamp, tuple(_keyed(file, path, articles)), 0, tuple(skipped))


def note(archive: Archive, delivery: Delivery) -> None:
    """Remember a file whose articles are all in the archive, so that it is not read again unchanged."""
    if delivery.skipped or not delivery.digest:
        archive.forget_file(delivery.file)
        return
    count = delivery.known or len(delivery.arrivals)
    values = (delivery.file, delivery.digest, delivery.stamp, count)
    archive.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", *values)


def _keyed(file: str, path: str, articles: list[Article]) -> Iterator[Arrival]:
    taken: Counter[str] = Counter()
    for article in articles:
        place = article.path.removeprefix(printable(path, 500))
        key = file
        if file == STDIN or place:
            key = f"{file}#{printable(article.url or f'{article.source}/{article.title}', 500)}"
        taken[key] += 1
        yield Arrival(key if taken[key] == 1 else f"{key}#{taken[key]}", place, article)


def _stamp(path: str) -> str:
    """Size and times of a file; empty where they would not tell of the next change."""
    try:
        facts = None if path == STDIN else Path(path).stat()
    except (OSError, ValueError):
        return ""
    if facts is None or time.time_ns() - max(facts.st_mtime_ns, facts.st_ctime_ns) < FRESH:
        return ""
    return f"{facts.st_size}:{facts.st_mtime_ns}:{facts.st_ctime_ns}:{facts.st_ino}"


def _digest(path: str) -> bytes:
    """Hash of a file's bytes; empty where it is to be read whatever it holds."""
    try:
        if path == STDIN or not Path(path).is_file():
            return b""
        with Path(path).open("rb") as stream:
            return hashlib.sha256(stream.read(LARGEST_FILE + 1)).digest()
    except (OSError, ValueError):
        return b""
