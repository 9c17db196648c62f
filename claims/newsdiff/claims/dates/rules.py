"""The rules that relate dates, with their prose."""

from __future__ import annotations

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Relation

__all__ = ["AGREE", "DIFFERS", "FINER", "MOVED", "RULES"]

AGREE = Rule(
    "date-agree",
    Relation.AGREE,
    "The same date",
    "Both reports put one act on the same day (month, year, hour), whatever the words: a weekday and a day "
    "of the month agree when they fall together in a year that the texts allow.",
    "A date that two reports give independently can be relied on.",
    ("The two ministers signed on Sunday.", "The pact was signed on 28 July."),
)
FINER = Rule(
    "date-finer",
    Relation.DETAIL,
    "One date, told more closely in one report",
    "Both reports date one act, and the days of one date lie within those of the other.",
    "The closer date is the one to check and to print.",
    ("The ferry sank this week.", "The ferry sank early on Tuesday."),
)
MOVED = Rule(
    "date-moved",
    Relation.UPDATE,
    "A planned date that came out otherwise",
    "The earlier report expects an act on one day, the later one tells that it took place on another.",
    "The earlier report is out of date; who quotes it repeats a plan.",
    ("The vote will be held on Thursday.", "The vote was held on Wednesday."),
    severity="warning",
)
DIFFERS = Rule(
    "date-differs",
    Relation.CONFLICT,
    "Two dates for one act",
    "Both reports tell one act, with the same actors, in the same tense, and put it on different days or, by "
    "the clock, more than a quarter of an hour apart.",
    "One of the two must be wrong, or they tell of two acts that readers will take for one.",
    ("Police arrested the clerk on Monday.", "The clerk was arrested on Tuesday, police said."),
    severity="error",
)
RULES = (DIFFERS, MOVED, FINER, AGREE)
