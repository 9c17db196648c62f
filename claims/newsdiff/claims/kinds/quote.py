"""Quotations: words in quotation marks, who says them, and how two reports of them differ."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from newsdiff.claims.kind import Kind, Pair, Rule, Verdict
from newsdiff.claims.model import Attribution, Claim, Context, Evidence
from newsdiff.claims.quotes.edits import Shared, Word, shared
from newsdiff.claims.quotes.reworded import is_reworded
from newsdiff.claims.quotes.rules import REWORDED, RULES, SAME_WORDS, SPEAKER_DIFFERS, TRIMMED, WORDS_DIFFER
from newsdiff.claims.quotes.spoken import Spoken, spoken
from newsdiff.claims.quotes.stretches import sentences, window
from newsdiff.claims.quotes.value import QuoteValue
from newsdiff.claims.quotes.words import quoted_words

if TYPE_CHECKING:
    from newsdiff.claims.reading import Reading

__all__ = ["KIND", "QuoteValue"]

LONGEST_EVIDENCE = 240
"""Characters quoted of each side."""
_WHOLE = 0.9
"""Share of the shorter quotation that is found in the longer one, for the shorter to be a part of it."""
_LONG_RUN = 6
"""Words in a row that only one and the same statement has."""
_ALL = 8
"""Words of a quotation that two people do not both say."""
_FEW = 5
"""Words, however small, that one speaker hardly says twice with another beside them."""


def extract(reading: Reading) -> Iterator[Claim[QuoteValue]]:
    """The quotations of an article.

    The claim's span is what is reported: in "'We are done,' he said" it is "We are done,", without the
    quotation marks, in "She called the plan 'a disaster'" it is "the plan 'a disaster'".
    """
    for item in spoken(reading):
        words = quoted_words(reading.sentences, item)
        if words:
            yield _claim(reading, item, words)


def _claim(reading: Reading, item: Spoken, words: tuple[Word, ...]) -> Claim[QuoteValue]:
    sentence = item.sentence
    mark = sentence.locate(*item.span)
    if item.more:
        mark = mark[0], words[-1].end
    text = reading.article.field(sentence.field)[mark[0] : mark[1]]
    first, last = min(mark[0], words[0].start), max(mark[1], words[-1].end)
    passage = reading.article.field(sentence.field)[first:last]
    value = QuoteValue(text, item.cue, item.speaker, words, passage, first)
    end = (
        mark[1]
        if mark[1] - mark[0] <= LONGEST_EVIDENCE
        else _word_end(words, mark[0] + LONGEST_EVIDENCE, mark)
    )
    source = None
    if item.speaker is not None and item.cue is not None:
        source = Attribution(item.speaker.text, item.cue)
    context = Context(
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        trigger=item.cue,
        content=frozenset(w.norm for w in words if w.content),
        certainty="attributed",
        attribution=source,
        title=sentence.role == "title",
        lede=reading.is_lead(sentence),
        quoted=True,
    )
    evidence = Evidence(sentence.field, mark[0], end, mark)
    return Claim("quote", reading.number, f"what {value.who} said", value, text, evidence, context)


def parts(claim: Claim[QuoteValue]) -> Iterator[Claim[QuoteValue]]:
    """The sentences of a quotation: what somebody says is compared sentence by sentence."""
    pieces = sentences(claim.value.words)
    for words in pieces:
        yield claim if len(pieces) == 1 else _part(claim, words)


def _part(claim: Claim[QuoteValue], words: tuple[Word, ...]) -> Claim[QuoteValue]:
    start, end = words[0].start, words[-1].end
    text = _printed(claim, words)
    value = replace(claim.value, content=text, words=words)
    content = frozenset(w.norm for w in words if w.content)
    limit = (
        end if end - start <= LONGEST_EVIDENCE else _word_end(words, start + LONGEST_EVIDENCE, (start, end))
    )
    return replace(
        claim,
        value=value,
        text=text,
        evidence=Evidence(claim.evidence.field, start, limit, (start, end)),
        context=replace(claim.context, sentence=words[0].sentence, content=content),
    )


def _printed(claim: Claim[QuoteValue], words: Sequence[Word]) -> str:
    """The words as the article prints them, with an ellipsis where it leaves the quotation."""
    passage, at = claim.value.passage, claim.value.begins
    cut = [i for i, w in enumerate(words) if i and w.gap]
    runs = [words[i:j] for i, j in zip([0, *cut], [*cut, len(words)], strict=True)]
    return " … ".join(" ".join(passage[r[0].start - at : r[-1].end - at].split()) for r in runs)


def _word_end(words: Sequence[Word], limit: int, mark: tuple[int, int]) -> int:
    """The end of the last quoted word before a limit."""
    return max((w.end for w in words if mark[0] < w.end <= limit), default=min(limit, mark[1]))


def blocks(claim: Claim[QuoteValue]) -> Iterable[Hashable]:
    """Content words, and pairs of them that follow one another, one word between them or none."""
    content = [w.norm for w in claim.value.words if w.content]
    keys: dict[Hashable, None] = dict.fromkeys(("quote", word) for word in content)
    for i, first in enumerate(content):
        for second in content[i + 1 : i + 3]:
            keys[("quote", first, second)] = None
    return keys


SHARE = 0.5
"""Of the shorter quotation, what a few shared words must be to be one statement of nobody knows whom."""


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A pair of quotations with what they share."""

    pair: Pair[QuoteValue]
    stretches: tuple[Shared, ...]

    @property
    def best(self) -> Shared:
        return self.stretches[0]

    @property
    def shorter(self) -> int:
        return min(len(self.pair.a.value.words), len(self.pair.b.value.words))


