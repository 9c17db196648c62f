"""The GitHub Action: its steps run in order by bash, in the environment that GitHub's runner sets."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsdiff.cli.app import main

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., "Ended"]

BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""How the runner calls ``shell: bash``."""
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")

pytestmark = pytest.mark.xdist_group("newsroom")


@dataclass(frozen=True)
class Ended:
    """What a job sees of the action when it is over."""

    code: int
    log: str
    outputs: Mapping[str, str]
    summary: str


@pytest.fixture(scope="module")
def action(root: Path) -> Any:
    return yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Expressions replaced by their values, as the runner does before a step starts."""
    return EXPRESSION.sub(lambda found: values[found[1]], text)


def read_outputs(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture(scope="module")
def start(action: Any, project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Runs the action in a workspace. The first run installs newsdiff, and the others find it there."""
    runner = tmp_path_factory.mktemp("runner")
    installed: dict[str, str] = {}

    def go(workspace: Path, **given: str) -> Ended:
        values = {f"inputs.{name}": str(told.get("default", "")) for name, told in action["inputs"].items()}
        values["inputs.python"] = sys.executable  # the one that the packages on the path are made for
        values |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
        folder = tmp_path_factory.mktemp("step")
        summary = folder / "summary.md"
        summary.touch()
        code, log = 0, ""
        for number, step in enumerate(action["runs"]["steps"]):
            if step["id"] == "install" and installed:
                values |= installed
                continue
            script, told = folder / f"{number}.sh", folder / f"{number}.txt"
            script.write_text(step["run"], encoding="utf-8")
            told.touch()
            env = {name: filled(value, values) for name, value in step["env"].items()}
            env |= {"GITHUB_OUTPUT": str(told), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true"}
            env |= {"GITHUB_ACTION_PATH": str(project), "GITHUB_WORKSPACE": str(workspace)}
            done = run(*BASH, script, cwd=workspace, code=None, RUNNER_TEMP=str(runner), **env)
            made = {f"steps.{step['id']}.outputs.{k}": v for k, v in read_outputs(told).items()}
            values |= made
            if step["id"] == "install":
                installed.update(made)
            code, log = done.returncode, log + done.stdout
            if code:
                break
        outputs = {
            name: EXPRESSION.sub(lambda found: values.get(found[1], ""), told["value"])
            for name, told in action["outputs"].items()
        }
        return Ended(code, log, outputs, summary.read_text(encoding="utf-8"))

    return go


def test_no_expression_stands_in_a_script_and_every_input_is_used(action: Any) -> None:
    steps = action["runs"]["steps"]
    assert action["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" and "uses" not in step for step in steps)
    assert not any("${{" in step["run"] for step in steps)
    used = {found for step in steps for value in step["env"].values() for found in EXPRESSION.findall(value)}
    given = {f"inputs.{name}" for name in action["inputs"]}
    assert {name for name in used if name.startswith("inputs.")} == given
    assert all(told["description"] for told in (*action["inputs"].values(), *action["outputs"].values()))
    optional = {name for name, told in action["inputs"].items() if "default" in told}
    assert set(action["inputs"]) - optional == {"paths"}


def test_the_readme_names_the_inputs_and_outputs_that_there_are(
    action: Any, example: Callable[[str, str], str], root: Path
) -> None:
    (job,) = yaml.safe_load(example("yaml", "sarif_file"))["jobs"].values()
    (step,) = [step for step in job["steps"] if step.get("id") == "newsdiff"]
    assert set(step["with"]) <= set(action["inputs"])
    text = (root / "README.md").read_text(encoding="utf-8")
    table = re.search(r"\| Input \| \|\n\|---\|---\|\n((?:\|.*\n)+)", text)
    assert table
    cells = [row.split("|")[1] for row in table[1].splitlines()]
    assert {name for cell in cells for name in re.findall(r"`([\w-]+)`", cell)} == set(action["inputs"])
    told = re.search(r"Its outputs are ([^.]*)\.", text)
    assert told
    assert set(re.findall(r"`([\w-]+)`", told[1])) == set(action["outputs"])


def test_only_pip_fetches_and_only_the_folder_of_the_action_is_installed(action: Any) -> None:
    scripts = "\n".join(step["run"] for step in action["runs"]["steps"])
    assert not re.search(r"\b(curl|wget|git|docker|npm|http)\b", scripts)
    (installed,) = re.findall(r"pip install (.*?)\n(?!  )", scripts, re.DOTALL)
    assert installed.split()[-1] == '"$GITHUB_ACTION_PATH"'


def test_a_wrong_toll_fails_the_step_with_an_annotation_at_its_line(start: Start, desk: Path) -> None:
    done = start(
        desk,
        paths="new/wrong-toll.md\n  new/paraphrase.md\n",
        against="archive.sqlite",
        sarif_file="out/newsdiff.sarif",
    )
    assert done.code == 1, done.log
    found = re.search(r"^::error file=new/wrong-toll\.md,line=(\d+),.*title=conflict", done.log, re.MULTILINE)
    assert found
    line = (desk / "new" / "wrong-toll.md").read_text(encoding="utf-8").split("\n")[int(found[1]) - 1]
    assert "killed nine workers" in line
    assert done.outputs["exit-code"] == "1"
    report = json.loads(Path(done.outputs["report"]).read_text(encoding="utf-8"))
    assert report["exit_code"] == 1
    assert done.outputs["findings"] == str(len(report["findings"]))
    assert done.outputs["conflicts"] == str(report["summary"]["conflict"]) != "0"
    assert done.summary.startswith("# Two articles checked\n")
    assert "nine workers killed" in done.summary
    assert done.outputs["sarif"] == "out/newsdiff.sarif"
    sarif = json.loads((desk / "out" / "newsdiff.sarif").read_text(encoding="utf-8"))
    assert len(sarif["runs"][0]["results"]) == len(report["findings"])


def test_never_failing_and_a_baseline(start: Start, desk: Path) -> None:
    done = start(desk, paths="new/wrong-toll.md", against="archive.sqlite", fail_on="never")
    assert (done.code, done.outputs["exit-code"], done.outputs["sarif"]) == (0, "0", "")
    assert int(done.outputs["conflicts"]) > 0
    known = desk / "known.json"
    assert main(["baseline", "create", "--from", done.outputs["report"], "--file", str(known)]) == 0
    given = {"paths": "new/wrong-toll.md", "against": "archive.sqlite", "baseline": "known.json"}
    done = start(desk, **given)
    assert (done.code, done.outputs["findings"]) == (0, "0"), done.log
    article = desk / "new" / "wrong-toll.md"
    article.write_text(article.read_text(encoding="utf-8").replace("nine", "seven"), encoding="utf-8")
    assert start(desk, **given).outputs["exit-code"] == "3"
    assert start(desk, **given, stale="false").code == 0


def test_nothing_to_check_is_no_failure(start: Start, desk: Path) -> None:
    done = start(desk, paths="\n  \n", against="archive.sqlite")
    assert (done.code, done.outputs["exit-code"], done.outputs["findings"]) == (0, "0", "0")
    assert "no article to check" in done.log


def test_a_wrong_setting_fails_with_its_message_and_no_report(start: Start, desk: Path) -> None:
    done = start(desk, paths="new/paraphrase.md", against="archive.sqlite", fail_on="conflit")
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert "did you mean 'conflict'?" in done.log
    assert "\n::error title=newsdiff::No report was made." in done.log
    assert (done.outputs["findings"], done.outputs["report"]) == ("", "")


HOSTILE = (
    "$(touch pwned).md",
    "`touch pwned`.md",
    '"; touch pwned; ".md',
    "--exit-zero",
    "-o=sarif=pwned",
    "##[stop-commands]x.md",
)


def test_names_are_names_whatever_they_say(start: Start, desk: Path) -> None:
    done = start(desk, paths="\n".join((*HOSTILE, "new/paraphrase.md")), against="archive.sqlite")
    assert done.code == 2
    assert not (desk / "pwned").exists()
    # A line that begins with "::" is one command, whatever follows.
    assert not re.search(r"^(?!::).*##\[", done.log, re.MULTILINE)
    report = json.loads(Path(done.outputs["report"]).read_text(encoding="utf-8"))
    assert [one["path"] for one in report["skipped"]] == list(HOSTILE)
    done = start(
        desk,
        paths="new/paraphrase.md",
        against="$(touch pwned)",
        baseline="; touch pwned",
        sarif_file="out.sarif\nexit-code=0\nfindings=none",
    )
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert done.outputs["findings"] == ""
    assert not (desk / "pwned").exists()
