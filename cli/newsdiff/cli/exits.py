"""Exit codes, and the one exception that ends a run on purpose.

0   done; nothing at or above ``--fail-on``
1   findings at or above ``--fail-on``
2   usage, configuration, or an input that could not be read
3   only stale baseline entries or suppressions
70  a fault of newsdiff itself
130 interrupted from the keyboard
"""

from __future__ import annotations

from enum import IntEnum

__all__ = ["CliError", "Exit"]


class Exit(IntEnum):
    """What the exit code of a run means. A report carries the same number."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    STALE = 3
    FAULT = 70
    INTERRUPTED = 130


class CliError(Exception):
    """The run cannot go on: the message is one line for a person, without the program's name."""

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.code = code
