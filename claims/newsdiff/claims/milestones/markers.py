"""The words that make a milestone: ordinals, superlatives, records, and what there was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.claims.milestones.never import never
from newsdiff.claims.milestones.scope import Marker, noun_of
from newsdiff.claims.milestones.windows import peak_window
from newsdiff.claims.milestones.words import ordinal, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsdiff.corpus.annotate import Sentence

__all__ = ["find_markers"]

NEAR = 20
"""Tokens on each side that tell a headline, where most words are capitals, from a sentence."""


def find_markers(doc: Doc, sentence: Sentence) -> list[Marker]:
    """Those of a sentence, none within another: "third-largest" is one."""
    found: list[Marker] = []
    for i in range(sentence.start, sentence.end):
        marker = _marker(doc, i) if not found or i >= found[-1].end else None
        if marker is not None:
            found.append(marker)
    return found


def _marker(doc: Doc, i: int) -> Marker | None:
    token = doc[i]
    lower = token.lower_
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    before = doc[i - 1].lower_ if i else ""
    begins = token.pos_ == "NUM" or lower in words().peaks.before
    if begins and (peak := _peak(doc, i)) is not None:
        return peak
    if lower == "first":
        return _first(doc, i, before, after)
    if (number := ordinal(lower)) is not None:
        return _nth(doc, i, number, before, after)
    return _other(doc, i, before, after) or never(doc, i)


def _peak(doc: Doc, i: int) -> Marker | None:
    """A price's or a rate's lowest or highest: "a record low", "a 14-year high", "an all-time high"."""
    for end in range(i + 2, min(i + 5, len(doc) + 1)):
        last = doc[end - 1]
        before_noun = end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN")
        if last.lower_ in words().peaks.words and not before_noun:
            written = doc[i:end].text.lower()
            if peak_window(written) is not None:
                return Marker("superlative", words().peaks.words[last.lower_], i, end)
    return None


def _first(doc: Doc, i: int, before: str, after: str) -> Marker | None:
    token, excluded = doc[i], words().not_milestones
    end = i + 1
    if after == "-" and i + 2 < len(doc) and doc[i + 2].lower_ == "ever":
        return Marker("first", "", i, i + 3)
    if after == "ever":
        return Marker("first", "", i, i + 2)
    if after == "-" and not (i + 2 < len(doc) and doc[i + 2].lower_ in words().heads.times):
        return None
    kind = after == "of" and i + 3 < len(doc) and doc[i + 3].lower_ in words().heads.kinds
    if kind or after in words().heads.times:
        return Marker("first", "", i, i + 4 if kind else i + 2)
    if before == "the" and token.dep_ == "attr" and after in excluded.after_bare:
        return Marker("first", "", i, end, bare=True)
    if after in excluded.after_ordinal or before in excluded.before_ordinal or before == "-":
        return None
    if token.pos_ == "ADV" or token.dep_ == "advmod" or _is_name(doc, i):
        return None
    return Marker("first", "", i, end) if noun_of(token) is not None or before == "the" else None


def _is_name(doc: Doc, i: int) -> bool:
    """Whether a capitalised ordinal belongs to a name: "the First Amendment", "Third Way said"."""
    token = doc[i]
    near = doc[max(0, i - NEAR) : i + NEAR]
    headline = sum(t.is_title for t in near) * 2 > len(near)
    begins = token.is_sent_start and not (i + 1 < len(doc) and doc[i + 1].is_title)
    return token.is_title and not begins and not headline


def _nth(doc: Doc, i: int, number: int, before: str, after: str) -> Marker | None:
    excluded = words().not_milestones
    if number > 1 and (rank := _ranked(doc, i, number, after)) is not None:
        return rank
    if (
        number == 1
        or (after in excluded.after_ordinal and not _told_apart(doc, i))
        or before in excluded.before_ordinal
        or after in "-,"
    ):
        return None
    if before == "-" or doc[i].ent_type_ in ("DATE", "TIME") or _is_name(doc, i):
        return None
    noun = noun_of(doc[i])
    if noun is None or noun.i <= i:
        return None
    return Marker("nth", str(number), i, i + 1)


def _ranked(doc: Doc, i: int, number: int, after: str) -> Marker | None:
    """An ordinal with a superlative, one rank: "third-largest", "second deadliest"."""
    at = i + 1 + (after == "-")
    if at >= len(doc) or (top := _degree(doc, at)) is None:
        return None
    return Marker("superlative", f"{number} {top}", i, at + 1)


def _told_apart(doc: Doc, i: int) -> bool:
    """Whether "the fourth person" has a clause that says of what: "the fourth person charged"."""
    noun = doc[i].head
    before = doc[i - 1].lower_ if i else ""
    return before == "the" and noun.i == i + 1 and any(c.dep_ in ("acl", "relcl") for c in noun.children)


def _other(doc: Doc, i: int, before: str, after: str) -> Marker | None:
    token, excluded, lower = doc[i], words().not_milestones, doc[i].lower_
    noun = noun_of(token)
    if lower in words().multiples.numbers and i + 2 < len(doc) and doc[i + 2].lower_ in words().heads.times:
        return Marker("times", str(words().multiples.numbers[lower]), i, i + 3) if after == "-" else None
    if (
        lower == "last"
        and before in ("the", "since")
        and after not in excluded.after_last
        and noun is not None
    ):
        named = token.ent_type_ in ("DATE", "TIME") or _is_name(doc, i)
        return None if named else Marker("last", "", i, i + 1)
    if lower in ("sole", "lone") and before not in ("a", "an") and noun is not None and noun.i > i:
        return Marker("only", "", i, i + 1)
    if lower == "only" and before in ("the", "its", "his", "her", "their") and noun is not None:
        return Marker("only", "", i, i + 1) if after not in excluded.after_only else None
    if lower == "record" and token.pos_ in ("NOUN", "ADJ") and after not in excluded.after_record:
        return Marker("record", "", i, i + 1) if token.dep_ in ("compound", "amod") or before == "-" else None
    if lower in words().rare.words and noun is not None:
        return Marker("rare", "", i, i + 1)
    return _superlative(doc, i, before)


def _superlative(doc: Doc, i: int, before: str) -> Marker | None:
    token, lower = doc[i], doc[i].lower_
    if token.tag_ == "RBS" and lower == "most" and i + 1 < len(doc) and doc[i + 1].pos_ == "ADJ":
        if before not in ("the", "'s", "its", "their", "his", "her") and not token.is_sent_start:
            return None
        return Marker("superlative", doc[i + 1].lower_, i, i + 2) if noun_of(doc[i + 1]) else None
    if lower in words().superlatives.also and token.dep_ == "amod" and before in ("the", "'s", "its"):
        return Marker("superlative", words().superlatives.same.get(lower, lower), i, i + 1)
    degree = None if token.ent_type_ or before == "at" else _degree(doc, i)
    if degree is None:
        return None
    if i + 2 < len(doc) and doc[i + 1].lower_ == "-" and doc[i + 2].tag_ in ("VBG", "VBN", "JJ", "NN"):
        return Marker("superlative", f"{degree}-{doc[i + 2].lower_}", i, i + 3)
    return Marker("superlative", degree, i, i + 1)


def _degree(doc: Doc, i: int) -> str | None:
    """The rank a superlative names, with those that mean the same as one word."""
    token, lower, lemma = doc[i], doc[i].lower_, doc[i].lemma_.lower()
    idle, same = words().superlatives.idle, words().superlatives.same
    if token.tag_ != "JJS" or not lower.endswith("st") or lower in idle or lemma in idle:
        return None
    return same.get(lower, same.get(lemma, lemma))
