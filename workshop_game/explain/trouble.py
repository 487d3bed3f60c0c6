"""An error seen from the participant's side: the line, the names that were known there."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from functools import cached_property
from types import FrameType, TracebackType
from typing import Any

from workshop_game.words import ProgramError

LONGEST_MESSAGE = 500
"""Characters of a message that are looked at: patterns over 100 000 of them take minutes."""


@dataclass(frozen=True)
class Trouble:
    """``problem`` in a program whose text is ``source``, in ``language``."""

    problem: ProgramError
    language: str
    source: str

    @property
    def exception(self) -> BaseException:
        """What Python raised."""
        return self.problem.exception

    @property
    def message(self) -> str:
        """Python's own words; the beginning of them, where a huge value is quoted."""
        error = self.exception
        return str(error.msg if isinstance(error, SyntaxError) else error)[:LONGEST_MESSAGE]

    @property
    def line(self) -> int | None:
        """The line to look at, from 1."""
        return self.problem.line

    @property
    def text(self) -> str:
        """That line, or nothing."""
        return self.text_of(self.line)

    def text_of(self, line: int | None) -> str:
        """Any line of the program; nothing where there is none."""
        lines = self.source.splitlines()
        return lines[line - 1] if line and 0 < line <= len(lines) else ""

    @cached_property
    def traceback(self) -> TracebackType | None:
        """The traceback from the program's first line on, without the kit's own frames."""
        found = self.exception.__traceback__
        while found and found.tb_frame.f_code.co_filename != self.problem.file:
            found = found.tb_next
        return found

    @cached_property
    def frame(self) -> FrameType | None:
        """The innermost frame of the program."""
        found, entry = None, self.traceback
        while entry:
            if entry.tb_frame.f_code.co_filename == self.problem.file:
                found = entry.tb_frame
            entry = entry.tb_next
        return found

    @cached_property
    def names(self) -> dict[str, Any]:
        """What each name meant where the program stopped; Python's own names last."""
        own = {**self.frame.f_globals, **self.frame.f_locals} if self.frame else {}
        shown = {name: value for name, value in own.items() if not name.startswith("__")}
        return {**shown, **{name: getattr(builtins, name) for name in _USUAL}}


_USUAL = ("input", "int", "len", "list", "print", "range", "round", "str")
"""The names of Python itself that a beginner meets; all 150 would suggest strange things."""
