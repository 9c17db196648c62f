"""From raw text to passages: page furniture, captions, datelines, headline and outlet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.cleaning import Cleaned, clean

LEDE = "A freight train left the rails near Orrin on Monday, and two drivers were hurt, police said."
MORE = "Nobody else was on board, according to the railway company, which has begun an inquiry."
LAST = "The line between Orrin and Calder will stay closed until the weekend."
PAGE = f"Freight train derails near Orrin, two hurt\n\n{LEDE}\n\n{{}}\n\n{MORE}\n\n{LAST}\n"


def body(cleaned: Cleaned) -> list[str]:
    return [passage.text for passage in cleaned.passages if passage.role == "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Facebook share button",
        "  • Twitter share button",
        "Ⓕ font-size",
        "  • +2",
        "A A A",
        "Menu",
        "HOME | NEWS | SPORT | WEATHER",
        "Orrin | Published: 18:05, January 7, 2019 | Updated: 19:18, January 7, 2019",
        "Tags: trains, Orrin",
        "X",
        "CLOSE",
        "Advertisement",
        "ADVERTISEMENT Continue reading the main story",
        "Read more: What the inquiry will look at",
        "RELATED: Five derailments in two years",
        "SEE ALSO",
        "Click here to sign up.",
        "Share this story",
        "Sign up for our morning newsletter and never miss a story.",
        "Subscribe now to the Orrin Courier",
        "We use cookies to improve your experience.",
        "© 2019 Orrin Courier",
        "Copyright 2019 Orrin Courier. All rights reserved.",
        "Dana Fell contributed to this report.",
        "By Dana Fell",
        "By Dana Fell and Ruth Okoro, Staff Writers",
        "Dana Fell dfell@orrincourier.example",
        "Dana Fell can be reached at dfell@orrincourier.example.",
        "-- Dana Fell",
        "@danafell",
        "https://orrincourier.example/derailment",
        "Follow us on Twitter @orrincourier",
        "Updated 4:15 p.m.",
        "January 7, 2019 7:18 PM",
        "Posted: 7 January 2019 at 19:18 GMT | Updated: 8 January 2019",
        "Photo: AFP",
        "(Photo: Dana Fell)",
        "The wreck seen from the road. (AP Photo/Dana Fell)",
        "Workers lift a wagon on Monday. Reuters",
        "Workers lift a wagon on Monday. Courtesy of Orrin Fire Department",
        "GETTY Workers lift a wagon near Orrin",
        "FILE - In this May 3, 2018 file photo, a freight train passes through Orrin.",
        "Mayor Lena Ashe, left, and police chief Omar Dunn, right, speak to reporters in Orrin.",
        "Image 3 of 10 Workers lift a wagon",
        "FOR IMMEDIATE RELEASE",
        "Weather News: Storm Brings Snow to Northern Hills",
        "___",
        "[Ten pictures of the wreck]",
    ],
)
def test_page_furniture_makes_no_passage(line: str) -> None:
    assert body(clean(PAGE.format(line))) == [LEDE, MORE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Police said the left side of the train was damaged, and right behind it a car had stopped.",
        "Governor Ruth Okoro (D) visited the place, left at noon and spoke to families.",
        '"It sounded like thunder," said Omar Dunn, who lives nearby.',
        '"I heard it on the radio," said Mr. Bloomberg.',
        "Also on Monday, a second train was stopped near Calder.",
        "Two hours earlier a freight train had passed without trouble",
        "Related charges were filed against the company last year.",
        "The photo of the wreck was shared 20,000 times on Twitter.",
        "Officials urged witnesses to send pictures to tips@orrin.example before Friday evening.",
        "He declined to comment.",
        "By Monday evening, all roads were open again.",
        "The company changed its privacy policy in March.",
        "The loan came from Credit Suisse First Boston in Frankfurt.",
        "3 unions call for safer wagons after the derailment",
    ],
)
def test_the_articles_own_sentences_stay(line: str) -> None:
    assert line in body(clean(PAGE.format(line)))


def test_captions_said_twice_go_and_so_does_a_paragraph_said_again() -> None:
    caption = "Omar Dunn, left, and Lena Ashe shake hands in Orrin, Monday. Courtesy of Orrin Town Hall"
    assert body(clean(PAGE.format(f"{caption}\n\n{caption}"))) == [LEDE, MORE, LAST]
    assert body(clean(PAGE.format(LEDE))) == [LEDE, MORE, LAST]


def test_nothing_follows_the_comments() -> None:
    page = PAGE.format("It rained.") + "\nLeave a Comment:\nThis railway is a disgrace and has always been.\n"
    assert body(clean(page))[-1] == LAST


def test_lists_of_links_end_with_the_next_sentence() -> None:
    links = "Top 10 Stories\nStorm cuts off northern villages\nMayor to run again in Calder"
    assert body(clean(PAGE.format(links))) == [LEDE, MORE, LAST]


def test_the_headline_is_one_passage_with_its_place_in_the_file() -> None:
    headline = "Freight train derails near Orrin"
    cleaned = clean(f"Settings\n\n{headline}\n\nOrrin Courier\n\n{headline}\n\n{LEDE}")
    [title] = [passage for passage in cleaned.passages if passage.role == "title"]
    assert (title.field, title.text, title.start) == ("text", headline, 10)
    assert cleaned.title == title.text
    assert cleaned.outlet == "Orrin Courier"
    assert body(cleaned) == [LEDE]


def test_a_text_without_headline_begins_with_its_lede() -> None:
    lede = LEDE.replace("Monday", "Monday after a night of heavy rain")
    cleaned = clean(f"{lede}\n\n{MORE}")
    assert (cleaned.title, body(cleaned)) == ("", [lede, MORE])


def test_a_headline_of_its_own_field_is_not_looked_for_in_the_text() -> None:
    cleaned = clean(f"Train derails near Orrin\n{LEDE}\n{MORE}\n{LAST}", "Train derails near Orrin")
    title, *rest = cleaned.passages
    assert (title.field, title.role, title.start) == ("title", "title", 0)
    assert [passage.text for passage in rest] == [LEDE, MORE, LAST]


@pytest.mark.parametrize(
    ("head", "agency", "day"),
    [
        ("LONDON, Dec 29 (Reuters) - ", "Reuters", None),
        ("LONDON, Dec. 29, 2017 (Reuters) - ", "Reuters", date(2017, 12, 29)),
        ("WASHINGTON (AP) — ", "AP", None),
        ("SEOUL, South Korea — ", None, None),
        ("AMHERST, N.H. -- ", None, None),
        ("Tirana, Albania (CNN) ", "CNN", None),
        ("NEW DELHI: ", None, None),
    ],
)
def test_a_passage_begins_after_its_dateline(head: str, agency: str | None, day: date | None) -> None:
    cleaned = clean(f"{head}{LEDE}\n{MORE}", "")
    first = cleaned.passages[0]
    assert (first.text, first.start) == (LEDE, len(head))
    assert (cleaned.outlet, cleaned.published) == (agency, day)


@pytest.mark.parametrize(
    "start", ["NATO — the alliance — met.", "UPDATE: Two people were hurt.", "In LONDON - Rain."]
)
def test_what_is_no_dateline_stays(start: str) -> None:
    assert clean(start, "").passages[0].text == start


def test_hard_wrapped_lines_are_one_passage() -> None:
    text = (
        "A freight train left the rails near Orrin on Monday, and two drivers\n"
        "were taken to hospital with burns, the police said in a statement on\n"
        "Tuesday.\n\n"
        "Nobody else was on board, according to the railway company, which has\n"
        "begun an inquiry of its own.\n"
    )
    first, second = clean(text, "").passages
    assert first.text.endswith("with burns, the police said in a statement on Tuesday.")
    assert second.text.startswith("Nobody else") and second.text.endswith("of its own.")
    start, end = first.locate(first.text.index("Tuesday"), first.text.index("Tuesday") + 7)
    assert text[start:end] == "Tuesday"


def test_words_with_a_hyphen_are_whole_again_where_lines_were_wrapped_in_them() -> None:
    text = "The two drivers told police that the train had slowed down to a semi-\nautomatic stop."
    [passage] = clean(text, "").passages
    assert "semi-automatic" in passage.text
    assert text[slice(*passage.locate(75, 76))] == passage.text[75]


def test_wrapped_text_is_told_by_its_long_lines_whatever_stands_around_them() -> None:
    links = "\n".join(
        ["Home", "News", "By Dana Fell", "January 7, 2019", "Most read", "Storm cuts off villages"]
    )
    text = f"Train derails near Orrin\n{links}\n\n{LEDE[:60]}\n{LEDE[61:]}\n"
    assert body(clean(text)) == [LEDE]


def test_short_paragraphs_of_one_line_each_are_not_joined() -> None:
    lines = [
        "The train was late on Monday, officials said.",
        "Two drivers were hurt in the crash near Orrin.",
    ]
    assert body(clean("\n".join(lines * 1), "")) == lines


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 7 January 2019", date(2019, 1, 7)),
        ("Updated: Jan. 9, 2019 4:15 p.m.\nPublished: Jan. 7, 2019", date(2019, 1, 7)),
        ("Posted 2019-01-07 10:00", date(2019, 1, 7)),
        ("Updated 4:15 p.m.", None),
        ("Published January 7", None),
    ],
)
def test_the_page_tells_its_day_only_in_full(line: str, day: date | None) -> None:
    assert clean(PAGE.format(line)).published == day


def test_days_in_sentences_are_no_days_of_publication() -> None:
    assert clean(PAGE.format("The bridge was built on 7 January 1931, records show.")).published is None


def test_the_reporters_mail_tells_the_outlet_but_a_private_one_does_not() -> None:
    assert clean(PAGE.format("Dana Fell dfell@orrincourier.example")).outlet == "orrincourier.example"
    assert clean(PAGE.format("Dana Fell dana.fell@gmail.com")).outlet is None


def test_the_words_of_a_tweet_stay_and_its_signature_goes() -> None:
    tweet = "We are sorry for the trouble on the line. — Orrin Rail (@orrinrail) January 7, 2019"
    assert "We are sorry for the trouble on the line." in body(clean(PAGE.format(tweet)))


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                LEDE,
                MORE,
                LAST,
                "By Dana Fell",
                "Share",
                "Read more:",
                "LONDON (AP) — Rain\u00a0fell.",
                "•",
                "",
            ]
        ),
        st.text(max_size=80),
    ),
    max_size=12,
)


@given(lines=LINES, newline=st.sampled_from(["\n", "\r\n", "\n\n"]), title=st.none() | st.text(max_size=30))
def test_passages_stand_in_order_and_map_back_to_the_same_letters(
    lines: list[str], newline: str, title: str | None
) -> None:
    text = newline.join(lines)
    last = -1
    for passage in clean(text, title).passages:
        field = (title or "") if passage.field == "title" else text
        for i, character in enumerate(passage.text):
            start, end = passage.locate(i, i + 1)
            assert 0 <= start < end <= len(field)
            if character.isalnum():
                assert field[start:end] == character
        if passage.role == "body":
            assert passage.locate(0, 1)[0] > last
            last = passage.locate(0, len(passage.text))[1] - 1
