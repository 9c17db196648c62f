"""The named rules of participants, with their prose."""

from __future__ import annotations

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Relation

__all__ = ["AGE", "AGREE", "DETAIL", "LABEL", "NAMED_SINCE", "OFFICE", "ORIGIN", "PARTY", "RULES", "SPELLING"]

AGE = Rule(
    id="participant-age-differs",
    relation=Relation.CONFLICT,
    title="Two ages for one person",
    what="Two reports give different ages for a person of the same full name, or for the one person without "
    "a name of whom both tell the same, and neither gives the other's.",
    why="One of the ages is wrong, or two people are taken for one.",
    example=("Anna Rees, 42, was hurt.", "The 43-year-old Anna Rees is in hospital."),
    severity="error",
)
NAMED_SINCE = Rule(
    id="participant-named-since",
    relation=Relation.UPDATE,
    title="Somebody since named",
    what="One report says that the victim or suspect has not been named; another, not known to be earlier, "
    "gives the name. Or one report tells of one suspect or one dead without a name, and another, known to be "
    "not earlier, gives a name that stands nowhere in the first.",
    why="The first report is out of date: the name can be added.",
    example=("Police did not name the suspect.", "The suspect, Lars Holt, 19, was charged."),
    severity="warning",
)
OFFICE = Rule(
    id="participant-office-differs",
    relation=Relation.CONFLICT,
    title="Two offices for one person",
    what="Two reports give a person of the same full name offices that nobody holds at one time - two "
    "ministries, two ranks, a minister and a deputy, president and prime minister - and neither gives the "
    "other's.",
    why="The office says on whose behalf somebody speaks or acts; one of the two is wrong.",
    example=("Interior Minister Ines Falk went there.", "Ines Falk, the defence minister, went there."),
    severity="error",
)
PARTY = Rule(
    id="participant-party-differs",
    relation=Relation.CONFLICT,
    title="Two parties for one person",
    what="Two reports put a person of the same full name into two parties of one country, both as the party "
    "of today, and neither gives the other's or tells of a change.",
    why="One of the two is wrong, and readers judge what a politician does by the party.",
    example=("Ann Lee, a Republican from Ohio, voted no.", "Ann Lee (D-Ohio) voted against it."),
    severity="error",
)
ORIGIN = Rule(
    id="participant-origin-differs",
    relation=Relation.CONFLICT,
    title="Two homes for one person",
    what="Two reports give a person of the same full name two home towns, two states or two nations, none of "
    "which lies in or may be near the other, and neither names the other's beside the person. Of a big town "
    "and another one in its region there is no telling: the gazetteer does not know how far they lie apart.",
    why="A wrong town or nation hurts whoever it is said of, or shows that two people are taken for one.",
    example=("The driver, Ann Lee of Dayton, died.", "Ann Lee, 42, of Toledo, died at the scene."),
    severity="warning",
)
LABEL = Rule(
    id="participant-label-differs",
    relation=Relation.WORDING,
    title="One person under rival labels",
    what="Two reports call one person by labels that a reader would not take for the same: founder and "
    "co-founder, wife and former wife, suspect and witness.",
    why="The label decides how a reader sees the person's part in the story.",
    example=("The company's founder, Ole Dahl, left.", "Ole Dahl, a co-founder of the company, left."),
    severity="warning",
)
SPELLING = Rule(
    id="participant-name-spelled-differently",
    relation=Relation.WORDING,
    title="One name in two spellings",
    what="Two reports spell a name differently by a letter or two, and what else they say of the person "
    "fits. Hyphens, accents, initials and nicknames do not count.",
    why="A misspelt name is an error worth correcting, and hides the person from a search.",
    example=("Nadia Pavlicek, 13, was found.", "The body of Nadia Pavilicek, 13, was found."),
    severity="warning",
)
DETAIL = Rule(
    id="participant-detail",
    relation=Relation.DETAIL,
    title="One report says more of the same participant",
    what="Both name or describe the same participant; one adds an office, an age, a first name or a party.",
    why="The reports agree on who it is; one is fuller.",
    example=("The mayor, Ines Falk, signed it.", "Ines Falk signed it."),
)
AGREE = Rule(
    id="participant-agree",
    relation=Relation.AGREE,
    title="The same participant",
    what="Both reports name or describe the same participant in the same office, age, role or deed.",
    why="Who took part is borne out by a second report.",
    example=("Mayor Ines Falk signed it.", "It was signed by Ines Falk, the city's mayor."),
)
RULES = (AGE, OFFICE, PARTY, ORIGIN, NAMED_SINCE, LABEL, SPELLING, DETAIL, AGREE)
