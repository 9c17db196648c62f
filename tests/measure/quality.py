"""How right newsdiff is: its findings against the annotated events, its claims against annotated articles.

    python tests/measure/quality.py --shared ../shared [--parts gold,train] [--record [--lower]]

SHARED holds ``gold/`` (``score.py`` and ``events/``), ``train/`` and ``bench/``; each part is judged by
the score.py that comes with it, and by that of ``gold/`` the part ``invented``: events beside this file that
were written and annotated for the project, with more slips than life has. One process does it all, so that
the language model is loaded once.
The reader of pairs was fitted to train: there it is stood in for by what networks fitted to the other half
of the events said (reader/held_out.tsv), so that its figures are those of unseen events. ``--profile
explore`` measures with the reader, against no floor.
Exit 1 when a figure is more than 0.005 below the one in floor.json. ``--record`` writes figures that
are higher there; with ``--lower`` those that are lower, too.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import importlib.util
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsdiff.claims.compare import Profile

FLOOR = Path(__file__).with_name("floor.json")
HELD_OUT = Path(__file__).with_name("reader") / "held_out.tsv"
SLACK = 0.005
"""A figure may be this far below its floor: one finding more or less of a few hundred."""
PARTS = ("gold", "train", "bench", "invented")
INVENTED = Path(__file__).with_name("invented")
VERDICTS = ("right", "contradicted", "unjudged", "trap")

Figures = dict[str, float]


@dataclass(slots=True)
class Tally:
    """What was counted over the events of one part."""

    total: Counter[str] = field(default_factory=Counter)
    """The counts of gold/score.py."""
    by_rule: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by rule and verdict; a finding that takes a trap counts under its verdict, too."""
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Points by kind: differences and samenesses there are, and those found."""
    traps: int = 0
    """Passages annotated as no difference."""
    taken: int = 0
    """Of those, the ones a finding calls a difference."""


def read_module(path: Path) -> ModuleType:
    """A Python file as a module."""
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report_of(folder: Path, profile: Profile) -> dict[str, Any]:
    """The comparison of an event's articles, as JSON; no findings where fewer than two can be read."""
    from newsdiff.claims.compare import Options, compare
    from newsdiff.corpus import load

    articles, _ = load(sorted(p for p in folder.glob("*.json") if p.name != "gold.json"))
    if len(articles) < 2:
        return {"findings": []}
    return compare(articles, gate=False, options=Options(profile=profile)).as_json()


@contextlib.contextmanager
def held_out(folder: Path) -> Iterator[None]:
    """The reader of pairs as it judges this event when it has not been fitted to it."""
    from newsdiff.claims.reader import judgement
    from newsdiff.claims.reader.candidates import Candidate
    from newsdiff.claims.reader.judgement import Judgement
    from newsdiff.claims.reader.network import KINDS, RELATIONS, Said

    articles = sorted(p.stem for p in folder.glob("*.json") if p.name != "gold.json")

    def judge(candidate: Candidate) -> Judgement:
        key: list[str] = [folder.name]
        for number, sentence in ((candidate.a, candidate.first), (candidate.b, candidate.second)):
            begin, _ = sentence.locate(sentence.span.start_char, sentence.span.end_char)
            key += [articles[number], sentence.field, str(begin)]
        relation, confidence = _held_out().get(tuple(key), ("wording", 0.0))
        relations = tuple(float(name == relation) for name in RELATIONS)
        said = Said(relations, tuple(float(name == "statement") for name in KINDS), ((), ()))
        return Judgement(candidate, said, judgement.calibrated(confidence))

    kept = judgement.judge
    judgement.judge = judge
    try:
        yield
    finally:
        judgement.judge = kept


@functools.cache
def _held_out() -> dict[tuple[str, ...], tuple[str, float]]:
    """Relation and confidence by event, then article, field and begin of either sentence."""
    rows = (line.split("\t") for line in HELD_OUT.read_text(encoding="utf-8").splitlines())
    return {tuple(row[:7]): (row[7], float(row[8])) for row in rows}


