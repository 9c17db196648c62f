"""Who is told of as suspect or dead, with a name and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsdiff.claims.compare import Options, compare
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
        ("Ines Falk was wounded. Anna Rees was killed.", [("victim", "Anna Rees", True)]),
        ("Ines Falk was wounded on Monday.", [("victim", "Ines Falk", False)]),
        ("Police did not name the victim.", [("victim", "victim not named", True)]),
        ("Officers found the suspect.", [("suspect", "suspect not named", False)]),
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
        (WITHOUT, NAMED, ("2021-03-02", "2021-03-03"), ["Lars Holt"]),
        (DEAD, MOURNED, ("2021-03-02", "2021-03-03"), ["Ines Falk"]),
        (WITHOUT, NAMED, ("2021-03-03", "2021-03-02"), []),
        (WITHOUT, NAMED, (None, None), []),
        (IN_PASSING, NAMED, ("2021-03-02", "2021-03-03"), []),
    ],
)
def test_a_name_that_the_first_report_does_not_have(
    early: tuple[str, str], late: tuple[str, str], days: tuple[str | None, str | None], names: list[str]
) -> None:
    """Told with the little certainty that is shown on request alone."""
    articles = [
        Article.from_json({"title": title, "text": text, "date_publish": day}, name=str(i))
        for i, ((title, text), day) in enumerate(zip((early, late), days, strict=True))
    ]
    report = compare(articles, gate=False, options=Options(kinds=ONLY, profile="explore"))
    found = [f for f in report.findings if f.rule == "participant-named-since"]
    assert [s.value for f in found for s in f.sides if s.article == 1] == names
    quiet = compare(articles, gate=False, options=Options(kinds=ONLY, profile="balanced"))
    assert not [f for f in quiet.findings if f.rule == "participant-named-since"]
