"""How well an archive finds the reports of an event.

    python tests/measure/related.py --shared DIR [--missed]

All reports of ``train/`` and ``events/`` go into one archive. Then each is held out in turn and asked for
its event: the others of its folder are its siblings, all else is unrelated. Recall is the share of siblings
among the first ten found, a mean over the reports; exact copies count as found, since they are the article
itself. Exit 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RECALL_BAR = 0.95
UNRELATED_BAR = 0.5
PARTS = ("train", "events")


@dataclass(frozen=True)
class Query:
    """One report held out."""

    path: str
    siblings: frozenset[str]
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the siblings that were found, of ten at most."""
        wanted = min(len(self.siblings), 10)
        return len(self.siblings.intersection(self.found)) / wanted

    @property
    def unrelated(self) -> int:
        """Others that were found."""
        return len(set(self.found) - self.siblings)


def reports(shared: Path) -> list[str]:
    """The files of all reports; the annotations beside them are none."""
    found = (path for part in PARTS for path in sorted((shared / part).glob("*/*.json")))
    return [str(path) for path in found if path.name != "gold.json"]


def queries(paths: Sequence[str]) -> list[Query]:
    """Each report held out of an archive of all."""
    from newsdiff.claims.adding import add
    from newsdiff.claims.checking import siblings
    from newsdiff.claims.shelf import Shelf
    from newsdiff.corpus.annotate import DEFAULT_MODEL
    from newsdiff.corpus.store import Archive

    asked = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive(Path(folder) / "all.sqlite", create=True) as archive,
    ):
        for _ in add(archive, paths, DEFAULT_MODEL):
            pass
        shelf = Shelf(archive, archive, DEFAULT_MODEL)
        summaries = list(archive.summaries())
        of_event: dict[str, list[str]] = {}
        for one in summaries:
            of_event.setdefault(str(Path(one.file).parent), []).append(one.file)
        bodies = {one.file: one.body for one in summaries}
        for one in summaries:
            found = siblings(shelf, archive.current(one.version).article, one.path)
            others = (path for path in of_event[str(Path(one.file).parent)] if path != one.file)
            wanted = frozenset(path for path in others if bodies[path] != one.body)
            if wanted:
                asked.append(Query(one.file, wanted, tuple(other.file for other, _ in found)))
    return asked


def main(args: Sequence[str] | None = None) -> int:
    """Measure and judge."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, required=True, help="folder with train/ and events/")
    ask.add_argument("--missed", action="store_true", help="list the siblings that were not found")
    told = ask.parse_args(args)
    asked = queries(reports(told.shared))
    if not asked:
        print(f"no reports in {told.shared}", file=sys.stderr)
        return 2
    recall = sum(query.recall for query in asked) / len(asked)
    unrelated = sum(query.unrelated for query in asked) / len(asked)
    quiet = sum(query.unrelated == 0 for query in asked) / len(asked)
    print(f"{len(asked)} reports, each held out of one archive")
    print(f"recall of siblings at 10    {recall:.4f}  bar {RECALL_BAR}")
    print(f"unrelated let through       {unrelated:.4f}  bar {UNRELATED_BAR}, a report")
    print(f"reports with none           {quiet:.4f}")
    if told.missed:
        for query in asked:
            for path in sorted(query.siblings.difference(query.found)):
                print(f"missed: {Path(query.path).name} of {Path(path).parent.name}: {Path(path).name}")
    return 0 if recall >= RECALL_BAR and unrelated <= UNRELATED_BAR else 1


if __name__ == "__main__":
    sys.exit(main())
