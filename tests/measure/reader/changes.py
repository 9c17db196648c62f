"""Changes made by program to pairs of sentences that agree: another figure, day, name or word.

Each change comes twice as often as not with a control, in which both sentences are changed alike and so still
agree: without it the network learns to smell the change itself.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.measure.reader.pairs import Example

_WORDS = tomllib.loads(Path(__file__).with_name("changes.toml").read_text(encoding="utf-8"))
_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?\b")
CONTROLS = 0.6
MOST = 2

__all__ = ["changed"]


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    new: str
    relation: str
    kind: str


def changed(examples: list[Example], rate: float, seed: int) -> list[Example]:
    """Changed pairs and controls made of the examples that agree.

    Args:
        rate: share of the possible changes that are made, at most two for each pair.
    """
    dice = random.Random(seed)
    agreeing = [e for e in examples if e.relation in ("agree", "detail")]
    names: dict[str, set[str]] = {}
    for e in agreeing:
        names.setdefault(e.event, set()).update(n for text in (e.a, e.b) for n, _ in _names(text))
    found: list[Example] = []
    for e in agreeing:
        a, b = (e.b, e.a) if dice.random() < 0.5 else (e.a, e.b)
        possible = list(_changes(a, b, sorted(names[e.event]), dice))
        dice.shuffle(possible)
        for change in possible[:MOST]:
            if dice.random() <= rate:
                found += _made(e, a, b, change, dice)
    return found


def _made(e: Example, a: str, b: str, change: _Change, dice: random.Random) -> Iterator[Example]:
    old = re.compile(r"(?<!\w)" + re.escape(b[change.start : change.end]) + r"(?!\w)")
    place = old.search(a)
    if place is None:
        return
    new = b[: change.start] + change.new + b[change.end :]
    span = (place.start(), place.end(), change.start, change.start + len(change.new))
    if dice.random() < CONTROLS:
        alike = old.sub(lambda _: change.new, a)
        yield replace(e, a=alike, b=new, spans=[], origin="control")
    yield replace(
        e,
        a=a,
        b=new,
        spans=[span],
        relation=change.relation,
        kind=change.kind,
        importance="-",
        origin="changed",
    )


def _names(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Names inside a text; its first word is a capital anyway."""
    for match in _NAME.finditer(text):
        if match.start() > 0:
            yield match.group(), match


def _changes(a: str, b: str, names: list[str], dice: random.Random) -> Iterator[_Change]:
    """Possible changes of ``b``, each of words that ``a`` has as well."""
    words = a.lower().split()
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?", b):
        new = _figure(match.group(), dice) if match.group() in a else None
        if new and new not in a:
            yield _Change(*match.span(), new, "conflict", "quantity")
    for match in re.finditer(r"[A-Za-z]+", b):
        yield from _listed(match, a, words, dice)
    for name, match in _names(b):
        if name in a and names and name.split()[0] not in _WORDS["days"] + _WORDS["months"]:
            new = dice.choice(names)
            if new not in a and new not in b:
                yield _Change(*match.span(), new, "conflict", "participant")
    for one, two in _WORDS["pairs"]:
        for old, new in ((one, two), (two, one)):
            match_ = re.search(rf"\b{old}\b", b)
            if match_ and re.search(rf"\b{old}\b", a):
                relation = "wording" if old in _WORDS["wording"] else "conflict"
                yield _Change(*match_.span(), new, relation, "statement")


def _listed(match: re.Match[str], a: str, words: list[str], dice: random.Random) -> Iterator[_Change]:
    word = match.group()
    if word.lower() in _WORDS["numerals"] and word.lower() in words:
        new = dice.choice([n for n in _WORDS["numerals"] if n != word.lower() and n not in words])
        yield _Change(*match.span(), new if word[0].islower() else new.capitalize(), "conflict", "quantity")
    for listed in (_WORDS["days"], _WORDS["months"]):
        if word in listed and word in a:
            new = dice.choice([n for n in listed if n != word])
            yield _Change(*match.span(), new, "conflict", "date")


def _figure(text: str, dice: random.Random) -> str | None:
    """Another figure of the same form, near enough to be believed."""
    bare = text.replace(",", "")
    if bare.isdigit() and len(bare) == 4 and 1900 <= int(bare) <= 2035:
        return str(int(bare) + dice.choice([-3, -2, -1, 1, 2]))
    if bare.isdigit():
        value = int(bare)
        step = max(1, round(value * dice.choice([0.1, 0.2, 0.35, 0.5])))
        other = max(1, value + dice.choice([-step, step]))
        other += other == value
        return f"{other:,}" if "," in text else str(other)
    try:
        return str(round(float(bare) * dice.choice([0.7, 0.8, 1.2, 1.5]) + 0.1, 1))
    except ValueError:
        return None
