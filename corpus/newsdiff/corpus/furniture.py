"""Page furniture: the lines of a page that are no part of the article on it.

What is said in general terms here is told apart by the shape of a line; the words that give it away
are data, in ``furniture.toml``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from importlib import resources

from newsdiff.corpus.days import MONTH

__all__ = ["Cues", "cues", "ends_sentence", "key", "marked", "shapeless"]


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases of ``furniture.toml``; each key of the file is a field here."""

    whole: frozenset[str]
    begin: frozenset[str]
    link: frozenset[str]
    contain: frozenset[str]
    end: frozenset[str]
    tail: frozenset[str]
    list: frozenset[str]
    agency: frozenset[str]
    outlet: frozenset[str]
    no_place: frozenset[str]
    free_mail: frozenset[str]


@functools.cache
def cues() -> Cues:
    """The cues, read once.

    Raises:
        ValueError: the file lacks a key, has one too many, or holds anything but phrases.
    """
    text = resources.files("newsdiff.corpus").joinpath("furniture.toml").read_text(encoding="utf-8")
    return _checked(tomllib.loads(text))


def _checked(table: dict[str, object]) -> Cues:
    names = {field.name for field in fields(Cues)}
    if names != set(table):
        raise ValueError(f"furniture.toml: keys missing or unknown: {', '.join(sorted(names ^ set(table)))}")
    phrases: dict[str, frozenset[str]] = {}
    for name, value in table.items():
        if not isinstance(value, list) or not all(isinstance(p, str) and p.strip() for p in value):
            raise ValueError(f"furniture.toml: {name} is not a list of phrases")
        if name not in {"agency", "no_place"} and any(phrase != phrase.lower() for phrase in value):
            raise ValueError(f"furniture.toml: {name} has a phrase that is not lower case")
        phrases[name] = frozenset(value)
    return Cues(**phrases)


_DECORATION = " \t•◦·▪‣●»›>*+-–—_|[](){}<>#=~"


def key(line: str) -> str:
    """A line as furniture is looked up: lower case, without bullets, brackets and final stops."""
    return line.lstrip(_DECORATION).rstrip(_DECORATION + ".:…!").casefold()


_CLOSED = re.compile(r"[.!?…:;][\"')\]]{0,3}\s*$|[.!?,][\"']\s*$")


def ends_sentence(line: str) -> bool:
    """Whether a line ends the way sentences do.

    >>> ends_sentence('"No," he said.'), ends_sentence("Three ministers sign a pact")
    (True, False)
    """
    return _CLOSED.search(line[-8:]) is not None


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for the beginnings of lines, tried at one place only, so linear."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?![a-z])")


@functools.cache
def _begin() -> re.Pattern[str]:
    return _phrases(cues().begin)


@functools.cache
def _link() -> re.Pattern[str]:
    return _phrases(cues().link)


@functools.cache
def _credit() -> re.Pattern[str]:
    names = cues().agency | {name.upper() for name in cues().agency}
    agencies = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(
        rf"^(?:{agencies}) (?:- [A-Z][a-z]+ )?[A-Z](?!.{{0,400}}[.!][\"')]{{0,2}}$)"
        rf"|(?:[a-z]{{3}}[.!?][\"')]{{0,2}}|[\"')]|\b[A-Z][a-z]{{1,15}}/)\s?(?:{agencies})\)?$"
    )


_CREDIT_SHAPES = re.compile(
    r"\((?:AP )?(?:Photos?|Image|Picture|Credit|Source|Video|Graphic|Pic|Published)\b[^()]{0,90}\)\.?$"
    r"|\([^()]{0,60}(?:/|via )(?:The )?[A-Z][A-Za-z. ]{1,40}\)$"
    r"|\bCourtesy of [A-Z][\w.,'& -]{2,70}(?<!\.)\)?$"
    r"|\b(?:Photograph|Photo|Picture|Image|Credit)s?(?: by|:| credit:?) ?[A-Z][\w.'/,& -]{1,60}$"
    r"|[.!?]\s?Credit ?[A-Z][\w.'-]{1,20} [\w.'/ -]{2,60}$"
    r"|\bImage \d{1,3} of /? ?\d{1,3}\b"
    r"|^[A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{0,20}){1,3}/[A-Z][\w ./-]{1,40}$"
)
_PLACED = re.compile(
    r"(?:[A-Z][\w.'-]{0,20}|\))(?:, |,? \()(?:(?:far|top|bottom|second|third|front) (?:from )?(?:the )?)?"
    r"(?:left|right|center|centre|L)(?:,| and\b|\))"
)
_GESTURE = re.compile(
    r"\b(?:attends?|applauds?|arrives?|embraces?|gestures?|greets?|holds? (?:up|hands|a)|hugs?|listens?"
    r"|looks? on|poses?|reacts?|salutes?|shakes?|sits?|smiles?|speaks?|stands?|takes? questions|talks?"
    r"|waits?|walks?|waves?|(?:is|are) (?:seen|pictured|shown))\b"
)
_BYLINE = re.compile(
    r"(?:[Bb][Yy]|(?:Reported|Reporting|Written|Story|Posted|Published|Edited|Editing) by)[:,]? "
    r"[A-Z][\w.'-]{0,25}(?:,? (?:and |& |for |of |de |van |von |the |\| ?)?[A-Z][\w.'-]{0,25}){0,14}"
    r"(?:,? (?:in|from) [A-Z][\w ]{0,30})?[.,;]?$"
)
_BYLINE_AND_STAMP = re.compile(r"[Bb][Yy]:? [A-Z][^.!?]{2,90} (?:Updated|Posted|Published)\b.{0,60}\d")
_SIGNOFF = re.compile(r"(?:--?|—|–) ?[A-Z][\w.'-]{0,20}(?: [A-Z@][\w.'-]{0,20}){0,4}$")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_FOLLOW = re.compile(r"\b[Ff]ollow .{1,80}\b(?:[Tt]witter|Facebook|Instagram)\b")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S{2,300}$")
_STAMP_WORDS = re.compile(
    rf"\b(?:{MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|first|last|updated?|published|posted|created|modified"
    r"|date|on|at|by|as|of|in|a\.?m|p\.?m|noon|midnight|et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|gmt|bst|utc|ist|kst|jst|cet"
    r"|hours?|minutes?|mins?|days?|ago|read|time|st|nd|rd|th)\b",
    re.IGNORECASE,
)
_STAMP_PART = re.compile(
    r"(?:^|[|•·/–—-] ?)(?:Last )?(?:Published|Updated|Posted|Modified)(?: on)?:? .{0,40}\d"
)
_LETTER = re.compile(r"[^\W\d_]")
_CONTROL_LINE = re.compile(r"^[\W\d_]{0,80}$")


