"""Names of articles made unique with as little of their paths as will do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from newsdiff.corpus.article import Article

__all__ = ["unique_names"]


def unique_names(articles: Sequence[Article]) -> list[Article]:
    """The articles, those that share a name called by the end of their paths that tells them apart."""
    names = [article.name for article in articles]
    depth = 1
    while doubled := {name for name, count in Counter(names).items() if count > 1}:
        depth += 1
        longer = [
            _with_parents(article, depth) if name in doubled else name
            for article, name in zip(articles, names, strict=True)
        ]
        if longer == names:
            names = _numbered(names)
            break
        names = longer
    return [
        article if article.name == name else replace(article, name=name)
        for article, name in zip(articles, names, strict=True)
    ]


def _with_parents(article: Article, depth: int) -> str:
    """The last ``depth`` parts of an article's path."""
    parts = PurePath(article.path).parts
    if len(parts) < depth and not PurePath(article.path).is_absolute():
        parts = (Path.cwd() / article.path).parts
    return "/".join(parts[-depth:]).removeprefix("//") or article.name


def _numbered(names: Sequence[str]) -> list[str]:
    taken: set[str] = set(names)
    count: Counter[str] = Counter()
    numbered: list[str] = []
    for name in names:
        count[name] += 1
        label = name
        while count[name] > 1 and label in taken:
            label = f"{name}#{count[name]}"
            count[name] += label in taken
        taken.add(label)
        numbered.append(label)
    return numbered
