"""A made-up event told by three made-up outlets, and the report a comparison of them would be."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Attribution, Claim, Claims, Context, Evidence, Relation
from newsdiff.claims.report import Entry, Finding, Report, Side, fingerprint
from newsdiff.corpus.article import Article, Passage, Skipped
from newsdiff.corpus.errors import UnknownName

TITLES = (
    "Ferry with 140 aboard runs aground off Port Ellery",
    "Dozens hurt as ferry strikes rocks in fog; captain “did everything right”",
    "Ferry accident off Port Ellery is the island line's first in 22 years",
)
TEXTS = (
    """A passenger ferry ran aground off Port Ellery early on Tuesday, injuring 34 people, three of them \
seriously, the coast guard said.

The Northern Star, with 140 passengers and a crew of nine on board, hit the Gannet Rocks at about 6:40 a.m. \
in thick fog.

It was the first accident on the island line in 22 years. The harbour authority has opened an inquiry, its \
director, Ines Marlow, told reporters on the quay.

The captain is suspected of having left the bridge shortly before the impact, according to two people with \
knowledge of the inquiry, who asked not to be named because it has only begun and because the company has \
forbidden its staff to speak about the morning in public.
""",
    """PORT ELLERY - Dozens of people were hurt when the ferry Northern Star struck rocks in fog on March 3.

“The captain did everything right,” said Tomas Brandt, a spokesman for Ellery Lines.

Hospital officials put the number of injured at 37. All passengers were taken off by noon.

The line had never had an accident before, the company said. Helicopters from two bases took part.
""",
    """The ferry that ran onto the Gannet Rocks on Tuesday carried 140 passengers, 34 of whom were injured.

It is the first accident since 2004 for the vessel. The harbour authority's director, Ines Marlow, \
announced a formal investigation.

