"""Language knowledge as data: TOML files beside this module, read once and checked on load."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, TypeGuard, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

__all__ = ["LexiconError", "read"]


class LexiconError(ValueError):
    """A lexicon file does not have the shape its reader declares. Names the file and the key."""


def read(name: str, shape: type[T]) -> T:
    """The lexicon ``name`` (without ``.toml``) as an instance of the named tuple ``shape``.

    A named tuple takes a fifth of the time that a dataclass takes to be made, and there are dozens. Each
    top-level key of the file is a field of ``shape``; fields are ``frozenset[str]``,
    ``tuple[str, ...]``, ``str``, ``float``, or a ``dict`` of those by name. Entries are
    kept as written.

    Raises:
        LexiconError: a key is unknown or missing, a value has another type, a word stands twice.
    """
    return cast(T, _read(name, cast(Any, shape)))


@functools.cache
def _read(name: str, shape: type[Any]) -> Any:
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return build(f"{name}.toml", tomllib.loads(text), shape)


def build(where: str, data: dict[str, Any], shape: type[T]) -> T:
    """``data`` as an instance of ``shape``; ``where`` names the place in errors."""
    hints = _hints(cast(Any, shape))
    for key in data.keys() - hints.keys():
        raise LexiconError(f"{where}: unknown key '{key}'")
    for key in sorted(hints.keys() - _defaults(shape) - data.keys()):
        raise LexiconError(f"{where}: '{key}' is missing")
    return shape(**{key: _convert(f"{where}: {key}", data[key], hints[key]) for key in data})


@functools.cache
def _hints(shape: type[Any]) -> Mapping[str, Any]:
    """The types of a shape's fields, by name."""
    return get_type_hints(shape)


def _is_shape(hint: Any) -> TypeGuard[type[Any]]:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_field_defaults")


def _defaults(shape: Any) -> frozenset[str]:
    """The fields that a file may leave out."""
    if not _is_shape(shape):
        raise TypeError(f"{shape!r} is no named tuple")
    return frozenset(shape._field_defaults)


def _convert(where: str, value: Any, hint: Any) -> Any:
    origin = get_origin(hint)
    if origin in (frozenset, tuple):
        return _words(where, value, origin)
    if origin is dict and isinstance(value, dict):
        inner = get_args(hint)[1]
        return {key: _convert(f"{where}.{key}", entry, inner) for key, entry in value.items()}
    if _is_shape(hint) and isinstance(value, dict):
        return build(where, value, hint)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and type(value) is hint:
        return value
    raise LexiconError(f"{where}: {value!r} is not of type {hint}")


def _words(where: str, value: Any, container: Any) -> Any:
    if not isinstance(value, list):
        raise LexiconError(f"{where}: a list of words is needed")
    for word in value:
        if not isinstance(word, str) or not word.strip():
            raise LexiconError(f"{where}: {word!r} is no word")
    if len(set(value)) != len(value):
        twice = sorted({word for word in value if value.count(word) > 1})
        raise LexiconError(f"{where}: {', '.join(twice)} stands twice")
    return container(value)
