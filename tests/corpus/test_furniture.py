import tomllib
from importlib import resources

import pytest

from newsdiff.corpus.furniture import _checked, cues


def table() -> dict[str, object]:
    return tomllib.loads(
        resources.files("newsdiff.corpus").joinpath("furniture.toml").read_text(encoding="utf-8")
    )


def test_the_file_is_sound() -> None:
    assert cues() == _checked(table())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"beginn": ["x"]}, "keys missing or unknown: beginn"),
        ({"begin": "x"}, "begin is not a list of phrases"),
        ({"begin": [" "]}, "begin is not a list of phrases"),
        ({"begin": ["Read more"]}, "begin has a phrase that is not lower case"),
    ],
)
def test_a_mistake_in_the_file_is_named(change: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        _checked(table() | change)
