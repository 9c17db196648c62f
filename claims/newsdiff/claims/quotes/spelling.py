"""One spelling for a word: lower case, American, without marks."""

from __future__ import annotations

import functools
import re

from newsdiff.claims.quotes.cues import words

__all__ = ["word"]

_OUR = ("our", "ours", "oured", "ourable", "ourite")
_OUR_LONG = ("ouring", "ourful", "ourhood", "ourhoods", "ourer", "ourers", "oural")
"""With fewer letters before them they are other words: "pouring", "touring"."""
_DOUBLED = ("lled", "lling", "ller")


@functools.lru_cache(maxsize=20_000)
def word(text: str) -> str:
    """A word as it is compared: lower case, American spelling.

    >>> [word(w) for w in ("Organised", "labour", "travelled", "TOTALLY", "theatres", "Zelenskyy", "p.m.")]
    ['organized', 'labor', 'traveled', 'totally', 'theaters', 'zelensky', 'pm']
    """
    norm = text.lower().lstrip("@#").strip("'\"-.")
    if not norm[:1].isdigit():
        norm = norm.replace(".", "")
    style = words().style
    if norm in style.words:
        return style.words[norm]
    begins = _beginnings().match(norm)
    if begins:
        return style.beginnings[begins[0]] + norm[begins.end() :]
    for british, american in style.endings.items():
        if len(norm) > len(british) + 3 and norm.endswith(british):
            norm = norm[: -len(british)] + american
            break
    if (len(norm) > 5 and norm.endswith(_OUR)) or (len(norm) > 8 and norm.endswith(_OUR_LONG)):
        norm = norm.replace("our", "or")
    for ending in _DOUBLED:
        if len(norm) > len(ending) + 4 and norm.endswith(ending):
            return norm[: -len(ending)] + ending[1:]
    return norm


@functools.cache
def _beginnings() -> re.Pattern[str]:
    known = sorted(words().style.beginnings, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))
