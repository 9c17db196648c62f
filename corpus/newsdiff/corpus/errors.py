"""What can go wrong with an input.

CorpusError
 ├── UnreadableArticle   one article cannot be read: it is skipped, with the reason
 ├── UnknownName         an option names an article that is not among the inputs
 └── MissingModel        no spaCy pipeline of that name is installed
"""

from __future__ import annotations

__all__ = ["CorpusError", "MissingModel", "UnknownName", "UnreadableArticle"]


class CorpusError(Exception):
    """Base of everything this package raises on purpose. The message is one line for a person."""


class UnreadableArticle(CorpusError):
    """One input is no article: the message says why, without its path."""


class UnknownName(CorpusError):
    """An option names an article that is not among the inputs: the message says which there are."""


class MissingModel(CorpusError):
    """The spaCy pipeline that was asked for is not installed or does not load."""