def marked(line: str) -> str | None:
    """What a line of page furniture is, by words or marks that articles do not have; None of other lines."""
    if len(line) > _LONGEST:
        return None
    folded = key(line)
    for name, says in _MARKS:
        if says(line, folded):
            return name
    return None


def _is_phrase(line: str, folded: str) -> bool:
    if folded in cues().whole or folded in cues().tail or folded in cues().list:
        return True
    if _begin().match(folded):
        return True
    return len(line) <= 400 and any(phrase in folded for phrase in cues().contain)


def _is_link(line: str, folded: str) -> bool:
    parts = re.split(r" ?[|•·»] ?", line.strip(_DECORATION))
    if len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts):
        return True
    if line[0] == "[" and line[-1] == "]":
        return len(line) <= 200
    return not ends_sentence(line) and _link().match(folded) is not None


def _is_credit(line: str, folded: str) -> bool:
    return (
        folded.endswith(tuple(cues().end))
        or _CREDIT_SHAPES.search(line) is not None
        or _credit().search(line) is not None
    )


def _is_caption(line: str, _folded: str) -> bool:
    """Who stands where in a picture, and what they do in it."""
    if len(line) > 500:
        return False
    if ends_sentence(line):
        return _PLACED.search(line) is not None and _GESTURE.search(line) is not None
    return "pictured" in line or _PLACED.search(line) is not None


def _is_byline(line: str, _folded: str) -> bool:
    if len(line) > 160:
        return False
    return any(shape.match(line) is not None for shape in (_BYLINE, _BYLINE_AND_STAMP, _SIGNOFF))


def _is_address(line: str, _folded: str) -> bool:
    if _ADDRESS.match(line) or (len(line) <= 160 and "@" in line and _FOLLOW.search(line)):
        return True
    return len(line.split()) <= 10 and _MAIL.search(line) is not None


def _is_stamp(line: str, _folded: str) -> bool:
    if len(line) > 140 or not any(c.isdigit() for c in line):
        return False
    if _STAMP_PART.search(line) and not ends_sentence(line):
        return True
    return not _LETTER.search(_STAMP_WORDS.sub("", line))


def _is_empty(line: str, _folded: str) -> bool:
    return _CONTROL_LINE.match(line) is not None and not line.isdigit()


_LONGEST = 3000
"""Characters of the longest line that is taken for furniture: the captions of a gallery run on."""
_MARKS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("no words", _is_empty),
    ("page phrase", _is_phrase),
    ("link", _is_link),
    ("time stamp", _is_stamp),
    ("byline", _is_byline),
    ("address", _is_address),
    ("picture credit", _is_credit),
    ("caption", _is_caption),
)
"""Tried in this order."""


def shapeless(line: str) -> str | None:
    """Why a line reads like a label or a link and not like a sentence; None of lines that may be one.

    >>> shapeless("Weird Photos: Man Puts Goat on Roof"), shapeless("Officials list the injured by name")
    ('link', None)
    """
    if len(line) <= 40 and line.endswith(":") and line.isupper():
        return "label"
    if ends_sentence(line) or len(line) > 140:
        return None
    words = [word for word in re.split(r"[\s/|]+", line) if any(c.isalpha() for c in word)]
    if len(words) < 4:
        return "label"
    if line.isupper():
        return "capitals"
    long = [word for word in words if len(word) > 3]
    high = [word for word in long if not word.lstrip("\"'([#@+-")[:1].islower()]
    if len(long) >= 4 and len(high) >= 0.8 * len(long) and "," not in line:
        return "link"
    return None
