"""An article as read, and what stands for one that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

Field = Literal["title", "text"]
Role = Literal["title", "body"]

__all__ = ["Article", "Field", "Passage", "Role", "Skipped"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One headline or paragraph of an article, cleaned for the parser, page furniture left out.

    ``text`` has straight quotes, plain spaces and no invisible characters. Where cleaning removed
    characters, ``offsets`` gives the place of each character of ``text`` in the field (one more
    entry than ``text`` has characters: the last is the end); else the passage is as long as what it
    stands for.
    """

    field: Field
    role: Role
    text: str
    start: int
    """Where the passage begins in its field."""
    offsets: tuple[int, ...] | None = None

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the field that ``text[start:end]`` stands for."""
        if self.offsets is None:
            return self.start + start, self.start + end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Article:
    """One report as read: where it came from, when it was published, and its text.

    ``title`` and ``text`` are the fields as they stand in the input, untouched; every offset that
    newsdiff prints counts characters of one of them. For plain text and Markdown ``text`` is the
    whole file, so that line and column open in an editor, and the headline is a passage of it.
    """

    name: str
    """The file's name: what reports call the article."""
    path: str
    """As given on the command line."""
    source: str
    """The outlet: a domain or a name."""
    title: str
    text: str
    published: date | None
    """Day of publication; None where nothing tells it."""
    authors: tuple[str, ...]
    url: str | None
    passages: tuple[Passage, ...]

    @classmethod
    def from_json(
        cls, record: Mapping[str, Any], name: str | None = None, path: str | None = None
    ) -> Article:
        """Build an article from one object of the news-please shape.

        Raises:
            newsdiff.corpus.errors.UnreadableArticle: ``text`` is missing, empty or not a string.
        """
        from newsdiff.corpus.readers.json import from_record

        return from_record(record, name=name, path=path)

    def with_published(self, day: date) -> Article:
        """The same article, said to be published on ``day``."""
        return replace(self, published=day)

    def field(self, name: Field) -> str:
        """The text of a field, as offsets count it."""
        return self.title if name == "title" else self.text

    def line_column(self, name: Field, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset into a field."""
        before = self.field(name)[:offset]
        line = before.count("\n") + 1
        return line, offset - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read as an article, and why."""

    path: str
    reason: str
    repeated: bool = False
    """Whether nothing is missing for that: the input is given twice, and was read the first time."""
