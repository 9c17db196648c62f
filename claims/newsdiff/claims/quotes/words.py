"""The words inside quotation marks, made ready for comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsdiff.claims.quotes.cues import words as lexicon
from newsdiff.claims.quotes.edits import Word
from newsdiff.claims.quotes.house import fold, is_sign
from newsdiff.claims.quotes.spelling import word
from newsdiff.corpus.annotate import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsdiff.claims.quotes.spoken import Spoken
    from newsdiff.claims.quotes.turns import Quoted
    from newsdiff.corpus.annotate import Sentence

__all__ = ["quoted_words"]

_SHORT = {
    "n't": "not",
    "'re": "are",
    "'m": "am",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
    "ca": "can",
    "wo": "will",
}
_ENDS = frozenset(".?!")
_HESITATION = frozenset({"uh", "um", "er", "ah", "eh", "hm", "erm", "uhm"})
_OPENING = frozenset({"[", "(", "'", '"'})
_ELLIPSIS = ("...", "…", "..")


def quoted_words(sentences: Sequence[Sentence], item: Spoken) -> tuple[Word, ...]:
    """The words of all pieces of a quotation, in order, written in one way.

    Args:
        sentences: of the article.
    """
    pieces = [(item.sentence, quote) for quote in item.quotes]
    found: list[Word] = []
    for sentence, quote in (*pieces, *item.more):
        found.extend(_piece(sentences, sentence, quote, follows=bool(found)))
    return fold(found)


def _piece(sentences: Sequence[Sentence], at: Sentence, quote: Quoted, follows: bool) -> Iterator[Word]:
    sentence = _at(sentences, at, quote.start)
    doc = sentence.doc
    gap, opens, depth, said = follows, True, 0, quote.start
    for i in range(quote.start, quote.end):
        token = doc[i]
        text = token.text
        said = max(said, _after_aside(quote, token))
        if i < said:
            continue
        if text in ("[", "("):
            depth += 1
        elif text in ("]", ")"):
            depth = max(0, depth - 1)
        elif text.startswith(_ELLIPSIS):
            gap = True
        elif text[0] in _ENDS:
            opens = True
        elif (any(c.isalnum() for c in text) or is_sign(text)) and token.lower_ not in _HESITATION:
            sentence = _at(sentences, sentence, i)
            start, end = sentence.locate(token.idx, token.idx + len(token))
            yield Word(
                _norm(token),
                start,
                end,
                _is_content(token),
                opens,
                _closes(quote, token),
                gap,
                depth > 0 or _is_masked(token),
                opens and text[0].isupper(),
                sentence.index,
                _shown(token),
            )
            gap = opens = False


def _after_aside(quote: Quoted, token: Token) -> int:
    """The token after "you know" and the like between commas, which reporters leave out; else the token."""
    doc, i = token.doc, token.i
    if i > quote.start and doc[i - 1].text != ",":
        return i
    for aside in lexicon().style.asides:
        end = i + aside.count(" ") + 1
        if end < quote.end and doc[end].text == "," and doc[i:end].text.lower() == aside:
            return end
    return i


def _at(sentences: Sequence[Sentence], near: Sentence, token: int) -> Sentence:
    """The sentence of a token of the same passage."""
    index = near.index
    while token < sentences[index].start:
        index -= 1
    while token >= sentences[index].end:
        index += 1
    return sentences[index]


def _is_masked(token: Token) -> bool:
    """Whether letters of a word are struck out."""
    text, doc = token.text, text_of(token.doc)
    beside = doc[max(0, token.idx - 2) : token.idx], doc[token.idx + len(text) : token.idx + len(text) + 2]
    return "*" in text or "--" in text or "--" in beside or "**" in beside


def _norm(token: Token) -> str:
    lower, style = token.lower_, lexicon().style
    if lower in ("'s", "’s"):
        return _unshortened(token)
    if lower == "'d" and token.head.tag_ == "VBN":
        return "had"
    if token.text in style.signs:
        return token.text
    bare = token.text.replace(".", "")
    if bare in style.capitals and token.pos_ == "PROPN":
        return bare
    return _SHORT.get(lower) or word(lower)


def _unshortened(token: Token) -> str:
    """What "'s" is short for: "let us", "he has got", "it is"; of a genitive nothing."""
    if token.pos_ == "PRON":
        return "us"
    if token.pos_ not in ("AUX", "VERB"):
        return "'s"
    return "has" if token.head.lower_ in ("got", "had", "been") else "is"


def _shown(token: Token) -> str:
    """A word as written; of a contraction as compared, as half of "don't" is no word."""
    short = token.lower_ in _SHORT or token.text[0] in "'’"
    return "" if short else token.text


def _is_content(token: Token) -> bool:
    return (not token.is_stop and token.is_alpha and len(token) > 1) or token.like_num


def _closes(quote: Quoted, token: Token) -> bool:
    """Whether a sentence of the quotation ends with a word."""
    for i in range(token.i + 1, quote.end):
        following = token.doc[i].text
        if following[0] in _ENDS and not following.startswith(_ELLIPSIS):
            return True
        if following[0].isalnum() or following in _OPENING or following.startswith(_ELLIPSIS):
            return False
    return True
