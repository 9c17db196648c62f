"""What a milestone claim says, in normal form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsdiff.claims.milestones.windows import Window

__all__ = ["Family", "MilestoneValue", "describe"]

Family = Literal["first", "last", "nth", "times", "only", "superlative", "record", "rare"]


@dataclass(frozen=True, slots=True)
class MilestoneValue:
    """That something is the first, the last, the only or the most of what it is."""

    family: Family
    degree: str
    """Of a superlative its adjective ("deadly"), of an ordinal its number ("2"), else empty."""
    form: str
    """As written, in lower case: "first-ever", "deadliest", "45th"."""
    window: Window
    scope: str
    """What it is said of, as written."""
    head: str
    """Lemma of the noun or verb that heads the scope; of "first of its kind" that of the subject."""
    words: frozenset[str]
    """Content lemmas of the scope."""
    names: frozenset[str]
    """Those of them that are words of proper nouns."""
    holder: frozenset[str]
    """Content lemmas of who or what is said to be it, where the sentence says so: its subject."""
    hedged: bool
    """Somebody's belief, or one among several: "believed to be the first", "one of the biggest"."""
    year: int | None
    """Of publication: what "in 15 years" counts back from."""
    among: str = ""
    """Where it is one among several, the words that say so: "one of", "among"."""
    also: tuple[str, ...] = ()
    """What else the article says the same of: other scopes with the same window, as written."""

    @property
    def group(self) -> str:
        """Families that may speak of one milestone share a group."""
        if self.family in ("first", "only"):
            return "first"
        if self.family in ("nth", "times"):
            return "nth"
        return "top" if self.family in ("superlative", "record") else self.family


def describe(value: MilestoneValue) -> str:
    """The milestone in words for people."""
    lead = f"{value.among} the {value.form}" if value.among else value.form
    lead = "believed " + lead if value.hedged and not value.among else lead
    window = value.window.text
    if window and window not in lead and not (value.window.grade == "ever" and "ever" in lead):
        lead = f"{lead} {window}"
    return f"{lead}: {value.scope}" if value.scope else lead
