"""What a kind of claim is: extraction, a comparison ladder, and rules with names and prose."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from newsdiff.claims.model import Claim, Relation, Severity

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading
    from newsdiff.claims.world import World

V = TypeVar("V")

__all__ = ["Kind", "Pair", "Rule", "Verdict"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason for a finding; its page, ``explain`` and SARIF entry are made from this."""

    id: str
    """Kebab case, begins with the kind: ``quantity-differs``."""
    relation: Relation
    title: str
    """What the rule finds, as a headline."""
    what: str
    """One or two sentences: when the rule fires."""
    why: str
    """Why a reader of two reports wants to know."""
    example: tuple[str, str]
    """Two short passages, written for the rule, between which it fires."""
    severity: Severity = "note"


class Pair(NamedTuple, Generic[V]):
    """Two claims of one kind that may speak of one thing, and what is known of them together.

    A named tuple, as there is one for every two claims of a block.
    """

    a: Claim[V]
    b: Claim[V]
    world: World
    """What is known across all the articles of the comparison."""

    @property
    def similarity(self) -> float:
        """Of the two clauses with their values left out, 0 to 1. It costs a run of the sentence model
        for each clause that no other pair has asked for: ask for it last.
        """
        return self.world.similarity(self.a, self.b)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a ladder says of a pair: the first rung that holds."""

    rule: Rule
    confidence: float
    """That the two speak of one thing and stand as the rule says, 0 to 1."""
    reason: str
    """One sentence for people, with both values."""
    topic: str = ""
    """What both are about, in words for people; the first claim's topic where empty."""
    crosscheck: Literal["either", "both", "none"] = "either"
    """When a difference is dropped because a report gives the other's value as well: when ``either``
    does, when ``both`` do (tolls, which reports give several times), or never (rules that are not
    about rival values)."""
    settles: bool = True
    """Whether a sameness leaves nothing of its claims to differ: a clock time that fits the other report's
    day may still not be the other report's time."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[V]):
    """One kind of claim. Each lives in a module of its own under ``kinds`` that ends in ``KIND``."""

    name: str
    rules: tuple[Rule, ...]
    extract: Callable[[Reading], Iterator[Claim[V]]]
    """The claims of this kind in one article, in the order of the text."""
    blocks: Callable[[Claim[V]], Iterable[Hashable]]
    """Keys of the blocks a claim stands in; only claims that share a block are ever paired."""
    compare: Callable[[Pair[V]], Verdict | None]
    """The ladder: the first rung that holds, None where the two do not speak of one thing."""
    describe: Callable[[V], str]
    """The value in a few words for people."""
    normal: Callable[[V], Mapping[str, Any]]
    """The value in normal form, ready for JSON."""
    compatible: Callable[[V, V], bool]
    """Whether two values could both be true of one thing. The cross-check: a value that is
    compatible with one the other report also gives for the topic cannot differ from it."""
    gives: Callable[[V, V], bool] | None = None
    """For the cross-check, whether the second value gives the first, where being compatible says too
    little: "this week" fits every day of it and gives none."""
    repeats: Callable[[V, V, V], bool | None] | None = None
    """For the cross-check, whether the second value gives of the first just what differs in the third; None
    where that cannot be told, and the two above are asked."""
    focus: Callable[[Pair[V]], tuple[tuple[int, int], tuple[int, int]] | None] | None = None
    """Field spans of the words that differ in a pair, where they are narrower than the evidence."""
    salience: Callable[[Claim[V]], float] | None = None
    """How much a reader would miss a claim that only one report makes, 0 to 1; None: not at all."""
    again: Callable[[Claim[V], World], Iterable[Claim[V]]] | None = None
    """Further places where the claim's article gives its value, which a difference shows, too; None where
    every place is a claim already."""
    parts: Callable[[Claim[V]], Iterable[Claim[V]]] | None = None
    """The claims that are compared in place of one that is extracted, where it says several things (the
    sentences of a quotation); None where each is compared as it is."""
