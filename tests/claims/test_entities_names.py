import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.names import Name, likeness, parse
from newsdiff.claims.offices import contrast, parse_office, same_office
from newsdiff.claims.organisations import acronym, organisation_key
from newsdiff.claims.portfolios import rival_offices

WORDS = st.sampled_from(
    [
        "George",
        "W.",
        "H.",
        "Bush",
        "Anna",
        "Ana",
        "Mike",
        "Michael",
        "Rees",
        "Reese",
        "Shin",
        "Won-sik",
        "Won",
        "Jr.",
    ]
)
WRITTEN = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def named(text: str) -> Name:
    name = parse(text)
    assert name is not None
    return name


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("Shin Won-sik", "Shin Won Sik", "same"),
        ("Ole Dahl", "Ole P. Dahl", "same"),
        ("A. Barry Lund", "Barry Lund", "same"),
        ("Dick Marsh", "Richard Marsh", "same"),
        ("Mohammed Karim", "Mohamed Karim", "same"),
        ("Bjørn Dahl", "Bjorn Dahl", "same"),
        ("Radosław Sikora", "Radoslaw Sikora", "same"),
        ("Jonas Støre", "Jonas Stoere", "same"),
        ("Ekrem Işık", "Ekrem Isik", "same"),
        ("Pavlo Zelenskiy", "Pavlo Zelenskyy", "same"),
        ("Kim Dong-hyun", "Kim Dong-hyeon", "same"),
        ("Ahmed Karim", "Ahmad Karim", "same"),
        ("Sergei Volkov", "Sergey Volkov", "same"),
        ("Marsh", "Richard Marsh", "short"),
        ("Ilse Kollar", "Ilse Kolar", "spelling"),
        ("George W. Bush", "George H. W. Bush", None),
        ("Anna Rees", "Tom Rees", None),
        ("Jon Falk Jr.", "Jon Falk Sr.", None),
        ("Jon Falk", "Jon Marsh", None),
    ],
)
def test_names(a: str, b: str, found: str | None) -> None:
    assert likeness(named(a), named(b)) == found


@given(WRITTEN, WRITTEN)
def test_likeness_is_symmetric_and_reflexive(a: str, b: str) -> None:
    first, second = parse(a), parse(b)
    if first is not None and second is not None:
        assert likeness(first, second) == likeness(second, first)
        assert likeness(first, first) == "same"


@given(st.text(max_size=40))
def test_any_text_parses_or_is_nothing(text: str) -> None:
    name = parse(text)
    assert name is None or name.surname


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Japan's Defense Minister", "defence minister of Japan", True),
        ("US Secretary of Defense", "U.S. Defense Secretary", True),
        ("chief executive officer", "CEO", True),
        ("Sen.", "senator", True),
        ("police spokeswoman", "spokesman for the police", True),
        ("defence minister of Japan", "defence minister of South Korea", False),
        ("press secretary", "defense secretary", False),
        ("founder", "co-founder", False),
    ],
)
def test_offices(a: str, b: str, one: bool) -> None:
    first, second = parse_office(a), parse_office(b)
    assert first is not None and second is not None
    assert same_office(first, second) is one
    assert same_office(second, first) is one


def test_former_and_deputy_are_kept() -> None:
    office = parse_office("former deputy mayor of Larnfield")
    assert office is not None and office.past and office.lesser == {"deputy"} and office.head == "mayor"


def test_rival_labels() -> None:
    founder, co_founder = parse_office("founder of the app"), parse_office("co-founder")
    assert founder is not None and co_founder is not None
    assert contrast([founder], [co_founder]) == (founder, co_founder)
    assert contrast([founder, co_founder], [co_founder]) is None


@pytest.mark.parametrize(
    ("a", "b", "rivals"),
    [
        (["Finance Minister"], ["health minister"], True),
        (["French Finance Minister"], ["French Economy Minister"], False),
        (["interior minister"], ["immigration minister"], False),
        (["Foreign Secretary", "a former defence secretary"], ["the defence secretary"], False),
        (["Deputy Governor"], ["Governor-designate"], False),
        (["deputy governor"], ["the new governor"], False),
        (["Lt. Gov."], ["Gov."], True),
        (["Prime Minister"], ["French President"], True),
        (["Prime Minister"], ["council president"], False),
        (["Acme's chief financial officer"], ["Acme's chief operating officer"], True),
        (["Acme's chief financial officer"], ["the bank's chief operating officer"], False),
        (["Defence attorney"], ["Prosecutor"], True),
        (["attorney"], ["Prosecutor"], False),
        (["Detective Sergeant"], ["Detective Inspector"], True),
        (["Captain"], ["a corporal in the army"], False),
        (["Lt. Col."], ["Lt."], True),
    ],
)
def test_offices_that_nobody_holds_at_one_time(a: list[str], b: list[str], rivals: bool) -> None:
    first, second = ([o for text in texts if (o := parse_office(text))] for texts in (a, b))
    assert (rival_offices(first, second) is not None) is rivals
    assert (rival_offices(second, first) is not None) is rivals


def test_organisations() -> None:
    assert organisation_key("The Acme Corp.") == organisation_key("Acme")
    assert acronym("Northern Harbour Rail Company") == "nhrc"
    assert acronym("Acme") is None
