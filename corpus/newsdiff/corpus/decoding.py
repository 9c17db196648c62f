"""Bytes in, text out: decompression, encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib

from newsdiff.corpus.errors import UnreadableArticle

__all__ = ["LARGEST_FILE", "LARGEST_UNPACKED", "decode", "unpack"]

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of the largest file that is read."""
LARGEST_UNPACKED = 50 * 1024 * 1024
"""Bytes of the largest content of a compressed file."""

_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"RIFF",
    b"OggS",
    b"\xd0\xcf\x11\xe0",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 8192


def unpack(data: bytes) -> bytes:
    """The content of a gzip file.

    Raises:
        UnreadableArticle: it is damaged, or holds more than ``LARGEST_UNPACKED`` bytes.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            content = packed.read(LARGEST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error):
        raise UnreadableArticle("the gzip file is damaged") from None
    if len(content) > LARGEST_UNPACKED:
        raise UnreadableArticle(f"it holds more than {LARGEST_UNPACKED // 2**20} MB when unpacked")
    return content


def decode(data: bytes) -> str:
    """The text of a file, line ends as they are, a byte order mark left out.

    Raises:
        UnreadableArticle: it is empty or no text.
    """
    if not data.strip():
        raise UnreadableArticle("the file is empty")
    if data.startswith(_BINARY):
        raise UnreadableArticle("it is a binary file, not text")
    text = _marked(data) or _plain(data)
    if _is_binary(text):
        raise UnreadableArticle("it is a binary file, not text")
    return text


def _marked(data: bytes) -> str | None:
    """The text after a byte order mark, or of two-byte characters that half of the zero bytes give away."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.35 * len(sample) and min(even, odd) < 0.05 * len(sample):
        return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    return None


def _plain(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_binary(data[:_SAMPLE].decode("latin-1")):
        raise UnreadableArticle("it is a binary file, not text")
    high = sum(byte > 0x7F for byte in data)
    patched = data.decode("utf-8", errors="replace")
    # A few damaged bytes among many sound ones: UTF-8 all the same.
    if 3 * patched.count("\ufffd") < high / 2 and "\ufffd" in patched:
        return patched
    if high <= 0.1 * len(data):
        # English with a few bytes beyond ASCII: quotation marks and accents of Windows.
        return data.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 4 * _SAMPLE]).best()
    if best is None:
        raise UnreadableArticle("its character encoding cannot be told")
    return data.decode(best.encoding, errors="replace")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    control = sum(c < "\x20" and c not in "\t\n\r\f\x0b\x1b" for c in sample)
    damaged = sample.count("\ufffd")
    return control + damaged > 0.1 * len(sample)