def score_events(
    score: ModuleType, folders: Sequence[Path], profile: Profile = "balanced", fitted: bool = False
) -> Tally:
    """All events of a part, each compared once.

    Args:
        profile: of the comparison.
        fitted: whether the reader of pairs was fitted to these events.
    """
    tally = Tally()
    for number, folder in enumerate(folders, 1):
        print(f"\r{number}/{len(folders)} {folder.name[:60]:60}", end="", file=sys.stderr, flush=True)
        with held_out(folder) if fitted else contextlib.nullcontext():
            report = report_of(folder, profile)
        count, _ = score.score_event(folder, report)
        tally.total += count
        _score_rules(score, folder, report, tally)
    print(f"\r{'':72}\r", end="", file=sys.stderr)
    return tally


def _score_rules(score: ModuleType, folder: Path, report: Mapping[str, Any], tally: Tally) -> None:
    """Adds the event's verdicts on each finding, its points found and its traps taken."""
    files = (p for p in folder.glob("*.json") if p.name != "gold.json")
    articles = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in files}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    shared = [f for f in report["findings"] if len({side["article"] for side in f["sides"]}) > 1]
    points = gold["points"] + gold.get("judged", [])
    traps = [dict(trap, relation="none") for trap in gold.get("traps", [])]
    differences = [f for f in shared if f["relation"] in score.DIFFERENCE]
    for finding in shared:
        tally.by_rule[finding["rule"], verdict(score, finding, points, articles)] += 1
    for finding in differences:
        if any(score.matches(finding, trap, articles, True) for trap in traps):
            tally.by_rule[finding["rule"], "trap"] += 1
    tally.traps += len(traps)
    tally.taken += sum(any(score.matches(f, trap, articles, True) for f in differences) for trap in traps)
    for point in gold["points"]:
        different = point["relation"] in score.DIFFERENCE
        group = score.DIFFERENCE if different else score.SAMENESS
        found = any(f["relation"] in group and score.matches(f, point, articles, different) for f in shared)
        name = "differences" if different else "samenesses"
        tally.by_kind.update([(point["kind"], name), *([(point["kind"], name + " found")] if found else [])])


def verdict(
    score: ModuleType,
    finding: Mapping[str, Any],
    points: Sequence[Mapping[str, Any]],
    articles: Mapping[str, Any],
) -> str:
    """right, contradicted (it matches points of the other sort alone) or unjudged."""
    is_difference = finding["relation"] in score.DIFFERENCE
    fits = [
        different is is_difference
        for point in points
        for different in [point["relation"] in score.DIFFERENCE]
        if score.matches(finding, point, articles, different)
    ]
    return "right" if any(fits) else "contradicted" if fits else "unjudged"


def figures_of(part: str, tally: Tally) -> Figures:
    """The shares that have a floor, all better when higher."""
    t = tally.total
    shares = {
        "precision": (t["right"], t["claimed"]),
        "recall": (t["found"], t["gold"]),
        "recall of high importance": (t["found_high"], t["gold_high"]),
        "typed": (t["typed"], t["gold"]),
        "sameness recall": (t["same_found"], t["same_gold"]),
        "sameness not wrong": (t["same_claimed"] - t["same_wrong"], t["same_claimed"]),
        "traps left alone": (tally.traps - tally.taken, tally.traps),
    }
    return {f"{part}: {name}": round(a / b, 4) for name, (a, b) in shares.items() if b}


def table_lines(part: str, score: ModuleType, tally: Tally) -> Iterator[str]:
    """The total, then the figures by kind and by rule."""
    yield score.line(part, tally.total)
    if tally.traps:
        yield f"{part}: {tally.taken} of {tally.traps} traps taken for a difference"
    yield f"  {'kind':36}{'differences found':>20}{'samenesses found':>20}"
    for kind in sorted({kind for kind, _ in tally.by_kind}):
        cells = (
            f"{tally.by_kind[kind, name + ' found']}/{tally.by_kind[kind, name]}"
            for name in ("differences", "samenesses")
        )
        yield f"  {kind:36}" + "".join(f"{cell:>20}" for cell in cells)
    yield f"  {'rule':36}" + "".join(f"{name:>14}" for name in VERDICTS)
    for rule in sorted({rule for rule, _ in tally.by_rule}):
        yield f"  {rule:36}" + "".join(f"{tally.by_rule[rule, name]:>14}" for name in VERDICTS)


