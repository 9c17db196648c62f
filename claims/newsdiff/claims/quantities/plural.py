"""Plurals of the nouns that numbers count, for topics."""

from __future__ import annotations

from newsdiff.claims.quantities.find import lexicon

__all__ = ["plural"]

_VOWELS = frozenset("aeiou")


def plural(lemma: str) -> str:
    """The plural of a noun's lemma; a word that has none of its own, as it is.

    >>> plural("worker"), plural("policewoman"), plural("family"), plural("bus"), plural("aircraft")
    ('workers', 'policewomen', 'families', 'buses', 'aircraft')
    """
    words = lexicon().plurals
    if lemma in words.same or lemma.endswith(words.same_endings) or not lemma[-1:].isalpha():
        return lemma
    if lemma in words.regular:
        return lemma + "s"
    for singular, many in words.endings.items():
        if lemma.endswith(singular):
            return lemma.removesuffix(singular) + many
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(words.sibilants):
        return lemma + "es"
    return lemma if lemma.endswith("s") else lemma + "s"
