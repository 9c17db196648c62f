"""The cross-encoder itself: two sentences in, relation, kind and the words that matter out.

The weights are an 8-bit ONNX file of this package, checked by hash before it is used. Each pair is run by
itself: in a batch the 8-bit activations share one scale, and what is said of a pair would then depend on
the pairs beside it.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newsdiff.claims.vectors import session, tokenizer
from newsdiff.corpus.errors import MissingModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["KINDS", "RELATIONS", "Said", "read", "settings"]

RELATIONS = ("none", "agree", "detail", "update", "scope", "conflict", "wording")
"""The classes of the network, in the order of its output."""
KINDS = (
    "date",
    "place",
    "participant",
    "quantity",
    "milestone",
    "status",
    "quote",
    "attribution",
    "statement",
)
"""The kinds of claim, in the order of its output."""
LONGEST = 64
"""Word pieces that are read of each sentence; the rest is cut."""
_CLS, _SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Said:
    """What the network says of a pair of sentences."""

    relations: tuple[float, ...]
    """Probability of each of :data:`RELATIONS`; they sum to one."""
    kinds: tuple[float, ...]
    """Probability of each of :data:`KINDS`, of what differs or is the same."""
    marks: tuple[tuple[tuple[int, int, float], ...], tuple[tuple[int, int, float], ...]]
    """Of each sentence the word pieces: begin and end in characters, and how likely they are part of what
    differs."""


def read(a: str, b: str) -> Said:
    """What stands between two sentences.

    Raises:
        MissingModel: the file of the network is missing or not the one this version was made with.
    """
    import numpy as np

    first, second = tokenizer(None).encode(a), tokenizer(None).encode(b)
    left, right = first.ids[1:-1][:LONGEST], second.ids[1:-1][:LONGEST]
    ids = np.array([[_CLS, *left, _SEP, *right, _SEP]], dtype=np.int64)
    types = np.array([[0] * (len(left) + 2) + [1] * (len(right) + 1)], dtype=np.int64)
    relations, tags, kinds = _session().run(None, {"ids": ids, "types": types})
    rows = tags[0].tolist()
    marks = (
        _marks(first.offsets[1:-1], rows[1 : 1 + len(left)]),
        _marks(second.offsets[1:-1], rows[2 + len(left) : -1]),
    )
    return Said(_softmax(relations[0]), _softmax(kinds[0]), marks)


def _marks(offsets: list[tuple[int, int]], rows: list[float]) -> tuple[tuple[int, int, float], ...]:
    from math import exp

    return tuple(
        (start, end, round(1 / (1 + exp(-row)), 4)) for (start, end), row in zip(offsets, rows, strict=False)
    )


def _softmax(row: NDArray[Any]) -> tuple[float, ...]:
    import numpy as np

    weights = np.exp(row.astype(np.float64) - float(row.max()))
    return tuple(round(float(x), 5) for x in weights / weights.sum())


@functools.cache
def settings() -> dict[str, Any]:
    """What belongs to the weights (``models/reader.json``): hash, the trees over them, figures."""
    text = files("newsdiff.claims").joinpath("models", "reader.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@functools.cache
def _session() -> Any:
    return session(_weights())


def _weights() -> bytes:
    place = files("newsdiff.claims").joinpath("models", "reader.onnx")
    if not place.is_file():
        raise MissingModel("the reader of pairs is not installed with newsdiff: reinstall it")
    data = place.read_bytes()
    if hashlib.sha256(data).hexdigest() != settings()["sha256"]:
        raise MissingModel(
            "the reader of pairs is not the file this version was made with: reinstall newsdiff"
        )
    return data
