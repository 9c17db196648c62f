"""The commands: arguments in, exit code out. Everything else is imported when a command runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Optional

import typer

from newsdiff.cli.exits import Exit, CliError

__all__ = ["app", "main"]

app = typer.Typer(
    name="newsdiff",
    help="Compare news reports of one event, claim by claim: where they agree, where they differ, and what "
    "only one of them says. newsdiff tells that reports differ, never which of them is right.",
    epilog="Exit codes: 0 done; 1 findings at or above --fail-on; 2 usage, configuration or an input that "
    "could not be read; 70 a fault of newsdiff.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

RELATION_NAMES = "conflict, scope, update, wording, detail, agree, only"

Articles = Annotated[
    list[str], typer.Argument(metavar="ARTICLE", help="Files or folders with articles; - is standard input.")
]
Kinds = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads it at run time
    typer.Option("--kinds", metavar="KINDS", help="Only claims of these kinds, such as date,quantity."),
]
Published = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--published", metavar="NAME=DATE", help="Day an article was published, as YYYY-MM-DD."),
]
Model = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--model", metavar="NAME", help="Another installed spaCy pipeline."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no messages but errors.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colour; the NO_COLOR variable does the same.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"newsdiff {version('newsdiff')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def compare(
    articles: Articles,
    format_: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--format", "-f", metavar="FORMAT", help="table (default), markdown or json."),
    ] = None,
    output: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--output", "-o", metavar="FORMAT=FILE", help="Write a file, too. May be repeated."),
    ] = None,
    kinds: Kinds = None,
    only: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--only", metavar="RELATIONS", help=f"Show and count these alone: {RELATION_NAMES}."),
    ] = None,
    min_confidence: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option("--min-confidence", metavar="NUMBER", help="Show differences at least this sure."),
    ] = None,
    profile: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--profile", metavar="PROFILE", help="strict, balanced (default) or explore."),
    ] = None,
    fail_on: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--fail-on", metavar="RELATION", help="Exit 1 on this relation or a stronger one; never."
        ),
    ] = None,
    related: Annotated[
        bool, typer.Option("--related", help="Compare even what does not look like one event.")
    ] = False,
    published: Published = None,
    model: Model = None,
    config: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--config", metavar="FILE", help="Settings file, instead of the nearest newsdiff.toml."),
    ] = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Compare two or more reports of one event."""
    from newsdiff.cli import flags, work

    given = {
        "format": format_,
        "kinds": kinds,
        "only": only,
        "min_confidence": min_confidence,
        "profile": profile,
        "fail_on": fail_on,
        "model": model,
    }
    settings = flags.comparison(given, config)
    delivery = work.Delivery(output or (), quiet, no_color)
    days = flags.published(published or ())
    raise typer.Exit(work.run_compare(articles, settings, days, related, delivery))


@app.command()
def extract(
    articles: Articles,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")
    ] = "table",
    output: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--output", "-o", metavar="FORMAT=FILE", help="Write a file, too. May be repeated."),
    ] = None,
    kinds: Kinds = None,
    published: Published = None,
    model: Model = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Show the claims that articles make, one by one."""
    from newsdiff.cli import flags, work

    name = flags.extract_format(format_)
    chosen = flags.kinds(kinds or ())
    delivery = work.Delivery(output or (), quiet, no_color)
    days = flags.published(published or ())
    raise typer.Exit(work.run_extract(articles, name, chosen, model, days, delivery))


@app.command()
def rules(
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")
    ] = "table",
    no_color: NoColor = False,
) -> None:
    """List the rules by which findings are made."""
    from newsdiff.cli import reference

    reference.show_rules(format_, no_color)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule's id, as a finding shows it.")],
    no_color: NoColor = False,
) -> None:
    """Explain one rule: what it finds, why that matters, an example."""
    from newsdiff.cli import reference

    reference.show_rule(rule, no_color)


@app.command()
def schema(
    name: Annotated[
        str, typer.Argument(metavar="[report|claims|rules]", help="Which JSON output.")
    ] = "report",
) -> None:
    """Print the JSON Schema of a JSON output."""
    from newsdiff.cli import reference

    reference.show_schema(name)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; ``args`` are those of the process by default."""
    try:
        code = app(args=None if args is None else list(args), prog_name="newsdiff", standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        return int(Exit.INTERRUPTED)
    except Exception as error:  # whatever it is, it ends in one line and an exit code
        return int(_failed(error))
    return int(code or 0)


def _failed(error: Exception) -> Exit:
    from newsdiff.cli.output import message

    # The command-line parser's own errors; typer brings its parser along or takes click's, by version.
    show = getattr(error, "show", None)
    if callable(show):
        show()
        return Exit.USAGE
    if isinstance(error, CliError):
        message(str(error))
        return error.code
    from newsdiff.corpus.errors import CorpusError

    if isinstance(error, CorpusError):
        message(str(error))
        return Exit.USAGE
    if os.environ.get("NEWSDIFF_DEBUG") == "1":
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    message(f"a fault of newsdiff itself: {what[:300]}")
    message("please report it with what the same command prints after NEWSDIFF_DEBUG=1")
    return Exit.FAULT
