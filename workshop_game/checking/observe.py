"""Run a program for a while and note what happened: the one place that plays for a check.

A budget of rounds, not a clock, stops a program that goes round in circles: the verdict is
the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from workshop_game.checking.hands import Hands
from workshop_game.checking.stand_ins import builtins_of
from workshop_game.core import NO_INPUT, Inputs
from workshop_game.words import Budget, Program, ProgramError


class Press(NamedTuple):
    """Keys held from tick ``start`` (included) to tick ``stop`` (not included)."""

    start: int
    stop: int
    keys: frozenset[str]


class Plan(NamedTuple):
    """How a program is played: its seed, for how many ticks at most, with which keys.

    With ``seek``, the number of a sprite, somebody plays: the hero walks there, and out of the
    way of the sprite ``avoid``. A game that was won or lost is over.
    """

    seed: int = 1
    ticks: int = 0
    presses: tuple[Press, ...] = ()
    seek: int | None = None
    avoid: int | None = None

    def held(self, tick: int) -> Inputs:
        """The keys that are planned for one tick."""
        held = [press.keys for press in self.presses if press.start <= tick < press.stop]
        return Inputs(frozenset().union(*held)) if held else NO_INPUT


class Checked(Program):
    """A program of which a count, and never a clock, says when it has to end."""

    def _run_top_level(self) -> None:
        if self._budget:
            self.names["__builtins__"] = builtins_of(self._budget)
        super()._run_top_level()


@dataclass(frozen=True)
class Observation:
    """What a run left: the world's snapshot, the printed text, the names, or the error."""

    snapshot: dict[str, Any]
    output: str
    names: dict[str, Any]
    error: ProgramError | None


def observe(source: str, language: str, plan: Plan) -> Observation:
    """Play ``source`` by ``plan``; an error ends the run and is part of what is observed."""
    program = Checked(source, language, plan.seed, Budget())
    error = None
    try:
        program.start()
        play(program, plan)
    except ProgramError as problem:
        error = problem
    return Observation(program.world.snapshot(), "".join(program.output), program.names, error)


def play(program: Program, plan: Plan) -> None:
    """Live the ticks of ``plan``, or those until the game is won or lost. Raises ProgramError."""
    hands = Hands(plan.seek, plan.avoid)
    for tick in range(plan.ticks):
        if program.world.state != "playing":
            return
        somebody = plan.seek is not None or plan.avoid is not None
        program.tick(hands.decide(program.world) if somebody else plan.held(tick))
