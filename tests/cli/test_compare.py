"""``newsdiff compare`` from arguments to exit code, with reading and comparing stood in for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsdiff.claims.report import Report
from newsdiff.cli.app import main
from newsdiff.cli.arguments import RELATION_NAMES
from newsdiff.cli.config import RELATIONS
from newsdiff.corpus.article import Article, Skipped
from newsdiff.corpus.errors import MissingModel

Engine = Callable[..., dict[str, Any]]
Capture = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("few_kinds")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compared(capsys: Capture, *flags: str) -> dict[str, Any]:
    code = main(["compare", "a", "b", "--format", "json", *flags])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert report["exit_code"] == code
    return report


def test_prints_the_table_alone_on_standard_output(engine: Engine, capsys: Capture) -> None:
    asked = engine()
    assert main(["compare", "a.txt", "-"]) == 0
    out, err = capsys.readouterr()
    assert "DIFFERENCES 4" in out
    assert err == ""
    assert "\x1b" not in out
    assert asked["paths"] == ["a.txt", "-"]
    assert asked["gate"] is True
    assert asked["progress"] is None


def test_a_path_from_the_root_is_shown_from_here(engine: Engine, empty_folder: Path) -> None:
    asked = engine()
    assert main(["compare", str(empty_folder / "a.txt"), "b.txt"]) == 0
    assert asked["paths"] == ["a.txt", "b.txt"]


def test_flags_reach_the_comparison(engine: Engine, capsys: Capture) -> None:
    asked = engine()
    flags = ["--related", "--profile", "strict", "--min-confidence", "0.7", "--model", "en_core_web_lg"]
    assert main(["compare", "a", "b", *flags, "--kinds", "date, quantity", "--kinds", "quote"]) == 0
    options = asked["options"]
    assert asked["gate"] is False
    assert (options.profile, options.min_confidence, options.model) == ("strict", 0.7, "en_core_web_lg")
    assert options.kinds == {"date", "quantity", "quote"}


def test_published_is_read_and_its_name_checked(engine: Engine, capsys: Capture) -> None:
    asked = engine()
    assert main(["compare", "a", "b", "--published", "morning-post.txt=2026-03-04"]) == 0
    assert asked["published"] == {"morning-post.txt": date(2026, 3, 4)}
    capsys.readouterr()
    assert main(["compare", "a", "b", "--published", "morning-pst.txt=2026-03-04"]) == 2
    assert capsys.readouterr().err == "newsdiff: --published: no article is named 'morning-pst.txt'\n"


def test_a_day_given_for_an_article_that_tells_its_own_is_told_as_unused(
    engine: Engine, capsys: Capture, articles: list[Article]
) -> None:
    dated = replace(articles[0], published=date(2026, 3, 3))
    engine(articles=[dated, *articles[1:]])
    assert main(["compare", "a", "b", "--published", f"{dated.name}=2026-03-04"]) == 0
    told = f"newsdiff: --published {dated.name}=2026-03-04 is not used: the file tells 2026-03-03\n"
    assert capsys.readouterr().err == told
    assert main(["compare", "a", "b", "--quiet", "--published", f"{dated.name}=2026-03-04"]) == 0
    assert capsys.readouterr().err == ""


def test_only_and_kinds_narrow_what_is_printed_and_counted(engine: Engine, capsys: Capture) -> None:
    engine()
    report = compared(capsys, "--only", "conflict,agree", "--only", "wording")
    assert {f["relation"] for f in report["findings"]} == {"conflict", "agree", "wording"}
    assert report["summary"]["scope"] == 0
    report = compared(capsys, "--kinds", "date")
    assert {f["kind"] for f in report["findings"]} == {"date"}


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        ([], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "conflict"], 1),
        (["--fail-on", "scope", "--only", "update"], 0),
        (["--fail-on", "update", "--only", "scope"], 1),
        (["--fail-on", "conflict,wording", "--only", "wording"], 1),
        (["--fail-on", "conflict", "--only", "agree"], 0),
        (["--fail-on", "only", "--only", "only"], 1),
    ],
)
def test_fail_on_counts_what_is_as_strong_or_stronger(
    flags: list[str], code: int, engine: Engine, capsys: Capture
) -> None:
    engine()
    assert compared(capsys, *flags)["exit_code"] == code


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--only", "conflit"], "--only: unknown relation 'conflit': did you mean 'conflict'?"),
        (["--fail-on", "nevr"], "--fail-on: unknown relation 'nevr': did you mean 'never'?"),
        (["--fail-on", "never,scope"], "--fail-on: 'never' stands alone"),
        (["--kinds", "quantities"], "--kinds: unknown kind 'quantities': did you mean 'quantity'?"),
        (["--kinds", "zzz"], "--kinds: unknown kind 'zzz': known are date, quantity, quote"),
        (["--format", "jsn"], "--format: unknown format 'jsn': did you mean 'json'?"),
        (["--profile", "strikt"], "--profile: unknown profile 'strikt': did you mean 'strict'?"),
        (["--min-confidence", "1.5"], "--min-confidence takes a number from 0 to 1, not 1.5"),
        (["--min-confidence", "80%"], "--min-confidence takes a number from 0 to 1, not 80%"),
        (["--kinds", ","], "--kinds names no kind"),
        (["--only", ""], "--only names no relation"),
        (["--fail-on", ""], "--fail-on names no relation"),
        (["--min-confidence", "nan"], "--min-confidence takes a number from 0 to 1, not nan"),
        (["--published", "a.txt"], "--published takes NAME=YYYY-MM-DD, not 'a.txt'"),
        (["--published", "a=3 March"], "--published takes NAME=YYYY-MM-DD, not 'a=3 March'"),
        (
            ["--published", "a=2026-03-04", "--published", "a=2026-03-05"],
            "--published gives two days for a: 2026-03-04 and 2026-03-05",
        ),
        (["--output", "report.md"], "--output takes FORMAT=FILE, not 'report.md'"),
        (["--output", "markdwn=report.md"], "--output: unknown format 'markdwn': did you mean 'markdown'?"),
        (["--output", "json=gone/report.json"], "--output gone/report.json: no such folder"),
        (["-o", "json=a", "-o", "table=a"], "--output names a twice"),
        (["--config", "gone.toml"], "gone.toml: No such file or directory"),
        (
            ["--only", "\x1b[31mred"],
            "--only: unknown relation '\ufffd[31mred': known are " + ", ".join(RELATIONS),
        ),
    ],
)
def test_usage_errors_are_one_line(flags: list[str], message: str, engine: Engine, capsys: Capture) -> None:
    asked = engine()
    assert main(["compare", "a", "b", *flags]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"newsdiff: {message}\n")
    assert not asked


def test_the_parser_s_own_errors_exit_2(capsys: Capture) -> None:
    assert main(["compare", "a", "b", "--fromat", "json"]) == 2
    assert "--format" in capsys.readouterr().err
    assert main(["compare"]) == 2


def test_help_names_every_relation() -> None:
    assert ", ".join(RELATIONS) == RELATION_NAMES


def test_skipped_input_is_told_and_the_rest_compared(
    engine: Engine, capsys: Capture, unread: Skipped
) -> None:
    engine(skipped=[unread])
    assert main(["compare", "a", "b", "c", "--fail-on", "conflict"]) == 2
    out, err = capsys.readouterr()
    assert "DIFFERENCES 4" in out
    assert "NOT COMPARED 1" in out
    assert err == "newsdiff: not read: wire/broken.html: no article text found\n"
    # It is why the run ends with 2, and a list of findings has no place for it.
    assert main(["compare", "a", "b", "c", "--quiet", "--format", "csv"]) == 2
    assert capsys.readouterr().err == "newsdiff: not read: wire/broken.html: no article text found\n"


def test_an_input_given_twice_is_a_note_and_no_error(
    engine: Engine, capsys: Capture, articles: list[Article]
) -> None:
    twice = Skipped("wire/a.txt", "the file is given twice", repeated=True)
    engine(skipped=[twice])
    assert main(["compare", "wire", "wire/a.txt"]) == 0
    out, err = capsys.readouterr()
    assert "NOT COMPARED" not in out
    assert err == "newsdiff: read once: wire/a.txt: the file is given twice\n"
    assert main(["compare", "wire", "wire/a.txt", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    engine(articles=articles[:1])
    assert main(["compare", "wire/a.txt", "wire/a.txt", "--quiet"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "newsdiff: read once: wire/a.txt: the file is given twice",
        "newsdiff: two articles are needed to compare, 1 could be read",
    ]


@pytest.mark.parametrize("name", ["quantity", "quantity,", "update", "quantity,quote"])
def test_a_blank_in_a_list_is_told(name: str, engine: Engine, capsys: Capture) -> None:
    engine(skipped=[Skipped(name, "there is no such file"), Skipped("c.txt", "there is no such file")])
    assert main(["compare", "a", "b", "--kinds", "date,", name, "c.txt"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"newsdiff: not read: {name}: there is no such file; "
        "a list of kinds or relations has no blanks in it, as date,quantity",
        "newsdiff: not read: c.txt: there is no such file",
    ]


def test_an_article_of_another_event_is_told_and_no_error(
    engine: Engine, capsys: Capture, report: Report
) -> None:
    engine(report=replace(report, skipped=(Skipped("wire/fire.txt", "it tells another event"),)))
    assert main(["compare", "a", "b", "c"]) == 0
    out, err = capsys.readouterr()
    assert "wire/fire.txt  it tells another event" in out
    assert err == "newsdiff: not compared: wire/fire.txt: it tells another event\n"


def test_fewer_than_two_articles(
    engine: Engine, capsys: Capture, unread: Skipped, articles: list[Article]
) -> None:
    engine(articles=articles[:1], skipped=[unread])
    assert main(["compare", "a", "b", "--quiet", "-o", "json=report.json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "newsdiff: not read: wire/broken.html: no article text found",
        "newsdiff: two articles are needed to compare, 1 could be read",
    ]
    assert not Path("report.json").exists()


def test_unrelated_reports_are_one_line(engine: Engine, capsys: Capture, report: Report) -> None:
    engine(report=replace(report, related=False, unrelated_reason="Nothing is in both.", findings=()))
    assert main(["compare", "a", "b", "--fail-on", "only"]) == 0
    out = capsys.readouterr().out
    assert (
        out == "Not one event, so not compared: Nothing is in both. --related compares them all the same.\n"
    )


@pytest.mark.parametrize("name", ["csv", "jsonl", "gitlab"])
def test_a_list_of_findings_is_not_all_that_unrelated_reports_give(
    name: str, engine: Engine, capsys: Capture, report: Report
) -> None:
    engine(report=replace(report, related=False, unrelated_reason="Nothing is in both.", findings=()))
    assert main(["compare", "a", "b", "-f", name]) == 0
    assert capsys.readouterr().err.startswith("newsdiff: Not one event, so not compared: Nothing is in both.")
    assert main(["compare", "a", "b", "-f", name, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_output_files_beside_standard_output(engine: Engine, capsys: Capture, empty_folder: Path) -> None:
    engine()
    Path("report.md").write_text("old")
    Path("report.md").chmod(0o640)
    assert main(["compare", "a", "b", "-o", "markdown=report.md", "-o", "json=report.json"]) == 0
    assert capsys.readouterr().out.startswith("  A  Ellery Gazette")
    assert Path("report.md").read_text(encoding="utf-8").startswith("# Where three reports differ")
    assert Path("report.md").stat().st_mode & 0o777 == 0o640
    assert json.loads(Path("report.json").read_bytes())["schema"] == "newsdiff.report/1"
    assert sorted(p.name for p in empty_folder.iterdir()) == ["report.json", "report.md"]


@pytest.mark.parametrize("place", ["a", "./a", "sub/../a", "folder/c.md", "link"])
def test_an_output_never_goes_over_what_is_read(
    place: str, engine: Engine, capsys: Capture, empty_folder: Path
) -> None:
    asked = engine()
    for name in ("a", "sub/x", "folder/c.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("A barn burned down.\n", encoding="utf-8")
    Path("link").symlink_to("a")
    assert main(["compare", "a", "folder", "-o", "markdown=new.md", "-o", f"json={place}"]) == 2
    assert "this run reads it, so it is not written" in capsys.readouterr().err
    assert not asked
    assert not Path("new.md").exists()
    assert Path(place).read_text(encoding="utf-8") == "A barn burned down.\n"


@pytest.mark.parametrize("name", ["json", "jsonl", "markdown"])
def test_a_report_in_a_folder_of_articles_is_written_anew(name: str, engine: Engine, capsys: Capture) -> None:
    engine()
    Path("folder").mkdir()
    target = Path("folder") / ("old.md" if name == "markdown" else f"old.{name}")
    for _ in range(2):
        assert main(["compare", "a", "folder", "-o", f"{name}={target}"]) == 0
    assert main(["compare", "a", str(target), "-o", f"{name}={target}"]) == 2


def test_no_file_is_written_when_one_cannot_be(
    engine: Engine, capsys: Capture, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine()
    Path("report.md").write_text("old")
    stage = Path.open

    def full(self: Path, *args: Any, **options: Any) -> Any:
        if "report.json" in self.name:
            raise OSError(28, "No space left on device")
        return stage(self, *args, **options)

    monkeypatch.setattr(Path, "open", full)
    assert main(["compare", "a", "b", "-o", "markdown=report.md", "-o", "json=report.json"]) == 2
    monkeypatch.undo()
    out, err = capsys.readouterr()
    assert out == ""
    assert "No space left on device" in err
    assert [(p.name, p.read_text()) for p in empty_folder.iterdir()] == [("report.md", "old")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_device_that_fails_leaves_no_file_behind(
    engine: Engine, capsys: Capture, empty_folder: Path
) -> None:
    engine()
    assert main(["compare", "a", "b", "-o", "json=report.json", "-o", "markdown=/dev/full"]) == 2
    assert capsys.readouterr().err == "newsdiff: cannot write /dev/full: No space left on device\n"
    assert list(empty_folder.iterdir()) == []


def test_a_fault_is_70_with_how_to_report_it(
    engine: Engine, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine(report=RuntimeError("the \x1b[31mladder\nfell"))
    assert main(["compare", "a", "b"]) == 70
    err = capsys.readouterr().err
    assert err.startswith("newsdiff: a fault of newsdiff itself: RuntimeError: the \ufffd[31mladder fell\n")
    assert "NEWSDIFF_DEBUG=1" in err
    assert "Traceback" not in err
    monkeypatch.setenv("NEWSDIFF_DEBUG", "1")
    assert main(["compare", "a", "b"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_a_missing_model_is_2_and_an_interrupt_130(engine: Engine, capsys: Capture) -> None:
    engine(report=MissingModel("no spaCy pipeline 'xx' is installed"))
    assert main(["compare", "a", "b"]) == 2
    assert capsys.readouterr().err == "newsdiff: no spaCy pipeline 'xx' is installed\n"
    engine(report=KeyboardInterrupt())
    assert main(["compare", "a", "b"]) == 130
