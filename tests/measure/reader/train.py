"""Fitting the network to the examples, on some events; and what it says of others."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tests.measure.reader.changes import changed
from tests.measure.reader.encoder import Reader, pretrained
from tests.measure.reader.pairs import Example
from torch import Tensor
from torch.nn import functional

from newsdiff.claims.reader.network import KINDS, LONGEST, RELATIONS
from newsdiff.claims.vectors import tokenizer

__all__ = ["Settings", "fit", "read"]

FIRST_DIFFERENCE = 3
"""From here on the relations are differences."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network is fitted; the defaults made the one that ships."""

    epochs: int = 3
    rate: float = 6e-5
    batch: int = 32
    changes: float = 0.6
    """Share of the possible changes by program that are made."""
    unknown: tuple[float, ...] = (1.0, 0.7, 0.15, 0.05, 0.05)
    """Share of the pairs that nothing is known of that are used: of nearest neighbours, of second ones ..."""
    seed: int = 1
    weights: tuple[tuple[str, float], ...] = (("unknown", 0.7), ("changed", 0.4), ("control", 0.4))
    low: float = 0.7
    """Weight of a difference of low importance."""
    tags: float = 0.5
    kinds: float = 0.3


@dataclass(frozen=True, slots=True)
class _Item:
    ways: tuple[tuple[list[int], list[int], list[int]], tuple[list[int], list[int], list[int]]]
    """Ids, types and tags of the pair, and of the pair turned round."""
    relation: int
    kind: int
    weight: float
    tagged: bool


def _encode(
    a: str, b: str, spans: Sequence[tuple[int, int, int, int]]
) -> tuple[list[int], list[int], list[int]]:
    first, second = tokenizer(None).encode(a), tokenizer(None).encode(b)
    left, right = first.ids[1:-1][:LONGEST], second.ids[1:-1][:LONGEST]
    ids = [101, *left, 102, *right, 102]
    types = [0] * (len(left) + 2) + [1] * (len(right) + 1)
    tags = [0] * len(ids)
    for low, high, start, end in spans:
        for i, (x, y) in enumerate(first.offsets[1:-1][:LONGEST]):
            tags[1 + i] |= int(x < high and low < y)
        for i, (x, y) in enumerate(second.offsets[1:-1][:LONGEST]):
            tags[2 + len(left) + i] |= int(x < end and start < y)
    return ids, types, tags


def _item(e: Example, settings: Settings) -> _Item:
    weight = dict(settings.weights).get(e.origin, 1.0)
    if e.differs and e.importance == "low":
        weight *= settings.low
    kind = KINDS.index(e.kind) if e.relation != "none" and e.kind in KINDS else -1
    turned = [(c, d, a, b) for a, b, c, d in e.spans]
    ways = _encode(e.a, e.b, e.spans), _encode(e.b, e.a, turned)
    return _Item(ways, RELATIONS.index(e.relation), kind, weight, e.differs)


def _batch(rows: Sequence[tuple[list[int], list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    longest = max(len(r[0]) for r in rows)

    def padded(k: int) -> Tensor:
        return torch.tensor([r[k] + [0] * (longest - len(r[k])) for r in rows])

    mask = torch.tensor([[1] * len(r[0]) + [0] * (longest - len(r[0])) for r in rows])
    return padded(0), padded(1), mask, padded(2).float()


def _order(items: Sequence[_Item], size: int, dice: random.Random) -> list[list[int]]:
    """Batches of pairs of like length, in random order."""
    order = list(range(len(items)))
    dice.shuffle(order)
    near = [
        i
        for begin in range(0, len(order), size * 40)
        for i in sorted(order[begin : begin + size * 40], key=lambda i: len(items[i].ways[0][0]))
    ]
    batches = [near[begin : begin + size] for begin in range(0, len(near), size)]
    dice.shuffle(batches)
    return batches


def fit(examples: Sequence[Example], settings: Settings) -> Reader:
    """A network fitted to the examples and to changes of them."""
    torch.manual_seed(settings.seed)
    dice = random.Random(settings.seed)
    used = [e for e in examples if e.origin != "unknown" or dice.random() < settings.unknown[e.rank - 1]]
    items = [_item(e, settings) for e in (*used, *changed(list(examples), settings.changes, 3))]
    reader = pretrained()
    reader.word.weight.requires_grad_(False)
    reader.position.weight.requires_grad_(False)
    optimiser = _optimiser(reader, settings.rate)
    total = settings.epochs * math.ceil(len(items) / settings.batch)
    step, began = 0, time.monotonic()
    for epoch in range(settings.epochs):
        reader.train()
        for batch in _order(items, settings.batch, dice):
            step += 1
            share = step / total
            for group in optimiser.param_groups:
                group["lr"] = settings.rate * (share / 0.1 if share <= 0.1 else 1 - share)
            loss = _loss(reader, [items[i] for i in batch], settings, dice)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in reader.parameters() if p.requires_grad], 1.0)
            optimiser.step()
            optimiser.zero_grad()
            if step % 100 == 0:
                spent = round(time.monotonic() - began)
                print(f"epoch {epoch + 1}, step {step} of {total}, {spent} s", file=sys.stderr, flush=True)
    return reader


def _optimiser(reader: Reader, rate: float) -> torch.optim.Optimizer:
    free = [p for p in reader.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in free if p.ndim > 1], "weight_decay": 0.01},
        {"params": [p for p in free if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=rate)


def _loss(reader: Reader, items: Sequence[_Item], settings: Settings, dice: random.Random) -> Tensor:
    """Of relation (its class, and difference against none), of the words that matter, and of the kind."""
    ids, types, mask, tags = _batch([item.ways[dice.random() < 0.5] for item in items])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        relations, marks, kinds = (x.float() for x in reader(ids, types, mask))
    weight = torch.tensor([item.weight for item in items])
    goal = torch.tensor([item.relation for item in items])
    named = functional.cross_entropy(relations, goal, reduction="none", label_smoothing=0.05)
    odds = torch.logsumexp(relations[:, FIRST_DIFFERENCE:], -1) - torch.logsumexp(
        relations[:, :FIRST_DIFFERENCE], -1
    )
    differs = functional.binary_cross_entropy_with_logits(
        odds, (goal >= FIRST_DIFFERENCE).float(), reduction="none"
    )
    tagged = torch.tensor([float(item.tagged) for item in items])
    each = functional.binary_cross_entropy_with_logits(marks, tags, reduction="none") * mask
    words = (each.sum(1) / mask.sum(1) * tagged).sum() / tagged.sum().clamp(min=1)
    kind = functional.cross_entropy(
        kinds, torch.tensor([item.kind for item in items]), ignore_index=-1, reduction="sum"
    )
    return ((named + differs) * weight).mean() + settings.tags * words + settings.kinds * kind / len(items)


def read(reader: Reader, examples: Sequence[Example]) -> list[tuple[float, ...]]:
    """Probability of each relation, for each example."""
    reader.eval()
    rows = [_encode(e.a, e.b, ()) for e in examples]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    found: list[tuple[float, ...]] = [()] * len(rows)
    with torch.no_grad():
        for begin in range(0, len(order), 64):
            chosen = order[begin : begin + 64]
            ids, types, mask, _ = _batch([rows[i] for i in chosen])
            logits = reader(ids, types, mask)[0]
            for i, row in zip(chosen, torch.softmax(logits.float(), -1).tolist(), strict=True):
                found[i] = tuple(row)
    return found
