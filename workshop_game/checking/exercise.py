"""An aptitude item, as its author wrote it, and what an answer to it gets."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.checking.outcome import Outcome, outcome_of
from workshop_game.checking.step import translate_all
from workshop_game.checking.tokens import same_tokens
from workshop_game.words import (
    COUNTER,
    Budget,
    EndlessLoop,
    Names,
    compile_counted,
    translate_code,
)

ANSWER_FILE = "<answer>"
"""The file name that tracebacks give to a candidate's answer."""

Plain = int | float | str | bool | list[Any] | None
"""What a case may expect: values that JSON and TOML can write."""


@dataclass(frozen=True)
class Case:
    """One situation: an expression evaluated after the answer ran, and the value expected."""

    id: str
    code: str
    expect: Plain
    points: float
    shown: bool


@dataclass(frozen=True)
class Item:
    """One item; code is kept with English words and given in the language asked for."""

    id: str
    folder: Path
    minutes: int
    difficulty: int
    """The author's estimate, from 1 (most people get it all) to 5 (few do)."""
    skills: tuple[str, ...]
    cases: tuple[Case, ...]
    mistakes: dict[str, float]
    prose: dict[str, dict[str, str]]
    names: Names
    given_code: str
    start_code: str
    answer_code: str
    right_code: dict[str, str] = field(default_factory=dict)
    wrong_code: dict[str, str] = field(default_factory=dict)
    pair: str = ""
    """Twins share it: two items of equal structure, of which a candidate gets one."""
    form: str = ""
    """A or B, within the pair."""
    lesson: str = ""
    """The micro-lesson between form A and form B of its pair, which then both are offered."""
    levels: int = 0
    """How many levels the rubric has, from 0 upwards; none when the answer is code."""
    anchors: dict[str, int] = field(default_factory=dict)
    """Example answers of a rubric and the level of each, by id; their text is in the prose."""

    @property
    def written(self) -> bool:
        """Whether the answer is text in one's own words, which people mark."""
        return self.levels > 0

    @property
    def points(self) -> float:
        """The most that the item can give."""
        return self.levels - 1 if self.written else sum(case.points for case in self.cases)

    def given(self, language: str) -> str:
        """Code that runs before the answer and cannot be changed; may be empty."""
        return translate_code(self.given_code, language, self.names)

    def start(self, language: str) -> str:
        """What the editor holds at first."""
        return translate_code(self.start_code, language, self.names)

    def answer(self, language: str) -> str:
        """The author's own answer; empty in the part that participants receive."""
        if self.written:
            return next(iter(self._anchored(language, top=True).values()), "")
        return translate_code(self.answer_code, language, self.names)

    def right(self, language: str) -> dict[str, str]:
        """Further right answers, by file name, or by anchor."""
        if self.written:
            return dict(list(self._anchored(language, top=True).items())[1:])
        return translate_all(self.right_code, language, self.names)

    def wrong(self, language: str) -> dict[str, str]:
        """Known wrong answers, by mistake id, or by anchor."""
        if self.written:
            return {UNCHANGED: "", **self._anchored(language, top=False)}
        return translate_all(self.wrong_code, language, self.names)

    def _anchored(self, language: str, *, top: bool) -> dict[str, str]:
        prose, most = self.prose[language], self.levels - 1
        chosen = [id for id, level in self.anchors.items() if (level == most) is top]
        return {id: prose[f"anchor {id}"] for id in chosen if f"anchor {id}" in prose}

    def expression(self, case: Case, language: str) -> str:
        """The expression of ``case`` as it reads in ``language``."""
        return translate_code(case.code, language, self.names)

    def expected(self, case: Case, language: str) -> Plain:
        """The value expected of ``case``; value words are those of ``language``."""
        return _translated(case.expect, language, self.names)


@dataclass(frozen=True)
class CaseResult:
    """What one case gave. ``observed`` is a readable form of the value, or of the error."""

    id: str
    passed: bool
    points: float
    out_of: float
    shown: bool
    expression: str
    observed: str
    expected: str

    def as_json(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        return dict(vars(self))


@dataclass(frozen=True)
class ItemResult:
    """What an answer gets, case by case; ``printed`` is what the answer wrote."""

    outcome: Outcome
    points: float
    out_of: float
    cases: tuple[CaseResult, ...]
    printed: str

    def as_json(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        cases = [case.as_json() for case in self.cases]
        return {**vars(self), "outcome": str(self.outcome), "cases": cases}


def check_item(item: Item, language: str, source: str) -> ItemResult:
    """Run an answer and look at every case that ``item`` holds.

    An answer in one's own words is never run: people mark it.
    """
    if item.written:
        outcome = Outcome.TO_MARK if source.strip() else Outcome.BLANK
        return ItemResult(outcome, 0, item.points, (), "")
    names: dict[str, Any] = {"__name__": "__main__", COUNTER: Budget().spend}
    printed = io.StringIO()
    with redirect_stdout(printed):
        error = _run(item.given(language), "<given>", names) or _run(source, ANSWER_FILE, names)
        cases = tuple(_judge(item, case, language, names, error) for case in item.cases)
    points = sum(case.points for case in cases)
    blank = same_tokens(source, item.start(language))
    outcome = outcome_of(points, item.points, blank=blank)
    return ItemResult(outcome, points, item.points, cases, printed.getvalue())


def _run(source: str, file_name: str, names: dict[str, Any]) -> str:
    """Run ``source``; return what went wrong, in Python's words, or nothing."""
    try:
        exec(compile_counted(source, file_name), names)
    except (Exception, SystemExit, EndlessLoop) as error:  # noqa: BLE001 (the answer's own)
        return _named(error)
    return ""


def _judge(item: Item, case: Case, language: str, names: dict[str, Any], error: str) -> CaseResult:
    expression = item.expression(case, language)
    expected = item.expected(case, language)
    passed, observed = _evaluate(expression, expected, names)
    if not passed and error:
        observed = error  # what stopped the answer explains more than the name it left undefined
    return CaseResult(
        id=case.id,
        passed=passed,
        points=case.points if passed else 0,
        out_of=case.points,
        shown=case.shown,
        expression=expression,
        observed=observed,
        expected=repr(expected),
    )


def _evaluate(expression: str, expected: Plain, names: dict[str, Any]) -> tuple[bool, str]:
    try:
        value = eval(expression, names)
        return bool(value == expected), repr(value)
    except (Exception, SystemExit, EndlessLoop) as error:  # noqa: BLE001 (the answer's own)
        return False, _named(error)


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")


def _translated(value: Plain, language: str, names: Names) -> Plain:
    if isinstance(value, list):
        return [_translated(part, language, names) for part in value]
    if isinstance(value, str):
        translated: str = names.words.get(value, {}).get(language, value)
        return translated
    return value
