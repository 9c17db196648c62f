"""The ``corpus`` commands: an archive of articles kept, looked into and given out again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from newsdiff.cli.arguments import ArticleId, ArticleIds, Database, Inputs, Model, NoColor, Quiet, ShortFormat

__all__ = ["app"]

app = typer.Typer(
    help="Keep articles in an archive, one file that 'check' looks into.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Words = Annotated[
    list[str], Argument(metavar="WORDS", help='All of them; "…" for words in a row, wor* for a beginning.')
]
Limit = Annotated[int, Option("--limit", "-n", metavar="N", min=1, help="How many at most.")]
Which = Annotated[int | None, Option("--version", metavar="N", min=1, help="An older version, from 1.")]
WithClaims = Annotated[bool, Option("--claims", help="With the claims.")]
AllVersions = Annotated[bool, Option("--versions", help="Older versions, too.")]
ExportFormat = Annotated[str, Option("--format", "-f", metavar="FORMAT", help="jsonl or parquet.")]
ExportFile = Annotated[
    Path | None, Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
]
Each = Annotated[bool, Option("--each", help="A line for each article as soon as it is safe in the archive.")]


@app.command()
def add(paths: Inputs, db: Database, model: Model = None, each: Each = False, quiet: Quiet = False) -> None:
    """Add articles; what has changed becomes a new version, what is known is passed over."""
    from newsdiff.cli import archive

    raise typer.Exit(archive.run_add(paths, db, model, each, quiet))


@app.command("list")
def list_(db: Database, format_: ShortFormat = "table", no_color: NoColor = False) -> None:
    """List the articles."""
    from newsdiff.cli import archive

    archive.show_list(db, format_, no_color)


@app.command()
def show(
    article: ArticleId,
    db: Database,
    version: Which = None,
    claims: WithClaims = False,
    format_: ShortFormat = "table",
    no_color: NoColor = False,
) -> None:
    """Show one article, its versions, and its claims."""
    from newsdiff.cli import archive

    archive.show_one(db, article, version, claims, format_, no_color)


@app.command()
def search(
    words: Words, db: Database, limit: Limit = 20, format_: ShortFormat = "table", no_color: NoColor = False
) -> None:
    """Search headlines and texts for words, the best match first."""
    from newsdiff.cli import archive

    archive.show_search(db, words, limit, format_, no_color)


@app.command()
def stories(
    db: Database,
    model: Model = None,
    format_: ShortFormat = "table",
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Group the articles by event, with counts of reports and of origins."""
    from newsdiff.cli import archive

    archive.show_stories(db, model, format_, quiet, no_color)


@app.command()
def related(
    article: Annotated[str, Argument(metavar="ARTICLE", help="A file, or the number of an article.")],
    db: Database,
    model: Model = None,
    format_: ShortFormat = "table",
    no_color: NoColor = False,
) -> None:
    """Find the reports of an article's event."""
    from newsdiff.cli import archive

    archive.show_related(db, article, model, format_, no_color)


@app.command()
def remove(articles: ArticleIds, db: Database, quiet: Quiet = False) -> None:
    """Take articles out, with all their versions."""
    from newsdiff.cli import archive

    archive.run_remove(db, articles, quiet)


@app.command()
def verify(db: Database, quiet: Quiet = False) -> None:
    """Check that the archive is whole, and bring an older one up to date."""
    from newsdiff.cli import archive

    raise typer.Exit(archive.run_verify(db, quiet))


@app.command()
def export(
    db: Database,
    format_: ExportFormat = "jsonl",
    output: ExportFile = None,
    claims: WithClaims = False,
    versions: AllVersions = False,
) -> None:
    """Write all articles as JSON lines, which 'corpus add' reads again, or as a Parquet file."""
    from newsdiff.cli import archive_export

    archive_export.run_export(db, format_, output, claims, versions)


@app.command()
def info(db: Database, format_: ShortFormat = "table", no_color: NoColor = False) -> None:
    """Tell what is in the archive, and how large it is."""
    from newsdiff.cli import archive

    archive.show_info(db, format_, no_color)
