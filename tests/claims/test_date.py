"""The ladder of dates: which rung holds for two reports of one act, and that other acts are left alone."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from newsdiff.claims.align import align
from newsdiff.claims.dates.rules import DIFFERS
from newsdiff.claims.kind import Pair
from newsdiff.claims.kinds.date import KIND, DateValue
from newsdiff.claims.model import Claim
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate

Dated = tuple[str, str | None]


@cache
def reading(number: int, text: str, published: str | None) -> Reading:
    record = {"title": "", "text": text, "date_publish": published}
    return Reading(number, next(annotate([Article.from_json(record, name=f"{number}.json")])))


def claims(text: str, published: str | None = "2023-03-02", number: int = 0) -> list[Claim[DateValue]]:
    return list(KIND.extract(reading(number, text, published)))


def rule(a: Dated, b: Dated) -> str | None:
    """The rule that relates the first dates of two texts."""
    world = World([reading(0, *a), reading(1, *b)])
    one, other = (next(iter(KIND.extract(r))) for r in world.readings)
    if not set(KIND.blocks(one)) & set(KIND.blocks(other)):
        return None
    verdict = KIND.compare(Pair(one, other, world))
    return verdict.rule.id if verdict is not None else None


ARRESTED = "Police in Norvik arrested the harbour clerk {} after the theft of the ferry takings."
HELD = "The harbour clerk was arrested {} by police in Norvik after the theft of the ferry takings."
BAKER = "A baker was arrested on Tuesday by police in Norvik."
SAID = "The minister said {} that taxes would rise."
SANK = "The ferry Alma sank off Norvik {} with 40 people aboard."
WENT_DOWN = "The ferry Alma sank near the port of Norvik {}, killing two of the crew."


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (SANK.format("on Tuesday"), WENT_DOWN.format("on Tuesday"), "date-agree"),
        (SANK.format("on 28 February"), WENT_DOWN.format("on Tuesday"), "date-agree"),
        (SANK.format("two days ago"), WENT_DOWN.format("on Tuesday"), "date-agree"),
        (SANK.format("early on Tuesday"), WENT_DOWN.format("on Tuesday"), "date-finer"),
        (SANK.format("this week"), WENT_DOWN.format("on Tuesday"), "date-finer"),
        (SANK.format("at 10:05 p.m."), WENT_DOWN.format("at about 10 p.m."), "date-finer"),
        (SANK.format("in February"), WENT_DOWN.format("on 28 February"), "date-finer"),
        (SANK.format("yesterday"), WENT_DOWN.format("on Tuesday"), None),
        (SANK.format("on Tuesday morning"), WENT_DOWN.format("on Tuesday night"), None),
        (SANK.format("since Tuesday"), WENT_DOWN.format("on Tuesday"), None),
        (ARRESTED.format("on Monday"), HELD.format("on Tuesday"), "date-differs"),
        (ARRESTED.format("on 27 February"), HELD.format("on 28 February"), "date-differs"),
        (ARRESTED.format("on Monday"), HELD.format("on Monday"), "date-agree"),
        (ARRESTED.format("on Monday"), BAKER, None),
        (ARRESTED.format("on Monday"), "The harbour clerk was not arrested on Monday.", None),
        (ARRESTED.format("on Monday"), HELD.replace("was", "may be").format("on Tuesday"), None),
        (SAID.format("on Monday"), SAID.format("on Tuesday"), None),
        ("The league met on Monday in Norvik.", "The league met on Tuesday in Norvik.", None),
        ("Alma won the cup in 2018.", "A council seat in Norvik was vacant in 2018.", None),
    ],
)  # fmt: skip
def test_rungs(a: str, b: str, expected: str | None) -> None:
    day = "2023-03-02"  # a Thursday
    assert rule((a, day), (b, day)) == expected
    assert rule((b, day), (a, day)) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one night, told from its two sides
        ("A man was stabbed in Havn late on Saturday.", "A man was stabbed in Havn early on Sunday."),
        ("A man was stabbed in Havn on Saturday night.", "A man was stabbed in Havn early on Sunday."),
        (
            "A man was stabbed in Havn at 11:40 p.m. on Saturday.",
            "A man was stabbed in Havn early on Sunday.",
        ),
        (
            "He was stabbed on Saturday, just before midnight.",
            "He was stabbed on Sunday, just after midnight.",
        ),
        # a further one of its kind
        ("Police in Havn arrested a man on Monday.", "Police in Havn arrested a second man on Tuesday."),
        ("The road in Havn was closed on Monday.", "The road in Havn was still closed on Tuesday."),
        # another person
        ("John Hale was shot dead on Monday.", "Peter Quinn was shot dead on Tuesday."),
        ("A 22-year-old man was charged on Monday.", "A 17-year-old man was charged on Tuesday."),
        # as of a day, the reach of a superlative, a span and a list
        ("The fire had burned 40 homes by Monday.", "The fire had burned 60 homes by Tuesday."),
        (
            "The krone fell to its weakest level since 1990.",
            "The krone fell to its weakest level since 1986.",
        ),
        ("The train left Havn between 2 and 3 p.m.", "The train left Havn at 2:10 p.m."),
        ("The fair in Havn opens on May 25 and 26.", "The fair in Havn opens on May 26."),
    ],
)
def test_days_of_two_acts_do_not_differ(a: str, b: str) -> None:
    world = World([reading(0, a, "2023-03-02"), reading(1, b, "2023-03-02")])
    told = [claim for r in world.readings for claim in KIND.extract(r)]
    assert [x.verdict.rule.id for x in align(KIND, told, world) if x.verdict.rule is DIFFERS] == []


def test_what_goes_on_from_day_to_day_is_told_of_each_eve() -> None:
    text = "The court in Havn adjourned on {}."
    assert rule((text.format("Wednesday"), "2023-03-02"), (text.format("Thursday"), "2023-03-03")) is None
    assert (
        rule((text.format("Wednesday"), "2023-03-02"), (text.format("Tuesday"), "2023-03-03"))
        == "date-differs"
    )


def test_a_clock_time_told_with_its_day_still_differs() -> None:
    text = "The accident on the quay of Havn happened at {} on Saturday."
    world = World([reading(i, text.format(t), "2023-03-02") for i, t in enumerate(("5.30pm", "6.10pm"))])
    told = [claim for r in world.readings for claim in KIND.extract(r)]
    assert "date-differs" in {x.verdict.rule.id for x in align(KIND, told, world)}


def test_weekday_and_day_agree_without_a_publication_date() -> None:
    a, b = WENT_DOWN.format("on Tuesday"), SANK.format("on 28 February") + " It was built in 2022."
    assert rule((a, None), (b, None)) == "date-agree"


def test_plan_overtaken() -> None:
    plan = "Parliament in Norvik will ratify the fishing treaty on Thursday."
    done = "Parliament in Norvik ratified the fishing treaty on Friday."
    assert rule((plan, "2023-03-01"), (done, "2023-03-04")) == "date-moved"
    assert rule((done, "2023-03-04"), (plan, "2023-03-01")) == "date-moved"


def test_far_publications_do_not_differ() -> None:
    assert (
        rule((ARRESTED.format("on Monday"), "2023-03-02"), (HELD.format("on Tuesday"), "2023-05-02")) is None
    )


def test_the_span_of_a_claim_is_its_words() -> None:
    (claim,) = claims(SANK.format("late on Tuesday"))
    assert claim.text == "late on Tuesday"
    start, end = claim.evidence.mark
    assert claim.evidence.start <= start < end <= claim.evidence.end
    assert claim.value.start == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The council will vote on Friday.", "2023-03-03"),
        ("The council voted on Friday.", "2023-02-24"),
        ("The hearing is scheduled to open Monday.", "2023-03-06"),
        ("The bond is due in April.", "2023-04-01"),
        ("Officers want to question a man about the Wednesday morning shooting.", "2023-03-01"),
        ("They want to look into the attack on Wednesday.", "2023-03-01"),
        ("In April the council sued the yard to stop the sale.", "2022-04-01"),
        ("The talks resume on Tuesday.", "2023-03-07"),
        ("On Monday the mayor had promised a vote.", "2023-02-27"),
        ("The vote had been scheduled for Monday.", "2023-03-06"),
        ("The leak was spotted on Friday of last week.", "2023-02-24"),
        ("The leak was spotted on Tuesday last week.", "2023-02-21"),
        ("They will vote on Monday next week.", "2023-03-06"),
        ("The rule takes effect on Saturday.", "2023-03-04"),
        ("She is heading to the port on Monday.", "2023-03-06"),
        ("The alert stays in force until Sunday.", "2023-03-05"),
        ("The strike lasted until Sunday.", "2023-02-26"),
        ("The mayor called a meeting for Sunday.", "2023-03-05"),
        ("The region declared Monday a day of mourning.", "2023-03-06"),
        ("The council declared two days of mourning starting on Friday.", "2023-03-03"),
        ("The move follows Tuesday's vote.", "2023-02-28"),
        ("Ships were late, with the first one arriving Tuesday.", "2023-02-28"),
        ("It drew calls to stay away, along with plans for a march at the shops on Friday.", "2023-03-03"),
    ],
)
def test_the_tense_is_read_from_the_clause(text: str, start: str) -> None:
    (claim,) = claims(text)
    assert str(claim.value.start) == start


@pytest.mark.parametrize(
    "text",
    [
        "He was given 15 years for the theft.",
        'He spoke on the "Today" show.',
        "They met at a house in Noon Road.",
        "Theresa May spoke to April Jones about it.",
        "About 1900 people came.",
    ],
)
def test_words_that_are_no_dates(text: str) -> None:
    assert claims(text) == []


def test_a_clock_time_belongs_to_the_day_beside_it() -> None:
    clock, day, _ = claims("It began at 7:24 p.m. on Tuesday. The fire was out on Wednesday.")
    assert clock.value.start == day.value.start == date(2023, 2, 28)
    assert not clock.value.loose


def test_days_are_counted_from_the_day_told() -> None:
    *_, last = claims("The strike began on 20 February. Two days later the port closed.")
    assert last.value.start == date(2023, 2, 22)


def test_the_rules_are_told_apart() -> None:
    assert [rule.id for rule in KIND.rules] == ["date-differs", "date-moved", "date-finer", "date-agree"]
    assert all(rule.what and rule.why and all(rule.example) for rule in KIND.rules)
