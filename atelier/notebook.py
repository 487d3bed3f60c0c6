"""What a notebook needs to show the game: below the cell, or in a window beside it."""

from __future__ import annotations

import builtins
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from workshop_game.core import WIDTH
from workshop_game.stage.film import SECONDS, frames


class Frame:
    """One picture, as a notebook asks for it."""

    def __init__(self, png: bytes) -> None:
        self._png = png

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        return self._png, {"width": WIDTH}


def show(source: str, language: str, seconds: float = SECONDS, keys: tuple[str, ...] = ()) -> None:
    """Show the frames below the cell, one in the place of the other; only in a notebook."""
    display: Any = builtins.__dict__["display"]  # every notebook has it
    place = None
    for frame in frames(source, language, seconds, keys):
        if place is None:
            place = display(Frame(frame), display_id=True)
        else:
            place.update(Frame(frame))


def window(source: str, language: str) -> subprocess.Popen[bytes]:
    """Open the game in a window of its own; the notebook goes on."""
    file = Path(tempfile.mkdtemp(prefix="game-"), "game.py")
    file.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "atelier", "play", str(file), "--language", language]
    return subprocess.Popen(command)
