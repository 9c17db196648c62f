"""What the ``corpus`` commands do: archives opened, filled, looked into; ``corpus.py`` only wires it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from newsdiff.cli import archive_page as page
from newsdiff.cli.exits import CliError, Exit
from newsdiff.cli.look import look_of
from newsdiff.cli.machine import dump
from newsdiff.cli.names import choose
from newsdiff.cli.output import message, write_stdout
from newsdiff.cli.paint import Line, paint
from newsdiff.cli.progress import progress_bar
from newsdiff.cli.text import clean
from newsdiff.corpus.article import Skipped
from newsdiff.corpus.store import Archive, ArchiveError, Summary
from newsdiff.corpus.store.intake import file_name, walk

__all__ = [
    "find",
    "run_add",
    "run_remove",
    "run_verify",
    "show_info",
    "show_list",
    "show_one",
    "show_related",
    "show_search",
    "show_stories",
]

FORMATS = ("table", "json")


def run_add(paths: Sequence[str], db: Path, model: str | None, each: bool, quiet: bool) -> Exit:
    """Add articles, and say how many when all are safe. Where there is none, no archive is made for them."""
    from newsdiff.claims.adding import add
    from newsdiff.corpus.annotate import DEFAULT_MODEL

    refused = [] if db.exists() else _unreadable(paths)
    if refused:
        for one in refused:
            message(f"not read: {one.path}: {one.reason}")
        raise CliError(f"there is no article to add, so {clean(str(db))} is not made")
    added = changed = known = unread = 0
    with Archive(db, create=True) as archive, progress_bar(quiet) as progress:
        for step in add(archive, paths, model or DEFAULT_MODEL):
            added, changed, known = added + len(step.added), changed + len(step.changed), known + step.known
            unread += len(step.skipped)
            for one in step.skipped:
                message(f"not read: {one.path}: {one.reason}")
            if each:
                told = [*(("added", one) for one in step.added), *(("changed", one) for one in step.changed)]
                write_stdout(paint((page.acknowledged(*one) for one in told), look_of(sys.stdout)), True)
            if progress is not None:
                progress("adding", added + changed, added + changed)
    if not quiet:
        parts = [f"{added} added", f"{changed} changed", f"{known} known"]
        message(", ".join([*parts, *([f"{unread} not read"] if unread else [])]))
    return Exit.USAGE if unread else Exit.DONE


def _unreadable(paths: Sequence[str]) -> list[Skipped]:
    """Why no file holds an article; nothing where one does, or where standard input is still to be read."""
    from newsdiff.corpus.load import STDIN, load
    from newsdiff.corpus.own import is_own

    refused: list[Skipped] = []
    for file in walk(paths):
        if file not in paths and is_own(file):
            continue
        articles, skipped = load([file]) if file != STDIN else ([], [])
        if articles or file == STDIN:
            return []
        refused += skipped
    return refused


def show_list(db: Path, format_: str, no_color: bool) -> None:
    """All articles, one a line."""
    with _opened(db, format_) as archive:
        found = list(archive.summaries())
        _print(format_, no_color, page.articles_json, page.listing, archive.path, found)


def show_one(db: Path, article: str, version: int | None, claims: bool, format_: str, no_color: bool) -> None:
    """One article: its text as it was read, its versions, and its claims."""
    from newsdiff.corpus.store import keeping, unpack

    with _opened(db, format_) as archive:
        versions = archive.versions(find(archive, article).id)
        wanted = version or len(versions)
        if wanted > len(versions):
            raise CliError(
                f"article {clean(article)} has {page.count(len(versions), 'version')}, no {wanted}"
            )
        kept = versions[wanted - 1]
        made = keeping.claims(archive, kept.version) if claims else None
        told = unpack(made[1])["claims"] if made else None
        if claims and made is None:
            message("no claims of this version are kept")
        _print(format_, no_color, page.one_json, page.one, archive.path, versions, kept, told)


def show_search(db: Path, words: Sequence[str], limit: int, format_: str, no_color: bool) -> None:
    """The articles that have all the words."""
    from newsdiff.corpus.store.search import expression, search

    asked = expression(words)
    if not asked:
        raise CliError("search: there is no word to search for")
    with _opened(db, format_) as archive:
        hits = search(archive, asked, limit)
        _print(format_, no_color, page.hits_json, page.hits, archive.path, hits)


def show_related(db: Path, article: str, model: str | None, format_: str, no_color: bool) -> None:
    """The reports of an article's event."""
    from newsdiff.claims.checking import siblings
    from newsdiff.claims.shelf import Shelf
    from newsdiff.cli.work import load_articles
    from newsdiff.corpus.annotate import DEFAULT_MODEL

    with _opened(db, format_) as archive:
        shelf = Shelf(archive, None, model or DEFAULT_MODEL)
        if article.isdecimal() and not Path(article).exists():
            one = find(archive, article)
            asked, own = archive.current(one.version).article, one.path
        else:
            asked = load_articles([article], {}, quiet=False, least=1)[0][0]
            own = file_name(asked.path, archive.path)
        found = siblings(shelf, asked, own)
        _print(format_, no_color, page.related_json, page.related, archive.path, found)


