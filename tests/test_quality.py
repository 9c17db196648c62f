"""The floor of tests/measure/quality.py, and how it counts."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

SCRIPT = Path(__file__).parent / "measure" / "quality.py"


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_quality", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("figure", "short"), [(0.70, []), (0.60, []), (0.596, []), (0.594, ["0.594 is below the floor of 0.600"])]
)
def test_a_figure_may_be_a_hair_below_its_floor(quality: ModuleType, figure: float, short: list[str]) -> None:
    lines = quality.missed({"gold: precision": figure}, {"gold: precision": 0.6}, ["gold"])
    assert lines == [f"gold: precision: {text}" for text in short]


def test_parts_that_were_not_measured_are_passed_over(quality: ModuleType) -> None:
    assert quality.missed({"train: recall": 0.1}, {"gold: recall": 0.6}, ["train"]) == []


def test_a_figure_that_is_gone_falls_short(quality: ModuleType) -> None:
    assert quality.missed({}, {"gold: recall": 0.6}, ["gold"]) == [
        "gold: recall: no figure, the floor is 0.600"
    ]


def test_recording_raises_and_lowers_only_when_told(quality: ModuleType) -> None:
    floor = {"gold: precision": 0.6, "gold: recall": 0.2, "train: recall": 0.1}
    figures = {"gold: recall": 0.3, "gold: precision": 0.5, "gold: typed": 0.1}
    raised = {"gold: precision": 0.6, "gold: recall": 0.3, "gold: typed": 0.1, "train: recall": 0.1}
    assert quality.recorded(figures, floor, lower=False) == raised
    assert quality.recorded(figures, floor, lower=True) == raised | {"gold: precision": 0.5}


@pytest.mark.parametrize("options", [["--lower"], ["--parts", "gold,silver"]])
def test_wrong_usage(quality: ModuleType, options: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        quality.main(["--shared", str(tmp_path), *options])
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("figure", "options", "code", "written"),
    [
        (0.7, [], 0, 0.6),
        (0.5, [], 1, 0.6),
        (0.7, ["--record"], 0, 0.7),
        (0.5, ["--record"], 1, 0.6),
        (0.5, ["--record", "--lower"], 0, 0.5),
    ],
)
def test_exit_code_and_floor_file(
    quality: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    figure: float,
    options: list[str],
    code: int,
    written: float,
) -> None:
    floor = tmp_path / "floor.json"
    floor.write_text('{"gold: recall": 0.6}')
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "score.py").touch()
    monkeypatch.setattr(quality, "FLOOR", floor)
    monkeypatch.setattr(quality, "measure", lambda shared, parts, profile: {"gold: recall": figure})
    assert quality.main(["--shared", str(tmp_path), "--parts", "gold", *options]) == code
    assert json.loads(floor.read_text()) == {"gold: recall": written}


def test_the_floor_of_the_project_is_of_known_parts(quality: ModuleType) -> None:
    floor = json.loads(quality.FLOOR.read_text())
    assert {name.partition(":")[0] for name in floor} == set(quality.PARTS)
    assert all(0 <= figure <= 1 for figure in floor.values())


@pytest.mark.parametrize(
    ("relation", "kinds", "expected"),
    [
        ("conflict", ["conflict", "agree"], "right"),
        ("conflict", ["agree"], "contradicted"),
        ("agree", ["agree"], "right"),
        ("agree", ["conflict"], "contradicted"),
        ("agree", [], "unjudged"),
    ],
)
def test_verdicts(quality: ModuleType, relation: str, kinds: list[str], expected: str) -> None:
    def matches(finding: Any, point: Any, articles: Any, difference: bool) -> bool:
        return difference is (point["relation"] == "conflict")

    score = SimpleNamespace(DIFFERENCE={"conflict"}, SAMENESS={"agree"}, matches=matches)
    points = [{"relation": kind} for kind in kinds]
    assert quality.verdict(score, {"relation": relation}, points, {}) == expected


def test_figures_are_read_off_what_the_bench_prints(quality: ModuleType) -> None:
    printed = (
        "dates, span (relaxed): F1 0.976, precision 0.972 (869/894)\nquotes, speaker: 0.901 (521/578)\nelse\n"
    )
    assert quality.bench_figures(printed) == {
        "bench: dates, span (relaxed)": 0.976,
        "bench: quotes, speaker": 0.901,
    }
