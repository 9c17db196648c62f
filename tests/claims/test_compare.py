"""The two entry points: options, progress, kinds, and what they refuse."""

from __future__ import annotations

import pytest

from newsdiff.claims import compare, extract
from newsdiff.claims.compare import THRESHOLDS, Options
from newsdiff.claims.kinds import KINDS
from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.corpus import Article, MissingModel, Skipped


def make(name: str, text: str) -> Article:
    record = {"title": "Tram hits bus", "text": text, "date_publish": "2021-03-02", "source_domain": name}
    return Article.from_json(record, name=name)


ARTICLES = [
    make("a", "A tram hit a bus in Larnfield on Monday. The crash injured 25 people, police said."),
    make("b", "A bus was hit by a tram in Larnfield on Monday. 27 people were injured in the crash."),
]


@pytest.mark.parametrize("few", [[], ARTICLES[:1]])
def test_one_article_is_too_few(few: list[Article]) -> None:
    with pytest.raises(ValueError, match="two articles"):
        compare(few)


def test_progress_is_told_for_each_article_and_kind() -> None:
    seen: list[tuple[str, int, int]] = []
    compare(ARTICLES, progress=lambda *step: seen.append(step))
    assert seen[:2] == [("parsing", 1, 2), ("parsing", 2, 2)]
    assert ("comparing", len(KINDS), len(KINDS)) in seen


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_only_the_kinds_asked_for_are_compared(kind: str) -> None:
    report = compare(ARTICLES, options=Options(kinds=frozenset({kind})))
    assert {f.kind for f in report.findings} <= {kind}


def test_the_threshold_is_for_differences_alone() -> None:
    assert Options().threshold == THRESHOLDS["balanced"]
    assert Options(profile="strict", min_confidence=0.1).threshold == 0.1
    all_found = compare(ARTICLES, options=Options(min_confidence=0.0)).findings
    none_sure = compare(ARTICLES, options=Options(min_confidence=1.01)).findings
    assert [f for f in all_found if f.relation in DIFFERENCES]
    assert not [f for f in none_sure if f.relation in DIFFERENCES]
    assert [f for f in none_sure if f.relation is Relation.AGREE]


def test_profiles_are_ordered() -> None:
    counts = [
        sum(f.relation in DIFFERENCES for f in compare(ARTICLES, options=Options(profile=p)).findings)
        for p in ("strict", "balanced", "explore")
    ]
    assert counts == sorted(counts)


def test_what_was_skipped_is_passed_through() -> None:
    skipped = Skipped("c.txt", "is empty")
    assert compare(ARTICLES, skipped=[skipped]).skipped == (skipped,)


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(MissingModel, match="no_such_model"):
        compare(ARTICLES, options=Options(model="no_such_model"))


def test_extract_gives_the_claims_of_each_article() -> None:
    first, second = extract(ARTICLES)
    assert (first.article, second.article) == ("a", "b")
    for claims, article in zip((first, second), ARTICLES, strict=True):
        told = claims.as_json()
        assert len(told["claims"]) == len(claims.claims) > 3
        for claim in told["claims"]:
            assert article.field(claim["field"])[claim["start"] : claim["end"]] == claim["text"]
            assert claim["topic"]
    (only,) = extract(ARTICLES[:1], kinds=frozenset({"quantity"}))
    assert {c.kind for c in only.claims} == {"quantity"}
