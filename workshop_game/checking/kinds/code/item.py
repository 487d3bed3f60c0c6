"""An item that is answered with a program, and how an answer is run and looked at."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from workshop_game.checking.folders import read_optional, read_sources, read_text
from workshop_game.checking.item import Case, CaseResult, Item, ItemResult, Plain
from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.checking.outcome import outcome_of
from workshop_game.checking.reading import Statement, asks_for_values, statements
from workshop_game.checking.stand_ins import builtins_of
from workshop_game.checking.tokens import same_tokens
from workshop_game.words import COUNTER, Budget, EndlessLoop, compile_counted

if TYPE_CHECKING:
    from workshop_game.checking.author.complaint import Complaint

ANSWER_FILE = "<answer>"
"""The file name that tracebacks give to a candidate's answer."""
_WORD = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, kw_only=True)
class CodeItem(Item):
    """A program is the answer; each case evaluates an expression once it ran."""

    kind: ClassVar[str] = "code"
    public: ClassVar[tuple[str, ...]] = ("call",)

    @classmethod
    def read(cls, folder: Path, table: dict[str, Any], **own: Any) -> Self:
        """With the programs of the folder; the author's answers are not there for participants."""
        start, wrong = read_text(folder / "start.py"), read_sources(folder / "wrong")
        return super().read(
            folder,
            table,
            given_code=read_optional(folder / "given.py"),
            start_code=start,
            answer_code=read_optional(folder / "answer.py"),
            right_code=read_sources(folder / "right"),
            wrong_code={UNCHANGED: start, **wrong} if wrong else {},
            **own,
        )

    @property
    def points(self) -> float:
        """Those of all cases together."""
        return sum(case.points for case in self.cases)

    @property
    def of_values(self) -> bool:
        """Whether the start asks for values, one assignment a line."""
        return asks_for_values(self.start_code)

    def check(self, language: str, source: str) -> ItemResult:
        """Run the answer and look at every case.

        Values that Python cannot run as a whole are read statement by statement.
        """
        given = self.given(language)
        run = _Run(given, [Statement(1, source)])
        if self.of_values and run.problem and not isinstance(run.problem, EndlessLoop):
            run = _Run(given, statements(source) or run.parts, whole=False)
        with redirect_stdout(run.printed):
            cases = tuple(self._judge(case, language, run) for case in self.cases)
        points = sum(case.points for case in cases)
        outcome = outcome_of(points, self.points, blank=self.is_untouched(language, source))
        printed = run.printed.getvalue()
        return ItemResult(outcome, points, self.points, cases, printed, run.unread)

    def is_untouched(self, language: str, source: str) -> bool:
        """Whether the program is the start, but for spaces and comments."""
        return same_tokens(source, self.start(language))

    def complaints(self) -> Iterator[Complaint]:
        """What the rules of code say."""
        from workshop_game.checking.kinds.code.author.rules import check

        return check(self)

    def structure(self) -> dict[str, Any]:
        """The cases, what they are worth, and the known mistakes."""
        graded = sorted(case.points for case in self.cases if not case.shown)
        return {
            "[[case]]": len(self.cases),
            "shown = true": sum(case.shown for case in self.cases),
            "points": ", ".join(f"{points:g}" for points in graded),
            "[[mistake]]": len(self.mistakes),
        }

    def _judge(self, case: Case, language: str, run: _Run) -> CaseResult:
        expression = self.expression(case, language)
        expected = self.expected(case, language)
        passed, observed = _evaluate(expression, expected, run.names)
        if not passed and (stopped := run.stopped(expression)):
            observed = stopped  # it explains more than the name left undefined
        return CaseResult(
            id=case.id,
            passed=passed,
            points=case.points if passed else 0,
            out_of=case.points,
            shown=case.shown,
            expression=expression,
            observed=observed,
            expected=self.expected_text(case, language),
        )


class _Run:
    """The code that was given, then an answer: whole, or all of its statements that can be run."""

    def __init__(self, given: str, parts: list[Statement], *, whole: bool = True) -> None:
        self.parts = parts
        self.whole = whole
        self.printed = io.StringIO()
        budget = Budget()
        self.names: dict[str, Any] = {
            "__name__": "__main__",
            "__builtins__": builtins_of(budget),
            COUNTER: budget.spend,
        }
        self.errors: dict[int, str] = {}
        """By the line of a statement, what is wrong with it."""
        with redirect_stdout(self.printed):
            self.problem = _problem(given, "<given>", self.names)
            for part in parts if self.problem is None else ():
                self._add(part)

    @property
    def unread(self) -> tuple[int, ...]:
        """The lines that were left out, where the others were read."""
        return () if self.whole else tuple(self.errors)

    def stopped(self, expression: str) -> str:
        """What keeps a case from being right: the error of the whole, or of its own lines."""
        if self.whole:
            return _named(self.problem) if self.problem else ""
        words = _WORD.findall(expression)
        found = (
            self.errors[p.line] for p in self.parts if p.word in words if p.line in self.errors
        )
        return next(found, "")

    def _add(self, part: Statement) -> None:
        if part.error:
            self.errors[part.line] = part.error
        elif problem := _problem(part.source, ANSWER_FILE, self.names):
            self.errors[part.line] = _named(problem)
            self.problem = self.problem or problem


def _problem(source: str, file_name: str, names: dict[str, Any]) -> BaseException | None:
    """Run ``source``; give what went wrong, if anything."""
    try:
        exec(compile_counted(source, file_name), names)
    except (Exception, SystemExit, EndlessLoop) as error:  # noqa: BLE001 (the answer's own)
        return error
    return None


def _evaluate(expression: str, expected: list[Plain], names: dict[str, Any]) -> tuple[bool, str]:
    try:
        value = eval(expression, names)
        return any(bool(value == each) for each in expected), repr(value)
    except (Exception, SystemExit, EndlessLoop) as error:  # noqa: BLE001 (the answer's own)
        return False, _named(error)


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
