"""What is known across all the articles of a comparison."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newsdiff.claims.events import main_events
from newsdiff.claims.vectors import Vectors

if TYPE_CHECKING:
    from newsdiff.claims.entities import Entities
    from newsdiff.claims.model import Claim
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.vectors import Vector
    from newsdiff.corpus.article import Article

__all__ = ["World"]


class World:
    """The readings of one comparison, the event they share, and how alike two of their clauses are."""

    def __init__(self, readings: Sequence[Reading], vectors: Vectors | None = None) -> None:
        self.readings = tuple(readings)
        self.articles: tuple[Article, ...] = tuple(r.article for r in readings)
        self.main_events = main_events(r.lead_events for r in readings)
        """Event types that headline and lede of at least half of the reports name."""
        self.vectors = vectors or Vectors()
        self._parts: dict[int, tuple[Claim[Any], Vector]] = {}
        self._wholes: dict[tuple[int, int], Vector] = {}
        self._texts: dict[int, tuple[Claim[Any], str]] = {}
        self._weights: dict[frozenset[str], float] = {}

    @functools.cached_property
    def entities(self) -> Entities:
        """People, organisations and countries of all the articles, each once."""
        from newsdiff.claims.entities import Entities

        return Entities.build(self.readings)

    @functools.cached_property
    def rarity(self) -> dict[str, float]:
        """Weight of a content lemma: the fewer sentences of the comparison have it, the more."""
        from newsdiff.claims.words import content_words

        seen = Counter(word for r in self.readings for s in r.sentences for word in content_words(s.span))
        total = sum(len(r.sentences) for r in self.readings)
        return {word: math.log(1 + total / count) for word, count in seen.items()}

    def days_apart(self, i: int, j: int) -> int | None:
        """Days between the publication of two articles, None where one is undated."""
        a, b = self.articles[i].published, self.articles[j].published
        return None if a is None or b is None else abs((a - b).days)

    def weight(self, words: frozenset[str]) -> float:
        """Of words together, the rarer the heavier; known for words that were weighed before."""
        known = self._weights.get(words)
        if known is None:
            rarity = self.rarity
            known = self._weights[words] = sum(rarity.get(w, 1.0) for w in sorted(words))
        return known

    def similarity(self, a: Claim[Any], b: Claim[Any]) -> float:
        """How alike the surroundings of two values are, 0 to 1.

        Cosine of the clauses without the values (two thirds) and of the sentences (one third).
        """
        whole = float(self._whole(a) @ self._whole(b))
        return max(0.0, round(0.65 * self.closeness(a, b) + 0.35 * whole, 4))

    def closeness(self, a: Claim[Any], b: Claim[Any]) -> float:
        """Cosine of the two clauses alone, their values left out, 0 to 1."""
        part = float(self._part(a) @ self._part(b))
        return max(0.0, round(part, 4))

    def _whole(self, claim: Claim[Any]) -> Vector:
        """The vector of the sentence."""
        key = (claim.article, claim.context.sentence)
        known = self._wholes.get(key)
        if known is None:
            known = self._wholes[key] = self.vectors.part(self.sentence_text(claim), ())
        return known

    def _part(self, claim: Claim[Any]) -> Vector:
        """The vector of the clause; the claim is kept with it, so that its number stays its own."""
        known = self._parts.get(id(claim))
        if known is None:
            vector = self.vectors.part(self.sentence_text(claim), claim.context.around)
            known = self._parts[id(claim)] = (claim, vector)
        return known[1]

    @functools.cached_property
    def _sentences(self) -> tuple[frozenset[str], ...]:
        return tuple(map(frozenset, self._plain))

    @functools.cached_property
    def _plain(self) -> tuple[tuple[str, ...], ...]:
        """Each sentence of each article as typing habits leave it."""
        return tuple(tuple(_plain(s.text) for s in r.sentences) for r in self.readings)

    def begins_with(self, article: int, lemma: str) -> bool:
        """Whether headline or first sentences of an article name a thing, by the lemma of its noun."""
        return lemma in self._beginnings[article]

    @functools.cached_property
    def _beginnings(self) -> tuple[frozenset[str], ...]:
        return tuple(
            frozenset(t.lemma_.lower() for s in r.lead() for t in s.span if t.pos_ in _NOUNS)
            for r in self.readings
        )

    def vocabulary(self, article: int) -> frozenset[str]:
        """Every word of an article, small."""
        return self._words[article]

    @functools.cached_property
    def _words(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(t.lower_ for s in r.sentences for t in s.span) for r in self.readings)

    def says(self, claim: Claim[Any], article: int) -> bool:
        """Whether the sentence of a claim also stands, word for word, in another article."""
        return self._plain[claim.article][claim.context.sentence] in self._sentences[article]

    def clause_text(self, claim: Claim[Any]) -> str:
        """The words of the clause a value stands in, the value left out, parted by single spaces."""
        known = self._texts.get(id(claim))
        if known is None:
            text = self.sentence_text(claim)
            told = " ".join(text[low:high] for low, high in claim.context.around)
            known = self._texts[id(claim)] = (claim, told)
        return known[1]

    def sentence_text(self, claim: Claim[Any]) -> str:
        """The sentence a claim stands in, as cleaned."""
        return self.readings[claim.article].sentences[claim.context.sentence].text


_NOUNS = frozenset({"NOUN", "PROPN"})


_TOLD = re.compile(r"[^\W_]|[$£€¥%]|(?<=\d)\.(?=\d(?!\d))")
"""Letters, figures, signs of money and shares, and the point of "1.5", but not that of "10.30"."""


def _plain(text: str) -> str:
    """What a text tells, in small letters: what is left when typing habits are taken away."""
    return "".join(_TOLD.findall(text.lower()))
