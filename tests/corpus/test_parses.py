"""Parses as bytes and back, and the name of a pipeline that is not loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdiff.corpus import Article
from newsdiff.corpus.annotate import (
    DEFAULT_MODEL,
    Annotated,
    annotate,
    from_bytes,
    pipeline_name,
    to_bytes,
)

MakeArticle = Callable[..., Article]
TEXT = """PORT ELLERY (Wire) - Mr. Ines O'Marlow, 51, said on Tuesday, March 2 that the U.S. firm's "ferry"
had carried about 1,400 people; 34 of them weren't hurt.

“We can't go on,” she added. No. 7 was closed."""


@pytest.fixture(scope="module")
def annotated(make_article: MakeArticle) -> Annotated:
    return next(annotate([make_article(TEXT, "Ferry hits rocks — 34 hurt", published="2021-03-03")]))


def facts(parsed: Annotated) -> list[object]:
    tokens = [
        (t.text, t.idx, t.whitespace_, t.lemma_, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i, t.ent_type_,
         t.ent_iob_, t.is_stop, t.is_alpha, t.like_num, t.is_punct, t.is_space, t.norm_, t.is_sent_start)
        for doc in parsed.docs
        for t in doc
    ]  # fmt: skip
    entities = [(e.text, e.label_, e.start) for doc in parsed.docs for e in doc.ents]
    sentences = [(s.index, s.paragraph, s.start, s.end, s.text, s.role) for s in parsed.sentences]
    return [tokens, entities, sentences, parsed.model]


def test_a_parse_that_was_kept_is_the_parse(annotated: Annotated) -> None:
    again = from_bytes(annotated.article, to_bytes(annotated), annotated.model)
    assert again is not None
    assert facts(again) == facts(annotated)
    assert to_bytes(again) == to_bytes(annotated)


@pytest.mark.parametrize("data", [b"", b"nonsense", b"\x78\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_no_parse_is_none(annotated: Annotated, data: bytes) -> None:
    assert from_bytes(annotated.article, data, annotated.model) is None


def test_the_parse_of_another_text_is_none(annotated: Annotated, make_article: MakeArticle) -> None:
    assert from_bytes(make_article("Rain."), to_bytes(annotated), annotated.model) is None


def test_a_pipeline_is_named_without_loading_it(annotated: Annotated, tmp_path: Path) -> None:
    code = (
        "import sys; from newsdiff.corpus.annotate import pipeline_name, DEFAULT_MODEL;"
        "print(pipeline_name(DEFAULT_MODEL)); sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, annotated.model)
    meta = {"lang": "en", "name": "own", "version": "1.2"}
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    assert pipeline_name(str(tmp_path)) == "en_own-1.2"
    assert pipeline_name(DEFAULT_MODEL) == annotated.model
    assert pipeline_name("no_such_model") == "no_such_model"


@pytest.mark.parametrize("title", ["Lt.", "Sgt.", "Capt.", "Det.", "Supt.", "Asst."])
def test_an_abbreviated_title_is_one_word_and_ends_no_sentence(title: str, make_article: MakeArticle) -> None:
    parsed = next(annotate([make_article(f"Two men were hurt, police {title} Ann Lee said.")]))
    assert len([s for s in parsed.sentences if s.role != "title"]) == 1
    assert title in [token.text for doc in parsed.docs for token in doc]
