"""Whether a changed program plays as the one that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workshop_game.checking.author.mutants import Mutant
from workshop_game.checking.observe import Checked, Plan, Press, play
from workshop_game.words import Budget, ProgramError

TICKS = 240
HELD = ("", "right", "left", "up", "space")
GLANCE = 6
"""Ticks between two looks at a game that is compared with another."""
PROBE = "never_given"
"""A name that no program gives: a line that asks for it stops whoever gets there."""

Film = list[object]


@dataclass
class Theatre:
    """One answer, played by many plans; what is played twice is looked at once."""

    answer: str
    language: str
    plans: list[Plan]
    _films: dict[tuple[str, Plan], Film] = field(default_factory=dict)

    def alike(self, mutant: Mutant) -> bool:
        """Whether the mutant's game is the answer's, tick by tick, and its line was played."""
        plans = [plan for plan in self._every_plan() if self._gets_there(mutant.line, plan)]
        same = (self._film(self.answer, p) == film(mutant.source, self.language, p) for p in plans)
        return bool(plans) and all(same)

    def _every_plan(self) -> list[Plan]:
        return list(dict.fromkeys([*_wide_plans(), *self.plans]))

    def _gets_there(self, line: int, plan: Plan) -> bool:
        """Whether the answer, played by the plan, comes to that line."""
        probed = probe(self.answer, line)
        return self._film(probed, plan) != self._film(self.answer, plan)

    def _film(self, source: str, plan: Plan) -> Film:
        if (source, plan) not in self._films:
            self._films[source, plan] = film(source, self.language, plan)
        return self._films[source, plan]


def probe(source: str, number: int) -> str:
    """``source`` with a line above line ``number``, at its level, that stops whoever gets there."""
    lines = source.splitlines()
    line = lines[number - 1]
    level = line[: len(line) - len(line.lstrip())]
    return "\n".join([*lines[: number - 1], level + PROBE, *lines[number - 1 :]]) + "\n"


def film(source: str, language: str, plan: Plan) -> Film:
    """The game, a picture every few ticks, and the error that ended it."""
    program = Checked(source, language, plan.seed, Budget())
    pictures: Film = []

    def look() -> None:
        if program.world.tick_count % GLANCE == 0:
            pictures.append(program.world.snapshot())

    try:
        program.start()
        look()
        program.world.rules.append(look)
        play(program, plan)
    except ProgramError as problem:
        pictures.append(str(problem))
    return [*pictures, program.world.snapshot(), program.output]


def _wide_plans() -> Iterator[Plan]:
    for key in HELD:
        yield Plan(1, TICKS, (Press(10, TICKS, frozenset({key} if key else ())),))
    yield Plan(7, TICKS)
