"""Settings of how findings are judged, the file to begin with, and the page that shows what holds."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from newsdiff.claims.kinds import KINDS, RULES
from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.cli import config, flags, render, settings_page, starter
from newsdiff.cli.app import main
from newsdiff.cli.config import Known, Stored
from newsdiff.cli.exits import CliError
from newsdiff.cli.look import PLAIN, Look
from newsdiff.cli.machine import schema
from newsdiff.cli.settings import DEFAULTS, KEYS, Command, Policy
from newsdiff.cli.suppressions import Suppression

KNOWN = Known([kind.name for kind in KINDS], render.FORMATS, RULES)
Capture = pytest.CaptureFixture[str]

FULL = """
[compare]
profile = "strict"

[check]
fail-on = "wording"
against = "archive"
baseline = "../known.json"

[severity]
"date-differs" = "note"
"place-in-or-near" = "off"

[thresholds]
date = 0.7
"date-differs" = 1

[[suppress]]
rule = "quantity-differs"
source = "*.example"
reason = "rounded by the wire"
until = 2024-05-31

[[suppress]]
fingerprint = "0a1b2c"
reason = "two ferries"
until = "2024-06-01"
"""


def stored(folder: Path, text: str, name: str = "newsdiff.toml") -> Stored:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return config.read(path, KNOWN)


def test_a_whole_file(tmp_path: Path) -> None:
    found = stored(tmp_path, FULL)
    compare, check = found.settings("compare"), found.settings("check")
    assert (compare.profile, check.profile) == ("strict", "balanced")
    assert (compare.fail_on, check.fail_on) == ((), (Relation.WORDING,))
    assert check.against == str(tmp_path / "archive")
    assert check.baseline == str(tmp_path.parent / "known.json")
    where = f"{tmp_path / 'newsdiff.toml'}: suppress"
    assert compare.policy == check.policy == Policy(
        {"date-differs": "note", "place-in-or-near": "off"},
        {"date": 0.7, "date-differs": 1.0},
        (
            Suppression("rounded by the wire", rule="quantity-differs", source="*.example",
                        until=date(2024, 5, 31), where=f"{where} 1"),
            Suppression("two ferries", fingerprint="0a1b2c", until=date(2024, 6, 1), where=f"{where} 2"),
        ),
    )  # fmt: skip


def test_pyproject_says_the_same(tmp_path: Path) -> None:
    text = re.sub(r"^(\[+)", r"\1tool.newsdiff.", FULL, flags=re.MULTILINE)
    found = stored(tmp_path, text, "pyproject.toml")
    again = stored(tmp_path, FULL)
    assert found.commands == again.commands
    assert found.policy.severity == again.policy.severity
    assert [s.where.rpartition(": ")[2] for s in found.policy.suppressions] == [
        "tool.newsdiff.suppress 1",
        "tool.newsdiff.suppress 2",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[severity]\ndate-difers = 'off'", "unknown key severity.date-difers: did you mean 'date-differs'?"),
        (
            "[severity]\ndate-differs = 'of'",
            "severity.date-differs: unknown severity 'of': did you mean 'off'?",
        ),
        ("[severity]\ndate-differs = 1", "severity.date-differs has to be a string, not an integer"),
        ("severity = 'off'", "severity has to be a table"),
        ("[thresholds]\ndates = 0.5", "unknown key thresholds.dates: did you mean 'date'?"),
        ("[thresholds]\ndate = 1.5", "thresholds.date has to be a number from 0 to 1, not 1.5"),
        ("[check]\nagainst = 3", "check.against has to be a string, not an integer"),
        ("[check]\nbasline = 'x'", "unknown key check.basline: did you mean 'baseline'?"),
        ("[compare]\nagainst = 'x'", "unknown key compare.against: known are fail-on,"),
        ("[supress]", "unknown key supress: did you mean 'suppress'?"),
        ("[suppress]\nrule = 'x'", "suppress has to be a list of tables, each under [[suppress]]"),
        ("suppress = [1]", "suppress has to be a list of tables, each under [[suppress]]"),
        ("[[suppress]]\nrule = 'date-differs'", "suppress 1 needs a reason: say why the finding is accepted"),
        ("[[suppress]]\nrule = 'date-differs'\nreason = ' '", "suppress 1 needs a reason:"),
        ("[[suppress]]\nreason = 'x'", "suppress 1 needs either a rule or a fingerprint"),
        (
            "[[suppress]]\nreason = 'x'\nrule = 'date-differs'\nfingerprint = '0a1b2c'",
            "suppress 1 needs either a rule or a fingerprint",
        ),
        (
            "[[suppress]]\nreason = 'x'\nrule = 'date-difers'",
            "suppress 1: rule: unknown rule 'date-difers': did you mean 'date-differs'?",
        ),
        (
            "[[suppress]]\nreason = 'x'\nrule = '311b70'",
            'suppress 1: that is no rule: write fingerprint = "311b70"',
        ),
        ("[compare]\nonly = ''", "compare.only names no relation"),
        (
            "[[suppress]]\nreason = 'x'\nfingerprint = '0a1'",
            "suppress 1: fingerprint has to be six or more of the digits 0-9 and a-f, not '0a1'",
        ),
        (
            "[[suppress]]\nreason = 'x'\nfingerprint = '0a1b2c'\nuntil = 'May'",
            "suppress 1: until has to be a day, as 2024-05-31, not 'May'",
        ),
        (
            "[[suppress]]\nreason = 'x'\nfingerprint = '0a1b2c'\nuntil = 2024-05-31T10:00:00",
            "suppress 1: until has to be a string, not a date or time",
        ),
        ("[[suppress]]\nreson = 'x'", "suppress 1: unknown key reson: did you mean 'reason'?"),
        ("[[suppress]]\nreason = 1", "suppress 1: reason has to be a string, not an integer"),
    ],
)
def test_errors_name_file_key_and_what_would_be_right(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CliError) as caught:
        stored(tmp_path, text)
    told = str(caught.value)
    assert told.startswith(f"{tmp_path / 'newsdiff.toml'}: {message}")
    assert "\n" not in told


def test_the_defaults_of_a_check() -> None:
    assert set(DEFAULTS["check"].only) == DIFFERENCES
    assert DEFAULTS["check"].fail_on == (Relation.CONFLICT,)
    assert DEFAULTS["compare"].only == ()


@pytest.mark.parametrize(
    ("value", "day"),
    [(None, None), ("2024-05-31", date(2024, 5, 31))],
)
def test_today_is_a_day(value: str | None, day: date | None) -> None:
    assert flags.today(value) == day


def test_today_is_the_clock_s_only_when_asked() -> None:
    before = date.today()
    assert flags.today("now") in {before, date.today()}
    with pytest.raises(CliError, match="--today takes YYYY-MM-DD or now, not '31 May'"):
        flags.today("31 May")


def uncommented(text: str) -> str:
    """The settings file of init with every default and example in force."""
    lines = (line.removeprefix("# ") for line in text.split("\n"))
    return "\n".join(line for line in lines if re.match(r'\[|[a-z"-]+ = ', line))


def test_init_writes_what_can_be_read_and_has_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert capsys.readouterr() == ("", "newsdiff: wrote newsdiff.toml\n")
    text = Path("newsdiff.toml").read_text(encoding="utf-8")
    found = config.read(Path("newsdiff.toml"), KNOWN)
    for command, default in DEFAULTS.items():
        assert found.settings(command) == default
    full = stored(tmp_path, uncommented(text), "full.toml")
    assert set(tomllib.loads(uncommented(text))["compare"]) == set(KEYS["compare"])
    assert set(KEYS["check"]) - set(KEYS["compare"]) <= set(tomllib.loads(uncommented(text))["check"])
    assert len(full.policy.severity) == len(full.policy.thresholds) == 2
    assert full.policy.suppressions[0].until == date(2030, 12, 31)
    assert all(len(line) <= 110 for line in text.split("\n"))


def test_init_overwrites_only_when_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newsdiff.toml").write_text("[compare]\n", encoding="utf-8")
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "newsdiff: newsdiff.toml is there already; --force writes it anew\n"
    assert Path("newsdiff.toml").read_text(encoding="utf-8") == "[compare]\n"
    assert main(["init", "--force"]) == 0
    assert Path("newsdiff.toml").read_text(encoding="utf-8") == starter.TEXT


def shown(capsys: Capture, *args: str) -> dict[str, tuple[object, str]]:
    assert main(["config", "--format", "json", *args]) == 0
    told = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema("config"))).validate(told)
    return {one["key"]: (one["value"], one["from"]) for one in told["settings"]}


def test_config_tells_where_each_setting_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    below = tmp_path / "desk"
    below.mkdir()
    (tmp_path / ".git").mkdir()
    stored(tmp_path, FULL)
    monkeypatch.chdir(below)
    told = shown(capsys)
    file = "../newsdiff.toml"
    assert told["compare.profile"] == ("strict", file)
    assert told["check.profile"] == ("balanced", "default")
    assert told["check.fail-on"] == (["wording"], file)
    assert told["check.against"] == ("../archive", file)
    assert told["severity.place-in-or-near"] == ("off", file)
    assert told["thresholds.date"] == (0.7, file)
    assert told["suppress 2"] == (
        {"fingerprint": "0a1b2c", "until": "2024-06-01", "reason": "two ferries"},
        file,
    )
    commands: tuple[Command, ...] = ("compare", "check")
    assert {f"{command}.{key}" for command in commands for key in KEYS[command]} <= set(told)


def test_config_without_a_file_tells_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    told = shown(capsys)
    assert {origin for _, origin in told.values()} == {"default"}
    assert told["check.only"] == (["conflict", "scope", "update", "wording"], "default")


def test_config_as_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = settings_page.table(flags.stored(None), PLAIN)
    assert text.splitlines()[:3] == [
        "SETTING                 VALUE                             FROM",
        "compare.profile         balanced                          default",
        "compare.min-confidence  the profile's                     default",
    ]
    (tmp_path / "newsdiff.toml").write_text(FULL, encoding="utf-8")
    text = settings_page.table(flags.stored(None), PLAIN)
    assert ["severity.date-differs", "note", "newsdiff.toml"] in [line.split() for line in text.splitlines()]
    assert "rule quantity-differs, source *.example, until 2024-05-31, reason rounded by the wire" in text
    narrow = settings_page.table(flags.stored(None), Look(width=80))
    assert max(map(len, narrow.splitlines())) <= 80
