"""Text from outside made safe for Markdown: it reads as it stands and changes no structure."""

from __future__ import annotations

import re
import unicodedata

from newsdiff.cli.text import Excerpt, clean, squeeze

__all__ = ["code", "escape", "quoted"]

# What can begin or end a construct inside a line, wherever it stands.
_INLINE = re.compile(r"[\\`*_\[\]<>|~{}]|\$(?!\d)|&(?=[#\w])|(?<!\w)#")
# What can begin a block, at the begin of a line.
_BLOCK = re.compile(r"^(?:[-+=#]|\d{1,9}[.)])")
# What forges make a link, a mention or a picture of, up to where it can be broken. They look for these in the
# text that is left when Markdown has been read, so a backslash or a percent code hides none of them.
_LIVE = re.compile(
    r"@(?=\S)|#(?=\d)|(?<!\w)GH(?=-\d)|www(?=\.)|:(?=//)|:(?=[a-z+-][\w\\+-]{0,50}:)", re.IGNORECASE
)
_JOINER = "&#8288;"
"""A word joiner: it has no width and breaks no line, and what stands on both sides is no name any more."""
_NAME = re.compile(r"[\w.-]+")


def escape(text: str, line_start: bool = False) -> str:
    """``text`` on one line with everything that Markdown, GitHub's included, could act on escaped.

    An article that names an account notifies nobody, and its addresses are no links. ``line_start`` says that
    nothing stands before it in its block.

    >>> escape("<b>AT&amp;T | *5* of #1</b>")
    '\\\\<b\\\\>AT\\\\&amp;T \\\\| \\\\*5\\\\* of \\\\#&#8288;1\\\\</b\\\\>'
    >>> escape("1. Profit of $3m", line_start=True)
    '1\\\\. Profit of $3m'
    >>> escape("@desk wrote on www.desk.example")
    '@&#8288;desk wrote on www&#8288;.desk.example'
    """
    return _escaped(clean(text), line_start)


def _escaped(text: str, line_start: bool) -> str:
    safe = _LIVE.sub(rf"\g<0>{_JOINER}", _INLINE.sub(r"\\\g<0>", text))
    if line_start:
        safe = _BLOCK.sub(lambda match: f"{match.group()[:-1]}\\{match.group()[-1]}", safe)
    return safe


def code(text: str) -> str:
    """A name as code: as plain text where it is no plain name."""
    name = clean(text)
    return f"`{name}`" if _NAME.fullmatch(name) else escape(name, line_start=True)


def quoted(parts: Excerpt) -> str:
    """A sentence for a block quote, its value in bold wherever Markdown can tell the bold apart."""
    before, value, after = (squeeze(part) for part in parts)
    inner = value.strip()
    lead = before + value[: len(value) - len(value.lstrip())]
    trail = value[len(value.rstrip()) :] + after
    if inner and _opens(lead[-1:], inner[0]) and _opens(trail[:1], inner[-1]):
        return f"{_escaped(lead, True)}**{_escaped(inner, False)}**{_escaped(trail, False)}".strip()
    return escape(before + value + after, line_start=True)


def _opens(outside: str, inside: str) -> bool:
    """Whether asterisks between these two characters can open bold, or close it, the other way round."""
    if inside.isalnum():
        return True
    return not outside or outside.isspace() or unicodedata.category(outside).startswith("P")
