"""The archive of articles, and the cache of what was made of them: one SQLite file."""

from newsdiff.corpus.store.archive import Archive
from newsdiff.corpus.store.errors import ArchiveError, DamagedArchive
from newsdiff.corpus.store.records import Kept, Reading, Summary, body_hash, content_hash, pack, unpack

__all__ = [
    "Archive",
    "ArchiveError",
    "DamagedArchive",
    "Kept",
    "Reading",
    "Summary",
    "body_hash",
    "content_hash",
    "pack",
    "unpack",
]
