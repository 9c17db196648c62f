"""Suppressions: findings that the settings file accepts, by rule or fingerprint, each with a reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from newsdiff.claims.report import Entry, Finding, Report
from newsdiff.cli import values
from newsdiff.cli.exits import CliError
from newsdiff.cli.names import choose, is_fingerprint
from newsdiff.cli.text import clean

__all__ = ["Suppression", "read"]

_KEYS = ("rule", "fingerprint", "source", "reason", "until")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One ``[[suppress]]`` entry: which findings are accepted, why, and for how long."""

    reason: str
    rule: str | None = None
    """The rule of the findings; None where ``fingerprint`` tells."""
    fingerprint: str | None = None
    """The begin of a finding's fingerprint, six digits or more, as the table shows it."""
    source: str | None = None
    """A pattern with ``*`` and ``?`` for the outlet, the name or the path of one of a finding's articles,
    in either case; None for any."""
    until: date | None = None
    """The last day on which it hides; None for ever."""
    where: str = ""
    """File and number of the entry, for messages."""

    @property
    def what(self) -> str:
        """What it hides, in words."""
        what = f"rule {self.rule}" if self.rule else f"finding {self.fingerprint}"
        return f"{what} from {self.source}" if self.source else what

    def ended(self, day: date | None) -> bool:
        """Whether it hides no more on ``day``; it hides where no day is known."""
        return self.until is not None and day is not None and day > self.until

    def fits(self, report: Report, finding: Finding) -> bool:
        """Whether it speaks of a finding, which may have had fewer sources when it was accepted."""
        if self.rule is not None and finding.rule != self.rule:
            return False
        if self.fingerprint is not None:
            ids = (finding.id, *finding.earlier)
            if not any(one.startswith(self.fingerprint) for one in ids):
                return False
        return any(self.meets(report.articles[side.article]) for side in finding.sides)

    def meets(self, article: Entry) -> bool:
        """Whether its pattern is one for this article."""
        if self.source is None:
            return True
        pattern = self.source.casefold()
        names = (article.source, article.name, article.path)
        return any(fnmatchcase(name.casefold(), pattern) for name in names)


def read(entries: Any, where: str, rules: Collection[str]) -> tuple[Suppression, ...]:
    """The ``suppress`` entries of a settings file; ``where`` is the file and the key.

    Raises:
        CliError: an entry has an unknown key or rule, no reason, or neither a rule nor a fingerprint.
    """
    numbered = enumerate(values.tables(entries, where), 1)
    return tuple(_entry(entry, f"{where} {number}", rules) for number, entry in numbered)


def _entry(entry: Mapping[str, Any], where: str, rules: Collection[str]) -> Suppression:
    values.check_keys(entry, _KEYS, "", where)
    given = {key: values.string(value, f"{where}: {key}") for key, value in entry.items() if key != "until"}
    if not given.get("reason", "").strip():
        raise CliError(f"{where} needs a reason: say why the finding is accepted")
    if ("rule" in given) == ("fingerprint" in given):
        raise CliError(f"{where} needs either a rule or a fingerprint")
    if "rule" in given:
        if is_fingerprint(given["rule"]):
            raise CliError(f'{where}: that is no rule: write fingerprint = "{given["rule"]}"')
        choose(given["rule"], rules, "rule", f"{where}: rule")
    elif not is_fingerprint(given["fingerprint"]):
        told = clean(given["fingerprint"])
        raise CliError(f"{where}: fingerprint has to be six or more of the digits 0-9 and a-f, not '{told}'")
    until = values.day(entry["until"], f"{where}: until") if "until" in entry else None
    return Suppression(**given, until=until, where=where)
