"""What stands beside a name: offices that end before the clause goes on, offices held before, ages."""

import functools

import pytest

from newsdiff.claims.descriptors import Descriptor
from newsdiff.claims.participants.aged import aged
from newsdiff.claims.people import people
from newsdiff.claims.reading import Reading
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate


@functools.cache
def told(text: str, surname: str) -> Descriptor:
    (parsed,) = annotate([Article.from_json({"title": "", "text": text}, name="a.json", path="a.json")])
    return next(m.descriptor for m in people(Reading(0, parsed)) if m.person.surname == surname)


@pytest.mark.parametrize(
    ("text", "surname", "heads"),
    [
        ("The finance minister, Ivo Petrov, met the president of the bank.", "petrov", {"minister"}),
        ("A nurse, Eva Malik, spoke to the prime minister.", "malik", {"nurse"}),
        ("Ellie Boyd, 6, gave the King a quilt.", "boyd", set()),
        ("The city clerk, Karen Liu, takes over as acting mayor.", "liu", {"clerk"}),
        ("Tom Hardwick, MP for Bath, resigned the Labour whip on Monday.", "hardwick", {"mp"}),
        ("Anna Rees, owner of the shop, called the police chief.", "rees", {"owner"}),
        ("Ann Lee, who met the president on Monday, was glad.", "lee", set()),
        ("Ann Lee, who works as a nurse at the clinic, was glad.", "lee", {"nurse"}),
        ("Jim Farrow, the actor who played the king, died.", "farrow", {"actor"}),
        ("Ann Lee, chief judge of the court, and Tom Falk, the clerk, left.", "lee", {"judge"}),
    ],
)
def test_an_office_beside_a_name_ends_before_the_clause_goes_on(
    text: str, surname: str, heads: set[str]
) -> None:
    assert {office.head for office in told(text, surname).offices} == heads


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Alan Drew, who was defence secretary until 2022, was glad.", True),
        ("Alan Drew, foreign secretary from 2010 to 2014, died on Monday.", True),
        ("Alan Drew, who served as defence secretary, died.", True),
        ("Alan Drew, the foreign secretary under two prime ministers, died.", True),
        ("Alan Drew, health minister during the pandemic, has joined the board.", True),
        ("Alan Drew was foreign minister.", True),
        ("Alan Drew, who was elected mayor in 2020, was glad.", False),
        ("Alan Drew, who has been sheriff since 2012, was glad.", False),
        ("Alan Drew, the foreign secretary, was glad.", False),
    ],
)
def test_an_office_held_before(text: str, past: bool) -> None:
    assert [office.past for office in told(text, "drew").offices] == [past]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Deputy Mayor Ida Kohl was elected mayor on Monday.", ["mayor"]),
        ("Sgt. Ida Kohl was promoted to lieutenant.", ["lieutenant"]),
        ("Deputy Governor Ida Kohl will become governor in July.", ["governor"]),
        ("The city clerk, Ida Kohl, takes over as acting mayor.", ["mayor"]),
        ("Sgt. Ida Kohl spoke to the lieutenant.", []),
    ],
)
def test_an_office_that_somebody_comes_into(text: str, heads: list[str]) -> None:
    assert [office.head for office in told(text, "kohl").coming] == heads


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Actor Jim Farrow has died aged 61.", 61),
        ("Actor Jim Farrow has died aged 64.", 64),
        ("Jim Farrow has died at the age of 61.", 61),
        ("Jim Farrow died at age 61 on Tuesday.", 61),
        ("The singer Jim Farrow died at age 61 on Tuesday.", 61),
        ("Jim Farrow died on Tuesday at 61.", 61),
        ("Jim Farrow, who died on Tuesday at 61, was an actor.", 61),
        ("Jim Farrow, who is 61 years old, was hurt.", 61),
        # The hour, the house, an age of long ago, that of somebody else.
        ("Jim Farrow died at the scene at 11.", None),
        ("Jim Farrow was found dead at 61 High Street.", None),
        ("Jim Farrow retired at the age of 61.", None),
        ("Jim Farrow died, leaving two children aged 26 and 28.", None),
    ],
)
def test_an_age_that_a_clause_tells_of_the_dead(text: str, age: int | None) -> None:
    assert told(text, "farrow").age == age


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Jim Farrow died on Tuesday. He was 61.", [61]),
        ("Jim Farrow, an actor, died on Tuesday. He was 61 and had been ill.", [61]),
        ("The singer, Jim Farrow, died on Tuesday. He was 61.", [61]),
        ("Emma Clark, 17, was last seen in May 2004. Now 37, she has been found alive.", [37]),
        ("Jamal Brown was stabbed in Croydon. The 16-year-old died in hospital.", [16]),
        # Somebody else may be meant.
        ("Ann Lee said the man died. He was 61.", []),
        ("Ann Lee's father died on Tuesday. She was 12.", []),
        ("Jim Farrow died after a fight with a boy. He was 15.", []),
        ("Mary Farrow died on Tuesday. He was 61.", []),
        ("A 16-year-old was held. Jamal Brown was stabbed in Croydon. The 16-year-old was charged.", []),
        ("Jim Farrow was convicted in May. He was 22 when he was arrested.", []),
    ],
)
def test_an_age_that_the_next_sentence_tells(text: str, ages: list[int]) -> None:
    (parsed,) = annotate([Article.from_json({"title": "", "text": text}, name="a.json", path="a.json")])
    assert [found.age for found in aged(Reading(0, parsed))] == ages
