"""An item that is answered with a program, and how an answer is run and looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from workshop_game.checking.folders import read_optional, read_sources, read_text
from workshop_game.checking.item import Case, CaseResult, Item, ItemResult, Plain
from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.checking.outcome import outcome_of
from workshop_game.checking.stand_ins import builtins_of
from workshop_game.checking.tokens import same_tokens
from workshop_game.words import COUNTER, Budget, EndlessLoop, compile_counted

if TYPE_CHECKING:
    from workshop_game.checking.author.complaint import Complaint

ANSWER_FILE = "<answer>"
"""The file name that tracebacks give to a candidate's answer."""


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

    def check(self, language: str, source: str) -> ItemResult:
        """Run the answer and look at every case."""
        budget = Budget()
        names: dict[str, Any] = {
            "__name__": "__main__",
            "__builtins__": builtins_of(budget),
            COUNTER: budget.spend,
        }
        printed = io.StringIO()
        with redirect_stdout(printed):
            error = _run(self.given(language), "<given>", names) or _run(source, ANSWER_FILE, names)
            cases = tuple(self._judge(case, language, names, error) for case in self.cases)
        points = sum(case.points for case in cases)
        outcome = outcome_of(points, self.points, blank=self.is_untouched(language, source))
        return ItemResult(outcome, points, self.points, cases, printed.getvalue())

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

    def _judge(self, case: Case, language: str, names: dict[str, Any], error: str) -> CaseResult:
        expression = self.expression(case, language)
        expected = self.expected(case, language)
        passed, observed = _evaluate(expression, expected, names)
        if not passed and error:
            observed = error  # what stopped the answer explains more than the name left undefined
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


def _run(source: str, file_name: str, names: dict[str, Any]) -> str:
    """Run ``source``; return what went wrong, in Python's words, or nothing."""
    try:
        exec(compile_counted(source, file_name), names)
    except (Exception, SystemExit, EndlessLoop) as error:  # noqa: BLE001 (the answer's own)
        return _named(error)
    return ""


def _evaluate(expression: str, expected: list[Plain], names: dict[str, Any]) -> tuple[bool, str]:
    try:
        value = eval(expression, names)
        return any(bool(value == each) for each in expected), repr(value)
    except (Exception, SystemExit, EndlessLoop) as error:  # noqa: BLE001 (the answer's own)
        return False, _named(error)


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
