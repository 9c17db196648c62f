"""The arguments and options of the commands, each with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

RELATION_NAMES = "conflict, scope, update, wording, detail, agree, only"

Articles = Annotated[list[str], Argument(metavar="ARTICLE", help="Files or folders; - is standard input.")]
Format = Annotated[
    str | None, Option("--format", "-f", metavar="FORMAT", help="table (default), markdown or json.")
]
ShortFormat = Annotated[str, Option("--format", "-f", metavar="FORMAT", help="table or json.")]
Output = Annotated[
    list[str] | None,
    Option("--output", "-o", metavar="FORMAT=FILE", help="Write a file, too. May be repeated."),
]
Kinds = Annotated[
    list[str] | None, Option("--kinds", metavar="KINDS", help="These kinds of claim alone: date,quantity.")
]
Only = Annotated[
    list[str] | None,
    Option("--only", metavar="RELATIONS", help=f"Show and count these alone: {RELATION_NAMES}."),
]
MinConfidence = Annotated[
    float | None,
    Option("--min-confidence", metavar="NUMBER", help="Show differences at least this sure, 0 to 1."),
]
Profile = Annotated[
    str | None, Option("--profile", metavar="PROFILE", help="strict, balanced (default) or explore.")
]
FailOn = Annotated[
    list[str] | None,
    Option(
        "--fail-on",
        metavar="RELATION",
        help="Exit 1 on this relation or a stronger one; or never.",
    ),
]
Related = Annotated[bool, Option("--related", help="Compare even what does not look like one event.")]
Published = Annotated[
    list[str] | None,
    Option("--published", metavar="NAME=DATE", help="Day an article was published, as YYYY-MM-DD."),
]
Model = Annotated[str | None, Option("--model", metavar="NAME", help="Another installed spaCy pipeline.")]
Config = Annotated[
    Path | None, Option("--config", metavar="FILE", help="Settings file, not the nearest newsdiff.toml.")
]
Quiet = Annotated[bool, Option("--quiet", "-q", help="No progress, and no messages but errors.")]
NoColor = Annotated[bool, Option("--no-color", help="No colour; the NO_COLOR variable does the same.")]
RuleId = Annotated[str, Argument(metavar="RULE", help="The rule's id, as a finding shows it.")]
SchemaName = Annotated[str, Argument(metavar="[report|claims|rules]", help="Which JSON output.")]
