"""Invented cohorts for `bench assess`: nobody has taken these exercises yet.

Eight twins of five or six cases. Ability is skewed (one person in five is ill at ease), half of it
common to all exercises; a person differs from an exercise to its twin and from day to day; authors
are wrong about how hard an exercise is, twins are not quite equal, some cases need another one, an
answer in words is read by two people. One exercise in ten is not offered, and who is weak hands in
nothing more often. A model that is wrong about all this has to hold all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Facts = NDArray[np.bool_]

STEPS = (5, 6, 6, 6, 6, 6, 6, 6)
DIFFICULTY = (1, 3, 2, 3, 5, 4, 4, 3)
EXPLAIN, LEARN = 7, 6
NEEDED = {3: ((4, 3),), 5: ((1, 0), (3, 2), (5, 4))}
"""Twins -> cases that are only reached with another: (case, the one it needs)."""
NOT_OFFERED = 0.10


@dataclass(frozen=True)
class World:
    """What is true, and what nobody knows."""

    name: str
    rho: float = 0.667
    ability: float = 1.2
    """Standard deviation, in logits."""
    unequal: float = 0.3
    """Of the two forms of an exercise."""
    links: bool = False
    """Whether everybody does one further twin."""
    dead: bool = False
    """Whether the twins 4 say nothing of anybody: their results are drawn by lot."""


@dataclass(frozen=True)
class Drawn:
    """Results of (cohorts, people, twins); -1 where there is none."""

    steps: Places
    form: Places
    other: Places
    """What each would reach on the other form tomorrow."""
    ability: Numbers


def draw(world: World, cohorts: int, people: int, seed: int) -> Drawn:
    """Cohorts of a world; the same for a seed."""
    rng = np.random.default_rng(seed)
    size = (cohorts, people)
    ability = world.ability * (
        np.sqrt(0.5) * _skewed(rng, (*size, 1)) + np.sqrt(0.5) * _skewed(rng, (*size, 8))
    )
    first = rng.integers(0, 2, (cohorts, 1, 8))
    form = np.broadcast_to((np.arange(people)[None, :, None] + first) % 2, (*size, 8))
    hard = _difficulties(rng, world, cohorts)
    apart = world.ability * np.sqrt(1 / world.rho - 1)
    both = []
    for on in (form, 1 - form):
        here = np.stack([_hard(hard, on, twins) for twins in range(8)], 2)
        both.append(_reached(rng, ability + rng.normal(0, apart, (*size, 8)), here))
    if world.dead:
        both[0][..., 4] = rng.integers(0, STEPS[4] + 1, size)
    missing = rng.random((*size, 8)) < NOT_OFFERED
    missing |= rng.random((*size, 8)) < expit(-3.2 - ability)
    return Drawn(np.where(missing, -1, both[0]), form, both[1], ability / world.ability)


def _skewed(rng: np.random.Generator, size: tuple[int, ...]) -> Numbers:
    """Middle 0, standard deviation 1, with a longer tail to the left."""
    ill_at_ease = rng.random(size) < 0.2
    found = np.where(ill_at_ease, rng.normal(-1.3, 0.9, size), rng.normal(0.325, 0.8, size))
    return np.asarray(found / 1.06)


def _difficulties(rng: np.random.Generator, world: World, cohorts: int) -> Numbers:
    """(cohorts, twins, forms, cases), in logits."""
    thought = (np.array(DIFFICULTY) - 3) * 0.45
    centre = thought + rng.normal(0, 0.6, (cohorts, 8))
    cases = rng.normal(0, 0.9, (cohorts, 8, 1, 6))
    gap = rng.normal(0, world.unequal, (cohorts, 8)) / 2
    forms = np.stack([gap, -gap], -1)[..., None] + rng.normal(0, 0.15, (cohorts, 8, 2, 6))
    return np.asarray(centre[..., None, None] + cases + forms)


def _hard(hard: Numbers, form: Places, twins: int) -> Numbers:
    """(cohorts, people, cases): how hard the cases are that each person got."""
    own = hard[:, twins]
    return np.where(form[:, :, twins, None] == 0, own[:, None, 0], own[:, None, 1])


def _reached(rng: np.random.Generator, ability: Numbers, hard: Numbers) -> Places:
    steps = np.zeros(ability.shape, np.int64)
    for twins, most in enumerate(STEPS):
        here, cases = ability[..., twins], hard[:, :, twins, :most]
        if twins == EXPLAIN:
            steps[..., twins] = _read(rng, here, cases)
            continue
        held = rng.random(cases.shape) < expit(here[..., None] - cases)
        for case, needs in NEEDED.get(twins, ()):
            held[..., case] &= held[..., needs]
        steps[..., twins] = held.sum(-1)
    return steps


def _read(rng: np.random.Generator, ability: Numbers, cases: Numbers) -> Places:
    """Half levels: two people read, and a third one where they are two levels apart."""
    level = 1.5 + 0.9 * ability - 0.6 * cases.mean(-1)
    given = np.clip(np.rint(level[..., None] + rng.normal(0, 0.45, (*level.shape, 3))), 0, 3)
    far = abs(given[..., 0] - given[..., 1]) >= 2
    steps = np.where(far, 2 * np.median(given, -1), given[..., 0] + given[..., 1])
    return np.asarray(steps, np.int64)
