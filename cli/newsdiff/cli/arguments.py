"""The arguments and options of the commands, each with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

RELATION_NAMES = "conflict, scope, update, wording, detail, agree, only"

Articles = Annotated[list[str], Argument(metavar="ARTICLE", help="Files or folders; - is standard input.")]
Format = Annotated[
    str | None,
    Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table (default), markdown, json, jsonl, sarif, junit, github, gitlab or csv.",
    ),
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
    str | None,
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
Force = Annotated[bool, Option("--force", help="Write over a file that is there.")]
KnownFile = Annotated[
    Path | None,
    Option("--file", metavar="FILE", help="The baseline: newsdiff-baseline.json, or as the settings say."),
]
FromReport = Annotated[
    str, Option("--from", metavar="REPORT", help="JSON report of newsdiff check; - is standard input.")
]
NoStale = Annotated[
    bool, Option("--no-stale", help="Do not look for entries that hide nothing: for runs over some articles.")
]
RuleId = Annotated[str, Argument(metavar="RULE", help="The rule's id, as a finding shows it.")]
SchemaName = Annotated[
    str, Argument(metavar="[report|claims|rules|baseline|config|archive]", help="Which JSON output.")
]

Against = Annotated[
    str | None,
    Option("--against", metavar="PATH", help="The archive: a file of 'corpus add', or a folder of articles."),
]
BaselineFile = Annotated[
    str | None, Option("--baseline", metavar="FILE", help="Known findings, which are not shown again.")
]
CacheFolder = Annotated[
    str | None, Option("--cache", metavar="DIR", help="Folder of the cache; by default beside the archive.")
]
NoCache = Annotated[bool, Option("--no-cache", help="Keep nothing, and take nothing that was kept.")]
ExitZero = Annotated[bool, Option("--exit-zero", help="Exit 0 whatever is found; 2 and 70 stay.")]
Today = Annotated[
    str | None,
    Option("--today", metavar="DATE", help="Day for the ends of suppressions; 'now' for the clock's."),
]
Database = Annotated[Path, Option("--db", metavar="FILE", help="The archive.")]
Inputs = Annotated[list[str], Argument(metavar="PATH", help="Files or folders; - is standard input.")]
ArticleId = Annotated[str, Argument(metavar="ID", help="Its number, as 'corpus list' shows it, or its file.")]
ArticleIds = Annotated[
    list[str], Argument(metavar="ID", help="Numbers, as 'corpus list' shows them, or files.")
]
