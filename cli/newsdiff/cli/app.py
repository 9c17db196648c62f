"""The commands: arguments in, exit code out. Everything else is imported when a command runs."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from newsdiff.cli import corpus, known
from newsdiff.cli.arguments import (
    Against,
    Articles,
    BaselineFile,
    CacheFolder,
    Config,
    ExitZero,
    FailOn,
    Force,
    Format,
    Kinds,
    MinConfidence,
    Model,
    NoCache,
    NoColor,
    NoStale,
    Only,
    Output,
    Profile,
    Published,
    Quiet,
    Related,
    RuleId,
    SchemaName,
    ShortFormat,
    Today,
)
from newsdiff.cli.exits import CliError, Exit

__all__ = ["app", "main"]

app = typer.Typer(
    name="newsdiff",
    help="Compare news reports of one event, claim by claim: where they agree, where they differ, and what "
    "only one of them says. newsdiff tells that reports differ, never which of them is right.",
    epilog="Exit codes: 0 done; 1 findings at or above --fail-on; 2 usage, configuration or an input that "
    "could not be read; 3 only stale baseline entries or suppressions; 70 a fault of newsdiff.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(corpus.app, name="corpus")
app.add_typer(known.app, name="baseline")


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
    format_: Format = None,
    output: Output = None,
    kinds: Kinds = None,
    only: Only = None,
    min_confidence: MinConfidence = None,
    profile: Profile = None,
    fail_on: FailOn = None,
    related: Related = False,
    published: Published = None,
    model: Model = None,
    config: Config = None,
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
    days = flags.published(published or ())
    delivery = work.Delivery(output or (), quiet, no_color)
    raise typer.Exit(work.run_compare(articles, settings, days, related, delivery))


@app.command()
def check(
    articles: Articles,
    against: Against = None,
    format_: Format = None,
    output: Output = None,
    kinds: Kinds = None,
    only: Only = None,
    min_confidence: MinConfidence = None,
    profile: Profile = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    baseline: BaselineFile = None,
    today: Today = None,
    no_stale: NoStale = False,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    published: Published = None,
    model: Model = None,
    config: Config = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Check new articles against an archive, and each against itself."""
    from newsdiff.cli import flags, work
    from newsdiff.cli.check import Held, run_check

    given = {
        "against": against,
        "format": format_,
        "kinds": kinds,
        "only": only,
        "min_confidence": min_confidence,
        "profile": profile,
        "fail_on": fail_on,
        "baseline": baseline,
        "cache": cache,
        "model": model,
    }
    settings = flags.checking(given, config)
    held = Held(not no_cache, exit_zero, flags.today(today), not no_stale)
    delivery = work.Delivery(output or (), quiet, no_color)
    raise typer.Exit(run_check(articles, settings, flags.published(published or ()), held, delivery))


@app.command()
def extract(
    articles: Articles,
    format_: ShortFormat = "table",
    output: Output = None,
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
    days = flags.published(published or ())
    delivery = work.Delivery(output or (), quiet, no_color)
    raise typer.Exit(work.run_extract(articles, name, chosen, model, days, delivery))


@app.command()
def init(force: Force = False) -> None:
    """Write a newsdiff.toml with every setting, explained."""
    from newsdiff.cli import starter

    starter.start(force)


@app.command("config")
def show_config(config: Config = None, format_: ShortFormat = "table", no_color: NoColor = False) -> None:
    """Show the settings that hold here, and where each comes from."""
    from newsdiff.cli import flags, settings_page

    settings_page.show(flags.stored(config), format_, no_color)


@app.command()
def rules(format_: ShortFormat = "table", no_color: NoColor = False) -> None:
    """List the rules by which findings are made."""
    from newsdiff.cli import reference

    reference.show_rules(format_, no_color)


@app.command()
def explain(rule: RuleId, no_color: NoColor = False) -> None:
    """Explain one rule: what it finds, why that matters, an example."""
    from newsdiff.cli import reference

    reference.show_rule(rule, no_color)


@app.command()
def schema(name: SchemaName = "report") -> None:
    """Print the JSON Schema of a JSON output."""
    from newsdiff.cli import reference

    reference.show_schema(name)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; ``args`` are those of the process by default."""
    # A short-lived process makes millions of small objects and next to no garbage.
    gc.set_threshold(100_000, 50, 50)
    # At the end the interpreter looks through all of them for garbage, a quarter of a second for nothing.
    atexit.register(gc.freeze)
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
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        # The parser's own pages, as --help: where newsdiff itself writes, it says what could not be written.
        message(f"cannot write: {error.strerror}")
        return Exit.USAGE
    if os.environ.get("NEWSDIFF_DEBUG") == "1":
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    message(f"a fault of newsdiff itself: {what[:300]}")
    message("please report it with what the same command prints after NEWSDIFF_DEBUG=1")
    return Exit.FAULT
