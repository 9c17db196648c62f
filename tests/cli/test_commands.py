"""The other commands, the process as a whole, and what is imported when."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsdiff.claims.model import Relation
from newsdiff.claims.report import Report
from newsdiff.cli import listing, render
from newsdiff.cli.app import main
from newsdiff.cli.exits import Exit
from newsdiff.cli.machine import SCHEMAS, schema
from newsdiff.corpus.article import Skipped

Capture = pytest.CaptureFixture[str]
Engine = Callable[..., dict[str, Any]]
ROOT = Path(__file__).parents[2]


def valid(name: str, value: Any) -> None:
    Draft202012Validator(
        json.loads(schema(name)), format_checker=Draft202012Validator.FORMAT_CHECKER
    ).validate(value)


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    roots = os.pathsep.join(str(ROOT / part) for part in ("cli", "corpus", "claims"))
    environment = {**os.environ, "PYTHONPATH": roots}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, env=environment, timeout=60, **options
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid_and_printed(name: str, capsys: Capture) -> None:
    Draft202012Validator.check_schema(json.loads(schema(name)))
    assert main(["schema", name]) == 0
    assert capsys.readouterr().out == schema(name)


def test_outputs_keep_to_their_schemas(
    engine: Engine, capsys: Capture, few_kinds: None, unread: Skipped, report: Report
) -> None:
    engine()
    assert main(["compare", "a", "b", "-f", "json"]) == 0
    valid("report", json.loads(capsys.readouterr().out))
    engine(skipped=[unread])
    assert main(["extract", "a", "-f", "json"]) == 2
    found = json.loads(capsys.readouterr().out)
    valid("claims", found)
    assert found["skipped"] == [{"path": unread.path, "reason": unread.reason}]
    assert main(["rules", "-f", "json"]) == 0
    valid("rules", json.loads(capsys.readouterr().out))


def test_schemas_name_what_the_code_names() -> None:
    from newsdiff.claims.kinds import KINDS

    claims, report = json.loads(schema("claims")), json.loads(schema("report"))
    assert claims["$defs"]["claim"]["properties"]["kind"]["enum"] == [kind.name for kind in KINDS]
    assert report["$defs"]["finding"]["properties"]["relation"]["enum"] == list(Relation)
    assert list(report["properties"]["summary"]["properties"]) == list(Relation)
    assert report["properties"]["exit_code"]["enum"] == [
        code.value for code in Exit if code < Exit.INTERRUPTED
    ]


def test_every_rule_has_a_page(capsys: Capture) -> None:
    from newsdiff.claims.kinds import RULES

    for rule in RULES.values():
        assert main(["explain", rule.id]) == 0
        page = capsys.readouterr().out
        assert rule.title in page
        assert rule.why in page
    assert main(["rules", "-f", "json"]) == 0
    valid("rules", json.loads(capsys.readouterr().out))


@pytest.mark.usefixtures("few_kinds")
def test_explain_names_the_nearest_rules(capsys: Capture) -> None:
    assert main(["explain", "quantity-difers"]) == 2
    assert (
        capsys.readouterr().err
        == "newsdiff: unknown rule 'quantity-difers': did you mean 'quantity-differs'?\n"
    )
    assert main(["schema", "reprot"]) == 2
    assert "did you mean 'report'?" in capsys.readouterr().err


def test_what_is_no_rule_is_told_in_one_short_line(capsys: Capture) -> None:
    assert main(["explain", "nosuch"]) == 2
    assert capsys.readouterr().err == "newsdiff: unknown rule 'nosuch': 'newsdiff rules' lists all\n"
    assert main(["explain", "a032da"]) == 2
    assert capsys.readouterr().err == (
        "newsdiff: 'a032da' is the fingerprint of a finding: the name of its rule stands with its reason\n"
    )


@pytest.mark.usefixtures("few_kinds")
def test_extract(engine: Engine, capsys: Capture, tmp_path: Path) -> None:
    asked = engine()
    target = tmp_path / "claims.json"
    assert main(["extract", "a", "--kinds", "date", "--model", "xx", "-o", f"json={target}"]) == 0
    assert asked["kinds"] == {"date"}
    assert asked["model"] == "xx"
    assert "15 claims · 3 reports" in capsys.readouterr().out
    valid("claims", json.loads(target.read_bytes()))
    engine(articles=[])
    assert main(["extract", "a"]) == 2
    assert capsys.readouterr().err == "newsdiff: no article to read\n"
    assert main(["extract", "a", "-f", "markdown"]) == 2


@pytest.mark.parametrize("package", [render, listing])
def test_the_registry_matches_the_folder(package: Any) -> None:
    folder = Path(package.__file__).parent
    names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert set(package.FORMATS) == names
    for name, module in package.FORMATS.items():
        assert module == f"{package.__name__}.{name}"
        assert callable(import_module(module).render)


def test_help_and_version_of_the_module() -> None:
    done = run("-m", "newsdiff.cli", "--help")
    assert done.returncode == 0
    for command in ("compare", "extract", "rules", "explain", "schema", "--install-completion"):
        assert command in done.stdout.decode()


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["schema", "x"], ["explain", "x"],
                                       ["compare", "a", "b", "--only", "x"]])  # fmt: skip
def test_nothing_imports_spacy_on_the_way_to_help_or_a_usage_error(arguments: list[str]) -> None:
    code = (
        "import sys; from newsdiff.cli.app import main; main(sys.argv[1:]); "
        "heavy = {'spacy', 'trafilatura', 'onnxruntime', 'numpy'} & sys.modules.keys(); "
        "light = {'rich.markdown', 'newsdiff.claims'} & sys.modules.keys(); "
        "light = light if '--help' in sys.argv else set(); "
        "sys.exit(str(heavy | light) if heavy | light else 0)"
    )
    done = run("-c", code, *arguments)
    assert done.returncode == 0, done.stderr.decode()


def test_a_reader_that_goes_away_is_no_fault() -> None:
    roots = os.pathsep.join(str(ROOT / part) for part in ("cli", "corpus", "claims"))
    code = "import sys; from newsdiff.cli.output import write_stdout; write_stdout('x\\n' * 1000000, True)"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": roots},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
@pytest.mark.parametrize("arguments", [["schema"], ["--version"], ["compare", "--help"]])
def test_a_full_disk_is_no_fault_of_newsdiff(arguments: list[str]) -> None:
    roots = os.pathsep.join(str(ROOT / part) for part in ("cli", "corpus", "claims"))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsdiff.cli", *arguments], stdout=full, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": roots}, timeout=60,
        )  # fmt: skip
    assert done.stderr.decode().startswith("newsdiff: cannot write")
    assert done.stderr.decode().endswith(": No space left on device\n")
    assert done.returncode == 2


def test_table_in_a_stream_that_has_no_unicode() -> None:
    code = "from newsdiff.cli.output import write_stdout; write_stdout('caf\\u00e9 \\u2717\\n', True)"
    roots = os.pathsep.join(str(ROOT / part) for part in ("cli", "corpus", "claims"))
    environment = {**os.environ, "PYTHONPATH": roots, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, timeout=60)
    assert done.stdout == b"caf? ?\n"
