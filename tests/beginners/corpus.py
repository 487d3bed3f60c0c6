"""Programs of beginners, each with the slip that was made in it: `programs/`, a file a chapter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FORMAT = 1
PROGRAMS = Path(__file__).with_name("programs")


@dataclass(frozen=True)
class Written:
    """A program for the step or item in the folder ``content``; ``slip`` says what happened.

    ``kind`` and ``line`` (from 1) are what a reader should be led to, where its author said so;
    ``aim`` is what a good sentence would say.
    """

    id: str
    content: str
    language: str
    slip: str
    source: str
    kind: str = ""
    line: int | None = None
    aim: str = ""


def corpus() -> tuple[Written, ...]:
    """Every program, in the order of the course.

    Raises:
        ValueError: a file has another format than this module reads.
    """
    return tuple(one for path in sorted(PROGRAMS.glob("*.toml")) for one in _read(path))


def _read(path: Path) -> tuple[Written, ...]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if table["format"] != FORMAT:
        raise ValueError(f"{path.name} has format {table['format']}; this reads {FORMAT}")
    return tuple(Written(**each) for each in table["program"])
