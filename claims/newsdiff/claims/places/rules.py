"""The named rules of places, with their prose."""

from __future__ import annotations

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Relation

__all__ = ["ACT", "AGREE", "FINER", "PART_OF_TOWN", "RULES", "SIDE", "SPELLING", "TOWN"]

TOWN = Rule(
    id="place-town-differs",
    relation=Relation.CONFLICT,
    title="One event in two towns",
    what="Two reports put the accident, attack or disaster that they tell in two towns of which neither lies "
    "in the other, and neither names the other's.",
    why="One of the two towns is wrong, or the reports are not of one event.",
    example=("The fire in Northgate killed two people.", "Two people died in a fire in Easthampton."),
    severity="error",
)
ACT = Rule(
    id="place-act-differs",
    relation=Relation.CONFLICT,
    title="One act in two places",
    what="Two reports tell one act in clauses that are the same but for the town or the country it was done "
    "in, came from or went to, and neither names the other's.",
    why="One of the two places is wrong, and it is easily checked.",
    example=("The treaty was signed in Geneva.", "The treaty was signed in Vienna on Monday."),
    severity="error",
)
SIDE = Rule(
    id="place-in-or-near",
    relation=Relation.WORDING,
    title="In a place in one report, near it in the other",
    what="Headline or lede of two reports put the main event in (or at) a place and near (or outside) the "
    "same place.",
    why="Whether it happened in the station or outside decides who was in danger and who is answerable.",
    example=("The blast was in the Northgate station.", "A blast went off outside the Northgate station."),
    severity="warning",
)
PART_OF_TOWN = Rule(
    id="place-part-of-town",
    relation=Relation.WORDING,
    title="One event in two parts of a town",
    what="Headline or lede of two reports put the main event in parts of one town that the compass tells "
    "apart: the south side and the southwest side.",
    why="Readers of the place take the two for different neighbourhoods.",
    example=("A fire broke out in south Leeds.", "The fire broke out in southwest Leeds."),
    severity="warning",
)
SPELLING = Rule(
    id="place-name-spelled-differently",
    relation=Relation.WORDING,
    title="One place's name in two spellings",
    what="Two reports name a street, a building or a site alike but for a letter or two of one word, and "
    "neither has the other's spelling anywhere.",
    why="One of the two names is likely wrong, and a reader will not find the place by it.",
    example=("The car stopped on Wexel Avenue.", "The car stopped on Whexel Avenue."),
    severity="warning",
)
FINER = Rule(
    id="place-finer",
    relation=Relation.DETAIL,
    title="One place lies in the other",
    what="Both reports say where the same thing happened, and one place is part of the other.",
    why="The reports agree; one is more exact.",
    example=("The treaty was signed in Japan.", "They signed the treaty in Tokyo."),
)
AGREE = Rule(
    id="place-agree",
    relation=Relation.AGREE,
    title="The same place",
    what="Both reports name the same place for the same thing, whatever the words.",
    why="Where it happened is borne out by a second report.",
    example=("It was signed in Seoul.", "In Seoul, ministers signed the paper."),
)
RULES = (TOWN, ACT, SIDE, PART_OF_TOWN, SPELLING, FINER, AGREE)
