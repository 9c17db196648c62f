"""The hook that the project ships, run by the real pre-commit in a repository with articles."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from identify import identify

from newsdiff.corpus.readers import READERS

Run = Callable[..., subprocess.CompletedProcess[str]]
Example = Callable[[str, str], str]
Factory = pytest.TempPathFactory

PRE_COMMIT = (sys.executable, "-m", "pre_commit")
HOOKS = ".pre-commit-hooks.yaml"

pytestmark = pytest.mark.xdist_group("newsroom")


def test_the_manifest_is_valid(root: Path, run: Run) -> None:
    run(*PRE_COMMIT, "validate-manifest", root / HOOKS, cwd=root)


def test_the_hook_takes_what_a_newsroom_writes_and_no_pictures(root: Path) -> None:
    (hook,) = yaml.safe_load((root / HOOKS).read_text(encoding="utf-8"))
    taken = set(hook["types_or"])
    # No tool that pre-commit knows of has a name for these: they come from programs, not from authors.
    unknown = {".jsonl", ".ndjson", ".text"}
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes} - unknown
    assert all(identify.tags_from_filename(f"a{suffix}") & taken for suffix in suffixes)
    assert not any(identify.tags_from_filename(name) & taken for name in ("a.jpg", "a.py", "a.toml"))


@pytest.fixture(scope="module")
def hooked(newsroom: Path, project: Path, run: Run, example: Example, tmp_path_factory: Factory) -> Path:
    """The newsroom with the README's hook installed, from a repository of newsdiff on this machine."""
    run("git", "init", "--quiet", cwd=project)
    run("git", "add", ".", cwd=project)
    run("git", "commit", "--quiet", "--message=newsdiff", cwd=project)
    text = example("yaml", "newsdiff-check")
    (told,) = yaml.safe_load(text)["repos"]
    run("git", "tag", told["rev"], cwd=project)
    folder = tmp_path_factory.mktemp("hooked") / "newsroom"
    shutil.copytree(newsroom, folder)
    settings = text.replace(told["repo"], project.as_posix())
    (folder / ".pre-commit-config.yaml").write_text(settings, encoding="utf-8")
    run("git", "add", ".pre-commit-config.yaml", cwd=folder)
    run(*PRE_COMMIT, "install", "--install-hooks", cwd=folder)
    run("git", "commit", "--quiet", "--message=Check articles", cwd=folder)
    return folder


def commit(folder: Path, run: Run, name: str, code: int) -> str:
    """Try to commit a new article, and give what is printed."""
    (folder / "articles").mkdir(exist_ok=True)
    shutil.copy(folder / "new" / name, folder / "articles" / name)
    run("git", "add", "articles", cwd=folder)
    done = run("git", "commit", "--message=New article", cwd=folder, code=code)
    if code:
        run("git", "rm", "--quiet", "--force", f"articles/{name}", cwd=folder)
    return done.stdout


def committed(folder: Path, run: Run) -> set[str]:
    listed = run("git", "ls-tree", "-r", "--name-only", "HEAD", "articles", cwd=folder).stdout
    return {Path(name).name for name in listed.split()}


def test_a_wrong_toll_is_not_committed_and_the_hook_says_where_it_stands(hooked: Path, run: Run) -> None:
    before = committed(hooked, run)
    told = commit(hooked, run, "wrong-toll.md", 1)
    assert re.search(r"newsdiff check\.+Failed", told)
    assert "articles/wrong-toll.md:8" in told
    assert "- exit code: 1" in told
    assert committed(hooked, run) == before


def test_an_honest_paraphrase_is_committed_without_a_word(hooked: Path, run: Run) -> None:
    told = commit(hooked, run, "paraphrase.md", 0)
    assert re.search(r"newsdiff check\.+Passed", told)
    assert "articles/paraphrase.md:" not in told
    assert "paraphrase.md" in committed(hooked, run)


def test_pictures_and_files_elsewhere_are_not_checked(hooked: Path, run: Run) -> None:
    (hooked / "articles").mkdir(exist_ok=True)
    (hooked / "articles" / "silo.jpg").write_bytes(os.urandom(32))
    (hooked / "README.md").write_text("Our articles.\n", encoding="utf-8")
    run("git", "add", "articles/silo.jpg", "README.md", cwd=hooked)
    told = run("git", "commit", "--message=A picture", cwd=hooked).stdout
    assert re.search(r"newsdiff check\.*\(no files to check\)Skipped", told)
