"""Who vouches for a clause, how surely, and of what time it tells: literal sentences, one row each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims.model import Context
from newsdiff.claims.reading import Reading

Read = Callable[..., Reading]


@pytest.fixture
def context(read: Read) -> Callable[[str, str], Context]:
    """The context of a word of a text."""

    def of(text: str, word: str) -> Context:
        reading = read(text)
        for sentence in reading.sentences:
            for token in sentence.span:
                if token.text == word:
                    return reading.context(sentence, token.i, token.i + 1)
        raise LookupError(word)

    return of


Of = Callable[[str, str], Context]


@pytest.mark.parametrize(
    ("text", "word", "source", "cue"),
    [
        ("Police said the driver fled.", "fled", "Police", "say"),
        ("The driver fled, police said.", "fled", "police", "say"),
        ("The driver fled, according to the harbour office.", "fled", "the harbour office", "according to"),
        (
            "A spokesman for the ministry said the pact was signed.",
            "signed",
            "A spokesman for the ministry",
            "say",
        ),
        ("The mayor announced that the bridge would close.", "close", "The mayor", "announce"),
        ("The union claims that the port broke the law.", "broke", "The union", "claim"),
        ("The driver fled.", "fled", None, None),
        ("A fire destroyed the school on Monday; police said it was set.", "destroyed", None, None),
        ("Police said the driver, who fled on foot, was drunk.", "fled", None, None),
    ],
)
def test_attribution(context: Of, text: str, word: str, source: str | None, cue: str | None) -> None:
    found = context(text, word).attribution
    assert (found.source if found else None, found.cue if found else None) == (source, cue)


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("The mayor resigned.", "resigned", "affirmed"),
        ("The mayor did not resign.", "resign", "negated"),
        ("The mayor never resigned.", "resigned", "negated"),
        ("The mayor hasn't resigned.", "resigned", "negated"),
        ("The mayor denied that he took money.", "took", "negated"),
        ("The mayor said that he took no money.", "took", "affirmed"),
        ("The mayor, who did not resign, left the hall.", "left", "affirmed"),
        ("A fire destroyed the school on Monday; the owner denied that he set it.", "destroyed", "affirmed"),
    ],
)
def test_polarity(context: Of, text: str, word: str, polarity: str) -> None:
    assert context(text, word).polarity == polarity


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("The ferry sank.", "sank", "past"),
        ("The ferry has sunk.", "sunk", "past"),
        ("The ferry was raised.", "raised", "past"),
        ("The ferry had been raised.", "raised", "past"),
        ("The ferry stops at Havn.", "stops", "present"),
        ("The ferry is sinking.", "sinking", "present"),
        ("The ferry will sink.", "sink", "future"),
        ("The ferry won't sink.", "sink", "future"),
    ],
)
def test_tense(context: Of, text: str, word: str, tense: str) -> None:
    assert context(text, word).tense == tense


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The driver fled.", "fled", "asserted"),
        ("Police said the driver fled.", "fled", "attributed"),
        ("The owner alleged that the driver fled.", "fled", "alleged"),
        ("The driver allegedly fled.", "fled", "alleged"),
        ("The driver reportedly fled.", "fled", "alleged"),
        ("The driver may flee.", "flee", "possible"),
        ("The driver might have fled.", "fled", "possible"),
        ("The port will close.", "close", "planned"),
        ("The port would close.", "close", "conditional"),
        ("She promised she’d sign the bill.", "sign", "conditional"),
        ("He’d signed the bill.", "signed", "asserted"),
        ("The dockers go if the port closes.", "closes", "conditional"),
    ],
)
def test_certainty(context: Of, text: str, word: str, certainty: str) -> None:
    assert context(text, word).certainty == certainty


@pytest.mark.parametrize(
    ("text", "word", "hedged"),
    [
        ("The driver fled.", "fled", False),
        ("The driver apparently fled.", "fled", True),
        ("The driver may have fled.", "fled", True),
        ("The driver may flee.", "flee", False),
        ("Police believe that the driver fled.", "fled", True),
        ("Police said that the driver fled.", "fled", False),
        ("A fire destroyed the school on Monday; police believe it was set.", "destroyed", False),
    ],
)
def test_hedges(context: Of, text: str, word: str, hedged: bool) -> None:
    assert context(text, word).hedged is hedged


@pytest.mark.parametrize(
    ("text", "word", "background"),
    [
        ("A fire killed two people on Monday.", "killed", False),
        ("A fire killed two people ten years ago.", "killed", True),
        ("A fire killed two people last year.", "killed", True),
        ("A fire had previously killed two people.", "killed", True),
    ],
)
def test_background(context: Of, text: str, word: str, background: bool) -> None:
    assert context(text, word).background is background