_FIGURE = re.compile(r"^([^:\n]{1,60}): (?:F1 )?([01]\.\d{3})\b", re.MULTILINE)


def bench_figures(printed: str) -> Figures:
    """The figures in what bench/score.py printed."""
    return {f"bench: {name}": float(figure) for name, figure in _FIGURE.findall(printed)}


def score_bench(folder: Path) -> str:
    """What bench/score.py prints of dates and quotations."""
    score = read_module(folder / "score.py")
    out = io.StringIO()
    for name in ("dates", "quotes"):
        print(f"\r{name:72}", end="", file=sys.stderr, flush=True)
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        with contextlib.redirect_stdout(out):
            getattr(score, name)([json.loads(line) for line in lines], False)
    print(f"\r{'':72}\r", end="", file=sys.stderr)
    return out.getvalue()


def missed(figures: Figures, floor: Figures, parts: Sequence[str]) -> list[str]:
    """What falls short of the floor, a line each; parts that were not measured are passed over."""
    lines = []
    for name, least in floor.items():
        if name.partition(":")[0] not in parts:
            continue
        if name not in figures:
            lines.append(f"{name}: no figure, the floor is {least:.3f}")
        elif figures[name] < least - SLACK:
            lines.append(f"{name}: {figures[name]:.3f} is below the floor of {least:.3f}")
    return lines


def recorded(figures: Figures, floor: Figures, lower: bool) -> Figures:
    """The floor raised to the figures; lowered to them as well where that is asked for."""
    new = {n: v if lower else max(v, floor.get(n, v)) for n, v in figures.items()}
    return dict(sorted((floor | new).items()))


def measure(shared: Path, parts: Sequence[str], profile: Profile = "balanced") -> Figures:
    """Scores the parts, prints what was counted and returns the figures."""
    figures: Figures = {}
    events = {"gold": shared / "gold" / "events", "train": shared / "train", "invented": INVENTED}
    score = read_module(shared / "gold" / "score.py")
    for part in parts:
        if part == "bench":
            printed = score_bench(shared / "bench")
            print(printed, end="", flush=True)
            figures |= bench_figures(printed)
        else:
            folders = sorted(p.parent for p in events[part].glob("*/gold.json"))
            tally = score_events(score, folders, profile, fitted=part == "train")
            print("\n".join(table_lines(part, score, tally)), flush=True)
            figures |= figures_of(part, tally)
    return figures


def _arguments(args: Sequence[str] | None) -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True, help="folder with gold, train and bench")
    ask.add_argument("--parts", default=",".join(PARTS), help="comma-separated, of: " + ", ".join(PARTS))
    ask.add_argument("--record", action="store_true", help="write higher figures to floor.json")
    ask.add_argument("--lower", action="store_true", help="with --record: write lower ones, too")
    ask.add_argument("--profile", choices=["balanced", "explore"], default="balanced")
    told = ask.parse_args(args)
    told.parts = told.parts.split(",")
    if unknown := sorted(set(told.parts) - set(PARTS)):
        ask.error(f"no part is named {', '.join(unknown)}")
    if told.profile != "balanced" and told.record:
        ask.error("the floor is of the profile balanced")
    if told.lower and not told.record:
        ask.error("--lower needs --record")
    if not (told.shared / "gold" / "score.py").is_file():
        ask.error(f"{told.shared} has no gold/score.py")
    return told


def main(args: Sequence[str] | None = None) -> int:
    """Measure, compare with the floor, and say so."""
    told = _arguments(args)
    figures = measure(told.shared, told.parts, told.profile)
    if told.profile != "balanced":
        return 0
    floor: Figures = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.is_file() else {}
    if told.record:
        floor = recorded(figures, floor, told.lower)
        FLOOR.write_text(json.dumps(floor, indent=2) + "\n", encoding="utf-8")
    short = missed(figures, floor, told.parts)
    print("\n".join(short) or f"no figure is below its floor ({len(figures)} figures)")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
