"""Clauses of literal sentences: their words, their subjects, and noun phrases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims.clauses import Clause, ancestors, clauses, noun_phrase
from newsdiff.claims.reading import Reading

Read = Callable[..., Reading]


def clause_of(reading: Reading, word: str) -> tuple[Clause, list[str]]:
    doc = reading.sentences[0].doc
    at = next(token.i for token in doc if token.text == word)
    clause = clauses(doc)[at]
    return clause, [doc[i].text for i in clause.tokens if not doc[i].is_punct]


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("The ferry sank on Monday.", "sank", "The ferry sank on Monday"),
        ("Police said the ferry sank.", "sank", "the ferry sank"),
        ("Police said the ferry sank.", "said", "Police said"),
        ("The ferry, which sank on Monday, was old.", "sank", "which sank on Monday"),
        ("The ferry, which sank on Monday, was old.", "was", "The ferry was old"),
        ("The ferry left Havn and reached Norvik.", "reached", "reached Norvik"),
        ("When the fog came, the ferry stopped.", "came", "When the fog came"),
    ],
)
def test_words_of_a_clause(read: Read, text: str, word: str, words: str) -> None:
    _, found = clause_of(read(text), word)
    assert [w for w in found if w != "and"] == words.split()


@pytest.mark.parametrize(
    ("text", "word", "subjects", "passive"),
    [
        ("The ferry sank.", "sank", {"ferry"}, False),
        ("The ferry and the tug sank.", "sank", {"ferry", "tug"}, False),
        ("The ferry hit a rock and sank.", "sank", {"ferry"}, False),
        ("The wreck was raised by divers.", "raised", {"wreck"}, True),
        ("Divers raised the ferry lost in May.", "lost", {"ferry"}, False),
    ],
)
def test_subjects(read: Read, text: str, word: str, subjects: set[str], passive: bool) -> None:
    reading = read(text)
    clause, _ = clause_of(reading, word)
    doc = reading.sentences[0].doc
    assert {doc[i].text for i in clause.subjects} == subjects
    assert clause.passive is passive


def test_every_word_has_one_clause_and_a_clause_holds_its_head(read: Read) -> None:
    doc = read("Police said the ferry, which sank, hit a rock and that divers raised it.").sentences[0].doc
    found = clauses(doc)
    assert len(found) == len(doc)
    for i, clause in enumerate(found):
        assert i in clause.tokens
        assert clause.head in clause.tokens
        assert clause.parent is None or found[clause.parent] is not clause
    assert sorted(i for c in {id(c): c for c in found}.values() for i in c.tokens) == list(range(len(doc)))


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("A spokesman for the ministry spoke.", "spokesman", "A spokesman for the ministry"),
        ("The old ferry, which sank, was sold.", "ferry", "The old ferry"),
        ("The mayor and the clerk met.", "mayor", "The mayor"),
    ],
)
def test_noun_phrases(read: Read, text: str, word: str, phrase: str) -> None:
    doc = read(text).sentences[0].doc
    start, end = noun_phrase(next(token for token in doc if token.text == word))
    assert doc[start:end].text == phrase


def test_ancestors_end_at_the_root(read: Read) -> None:
    doc = read("The old ferry sank on Monday.").sentences[0].doc
    assert [t.text for t in ancestors(doc[1])] == ["ferry", "sank"]
    assert list(ancestors(doc[3])) == []
