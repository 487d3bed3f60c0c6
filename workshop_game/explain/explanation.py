"""What a participant reads when a program stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Explanation:
    """``title`` says what happened, ``try_`` what to try, ``details`` all that is known.

    ``values`` are the names on the line and what they were worth, as Python writes it.
    ``line`` counts from 1. ``id`` names the entry of ``entries.toml`` that was used.
    """

    id: str
    title: str
    line: int | None
    try_: str | None
    details: str | None
    values: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What the page receives."""
        return {
            "title": self.title,
            "line": self.line,
            "try": self.try_,
            "details": self.details,
            "values": dict(self.values),
        }
