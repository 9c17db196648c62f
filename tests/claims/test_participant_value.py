from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.gazetteer import lookup
from newsdiff.claims.kinds import participant, place
from newsdiff.claims.names import parse
from newsdiff.claims.offices import parse_office
from newsdiff.claims.participants.value import ParticipantValue, fits
from newsdiff.claims.places.value import PlaceValue, holds
from newsdiff.claims.places.value import fits as places_fit
from newsdiff.claims.reading import Reading

OFFICE = parse_office("Japan's defence minister")
VALUES = st.builds(
    ParticipantValue,
    facet=st.sampled_from(["who", "age", "role", "unnamed"]),
    name=st.sampled_from(["Anna Rees", "a man"]),
    person=st.sampled_from([None, parse("Anna Rees"), parse("Tom Rees"), parse("Rees")]),
    offices=st.sampled_from([(), (OFFICE,)]),
    age=st.sampled_from([None, 42, 43]),
    head=st.sampled_from(["", "man", "woman", "boy", "victim"]),
    plural=st.booleans(),
)
PLACES = st.builds(
    PlaceValue,
    text=st.just("somewhere"),
    preposition=st.sampled_from(["in", "near", ""]),
    head=st.sampled_from(["street", "home"]),
    words=st.sampled_from([frozenset(), frozenset({"elm"}), frozenset({"oak"}), frozenset({"south"})]),
    names=st.sampled_from([frozenset(), frozenset({"elm"})]),
    numbers=st.sampled_from([frozenset(), frozenset({"100"}), frozenset({"200"})]),
    places=st.sampled_from([(), lookup("Tokyo")[:1], lookup("Japan")[:1], lookup("Houston")[:1]]),
)


@given(VALUES, VALUES)
def test_participants_fit_symmetrically(v: ParticipantValue, w: ParticipantValue) -> None:
    assert fits(v, w) == fits(w, v)


@given(PLACES, PLACES)
def test_places_fit_symmetrically(v: PlaceValue, w: PlaceValue) -> None:
    assert places_fit(v, w) == places_fit(w, v)
    assert not (holds(v, w) and holds(w, v))


def test_described_for_people() -> None:
    assert OFFICE is not None
    value = ParticipantValue(
        "who", name="Minoru Kihara", person=parse("Minoru Kihara"), offices=(OFFICE,), age=60
    )
    assert participant.KIND.describe(value) == "Minoru Kihara, Japan's defence minister, 60"
    assert participant.KIND.normal(value)["country"] == "japan"
    deed = ParticipantValue("act", name="Anna Rees", person=parse("Anna Rees"), deed="was shot at practice")
    assert participant.KIND.describe(deed) == "was shot at practice"
    tokyo = PlaceValue("Tokyo", "in", "tokyo", frozenset(), places=lookup("Tokyo")[:1])
    assert place.KIND.describe(tokyo) == "in Tokyo"
    assert place.KIND.normal(tokyo)["places"][0]["country"] == "japan"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("He blamed the Justice Department and Attorney General Jeff Sale.", "Attorney General"),
        ("Foreign and Defence Minister Ole Dahl spoke.", "Foreign and Defence Minister"),
        ("The president of the company and founder Ole Dahl left.", "founder"),
        ("Secretary of State Ann Rees came.", "Secretary of State"),
    ],
)
def test_an_office_stops_at_a_body_named_beside_it(
    read: Callable[..., Reading], text: str, office: str
) -> None:
    claims = participant.KIND.extract(read(text))
    who = next(c.value for c in claims if c.value.facet == "who")
    assert who.offices[0].text.endswith(office)
    assert "Department" not in who.offices[0].text
