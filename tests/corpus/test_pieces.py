"""Passages too long for the parser are cut, and every character keeps its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.annotate import LONGEST_PASSAGE, pieces
from newsdiff.corpus.article import Passage


def test_a_paragraph_of_a_report_is_one_piece() -> None:
    passage = Passage("text", "body", "The ferry sank on Monday.", 7)
    assert list(pieces(passage)) == [passage]


@given(st.integers(1, 400), st.booleans())
def test_pieces_join_to_the_whole(words: int, shifted: bool) -> None:
    text = " ".join(f"{'w' * (n % 300)}{n}" for n in range(words)) + " end"
    offsets = tuple(range(5, 5 + 2 * len(text) + 1, 2)) if shifted else None
    passage = Passage("text", "body", text, 5, offsets)
    found = list(pieces(passage))
    assert "".join(piece.text for piece in found) == text
    assert all(len(piece.text) <= LONGEST_PASSAGE for piece in found)
    at = 0
    for piece in found:
        assert piece.locate(0, len(piece.text)) == passage.locate(at, at + len(piece.text))
        at += len(piece.text)


def test_a_word_longer_than_a_piece_is_cut() -> None:
    passage = Passage("text", "body", "x" * (2 * LONGEST_PASSAGE + 1), 0)
    assert [len(piece.text) for piece in pieces(passage)] == [LONGEST_PASSAGE, LONGEST_PASSAGE, 1]
