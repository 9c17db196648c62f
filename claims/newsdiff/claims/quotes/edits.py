"""Two quotations word by word: which stretches they share, and which words differ inside them.

What is left out at an edge, at an ellipsis or between two pieces of a quotation is no difference;
neither are case, punctuation, house style, fillers, written-out short forms, or words in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

__all__ = ["FILLERS", "Change", "Shared", "Word", "shared"]

_NEAR = 7
"""Words between two matching runs of one stretch, at most."""
_EDGE = 3
"""Words that may be replaced at the edge of a sentence, at most, for that to be seen as a change."""
FILLERS = frozenset({"oh", "well", "so", "and", "but"})
"""Words that begin a sentence of speech and say nothing; reporters leave them out."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word inside quotation marks."""

    norm: str
    """In lower case, written in one way whatever the house style."""
    start: int
    """Half-open characters in the article's field."""
    end: int
    content: bool = True
    """Whether it says something: no article, pronoun, auxiliary and the like."""
    opens: bool = False
    """Whether a sentence, or a piece of the quotation, begins with it."""
    closes: bool = False
    """Whether a sentence, or a piece of the quotation, ends with it."""
    gap: bool = False
    """Whether something may have been left out right before it: an ellipsis, a new piece."""
    wild: bool = False
    """Put in by the reporter, or masked: in brackets, with asterisks."""
    starts: bool = False
    """Whether it has a capital where a sentence may begin."""
    sentence: int = 0
    """Number of the article's sentence it stands in."""
    shown: str = ""
    """As it is told to people, where that is not the norm."""
    unit: bool = False
    """Currency or measure of the number before it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one quotation that stand in place of words of the other; one side may be empty."""

    a: tuple[int, int]
    """Half-open numbers of words."""
    b: tuple[int, int]
    edge: bool = False
    """At the beginning or end of the stretch, where both sides have other words."""
    weak: bool = False
    """Beside a lone small word at the end of the stretch, which may match by chance."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch that two quotations have in common, with the changes inside."""

    a: tuple[int, int]
    b: tuple[int, int]
    matched: int
    """Words that are the same."""
    content: int
    """Content words that are the same."""
    run: int
    """Words of the longest unbroken run."""
    changes: tuple[Change, ...]

    @property
    def firm(self) -> tuple[Change, ...]:
        """The changes between words that hardly match by chance."""
        return tuple(c for c in self.changes if not c.weak)


def shared(a: Sequence[Word], b: Sequence[Word]) -> tuple[Shared, ...]:
    """The stretches two quotations share, the one with most content words first."""
    if len(a) > len(b) or (len(a) == len(b) and [w.norm for w in a] > [w.norm for w in b]):
        return tuple(_swapped(s) for s in _ordered(b, a))
    return _ordered(a, b)


