"""How many of two people that are taken at random can be told apart at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from autograder.assessment.ranges import shortest
from bench.coverage import expected, own
from bench.worlds import Facts, Numbers, World, draw

SURE = 0.9
PEOPLE = 40
BATCH = 50


@dataclass(frozen=True)
class Alike:
    """Shares of all couples of people."""

    unsure: float
    """No exercise says with a probability of .9 who would have more points on its twin tomorrow."""
    overlap: float
    """The two bands have a point in common in every exercise that both did."""


def alike(world: World, cohorts: int, floor: float, seed: int = 100) -> Alike:
    """Play cohorts of forty and compare each with each, exercise by exercise."""
    found = []
    for start in range(0, cohorts, BATCH):
        drawn = draw(world, min(BATCH, cohorts - start), PEOPLE, seed + start)
        shape = (len(drawn.steps), PEOPLE, PEOPLE)
        sure, disjoint = np.zeros(shape, bool), np.zeros(shape, bool)
        for twins, both in enumerate(expected(drawn, world)):
            known = drawn.steps[..., twins] >= 0
            chances = own(both, drawn, twins)
            did = known[:, :, None] & known[:, None]
            sure |= did & (_better(chances) >= SURE)
            low, high = shortest(chances, floor)
            disjoint |= did & (low[:, :, None] > high[:, None])
        found.append([_share(sure), _share(disjoint)])
    unsure, overlap = np.mean(found, 0)
    return Alike(float(unsure), float(overlap))


def _better(chances: Numbers) -> Numbers:
    """(cohorts, i, j): how probably i has more points than j tomorrow; half of the ties."""
    size = chances.shape[-1]
    more = np.tril(np.ones((size, size)), -1) + 0.5 * np.eye(size)
    return np.asarray(np.einsum("cia,cjb,ab->cij", chances, chances, more, optimize=True))


def _share(told: Facts) -> float:
    """The share of couples that are told apart neither way."""
    one, other = np.triu_indices(PEOPLE, 1)
    either = told | told.swapaxes(1, 2)
    return float((~either[:, one, other]).mean())
