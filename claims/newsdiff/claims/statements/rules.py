"""The named rules of statements, with their prose."""

from __future__ import annotations

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Relation

__all__ = ["AGREE", "FULLER", "HEDGED", "KNOWN_SINCE", "OPPOSED", "QUALIFIED", "RULES"]

HEDGED = Rule(
    id="statement-hedged",
    relation=Relation.WORDING,
    title="Fact in one report, supposition in the other",
    what="The same predicate of the same things, put as a fact in one report and hedged in the other: "
    "reportedly, believed to, may have, suspected of.",
    why="Whoever copies the bare fact vouches for more than the careful report does.",
    example=(
        "The driver fell asleep at the wheel.",
        "The driver is believed to have fallen asleep at the wheel.",
    ),
    severity="note",
)
QUALIFIED = Rule(
    id="statement-qualified",
    relation=Relation.WORDING,
    title="One sentence, with a word more that judges or bounds it",
    what="Both reports have one sentence, and in one of them stands a word that the other lacks and that "
    "changes what it says: wrongfully, deliberately, temporarily, unanimously.",
    why="One of the two put the word in or took it out; readers of the other learn something else.",
    example=("The guard accused the men of theft.", "The guard wrongfully accused the men of theft."),
    severity="warning",
)
AGREE = Rule(
    id="statement-agree",
    relation=Relation.AGREE,
    title="The same fact",
    what="Two clauses say the same of the same things.",
    why="Independent reports that agree support each other.",
    example=("The company withdrew the app on Monday.", "On Monday the app was withdrawn by the company."),
)
FULLER = Rule(
    id="statement-fuller",
    relation=Relation.DETAIL,
    title="The same fact, told more fully by one",
    what="One clause says what the other says, and more.",
    why="The reports agree; one has more to tell.",
    example=("The bridge was closed.", "The bridge was closed to lorries for three weeks."),
)
OPPOSED = Rule(
    id="statement-opposed",
    relation=Relation.CONFLICT,
    title="Opposite outcomes of one act",
    what="Two reports tell what one doer did to one thing on one day, and only one of the outcomes can be "
    "so: passed and rejected, granted and denied, rose and fell, hurt and not hurt. Neither tells both.",
    why="One of the two has the outcome the wrong way round.",
    example=("The Senate passed the bill on Tuesday.", "The Senate rejected the bill on Tuesday."),
    severity="error",
)
KNOWN_SINCE = Rule(
    id="statement-known-since",
    relation=Relation.UPDATE,
    title="A motive or cause since known",
    what="One report says that the motive or the cause is not known; another, not known to be earlier, "
    "tells it.",
    why="The first report is out of date: the reason can be added.",
    example=("The motive for the shooting is unclear.", "He was shot during an argument over a debt."),
    severity="warning",
)
RULES = (OPPOSED, KNOWN_SINCE, HEDGED, QUALIFIED, AGREE, FULLER)
