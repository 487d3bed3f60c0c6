"""Files of others: unchanged, and with their licence."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from classroom.board import board

STATIC: Path = board.STATIC
LIST = tomllib.loads((STATIC / "vendored.toml").read_text(encoding="utf-8"))
OURS = {"board.css", "board.js", "vendored.toml"}


@pytest.mark.parametrize("name", sorted(LIST))
def test_a_vendored_file_is_the_one_that_was_recorded(name: str) -> None:
    assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == LIST[name]["sha256"]


@pytest.mark.parametrize("name", sorted(LIST))
def test_its_licence_is_beside_it(name: str) -> None:
    licence = next(
        word.strip(",") for word in LIST[name]["licence"].split() if word.endswith(".txt")
    )
    assert (STATIC / licence).stat().st_size > 300


def test_every_file_is_ours_or_recorded() -> None:
    files = {file.name for file in STATIC.iterdir()}
    assert files == OURS | set(LIST) | {name for name in files if name.endswith((".txt",))}
