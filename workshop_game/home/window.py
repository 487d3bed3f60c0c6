"""A program that Python itself has run: its world, and the window that it plays in."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

from workshop_game.explain import explain
from workshop_game.home.frame import own_part
from workshop_game.home.said import say, sentence
from workshop_game.stage import desktop
from workshop_game.words import Program, ProgramError, problem_in, words_of


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

        An error ends it: told in the reader's language, Python's own words below, exit code 1.
        """
        self.names = names
        self.file = names.get("__file__", self.file)
        try:
            desktop.play(self)
        except ProgramError as problem:
            self._stop(problem)

    def open(self, name: str) -> None:
        """Run the file `name`, beside the one that Python was started with, and play it.

        Python alone cannot say kindly why it cannot read a file: here it is told too.
        """
        path = Path(sys.argv[0]).resolve().with_name(name)
        if refused := _refusal(path):
            say(sentence(refused, self.language, file=name), self.language)
            raise SystemExit(1)
        try:
            runpy.run_path(str(path), run_name="__main__")
        except Exception as error:  # noqa: BLE001 - whatever stops their program is told
            self._stop(problem_in(str(path), error))

    def tell(self, error: Exception, file: str) -> bool:
        """Say what stopped the program in `file`; False when it is no line of it that did."""
        problem = problem_in(file, error)
        if problem.line is None:
            return False
        say(self._words_for(problem), self.language)
        return True

    def _stop(self, problem: ProgramError) -> None:
        say(self._words_for(problem), self.language)
        raise SystemExit(1) from None

    def _words_for(self, problem: ProgramError) -> str:
        text = Path(problem.file).read_text(encoding="utf-8-sig", errors="replace")
        told = explain(problem, self.language, own_part(text))
        values = {"title": told.title, "line": told.line, "file": Path(problem.file).name}
        parts = [sentence("stopped_at" if told.line else "stopped", self.language, **values)]
        parts += [told.try_] if told.try_ else []
        parts += ["", sentence("python_says", self.language), told.details or str(problem)]
        return "\n".join(parts)


def _refusal(file: Path) -> str:
    """Which sentence says why a file is no program; empty when it may be one."""
    if not file.is_file():
        return "no_game"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return "not_utf8"
    return "not_utf8" if "\0" in text else ""
