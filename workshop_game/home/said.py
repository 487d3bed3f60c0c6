"""What a game says at home: its sentences, on the screen that is there, kept in sight.

It is the first to be imported: an older Python reads it too.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

WINDOWS = os.name == "nt"
INSTALL = "py -m pip install pygame-ce" if WINDOWS else "python3 -m pip install pygame-ce"


def sentence(key: str, language: str, **values: object) -> str:
    """The sentence `key`. Raises KeyError when it does not exist."""
    path = Path(__file__).with_name("messages.json")
    found: str = json.loads(path.read_text(encoding="utf-8"))[key][language]
    return found.format(**values)


def say(text: str, language: str) -> None:
    """Write to stderr; a window that Windows opened for this alone stays until it is read."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
    if WINDOWS and sys.stdin is not None and sys.stdin.isatty():
        with suppress(EOFError, KeyboardInterrupt):
            input(f"\n{sentence('press_enter', language)}\n")
