"""House style inside quotation marks: two ways to write the same words are compared as one."""

from __future__ import annotations

import pytest

from newsdiff.claims.kinds import quote as quotes
from newsdiff.claims.reading import Reading
from newsdiff.corpus.annotate import annotate
from newsdiff.corpus.article import Article


def norms(words: str) -> list[str]:
    """The words of a quotation as they are compared."""
    text = f'"{words}," Jane Doe said.'
    article = Article.from_json({"title": "", "text": text, "source_domain": "example.org"}, name="a.json")
    (claim,) = quotes.extract(Reading(0, next(annotate([article]))))
    return [w.norm for w in claim.value.words]


SAME = [
    # numbers
    ("We have 20 people in hospital", "We have twenty people in hospital"),
    ("We have 3,000 people in the camp", "We have three thousand people in the camp"),
    ("We have 150 people in the camp", "We have a hundred and fifty people in the camp"),
    ("We lost 500,000 trees in the storm", "We lost half a million trees in the storm"),
    ("We fed 3,000,000 people last year", "We fed three million people last year"),
    ("A 15-year-old girl told us", "A fifteen-year-old girl told us"),
    ("We were the 1st and the 22nd in the queue", "We were the first and the twenty-second in the queue"),
    ("The town was great in the '80s", "The town was great in the 1980s"),
    ("The town was great in the eighties", "The town was great in the 1980s"),
    # shares, money, measures
    ("Prices rose by 5% this year", "Prices rose by five per cent this year"),
    ("It cost $3 million to build", "It cost three million dollars to build"),
    ("We raised £2m for the school", "We raised 2 million pounds for the school"),
    ("We raised $3bn for the school", "We raised US$3 billion for the school"),
    ("We drove 30km to the well", "We drove 30 kilometres to the well"),
    ("The wall is 30m high at the gate", "The wall is 30 metres high at the gate"),
    ("We drove at 100mph in the rain", "We drove at 100 miles per hour in the rain"),
    # days
    ("We saw it on Jan. 6 and wept", "We saw it on January 6th and wept"),
    ("We saw it on the 6th of January", "We saw it on January 6"),
    ("We saw it on 6 January", "We saw it on January 6"),
    # names and short forms
    ("The US and the U.K. are with us", "The United States and the United Kingdom are with us"),
    ("It is OK in Kyiv", "It is okay in Kiev"),
    ("All right, I spoke with Dr. Lee", "Alright, I spoke with Doctor Lee"),
    ("He's got a broken leg", "He has got a broken leg"),
    ("Let's go and look", "Let us go and look"),
    # spelling
    ("Mum moved towards the grey theatre", "Mom moved toward the gray theater"),
    ("The centre's programme was cancelled", "The center's program was canceled"),
    ("We are neighbours, honouring the labourers", "We are neighbors, honoring the laborers"),
    # what says nothing
    ("We were, you know, too late", "We were too late"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_thing_written_in_two_ways(a: str, b: str) -> None:
    assert norms(a) == norms(b)


OTHER = [
    ("We have 20 people in hospital", "We have thirty people in hospital"),
    ("We have 3,000 people in the camp", "We have four thousand people in the camp"),
    ("I gave 1.5 percent of my pay", "I gave 15 percent of my pay"),
    ("It cost $3 million to build", "It cost three billion dollars to build"),
    ("It cost $3 million to build", "It cost £3 million to build"),
    ("We drove 30km to the well", "We drove 30 miles to the well"),
    ("We saw it on Jan. 6 and wept", "We saw it on January 7 and wept"),
    ("The town was great in the '80s", "The town was great in the 1990s"),
    ("They told US officials", "They told us officials"),
    ("They won awards", "They won award"),
    # what is said in another tone is no house style
    ("We are gonna wait", "We are going to wait"),
    ("At twenty, five of us left", "At 25 of us left"),
    ("On the morning after", "On the mourning after"),
]


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_things_stay_apart(a: str, b: str) -> None:
    assert norms(a) != norms(b)


def test_what_differs_is_told_as_it_is_written() -> None:
    text = '"It cost three thousand dollars," Jane Doe said.'
    article = Article.from_json({"title": "", "text": text, "source_domain": "example.org"}, name="a.json")
    (claim,) = quotes.extract(Reading(0, next(annotate([article]))))
    number, unit = claim.value.words[-2:]
    assert (number.norm, number.shown, unit.norm, unit.shown) == (
        "3000",
        "three thousand",
        "dollar",
        "dollars",
    )
    assert text[number.start : number.end] == "three thousand dollars"
