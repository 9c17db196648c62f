"""Who is told of as suspect or dead, with a name and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims.compare import Options, compare
from newsdiff.claims.kinds import participant
from newsdiff.claims.participants.nameless import identities
from newsdiff.claims.participants.roles import Role, anonymous
from newsdiff.claims.reading import Reading
from newsdiff.corpus import Article

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "role", "nouns"),
    [
        ("The gunman shot himself before officers came.", "suspect", ["gunman"]),
        ("Officers arrested a man in a car park.", "suspect", ["man"]),
        ("One woman was killed on Tuesday.", "victim", ["woman"]),
        ("A man died of his wounds.", "victim", ["man"]),
        ("No suspect was arrested.", "suspect", []),
        ("The suspect or suspects fled.", "suspect", []),
        ("The man died of his wounds.", "victim", []),
        ("A man was hurt.", "victim", []),
        ("Two suspects fled.", "suspect", []),
        ("A woman was found dead in the hall.", "victim", ["woman"]),
        ("A male victim was pronounced dead on Tuesday.", "victim", ["victim"]),
        ("Two people were shot by a man in a red coat.", "suspect", ["man"]),
        ("He is described as a tall man in a red coat.", "suspect", ["man"]),
        ("The book is described as a man's life.", "suspect", []),
    ],
)
def test_somebody_without_a_name(read: Read, text: str, role: Role, nouns: list[str]) -> None:
    assert [token.text for _, token in anonymous(read(text), role)] == nouns


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police identified the gunman as Lars Holt, 19.", [("suspect", "Lars Holt", True)]),
        ("The man arrested was named as Lars Holt.", [("suspect", "Lars Holt", True)]),
        ("The doctor was identified as Lars Holt.", []),
        (
            "Ines Falk was wounded. Anna Rees was killed.",
            [("victim", "Ines Falk", False), ("victim", "Anna Rees", True)],
        ),
        ("Ines Falk was wounded on Monday.", [("victim", "Ines Falk", False)]),
        ("Police did not name the victim.", [("victim", "victim not named", True)]),
        ("None of the people shot have been identified.", [("victim", "victim not named", True)]),
        ("No names have been released of the men.", [("victim", "victim not named", True)]),
        ("Officers found the suspect.", [("suspect", "the suspect, not named", False)]),
        ("The shooting left Ines Falk dead.", [("victim", "Ines Falk", True)]),
        ("The victim was identified as Ines Falk.", [("victim", "Ines Falk", True)]),
        ("He mourns the death of Ines Falk.", [("victim", "Ines Falk", True)]),
        (
            "One person was killed. One woman in her 20's died at the scene.",
            [
                ("victim", "One person, not named", False),
                ("victim", "One woman in her 20's, not named", False),
            ],
        ),
        (
            "The two killed were Anna Rees, 34, and Tom Field, 41.",
            [("victim", "Anna Rees", True), ("victim", "Tom Field", True)],
        ),
        ("Also killed in the fire was his wife, Ines Falk.", [("victim", "Ines Falk", True)]),
        ("Ines Falk was among the four people killed.", [("victim", "Ines Falk", True)]),
        ("Ines Falk was one of the people whose bodies were found.", [("victim", "Ines Falk", True)]),
        ("Lars Holt was identified as the gunman.", [("suspect", "Lars Holt", True)]),
        ("The body of Ines Falk was found.", [("victim", "Ines Falk", True)]),
        (
            "A man was found dead in the yard. Police identified him as Tom Field.",
            [("victim", "Tom Field", True)],
        ),
        ("Police stopped a driver. They identified him as Tom Field.", []),
        ("Ines Falk was not among the dead.", []),
        ("Ines Falk may be among the dead.", []),
        ("Ines Falk was among the victims of a hoax.", []),
        # Somebody named who is neither an official nor quoted may be the one told of without the name.
        ("A retired officer was found dead. Ole Dahl had left the house at noon.", []),
    ],
)
def test_identities(read: Read, text: str, told: list[tuple[str, str, bool]]) -> None:
    assert [(c.value.head, c.value.name, c.value.sure) for c in identities(read(text))] == told


ONLY = frozenset({"participant"})
WITHOUT = (
    "Two hurt in market shooting",
    "Two people were wounded in a shooting at the market in Larnfield on Tuesday. "
    "Officers found a suspect in a car park nearby.",
)
NAMED = (
    "Man charged over market shooting",
    "The suspect, Lars Holt, 19, was charged on Wednesday after a shooting at the market in Larnfield "
    "wounded two people.",
)
IN_PASSING = (
    "Governor wants stricter law on weapons",
    "The governor asked for a stricter law on weapons on Tuesday after the shooting in Larnfield that "
    "wounded two people. The gunman had bought his weapon in a shop, she said.",
)
DEAD = (
    "One dead in shooting at motel",
    "One woman was killed and three people were hurt in a shooting at a motel in Larnfield on Tuesday.",
)
MOURNED = (
    "Family mourns woman shot dead at motel",
    "Ines Falk, 38, was killed in the shooting at a motel in Larnfield on Tuesday. Three were hurt.",
)


@pytest.mark.parametrize(
    ("early", "late", "days", "names"),
    [
        (WITHOUT, NAMED, ("2021-03-02", "2021-03-03"), ["Lars Holt, 19"]),
        (DEAD, MOURNED, ("2021-03-02", "2021-03-03"), ["Ines Falk, 38"]),
        (WITHOUT, NAMED, ("2021-03-03", "2021-03-02"), []),
        (WITHOUT, NAMED, (None, None), []),
        (IN_PASSING, NAMED, ("2021-03-02", "2021-03-03"), []),
    ],
)
def test_a_name_that_the_first_report_does_not_have(
    early: tuple[str, str], late: tuple[str, str], days: tuple[str | None, str | None], names: list[str]
) -> None:
    articles = [
        Article.from_json({"title": title, "text": text, "date_publish": day}, name=str(i))
        for i, ((title, text), day) in enumerate(zip((early, late), days, strict=True))
    ]
    report = compare(articles, gate=False, options=Options(kinds=ONLY))
    found = [f for f in report.findings if f.rule == "participant-named-since"]
    assert [s.value for f in found for s in f.sides if s.article == 1] == names


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "Ole Dahl fell. Ole Dahl was shot at practice by a stranger and survived.",
            ["was shot at practice by a stranger"],
        ),
        ("Ole Dahl spoke. The council did not elect Ole Dahl.", ["did not elect Ole Dahl"]),
        ("Ole Dahl spoke. A car was parked behind Ole Dahl.", []),
    ],
)
def test_what_somebody_did_is_told_in_the_words_of_the_report(
    read: Read, text: str, deeds: list[str]
) -> None:
    claims = participant.KIND.extract(read(text))
    assert [participant.KIND.describe(c.value) for c in claims if c.value.facet == "act"] == deeds
