"""What the kit says of an answer to a step."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workshop_game.checking.attempt import Attempt, plans_of
from workshop_game.checking.checks import KINDS, Needs
from workshop_game.checking.mistakes import UNCHANGED, Known, Proof, find_mistake
from workshop_game.checking.observe import Plan
from workshop_game.checking.step import Check, Step
from workshop_game.diagnosis import Finding, Sure, Written, diagnose, explains, told, without_effect
from workshop_game.words import EndlessLoop, ProgramError


@dataclass(frozen=True)
class CheckResult:
    """``status`` is passed, failed, or waiting: an earlier one has to pass first."""

    id: str
    status: str
    text: str


@dataclass(frozen=True)
class Verdict:
    """``problem`` is the error that stopped the program, for whoever can explain it.

    ``findings`` are what the diagnosis found, the truest first; ``first`` is the one that
    ``message`` tells, if it tells one.
    """

    passed: bool
    checks: tuple[CheckResult, ...]
    mistake: str | None
    message: str
    problem: ProgramError | None = None
    findings: tuple[Finding, ...] = ()
    first: Finding | None = None

    def as_json(self) -> dict[str, Any]:
        """The verdict as the page and the tests read it."""
        return {
            "passed": self.passed,
            "checks": [vars(check) for check in self.checks],
            "mistake": self.mistake,
            "message": self.message,
            "error": self.problem and _error(self.problem),
            "first": self.first and self.first.as_json(),
        }


def check_step(step: Step, language: str, source: str, predicted: str | None = None) -> Verdict:
    """Look at an answer: first that it runs, then each check; the later ones wait.

    ``predicted`` is the choice made before running, in a step that asks for one.
    """
    attempt = Attempt(source, language, step.names)
    problem = _problem(step, attempt)
    results = _results(step, attempt, problem)
    answered = step.prediction is None or predicted is not None
    passed = answered and problem is None and all(r.status == "passed" for r in results)
    if passed:
        idle = without_effect(_written(step, attempt, problem))
        praise = _praise(step, language, predicted, idle)
        return Verdict(True, results, None, praise, problem, first=idle)
    if not answered:
        return Verdict(False, results, None, sentence("predict_first", language), problem)
    written = _written(step, attempt, problem)
    findings = diagnose(written)
    first = next((each for each in findings[:1] if explains(written, each)), None)
    known = find_mistake(step, attempt, problem, findings)
    spoken = _spoken(known, first)
    message = _message(step, language, results, spoken, stopped=problem is not None)
    told_first = spoken if isinstance(spoken, Finding) else None
    mistake = known.id if known else None
    return Verdict(False, results, mistake, message, problem, findings, told_first)


def _written(step: Step, attempt: Attempt, problem: ProgramError | None) -> Written:
    language = attempt.language
    rights = (step.done(language), *step.right(language).values())
    return Written(attempt.source, language, step.start(language), rights, problem)


def _spoken(known: Known | None, first: Finding | None) -> Known | Finding | None:
    """Who speaks: whoever is surest of what is said. None: the error, or the check that failed.

    The step's own sentence where the answer is the very one that it was written for; then what
    the diagnosis has proven; then the step's sentence for what the diagnosis found; what was
    seen; the step's sentence for what happens on the stage; at last a question. An error that
    has many causes proves none of them.
    """
    if known and (known.proof is Proof.WRITTEN or known.id == UNCHANGED):
        return known
    if first and first.sure is Sure.PROVEN:
        return first
    if known and known.proof is Proof.FOUND:
        return known
    if first and first.sure is Sure.SEEN:
        return first
    if known and known.proof is Proof.BEHAVES:
        return known
    return first


def _problem(step: Step, attempt: Attempt) -> ProgramError | None:
    """The first error under any of the checks' plans."""
    plans = [plan for check in step.checks for plan in plans_of(check.settings)] or [Plan()]
    return next((seen.error for seen in map(attempt.play, plans) if seen.error), None)


def _results(step: Step, attempt: Attempt, problem: ProgramError | None) -> tuple[CheckResult, ...]:
    results: list[CheckResult] = []
    waiting = False
    for check in step.checks:
        status = _status(check, attempt, problem, waiting)
        waiting = waiting or status != "passed"
        text = step.prose[attempt.language][f"check {check.id}"]
        results.append(CheckResult(check.id, status, text))
    return tuple(results)


def _status(check: Check, attempt: Attempt, problem: ProgramError | None, waiting: bool) -> str:
    kind = KINDS[check.kind]
    if waiting or (problem and kind.needs is Needs.END):
        return "waiting"
    return "passed" if kind.judge(attempt, attempt.filled(check.settings)) else "failed"


def _message(
    step: Step,
    language: str,
    results: tuple[CheckResult, ...],
    spoken: Known | Finding | None,
    stopped: bool,
) -> str:
    """``stopped``: an error is explained beside it, so no goal is named."""
    if isinstance(spoken, Known):
        return step.prose[language][f"mistake {spoken.id}"]
    failed = zip(step.checks, results, strict=True)
    left = [_not_yet(*each, language) for each in failed if each[1].status == "failed"][:1]
    left = [] if stopped else left
    if spoken is None:
        return "".join(left)
    goal = left if spoken.sure is Sure.ASKED else []  # a question alone would not say what is left
    return "\n\n".join([*goal, told(spoken, language).text])


def _praise(step: Step, language: str, predicted: str | None, idle: Finding | None) -> str:
    said = [_prediction(step, language, predicted), step.prose[language]["praise"]]
    if idle:
        said += [sentence("without_effect", language), told(idle, language).text]
    return "\n\n".join(filter(None, said))


def _not_yet(check: Check, result: CheckResult, language: str) -> str:
    """What the first check that failed says, in the words of its kind if it has some."""
    told = KINDS[check.kind].told.get(language) or sentence("not_yet", language)
    return told.format(goal=result.text)


def _prediction(step: Step, language: str, predicted: str | None) -> str:
    if step.prediction is None:
        return ""
    right = predicted == step.prediction.answer
    happens = step.prose[language][f"choice {step.prediction.answer}"]
    return sentence("predicted" if right else "surprised", language).format(choice=happens)


def _error(problem: ProgramError) -> dict[str, Any]:
    kind = type(problem.exception).__name__
    endless = isinstance(problem.exception, EndlessLoop)
    return {
        "type": kind,
        "line": problem.line,
        "message": "" if endless else str(problem.exception),
    }


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence by its id, then its language."""
    path = Path(__file__).with_name("messages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sentence(id: str, language: str) -> str:
    """A sentence of ``messages.toml`` in ``language``."""
    return sentences()[id][language]
