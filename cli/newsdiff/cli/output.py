"""What leaves the program: the report on standard output, files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TextIO

from newsdiff.cli.exits import CliError
from newsdiff.cli.names import choose
from newsdiff.cli.text import clean

__all__ = ["keep_clear", "message", "read_targets", "write_files", "write_stdout"]


def message(text: str) -> None:
    """One line on standard error."""
    with contextlib.suppress(OSError):
        _write(sys.stderr, f"newsdiff: {clean(text)}\n", "")


def write_stdout(text: str, for_people: bool) -> None:
    """The report on standard output.

    What is for people goes out in the stream's encoding; JSON and Markdown are UTF-8 always. A
    reader that has gone away (``| head``) is no fault: the rest is dropped without a word.

    Raises:
        CliError: it cannot be written, as on a full disk.
    """
    try:
        _write(sys.stdout, text, "" if for_people else "utf-8")
    except OSError as error:
        # Python flushes standard output once more at exit, and would complain there.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise CliError(f"cannot write standard output: {error.strerror or error}") from error


def _write(stream: TextIO, text: str, encoding: str) -> None:
    data = text.encode(encoding or stream.encoding or "utf-8", "replace")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
    else:
        stream.flush()
        buffer.write(data)
    stream.flush()


def read_targets(values: Iterable[str], formats: Collection[str]) -> dict[Path, str]:
    """File and format of each ``--output FORMAT=FILE``.

    Raises:
        CliError: the format is unknown, two outputs go to one file, or the file's folder is not there.
    """
    targets: dict[Path, str] = {}
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file or file == "-":
            raise CliError(f"--output takes FORMAT=FILE, not '{clean(value)}'")
        choose(name, formats, "format", "--output")
        path = Path(file).resolve()
        if path in targets:
            raise CliError(f"--output names {clean(file)} twice")
        if path.is_dir() or not path.parent.is_dir():
            raise CliError(f"--output {clean(file)}: {'is a folder' if path.is_dir() else 'no such folder'}")
        targets[path] = name
    return targets


def keep_clear(targets: Iterable[Path], inputs: Iterable[str]) -> None:
    """See that no output goes over what the run reads: files, and those of folders.

    What newsdiff itself wrote into a folder is not read, so it can be written anew.

    Raises:
        CliError: an output is one of them.
    """
    there = [path for path in targets if path.is_file()]
    if not there:
        return
    from newsdiff.corpus.load import STDIN
    from newsdiff.corpus.own import is_own
    from newsdiff.corpus.store.intake import walk

    given = [path for path in inputs if path != STDIN]
    for file in walk(given):
        same = next((path for path in there if _same(path, file)), None)
        if same is not None and (file in given or not is_own(file)):
            raise CliError(
                f"--output {clean(os.path.relpath(same))}: this run reads it, so it is not written"
            )


def _same(path: Path, file: str) -> bool:
    try:
        return path.samefile(file)
    except (OSError, ValueError):
        return False


def write_files(texts: Mapping[Path, str]) -> None:
    """Write all files or none: each beside its place first, and moved there when all are complete.

    Pipes and devices come before that: what was written into one cannot be taken back.

    Raises:
        CliError: one of them cannot be written; what stood there before still does.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            if not _is_device(path):
                staged[path] = _stage(path, text)
        for path, text in texts.items():
            if path not in staged:
                path.write_bytes(text.encode("utf-8", "replace"))
        for path, temporary in staged.items():
            temporary.replace(path)
    except OSError as error:
        raise CliError(f"cannot write {clean(str(path))}: {error.strerror or error}") from error
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    """Whether the path is a pipe or a device, which can be written to but not replaced."""
    return path.exists() and not path.is_file()


def _stage(path: Path, text: str) -> Path:
    """A complete file with the text beside ``path``, with the permissions of what it will replace."""
    temporary = path.with_name(f".{path.name[:200]}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(text.encode("utf-8", "replace"))
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
