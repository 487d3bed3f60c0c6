"""A program that Python itself has run: its world, and the window that it plays in."""

from __future__ import annotations

import sys
from typing import Any

from workshop_game.stage import desktop
from workshop_game.words import Program, ProgramError, words_of


class Home(Program):
    """The words of one language, bound to one world; ``play`` goes on where the file ended."""

    def __init__(self, language: str) -> None:
        super().__init__("", language)
        self.words = words_of(self.world, language)

    def start(self) -> None:
        """The top level has run already: find what happens at each tick."""
        self._words = self.words
        self._guarded(self._find_moments)

    def play(self, names: dict[str, Any]) -> None:
        """Open the window on the program whose global names these are.

        An error ends it: Python's own words on stderr, without the kit's lines, and exit code 1.
        """
        self.names = names
        self.file = names.get("__file__", self.file)
        try:
            desktop.play(self)
        except ProgramError as problem:
            sys.stderr.write(problem.traceback_text)
            raise SystemExit(1) from None
