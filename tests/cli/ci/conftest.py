"""A newsroom with a repository of its own, and what installs newsdiff there without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from newsdiff.cli.app import main

DATA = Path(__file__).parents[1] / "data" / "newsroom"
BUILT_FROM = ("pyproject.toml", "requirements.lock", "README.md", "LICENSE", "CHANGELOG.md")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def example(root: Path) -> Callable[[str, str], str]:
    """Finds the one example of the README in a language that holds some words."""
    blocks = re.findall(r"```(\w+)\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)

    def find(language: str, words: str) -> str:
        (found,) = [text for name, text in blocks if name == language and words in text]
        return str(found)

    return find


@pytest.fixture(scope="session")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with newsdiff as it is in the tree, as the one that others fetch it from."""
    folder = tmp_path_factory.mktemp("project") / "newsdiff"
    folder.mkdir()
    for part in ("cli", "corpus", "claims"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / part, folder / part, ignore=ignored)
    for name in (*BUILT_FROM, "action.yml", ".pre-commit-hooks.yaml"):
        shutil.copy(root / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of this environment but newsdiff, as a folder for the path of another environment."""
    folder = tmp_path_factory.mktemp("libraries")
    for name in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        for one in Path(name).iterdir():
            if not one.name.startswith(("newsdiff", "_newsdiff", "pip")) and one.suffix != ".pth":
                (folder / one.name).symlink_to(one)
    return folder


@pytest.fixture(scope="session")
def outside(libraries: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a machine that has newsdiff's dependencies, not newsdiff, and no network."""
    home = tmp_path_factory.mktemp("home")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "VIRTUALENV_OVERRIDE_APP_DATA": str(home / "virtualenv"),
        "PYTHONPATH": str(libraries),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads the value as that of build isolation
        "PIP_CACHE_DIR": str(home / "pip"),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_NAME": "Desk" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "desk@example.org" for who in ("AUTHOR", "COMMITTER")},
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture(scope="session")
def run(outside: Mapping[str, str]) -> Run:
    """Runs a program in a folder, with the environment of :func:`outside`; its output is one text."""

    def go(
        *command: str | Path, cwd: Path, code: int | None = 0, **more: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={**outside, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert code is None or done.returncode == code, done.stdout[-3000:]
        return done

    return go


@pytest.fixture(scope="session")
def newsroom(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with twelve articles, an archive of them, and what checks of the new ones have kept.

    The new articles lie in ``new/`` and are not committed.
    """
    folder = tmp_path_factory.mktemp("desk") / "newsroom"
    shutil.copytree(DATA, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["corpus", "add", "archive", "--db", "archive.sqlite", "--quiet"]) == 0
        main(["check", "new", "--against", "archive.sqlite", "--quiet", "--output", "json=first.json"])
    (folder / ".gitignore").write_text("*.sqlite*\n*.json\nnew/\n", encoding="utf-8")
    run("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    run("git", "add", ".", cwd=folder)
    run("git", "commit", "--quiet", "--message=Articles of March", cwd=folder)
    return folder


@pytest.fixture
def desk(newsroom: Path, tmp_path: Path) -> Path:
    """A copy of the newsroom, to work in."""
    folder = tmp_path / "newsroom"
    shutil.copytree(newsroom, folder, symlinks=True)
    return folder
