"""``check``: new articles against an archive, from checked arguments to text and an exit code."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

from newsdiff.claims.compare import Options, Profile
from newsdiff.cli import baseline, render
from newsdiff.cli.deliver import deliver
from newsdiff.cli.exits import CliError, Exit
from newsdiff.cli.judge import judge
from newsdiff.cli.output import keep_clear, message, read_targets
from newsdiff.cli.progress import Progress, progress_bar
from newsdiff.cli.settings import Settings
from newsdiff.cli.text import clean
from newsdiff.cli.work import Delivery, load_articles, relative
from newsdiff.corpus.store import Archive, ArchiveError, DamagedArchive

__all__ = ["CACHE", "Held", "run_check"]

CACHE = ".newsdiff-cache.sqlite"
"""The cache beside an archive."""


@dataclass(frozen=True, slots=True)
class Held:
    """How a check is to be run and to end, beside the settings."""

    cached: bool = True
    """Whether what was made of articles may be kept and taken from a cache."""
    exit_zero: bool = False
    today: date | None = None
    stale: bool = True
    """Whether to look for baseline entries and suppressions that hide nothing any more."""


def run_check(
    paths: Sequence[str], settings: Settings, days: Mapping[str, date], held: Held, delivery: Delivery
) -> Exit:
    """Load, find the events, compare, judge, write. The exit code stands in the report, too."""
    from newsdiff.claims.checking import check
    from newsdiff.claims.shelf import Shelf
    from newsdiff.corpus.annotate import DEFAULT_MODEL

    targets = read_targets(delivery.outputs, render.FORMATS)
    if settings.against is None:
        raise CliError(
            "check needs an archive: --against PATH, a file of 'corpus add' or a folder of articles"
        )
    keep_clear(targets, [*paths, settings.against, *([settings.baseline] if settings.baseline else [])])
    known = baseline.read(Path(settings.baseline)) if settings.baseline else None
    articles, skipped = load_articles(paths, days, delivery.quiet, least=1)
    model = settings.model or DEFAULT_MODEL
    options = Options(
        model=model,
        kinds=frozenset(settings.kinds) or None,
        profile=cast(Profile, settings.profile),
        min_confidence=settings.floor,
        # It tells where to look: nothing to stop a publication by.
        reader=False,
    )
    with (
        progress_bar(delivery.quiet) as progress,
        _archives(settings, held.cached, delivery.quiet, progress) as (archive, cache),
    ):
        shelf = Shelf(archive, cache, model)
        found = check(articles, shelf, options, skipped=skipped, progress=progress)
    if not delivery.quiet:
        for path, count in found.matched.items():
            if not count:
                message(f"{path}: no report of the same event in the archive; compared with itself alone")
    judgement = judge(
        replace(found.report, against=relative(settings.against)),
        settings,
        known,
        held.today,
        unread=bool(skipped),
        stale=held.stale,
        exit_zero=held.exit_zero,
    )
    deliver(judgement.report, settings.format, targets, delivery.no_color, delivery.quiet)
    return judgement.exit


@contextmanager
def _archives(
    settings: Settings, cached: bool, quiet: bool, progress: Progress | None
) -> Iterator[tuple[Archive, Archive | None]]:
    """The archive to look in, and the cache to take from and to keep in."""
    against = Path(cast(str, settings.against))
    model = settings.model
    with ExitStack() as open_:
        if against.is_dir():
            archive = _folder(against, settings.cache, cached, open_)
            _mirror(archive, against, model, quiet, progress)
            yield archive, archive
        else:
            archive = open_.enter_context(Archive(against))
            cache = _cache(_cache_path(against, settings.cache), open_) if cached else None
            open_.enter_context(archive.reading())
            yield archive, cache


def _folder(folder: Path, cache: str | None, cached: bool, open_: ExitStack) -> Archive:
    """The archive that stands for a folder: its cache, or one that goes when the run is over."""
    found = _cache(_cache_path(folder, cache), open_) if cached else None
    if found is None:
        passing = open_.enter_context(tempfile.TemporaryDirectory(prefix="newsdiff-"))
        found = open_.enter_context(Archive(Path(passing) / CACHE, create=True))
    return found


def _mirror(
    archive: Archive, folder: Path, model: str | None, quiet: bool, progress: Progress | None
) -> None:
    """Bring the archive up to date with the folder."""
    from newsdiff.claims.adding import mirror
    from newsdiff.corpus.annotate import DEFAULT_MODEL

    done = 0
    for step in mirror(archive, str(folder), model or DEFAULT_MODEL):
        done += len(step.added) + len(step.changed)
        if progress is not None and done:
            progress("reading the archive", done, done)
        if not quiet:
            for one in step.skipped:
                message(f"not read: {one.path}: {one.reason}")


def _cache_path(against: Path, folder: str | None) -> Path:
    if folder is None:
        return (against if against.is_dir() else against.parent) / CACHE
    # Several archives may have their caches in one folder; the name is of the way from there to here.
    try:
        way = Path(os.path.relpath(against, folder)).as_posix()
    except ValueError:
        way = str(against.absolute())
    return Path(folder) / f"newsdiff-{hashlib.sha256(os.fsencode(way)).hexdigest()[:12]}.sqlite"


def _cache(path: Path, open_: ExitStack) -> Archive | None:
    """The cache at ``path``; None, with a message, where there can be none. A damaged one is made anew."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return open_.enter_context(Archive(path, create=True))
        except DamagedArchive as error:
            message(f"{error}; it is a cache and is made anew")
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            return open_.enter_context(Archive(path, create=True))
    except ArchiveError as error:
        message(f"no cache: {error}")
    except OSError as error:
        message(f"no cache: {clean(str(path))}: {(error.strerror or 'cannot be written').lower()}")
    return None
