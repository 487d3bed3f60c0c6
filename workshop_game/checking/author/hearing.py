"""Which programs are told a step's own sentences, so that an author sees whether they are true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop_game.checking.author.survivors import LANGUAGE, all_mutants
from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.checking.step import Step
from workshop_game.checking.verdict import check_step


@dataclass(frozen=True)
class Heard:
    """A program that is told the sentence of ``mistake``; ``of`` says which, in a line.

    ``other`` is a wrong answer that was written for something else.
    """

    mistake: str
    of: str
    other: bool = False


def hear(step: Step) -> list[Heard]:
    """Who is told what, in the order of the step's mistakes.

    Raises:
        SyntaxError, ValueError, tokenize.TokenError: an answer is no Python.
    """
    order = [mistake.id for mistake in step.mistakes]
    found = [*_among_wrongs(step), *_among_mutants(step)]
    return sorted(found, key=lambda each: order.index(each.mistake))


def _among_wrongs(step: Step) -> Iterator[Heard]:
    for name, source in step.wrong(LANGUAGE).items():
        told = _told(step, source)
        if told and name != told:
            yield Heard(told, f"wrong/{name}.py", other=True)


def _among_mutants(step: Step) -> Iterator[Heard]:
    for each in all_mutants(step):
        told = _told(step, each.mutant.source)
        if told and told != UNCHANGED:
            before, after = each.mutant.before.strip(), each.mutant.after.strip() or "-"
            yield Heard(told, f"{each.answer}, {each.mutant.line}: {before} -> {after}")


def _told(step: Step, source: str) -> str | None:
    """The mistake whose sentence is the one that is read."""
    predicted = step.prediction.answer if step.prediction else None
    verdict = check_step(step, LANGUAGE, source, predicted)
    return None if verdict.passed or verdict.first else verdict.mistake
