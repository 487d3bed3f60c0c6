"""Which known mistake an answer is: the first one that fits.

Its sentence is the slot `mistake <id>` of the step's prose (`fr.md`, `en.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from workshop_game.checking.attempt import Attempt, plan_of, plans_of
from workshop_game.checking.checks import KINDS, Kind
from workshop_game.checking.formats import SettingError
from workshop_game.checking.observe import Observation, Plan
from workshop_game.checking.step import Mistake, Step
from workshop_game.checking.tokens import same_tokens
from workshop_game.diagnosis import Finding, same_lines
from workshop_game.words import ProgramError, WordError

UNCHANGED = "unchanged"
"""The mistake every step knows: the answer is the start, untouched."""
FINDING = "finding"
"""The line of a ``when`` that names a kind of finding (see ``workshop_game/diagnosis``)."""
ERRORS = ("error", "word_error")
"""The lines of a ``when`` that look at what stopped the program, where a check looks at nothing."""


class Proof(IntEnum):
    """What a known mistake is recognised by: the surer first.

    WRITTEN: the answer is the author's wrong one, line by line. FOUND: the diagnosis found what
    ``when`` names. BEHAVES: it does on the stage what ``when``, or the wrong answer, does.
    STOPPED: an error of that kind stopped it, whatever the cause.
    """

    WRITTEN = 0
    FOUND = 1
    BEHAVES = 2
    STOPPED = 3


class Known(NamedTuple):
    """The known mistake that an answer shows, and what proves it."""

    id: str
    proof: Proof


def find_mistake(
    step: Step, attempt: Attempt, problem: ProgramError | None, findings: Sequence[Finding]
) -> Known | None:
    """The first known mistake that the answer shows, or None.

    ``problem`` is the error that stopped the answer under the step's checks.
    """
    for mistake in step.mistakes:
        proof = _proof(mistake, step, attempt, problem, findings)
        if proof is not None:
            wrong = step.wrong(attempt.language).get(mistake.id)
            written = wrong is not None and same_lines(attempt.source, wrong)
            return Known(mistake.id, Proof.WRITTEN if written else proof)
    return None


def _proof(
    mistake: Mistake,
    step: Step,
    attempt: Attempt,
    problem: ProgramError | None,
    findings: Sequence[Finding],
) -> Proof | None:
    when = mistake.when
    if mistake.id == UNCHANGED and when is None:
        unchanged = same_tokens(attempt.source, step.start(attempt.language))
        return Proof.WRITTEN if unchanged else None
    if when is None:
        return Proof.BEHAVES if _behaves_alike(mistake.id, step, attempt) else None
    if FINDING in when:
        found = _found(attempt.filled(when), findings, attempt.source)
        return Proof.FOUND if found else None
    if looks_at_error(when):
        stopped = problem is not None and _stopped_by(when, problem.exception)
        return Proof.STOPPED if stopped else None
    return Proof.BEHAVES if _shows(when, attempt) else None


def _found(when: dict[str, Any], findings: Sequence[Finding], source: str) -> bool:
    """Whether the diagnosis found that kind, on a line that holds ``line`` if it is named."""
    lines = source.split("\n")
    return any(
        finding.kind == when[FINDING] and when.get("line", "") in lines[finding.line - 1]
        for finding in findings
    )


def _stopped_by(when: dict[str, Any], problem: BaseException) -> bool:
    if "error" in when and type(problem).__name__ != when["error"]:
        return False
    word_error = problem.message_id if isinstance(problem, WordError) else None
    return "word_error" not in when or word_error == when["word_error"]


def _shows(when: dict[str, Any], attempt: Attempt) -> bool:
    """Whether the answer meets the condition of a mistake's ``when`` table.

    A program that stopped half-way shows nothing: what it left on the stage is no intention.
    """
    if attempt.play(plan_of(when)).error:
        return False
    kind = kind_of(when)
    return kind.judge(attempt, attempt.filled(kind.settings_of(when)))


def looks_at_error(when: dict[str, Any]) -> bool:
    """Whether a ``when`` table is about the error that stopped the program."""
    return bool(when.keys() & set(ERRORS))


def kind_of(when: dict[str, Any]) -> Kind:
    """The kind of check that a ``when`` table is written in.

    Raises:
        SettingError: it is written in none.
    """
    for kind in KINDS.values():
        if kind.is_found_by(when):
            return kind
    known = ", ".join([*ERRORS, *(kind.finding for kind in KINDS.values() if kind.finding)])
    raise SettingError("no_when", known=known, when=when)


def _behaves_alike(mistake: str, step: Step, attempt: Attempt) -> bool:
    """Whether the answer does what the known wrong one does, under every plan of the checks."""
    wrong = Attempt(step.wrong(attempt.language)[mistake], attempt.language, attempt.names)
    plans = {plan: None for check in step.checks for plan in plans_of(check.settings)}
    return all(_trace(attempt.play(plan)) == _trace(wrong.play(plan)) for plan in [Plan(), *plans])


def _trace(seen: Observation) -> tuple[Any, ...]:
    error = seen.error and (type(seen.error.exception).__name__, str(seen.error.exception))
    return (seen.snapshot, seen.output, error)
