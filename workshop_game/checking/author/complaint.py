"""One thing that an author still has to do, said in the author's language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DECK = Path(__file__).with_name("messages.toml")
"""The sentences of the rules that all content shares."""


@dataclass(frozen=True)
class Complaint:
    """``where`` is the file or folder; ``id`` names the sentence in ``deck``."""

    where: Path
    id: str
    values: tuple[tuple[str, Any], ...] = ()
    deck: Path = DECK

    def text(self, language: str) -> str:
        """What is wrong and what to do."""
        return sentences(self.deck)[self.id][language].format(**dict(self.values))


def complaint(where: Path, id: str, /, **values: Any) -> Complaint:
    """A complaint about ``where``, its gaps filled with ``values``."""
    return Complaint(where, id, tuple(values.items()))


def complaint_of(deck: Path) -> Callable[..., Complaint]:
    """``complaint`` for the rules of one kind of item, whose own sentences are in ``deck``."""

    def of_kind(where: Path, id: str, /, **values: Any) -> Complaint:
        found = deck if id in sentences(deck) else DECK
        return Complaint(where, id, tuple(values.items()), found)

    return of_kind


@cache
def sentences(deck: Path) -> dict[str, dict[str, str]]:
    """Every sentence of a file by its id, then its language."""
    return tomllib.loads(deck.read_text(encoding="utf-8"))
