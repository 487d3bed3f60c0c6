"""The sentences of a server: tables in TOML, both languages side by side."""

from __future__ import annotations

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from serving.languages import Language

Sections = dict[str, dict[str, dict[str, str]]]
"""Section -> id of a sentence -> language -> the sentence, with its `{slots}`."""


class Wording:
    """The sentences of one file. Nothing is read before the first one is asked for."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @cached_property
    def table(self) -> Sections:
        """The whole table. Raises OSError or tomllib.TOMLDecodeError for a file that is broken."""
        return tomllib.loads(self.file.read_text(encoding="utf-8"))

    def text(self, key: str, language: Language, **values: Any) -> str:
        """The sentence `section.id` in `language`, with its `{slots}` filled.

        Raises KeyError for a sentence or a slot that does not exist.
        """
        section, _, name = key.partition(".")
        return self.table[section][name][language].format(**values)