def show_stories(db: Path, model: str | None, format_: str, quiet: bool, no_color: bool) -> None:
    """The articles by event."""
    from newsdiff.claims.stories import stories
    from newsdiff.corpus.annotate import DEFAULT_MODEL

    choose(format_, FORMATS, "format", "--format")
    archive, keep = _writable(db)
    with archive:
        with progress_bar(quiet) as progress:
            found = stories(archive, model or DEFAULT_MODEL, progress, keep=keep)
        _print(format_, no_color, page.stories_json, page.stories, archive.path, found)


def run_remove(db: Path, articles: Sequence[str], quiet: bool) -> None:
    """Take articles out; all that are named, or none where one is not there."""
    with Archive(db, write=True) as archive:
        chosen = {one.id: one for one in (find(archive, article) for article in articles)}
        with archive.writing():
            for identity, one in chosen.items():
                archive.remove(identity)
                archive.forget_file(one.file)
    if not quiet:
        message(f"{page.count(len(chosen), 'article')} removed")


def run_verify(db: Path, quiet: bool) -> Exit:
    """Say what is wrong with an archive, one line each."""
    from newsdiff.corpus.store.inspect import faults, info

    with Archive(db, write=True) as archive:
        found = list(faults(archive))
        told = info(archive)
    for fault in found:
        message(f"{db}: {fault}")
    if not found and not quiet:
        articles, versions = page.count(told.articles, "article"), page.count(told.versions, "version")
        message(f"{db}: whole; {articles}, {versions}")
    return Exit.USAGE if found else Exit.DONE


def show_info(db: Path, format_: str, no_color: bool) -> None:
    """What is in an archive."""
    from newsdiff.corpus.store.inspect import info

    with _opened(db, format_) as archive:
        told = info(archive)
        _print(format_, no_color, page.info_json, page.info, told)


def find(archive: Archive, article: str) -> Summary:
    """The article of a number or of a file.

    Raises:
        CliError: there is none, or the file holds several.
    """
    found = archive.summary(int(article)) if article.isdecimal() and len(article) < 16 else None
    if found is not None:
        return found
    inside = archive.keys(file_name(article, archive.path))
    if len(inside) > 1:
        raise CliError(
            f"{clean(article)} holds {len(inside)} articles: give the number of one, see 'corpus list'"
        )
    for identity in inside.values():
        found = archive.summary(identity)
    if found is None:
        raise CliError(
            f"no article '{clean(article)}' in {clean(str(archive.path))}: 'corpus list' shows what is there"
        )
    return found


def _opened(db: Path, format_: str) -> Archive:
    choose(format_, FORMATS, "format", "--format")
    return Archive(db)


def _writable(db: Path) -> tuple[Archive, bool]:
    """The archive, and whether what is found out about it may be kept in it."""
    try:
        return Archive(db, write=True), True
    except ArchiveError:
        return Archive(db), False


def _print(
    format_: str,
    no_color: bool,
    as_json: Callable[..., dict[str, Any]],
    lines: Callable[..., Iterable[Line]],
    *told: Any,
) -> None:
    """Show what is told, by one function for programs and another for people, who have a width, too."""
    if format_ == "json":
        write_stdout(dump(as_json(*told)), for_people=False)
    else:
        look = look_of(sys.stdout, no_color)
        write_stdout(paint(lines(*told, look.width), look), for_people=True)
