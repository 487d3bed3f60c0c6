"""The sentences of the vocabulary, both languages side by side in ``messages.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence by its id, then its language."""
    path = Path(__file__).with_name("messages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def message(id: str, language: str, **values: Any) -> str:
    """The sentence ``id`` in ``language``, its gaps filled with ``values``.

    Raises:
        KeyError: no such sentence, no such language, or a gap without a value.
    """
    return sentences()[id][language].format(**values)
