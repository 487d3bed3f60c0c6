"""How often bands hold in invented worlds, and how often "more" is said without a lesson."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from autograder.assessment.gain import BY_CHANCE, ROOM
from autograder.assessment.model import log_weights, predictions, shared_rho
from autograder.assessment.ranges import shortest
from bench.worlds import DIFFICULTY, LEARN, STEPS, Drawn, Facts, Numbers, Places, World, draw

FLOORS = (0.72, 0.75)
BATCH = 100
ABILITY = {"weak": (-99.0, -0.8), "middle": (-0.8, 0.8), "strong": (0.8, 99.0)}


@dataclass
class Coverage:
    """Counts of bands that held, and of all bands, by floor and by who they were for."""

    held: dict[tuple[float, str], int] = field(default_factory=lambda: defaultdict(int))
    all: dict[tuple[float, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, floor: float, who: str, held: Facts, known: Facts) -> None:
        """Take a batch in."""
        self.held[floor, who] += int((held & known).sum())
        self.all[floor, who] += int(known.sum())

    def share(self, floor: float, who: str = "all") -> float:
        """The share that held."""
        return self.held[floor, who] / max(1, self.all[floor, who])


def coverage(world: World, people: int, cohorts: int, seed: int = 1) -> Coverage:
    """Play cohorts of a world and look at the results of tomorrow."""
    found = Coverage()
    for start in range(0, cohorts, BATCH):
        drawn = draw(world, min(BATCH, cohorts - start), people, seed + start)
        for twins, both in enumerate(expected(drawn, world)):
            _look(found, drawn, twins, both)
    return found


def false_more(rho: float, people: int, cohorts: int, seed: int = 1) -> list[float]:
    """Without any lesson: how often "more" is said, over all, then from 0, 1, 2 and 3 before."""
    said: dict[int, list[int]] = {before: [0, 0] for before in range(STEPS[LEARN] + 1)}
    for start in range(0, cohorts, BATCH):
        world = World("", rho=rho)
        drawn = draw(world, min(BATCH, cohorts - start), people, seed + start)
        chances = own(expected(drawn, world)[LEARN], drawn, LEARN)
        for before, counts in said.items():
            here = drawn.steps[..., LEARN] == before
            counts[0] += int((_more(before, chances, drawn.other[..., LEARN]) & here).sum())
            counts[1] += int(here.sum())
    parts = [sum(each[place] for each in said.values()) for place in (0, 1)]
    return [parts[0] / parts[1], *(said[n][0] / max(1, said[n][1]) for n in range(4))]


def _more(before: int, chances: Numbers, after: Places) -> Facts:
    """The rule of `gain_of`, for many at once."""
    if before >= ROOM * (chances.shape[-1] - 1):
        return np.zeros(after.shape, bool)
    at_least = chances[..., ::-1].cumsum(-1)[..., ::-1]
    by_chance = np.take_along_axis(at_least, after[..., None], -1)[..., 0]
    return np.asarray((by_chance <= BY_CHANCE + 1e-9) & (after > before))


def expected(drawn: Drawn, world: World) -> list[tuple[Numbers, Numbers]]:
    """What the model expects in each cohort, by twins: from form A to B, and from B to A."""
    weights = []
    linked = _linked(drawn, world)
    for twins, steps in enumerate(STEPS):
        counts, link = _counts(drawn, twins, steps, linked == twins)
        weights.append(log_weights(counts, link, DIFFICULTY[twins]))
    rho = shared_rho(weights)
    return [predictions(each, rho, steps) for each, steps in zip(weights, STEPS, strict=True)]


def _linked(drawn: Drawn, world: World) -> Places:
    """Which further twin each person does, in turn; -1 for none."""
    people = drawn.steps.shape[1]
    return np.arange(people) // 2 % 8 if world.links else np.full(people, -1)


def _counts(drawn: Drawn, twins: int, steps: int, linked: Facts) -> tuple[Numbers, Numbers]:
    cohorts = len(drawn.steps)
    counts = np.zeros((cohorts, 2, steps + 1))
    link = np.zeros((cohorts, steps + 1, steps + 1))
    own, form, other = (each[..., twins] for each in (drawn.steps, drawn.form, drawn.other))
    at, who = np.nonzero((own >= 0) & ~linked)
    np.add.at(counts, (at, form[at, who], own[at, who]), 1)
    at, who = np.nonzero((own >= 0) & linked)
    here, there = own[at, who], other[at, who]
    on_a = form[at, who] == 0
    np.add.at(link, (at, np.where(on_a, here, there), np.where(on_a, there, here)), 1)
    return counts, link


def own(both: tuple[Numbers, Numbers], drawn: Drawn, twins: int) -> Numbers:
    """(cohorts, people, m+1): what is expected of each person."""
    cohort = np.arange(len(drawn.steps))[:, None]
    steps = drawn.steps[..., twins].clip(0)
    return np.asarray(np.stack(both, 1)[cohort, drawn.form[..., twins], steps])


def _look(found: Coverage, drawn: Drawn, twins: int, both: tuple[Numbers, Numbers]) -> None:
    known = drawn.steps[..., twins] >= 0
    ability = drawn.ability[..., twins]
    chances = own(both, drawn, twins)
    for floor in FLOORS:
        low, high = shortest(chances, floor)
        held = (drawn.other[..., twins] >= low) & (drawn.other[..., twins] <= high)
        found.add(floor, "all", held, known)
        for who, (least, most) in ABILITY.items():
            found.add(floor, who, held, known & (ability > least) & (ability <= most))
