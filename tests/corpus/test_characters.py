import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.characters import normalise, printable

SEVERAL = st.text(alphabet="ab \u00a0\u00ad\u200b\ufeff\x00\t“’`'.", max_size=40)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("“Never,” he said", '"Never," he said'),
        ("the ship’s crew", "the ship's crew"),
        ("10\u00a0a.m.\u2009today", "10 a.m. today"),
        ("co\u00adoperation", "cooperation"),
        ("\ufeffzero\u200bwidth", "zerowidth"),
        ("two  spaces,\tone tab", "two spaces, one tab"),
        ("null\x00byte", "null byte"),
        ("``typeset''", '"typeset"'),
        ("   margins   ", "margins"),
        ("\u00ad\u200b", ""),
    ],
)
def test_characters_are_made_plain(raw: str, plain: str) -> None:
    assert normalise(raw, 0, len(raw)).text == plain


def test_offsets_are_kept_only_where_characters_went_missing() -> None:
    assert normalise("a “b” c", 0, 7).offsets is None
    assert normalise("a\u00adb", 0, 3).offsets == (0, 2, 3)


@given(before=SEVERAL, raw=SEVERAL, after=SEVERAL)
def test_every_character_stands_where_its_offset_says(before: str, raw: str, after: str) -> None:
    text = before + raw + after
    plain = normalise(text, len(before), len(before) + len(raw))
    offsets = plain.offsets or range(plain.start, plain.start + len(plain.text) + 1)
    assert len(offsets) == len(plain.text) + 1 or not plain.text
    for character, offset in zip(plain.text, offsets, strict=False):
        if character.isalpha() or character == ".":
            assert text[offset] == character
        elif character == " ":
            assert text[offset] in " \u00a0\x00\t"
        else:
            assert text[offset] in "“’`'"
    assert list(offsets) == sorted(set(offsets))


@given(raw=st.text(max_size=60))
def test_plain_text_has_single_spaces_and_nothing_invisible(raw: str) -> None:
    plain = normalise(raw, 0, len(raw)).text
    assert "  " not in plain
    assert plain == plain.strip(" ")
    assert not set(plain) & set("\n\r\t\x00\u00ad\u200b\u00a0“”’\ufeff")


def test_markup_is_taken_out_and_offsets_skip_it() -> None:
    text = "a **b** &amp; c"
    plain = normalise(text, 0, len(text), [(2, 4, ""), (5, 7, ""), (8, 13, "&")])
    assert plain.text == "a b & c"
    assert plain.offsets == (0, 1, 4, 7, 8, 13, 14, 15)


@given(st.text())
def test_messages_have_no_control_characters(text: str) -> None:
    line = printable(text)
    assert len(line) <= 200
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in line)
    line.encode("utf-8")
