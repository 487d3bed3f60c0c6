"""What the reader types to run a command: messages say it as they would write it again."""

from __future__ import annotations

import os

# start.py sets it: how its reader runs a command.
TYPED = "ATELIER_TYPED"


def typed(words: str = "") -> str:
    """``words`` behind what was typed: `python3 start.py grade`, or `atelier grade` without it."""
    return f"{os.environ.get(TYPED, 'atelier')} {words}".rstrip()
