"""Quotations found in the text: marks, cues, speakers, and how much is reported."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.coref import people, resolve
from newsdiff.claims.kinds import attribution as attributions
from newsdiff.claims.kinds import quote as quotes
from newsdiff.claims.quotes.spans import marked
from newsdiff.claims.reading import Reading
from newsdiff.corpus.annotate import annotate
from newsdiff.corpus.article import Article


def read(text: str, title: str = "") -> Reading:
    article = Article.from_json({"title": title, "text": text, "source_domain": "example.org"}, name="a.json")
    return Reading(0, next(annotate([article])))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" and left.', ["no"]),
        ('"One," she said. "Two."', ["One,", "Two."]),
        ("'It's done,' she said.", ["It's done,"]),
        ("The workers' hall and the players' room are shut.", []),
        ("She called it 'a players' strike' and went.", ["a players' strike"]),
        ("Rock 'n' roll and the '90s.", []),
        ('It runs on to the next "and never closes', ["and never closes"]),
        ("He said \"they told us 'go home' again\".", ["they told us 'go home' again"]),
        ("No marks here.", []),
        ("", []),
    ],
)
def test_marks_are_paired(text: str, found: list[str]) -> None:
    assert [text[m.start : m.end] for m in marked(text)] == found


@given(st.text(alphabet="ab '\".,s", max_size=80))
def test_marked_stretches_are_in_order_and_apart(text: str) -> None:
    stretches = marked(text)
    assert all(0 <= m.start < m.end <= len(text) for m in stretches)
    assert all(x.end <= y.start for x, y in itertools.pairwise(stretches))


def test_many_marks_take_linear_time() -> None:
    started = time.perf_counter()
    marked("' \"a" * 20_000)
    assert time.perf_counter() - started < 2


SPEAKERS = [
    # cue after the quotation, straight and inverted
    ('"The bridge is safe," Maria Lopez said.', "say", "Maria Lopez"),
    ('"The bridge is safe," said Maria Lopez.', "say", "Maria Lopez"),
    ('"The bridge is safe," said Maria Lopez, the chief engineer of the county.', "say", "Maria Lopez"),
    # cue before it
    ('Maria Lopez told reporters: "The bridge is safe."', "tell", "Maria Lopez"),
    ('According to Maria Lopez, the bridge is "perfectly safe".', "according to", "Maria Lopez"),
    # surname for a name given in full before
    ('Maria Lopez spoke on Monday. "The bridge is safe," Lopez said.', "say", "Maria Lopez"),
    # a pronoun for the person named last
    ('Maria Lopez inspected the bridge. She said: "It is safe to cross."', "say", "Maria Lopez"),
    # a quotation that goes on
    ('"It is safe," Maria Lopez said. "We checked every bolt of it."', "say", "Maria Lopez"),
    # a surname alone, and an office, heard in the sentence before
    ('The bridge may be closed, Keller said. "It is not safe to cross."', "say", "Keller"),
    ('The bridge may be closed, the engineer said. "It is not safe to cross."', "say", "the engineer"),
    # a group, not a person
    ('"The bridge is safe," the council said in a statement.', "say", "the council"),
    # a name set beside an office or a relation
    ('"The bridge is safe," the chief engineer, Maria Lopez, said.', "say", "Maria Lopez"),
    ('"The bridge is safe," said the chief engineer, Maria Lopez.', "say", "Maria Lopez"),
    ('"The bridge is safe," the mayor\'s wife, Maria Lopez, 41, told them.', "tell", "Maria Lopez"),
    ('"The bridge is safe," his wife, Ana, said.', "say", "Ana"),
    ('"The bridge is safe," the builder, Acme, said.', "say", "the builder"),
    # who speaks for somebody is somebody else
    (
        'In a statement to ABC News, a rep for Lopez said, "Ms. Lopez remembers making a promise to us."',
        "say",
        "a rep for Lopez",
    ),
    # the subject of a participle between commas
    ('Judge Alan Frost, sentencing her, said she had "abused a position of trust".', "say", "Alan Frost"),
    # a signature
    ('"The bridge is safe and sound for all of us." — Maria Lopez', "—", "Maria Lopez"),
]


@pytest.mark.parametrize(("text", "cue", "name"), SPEAKERS)
def test_cue_and_speaker(text: str, cue: str, name: str) -> None:
    (claim,) = quotes.extract(read(text))
    assert claim.value.cue == cue
    assert claim.value.speaker is not None
    assert claim.value.speaker.name == name
    start, end = claim.value.speaker.start, claim.value.speaker.end
    assert text[start:end] == claim.value.speaker.text


CONTENT = [
    ('"We are done here," Jane Doe said.', "We are done here,"),
    ('Jane Doe said that the plan was "a complete disaster" for the town.', 'that the plan was "a complete'),
    ('The plan was "a complete disaster", Jane Doe said.', 'The plan was "a complete disaster"'),
    ('"We are done," Jane Doe said. "We go home now."', '"We are done," Jane Doe said. "We go home now."'),
]


@pytest.mark.parametrize(("text", "content"), CONTENT)
def test_the_span_is_on_what_is_reported(text: str, content: str) -> None:
    (claim,) = quotes.extract(read(text))
    start, end = claim.evidence.mark
    assert text[start:end].startswith(content)
    assert claim.text == text[start:end]


WHOLE = [
    ('Ann Lee accused the mayor of running "a closed shop".', 'running "a closed shop"'),
    ('Ann Lee called for fees to be "paid back" this year.', 'fees to be "paid back"'),
    ('Ann Lee criticized the plan as a "slow wreck" during a visit to Havn.', 'the plan as a "slow wreck"'),
    ('The court found that the plan was "a slow wreck".', 'that the plan was "a slow wreck"'),
    ('Ann Lee said that the plan was "a slow wreck" and warned of more.', 'that the plan was "a slow wreck"'),
    ('The report rated the plan as "a slow wreck".', 'the plan as "a slow wreck"'),
    # a phrase or an infinitive goes on after the quoted words
    ('Ann Lee called the talks "a wake-up call" to her party.', 'the talks "a wake-up call" to her party'),
    ('The rules let Ann Lee call a "special meeting" to vote on it.', 'a "special meeting" to vote on it'),
    # the remark of the report begins after them
    ('Ann Lee wondered whether he was "fair" to her, hinting at more.', 'whether he was "fair" to her'),
    ('Ann Lee ruled that it was "true," but the town was not so sure.', 'that it was "true,"'),
    # the main clause begins after them
    ('After saying the plan was "a slow wreck," Ann Lee left the hall.', 'the plan was "a slow wreck,"'),
    ('The plan is a "slow wreck," as Ann Lee put it.', 'The plan is a "slow wreck,"'),
    # what is said begins before the colon, and after the time of saying
    ('Ann Lee said she has one aim: "peace for the town"', 'she has one aim: "peace for the town"'),
    ('Ann Lee told fans this week she was "sick of it" all.', 'she was "sick of it" all'),
    ('Critics likened the rules to "burning the books".', "burning the books"),
    # what a noun is told to be by a clause without "that"; an aside after a dash
    (
        'Critics called him a "lucky man" for the money and fame he won.',
        'a "lucky man" for the money and fame he won',
    ),
    ('Lee cited "old debts" to banks that had failed - a ruin.', '"old debts" to banks that had failed'),
    # the passive
    ('The plan was described by Ann Lee as "a slow wreck".', "a slow wreck"),
    ('The plan was hailed as "a fine start" by the miners.', "a fine start"),
]


@pytest.mark.parametrize(("text", "content"), WHOLE)
def test_the_span_holds_the_clause_and_no_more(text: str, content: str) -> None:
    (claim,) = quotes.extract(read(text))
    assert claim.text == content


TOLD = [
    ('The plan was described as "a gift to the rich" by its critics.', "its critics"),
    ('The plan, described by Ann Lee as "a gift to the rich," was dropped.', "Ann Lee"),
    ('Ann Lee was quoted as saying that the plan was "a gift to the rich".', "Ann Lee"),
    ('Ann Lee, the head of the board at Havn, compared the plan to "a gift to the rich".', "Ann Lee"),
    ('The plan was described as "a gift to the rich".', None),
    ('Ann Lee was accused of "lying to the town for years".', None),
    ('Ann Lee was praised and called "the best mayor in the land".', None),
    ('A box labelled "not to be opened by anyone" stood there.', None),
]


@pytest.mark.parametrize(("text", "name"), TOLD)
def test_who_is_spoken_to_or_of_does_not_speak(text: str, name: str | None) -> None:
    (claim,) = quotes.extract(read(text))
    speaker = claim.value.speaker
    assert (speaker.name if speaker is not None else None) == name


def test_a_pronoun_is_not_the_last_speaker_after_another_subject() -> None:
    text = '"Nobody warned us," said Kim Hall. {}"We heard nothing," she said.'
    (turn,) = {c.value.who for c in quotes.extract(read(text.format("")))}
    assert turn == "Kim Hall"
    first, second = quotes.extract(read(text.format("The driver stood beside him. ")))
    assert (first.value.who, second.value.who) == ("Kim Hall", "someone")


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    text = 'Jane Doe said: "We are done with this plan.\n\n"We go home now, all of us."\n\nShe left.'
    (claim,) = quotes.extract(read(text))
    assert claim.value.who == "Jane Doe"
    assert [w.norm for w in claim.value.words][-6:] == ["go", "home", "now", "all", "of", "us"]


def test_a_stray_mark_is_not_continued_by_marks_of_another_style() -> None:
    text = '"Doe thought little of the plan.\n\n“We go home now, all of us,” she said.'
    (claim,) = quotes.extract(read(text))
    assert claim.text == "We go home now, all of us,"


def test_a_heading_in_marks_is_nobodys_words() -> None:
    text = "\"We are done with this plan,\" Jane Doe said.\n\n'A Slow Wreck Begins.'\n\nThe town fell silent."
    assert [c.value.who for c in quotes.extract(read(text))] == ["Jane Doe"]


def test_a_paragraph_of_words_alone_is_the_last_speakers() -> None:
    text = '"We are done with this plan," Jane Doe said.\n\n"We will all go home tonight."'
    first, second = quotes.extract(read(text))
    assert first.value.who == second.value.who == "Jane Doe"


@pytest.mark.parametrize(
    "text",
    [
        'The film "The Long Road" opens on Friday.',
        'They watched "Harbour Lights" at the cinema on Monday.',
        'A man known as "Slim" was arrested near the harbour on Monday.',
    ],
)
def test_titles_and_nicknames_are_no_quotations(text: str) -> None:
    assert not list(quotes.extract(read(text)))


def test_words_of_a_turn_are_compared_by_sentence() -> None:
    text = 'Jane Doe said: "We are done with this plan. We will all go home tonight."'
    (claim,) = quotes.extract(read(text))
    parts = list(quotes.parts(claim))
    assert [" ".join(w.norm for w in p.value.words) for p in parts] == [
        "we are done with this plan",
        "we will all go home tonight",
    ]
    assert [text[p.evidence.start : p.evidence.end] for p in parts] == [
        "We are done with this plan",
        "We will all go home tonight",
    ]


def test_the_shorter_half_of_a_turn_is_printed_whole() -> None:
    text = (
        '"This is an open act of theft," the foreign minister of Norrland, Stig Falk, said in Havn. '
        '"We demand that the ship and all of those on board be released without delay."'
    )
    (claim,) = quotes.extract(read(text))
    assert [part.text for part in quotes.parts(claim)] == [
        "This is an open act of theft",
        "We demand that the ship and all of those on board be released without delay",
    ]


def test_pronouns_are_bound_by_gender_or_left_alone() -> None:
    reading = read("Mr. John Smith met Mrs. Anna Jones. She thanked him. They left.")
    second, third = reading.sentences[1:]
    assert resolve(reading, second, second.span[0]) == "Anna Jones"
    assert resolve(reading, second, second.span[2]) == "John Smith"
    assert resolve(reading, third, third.span[0]) is None


def test_another_given_name_is_another_person() -> None:
    known = people(read("Anna Jones spoke. Jones left."))
    assert known.full_name("Jones") == "Anna Jones"
    assert known.full_name("A. Jones") == "Anna Jones"
    assert known.full_name("Peter Jones") is None


ATTRIBUTED = [
    ("Police said the road was closed at noon.", "say", "said", "the road was closed at noon"),
    ("The road was closed at noon, police confirmed.", "confirm", "confirmed", "The road was closed at noon"),
    (
        "According to police, the road was closed at noon.",
        "according to",
        "said",
        "the road was closed at noon",
    ),
    (
        "The driver reportedly fell asleep at the wheel.",
        "reportedly",
        "reported",
        "The driver reportedly fell",
    ),
    ("The driver is believed to have fallen asleep.", "believe", "believed", "The driver is believed"),
    ("It is alleged that the driver fell asleep.", "allege", "alleged", "that the driver fell asleep"),
    (
        "The driver allegedly fell asleep, according to the lawsuit.",
        "according to",
        "said",
        "The driver allegedly fell asleep",
    ),
    ("The union claimed that the driver fell asleep.", "claim", "alleged", "that the driver fell asleep"),
]


@pytest.mark.parametrize(("text", "cue", "standing", "content"), ATTRIBUTED)
def test_attributed_clauses(text: str, cue: str, standing: str, content: str) -> None:
    (claim,) = attributions.extract(read(text))
    assert claim.value.cue == cue
    assert claim.value.standing == standing
    assert claim.text.startswith(content)


def test_a_clause_before_a_semicolon_is_not_said_by_whom_the_next_one_names() -> None:
    text = "Iran said it had shot down a drone; the mayor said no drone had been lost."
    found = [(c.value.who, c.text) for c in attributions.extract(read(text))]
    assert found == [("Iran", "it had shot down a drone"), ("the mayor", "no drone had been lost")]


def test_nobody_in_particular_is_no_source() -> None:
    (claim,) = attributions.extract(read("It is alleged that the driver fell asleep."))
    assert claim.value.speaker is None


def test_who_is_told_is_no_source() -> None:
    (claim,) = attributions.extract(read("Reporters were told that the driver fell asleep at noon."))
    assert claim.value.speaker is None


def test_plain_statements_are_not_attributed() -> None:
    assert not list(attributions.extract(read("The road was closed at noon. Two cars collided.")))


def test_a_clause_around_a_quotation_has_its_own_source() -> None:
    text = 'Ann Lee said on Monday that Tom Rees had called the plan "a slow wreck".'
    (claim,) = attributions.extract(read(text))
    assert claim.value.speaker is not None
    assert (claim.value.speaker.name, claim.value.cue) == ("Ann Lee", "say")
    assert claim.text.startswith("that Tom Rees had called")
    (quote,) = quotes.extract(read(text))
    assert quote.value.speaker is not None
    assert (quote.value.speaker.name, quote.text) == ("Tom Rees", 'the plan "a slow wreck"')
