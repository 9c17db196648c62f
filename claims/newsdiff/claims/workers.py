"""Articles parsed and read by several processes at a time, given back in order.

A process is handed a few articles, answers, and is handed the next: neither side ever waits to write while
the other does. When the program that started them is gone, however it ended, so are they.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from newsdiff.claims.shelf import Made, make
from newsdiff.corpus.annotate import annotate
from newsdiff.corpus.article import Article
from newsdiff.corpus.errors import CorpusError

__all__ = ["FEW", "PROCESSES", "make_all"]

FEW = 12
"""Articles up to which no process is worth starting: each loads the pipeline first."""
PROCESSES = 2
CHUNK = 6
"""Articles that a process is handed at a time."""


def make_all(articles: Iterable[Article], model: str, *, whole: bool) -> Iterator[Made]:
    """What is kept of each article, in order; see :func:`newsdiff.claims.shelf.make`.

    Raises:
        CorpusError: the pipeline is not installed, or a process ended before its work was done.
    """
    left = iter(articles)
    first = list(islice(left, FEW + 1))
    if len(first) <= FEW:
        # Not even the pipeline is loaded where there is nothing to parse.
        yield from (make(annotated, whole=whole) for annotated in annotate(first, model)) if first else ()
    else:
        yield from _in_processes(chain(first, left), model, whole)


def _in_processes(articles: Iterator[Article], model: str, whole: bool) -> Iterator[Made]:
    chunks = enumerate(iter(lambda: list(islice(articles, CHUNK)), []))
    context = get_context("spawn")
    ends: list[Connection] = []
    busy: dict[Connection, int] = {}
    done: dict[int, Sequence[Made]] = {}
    expected = 0
    try:
        for _ in range(PROCESSES):
            end, other = context.Pipe()
            ends.append(end)
            context.Process(target=_serve, args=(other, model, whole), daemon=True).start()
            other.close()
            _hand_over(end, chunks, busy)
        while busy:
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)
                done[busy.pop(ready)] = _answer(ready)
                _hand_over(ready, chunks, busy)
            while expected in done:
                yield from done.pop(expected)
                expected += 1
    finally:
        for end in ends:
            end.close()


def _hand_over(
    end: Connection, chunks: Iterator[tuple[int, list[Article]]], busy: dict[Connection, int]
) -> None:
    for number, chunk in islice(chunks, 1):
        end.send(chunk)
        busy[end] = number


def _answer(end: Connection) -> Sequence[Made]:
    try:
        answer = end.recv()
    except (EOFError, OSError) as error:
        raise CorpusError(
            "a process that parses articles ended before its work was done, perhaps for want of memory: "
            "what was added before is kept; add again"
        ) from error
    if isinstance(answer, Exception):
        raise answer
    made: Sequence[Made] = answer
    return made


def _serve(end: Connection, model: str, whole: bool) -> None:
    """The life of a process: until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 50, 50)
    while True:
        try:
            articles = end.recv()
        except (EOFError, OSError):
            return
        try:
            answer: object = [make(annotated, whole=whole) for annotated in annotate(articles, model)]
        except Exception as error:  # it is raised again where the work was asked for
            answer = error
        try:
            end.send(answer)
        except OSError:  # whoever asked is gone
            return
