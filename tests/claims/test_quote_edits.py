"""Two quotations word by word: what is a change, what is none, and what the ladder makes of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.kind import Pair, Verdict
from newsdiff.claims.kinds import attribution as attributions
from newsdiff.claims.kinds import quote as quotes
from newsdiff.claims.model import Claim
from newsdiff.claims.quotes.edits import Word, shared
from newsdiff.claims.quotes.spelling import word
from newsdiff.claims.quotes.stretches import sentences, window
from newsdiff.claims.reading import Reading
from newsdiff.corpus.annotate import annotate
from newsdiff.corpus.article import Article


def claims(kind: Any, number: int, text: str) -> list[Claim[Any]]:
    article = Article.from_json({"title": "", "text": text, "source_domain": "example.org"}, name="a.json")
    found = kind.extract(Reading(number, next(annotate([article]))))
    return [p for c in found for p in (kind.parts(c) if kind.parts else (c,))]


def judge(kind: Any, a: str, b: str) -> tuple[Verdict | None, Pair[Any]]:
    (one,), (two,) = claims(kind, 0, a), claims(kind, 1, b)
    vectors = SimpleNamespace(cosine=lambda _a, _b: 0.7)
    world = cast("Any", SimpleNamespace(similarity=lambda _a, _b: 0.7, vectors=vectors))
    pair = Pair(one, two, world)
    return kind.compare(pair), pair


def rule(kind: Any, a: str, b: str) -> str | None:
    verdict, _ = judge(kind, a, b)
    return verdict.rule.id if verdict is not None else None


LADDER = [
    # a word changed, dropped or added
    ("The new bridge is totally safe", "The new bridge is completely safe", "quote-words-differ"),
    (
        "We never closed the east gate of the park",
        "We closed the east gate of the park",
        "quote-words-differ",
    ),
    ("We closed the gate of the park", "We closed the gates of the park", "quote-words-differ"),
    ("I have a broken engine here", "We got a broken engine here", "quote-words-differ"),
    ("We lost the whole harvest to frost", "We lost the whole harvest to rain", "quote-words-differ"),
    # one small word, of one speaker
    ("We are on the right path", "We are on the right track", "quote-words-differ"),
    ("I will miss the game", "I will miss the players", None),
    # the same words
    ("We will rebuild the school", "We will rebuild the school", "quote-same-words"),
    ("We will rebuild the school!", "we will rebuild, the school", "quote-same-words"),
    ("We organised the labour fair here", "We organized the labor fair here", "quote-same-words"),
    ("We don't trust the old dam", "We do not trust the old dam", "quote-same-words"),
    ("Uh, we will rebuild the school", "We will rebuild the school", "quote-same-words"),
    ("The health care plan is dead", "The healthcare plan is dead", "quote-same-words"),
    # one shorter
    ("We will rebuild the school before the winter comes", "We will rebuild the school", "quote-trimmed"),
    (
        "We will ... rebuild the old school house",
        "We will one day rebuild the old school house",
        "quote-trimmed",
    ),
    ("They [the owners] will rebuild the old school house", "They will rebuild the old school house", None),
    # other statements
    ("We will rebuild the school", "Nobody asked the parents", None),
    ("We will rebuild the school", "They should have asked us before closing the school", None),
]


@pytest.mark.parametrize(("a", "b", "expected"), LADDER)
def test_ladder(a: str, b: str, expected: str | None) -> None:
    found = rule(quotes.KIND, f'"{a}," Jane Doe said.', f'Jane Doe said: "{b}."')
    assert found == expected if expected else found != "quote-words-differ"
    assert rule(quotes.KIND, f'Jane Doe said: "{b}."', f'"{a}," Jane Doe said.') == found


def test_two_named_speakers_of_the_same_words() -> None:
    words = '"We never saw the other train on the track," {} said.'
    assert rule(quotes.KIND, words.format("Jane Doe"), words.format("Mark Poe")) == "quote-speaker-differs"
    assert rule(quotes.KIND, words.format("Jane Doe"), words.format("the driver")) == "quote-same-words"
    assert rule(quotes.KIND, words.format("the guard, Jane Doe,"), words.format("the guard, Mark Poe,")) == (
        "quote-speaker-differs"
    )


SURE = [
    # all words of both, given to people who have nothing to do with each other
    ("We never saw the other train on the track", "Jane Doe", "Mark Poe", 0.75),
    ("We saw the other burning train", "Jane Doe", "Mark Poe", 0.55),
    ("We never saw the other train on the track", "Jane Doe", "Doe's lawyer, Mark Poe,", 0.55),
]


@pytest.mark.parametrize(("words", "one", "other", "sure"), SURE)
def test_two_speakers_are_reported_where_all_is_given(words: str, one: str, other: str, sure: float) -> None:
    verdict, _ = judge(quotes.KIND, f'"{words}," {one} said.', f'"{words}," {other} said.')
    assert verdict is not None
    assert (verdict.rule.id, verdict.confidence) == ("quote-speaker-differs", sure)


def test_what_differs_is_told_as_written() -> None:
    verdict, _ = judge(
        quotes.KIND,
        '"The US will never sell all of our gas to them," Jane Doe said.',
        '"The UK will never sell all of our gas to them," Jane Doe said.',
    )
    assert verdict is not None
    assert verdict.reason == "One quotes “US” where the other has “UK”."


def test_evidence_is_centred_on_the_change() -> None:
    long = "and the wind came over the hills from the far side of the lake and tore at every roof we own "
    a, b = (f'Jane Doe said: "We saw it {long}{x} {long}{long}too."' for x in ("yesterday", "tonight"))
    verdict, pair = judge(quotes.KIND, a, b)
    assert verdict is not None
    assert verdict.rule.id == "quote-words-differ"
    assert quotes.KIND.focus is not None
    spans = quotes.KIND.focus(pair)
    assert spans is not None
    for text, (start, end), own in zip((a, b), spans, ("yesterday", "tonight"), strict=True):
        assert own in text[start:end]
        assert end - start <= quotes.LONGEST_EVIDENCE


def made(text: str) -> tuple[Word, ...]:
    """Words of one sentence."""
    found, at = [], 0
    parts = text.split()
    for i, part in enumerate(parts):
        found.append(Word(word(part), at, at + len(part), len(part) > 3, i == 0, i == len(parts) - 1))
        at += len(part) + 1
    return tuple(found)


texts = st.lists(
    st.sampled_from(["the", "school", "will", "close", "again", "after", "winter"]), max_size=9
).map(" ".join)


@given(texts, texts)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    there = [(s.a, s.b, s.changes) for s in shared(made(a), made(b))]
    back = [(s.b, s.a, tuple((c.b, c.a) for c in s.changes)) for s in shared(made(b), made(a))]
    assert [(x, y, tuple((c.a, c.b) for c in z)) for x, y, z in there] == back


@given(texts)
def test_a_quotation_does_not_differ_from_itself(text: str) -> None:
    for stretch in shared(made(text), made(text)):
        assert stretch.changes == ()
        assert stretch.a == stretch.b == (0, len(text.split()))


@given(texts)
def test_case_and_marks_make_no_difference(text: str) -> None:
    changed = " ".join(w.upper().replace("'", "’") + "," for w in text.split()).replace(",", "")
    assert all(not s.changes for s in shared(made(text), made(changed)))


@given(texts.filter(bool))
def test_sentences_keep_every_word(text: str) -> None:
    words = made(text)
    assert tuple(w for sentence in sentences(words) for w in sentence) == words


@given(texts.filter(bool), st.integers(0, 8), st.integers(5, 60))
def test_a_window_holds_its_core_and_is_no_longer_than_allowed(text: str, at: int, longest: int) -> None:
    words = made(text)
    at = min(at, len(words) - 1)
    start, end = window(words, (at, at + 1), (0, len(words)), longest)
    assert start <= words[at].start
    assert end >= words[at].end
    assert end - start <= max(longest, words[at].end - words[at].start)


ATTRIBUTED = [
    (
        "Police said the coast road was closed at noon after a landslide.",
        "The coast road was closed after a landslide, according to police.",
        "attribution-same-source",
    ),
    (
        "Police said the coast road was closed at noon after a landslide.",
        "The mayor said the coast road was closed after a landslide.",
        "attribution-other-source",
    ),
    (
        "Police said the coast road was closed at noon after a landslide.",
        "Police said the coast road was not closed after a landslide.",
        None,
    ),
    (
        "Police said 12 houses on the coast road burned down.",
        "Police said 14 houses on the coast road burned down.",
        None,
    ),
    (
        "Police said the coast road was closed at noon after a landslide.",
        "Police said a man had been arrested near the harbour.",
        None,
    ),
]


@pytest.mark.parametrize(("a", "b", "expected"), ATTRIBUTED)
def test_attribution_ladder(a: str, b: str, expected: str | None) -> None:
    assert rule(attributions.KIND, a, b) == expected


@pytest.mark.parametrize("kind", [quotes.KIND, attributions.KIND])
def test_each_rule_has_its_prose(kind: Any) -> None:
    for entry in kind.rules:
        assert entry.id.startswith(kind.name + "-")
        assert all((entry.title, entry.what, entry.why, *entry.example))
