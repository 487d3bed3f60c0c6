"""What the command line says, both languages side by side in ``wording.toml``."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from atelier.typed import typed
from workshop_game.words import LANGUAGES


def machine_language() -> str:
    """The language of the machine's user; French when it is neither of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "")[:2].lower()
        if language in LANGUAGES:
            return language
    return "fr"


class Wording:
    """The sentences in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, id: str, /, **values: Any) -> str:
        """The sentence ``id``, its gaps filled; ``kit`` is what the reader types to run a command.

        ``KeyError`` if there is no such sentence.
        """
        return _sentences()[id][self.language].format(kit=typed(), **values)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("wording.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
