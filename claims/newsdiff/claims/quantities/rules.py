"""The rules that relate quantities, with their prose."""

from __future__ import annotations

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Relation

__all__ = ["AGREE", "CHANGED", "DIFFERS", "FINER", "GREW", "RULES", "SCOPE"]

DIFFERS = Rule(
    id="quantity-differs",
    relation=Relation.CONFLICT,
    title="Different numbers for one count",
    what="Two reports give numbers for the same thing - same unit, same noun or same fate of the people "
    "counted, same event - that no bound or rounding reconciles, and neither gives the other's number.",
    why="A toll, a sum or a distance is the first thing a reader checks, and a wrong one is copied on.",
    example=("The collapse injured 25 workers.", "The collapse injured 27 workers, the city said."),
    severity="error",
)
GREW = Rule(
    id="quantity-grew",
    relation=Relation.UPDATE,
    title="A number that rose in a later report",
    what="The later of two reports gives a higher number for the same fate of people in the same event, or "
    "for what only becomes more (homes destroyed, acres burned), or the earlier one gave a bound that the "
    "later number passes.",
    why="The earlier report is out of date, not wrong: it needs its number brought up to date.",
    example=("At least 12 people were killed.", "The storm killed 19 people, officials said on Friday."),
    severity="warning",
)
CHANGED = Rule(
    id="quantity-changed",
    relation=Relation.UPDATE,
    title="A number of the moment that another day changed",
    what="Two reports of different days give different numbers for what goes up and down: people missing, "
    "homes without power, a fire's contained share.",
    why="Each was so on its day; the earlier report needs the later number.",
    example=("The storm left 40,000 homes without power.", "By Friday, 9,000 homes were without power."),
    severity="warning",
)
SCOPE = Rule(
    id="quantity-scope",
    relation=Relation.SCOPE,
    title="One number said of two things",
    what="Nearly the same number stands for the injured in one report and for those taken to hospital in "
    "the other.",
    why="A reader takes the two for one fact.",
    example=(
        "The derailment injured 50 people.",
        "About 50 people were taken to hospital after the derailment.",
    ),
    severity="warning",
)
FINER = Rule(
    id="quantity-finer",
    relation=Relation.DETAIL,
    title="One number is a bound or a rounding of the other",
    what="Both numbers are of the same thing and fit each other: a bound, a rounding or a vague word against "
    "a figure.",
    why="The reports agree; one is more exact.",
    example=("Dozens were injured.", "The crash injured 43 people."),
)
AGREE = Rule(
    id="quantity-agree",
    relation=Relation.AGREE,
    title="The same number for the same thing",
    what="Both reports give the same number of the same thing.",
    why="Independent reports that agree support each other.",
    example=("The bridge cost $40 million.", "The $40m bridge opened on Monday."),
)
RULES = (DIFFERS, GREW, CHANGED, SCOPE, FINER, AGREE)
