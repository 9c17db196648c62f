"""Text F1 of HTML pages against their true texts: newsdiff's reader and trafilatura alone.

    python tests/measure/html_text.py FOLDER

FOLDER holds ``<id>.html.gz`` files and ``truth.json``: {id: {"articleBody": "..."}}. Each page is scored by
the shingles of four words its text shares with the truth, counted as often as they come; printed is the mean.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from newsdiff.corpus import load


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words; a shorter text is one run."""
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def f1(text: str, truth: str) -> float:
    """Of the shingles of two texts."""
    ours, theirs = shingles(text), shingles(truth)
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total())


def newsdiff_text(page: Path) -> str:
    """The text of the page as newsdiff reads it; nothing where it skips it."""
    articles, _ = load([page])
    return articles[0].text if articles else ""


def passages_text(page: Path) -> str:
    """What is left of that text without page furniture."""
    articles, _ = load([page])
    return "\n".join(p.text for p in articles[0].passages if p.role == "body") if articles else ""


def trafilatura_text(page: Path) -> str:
    """The text as trafilatura extracts it with its own settings."""
    return trafilatura.extract(gzip.decompress(page.read_bytes())) or ""


def main(folder: str) -> None:
    """Print the figures."""
    pages = Path(folder)
    truth = json.loads((pages / "truth.json").read_text(encoding="utf-8"))
    readers: dict[str, Callable[[Path], str]] = {
        "trafilatura alone": trafilatura_text,
        "newsdiff": newsdiff_text,
        "newsdiff, without page furniture": passages_text,
    }
    for name, read in readers.items():
        scores = [f1(read(pages / f"{key}.html.gz"), page["articleBody"]) for key, page in truth.items()]
        print(f"{name}: text F1 {sum(scores) / len(scores):.3f} over {len(scores)} pages")


if __name__ == "__main__":
    main(*sys.argv[1:])
