"""What surrounds a value: trigger, arguments, evidence, and where it all stands in the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims.model import Context
from newsdiff.claims.reading import LONGEST_EVIDENCE, Reading, in_quotes
from newsdiff.claims.words import content_words, names

Read = Callable[..., Reading]


def at(reading: Reading, word: str) -> tuple[object, int]:
    return next((s, t.i) for s in reading.sentences for t in s.span if t.text == word)


def context(reading: Reading, word: str) -> Context:
    sentence, i = at(reading, word)
    return reading.context(sentence, i, i + 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "word", "trigger", "events"),
    [
        ("A fire killed 12 people.", "12", "kill", {"dead"}),
        ("The crash happened on Monday.", "Monday", "happen", {"crash"}),
        ("The crash on Monday closed the road.", "Monday", "crash", {"crash"}),
        ("He was arrested on Monday night.", "Monday", "arrest", {"arrested"}),
    ],
)
def test_the_trigger_of_a_value(read: Read, text: str, word: str, trigger: str, events: set[str]) -> None:
    found = context(read(text), word)
    assert found.trigger == trigger
    assert found.events >= events


@pytest.mark.parametrize(
    ("text", "subjects", "objects"),
    [
        ("The army attacked the village.", {"army"}, {"village"}),
        ("The village was attacked by the army.", {"army"}, {"village"}),
    ],
)
def test_a_passive_is_turned(read: Read, text: str, subjects: set[str], objects: set[str]) -> None:
    found = context(read(text), "attacked")
    assert found.subjects == subjects
    assert found.objects == objects


def test_headline_and_first_two_sentences_lead(read: Read) -> None:
    reading = read("One sank. Two sank. Three sank.", "Ferries sink")
    assert [reading.is_lead(s) for s in reading.sentences] == [True, True, True, False]
    assert context(reading, "Ferries").title
    assert not context(reading, "Three").lede


def test_words_are_folded(read: Read) -> None:
    sentence = read("The Japanese minister said the old boats sank near Tokyo.").sentences[0]
    assert {"japan", "minister", "boat", "sink", "tokyo"} <= content_words(sentence.span)
    assert not content_words(sentence.span) & {"the", "say", "near"}
    assert "tokyo" in names(sentence.span)


@pytest.mark.parametrize(
    ("word", "inside"), [("said", False), ("safe", True), ("he", False), ("again", True), ("left", False)]
)
def test_quoted_words(read: Read, word: str, inside: bool) -> None:
    reading = read('She said "it is safe", he said "not again" and left.')
    sentence, i = at(reading, word)
    assert in_quotes(sentence.doc, i) is inside  # type: ignore[attr-defined]


def test_a_claims_evidence_holds_its_value_in_the_field_as_it_was_read(read: Read) -> None:
    text = "\u201cNo,\u201d police said;\u00a0a fire that be\u00adgan at noon killed 12 people.\r\n\r\nRain."
    reading = read(text)
    sentence, i = at(reading, "12")
    claim = reading.claim("quantity", sentence, i, i + 2, 12, "people killed")  # type: ignore[arg-type]
    start, end = claim.evidence.mark
    assert text[start:end] == claim.text == "12 people"
    assert claim.evidence.start <= start < end <= claim.evidence.end
    assert "killed" in text[claim.evidence.start : claim.evidence.end]


def test_evidence_is_cut_around_the_value(read: Read) -> None:
    many = ", ".join(f"a {colour} boat" for colour in ("red", "blue", "green", "white") * 20)
    reading = read(f"The storm sank {many} and 12 ships.")
    sentence, i = at(reading, "12")
    claim = reading.claim("quantity", sentence, i, i + 2, 12, "ships")  # type: ignore[arg-type]
    assert claim.evidence.start <= claim.evidence.mark[0] < claim.evidence.mark[1] <= claim.evidence.end
    assert claim.evidence.end - claim.evidence.start <= LONGEST_EVIDENCE
