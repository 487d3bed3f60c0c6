"""Run a program for a while and note what happened: the one place that plays for a check.

A budget of rounds, not a clock, stops a program that goes round in circles: the verdict is
the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from workshop_game.core import NO_INPUT, Inputs
from workshop_game.words import Budget, Program, ProgramError


class Press(NamedTuple):
    """Keys held from tick ``start`` (included) to tick ``stop`` (not included)."""

    start: int
    stop: int
    keys: frozenset[str]


class Plan(NamedTuple):
    """How a program is played: its seed, for how many ticks, with which keys."""

    seed: int = 1
    ticks: int = 0
    presses: tuple[Press, ...] = ()

    def frames(self) -> Iterator[Inputs]:
        """The inputs, tick by tick."""
        for tick in range(self.ticks):
            held = [press.keys for press in self.presses if press.start <= tick < press.stop]
            yield Inputs(frozenset().union(*held)) if held else NO_INPUT


@dataclass(frozen=True)
class Observation:
    """What a run left: the world's snapshot, the printed text, the names, or the error."""

    snapshot: dict[str, Any]
    output: str
    names: dict[str, Any]
    error: ProgramError | None


def observe(source: str, language: str, plan: Plan) -> Observation:
    """Play ``source`` by ``plan``; an error ends the run and is part of what is observed."""
    program = Program(source, language, plan.seed, Budget())
    error = None
    try:
        program.start()
        for inputs in plan.frames():
            program.tick(inputs)
    except ProgramError as problem:
        error = problem
    return Observation(program.world.snapshot(), "".join(program.output), program.names, error)
