"""The reader of pairs: what it reads, how that is weighed, and that it says the same each time."""

from __future__ import annotations

import hashlib
import math
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.claims.compare import Options, compare
from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.claims.reader import network
from newsdiff.claims.reader.candidates import EACH, candidates
from newsdiff.claims.reader.features import NAMES, Pairing, features
from newsdiff.claims.reader.findings import KIND
from newsdiff.claims.reader.judgement import SUREST
from newsdiff.claims.reader.network import KINDS, RELATIONS, read, settings
from newsdiff.claims.reader.rules import REASONS, RULES
from newsdiff.claims.reader.trees import probability
from newsdiff.claims.reading import Reading
from newsdiff.claims.world import World
from newsdiff.corpus import Article
from newsdiff.corpus.annotate import annotate
from newsdiff.corpus.errors import MissingModel

NEAR = Pairing(0.7, (1, 1), (4, 6), 2, 0)
ONE = (
    "The committee asked the students to leave the reading room on Tuesday evening. "
    "Nobody resisted, and the doors were locked at nine."
)
TWO = (
    "Security guards dragged the students out of the reading room on Tuesday evening. "
    "The doors were locked at nine o'clock."
)
words = st.text(max_size=120)


def _article(name: str, text: str) -> Article:
    return Article.from_json({"title": "", "text": text, "source_domain": name}, name=f"{name}.json")


def test_the_weights_are_those_the_settings_were_made_with() -> None:
    data = files("newsdiff.claims").joinpath("models", "reader.onnx").read_bytes()
    assert hashlib.sha256(data).hexdigest() == settings()["sha256"]
    assert len(data) < 30_000_000


def test_what_is_said_of_a_pair_is_one_distribution_each_time() -> None:
    said = read(ONE, TWO)
    assert len(said.relations) == len(RELATIONS)
    assert len(said.kinds) == len(KINDS)
    assert sum(said.relations) == pytest.approx(1, abs=1e-3)
    assert said == read(ONE, TWO)


def test_marks_are_of_the_words_of_each_sentence() -> None:
    said = read("Guards left.", "The guards stayed all night.")
    assert [(a, b) for a, b, _ in said.marks[0]] == [(0, 6), (7, 11), (11, 12)]
    assert said.marks[1][0][:2] == (0, 3)
    assert all(0 <= share <= 1 for side in said.marks for _, _, share in side)


@pytest.mark.parametrize("text", ["", " ", "\x00\x1b[31m", "a" * 5000, "\u200b" * 40])
def test_odd_text_is_read_without_harm(text: str) -> None:
    assert sum(read(text, "The guards stayed.").relations) == pytest.approx(1, abs=1e-3)


def test_a_lost_network_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "settings", lambda: {"sha256": "0"})
    with pytest.raises(MissingModel, match="reinstall newsdiff"):
        network._weights()


@given(words, words)
def test_features_are_finite_numbers_in_their_order(a: str, b: str) -> None:
    row = features(a, b, (0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.2), NEAR)
    assert len(row) == len(NAMES)
    assert all(math.isfinite(x) for x in row)


def test_features_see_rival_figures_and_what_is_only_left_out() -> None:
    relations = (0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
    rivals = dict(
        zip(NAMES, features("It cost 40 pounds.", "It cost 50 pounds.", relations, NEAR), strict=True)
    )
    assert (rivals["rival_figures"], rivals["shared_figures"]) == (1, 0)
    shorter = dict(zip(NAMES, features(ONE, "The students leave.", relations, NEAR), strict=True))
    assert shorter["contained"] == 1
    assert shorter["own_less"] == 0


def test_trees_add_up_their_leaves() -> None:
    trees = {"base": 0.0, "rate": 0.5, "trees": [[0, 1.5, -2.0, [1, 0.5, 1.0, 3.0]], 1.0]}
    assert probability(trees, [1.0, 9.0]) == pytest.approx(1 / (1 + math.exp(0.5)))
    assert probability(trees, [2.0, 0.5]) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert probability(trees, [2.0, 0.6]) == pytest.approx(1 / (1 + math.exp(-2.0)))


def test_every_difference_has_a_rule_and_a_reason() -> None:
    assert set(RULES) == set(REASONS) == DIFFERENCES
    assert all(rule.relation is relation for relation, rule in RULES.items())
    assert KIND.rules == tuple(RULES.values())


def test_near_neighbours_are_read_and_copies_are_not() -> None:
    copied = "The doors of the hall were repaired last week."
    texts = (f"{ONE} {copied}", f"{TWO} {copied}")
    annotated = annotate([_article(f"outlet{i}", text) for i, text in enumerate(texts)])
    world = World([Reading(i, one) for i, one in enumerate(annotated)])
    found = candidates(world)
    pairs = [(c.first.text, c.second.text) for c in found]
    assert any("asked the students" in a and "dragged the students" in b for a, b in pairs)
    assert (copied, copied) not in pairs
    assert len(found) <= EACH * 2
    assert all(max(c.pairing.ranks) <= 2 for c in found)


def test_the_reader_tells_of_pairs_with_their_words_and_a_bounded_confidence() -> None:
    articles = [_article("one", ONE), _article("two", TWO)]
    rules = {rule.id for rule in RULES.values()}
    report = compare(articles, gate=False, options=Options(min_confidence=0.01))
    told = [f for f in report.findings if f.rule in rules]
    assert told
    for finding in told:
        assert finding.confidence <= SUREST
        assert finding.relation in DIFFERENCES
        for side in finding.sides:
            assert side.quote == articles[side.article].text[side.start : side.end]
    assert compare(articles, gate=False, options=Options(min_confidence=0.01)) == report


@pytest.mark.parametrize(
    "options",
    [Options(min_confidence=0.01, reader=False), Options(profile="balanced")],
    ids=["off", "balanced"],
)
def test_rules_can_be_had_alone(options: Options) -> None:
    rules = {rule.id for rule in RULES.values()}
    report = compare([_article("one", ONE), _article("two", TWO)], gate=False, options=options)
    assert not [f for f in report.findings if f.rule in rules]


def test_a_quotation_shortened_is_not_called_a_difference() -> None:
    long = 'The mayor said: "We will open the bridge again before the summer, whatever the weather brings."'
    short = 'The mayor said: "We will open the bridge again before the summer."'
    report = compare([_article("one", long), _article("two", short)], gate=False)
    assert not [f for f in report.findings if f.relation in DIFFERENCES - {Relation.WORDING}]


def test_the_written_pairs_are_whole() -> None:
    path = Path(__file__).parents[1] / "measure" / "reader" / "written.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["story", "relation", "kind", "importance", "a", "b"]
    for row in rows[1:]:
        assert len(row) == 6 and row[1] in RELATIONS and row[2] in KINDS, row
        assert all(text.count("[[") == text.count("]]") == 1 for text in row[4:]), row
        assert all(text.index("[[") + 2 < text.index("]]") for text in row[4:]), row
