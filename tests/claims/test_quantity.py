"""Quantities: what is read from a sentence, and each rung of the ladder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims.align import align
from newsdiff.claims.kinds.quantity import KIND
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crash injured 25 people.", ["25 people injured"]),
        ("Four people were shot, one fatally.", ["Four people shot", "one shot"]),
        ("Two men were shot and killed.", ["Two men killed"]),
        ("Three teenagers were struck by gunfire.", ["Three teenagers shot"]),
        ("Two men were stabbed in the park.", ["Two men stabbed"]),
        ("The fire left one dead and three wounded.", ["one killed", "three injured"]),
        ("Fourteen deaths were reported.", ["Fourteen deaths"]),
        ("The death toll was 112.", ["112 killed"]),
        ("The death toll from the flood had reached 112.", ["112 killed"]),
        ("At least 15 people are missing.", ["At least 15 people missing"]),
        ("Twelve people missed the bus.", ["Twelve people"]),
        ("None of the 45 passengers was hurt.", ["45 passengers"]),
        ("The boy, 2, was hurt.", []),
        ("Police went to a triple homicide.", ["triple homicide killed"]),
        ("Police arrested a second suspect.", ["second suspect arrested"]),
        ("She won a double victory.", []),
        ("He had a majority of 21,087.", ["majority of 21,087"]),
        ("The vote passed, while 17 abstained.", ["17"]),
        ("It flew with 132 on board.", ["132 aboard"]),
        ("The firm won a nine-year contract.", ["nine-year"]),
        ("It fell by 24.4 points.", ["24.4 points"]),
        ("More than 50 people were killed.", ["More than 50 people killed"]),
        ("Twelve passengers died.", ["Twelve passengers killed"]),
        ("The bus carried 40 passengers.", ["40 passengers aboard"]),
        ("All 12 hostages were freed.", ["12 hostages freed"]),
        ("The company paid $1.2bn.", ["$1.2bn"]),
        ("Police arrested three protesters.", ["three protesters arrested"]),
        ("On Monday 32 prisoners escaped from the jail.", ["32 prisoners escaped"]),
        ("The rate rose by 3 percent.", ["3 percent"]),
        ("She was 19 years old.", []),
        ("It was built in 1998.", []),
        ("Apollo 11 landed.", []),
        ("The game begins at 8 p.m.", []),
        ("He won on March 3.", []),
        ("One can see the harbour.", []),
        ("Two Boeing 737 jets were grounded.", ["Two Boeing 737 jets"]),
        ("Flight 175 was late.", []),
        ("The crash closed Interstate 35.", []),
        ("The 5.50 update brings new features.", []),
        ("It shows films on 4K screens.", []),
        ("About 2.5 million people voted.", ["About 2.5 million people"]),
        ("The $600 rescued by the panel was lost.", ["$600"]),
        ("The tanker has a crew of 21.", ["crew of 21 aboard"]),
        ("The rial lost two-fifths of its value.", ["two-fifths of its value"]),
        ("It paid 430 mln euros.", ["430 mln euros"]),
        ("The council voted 31-14.", ["31-14"]),
        ("Eight people lost their lives.", ["Eight people killed"]),
        ("The fire claimed 14 lives.", ["14 lives killed"]),
        ("The storm took the lives of six people.", ["six people killed"]),
        ("The death toll stood at 31.", ["31 killed"]),
        ("Police put the number of dead at 12.", ["12 killed"]),
        ("It raised the death toll to nine.", []),
        ("Seven did not survive.", ["Seven killed"]),
        ("Forty people suffered burns.", ["Forty people injured"]),
        ("A dozen were left with minor injuries.", ["A dozen injured"]),
        ("Some 20 were being treated for smoke inhalation.", ["Some 20 injured"]),
        ("Two others are fighting for their lives.", ["Two others injured"]),
        ("Thirteen people escaped unhurt.", ["Thirteen people"]),
        ("Two prisoners escaped.", ["Two prisoners escaped"]),
        ("Three workers lost their jobs.", ["Three workers"]),
        ("UPDATE 4-Two dead in a fire.", ["Two killed"]),
        ("A neighbour called 911 on Friday.", []),
        ("He told 911 dispatchers that he was hurt.", []),
        ("She left the party eight years ago.", []),
        ("It left one man dead and two women with injuries.", ["one man killed", "two women injured"]),
        ("It left one man dead and two women wounded.", ["one man killed", "two women injured"]),
        ("Between 30 and 40 people were hurt.", ["30 and 40 people injured"]),
        ("One in five adults is ill.", []),
        ("He killed three people in two attacks.", ["three people killed", "two attacks"]),
        ("A Long March 4C rocket lifted off.", []),
        ("It was 38C in Seville.", ["38C"]),
        ("The song went to number one in nine countries.", ["nine countries"]),
    ],
)
def test_found(read: Read, text: str, expected: list[str]) -> None:
    assert [KIND.describe(claim.value) for claim in KIND.extract(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("The boat drifted 2 kilometers.", "distance", 2000),
        ("The boat drifted 3 miles.", "distance", 4828.032),
        ("It weighs 2 tons.", "mass", 2000),
        ("It was 29.1C at noon.", "temperature", 29.1),
        ("It was 82.4 degrees Fahrenheit.", "temperature", 28),
        ("It was 31 degrees Celsius.", "temperature", 31),
        ("It fell to $US6,500.", "money:$", 6500),
        ("It is a 38 million euro contract.", "money:€", 38e6),
        ("It costs 5 million euros.", "money:€", 5e6),
        ("They waited three weeks.", "duration", 21),
        ("A third of the harvest was lost.", "percent", 33.333),
        ("The fire burned 200 acres.", "area", 80.9388),
        ("The fire burned 450 sq km.", "area", 45000),
        ("The line carries 55 billion cubic metres of gas.", "volume", 5.5e13),
        ("The boat is 12 nautical miles away.", "distance", 22224),
        ("The car drove at 80kph.", "speed", 80),
        ("They paid 30,000 Egyptian pounds.", "money:Egyptian pound", 30000),
        ("They paid 3.2 billion Swiss francs.", "money:Swiss franc", 3.2e9),
        ("They paid 30 US dollars.", "money:$", 30),
        ("The box weighs 30 pounds.", "mass", 13.6078),
        ("Police found 40 pounds of cocaine.", "mass", 18.1437),
        ("He will be paid 120,000 pounds a week.", "money:£", 120000),
        ("The village recovered 1.1 million pounds.", "money:£", 1.1e6),
        ("The state gave 5 million kina.", "money:PGK", 5e6),
        ("A magnitude 6.4 earthquake shook the town.", "magnitude", 6.4),
    ],
)
def test_measures_are_in_the_first_unit_of_their_class(read: Read, text: str, unit: str, low: float) -> None:
    (claim,) = KIND.extract(read(text))
    assert claim.value.unit == unit
    assert claim.value.number.low == pytest.approx(low, rel=1e-4)


@pytest.mark.parametrize(
    ("text", "overtaken"),
    [
        ("Officials said at first that 12 people were killed.", True),
        ("Twelve people were initially reported killed.", True),
        ("An early report put the number of dead at 12 people.", True),
        ("Officials said that 12 people were killed.", False),
        ("The first 12 people were freed.", False),
    ],
)
def test_what_was_said_at_first_is_overtaken(read: Read, text: str, overtaken: bool) -> None:
    (claim,) = KIND.extract(read(text))
    assert claim.value.overtaken is overtaken


Dated = tuple[str, str | None]
HURT = "A tram hit a bus in Havn on Monday. The crash injured {} people."
WERE = "A bus was hit by a tram in Havn on Monday. {} people were injured in the crash."


@pytest.mark.parametrize(
    ("a", "b", "rules"),
    [
        ((HURT.format("25"), None), (WERE.format("25"), None), {"quantity-agree"}),
        ((HURT.format("25"), None), (WERE.format("27"), None), {"quantity-differs"}),
        ((HURT.format("more than 20"), None), (WERE.format("27"), None), {"quantity-finer"}),
        ((HURT.format("dozens of"), None), (WERE.format("43"), None), {"quantity-finer"}),
        ((HURT.format("12"), "2021-03-02"), (WERE.format("19"), "2021-03-03"), {"quantity-grew"}),
        ((HURT.format("12"), "2021-03-02"), (WERE.format("19"), "2021-03-02"), {"quantity-differs"}),
        ((HURT.format("12"), "2021-03-02"), (WERE.format("19"), "2021-05-02"), set()),
        ((HURT.format("12"), None), (WERE.format("190"), None), set()),
        ((HURT.format("25"), None), ("The crash in Havn killed 27 people.", None), set()),
    ],
)
def test_ladder(read: Read, a: Dated, b: Dated, rules: set[str]) -> None:
    assert related(read, a, b) == rules


def related(read: Read, *told: Dated) -> set[str]:
    """The rules by which the quantities of some reports are related."""
    readings = [read(text, number=i, published=day) for i, (text, day) in enumerate(told)]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    found = align(KIND, claims, World(readings))
    assert all(0 < x.verdict.confidence <= 0.97 for x in found)
    return {x.verdict.rule.id for x in found}


LEDE = "The works in Havn burned down on Monday. {}"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # another's
        ("Smith scored 24 points in the final.", "Jones scored 31 points in the final."),
        ("Norway will send 30 tanks to the front.", "Poland will send 24 tanks to the front."),
        ("The court sentenced Ivan Petrov to 10 years.", "The court sentenced Marta Cruz to six years."),
        # another period, thing measured, place or year
        (
            "The works made 386,000 cars in the first quarter.",
            "The works made 484,000 cars in the fourth quarter.",
        ),
        ("The unemployment rate rose to 3.9% in April.", "The unemployment rate rose to 3.5% in March."),
        ("The group's net profit fell by 12%.", "The group's operating profit fell by 15%."),
        ("Sales of trucks fell by 8%.", "Sales of cars fell by 5%."),
        ("The fire destroyed 300 homes.", "The fire damaged 600 homes."),
        ("At least 12 people died in the fire.", "A fire in the works in 1956 killed 23 people."),
    ],
)
def test_numbers_of_two_things_do_not_differ(read: Read, a: str, b: str) -> None:
    assert "quantity-differs" not in related(read, (LEDE.format(a), None), (LEDE.format(b), None))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Smith scored 24 points in the final.", "John Smith scored 31 points in the final."),
        ("GM will cut 900 jobs at the works.", "General Motors will cut 1,200 jobs at the works."),
        ("In the First Quarter the works made 386,000 cars.", "It made 484,000 cars in the first quarter."),
        ("The works made 386,000 cars in March.", "The works made 484,000 cars in March."),
        ("The group's net profit fell by 12% in March.", "The group's net profit fell by 15% in March."),
    ],
)
def test_numbers_of_one_thing_differ(read: Read, a: str, b: str) -> None:
    assert "quantity-differs" in related(read, (LEDE.format(a), None), (LEDE.format(b), None))


def test_two_percentages_are_no_rounding_of_each_other(read: Read) -> None:
    told = ("Turnout was 52 percent of voters.", None), ("Turnout was 55 percent.", None)
    assert "quantity-finer" not in related(read, *told)


@pytest.mark.parametrize(
    ("text", "earlier", "later", "rule"),
    [
        ("The fire has destroyed {} homes in Havn.", "120", "180", "quantity-grew"),
        ("The fire has destroyed {} homes in Havn.", "180", "120", "quantity-differs"),
        ("The storm left {} homes in Havn without power.", "9,000", "12,000", "quantity-changed"),
        ("The storm left {} homes in Havn without power.", "12,000", "9,000", "quantity-changed"),
    ],
)
def test_what_changes_from_day_to_day(read: Read, text: str, earlier: str, later: str, rule: str) -> None:
    dated = (text.format(earlier), "2021-03-02"), (text.format(later), "2021-03-04")
    assert related(read, *dated) == {rule}
    undated = (text.format(earlier), None), (text.format(later), None)
    assert related(read, *undated) == {"quantity-differs"}


PARTS = "A tram hit a bus in Havn on Monday, and 30 people were injured. {}"


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        ("Four of the injured were in hospital on Friday.", "Six of the injured were in hospital.", True),
        (
            "Four of the injured were in hospital on Friday.",
            "Six of the injured were in hospital on Tuesday.",
            False,
        ),
        ("Four of the injured were treated.", "Six of the injured were in a serious condition.", False),
        ("Four of the injured were treated for shock.", "Six of the injured lived in Norvik.", False),
    ],
)
def test_a_part_is_compared_with_a_part_of_which_the_same_is_told(
    read: Read, a: str, b: str, differs: bool
) -> None:
    readings = [read(PARTS.format(text), number=i) for i, text in enumerate((a, b))]
    claims = [claim for reading in readings for claim in KIND.extract(reading)]
    rules = {x.verdict.rule.id for x in align(KIND, claims, World(readings))}
    assert ("quantity-differs" in rules) is differs


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The blast killed two workers.", "number of workers killed"),
        ("The fire destroyed 16 homes.", "number of homes"),
        ("Police arrested three women.", "number of women arrested"),
        ("The storm sank two ferries.", "number of ferries"),
        ("The crash injured 25 people.", "number of people injured"),
    ],
)
def test_a_topic_names_what_is_counted_in_the_plural(read: Read, text: str, topic: str) -> None:
    assert [claim.topic for claim in KIND.extract(read(text))] == [topic]
