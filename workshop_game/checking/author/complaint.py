"""One thing that an author still has to do, said in the author's language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Complaint:
    """``where`` is the file or folder; ``id`` names the sentence in ``messages.toml``."""

    where: Path
    id: str
    values: tuple[tuple[str, Any], ...] = ()

    def text(self, language: str) -> str:
        """What is wrong and what to do."""
        return _deck()[self.id][language].format(**dict(self.values))


def complaint(where: Path, id: str, /, **values: Any) -> Complaint:
    """A complaint about ``where``, its gaps filled with ``values``."""
    return Complaint(where, id, tuple(values.items()))


@cache
def _deck() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("messages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
