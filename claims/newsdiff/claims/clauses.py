"""Clauses of a parse: which words belong to one predicate, and who does it to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Clause", "ancestors", "clauses", "is_parted", "noun_phrase"]

_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis", "pcomp"})
_JOINED = frozenset({"conj", "dep"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "ccomp"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One predicate with the words that depend on it and on no nearer predicate. Numbers are tokens."""

    head: int
    tokens: tuple[int, ...]
    subjects: tuple[int, ...]
    """Heads of the grammatical subject, taken from the governing clause where the own has none."""
    parent: int | None
    """Head of the governing clause."""
    passive: bool


def clauses(doc: Doc) -> tuple[Clause, ...]:
    """For each token of ``doc`` the clause it belongs to (the same object for all of one clause)."""
    owner: list[int] = [-1] * len(doc)
    for token in doc:
        chain = []
        at = token
        while owner[at.i] < 0 and not _heads_clause(at):
            chain.append(at.i)
            at = at.head
        head = owner[at.i] if owner[at.i] >= 0 else at.i
        owner[at.i] = head
        for i in chain:
            owner[i] = head
    members: dict[int, list[int]] = {}
    for i, head in enumerate(owner):
        members.setdefault(head, []).append(i)
    built = {head: _clause(doc, head, tuple(tokens), owner) for head, tokens in members.items()}
    return tuple(built[head] for head in owner)


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads up to the root, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def is_parted(token: Token) -> bool:
    """Whether a semicolon ends what a predicate governs, and its governor follows.

    The parse hangs the first of two independent clauses on the second: "The Senate passed the bill; the
    governor is expected to sign it." The second neither reports nor doubts the first.
    """
    after = token.right_edge.i + 1
    return any(t.text == ";" for t in token.doc[after : token.head.i])


def noun_phrase(token: Token) -> tuple[int, int]:
    """Token span of the noun phrase ``token`` heads, without clauses, appositions and conjuncts.

    Prepositional phrases to the right are kept: "a spokesman for the ministry".
    """
    start = end = token.i
    stack = [token]
    while stack:
        for child in stack.pop().children:
            if child.dep_ in _CUT:
                continue
            start, end = min(start, child.i), max(end, child.i)
            stack.append(child)
    return start, end + 1


def _heads_clause(token: Token) -> bool:
    if token.head.i == token.i or token.dep_ in _CLAUSAL:
        return True
    if token.dep_ == "xcomp" and token.pos_ in _VERBAL:
        # "Is believed to have fallen" tells of a fall: the passive above only says how sure it is.
        return any(child.dep_ == "auxpass" for child in token.head.children)
    return token.dep_ in _JOINED and token.pos_ in _VERBAL


def _clause(doc: Doc, head: int, tokens: tuple[int, ...], owner: list[int]) -> Clause:
    token = doc[head]
    parent = None if token.head.i == head else owner[token.head.i]
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
    return Clause(head, tokens, _subjects(token), parent, passive)


def _subjects(token: Token) -> tuple[int, ...]:
    """Subject heads of a predicate; a reduced or joined one takes its governor's."""
    for _ in range(4):
        own = tuple(child.i for child in token.children if child.dep_ in _SUBJECT)
        if own:
            return tuple(j for i in own for j in (i, *(c.i for c in token.doc[i].conjuncts)))
        if token.dep_ in ("relcl", "acl") and token.head.pos_ in ("NOUN", "PROPN"):
            return (token.head.i,)
        if token.dep_ not in ("conj", "xcomp", "advcl", "dep", "pcomp", "prep") or token.head.i == token.i:
            return ()
        token = token.head
    return ()
