"""What is found first in each program of the corpus, kept in `found.csv` for who changes it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from tests.beginners.heard import Heard

PATH = Path(__file__).with_name("found.csv")
COLUMNS = ("id", "kind", "line")
Row = dict[str, str]


def rows(said: Iterable[Heard]) -> list[Row]:
    """A row for each program: the kind of its first finding and the line it names.

    Both are empty where a sentence of the step, a check or Python's own error speaks instead and
    names no line.
    """
    return [
        {"id": one.program.id, "kind": one.finding, "line": str(one.line or "")} for one in said
    ]


def read_rows(path: Path = PATH) -> list[Row]:
    """The rows as they were kept.

    Raises:
        FileNotFoundError: there is no such file.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(kept: Iterable[Row], path: Path = PATH) -> None:
    """Keep the rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
