"""What the commands do, from checked arguments to text and an exit code; ``app.py`` only wires it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from newsdiff.claims.compare import Options, Profile
from newsdiff.cli import listing, render
from newsdiff.cli.config import RELATIONS
from newsdiff.cli.deliver import deliver
from newsdiff.cli.exits import CliError, Exit
from newsdiff.cli.judge import judge
from newsdiff.cli.listing import Extraction
from newsdiff.cli.look import PLAIN, look_of
from newsdiff.cli.output import keep_clear, message, read_targets, write_files, write_stdout
from newsdiff.cli.progress import progress_bar
from newsdiff.cli.settings import Settings
from newsdiff.corpus.article import Article, Skipped

__all__ = ["Delivery", "load_articles", "relative", "run_compare", "run_extract"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where output goes and how loud it is."""

    outputs: Sequence[str] = ()
    quiet: bool = False
    no_color: bool = False


def run_compare(
    paths: Sequence[str], settings: Settings, days: Mapping[str, date], related: bool, delivery: Delivery
) -> Exit:
    """Load, compare, render, write. The exit code stands in the report, too."""
    from newsdiff.claims import compare
    from newsdiff.corpus.annotate import DEFAULT_MODEL

    targets = read_targets(delivery.outputs, render.FORMATS)
    keep_clear(targets, paths)
    articles, skipped = load_articles(paths, days, delivery.quiet, least=2)
    options = Options(
        kinds=frozenset(settings.kinds) or None,
        profile=cast(Profile, settings.profile),
        min_confidence=settings.floor,
        model=settings.model or DEFAULT_MODEL,
    )
    with progress_bar(delivery.quiet) as progress:
        report = compare(articles, gate=not related, skipped=skipped, options=options, progress=progress)
    if not delivery.quiet:
        for one in report.skipped[len(skipped) :]:
            message(f"not compared: {one.path}: {one.reason}")
    # Most suppressions are about articles that are not among these: none of them is stale for that.
    judgement = judge(report, settings, unread=bool(skipped), stale=False)
    deliver(judgement.report, settings.format, targets, delivery.no_color, delivery.quiet)
    return judgement.exit


def run_extract(
    paths: Sequence[str],
    name: str,
    kinds: Collection[str],
    model: str | None,
    days: Mapping[str, date],
    delivery: Delivery,
) -> Exit:
    """Load, extract, render, write."""
    from newsdiff.claims import extract
    from newsdiff.corpus.annotate import DEFAULT_MODEL

    targets = read_targets(delivery.outputs, listing.FORMATS)
    keep_clear(targets, paths)
    articles, skipped = load_articles(paths, days, delivery.quiet, least=1)
    claims = []
    with progress_bar(delivery.quiet) as progress:
        found = extract(articles, model=model or DEFAULT_MODEL, kinds=frozenset(kinds) or None)
        for number, one in enumerate(found, 1):
            claims.append(one)
            if progress:
                progress("extracting", number, len(articles))
    extraction = Extraction(tuple(articles), tuple(claims), tuple(skipped), model or DEFAULT_MODEL)
    text = listing.render(name, extraction, look_of(sys.stdout, delivery.no_color))
    write_files({path: listing.render(kind, extraction, PLAIN) for path, kind in targets.items()})
    write_stdout(text, name == "table")
    return Exit.USAGE if skipped else Exit.DONE


def relative(path: str) -> str:
    """A path as reports may show it: one that begins at the root would tell of this machine alone."""
    if not Path(path).is_absolute():
        return path
    try:
        return os.path.relpath(path)
    except ValueError:  # on another drive there is no way from here to there
        return path


def _stray(path: str) -> str:
    """A hint where what should be a file is a name cut off from a list: "--kinds date, quantity"."""
    from newsdiff.claims.kinds import KINDS

    listed = {*RELATIONS, *(kind.name for kind in KINDS)}
    names = [name for name in path.split(",") if name]
    if not names or not listed.issuperset(names) or Path(path).exists():
        return ""
    return "; a list of kinds or relations has no blanks in it, as date,quantity"


def _tell_unused_days(articles: Sequence[Article], published: Mapping[str, date]) -> None:
    """The days given for articles that tell their own, which goes first."""
    for article in articles:
        given = published.get(article.name, published.get(article.path))
        if given is not None and article.published not in (None, given):
            message(f"--published {article.name}={given} is not used: the file tells {article.published}")


def load_articles(
    paths: Sequence[str], days: Mapping[str, date], quiet: bool, least: int
) -> tuple[Sequence[Article], Sequence[Skipped]]:
    """The articles, at least ``least`` of them; those that cannot be read go to standard error.

    The run ends with 2 for these, so ``quiet`` does not silence them: some formats have no place for them. An
    input that is given twice is read once and is none of them.

    Raises:
        CliError: too few could be read, or ``days`` names an article that is not there.
    """
    from newsdiff.corpus import load
    from newsdiff.corpus.errors import UnknownName

    try:
        published = {relative(name): day for name, day in days.items()}
        articles, skipped = load([relative(path) for path in paths], published=published)
    except UnknownName as error:
        raise CliError(f"--published: {error}") from error
    for one in skipped:
        if not one.repeated:
            message(f"not read: {one.path}: {one.reason}{_stray(one.path)}")
        elif not quiet or len(articles) < least:
            message(f"read once: {one.path}: {one.reason}")
    if not quiet:
        _tell_unused_days(articles, published)
    if len(articles) < least:
        need = "two articles are needed to compare" if least == 2 else "no article to read"
        could = f", {len(articles)} could be read" if least == 2 else ""
        raise CliError(need + could)
    return articles, [one for one in skipped if not one.repeated]
