"""The headline of a plain text, and the outlet's name beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.corpus.furniture import cues, ends_sentence, marked

__all__ = ["find_headline", "find_outlet", "same_line"]

_NEAR = 40
"""Lines from the top among which the headline stands."""
_LONGEST = 200
"""Characters of the longest headline."""
_FULL_STOP = re.compile(r"[a-z]{3}\.[\"')]{0,2}$|[a-z]{3}[\"']\.$")
_NOT_WORD = re.compile(r"[\W_]+")


def same_line(one: str, other: str) -> bool:
    """Whether two lines say the same but for case and punctuation, or one is the other cut short.

    >>> same_line("Ferry burns at Kelm, 43 hurt", "FERRY BURNS AT KELM: 43 HURT")
    True
    """
    a, b = (" ".join(_NOT_WORD.split(line.casefold())).strip() for line in (one, other))
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 20 and len(long) <= 1.6 * len(short) and long.startswith(short)


def find_headline(lines: Sequence[str]) -> int | None:
    """Number of the line that is the headline; None where the text begins with its first sentence."""
    first: int | None = None
    for number, line in enumerate(lines[:_NEAR]):
        if len(line) > _LONGEST:
            break
        if marked(line) is not None or not any(c.isalpha() for c in line):
            continue
        if len(line.split()) >= 4 and not _is_outlet(line):
            return None if _is_lede(line) else number
        if first is None and not _is_outlet(line):
            first = number
    return first


def _is_lede(line: str) -> bool:
    """Whether a line is a sentence that is written out; headlines are short or end without a full stop."""
    return len(line) > 60 and _FULL_STOP.search(line) is not None


def _is_outlet(line: str) -> bool:
    words = line.strip(" |-—").split()
    if not 1 <= len(words) <= 5 or ends_sentence(line):
        return False
    named = any(word.strip(".,").casefold() in cues().outlet for word in words)
    small = {"of", "the", "and", "&", "for"}
    return named and all(word[0].isupper() or word.lower() in small for word in words)


def find_outlet(lines: Sequence[str], headline: str) -> str | None:
    """The line around the headline that is nothing but an outlet's name.

    A short line between a headline and the same headline again is one, whatever its words.

    >>> find_outlet(["Storm hits coast", "The Harbour Times", "Two boats sank."], "Storm hits coast")
    'The Harbour Times'
    """
    near = list(lines[:_NEAR])
    at = near.index(headline) if headline in near else 0
    for before, line, after in zip(near, near[1:], near[2:], strict=False):
        framed = same_line(before, headline) and same_line(after, headline)
        if framed and 1 <= len(line.split()) <= 5 and not line.rstrip().endswith("."):
            return line
    for line in near[max(0, at - 3) : at + 4]:
        if line != headline and _is_outlet(line) and marked(line) is None:
            return line
    return None
