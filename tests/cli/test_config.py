"""Settings from files, and what overrides what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsdiff.claims.model import Relation
from newsdiff.cli import config, render
from newsdiff.cli.app import main
from newsdiff.cli.config import Known
from newsdiff.cli.exits import CliError
from newsdiff.cli.settings import Settings

KINDS = ("date", "quantity")
KNOWN = Known(KINDS, render.FORMATS, ("quantity-differs", "date-differs", "date-agree"))


def read(path: Path, text: str) -> Settings:
    path.write_text(text, encoding="utf-8")
    return config.from_file(path, KNOWN)


def test_every_key_has_its_setting(tmp_path: Path) -> None:
    settings = read(
        tmp_path / "newsdiff.toml",
        """[compare]
profile = "strict"
min-confidence = 1
kinds = ["date", "quantity"]
only = "conflict,scope"
fail-on = ["conflict"]
format = "json"
model = "en_core_web_lg"
""",
    )
    relations = (Relation.CONFLICT, Relation.SCOPE)
    assert settings == Settings(
        "strict", 1.0, KINDS, relations, (Relation.CONFLICT,), "json", "en_core_web_lg"
    )


def test_pyproject(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    assert (
        read(path, '[project]\nname = "x"\n[tool.newsdiff.compare]\nprofile = "explore"\n').profile
        == "explore"
    )
    assert read(path, "[project]\nname = 'x'\n") == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[compare]\nprofil = 'strict'", "unknown key compare.profil: did you mean 'profile'?"),
        ("[compar]\nprofile = 'strict'", "unknown key compar: did you mean 'compare'?"),
        ("compare = 3", "compare has to be a table"),
        (
            "[compare]\nprofile = 'strickt'",
            "compare.profile: unknown profile 'strickt': did you mean 'strict'?",
        ),
        ("[compare]\nprofile = 3", "compare.profile has to be a string, not an integer"),
        (
            "[compare]\nmin-confidence = true",
            "compare.min-confidence has to be a number from 0 to 1, not a boolean",
        ),
        ("[compare]\nmin-confidence = 2", "compare.min-confidence has to be a number from 0 to 1, not 2"),
        ("[compare]\nmin-confidence = nan", "compare.min-confidence has to be a number from 0 to 1, not nan"),
        ("[compare]\nkinds = [1]", "compare.kinds has to be a string or a list of strings, not a list"),
        ("[compare]\nkinds = ['dates']", "compare.kinds: unknown kind 'dates': did you mean 'date'?"),
        (
            "[compare]\nfail-on = 2020-01-01",
            "compare.fail-on has to be a string or a list of strings, not a date",
        ),
        ("[compare", "no valid TOML: "),
    ],
)
def test_errors_name_file_key_and_the_nearest_known(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "newsdiff.toml"
    with pytest.raises(CliError) as caught:
        read(path, text)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_error_in_pyproject_gives_the_whole_key(tmp_path: Path) -> None:
    with pytest.raises(CliError, match=r"unknown key tool\.newsdiff\.compare\.colour: known are"):
        read(tmp_path / "pyproject.toml", "[tool.newsdiff.compare]\ncolour = true")


def test_no_valid_utf8(tmp_path: Path) -> None:
    path = tmp_path / "newsdiff.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CliError, match="no valid TOML"):
        config.from_file(path, KNOWN)


def test_found_upwards_to_the_root_of_the_repository(tmp_path: Path) -> None:
    below = tmp_path / "repo" / "desk" / "today"
    below.mkdir(parents=True)
    (tmp_path / "newsdiff.toml").touch()
    assert config.find(below) is None
    (tmp_path / "repo" / ".git").mkdir()
    assert config.find(below) is None
    (tmp_path / "repo" / "pyproject.toml").write_text("[tool.newsdiff]\n")
    assert config.find(below) == tmp_path / "repo" / "pyproject.toml"
    (tmp_path / "repo" / "newsdiff.toml").touch()
    assert config.find(below) == tmp_path / "repo" / "newsdiff.toml"
    (below / "pyproject.toml").write_text("[project]\n")
    assert config.find(below) == tmp_path / "repo" / "newsdiff.toml"


@pytest.mark.usefixtures("few_kinds")
def test_flags_go_before_the_file_and_the_file_before_defaults(
    engine: Callable[..., dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = engine()
    monkeypatch.chdir(tmp_path)
    Path("newsdiff.toml").write_text(
        "[compare]\nprofile = 'strict'\nfail-on = 'conflict'\nformat = 'markdown'\n"
    )
    assert main(["compare", "a", "b"]) == 1
    assert capsys.readouterr().out.startswith("# Where three reports differ")
    assert asked["options"].profile == "strict"
    assert main(["compare", "a", "b", "--profile", "explore", "--fail-on", "never", "-f", "table"]) == 0
    assert asked["options"].profile == "explore"
    Path("other.toml").write_text("[compare]\nonly = ['agree']\n")
    assert main(["compare", "a", "b", "--config", "other.toml"]) == 0
    Path("newsdiff.toml").write_text("[compare]\nonly = ['agre']\n")
    assert main(["compare", "a", "b"]) == 2
    assert "compare.only: unknown relation 'agre': did you mean 'agree'?" in capsys.readouterr().err
