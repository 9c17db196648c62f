"""The rules of the reader: one for each difference that two passages in free words can have."""

from __future__ import annotations

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Relation

__all__ = ["REASONS", "RULES"]

EXCLUDES = Rule(
    id="statement-excludes",
    relation=Relation.CONFLICT,
    title="Two accounts that exclude each other",
    what="Two passages tell of one thing, and the reader of pairs holds that both cannot be so.",
    why="One of the reports is wrong, or they speak of two things that a reader will take for one.",
    example=(
        "The pilot radioed for help twice before the plane went down.",
        "No distress call was received from the plane.",
    ),
    severity="warning",
)
LATER_STAGE = Rule(
    id="statement-later-stage",
    relation=Relation.UPDATE,
    title="The same matter at a later stage",
    what="Two passages tell of one matter, and one of them tells of a later stage of it.",
    why="The earlier report may still stand where readers find it.",
    example=("The board will vote on the merger next week.", "The board approved the merger."),
)
OTHER_BOUNDS = Rule(
    id="statement-other-bounds",
    relation=Relation.SCOPE,
    title="Like words for another thing",
    what="Two passages say the like of things that are bounded differently: another group, place or time.",
    why="Whoever reads both takes them for one fact.",
    example=(
        "The strike stopped every ferry in the country.",
        "The strike stopped all ferries from the capital.",
    ),
)
OTHER_WORDS = Rule(
    id="statement-other-words",
    relation=Relation.WORDING,
    title="One fact, told in words that do not mean the same",
    what="Two passages tell one fact with another label, strength or certainty.",
    why="The choice of words is where reports of one fact part company.",
    example=("Students were asked to leave the hall.", "Students were thrown out of the hall."),
)

RULES: dict[Relation, Rule] = {r.relation: r for r in (EXCLUDES, LATER_STAGE, OTHER_BOUNDS, OTHER_WORDS)}
"""The rule of each difference."""
REASONS: dict[Relation, str] = {
    Relation.CONFLICT: "Read side by side, the two accounts do not seem to go together.",
    Relation.UPDATE: "Read side by side, one seems to tell of a later stage than the other.",
    Relation.SCOPE: "Read side by side, they seem to say the like of differently bounded things.",
    Relation.WORDING: "Read side by side, they seem to tell one fact with different weight or certainty.",
}
"""Why a pair is shown, in a sentence: it says what the reader of pairs saw, and no more."""
