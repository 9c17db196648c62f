"""Paths in, articles and skipped inputs out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

from newsdiff.corpus.article import Article, Skipped
from newsdiff.corpus.characters import printable
from newsdiff.corpus.decoding import LARGEST_FILE, decode, unpack
from newsdiff.corpus.errors import UnknownName, UnreadableArticle
from newsdiff.corpus.names import unique_names
from newsdiff.corpus.own import is_own
from newsdiff.corpus.readers import Raw, by_suffix, sniff
from newsdiff.corpus.readers.text import READER as TEXT

__all__ = ["STDIN", "load"]

STDIN = "-"
"""The path that means standard input."""
_STREAM = Path()
"""What stands for standard input among files: a folder is none."""
_DEEPEST = 40
"""Levels of folders that are looked into."""


def load(
    paths: Iterable[str | Path], *, published: Mapping[str, date] | None = None
) -> tuple[list[Article], list[Skipped]]:
    """Read articles, in the order of the paths.

    A folder stands for the files of known formats in it and below, by name, without hidden ones and without
    what newsdiff itself wrote; ``-`` stands for standard input. A file given twice is read once. No two
    articles have one name.

    Args:
        paths: files and folders.
        published: days of publication by an article's name or path, for articles that tell none.

    Raises:
        UnknownName: ``published`` names an article that is not there.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    seen: set[Path] = set()
    for path in paths:
        for item in _inputs(str(path), seen):
            match item:
                case Article():
                    articles.append(item)
                case Skipped():
                    skipped.append(item)
    return _dated(unique_names(articles), skipped, published or {}), skipped


def _inputs(path: str, seen: set[Path]) -> Iterator[Article | Skipped]:
    """What one path of the command line stands for."""
    if path == STDIN:
        if _STREAM in seen:
            yield Skipped(path, "standard input is given twice", repeated=True)
        else:
            seen.add(_STREAM)
            yield from _read(path)
        return
    try:
        folder = Path(path).is_dir()
        files = list(_files(Path(path), _DEEPEST)) if folder else [Path(path)]
    except (OSError, ValueError) as error:
        yield Skipped(printable(path, 500), _os_reason(error))
        return
    if folder and not files:
        yield Skipped(printable(path, 500), "the folder has no file of a known format")
    for file in files:
        real = _real(file)
        if real not in seen:
            seen.add(real)
            yield from _read(str(file))
        elif not folder:
            yield Skipped(printable(path, 500), "the file is given twice", repeated=True)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def _files(folder: Path, depth: int) -> Iterator[Path]:
    entries = sorted((e for e in folder.iterdir() if not e.name.startswith(".")), key=lambda e: e.name)
    for entry in entries:
        if entry.is_dir():
            if depth and not entry.is_symlink():
                yield from _files(entry, depth - 1)
        elif by_suffix(entry.name) is not None and not is_own(entry):
            yield entry


def _read(path: str) -> Iterator[Article | Skipped]:
    """The articles of one file; whatever goes wrong in reading it is the reason it is skipped."""
    shown = printable(path, 500)
    try:
        data = _bytes(path)
        if data[:2] == b"\x1f\x8b":
            data = unpack(data)
        name = "stdin" if path == STDIN else printable(PurePath(path).name, 200)
        reader = by_suffix(name)
        if reader is None:
            reader = sniff(decode(data)) if path == STDIN else TEXT
        yield from map(_with_body, reader.read(Raw(name, shown, data)))
    except UnreadableArticle as error:
        yield Skipped(shown, printable(str(error)))
    except (OSError, ValueError) as error:
        yield Skipped(shown, _os_reason(error))
    except RecursionError:
        yield Skipped(shown, "it is nested too deeply")


def _with_body(item: Article | Skipped) -> Article | Skipped:
    """Skips an article that has nothing but a headline."""
    if isinstance(item, Article) and all(passage.role == "title" for passage in item.passages):
        return Skipped(item.path, "no sentence is left when page furniture is taken away")
    return item


def _bytes(path: str) -> bytes:
    if path == STDIN:
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        file = Path(path)
        if file.exists() and not file.is_file():
            raise UnreadableArticle("it is not a regular file")
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise UnreadableArticle(f"it is larger than {LARGEST_FILE // 2**20} MB")
    return data


def _os_reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "permission to read it is denied"
        case OSError():
            return printable(error.strerror or "it cannot be read").lower()
        case _:
            return "it cannot be read: " + printable(str(error))


def _dated(articles: list[Article], skipped: list[Skipped], published: Mapping[str, date]) -> list[Article]:
    """The articles with the days given for those that tell none."""
    by_key = {key: article for article in articles for key in (article.path, article.name)}
    gone = {key for s in skipped for key in (s.path, PurePath(s.path).name)}
    for key in published:
        if key not in by_key and key not in gone:
            known = ", ".join(article.name for article in articles[:8]) or "none"
            raise UnknownName(f"no article is named '{printable(key)}' (there are: {known})")
    days = {id(by_key[key]): day for key, day in published.items() if key in by_key}
    return [
        replace(article, published=days[id(article)])
        if article.published is None and id(article) in days
        else article
        for article in articles
    ]
