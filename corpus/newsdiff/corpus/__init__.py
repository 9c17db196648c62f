"""Articles in: reading, cleaning and parsing of news reports."""

from newsdiff.corpus.article import Article, Passage, Skipped
from newsdiff.corpus.errors import CorpusError, MissingModel, UnknownName, UnreadableArticle
from newsdiff.corpus.load import load

__all__ = [
    "Article",
    "CorpusError",
    "MissingModel",
    "Passage",
    "Skipped",
    "UnknownName",
    "UnreadableArticle",
    "load",
]