def _changed(found: _Aligned) -> Shared | None:
    """The strongest stretch with a change inside, where it is surely one statement."""
    for stretch in found.stretches:
        if stretch.firm and (_is_one_statement(found, stretch) or _is_one_word_apart(found, stretch)):
            return stretch
    return None


def _is_one_statement(found: _Aligned, stretch: Shared) -> bool:
    """Whether so much is shared around a change that both quote one statement."""
    replaced = sum(max(c.a[1] - c.a[0], c.b[1] - c.b[0]) for c in stretch.changes)
    if stretch.content < 2 or stretch.matched < 4 or replaced > 0.6 * stretch.matched:
        return False
    if stretch.content >= 4 or stretch.matched >= 7:
        return True
    if replaced > 1 and _other_words(found, stretch):
        return False
    if _same_speaker(found.pair) is None and stretch.matched < SHARE * found.shorter:
        return False
    return _same_speaker(found.pair) is not False and replaced <= 2 and stretch.run >= 3


def _is_one_word_apart(found: _Aligned, stretch: Shared) -> bool:
    """Whether one speaker is quoted with the same words but one: "We are on the right path", "track"."""
    lengths = {len(found.pair.a.value.words), len(found.pair.b.value.words)}
    return stretch.matched >= _FEW and lengths == {stretch.matched + 1} and _same_speaker(found.pair) is True


def _other_words(found: _Aligned, stretch: Shared) -> bool:
    """Whether telling words stand in place of other telling words: "their photos", "their blind hatred"."""
    a, b = found.pair.a.value.words, found.pair.b.value.words
    return any(
        any(w.content for w in a[slice(*c.a)]) and any(w.content for w in b[slice(*c.b)])
        for c in stretch.changes
    )


def _same_speaker(pair: Pair[QuoteValue]) -> bool | None:
    """Whether two quotations have one speaker, None where that is not sure."""
    a, b = pair.a.value.speaker, pair.b.value.speaker
    if a is None or b is None or not a.person or not b.person:
        return None
    return a.name.split()[-1].lower() == b.name.split()[-1].lower()


