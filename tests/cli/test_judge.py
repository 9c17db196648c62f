"""What a run shows, hides, calls stale and fails for, by its settings alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from newsdiff.claims.model import DIFFERENCES, Relation
from newsdiff.claims.report import Report
from newsdiff.cli.baseline import Accepted, Baseline
from newsdiff.cli.exits import Exit
from newsdiff.cli.judge import judge
from newsdiff.cli.settings import DEFAULTS, Policy, Settings
from newsdiff.cli.suppressions import Suppression

CONFLICT, SCOPE, UPDATE, WORDING = "quantity-differs", "milestone-scope", "status-advanced", "statement-label"


def check(**changes: Any) -> Settings:
    """Settings of a check; those of ``Policy`` go there."""
    policy = {
        name: changes.pop(name) for name in ("severity", "thresholds", "suppressions") if name in changes
    }
    return replace(DEFAULTS["check"], policy=Policy(**policy), **changes)


def suppress(**given: Any) -> Suppression:
    return Suppression(**{"reason": "house style", "where": "newsdiff.toml: suppress 1", **given})


def baseline(report: Report, *rules: str, **changes: Any) -> Baseline:
    """One with the findings of these rules, as if the first article had been checked."""
    entries = tuple(
        Accepted(f.id, f.relation, f.kind, f.rule, f.topic, f.confidence, (report.articles[0].path,), ())
        for f in report.findings
        if f.rule in rules
    )
    return Baseline("known.json", tuple(replace(entry, **changes) for entry in entries))


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_check_shows_differences_and_fails_for_conflicts(report: Report) -> None:
    judged = judge(report, check())
    assert rules(judged.report) == [CONFLICT, SCOPE, UPDATE, WORDING]
    assert judged.exit is Exit.FOUND
    assert judged.report.exit_code == 1
    assert judged.report.failing == (report.findings[0].id,)
    assert judged.report.hidden == ()
    assert judged.report.stale == ()


def test_a_comparison_shows_all_and_fails_for_nothing(report: Report) -> None:
    judged = judge(report, DEFAULTS["compare"])
    assert judged.report == report
    assert judged.exit is Exit.DONE


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_severity_is_by_rule(level: Any, report: Report) -> None:
    judged = judge(report, check(severity={SCOPE: level, CONFLICT: "warning"}))
    assert [f.severity for f in judged.report.findings[:2]] == ["warning", level]
    assert [f.id for f in judged.report.findings] == [f.id for f in report.findings[:4]]


def test_a_rule_that_is_off_is_gone_and_one_set_to_note_fails_no_run(report: Report) -> None:
    off = judge(report, check(severity={CONFLICT: "off"}))
    assert rules(off.report) == [SCOPE, UPDATE, WORDING]
    assert (off.exit, off.report.hidden) == (Exit.DONE, ())
    note = judge(report, check(severity={CONFLICT: "note"}))
    assert rules(note.report)[0] == CONFLICT
    assert note.exit is Exit.DONE
    assert judge(report, check(severity={CONFLICT: "warning"})).exit is Exit.FOUND


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        (check(), [CONFLICT, SCOPE, UPDATE, WORDING]),
        (check(profile="strict"), [CONFLICT, SCOPE]),
        (check(min_confidence=0.9), [CONFLICT]),
        (check(thresholds={"milestone": 0.88, "status": 0.75}), [CONFLICT, SCOPE, WORDING]),
        (check(thresholds={"milestone": 0.95, "milestone-scope": 0.5}), [CONFLICT, SCOPE, UPDATE, WORDING]),
        (check(profile="strict", thresholds={"statement": 0.61}), [CONFLICT, SCOPE, WORDING]),
        (check(only=(Relation.AGREE,), thresholds={"date": 1.0, "place-agrees": 1.0}),
         ["date-agrees", "participant-agrees", "quantity-agrees", "participant-agrees"]),
    ],
)  # fmt: skip
def test_thresholds_by_rule_then_kind_then_profile(
    settings: Settings, left: list[str], report: Report
) -> None:
    assert rules(judge(report, settings).report) == left


def test_the_floor_is_the_least_threshold() -> None:
    assert check().floor == 0.6
    assert check(thresholds={"date": 0.3, "place": 0.9}).floor == 0.3
    assert check(min_confidence=0.2, thresholds={"date": 0.3}).floor == 0.2


def test_a_baseline_hides_by_fingerprint(report: Report) -> None:
    judged = judge(report, check(), baseline(report, CONFLICT, WORDING))
    assert rules(judged.report) == [SCOPE, UPDATE]
    assert [(h.finding.rule, h.by) for h in judged.report.hidden] == [
        (CONFLICT, "baseline"),
        (WORDING, "baseline"),
    ]
    assert judged.exit is Exit.DONE
    assert judged.report.summary[Relation.CONFLICT] == 0


def test_a_finding_whose_values_change_is_new(report: Report) -> None:
    known = baseline(report, CONFLICT)
    changed = replace(report, findings=(replace(report.findings[0], id="0" * 12), *report.findings[1:]))
    judged = judge(changed, check(), known)
    assert judged.exit is Exit.FOUND
    assert [(s.fingerprint, s.why) for s in judged.report.stale] == [
        (report.findings[0].id, "matched nothing")
    ]


def test_a_known_finding_stays_known_when_one_more_outlet_says_the_same(report: Report) -> None:
    conflict = report.findings[0]
    first = tuple(replace(entry, checked=n == 0) for n, entry in enumerate(report.articles))
    values = tuple(dict.fromkeys(side.value for side in conflict.sides))
    entries = baseline(report, CONFLICT, fingerprint="f" * 12, values=values)
    checked = replace(report, articles=first, findings=(conflict,))
    judged = judge(checked, check(), entries)
    assert (judged.exit, judged.report.stale) == (Exit.DONE, ())
    other = replace(conflict, sides=(conflict.sides[0], replace(conflict.sides[1], value="38 injured")))
    assert judge(replace(checked, findings=(other,)), check(), entries).exit is Exit.FOUND
    elsewhere = tuple(replace(entry, checked=n == 1) for n, entry in enumerate(report.articles))
    assert judge(replace(checked, articles=elsewhere), check(), entries).exit is Exit.FOUND


@pytest.mark.parametrize(
    ("settings", "changes", "stale"),
    [
        (check(), {}, True),
        (check(only=(Relation.CONFLICT,)), {"relation": Relation.SCOPE}, False),
        (check(kinds=("date",)), {}, False),
        (check(profile="strict"), {"confidence": 0.7}, False),
        (check(), {"articles": ("wire/another.txt",)}, False),
        (check(), {"articles": ("wire/morning-post.txt",)}, False),
    ],
)
def test_an_entry_is_stale_where_the_run_looked_for_it(
    settings: Settings, changes: dict[str, Any], stale: bool, report: Report
) -> None:
    first = tuple(replace(entry, checked=n == 0) for n, entry in enumerate(report.articles))
    known = baseline(report, CONFLICT, fingerprint="f" * 12, **changes)
    judged = judge(replace(report, articles=first, findings=()), settings, known)
    assert judged.exit is (Exit.STALE if stale else Exit.DONE)
    assert judged.report.exit_code == (3 if stale else 0)
    assert [s.where for s in judged.report.stale] == (["known.json"] if stale else [])


def test_a_suppression_hides_by_rule_or_fingerprint_and_gives_its_reason(report: Report) -> None:
    ways = (suppress(rule=CONFLICT), suppress(fingerprint=report.findings[1].id[:6], reason="one ship"))
    judged = judge(report, check(suppressions=ways), baseline(report, CONFLICT))
    assert rules(judged.report) == [UPDATE, WORDING]
    assert [(h.by, h.reason) for h in judged.report.hidden] == [
        ("suppression", "house style"),
        ("suppression", "one ship"),
    ]
    assert judged.report.stale == ()
    assert judged.exit is Exit.DONE


def test_a_suppression_by_fingerprint_holds_when_one_more_outlet_says_the_same(report: Report) -> None:
    grown = replace(report.findings[0], id="0" * 12, earlier=("311b70c0ffee",))
    judged = judge(replace(report, findings=(grown,)), check(suppressions=(suppress(fingerprint="311b70"),)))
    assert judged.report.findings == ()
    assert judged.report.stale == ()


@pytest.mark.parametrize(
    "pattern", ["Ellery *", "ELLERY gazette", "wire/*-gazette.txt", "ellery-gazette.???"]
)
def test_a_pattern_is_for_outlet_name_or_path(pattern: str, report: Report) -> None:
    judged = judge(report, check(suppressions=(suppress(rule=CONFLICT, source=pattern),)))
    assert CONFLICT not in rules(judged.report)


def test_a_pattern_for_another_source_hides_nothing_and_is_not_stale(report: Report) -> None:
    judged = judge(report, check(suppressions=(suppress(rule=CONFLICT, source="other.example"),)))
    assert CONFLICT in rules(judged.report)
    assert judged.report.stale == ()


NEWEST = date(2026, 3, 5)
"""The newest publication day of the articles."""


@pytest.mark.parametrize(
    ("until", "today", "hides"),
    [
        (NEWEST, None, True),
        (date(2026, 3, 4), None, False),
        (date(2026, 3, 4), date(2026, 3, 4), True),
        (NEWEST, date(2026, 3, 6), False),
        (None, date(2099, 1, 1), True),
    ],
)
def test_a_suppression_ends(until: date | None, today: date | None, hides: bool, report: Report) -> None:
    settings = check(suppressions=(suppress(rule=CONFLICT, until=until),))
    judged = judge(report, settings, today=today)
    assert (CONFLICT not in rules(judged.report)) is hides
    assert judged.exit is (Exit.DONE if hides else Exit.FOUND)
    assert [s.why for s in judged.report.stale] == ([] if hides else [f"ended on {until}"])


def test_an_end_is_no_end_where_no_day_is_known(report: Report) -> None:
    undated = replace(report, articles=tuple(replace(a, published=None) for a in report.articles))
    settings = check(suppressions=(suppress(rule=CONFLICT, until=date(1999, 1, 1)),))
    assert CONFLICT not in rules(judge(undated, settings).report)


@pytest.mark.parametrize(
    ("given", "settings", "why"),
    [
        ({"rule": "date-differs"}, {}, "matched nothing"),
        ({"rule": "date-differs", "source": "Ellery*"}, {}, "matched nothing"),
        ({"rule": "date-differs", "source": "Elsewhere"}, {}, None),
        ({"rule": "date-differs", "until": date(2020, 1, 1)}, {}, "ended on 2020-01-01"),
        ({"rule": CONFLICT}, {"severity": {CONFLICT: "off"}}, "the rule is off"),
        ({"rule": "date-differs"}, {"kinds": ("date", "place")}, "matched nothing"),
        ({"rule": "date-differs"}, {"kinds": ("place",)}, None),
        ({"rule": "date-differs"}, {"only": (Relation.SCOPE,)}, None),
        ({"fingerprint": "ffffff"}, {}, "matched nothing"),
        ({"fingerprint": "ffffff"}, {"kinds": ("date",)}, None),
        ({"fingerprint": "ffffff"}, {"only": (Relation.CONFLICT,)}, None),
    ],
)
def test_a_suppression_that_could_have_hidden_something_and_did_not_is_stale(
    given: dict[str, Any], settings: dict[str, Any], why: str | None, report: Report
) -> None:
    told = check(fail_on=(), suppressions=(suppress(**given),), **settings)
    judged = judge(report, told)
    assert [s.why for s in judged.report.stale] == ([why] if why else [])
    assert judged.exit is (Exit.STALE if why else Exit.DONE)


def test_stale_entries_are_not_looked_for_where_most_could_hide_nothing(report: Report) -> None:
    ways = (suppress(rule="date-differs"), suppress(rule=CONFLICT, until=date(2020, 1, 1)))
    judged = judge(
        report, check(fail_on=(), suppressions=ways), baseline(report, SCOPE, fingerprint="f"), stale=False
    )
    assert [s.what for s in judged.report.stale] == [f"rule {CONFLICT}"]
    assert judged.exit is Exit.DONE


@pytest.mark.parametrize(
    ("unread", "exit_zero", "code"),
    [(True, False, 2), (True, True, 2), (False, True, 0), (False, False, 1)],
)
def test_exit_zero_is_for_what_is_found(unread: bool, exit_zero: bool, code: int, report: Report) -> None:
    judged = judge(report, check(), unread=unread, exit_zero=exit_zero)
    assert (judged.exit, judged.report.exit_code) == (code, code)
    assert len(judged.report.failing) == 1


def test_exit_zero_is_for_what_is_stale(report: Report) -> None:
    settings = check(fail_on=(), suppressions=(suppress(rule="date-differs"),))
    judged = judge(report, settings, exit_zero=True)
    assert judged.exit is Exit.DONE
    assert len(judged.report.stale) == 1


def test_judging_twice_changes_nothing(report: Report) -> None:
    settings = check(severity={SCOPE: "error"}, thresholds={"status": 0.9})
    once = judge(report, settings)
    assert judge(once.report, settings) == once
    assert {f.relation for f in once.report.findings} <= DIFFERENCES
