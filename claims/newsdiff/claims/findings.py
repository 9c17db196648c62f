"""Findings from alignments: sides with their evidence, one finding per topic, what only one says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newsdiff.claims.align import Alignment, align
from newsdiff.claims.headline import align_headline
from newsdiff.claims.kind import Kind
from newsdiff.claims.main_event import align_main_event
from newsdiff.claims.main_reason import align_reasons
from newsdiff.claims.model import DIFFERENCES, Claim, Relation
from newsdiff.claims.only import ONLY, only_in_one
from newsdiff.claims.reader.findings import begin, differences, doubted
from newsdiff.claims.reader.judgement import SUREST
from newsdiff.claims.report import Finding, Side, earlier_fingerprints, fingerprint
from newsdiff.claims.within import align_within
from newsdiff.claims.world import World

__all__ = ["findings"]

MOST_SHOWN = 3
"""Places of one value in one article that a difference shows."""
_SAID = frozenset({"quote", "attribution", "status", "statement"})
_FREE = frozenset({"attribution", "statement"})


def findings(
    world: World,
    claims: Sequence[tuple[Kind[Any], list[Claim[Any]]]],
    threshold: float,
    reader: bool = True,
) -> tuple[Finding, ...]:
    """All findings of a comparison, in the order of the report.

    Args:
        claims: of each kind, those of all articles in the order of articles and of the text.
        threshold: confidence below which a difference is left out.
        reader: whether the reader of pairs is asked, where statements are looked at.
    """
    asked = reader and threshold <= SUREST and any(kind.name == "statement" for kind, _ in claims)
    begun = begin(world) if asked else {}
    alignments = [a for kind, of_kind in claims for a in align(kind, of_kind, world)]
    alignments += [a for kind, of_kind in claims for a in align_headline(kind, of_kind, world)]
    alignments += [a for kind, of_kind in claims for a in align_within(kind, of_kind, world)]
    alignments += [a for kind, of_kind in claims for a in align_main_event(kind, of_kind, world, alignments)]
    alignments += [a for kind, _ in claims for a in align_reasons(kind, world)]
    read = {where: judgement.result() for where, judgement in begun.items()}
    alignments = [a for a in alignments if _is_difference(a) or not doubted(a, read)]
    alignments += differences(world, list(read.values()))
    different = [a for a in alignments if _is_difference(a) and a.verdict.confidence >= threshold]
    different = _one_each(sorted(different, key=lambda a: -a.verdict.confidence))
    same = [a for a in alignments if not _is_difference(a) and not _is_taken(a, different)]
    same = _not_retold(same)
    found = [_finding(world, a) for a in (*different, *same)]
    alone = [_only(world, kind, claim) for kind, claim in only_in_one(world, claims, alignments)]
    once: dict[str, Finding] = {}
    for finding in (*found, *alone):
        once.setdefault(finding.id, finding)
    return tuple(once.values())


def _is_difference(alignment: Alignment) -> bool:
    return alignment.verdict.rule.relation in DIFFERENCES


def _one_each(alignments: list[Alignment]) -> list[Alignment]:
    """The surest of those that rest on the same words: two kinds may read one difference."""
    kept: list[Alignment] = []
    for alignment in alignments:
        if not any(_same_words(alignment, other) for other in kept):
            kept.append(alignment)
    return kept


def _same_words(a: Alignment, b: Alignment) -> bool:
    articles = b.pair[0].article, b.pair[1].article
    if a.pair[0].article not in articles or a.pair[1].article not in articles:
        return False
    kinds = {a.kind.name, b.kind.name}
    if len(kinds) > 1 and not kinds <= _SAID and "quote" not in kinds:
        return False
    return all(any(_overlap(x, y) for y in b.pair) for x in a.pair)


def _is_taken(same: Alignment, different: Iterable[Alignment]) -> bool:
    """Whether a difference rests on the very words of a sameness, or shows all of it."""
    return any(_same_words(same, d) or _shows(d, same) for d in different)


def _shows(difference: Alignment, same: Alignment) -> bool:
    """Whether all that a sameness holds stands in a difference, or its two values do: "at least nine" and
    "thirteen" are no rounding where the one is told to have become the other.
    """
    if difference.kind is not same.kind:
        return False
    places = {m.evidence.mark for m in difference.members}  # rules most of them out
    if all(c.evidence.mark in places and c in difference.members for c in same.members):
        return True
    if same.verdict.rule.relation is not Relation.DETAIL:
        return False
    shown, fits = difference.members, same.kind.compatible
    return all(any(m.article == c.article and fits(m.value, c.value) for m in shown) for c in same.members)


def _not_retold(same: list[Alignment]) -> list[Alignment]:
    """Samenesses less those a quotation tells already: statements within its words, and who spoke them."""
    quoted = [a for a in same if a.kind.name == "quote"]

    def retold(alignment: Alignment) -> bool:
        lies = {"statement": _within, "attribution": _overlap}.get(alignment.kind.name)
        return lies is not None and any(
            all(any(lies(x, y) for y in quote.members) for x in alignment.members) for quote in quoted
        )

    return [a for a in same if not retold(a)]


def _within(a: Claim[Any], b: Claim[Any]) -> bool:
    """Whether the words of one claim lie within those of another."""
    x, y = a.evidence, b.evidence
    return a.article == b.article and x.field == y.field and y.start <= x.start and x.end <= y.end


def _overlap(a: Claim[Any], b: Claim[Any]) -> bool:
    x, y = a.evidence, b.evidence
    return a.article == b.article and x.field == y.field and x.start < y.end and y.start < x.end


def _finding(world: World, alignment: Alignment) -> Finding:
    kind, verdict = alignment.kind, alignment.verdict
    focus = _focus(world, alignment)
    members = _shown(world, kind, alignment)
    sides = tuple(side(world, kind, claim, focus.get(id(claim))) for claim in members)
    speaking = {s.article for s in sides}
    topic = verdict.topic or alignment.pair[0].topic
    values = [(world.articles[c.article].source, kind.describe(c.value)) for c in _telling(alignment)]
    known_by = (verdict.rule.id, _topics(alignment), values)
    return Finding(
        relation=verdict.rule.relation,
        kind=kind.name,
        rule=verdict.rule.id,
        topic=topic,
        severity=verdict.rule.severity,
        confidence=verdict.confidence,
        reason=verdict.reason,
        sides=sides,
        silent=tuple(i for i in range(len(world.articles)) if i not in speaking),
        id=fingerprint(*known_by),
        earlier=earlier_fingerprints(*known_by) if _is_difference(alignment) else (),
    )


def _telling(alignment: Alignment) -> list[Claim[Any]]:
    """The claims that a finding is known by, however often an article says the same: the pair of the verdict,
    and of each other article the first.
    """
    kept = list(alignment.pair)
    for claim in alignment.members:
        if all(claim.article != other.article for other in kept):
            kept.append(claim)
    return kept


def _topics(alignment: Alignment) -> str:
    """The topics of the two claims in an order of their own: the articles' order must not tell."""
    return " / ".join(sorted({claim.topic for claim in alignment.pair}))


