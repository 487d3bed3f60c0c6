"""What counts say of the exercises themselves: difficulty, twins, whether they say anything.

Every answer has three values: yes, no, and not enough data, with how much would do. Reliability
comes from people who did both of two twins and from nothing else: agreement of the cases of one
exercise would measure its story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import atanh, sqrt, tanh
from statistics import NormalDist

import numpy as np
from scipy.special import chdtrc, stdtrit

from autograder.assessment.counts import Counts, Whole
from autograder.assessment.others import FINE, Apart, Sums
from autograder.assessment.pool import Table
from autograder.assessment.twins import Twins

Z90 = NormalDist().inv_cdf(0.95)
"""Both ends of an interval of 90 %, in standard deviations."""

ENOUGH_FOR_DIFFICULTY = 30
"""People a form: the middle is known within 10 % of the scale."""
ENOUGH_FOR_TWINS = 160
"""Candidates: two equal forms are then called equal enough five times out of six."""
ENOUGH_FOR_OTHERS = 120
"""People a form: an exercise that says nothing is then found nine times out of ten. Below, sixteen
forms would often have one among them that is called dead by chance: so nothing is said."""
ENOUGH_LINKS = 85
"""People who did both, over all twins: the correlation is then known within .15."""
ENOUGH_FOR_GROUPS, ENOUGH_IN_A_GROUP = 320, 40
"""Candidates, and copies of one form in the smaller group: a large difference is then seen more
often than not; twice as many show it nine times out of ten."""

DEAD_BELOW, ALIVE_ABOVE = 0.25, 0.10
EQUAL_WITHIN, UNEQUAL_FROM, REWRITE_FROM = 1.0, 0.5, 1.0
"""Of the difference between two forms, in steps."""
RARE = 0.01


class Verdict(StrEnum):
    """What the counts say; NOT_ENOUGH is an answer."""

    NOT_ENOUGH = "not_enough"
    KNOWN = "known"
    EQUAL = "equal"
    UNEQUAL = "unequal"
    REWRITE = "rewrite"
    ALIVE = "alive"
    DEAD = "dead"
    NO_DIFFERENCE = "no_difference"
    READ_TOGETHER = "read_together"


@dataclass(frozen=True)
class Figure:
    """A verdict, the figure that it rests on, and the interval of 90 % around it.

    The three are 0 where too few people make a figure at all.
    """

    verdict: Verdict
    people: int
    middle: float = 0.0
    low: float = 0.0
    high: float = 0.0

    @property
    def is_drawn(self) -> bool:
        """Whether there is a figure at all."""
        return self.low < self.high


@dataclass(frozen=True)
class FormFigures:
    """One form of two twins."""

    item: str
    difficulty: Figure
    """The points that people have on it; high is easy."""
    others: Figure
    """How it goes with the other exercises of the same people: a correlation."""
    groups: Figure
    """Whether two languages differ on it, among people who do alike elsewhere."""


@dataclass(frozen=True)
class TwinsFigures:
    """Two twins, and the difference between them in points, A less B."""

    twins: Twins
    copies: int
    links: int
    forms: tuple[FormFigures, FormFigures]
    difference: Figure


def figures(twins: Twins, table: Table) -> TwinsFigures:
    """All that is known of two twins."""
    candidates = int(table.counts.alone.sum() + table.counts.link.sum())
    one, other = (
        FormFigures(
            twins.items[form],
            difficulty(table.counts.by_form[form], twins.step),
            correlation(table.others[form]),
            groups(table.apart[form], candidates),
        )
        for form in (0, 1)
    )
    return TwinsFigures(
        twins,
        table.counts.copies,
        table.counts.links,
        (one, other),
        difference(*table.counts.by_form, step=twins.step),
    )


def difficulty(by_steps: Whole, step: float) -> Figure:
    """The middle of all results on a form, in points."""
    people, middle, spread = _moments(by_steps)
    if people < 2:
        return Figure(Verdict.NOT_ENOUGH, people)
    half = Z90 * sqrt(spread / people)
    verdict = Verdict.KNOWN if people >= ENOUGH_FOR_DIFFICULTY else Verdict.NOT_ENOUGH
    return Figure(verdict, people, middle * step, (middle - half) * step, (middle + half) * step)


def difference(form_a: Whole, form_b: Whole, step: float) -> Figure:
    """How many points more the form A gives than B (Welch); both drawn by lot."""
    (n, a, spread_a), (m, b, spread_b) = _moments(form_a), _moments(form_b)
    if min(n, m) < 2 or spread_a + spread_b <= 0:
        return Figure(Verdict.NOT_ENOUGH, n + m)
    parts = spread_a / n, spread_b / m
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (n - 1) + parts[1] ** 2 / (m - 1))
    half = float(stdtrit(freedom, 0.95)) * sqrt(sum(parts))
    low, high = a - b - half, a - b + half
    return Figure(_of_twins(low, high), n + m, (a - b) * step, low * step, high * step)


def _of_twins(low: float, high: float) -> Verdict:
    if low > -EQUAL_WITHIN and high < EQUAL_WITHIN:
        return Verdict.EQUAL
    distance = abs(low + high) / 2
    if low * high <= 0 or distance < UNEQUAL_FROM:
        return Verdict.NOT_ENOUGH
    return Verdict.REWRITE if distance >= REWRITE_FROM else Verdict.UNEQUAL


def unequal(all_counts: Mapping[Twins, Counts]) -> dict[str, float]:
    """By item, how many points more people had on it than on its twin, where they are unequal."""
    found: dict[str, float] = {}
    for twins, counts in all_counts.items():
        told = difference(*counts.by_form, step=twins.step)
        if told.verdict in (Verdict.UNEQUAL, Verdict.REWRITE):
            one, other = twins.items
            found |= {one: told.middle, other: -told.middle}
    return found


def correlation(sums: Sums) -> Figure:
    """Whether an exercise goes with the others: dead, alive, or not enough data."""
    n = sums.people
    x, y = n * sums.xx - sums.x**2, n * sums.yy - sums.y**2
    if n <= 3 or x <= 0 or y <= 0:
        return Figure(Verdict.NOT_ENOUGH, n)
    middle, low, high = _fisher((n * sums.xy - sums.x * sums.y) / sqrt(x * y), n - 3)
    return Figure(_of_others(n, low, high), n, middle, low, high)


def _of_others(people: int, low: float, high: float) -> Verdict:
    if people < ENOUGH_FOR_OTHERS:
        return Verdict.NOT_ENOUGH
    if high < DEAD_BELOW:
        return Verdict.DEAD
    return Verdict.ALIVE if low > ALIVE_ABOVE else Verdict.NOT_ENOUGH


def groups(sums: Apart, candidates: int) -> Figure:
    """Mantel's test: never "biased", at most "read this exercise together"."""
    smaller = min(sums.first, sums.second)
    if candidates < ENOUGH_FOR_GROUPS or smaller < ENOUGH_IN_A_GROUP or sums.spread <= 0:
        return Figure(Verdict.NOT_ENOUGH, smaller)
    chance = float(chdtrc(1, (sums.found * FINE - sums.expected) ** 2 / (sums.spread * FINE)))
    return Figure(Verdict.READ_TOGETHER if chance < RARE else Verdict.NO_DIFFERENCE, smaller)