def _ordered(a: Sequence[Word], b: Sequence[Word]) -> tuple[Shared, ...]:
    matcher = SequenceMatcher(None, [w.norm for w in a], [w.norm for w in b], autojunk=False)
    blocks = [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    found = [_stretch(a, b, chain) for chain in _chains(a, b, blocks)]
    return tuple(sorted(found, key=lambda s: (-s.content, -s.matched, s.a)))


def _swapped(found: Shared) -> Shared:
    changes = tuple(Change(c.b, c.a, c.edge, c.weak) for c in found.changes)
    return Shared(found.b, found.a, found.matched, found.content, found.run, changes)


_Block = tuple[int, int, int]


def _chains(a: Sequence[Word], b: Sequence[Word], blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Matching runs that follow one another closely on both sides."""
    chain: list[_Block] = []
    for block in blocks:
        if chain:
            last = chain[-1]
            apart = max(block[0] - last[0] - last[2], block[1] - last[1] - last[2])
            skip = _has_gap(a, last[0] + last[2], block[0]) or _has_gap(b, last[1] + last[2], block[1])
            if apart > _NEAR and not skip:
                yield chain
                chain = []
        chain.append(block)
    if chain:
        yield chain


def _has_gap(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether an ellipsis or a new piece stands before a word of ``start..end``, the last included."""
    return any(words[i].gap for i in range(start, min(end + 1, len(words))))


def _stretch(a: Sequence[Word], b: Sequence[Word], chain: Sequence[_Block]) -> Shared:
    first, last = chain[0], chain[-1]
    matched = sum(size for _, _, size in chain)
    content = sum(a[i].content for start, _, size in chain for i in range(start, start + size))
    chance = [block in (first, last) and _is_chance(a, b, block) for block in chain]
    inner = [
        Change((p[0] + p[2], n[0]), (p[1] + p[2], n[1]), weak=chance[k] or chance[k + 1])
        for k, (p, n) in enumerate(pairwise(chain))
    ]
    ends = last[0] + last[2], last[1] + last[2]
    edges = [_left(a, b, first[0], first[1]), _right(a, b, *ends)]
    changes = tuple(c for c in (edges[0], *inner, edges[1]) if c is not None and _real(a, b, c))
    matched += sum(max(c.a[1] - c.a[0], c.b[1] - c.b[0]) for c in inner if _is_respelled(a, b, c))
    return Shared(
        (first[0], ends[0]), (first[1], ends[1]), matched, content, max(size for _, _, size in chain), changes
    )


def _is_chance(a: Sequence[Word], b: Sequence[Word], block: _Block) -> bool:
    """Whether a run is one small word amid other words on both sides."""
    x, y = a[block[0]], b[block[1]]
    return block[2] == 1 and not x.content and not any(w.closes or w.opens for w in (x, y))


def _left(a: Sequence[Word], b: Sequence[Word], i: int, j: int) -> Change | None:
    """Other words at the beginning of a sentence that goes on alike."""
    low = [_back(words, at) for words, at in ((a, i), (b, j))]
    if low[0] is None or low[1] is None:
        return None
    return Change((low[0], i), (low[1], j), edge=True)


def _back(words: Sequence[Word], at: int) -> int | None:
    for k in range(at - 1, max(at - 1 - _EDGE, -1), -1):
        if words[k].closes or words[k].gap:
            return None
        if words[k].opens:
            return k if words[k].starts else None
    return None


def _right(a: Sequence[Word], b: Sequence[Word], i: int, j: int) -> Change | None:
    """Other words at the end of a sentence that began alike."""
    high = [_on(words, at) for words, at in ((a, i), (b, j))]
    if high[0] is None or high[1] is None:
        return None
    return Change((i, high[0]), (j, high[1]), edge=True)


def _on(words: Sequence[Word], at: int) -> int | None:
    if at == 0 or words[at - 1].closes:
        return None
    for k in range(at, min(at + _EDGE, len(words))):
        if words[k].opens or words[k].gap:
            return None
        if words[k].closes:
            return k + 1
    return None


def _is_respelled(a: Sequence[Word], b: Sequence[Word], change: Change) -> bool:
    """Whether the same letters stand in other words: "health care", "healthcare"."""
    old, new = ("".join(w.norm for w in ws[slice(*at)]) for ws, at in ((a, change.a), (b, change.b)))
    return bool(old) and old == new


def _real(a: Sequence[Word], b: Sequence[Word], change: Change) -> bool:
    """Whether other words were quoted, not the same ones written or cut in another way."""
    left, right = a[slice(*change.a)], b[slice(*change.b)]
    if any(w.wild for w in (*left, *right)):
        return False
    if _has_gap(a, *change.a) or _has_gap(b, *change.b):
        return False
    if not (left and right) and all(w.unit for w in (*left, *right)):
        # "5 to 10 percent", "5% to 10%": of a range, some write the unit once.
        return False
    old = [w.norm for w in left if w.norm not in FILLERS]
    new = [w.norm for w in right if w.norm not in FILLERS]
    return "".join(old) != "".join(new)
