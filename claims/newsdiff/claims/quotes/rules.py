"""The named rules of quotations, with their prose."""

from __future__ import annotations

from newsdiff.claims.kind import Rule
from newsdiff.claims.model import Relation

__all__ = ["REWORDED", "RULES", "SAME_WORDS", "SPEAKER_DIFFERS", "TRIMMED", "WORDS_DIFFER"]

WORDS_DIFFER = Rule(
    id="quote-words-differ",
    relation=Relation.WORDING,
    title="One quotation, different words",
    what="Two reports quote one statement, and inside the quotation a word is changed, dropped or added.",
    why="Quotation marks promise the speaker's own words. At most one of the two versions can be verbatim.",
    example=('"The bridge is totally safe," she said.', '"The bridge is completely safe," she said.'),
    severity="warning",
)
REWORDED = Rule(
    id="quote-reworded",
    relation=Relation.WORDING,
    title="One statement, quoted in other words",
    what="Two reports put one statement between quotation marks, in words that are not the same.",
    why="At most one of the two versions can be verbatim; the other is a translation, or a paraphrase.",
    example=('"We got this wrong," she said.', '"We did not get this right," she said.'),
    severity="warning",
)
SPEAKER_DIFFERS = Rule(
    id="quote-speaker-differs",
    relation=Relation.CONFLICT,
    title="One quotation, two speakers",
    what="The same words are quoted from two people who are both named where they speak.",
    why="Who said it is a fact that a report can get wrong.",
    example=('"We ran out of time," said Jane Doe.', '"We ran out of time," said Mark Poe.'),
    severity="error",
)
TRIMMED = Rule(
    id="quote-trimmed",
    relation=Relation.AGREE,
    title="One quotation, one of them shorter",
    what="Both reports quote the same words, one of them with more before, after or between them.",
    why="A shorter quotation is none that differs, but what is left out can matter.",
    example=('"We ran out of time."', '"We ran out of time, and nobody told us."'),
)
SAME_WORDS = Rule(
    id="quote-same-words",
    relation=Relation.AGREE,
    title="The same quotation",
    what="Both reports quote the same words, whatever the punctuation, capitals, spelling and house style.",
    why="Words that two reports give alike are the likeliest to be verbatim, or from one source.",
    example=('"We ran out of time," she said.', "Doe said: 'We ran out of time.'"),
)
RULES = (WORDS_DIFFER, REWORDED, SPEAKER_DIFFERS, SAME_WORDS, TRIMMED)
