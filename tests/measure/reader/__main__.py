"""Make the reader of pairs, or say how right it is on events it has not seen.

    python -m tests.measure.reader score --shared ../shared --half 0
    python -m tests.measure.reader make  --shared ../shared

``score`` fits the network to half of the annotated events (and the project's own labels of ``events``) and
reads the other half; what it says is kept under ``--scratch``. ``make`` does so for both halves unless that
is done, fits the trees to what was said, then the network to all events, and writes the model.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tests.measure.reader.export import export
from tests.measure.reader.pairs import Example, collect
from tests.measure.reader.train import Settings, fit, read
from tests.measure.reader.weigh import average_precision, crossed, fit_trees, right_among

from newsdiff.claims.reader.candidates import NEIGHBOURS
from newsdiff.claims.reader.network import RELATIONS

MODELS = Path(__file__).parents[3] / "claims" / "newsdiff" / "claims" / "models"
BEST = (25, 50, 100, 200)
HELD_OUT = Path(__file__).with_name("held_out.tsv")
FIRST = 3
"""The first relation that is a difference."""
SPLIT = 7
"""Seed of the split of the annotated events into halves."""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("what", choices=["score", "make"])
    ask.add_argument("--shared", type=Path, required=True)
    ask.add_argument("--half", type=int, choices=[0, 1], action="append")
    ask.add_argument("--scratch", type=Path, default=Path("build/reader"))
    ask.add_argument("--threads", type=int, default=2)
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    told.scratch.mkdir(parents=True, exist_ok=True)
    examples = _examples(told.shared, told.scratch)
    halves = told.half or [0, 1]
    said = [_said(examples, half, told.scratch) for half in halves]
    held = [e for chosen, _ in said for e in chosen]
    spoken = [r for _, rows in said for r in rows]
    figures = _figures(held, spoken)
    print(json.dumps(figures, indent=1))
    if told.what == "make":
        _keep(held, spoken)
        reader = fit(examples, Settings())
        torch.save(reader.state_dict(), told.scratch / "reader.pt")
        export(reader, fit_trees(held, spoken), figures, MODELS)


def _examples(shared: Path, scratch: Path) -> list[Example]:
    kept = scratch / "examples.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(collect(shared)))
    found: list[Example] = pickle.loads(kept.read_bytes())
    return found


def _said(examples: list[Example], half: int, scratch: Path) -> tuple[list[Example], list[tuple[float, ...]]]:
    """The examples of one half of the annotated events, and what a network fitted to the rest says."""
    annotated = sorted({e.event for e in examples if e.origin in ("gold", "unknown", "trap")})
    random.Random(SPLIT).shuffle(annotated)
    held = {event for i, event in enumerate(annotated) if i % 2 == half}
    chosen = [e for e in examples if e.event in held and e.rank <= NEIGHBOURS]
    kept = scratch / f"said-{half}.json"
    if not kept.exists():
        reader = fit([e for e in examples if e.event not in held], Settings())
        kept.write_text(json.dumps(read(reader, chosen)), encoding="utf-8")
    return chosen, [tuple(row) for row in json.loads(kept.read_text(encoding="utf-8"))]


def _figures(examples: list[Example], said: list[tuple[float, ...]]) -> dict[str, object]:
    """Right among the best, for the network alone and with the trees; all of events not fitted to."""
    alone = np.array([sum(row[3:]) for row in said])
    with_trees = crossed(examples, said)
    return {
        "pairs": len(examples),
        "differences": sum(e.differs for e in examples),
        "network": _right(examples, alone),
        "trees": _right(examples, with_trees),
    }


def _keep(examples: list[Example], said: list[tuple[float, ...]]) -> None:
    """Write what is said of events not fitted to, for ``quality.py``: the network that ships knows them."""
    rows = [
        "\t".join(
            [e.event, *map(str, e.where), RELATIONS[FIRST + int(np.argmax(row[FIRST:]))], f"{share:.4f}"]
        )
        for e, row, share in zip(examples, said, crossed(examples, said), strict=True)
    ]
    HELD_OUT.write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")


def _right(examples: list[Example], scores: NDArray[np.float64]) -> dict[str, float]:
    among = {f"right among {k}": share for k, share in right_among(examples, scores, BEST).items()}
    return {"average precision": average_precision(examples, scores), **among}


if __name__ == "__main__":
    main()