def _is_other_speaker(found: _Aligned) -> bool:
    a, b = found.pair.a.value.speaker, found.pair.b.value.speaker
    if not found.stretches or a is None or b is None:
        return False
    if not (a.cued and b.cued and a.person and b.person):
        return False
    apart = {w.lower() for w in a.name.split()}.isdisjoint(w.lower() for w in b.name.split())
    full = len(a.name.split()) > 1 and len(b.name.split()) > 1
    return (
        apart and full and found.best.run >= _LONG_RUN and found.best.content >= 3 and not found.best.changes
    )


def _is_same(found: _Aligned) -> bool:
    if not found.stretches:
        return False
    best = found.best
    if best.content == 0:
        return False
    whole = best.matched >= _WHOLE * found.shorter
    if best.run >= _LONG_RUN and best.content >= 3:
        return True
    if whole and best.matched >= 3 and best.content >= 2:
        return True
    exact = len(found.pair.a.value.words) == len(found.pair.b.value.words) == best.matched
    return (exact or (whole and best.content >= 2)) and _same_speaker(found.pair) is not False


def _is_whole(found: _Aligned) -> bool:
    longer = max(len(found.pair.a.value.words), len(found.pair.b.value.words))
    return _is_same(found) and found.best.matched >= 0.95 * longer


def _changed_verdict(found: _Aligned) -> Verdict:
    stretch = _changed(found)
    assert stretch is not None
    change = stretch.firm[0]
    old = _phrase(found.pair.a.value.words, change.a)
    new = _phrase(found.pair.b.value.words, change.b)
    said = (
        f"one quotes “{old}” where the other has “{new}”"
        if old and new
        else f"“{old or new}” stands in one version of the quotation and not in the other"
    )
    sure = 0.9 if stretch.content >= 4 else 0.8
    # Two sentences of a speech can be one word apart: then one of the reports may give both.
    crosscheck: Literal["both", "either"] = "both" if _is_one_statement(found, stretch) else "either"
    return Verdict(
        WORDS_DIFFER, sure, said[0].upper() + said[1:] + ".", _topic(found.pair), crosscheck=crosscheck
    )


def _is_reworded(found: _Aligned) -> bool:
    pair = found.pair
    words = pair.a.value.words, pair.b.value.words
    return is_reworded(*words, _same_speaker(pair), pair.world.vectors.cosine)


def _reworded_verdict(found: _Aligned) -> Verdict:
    one, other = (" ".join(c.text.split()).strip(" ,") for c in (found.pair.a, found.pair.b))
    sure = {True: 0.8, None: 0.75, False: 0.65}[_same_speaker(found.pair)]
    reason = f"One quotes “{one}” where the other has “{other}”."
    return Verdict(REWORDED, sure, reason, _topic(found.pair), crosscheck="both")


def _phrase(words: Sequence[Word], span: tuple[int, int]) -> str:
    """Words for people: as written, the halves of "gonna" together."""
    said, last = "", None
    for word in words[slice(*span)]:
        halves = last is not None and last.end == word.start and last.shown and word.shown
        said += ("" if halves or last is None else " ") + (word.shown or word.norm)
        last = word
    return said


def _topic(pair: Pair[QuoteValue]) -> str:
    known = [c.value for c in (pair.a, pair.b) if c.value.named]
    best = max(known, key=lambda v: (v.speaker is not None and v.speaker.person, len(v.named)), default=None)
    return f"what {best.named if best is not None else 'someone'} said"


def _speaker_verdict(found: _Aligned) -> Verdict:
    names = found.pair.a.value.who, found.pair.b.value.who
    sure = 0.75 if _is_all_given(found) else 0.55
    return Verdict(SPEAKER_DIFFERS, sure, f"The same words are given to {names[0]} and to {names[1]}.")


def _is_all_given(found: _Aligned) -> bool:
    """Whether both quote the same long words and no more, and neither speaks for the other."""
    a, b = found.pair.a.value, found.pair.b.value
    apart = a.speaker is not None and b.speaker is not None and a.speaker.names.isdisjoint(b.speaker.names)
    return apart and found.best.run == len(a.words) == len(b.words) >= _ALL


