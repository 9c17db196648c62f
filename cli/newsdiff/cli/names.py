"""Names from people: lists of them read, and the nearest known one for one that is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from newsdiff.cli.exits import CliError
from newsdiff.cli.text import clean

__all__ = ["choose", "choose_all", "did_you_mean", "split"]


def split(values: Iterable[str]) -> list[str]:
    """Values of a repeatable, comma-separated option, in order, each once.

    >>> split(["date,place", " quantity ", "date"])
    ['date', 'place', 'quantity']
    """
    parts = (part.strip() for value in values for part in value.split(","))
    return list(dict.fromkeys(part for part in parts if part))


def did_you_mean(name: str, known: Collection[str], most: int = 1) -> str:
    """The nearest known names as a question; all of them where none is near.

    >>> did_you_mean("conflit", ["conflict", "scope"])
    "did you mean 'conflict'?"
    """
    names = list(known)
    near = get_close_matches(name[:80].lower(), names, most, 0.55)
    if near:
        first, last = ", ".join(f"'{n}'" for n in near[:-1]), f"'{near[-1]}'"
        return f"did you mean {first + ' or ' if first else ''}{last}?"
    return f"known are {', '.join(names)}"


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
    """The names of a repeatable, comma-separated option, every one known."""
    return tuple(choose(name, known, what, where) for name in split(values))
