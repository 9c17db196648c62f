"""The wheel: built from the tree, it holds all that is needed and runs where the tree is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUFFIXES = {".py", ".toml", ".json", ".txt", ".md", ".gz", ".typed", ".NOTICE", ".onnx"}

pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
        *("--outdir", str(out), str(ROOT)),
        cwd=out,
    )
    (built,) = out.glob("newsdiff-*.whl")
    return built


@pytest.fixture(scope="module")
def copy(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with newsdiff alone installed from the wheel."""
    target = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", "--target", str(target), str(wheel), cwd=target)
    return target


def newsdiff(copy: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copy with the dependencies of this environment, but without its editable newsdiff.

    The site module is off (-S), so that no .pth file adds the tree; -P keeps the working folder out.
    """
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    path = os.pathsep.join([str(copy), *sorted(libraries)])
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "PYTHONHASHSEED": "0", "NO_COLOR": "1"}
    return run(sys.executable, "-P", "-S", *arguments, cwd=cwd, env=env)


def data_files() -> set[str]:
    """Every file that is in the packages of the tree, as it is to stand in the wheel."""
    found = set()
    for part in ("cli", "corpus", "claims"):
        for path in (ROOT / part / "newsdiff").rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                found.add(path.relative_to(ROOT / part).as_posix())
    return found


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    inside = {name for name in names if name.startswith("newsdiff/")}
    assert inside == data_files()
    assert {Path(name).suffix for name in inside} <= SUFFIXES
    for part in ("cli", "corpus", "claims"):
        assert f"newsdiff/{part}/py.typed" in inside
    assert {"newsdiff/claims/lexicon/events.toml", "newsdiff/claims/models/minilm-vocab.txt"} <= inside
    assert {"newsdiff/cli/schemas/report.json", "newsdiff/corpus/furniture.toml"} <= inside
    assert len([name for name in inside if name.startswith("newsdiff/corpus/samples/")]) == 5


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        metadata = packed.read(next(n for n in names if n.endswith("/METADATA"))).decode()
        entry_points = packed.read(next(n for n in names if n.endswith("/entry_points.txt"))).decode()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"newsdiff"}
    assert not [name for name in names if "test" in name.lower()]
    assert "newsdiff = newsdiff.cli.app:main" in entry_points
    assert "License-Expression: MIT" in metadata


def test_the_installed_copy_compares_the_samples(copy: Path, tmp_path: Path) -> None:
    where = newsdiff(copy, tmp_path, "-c", "import newsdiff.cli.app as a; print(a.__file__)").stdout
    assert Path(where.strip()).is_relative_to(copy)
    samples = newsdiff(copy, tmp_path, "-m", "newsdiff.corpus.samples").stdout.split()
    assert len(samples) == 3
    assert all(Path(sample).is_relative_to(copy) for sample in samples)
    done = newsdiff(copy, tmp_path, "-m", "newsdiff.cli", "compare", "--format", "json", *samples)
    report = json.loads(done.stdout)
    assert report["exit_code"] == 0
    assert not report["skipped"]
    rules = {(f["relation"], f["rule"]) for f in report["findings"]}
    assert ("conflict", "participant-age-differs") in rules
    assert {"date", "quantity"} <= {
        f["kind"] for f in report["findings"] if f["relation"] in ("agree", "detail")
    }