def _same_verdict(rule: Rule) -> Callable[[_Aligned], Verdict]:
    def verdict(found: _Aligned) -> Verdict:
        sure = 0.97 if found.best.run >= _LONG_RUN else 0.9
        return Verdict(rule, sure, f"Both quote the same {found.best.matched} words.", _topic(found.pair))

    return verdict


LADDER: tuple[tuple[str, Callable[[_Aligned], bool], Callable[[_Aligned], Verdict]], ...] = (
    ("a word differs inside the quotation", lambda f: _changed(f) is not None, _changed_verdict),
    ("the same words from two named people", _is_other_speaker, _speaker_verdict),
    ("the same words", _is_whole, _same_verdict(SAME_WORDS)),
    ("the same words, one quotation shorter", _is_same, _same_verdict(TRIMMED)),
    ("one statement in other words", _is_reworded, _reworded_verdict),
)
"""First rung that holds wins; where none does, the two quote different statements."""


def compare(pair: Pair[QuoteValue]) -> Verdict | None:
    """The first rung of the ladder that holds for two quotations."""
    found = _Aligned(pair, shared(pair.a.value.words, pair.b.value.words))
    return next((verdict(found) for _, holds, verdict in LADDER if holds(found)), None)


def focus(pair: Pair[QuoteValue]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Characters of each side's field around what is changed, else around what is shared."""
    found = _Aligned(pair, shared(pair.a.value.words, pair.b.value.words))
    if not found.stretches or not (_changed(found) or _is_same(found)):
        return None
    stretch = _changed(found) or found.best
    spans = []
    for side, words in enumerate((pair.a.value.words, pair.b.value.words)):
        whole = (stretch.a, stretch.b)[side]
        core = whole
        if stretch.firm:
            core = (stretch.firm[0].a, stretch.firm[0].b)[side]
        spans.append(window(words, core, whole, LONGEST_EVIDENCE))
    return spans[0], spans[1]


def compatible(a: QuoteValue, b: QuoteValue) -> bool:
    """Whether the two quote the same words, as far as both quote them."""
    stretches = shared(a.words, b.words)
    if not stretches or stretches[0].changes:
        return False
    best, shorter = stretches[0], min(len(a.words), len(b.words))
    return best.matched >= _WHOLE * shorter or (best.run >= _LONG_RUN and best.content >= 3)


def repeats(a: QuoteValue, again: QuoteValue, b: QuoteValue) -> bool | None:
    """Whether a third quotation has, as the first does, the words that the second has otherwise."""
    changed = next((s.firm[0] for s in shared(a.words, b.words) if s.firm), None)
    if changed is None:
        return None
    low, high = max(changed.a[0] - 1, 0), min(changed.a[1] + 1, len(a.words))
    return any(
        s.a[0] <= low and high <= s.a[1] and all(c.a[1] < low or high < c.a[0] for c in s.changes)
        for s in shared(a.words, again.words)
    )


_SHOWN = 90
"""Characters of a quotation that are shown."""


def describe(value: QuoteValue) -> str:
    """The quotation for people: speaker and words.

    >>> describe(QuoteValue("we are done", "say", None, ()))
    '“we are done”'
    """
    text = " ".join(value.content.split())
    if len(text) > _SHOWN:
        text = text[:_SHOWN].rsplit(" ", 1)[0] + " …"
    if not any(mark in value.content for mark in _MARKS):
        text = f"“{text}”"
    return f"{value.named}: {text}" if value.named else text


_MARKS = ('"', "“", "”")


def normal(value: QuoteValue) -> Mapping[str, Any]:
    """The value as the JSON contracts write it."""
    speaker = value.speaker
    who = None
    if speaker is not None:
        who = {"name": speaker.name, "text": speaker.text, "start": speaker.start, "end": speaker.end}
    return {"content": value.content, "cue": value.cue, "speaker": who}


KIND: Kind[QuoteValue] = Kind(
    name="quote",
    rules=RULES,
    extract=extract,
    blocks=blocks,
    compare=compare,
    describe=describe,
    normal=normal,
    compatible=compatible,
    repeats=repeats,
    focus=focus,
    parts=parts,
)
