"""A participant's program and the world it plays in."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable
from types import FunctionType
from typing import Any

from workshop_game.core import NO_INPUT, Inputs, Recording, World
from workshop_game.words.actions import namespace
from workshop_game.words.budget import COUNTER, Budget, compile_counted
from workshop_game.words.names import nearest, spellings
from workshop_game.words.problems import PROGRAM_FILE, EndlessLoop, ProgramError, WordError


class Program:
    """Source text in one language, with its own fresh world.

    ``start`` runs the top level, ``tick`` one tick; both raise ``ProgramError``.
    With a ``budget``, a loop that never ends becomes an error, ``EndlessLoop``.
    ``recording`` holds the seed and every input so far. ``output`` holds what was printed.
    """

    file = PROGRAM_FILE
    """The file name that its tracebacks bear."""

    def __init__(
        self, source: str, language: str, seed: int = 1, budget: Budget | None = None
    ) -> None:
        self.source = source
        self.language = language
        self.world = World(seed)
        self.recording = Recording(seed)
        self.output: list[str] = []
        self.on_print: Callable[[str], None] = self.output.append
        self.names: dict[str, Any] = {}
        self._words: dict[str, Any] = {}
        self._budget = budget

    def start(self) -> None:
        """Compile and run the top level, then find what happens at each tick."""
        words = self._words = namespace(self.world, self.language)
        self.names = {"__name__": "__main__", "print": self._print, "input": self._input, **words}
        self._guarded(self._run_top_level)
        self._guarded(self._find_moments)

    def tick(self, inputs: Inputs = NO_INPUT) -> None:
        """Live one tick of the world with these inputs."""
        self.recording.add(inputs)
        if self._budget:
            self._budget.begin()
        self._guarded(lambda: self.world.step(inputs))

    def _run_top_level(self) -> None:
        if self._budget is None:
            exec(compile(self.source, PROGRAM_FILE, "exec", dont_inherit=True), self.names)
        else:
            self.names[COUNTER] = self._budget.spend
            exec(compile_counted(self.source, PROGRAM_FILE), self.names)

    def _find_moments(self) -> None:
        moments = spellings(("moment",), self.language)
        self._refuse_replaced_word()
        for name, found in list(self.names.items()):
            if name in moments and callable(found):
                self._check_moment(name, found)
                self.world.rules.append(found)
            elif isinstance(found, FunctionType):
                self._refuse_misspelt_moment(name, found, list(moments))

    def _check_moment(self, name: str, found: Callable[..., object]) -> None:
        if isinstance(found, FunctionType) and found.__code__.co_argcount:
            line = found.__code__.co_firstlineno
            raise WordError("moment_takes_nothing", self.language, line=line, word=name)

    def _refuse_misspelt_moment(self, name: str, found: FunctionType, moments: list[str]) -> None:
        likely = nearest(name, moments) if _close_in_length(name, moments) else None
        if likely:
            line = found.__code__.co_firstlineno
            raise WordError("moment_near", self.language, line=line, given=name, likely=likely)

    def _refuse_replaced_word(self) -> None:
        for name, word in self._words.items():
            if self.names.get(name) is not word:
                raise WordError("word_replaced", self.language, word=name)

    def _print(self, *values: object, sep: str = " ", end: str = "\n") -> None:
        text = io.StringIO()
        print(*values, sep=sep, end=end, file=text)
        self.on_print(text.getvalue())

    def _input(self, *_: object) -> None:
        raise WordError("no_input", self.language)

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
        except (Exception, SystemExit, EndlessLoop) as error:
            raise problem_in(self.file, error) from error


def problem_in(file: str, error: BaseException) -> ProgramError:
    """What stopped the program whose lines bear the name ``file``."""
    return ProgramError(error, _line_of(error, file), _traceback_text(error, file), file)


def _close_in_length(name: str, moments: list[str]) -> bool:
    """A misspelling keeps the length, nearly: `chaque_fois` is another function."""
    return any(abs(len(name) - len(moment)) <= 3 for moment in moments)


def _line_of(error: BaseException, file: str) -> int | None:
    if isinstance(error, WordError) and error.line is not None:
        return error.line
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == file]
    return lines[-1] if lines else None


def _traceback_text(error: BaseException, file: str) -> str:
    """Python's traceback without our own frames."""
    summary = traceback.TracebackException.from_exception(error)
    own = [frame for frame in summary.stack if frame.filename == file]
    summary.stack = traceback.StackSummary.from_list(own)
    return "".join(summary.format(chain=False))