def reliability(tables: Mapping[Twins, Table]) -> Figure:
    """How results on two twins go together, over all twins: from people who did both."""
    told = [_linked(table.counts.link) for table in tables.values()]
    links = sum(table.counts.links for table in tables.values())
    weights = sum(weight for _, weight in told)
    if not weights:
        return Figure(Verdict.NOT_ENOUGH, links)
    middle = tanh(sum(z * weight for z, weight in told) / weights)
    verdict = Verdict.KNOWN if links >= ENOUGH_LINKS else Verdict.NOT_ENOUGH
    return Figure(verdict, links, *_fisher(middle, weights))


def _linked(link: Whole) -> tuple[float, int]:
    """Fisher's z of the correlation in a table of links, and its weight; 0 where there is none."""
    people = int(link.sum())
    steps = np.arange(len(link))
    a, b = link.sum(1) @ steps, link.sum(0) @ steps
    x = people * (link.sum(1) @ steps**2) - a**2
    y = people * (link.sum(0) @ steps**2) - b**2
    if people <= 3 or x <= 0 or y <= 0:
        return 0.0, 0
    found = (people * (steps @ link @ steps) - a * b) / sqrt(float(x) * float(y))
    return _z(float(found)), people - 3


def _fisher(r: float, weight: int) -> tuple[float, float, float]:
    half = Z90 / sqrt(weight)
    return r, tanh(_z(r) - half), tanh(_z(r) + half)


def _z(r: float) -> float:
    """Fisher's z; a table in which all agree has none, and gets a large one."""
    return atanh(min(0.999, max(-0.999, r)))


def _moments(by_steps: Whole) -> tuple[int, float, float]:
    """People, the middle and the variance of their steps; 0 where there are too few."""
    people = int(by_steps.sum())
    steps = np.arange(len(by_steps))
    if people < 2:
        return people, 0.0, 0.0
    middle = float(by_steps @ steps) / people
    return people, middle, float(by_steps @ (steps - middle) ** 2) / (people - 1)
