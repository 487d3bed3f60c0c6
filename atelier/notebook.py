"""What a notebook needs to show the game: below the cell, or in a window beside it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from workshop_game.core import WIDTH
from workshop_game.stage.film import SECONDS, frames


def show(source: str, language: str, seconds: float = SECONDS, keys: tuple[str, ...] = ()) -> None:
    """Show the frames below the cell, one in the place of the other."""
    from IPython import display

    shown: Any = display
    place = None
    for frame in frames(source, language, seconds, keys):
        picture = shown.Image(data=frame, format="png", width=WIDTH)
        if place is None:
            place = shown.display(picture, display_id=True)
        else:
            place.update(picture)


def window(source: str, language: str) -> subprocess.Popen[bytes]:
    """Open the game in a window of its own; the notebook goes on."""
    file = Path(tempfile.mkdtemp(prefix="game-"), "game.py")
    file.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "atelier", "play", str(file), "--language", language]
    return subprocess.Popen(command)
