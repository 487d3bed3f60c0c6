"""The sentences of the server and of the board: `wording.toml`, both languages side by side."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from serving.languages import Language

FILE = Path(__file__).with_name("wording.toml")


@cache
def table() -> dict[str, dict[str, dict[str, str]]]:
    """The whole table: section, then id, then language."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def text(key: str, language: Language, **values: Any) -> str:
    """The sentence `section.id` in `language`, with its `{slots}` filled.

    Raises KeyError for a sentence or a slot that does not exist.
    """
    section, _, name = key.partition(".")
    return table()[section][name][language].format(**values)
