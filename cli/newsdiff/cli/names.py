"""Names from people: lists of them read, and the nearest known one for one that is not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from newsdiff.cli.exits import CliError
from newsdiff.cli.text import clean

__all__ = ["choose", "choose_all", "did_you_mean", "is_fingerprint", "split"]

_FINGERPRINT = re.compile(r"[0-9a-f]{6,64}")
_LISTED = 20
"""Names that fit into a message. Rules alone are more."""


def split(values: Iterable[str]) -> list[str]:
    """Values of a repeatable, comma-separated option, in order, each once.

    >>> split(["date,place", " quantity ", "date"])
    ['date', 'place', 'quantity']
    """
    parts = (part.strip() for value in values for part in value.split(","))
    return list(dict.fromkeys(part for part in parts if part))


def did_you_mean(name: str, known: Collection[str], most: int = 1) -> str:
    """The nearest known names as a question; where none is near, all of them or where they are listed.

    >>> did_you_mean("conflit", ["conflict", "scope"])
    "did you mean 'conflict'?"
    """
    names = list(known)
    near = get_close_matches(name[:80].lower(), names, most, 0.55)
    if near:
        first, last = ", ".join(f"'{n}'" for n in near[:-1]), f"'{near[-1]}'"
        return f"did you mean {first + ' or ' if first else ''}{last}?"
    return f"known are {', '.join(names)}" if len(names) <= _LISTED else "'newsdiff rules' lists all"


def is_fingerprint(name: str) -> bool:
    """Whether it is what a finding is shown with: six or more of the digits 0-9 and a-f."""
    return _FINGERPRINT.fullmatch(name) is not None


def choose(name: str, known: Collection[str], what: str, where: str = "", most: int = 1) -> str:
    """``name`` where it is known.

    Raises:
        CliError: it is not; the message says ``what`` it should name, ``where`` it stands, and the nearest
            known names.
    """
    if name in known:
        return name
    place = f"{where}: " if where else ""
    raise CliError(f"{place}unknown {what} '{clean(name)}': {did_you_mean(name, known, most)}")


def choose_all(values: Iterable[str], known: Collection[str], what: str, where: str) -> tuple[str, ...]:
    """The names of a repeatable, comma-separated option, every one known.

    Raises:
        CliError: one is not, or there are values without a name in them, as of an empty variable.
    """
    given = list(values)
    names = split(given)
    if given and not names:
        raise CliError(f"{where} names no {what}")
    return tuple(choose(name, known, what, where) for name in names)
