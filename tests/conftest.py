"""What all tests share: one spaCy pipeline for the session, and articles made from a few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from newsdiff.corpus import Article

settings.register_profile("newsdiff", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("newsdiff")

ROOT = Path(__file__).parent.parent

MakeArticle = Callable[..., Article]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds the three source roots and the tests."""
    return ROOT


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """The reports beside the project; a test that needs them is skipped where they are not."""
    folder = root.parent / "shared"
    if not (folder / "DESIGN.md").is_file():
        pytest.skip("the shared reports do not stand beside the project")
    return folder


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    """Makes an article from a text, and a title, a name and a day where they matter."""

    def make(text: str, title: str = "", *, name: str = "a.json", published: str | None = None) -> Article:
        record = {"title": title, "text": text, "date_publish": published, "source_domain": name}
        return Article.from_json(record, name=name, path=name)

    return make


@pytest.fixture(scope="session")
def read(make_article: MakeArticle) -> Callable[..., object]:
    """Parses a text with the session's one pipeline: a ``Reading``."""
    from newsdiff.claims.reading import Reading
    from newsdiff.corpus.annotate import annotate

    known: dict[tuple[object, ...], Reading] = {}

    def reading(text: str, title: str = "", *, number: int = 0, published: str | None = None) -> Reading:
        key = (text, title, number, published)
        if key not in known:
            article = make_article(text, title, name=f"{number}.json", published=published)
            known[key] = Reading(number, next(annotate([article])))
        return known[key]

    return reading
