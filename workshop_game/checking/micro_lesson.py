"""A micro-lesson: read alone between two twins, with questions that do not count."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Part:
    """One idea, then a question to try it; ``choices`` and ``answer`` are ids of the prose."""

    id: str
    choices: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class MicroLesson:
    """A lesson of a few parts; ``prose`` is by language, then by slot."""

    id: str
    folder: Path
    minutes: int
    parts: tuple[Part, ...]
    prose: dict[str, dict[str, str]]
