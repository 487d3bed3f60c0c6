"""The few sentences of a notebook, by key and language."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("wording.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def wording(key: str, language: str) -> str:
    """The sentence `key` in `language`. Raises KeyError when it does not exist."""
    return _table()[key][language]


def every_wording(key: str) -> tuple[str, ...]:
    """The sentence `key` in every language. Raises KeyError when it does not exist."""
    return tuple(_table()[key].values())
