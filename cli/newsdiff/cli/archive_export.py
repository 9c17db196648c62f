"""``corpus export``: all articles of an archive as JSON lines or as a Parquet file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from newsdiff.cli.exits import CliError
from newsdiff.cli.machine import dump_line
from newsdiff.cli.names import choose
from newsdiff.cli.output import keep_clear, write_stdout
from newsdiff.cli.text import clean
from newsdiff.corpus.store import Archive, Kept, keeping, unpack
from newsdiff.corpus.store.intake import shown_path

__all__ = ["run_export"]

FORMATS = ("jsonl", "parquet")
GROUP = 500
"""Articles that are held in memory at a time."""


def run_export(db: Path, format_: str, output: Path | None, claims: bool, versions: bool) -> None:
    """Write the articles. A file is written beside its place first, and moved there when it is whole."""
    choose(format_, FORMATS, "format", "--format")
    if output is not None:
        keep_clear([output], [str(db)])
    with Archive(db) as archive, archive.reading():
        records = _records(archive, claims, versions)
        if format_ == "parquet":
            if output is None:
                raise CliError("export: a Parquet file is no text: give its name with --output FILE")
            _whole(output, lambda path: _parquet(path, records, claims))
        elif output is None:
            for record in records:
                write_stdout(dump_line(record), for_people=False)
        else:
            _whole(output, lambda path: _lines(path, records))


def _records(archive: Archive, claims: bool, versions: bool) -> Iterator[dict[str, Any]]:
    for summary in list(archive.summaries()):
        kept = archive.versions(summary.id) if versions else [archive.current(summary.version)]
        for one in kept:
            yield _record(archive, one, claims)


def _record(archive: Archive, kept: Kept, claims: bool) -> dict[str, Any]:
    """An article in the shape that is read again."""
    article = kept.article
    record: dict[str, Any] = {
        "id": kept.id,
        "version": kept.number,
        "path": shown_path(article.path, archive.path),
        "title": article.title,
        "text": article.text,
        "source": article.source,
        "date_publish": article.published.isoformat() if article.published else None,
        "authors": list(article.authors),
        "url": article.url,
    }
    if claims:
        made = keeping.claims(archive, kept.version)
        record["claims"] = unpack(made[1])["claims"] if made else []
    return record


def _lines(path: Path, records: Iterator[dict[str, Any]]) -> None:
    with path.open("wb") as stream:
        for record in records:
            stream.write(dump_line(record).encode("utf-8", "replace"))


def _parquet(path: Path, records: Iterator[dict[str, Any]], claims: bool) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise CliError("export: Parquet needs pyarrow: pip install 'newsdiff[parquet]'") from None
    text = {name: pyarrow.string() for name in ("path", "title", "text", "source", "date_publish", "url")}
    fields = {"id": pyarrow.int64(), "version": pyarrow.int64(), **text}
    fields["authors"] = pyarrow.list_(pyarrow.string())
    if claims:
        fields["claims"] = pyarrow.string()
    schema = pyarrow.schema(list(fields.items()))
    with ExitStack() as open_:
        writer = open_.enter_context(parquet.ParquetWriter(path, schema))
        group: list[dict[str, Any]] = []
        for record in records:
            if claims:
                record["claims"] = dump_line({"claims": record["claims"]}).strip()
            group.append(record)
            if len(group) == GROUP:
                writer.write_table(pyarrow.Table.from_pylist(group, schema))
                group = []
        writer.write_table(pyarrow.Table.from_pylist(group, schema))


def _whole(output: Path, write: Any) -> None:
    """Write a file beside its place, and move it there."""
    temporary = output.with_name(f".{output.name[:200]}.tmp")
    try:
        write(temporary)
        temporary.replace(output)
    except OSError as error:
        raise CliError(f"cannot write {clean(str(output))}: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)
