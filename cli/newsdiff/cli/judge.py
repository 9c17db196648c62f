"""How a run is judged: which findings are shown, which are known, what is stale, how it ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from newsdiff.claims.model import DIFFERENCES, Relation, Severity
from newsdiff.claims.report import Finding, Hidden, Report, Stale
from newsdiff.cli.baseline import Baseline
from newsdiff.cli.exits import Exit
from newsdiff.cli.settings import Policy, Settings
from newsdiff.cli.suppressions import Suppression

__all__ = ["Judgement", "judge", "narrowed"]

_ORDER = tuple(Relation)
UNMATCHED = "matched nothing"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A report as it is to be printed, and the exit code of the run; the same number is in the report."""

    report: Report
    """With the severities of the settings, and without what they drop. It has what is hidden and why,
    what is stale, and for which findings the run fails."""
    exit: Exit


def judge(
    report: Report,
    settings: Settings,
    baseline: Baseline | None = None,
    today: date | None = None,
    *,
    unread: bool = False,
    stale: bool = True,
    exit_zero: bool = False,
) -> Judgement:
    """Apply the settings to the findings of a comparison.

    Findings of other relations and kinds than were asked for go first, then those of rules that are
    off, then those below their threshold; what is left and known is hidden, and the rest shown.

    Args:
        report: from a comparison that kept everything down to ``settings.floor``.
        today: the day to hold the ends of suppressions against; the newest publication day of the
            articles where None.
        unread: an input could not be read. That comes before findings: whoever waits for an answer on
            it has none.
        stale: whether to look for baseline entries and suppressions that hide nothing any more. Not in
            a run over a few chosen articles, where most of them cannot hide anything.
        exit_zero: end with 0 whatever is found or stale.
    """
    day = today or max((a.published for a in report.articles if a.published), default=None)
    policy = settings.policy
    found = [
        _weighed(finding, policy)
        for finding in narrowed(report, settings.only, settings.kinds).findings
        if _counts(finding, settings)
    ]
    known = [(finding, _known(report, finding, policy, baseline, day)) for finding in found]
    shown = tuple(finding for finding, hidden in known if hidden is None)
    old = [*_past(report, found, settings, day, stale)]
    if stale and baseline is not None:
        old += _gone(report, found, settings, baseline)
    failing = tuple(finding.id for finding in shown if _fails(finding, settings))
    code = Exit.USAGE if unread else Exit.FOUND if failing else Exit.STALE if stale and old else Exit.DONE
    if exit_zero and not unread:
        code = Exit.DONE
    judged = replace(
        report,
        findings=shown,
        failing=failing,
        hidden=tuple(hidden for _, hidden in known if hidden is not None),
        stale=tuple(old),
        exit_code=int(code),
    )
    return Judgement(judged, code)


def narrowed(report: Report, only: Collection[Relation], kinds: Collection[str]) -> Report:
    """The report with the findings of these relations and kinds alone; empty means all."""
    findings = tuple(
        finding
        for finding in report.findings
        if (not only or finding.relation in only) and (not kinds or finding.kind in kinds)
    )
    return replace(report, findings=findings)


def _counts(finding: Finding, settings: Settings) -> bool:
    """Whether a finding's rule is on, and the finding sure enough."""
    policy = settings.policy
    if policy.severity.get(finding.rule) == "off":
        return False
    return finding.confidence >= _least(finding.rule, finding.kind, finding.relation, settings)


def _least(rule: str, kind: str, relation: Relation, settings: Settings) -> float:
    own = settings.policy.thresholds.get(rule)
    if own is not None:
        return own
    if relation not in DIFFERENCES:
        return 0.0
    return settings.policy.thresholds.get(kind, settings.threshold)


def _weighed(finding: Finding, policy: Policy) -> Finding:
    return replace(finding, severity=cast(Severity, policy.severity.get(finding.rule, finding.severity)))


def _fails(finding: Finding, settings: Settings) -> bool:
    """Whether a run fails for a finding: its relation is one to fail on, or stronger."""
    if settings.policy.severity.get(finding.rule) == "note":
        return False
    floor = max((_ORDER.index(relation) for relation in settings.fail_on), default=-1)
    return _ORDER.index(finding.relation) <= floor


def _known(
    report: Report, finding: Finding, policy: Policy, baseline: Baseline | None, day: date | None
) -> Hidden | None:
    for suppression in policy.suppressions:
        if not suppression.ended(day) and suppression.fits(report, finding):
            return Hidden(finding, "suppression", suppression.reason)
    if baseline is not None and baseline.entry(report, finding) is not None:
        return Hidden(finding, "baseline", "")
    return None


def _past(
    report: Report, found: Sequence[Finding], settings: Settings, day: date | None, wide: bool
) -> Iterator[Stale]:
    """Suppressions that hide nothing any more; not ``wide``: those alone whose findings show again."""
    for one in settings.policy.suppressions:
        fits = any(one.fits(report, finding) for finding in found)
        if one.ended(day) and (fits or wide):
            yield Stale(one.where, one.what, f"ended on {one.until}")
        elif wide and not fits and _could_fit(report, one, settings):
            off = settings.policy.severity.get(one.rule or "") == "off"
            yield Stale(one.where, one.what, "the rule is off" if off else UNMATCHED)


def _could_fit(report: Report, one: Suppression, settings: Settings) -> bool:
    """Whether the run looked at what a suppression speaks of: articles, relations and kinds."""
    if not any(one.meets(article) for article in report.articles):
        return False
    if one.rule is None:
        return not settings.kinds and (not settings.only or set(settings.only) >= DIFFERENCES)
    from newsdiff.claims.kinds import KINDS, RULES

    own = {rule.id for kind in KINDS if kind.name in settings.kinds for rule in kind.rules}
    return (not settings.only or RULES[one.rule].relation in settings.only) and (
        not settings.kinds or one.rule in own
    )


def _gone(
    report: Report, found: Sequence[Finding], settings: Settings, baseline: Baseline
) -> Iterator[Stale]:
    """Baseline entries of the checked articles that are found no more, though they were looked for."""
    paths = {article.path for article in report.articles if article.checked}
    seen = {baseline.entry(report, finding) for finding in found}
    for entry in baseline.entries:
        asked = (not settings.only or entry.relation in settings.only) and (
            not settings.kinds or entry.kind in settings.kinds
        )
        sure = entry.confidence >= _least(entry.rule, entry.kind, entry.relation, settings)
        if asked and sure and entry not in seen and paths & set(entry.articles):
            yield Stale(baseline.name, entry.what, UNMATCHED, entry.fingerprint)
