"""One thing that an author still has to do, said in the author's language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MESSAGES = Path(__file__).with_name("messages.toml")
"""The sentences of the rules that all content shares."""


@dataclass(frozen=True)
class Complaint:
    """``where`` is the file or folder; ``id`` names the sentence in ``messages``."""

    where: Path
    id: str
    values: tuple[tuple[str, Any], ...] = ()
    messages: Path = MESSAGES

    def text(self, language: str) -> str:
        """What is wrong and what to do."""
        return sentences(self.messages)[self.id][language].format(**dict(self.values))


def complaint(where: Path, id: str, /, **values: Any) -> Complaint:
    """A complaint about ``where``, its gaps filled with ``values``."""
    return Complaint(where, id, tuple(values.items()))


def complaint_of(messages: Path) -> Callable[..., Complaint]:
    """``complaint`` for the rules of one kind of item, whose own sentences are in ``messages``."""

    def of_kind(where: Path, id: str, /, **values: Any) -> Complaint:
        found = messages if id in sentences(messages) else MESSAGES
        return Complaint(where, id, tuple(values.items()), found)

    return of_kind


@cache
def sentences(messages: Path) -> dict[str, dict[str, str]]:
    """Every sentence of a file by its id, then its language."""
    return tomllib.loads(messages.read_text(encoding="utf-8"))