The captain was charged with negligence on Wednesday, prosecutors said.
""",
)
PATHS = ("wire/ellery-gazette.txt", "wire/morning-post.txt", "wire/coastal-news.html")
SOURCES = ("Ellery Gazette", "Morning Post", "coastal-news.example")


def side(
    article: int, value: str, quote: str, mark: str = "", source: str = "", title: bool = False, **normal: Any
) -> Side:
    """A side whose offsets are looked up in the text."""
    text = TITLES[article] if title else TEXTS[article]
    start = text.index(quote)
    inner = start + quote.index(mark or quote)
    begin = max(text.rfind("\n", 0, start) + 1, _last(text, start))
    stop = text.find("\n", start)
    ends = [
        n + 1
        for n in range(start + len(quote) - 1, len(text))
        if text[n] == "." and text[n + 1 : n + 2] in " \n"
    ]
    stop = len(text) if title else min([stop, *ends[:1]])
    return Side(
        article=article,
        value=value,
        normal=normal,
        field="title" if title else "text",
        start=start,
        end=start + len(quote),
        quote=quote,
        mark=(inner, inner + len(mark or quote)),
        sentence=text[begin:stop],
        sentence_start=begin,
        line=text.count("\n", 0, start) + 1,
        column=start - text.rfind("\n", 0, start),
        attribution=Attribution(source, "say") if source else None,
    )


def _last(text: str, start: int) -> int:
    place = text.rfind(". ", 0, start)
    while place >= 3 and text[place - 3 : place] == "a.m":
        place = text.rfind(". ", 0, place)
    return place + 2 if place >= 0 else 0


def finding(
    relation: str, kind: str, rule: str, topic: str, reason: str, confidence: float, *sides: Side
) -> Finding:
    heard = {s.article for s in sides}
    return Finding(
        relation=Relation(relation),
        kind=kind,
        rule=rule,
        topic=topic,
        severity="error" if relation == "conflict" else "warning" if relation != "agree" else "note",
        confidence=confidence,
        reason=reason,
        sides=sides,
        silent=tuple(n for n in range(3) if n not in heard),
        id=fingerprint(rule, topic, [(SOURCES[s.article], s.value) for s in sides]),
    )


def differences() -> tuple[Finding, ...]:
    return (
        finding(
            "conflict",
            "quantity",
            "quantity-differs",
            "people injured",
            "34 and 37 are both given as the number of people injured when the ferry ran aground.",
            0.93,
            side(0, "34 people injured", "injuring 34 people", "34 people", "the coast guard", amount=34),
            side(
                1,
                "37 people injured",
                "Hospital officials put the number of injured at 37",
                "37",
                "Hospital officials",
                amount=37,
            ),
            side(2, "34 people injured", "34 of whom were injured", "34", amount=34),
        ),
        finding(
            "scope",
            "milestone",
            "milestone-scope",
            "what “first in 22 years” is said of",
            "One window of time, said of the island line in one report and of the vessel in the other.",
            0.88,
            side(
                0,
                "the island line's first accident in 22 years",
                "the first accident on the island line in 22 years",
                "first accident on the island line in 22 years",
            ),
            side(2, "the vessel's first accident since 2004", "first accident since 2004 for the vessel"),
        ),
        finding(
            "update",
            "status",
            "status-advanced",
            "the captain's standing before the law",
            "Suspected in the earlier report, charged in the later one.",
            0.74,
            side(
                0,
                "suspected",
                "The captain is suspected of having left the bridge",
                "suspected",
                "two people with knowledge of the inquiry",
            ),
            side(
                2,
                "charged with negligence",
                "The captain was charged with negligence",
                "charged with negligence",
                "prosecutors",
            ),
        ),
        finding(
            "wording",
            "statement",
            "statement-label",
            "what the authority has begun",
            "An inquiry in one report, a formal investigation in the other.",
            0.61,
            side(0, "an inquiry", "The harbour authority has opened an inquiry", "an inquiry"),
            side(2, "a formal investigation", "announced a formal investigation", "a formal investigation"),
        ),
    )


def samenesses() -> tuple[Finding, ...]:
    return (
        finding(
            "agree",
            "date",
            "date-agrees",
            "day of the accident",
            "3 March 2026 was a Tuesday.",
            0.9,
            side(0, "Tuesday", "early on Tuesday"),
            side(1, "3 March", "on March 3"),
            side(2, "Tuesday", "on Tuesday"),
        ),
        finding(
            "agree",
            "place",
            "place-agrees",
            "where the ferry ran aground",
            "Both name the rocks.",
            0.9,
            side(0, "Gannet Rocks", "the Gannet Rocks"),
            side(2, "Gannet Rocks", "the Gannet Rocks"),
        ),
        finding(
            "agree",
            "participant",
            "participant-agrees",
            "Ines Marlow",
            "Same name and office.",
            0.9,
            side(0, "Ines Marlow, director of the harbour authority", "Ines Marlow"),
            side(2, "Ines Marlow, director of the harbour authority", "Ines Marlow"),
        ),
        finding(
            "agree",
            "quantity",
            "quantity-agrees",
            "passengers on board",
            "140 in both.",
            0.9,
            side(0, "140 passengers", "140 passengers"),
            side(2, "140 passengers", "140 passengers"),
        ),
        finding(
            "agree",
            "participant",
            "participant-agrees",
            "the ship",
            "Same name.",
            0.9,
            side(0, "Northern Star", "The Northern Star"),
            side(1, "Northern Star", "Northern Star"),
        ),
        finding(
            "detail",
            "quantity",
            "quantity-bounds",
            "people hurt",
            "A bound of the same number.",
            0.8,
            side(0, "34 people injured", "injuring 34 people"),
            side(1, "dozens", "Dozens of people were hurt"),
            side(2, "34 people injured", "34 of whom were injured"),
        ),
    )


def singles() -> tuple[Finding, ...]:
    rows = (
        (0, "date", "time of the impact", "6:40 a.m.", "at about 6:40 a.m."),
        (0, "quantity", "crew on board", "nine crew", "a crew of nine"),
        (0, "quantity", "people seriously injured", "three", "three of them seriously"),
        (1, "quote", "the captain", "“The captain did everything right”", "The captain did everything right"),
        (1, "statement", "", "helicopters from two bases took part", "Helicopters from two bases took part"),
        (
            1,
            "milestone",
            "the line's first accident ever",
            "first ever",
            "The line had never had an accident before",
        ),
    )
    return tuple(
        finding(
            "only", kind, f"{kind}-only", topic, "Only one report says so.", 0.7, side(article, value, quote)
        )
        for article, kind, topic, value, quote in rows
    )


@pytest.fixture
def report() -> Report:
    """Four differences, six samenesses, six claims of one report alone."""
    published = (date(2026, 3, 3), None, date(2026, 3, 5))
    entries = tuple(
        Entry("ABC"[n], PATHS[n].split("/")[1], PATHS[n], SOURCES[n], TITLES[n], published[n], (1, 2, 3)[n])
        for n in range(3)
    )
    found = (*differences(), *samenesses(), *singles())
    return Report(entries, (), True, "", found, "en_core_web_sm-3.8.0")


@pytest.fixture
def articles() -> list[Article]:
    """The three articles as they would be loaded."""
    return [
        Article(
            PATHS[n].split("/")[1],
            PATHS[n],
            SOURCES[n],
            TITLES[n],
            TEXTS[n],
            None,
            (),
            None,
            (Passage("text", "body", TEXTS[n].strip(), 0),),
        )
        for n in range(3)
    ]


@pytest.fixture
def claims() -> list[Claims]:
    """A few claims of each article."""
    found: list[list[Claim[Any]]] = [[], [], []]
    for one in (*differences(), *singles()):
        for s in one.sides:
            context = Context(0, 0, polarity="affirmed", certainty="asserted", attribution=s.attribution)
            text = (TITLES if s.field == "title" else TEXTS)[s.article][slice(*s.mark)]
            evidence = Evidence(s.field, s.start, s.end, s.mark)
            found[s.article].append(Claim(one.kind, s.article, one.topic, None, text, evidence, context))
    return [
        Claims(PATHS[n].split("/")[1], tuple(own), tuple({"text": c.text} for c in own))
        for n, own in enumerate(found)
    ]


@pytest.fixture
def engine(
    monkeypatch: pytest.MonkeyPatch, report: Report, articles: list[Article], claims: list[Claims]
) -> Callable[..., dict[str, Any]]:
    """Stands in for reading and comparing: called, it sets the answers and returns what is asked."""
    import newsdiff.claims
    import newsdiff.corpus

    asked: dict[str, Any] = {}
    answer: dict[str, Any] = {"report": report, "skipped": [], "articles": articles}

    def load(paths: Any, published: Any = None) -> Any:
        asked.update(paths=paths, published=published)
        for name in published:
            if name not in {article.name for article in answer["articles"]}:
                raise UnknownName(f"no article is named '{name}'")
        return answer["articles"], answer["skipped"]

    def compare(given: Any, **options: Any) -> Report:
        asked.update(articles=given, **options)
        if isinstance(answer["report"], BaseException):
            raise answer["report"]
        found: Report = answer["report"]
        return replace(found, skipped=(*options["skipped"], *found.skipped))

    def extract(given: Any, **options: Any) -> Any:
        asked.update(articles=given, **options)
        return iter(claims[: len(given)])

    monkeypatch.setattr(newsdiff.corpus, "load", load)
    monkeypatch.setattr(newsdiff.claims, "compare", compare)
    monkeypatch.setattr(newsdiff.claims, "extract", extract)

    def set_up(**changes: Any) -> dict[str, Any]:
        answer.update(changes)
        return asked

    return set_up


@pytest.fixture
def few_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for the kinds of claim: three names and two rules."""
    rules = (
        Rule(
            "quantity-differs",
            Relation.CONFLICT,
            "Two numbers",
            "They differ.",
            "One is wrong.",
            ("Six.", "Nine."),
        ),
        Rule("date-agrees", Relation.AGREE, "One day", "They agree.", "It is so.", ("Monday.", "June 3.")),
    )
    module = ModuleType("newsdiff.claims.kinds")
    vars(module)["KINDS"] = tuple(SimpleNamespace(name=name) for name in ("date", "quantity", "quote"))
    vars(module)["RULES"] = {rule.id: rule for rule in rules}
    monkeypatch.setitem(sys.modules, "newsdiff.claims.kinds", module)


@pytest.fixture
def unread() -> Skipped:
    return Skipped("wire/broken.html", "no article text found")
