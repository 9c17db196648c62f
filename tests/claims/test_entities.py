"""Entities, participants and places over short parsed articles."""

import functools

import pytest

from newsdiff.claims.align import align
from newsdiff.claims.descriptors import Descriptor
from newsdiff.claims.entities import Entities
from newsdiff.claims.kinds import participant, place
from newsdiff.claims.model import Relation
from newsdiff.claims.people import people
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate


@functools.cache
def read(*texts: str) -> tuple[Reading, ...]:
    records = [{"title": "", "text": text} for text in texts]
    articles = [Article.from_json(r, name=f"{i}.json", path=f"{i}.json") for i, r in enumerate(records)]
    return tuple(Reading(i, parsed) for i, parsed in enumerate(annotate(articles)))


FIRST = (
    "Japan's Defense Minister Minoru Kihara signed the memorandum in Tokyo on Sunday with Shin Won-sik, "
    "the defense minister of South Korea.\n\n"
    "Kihara said the signing was a success. The minister thanked Anna Rees, 42, of Larnfield."
)
SECOND = (
    "Shin Won Sik, South Korea's defence minister, signed the memorandum in Japan on Sunday.\n\n"
    "The memorandum was also signed by Minoru Kihara. A driver, Anna Rees, 43, watched the signing in Tokyo."
)


def told(text: str, surname: str) -> Descriptor:
    (reading,) = read(text)
    return next(m.descriptor for m in people(reading) if m.person.surname == surname)


def verdicts(kind: object, *texts: str) -> set[tuple[Relation, str]]:
    readings = read(*texts)
    claims = [claim for reading in readings for claim in kind.KIND.extract(reading)]  # type: ignore[attr-defined]
    found = align(kind.KIND, claims, World(readings))  # type: ignore[attr-defined]
    return {(a.verdict.rule.relation, claim.text) for a in found for claim in a.pair}


def test_one_person_under_two_spellings_is_one_entity() -> None:
    entities = Entities.build(read(FIRST, SECOND))
    shin = [e for e in entities.all if e.name.endswith("shin")]
    assert [e.articles for e in shin] == [frozenset({0, 1})]
    names = [e for e in entities.all if e.name == "minoru kihara"]
    assert [e.sort for e in names] == ["person"]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    reading = read(FIRST, SECOND)[0]
    alone = [m for m in people(reading) if m.name.key == "kihara"]
    assert alone and all(m.person.key == "minoru kihara" for m in alone)
    entities = Entities.build(read(FIRST, SECOND))
    token = alone[0].sentence.doc[alone[0].start]
    assert entities.same(entities.of(reading, token), "person:minoru kihara")


def test_descriptors() -> None:
    shin = told(FIRST, "shin")
    assert [(o.head, o.country) for o in shin.offices] == [("minister", "south korea")]
    assert told(FIRST, "rees").age == 42
    assert told("The mayor of Oldham, Jane Doe, 51, of Larnfield, said so.", "doe").origin == "Larnfield"
    assert told("The 19-year-old suspect, Lars Holt, was arrested on Monday.", "holt").age == 19
    assert told("Lars Holt, who is 21, was hurt.", "holt").age == 21
    held = told("Lars Holt, age 21, was with his 16-year-old daughter.", "holt")
    assert (held.age, held.offices) == (21, ())
    assert told("Rep. Ann Marsh (R-Ky.) voted against the bill.", "marsh").party == "republican"


def test_bylines_and_credits_are_nobody() -> None:
    (reading,) = read(
        "By Jane Doe\n\nPhoto: Ann Lee/Getty Images\n\nMayor Tom Falk opened the new bridge on Monday."
    )
    assert {m.person.surname for m in people(reading)} == {"falk"}


def test_participants_agree_and_ages_differ() -> None:
    found = verdicts(participant, FIRST, SECOND)
    assert any(r is Relation.CONFLICT and "42" in text for r, text in found)
    assert any(r is Relation.AGREE and "Shin" in text for r, text in found)


def test_silence_on_an_age_is_no_difference() -> None:
    found = verdicts(participant, "Anna Rees, 42, was hurt on Monday.", "Anna Rees was hurt on Monday.")
    assert {r for r, _ in found} <= {Relation.AGREE, Relation.DETAIL}


def test_a_place_in_another_is_detail() -> None:
    found = verdicts(
        place,
        "The ministers signed the memorandum in Tokyo.",
        "The ministers signed the memorandum in Japan.",
    )
    assert found == {(Relation.DETAIL, "in Tokyo"), (Relation.DETAIL, "in Japan")}


def test_in_and_near_the_same_place() -> None:
    one = "A bomb exploded in the Northgate station in London on Monday."
    two = "A bomb exploded outside the Northgate station in London on Monday."
    assert {r for r, _ in verdicts(place, one, two)} == {Relation.WORDING}


def test_two_sites_are_no_difference() -> None:
    one = "A man was shot on Elm Street in Houston. He died at Mercy Hospital."
    two = "A woman was shot on Oak Avenue in Dallas. She lived in Austin."
    assert not {r for r, _ in verdicts(place, one, two)} & {
        Relation.CONFLICT,
        Relation.WORDING,
        Relation.SCOPE,
    }


def test_an_office_before_a_surname_is_not_given_to_another_of_that_name() -> None:
    text = "Senator Olivia Marsh spoke first on Monday.\n\nPresident Marsh signed the law in Calder."
    (reading,) = read(text)
    assert [m.sentence.text for m in people(reading)] == ["Senator Olivia Marsh spoke first on Monday."]
    same = "Paul Marsh came to Havn on Monday.\n\nPresident Marsh signed the law in Calder."
    assert {m.person.key for m in people(read(same)[0])} == {"paul marsh"}


def test_votes_after_names_are_no_ages() -> None:
    text = "They were {}: Mara Holt, 87; Tom Rees, 78; and Ann Lee, 58."
    assert told(text.format("elected by these votes"), "holt").age is None
    assert told(text.format("found near the bridge"), "holt").age == 87


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bill Katz, a Democrat, left early.", {"bill katz"}),
        ("Agnola Coldwyn, who was 67, was hurt.", {"agnola coldwyn"}),
        ("Agnola Coldwyn, aged 67, was hurt.", {"agnola coldwyn"}),
        ("Park Jin, the foreign minister, met Mr. Dahl.", {"jin park"}),
        ("The Bill Katz Foundation gave money.", set()),
        ("He lives in Lincoln Park, police said.", set()),
        ("Victoria Station was closed on Monday.", set()),
    ],
)
def test_a_word_for_a_body_may_be_a_name(text: str, names: set[str]) -> None:
    assert {m.person.key for m in people(read(text)[0]) if m.person.full} == names
