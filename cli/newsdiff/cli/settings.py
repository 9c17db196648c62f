"""What the commands are told to do: records of checked values, and the defaults of each command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsdiff.claims.model import DIFFERENCES, Relation, Severity
from newsdiff.cli.suppressions import Suppression

Command = Literal["compare", "check"]
Level = Severity | Literal["off"]

__all__ = ["DEFAULTS", "KEYS", "Command", "Level", "Policy", "Settings"]

_COMPARE = ("profile", "min-confidence", "kinds", "only", "fail-on", "format", "model")
KEYS: Mapping[Command, tuple[str, ...]] = {
    "compare": _COMPARE,
    "check": (*_COMPARE, "against", "baseline", "cache"),
}
"""The settings of each command as the settings file names them: those of ``Settings`` with hyphens."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How findings are judged, whatever the command."""

    severity: Mapping[str, Level] = field(default_factory=dict)
    """By rule, in place of the rule's own. ``off`` drops its findings; those of a rule that is set to
    ``note`` are shown, and no run fails for them."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Least confidence by rule, or by kind for its differences; a rule goes before its kind."""
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compare, what to print, and what to fail for."""

    profile: str = "balanced"
    min_confidence: float | None = None
    """Overrides the profile's threshold; 0 to 1."""
    kinds: tuple[str, ...] = ()
    """Kinds to look at; empty for all."""
    only: tuple[Relation, ...] = ()
    """Relations to print and count; empty for all."""
    fail_on: tuple[Relation, ...] = ()
    """Exit 1 when a finding has one of these relations or a stronger one; empty for never."""
    format: str = "table"
    model: str | None = None
    """The spaCy pipeline; None for newsdiff's own."""
    against: str | None = None
    """``check``: the archive, a file or a folder."""
    baseline: str | None = None
    """``check``: the file of known findings."""
    cache: str | None = None
    """``check``: the folder of the cache; None for beside the archive."""
    policy: Policy = field(default_factory=Policy)

    @property
    def threshold(self) -> float:
        """Least confidence of a difference for which the policy has no threshold of its own."""
        from newsdiff.claims.compare import THRESHOLDS

        profiles = {str(name): least for name, least in THRESHOLDS.items()}
        return profiles[self.profile] if self.min_confidence is None else self.min_confidence

    @property
    def floor(self) -> float:
        """The least of all thresholds: what a comparison has to keep, for its findings to be judged."""
        return min((self.threshold, *self.policy.thresholds.values()))


DEFAULTS: Mapping[Command, Settings] = {
    "compare": Settings(),
    "check": Settings(
        only=tuple(relation for relation in Relation if relation in DIFFERENCES),
        fail_on=(Relation.CONFLICT,),
    ),
}
