"""Somebody's words as an article gives them: the value of a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdiff.claims.quotes.edits import Word
    from newsdiff.claims.quotes.speakers import Speaker

__all__ = ["PRONOUNS", "QuoteValue"]

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "one", "this"})


@dataclass(frozen=True, slots=True)
class QuoteValue:
    """Somebody's words as an article gives them."""

    content: str
    """What is reported, with any words around the quotation marks that belong to it."""
    cue: str | None
    """Lemma of the verb of saying, "according to", or ":"; None where nobody is said to speak."""
    speaker: Speaker | None
    words: tuple[Word, ...]
    """The words inside the quotation marks."""
    passage: str = ""
    """The article's text from the first word to the last; the content may be the longer half of a turn."""
    begins: int = 0
    """Where the passage begins in the article's field."""

    @property
    def named(self) -> str:
        """The speaker by name or description; empty for a pronoun that nobody is known for."""
        if self.speaker is None or self.speaker.name.lower() in PRONOUNS:
            return ""
        return self.speaker.name

    @property
    def who(self) -> str:
        """The speaker for people."""
        return self.named or "someone"
