"""The ``baseline`` commands: arguments in, and the work elsewhere."""

from __future__ import annotations

import typer

from newsdiff.cli.arguments import Config, Force, FromReport, KnownFile, NoColor, ShortFormat

__all__ = ["app"]

app = typer.Typer(
    help="Keep a file of the findings that are known.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def create(report: FromReport, file: KnownFile = None, force: Force = False, config: Config = None) -> None:
    """Write a baseline with the differences of a report."""
    from newsdiff.cli import baseline_command, flags

    baseline_command.create(flags.baseline_file(file, config), report, force)


@app.command()
def show(
    file: KnownFile = None, format_: ShortFormat = "table", config: Config = None, no_color: NoColor = False
) -> None:
    """Show the findings of a baseline."""
    from newsdiff.cli import baseline_command, flags

    baseline_command.show(flags.baseline_file(file, config), format_, no_color)


@app.command()
def prune(report: FromReport, file: KnownFile = None, config: Config = None) -> None:
    """Take out what the report of a check calls stale."""
    from newsdiff.cli import baseline_command, flags

    baseline_command.prune(flags.baseline_file(file, config), report)