def _shown(world: World, kind: Kind[Any], alignment: Alignment) -> list[Claim[Any]]:
    """The claims to show, those of the verdict first: of each article one for each value, in a difference a
    few, for whoever puts one right has to find them all.

    What is told in free words is a new value every time, so one is enough.
    """
    kept: dict[tuple[int, str], list[Claim[Any]]] = {}
    most = 1
    told = [*alignment.pair, *alignment.members]
    if _is_difference(alignment) and kind.name not in _FREE:
        most = MOST_SHOWN
        told += [c for claim in alignment.pair for c in (kind.again(claim, world) if kind.again else ())]
    for claim in told:
        value = "" if kind.name in _FREE else kind.describe(claim.value)
        shown = kept.setdefault((claim.article, value), [])
        if len(shown) < most and not any(_overlap(claim, other) for other in shown):
            shown.append(claim)
    claims = (claim for shown in kept.values() for claim in shown)
    return sorted(claims, key=lambda c: (c.article, c.context.title, c.evidence.start))


def _focus(world: World, alignment: Alignment) -> dict[int, tuple[int, int]]:
    """Narrower evidence for the two claims of the verdict, where the kind can tell what differs."""
    from newsdiff.claims.kind import Pair

    if alignment.kind.focus is None:
        return {}
    a, b = alignment.pair
    spans = alignment.kind.focus(Pair(a, b, world))
    return {} if spans is None else {id(a): spans[0], id(b): spans[1]}


def side(world: World, kind: Kind[Any], claim: Claim[Any], focus: tuple[int, int] | None = None) -> Side:
    """What one article says, with its words, place and sentence."""
    evidence = claim.evidence
    start, end = focus or (evidence.start, evidence.end)
    reading = world.readings[claim.article]
    raw = reading.article.field(evidence.field)
    sentence = reading.sentences[claim.context.sentence]
    first, last = sentence.span[0], sentence.span[-1]
    begin, stop = sentence.locate(first.idx, last.idx + len(last))
    line, column = reading.article.line_column(evidence.field, start)
    mark = evidence.mark if start <= evidence.mark[0] and evidence.mark[1] <= end else (start, end)
    return Side(
        article=claim.article,
        value=kind.describe(claim.value),
        normal=kind.normal(claim.value),
        field=evidence.field,
        start=start,
        end=end,
        quote=raw[start:end],
        mark=mark,
        sentence=raw[min(begin, start) : max(stop, end)],
        sentence_start=min(begin, start),
        line=line,
        column=column,
        attribution=claim.context.attribution,
    )


def _only(world: World, kind: Kind[Any], claim: Claim[Any]) -> Finding:
    """A finding for what one article alone says."""
    shown = side(world, kind, claim)
    source = world.articles[claim.article].source
    return Finding(
        relation=Relation.ONLY,
        kind=kind.name,
        rule=ONLY.id,
        topic=claim.topic,
        severity=ONLY.severity,
        confidence=0.8,
        reason="No other report speaks to it.",
        sides=(shown,),
        silent=tuple(i for i in range(len(world.articles)) if i != claim.article),
        id=fingerprint(ONLY.id, claim.topic, [(source, shown.value)]),
    )
