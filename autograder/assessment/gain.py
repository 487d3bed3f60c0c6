"""What two parts around a micro-lesson say of one person: most of the time, nothing but chance.

The measure is the prediction that bands are made of: what a second exercise of the kind would have
given without a lesson. Few people can pass it, and whoever does not may have learned all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import numpy as np

from autograder.assessment.bands import Cohort
from autograder.assessment.model import Numbers
from autograder.assessment.results import Result, Why
from autograder.assessment.twins import Twins

BY_CHANCE = 0.10
"""So often at most a person without a lesson gets as far."""
ROOM = 2 / 3
"""From this share of all steps on there is little room left before the lesson."""


class Gain(StrEnum):
    """What can be said."""

    ORDER_NOT_DRAWN = "order_not_drawn"
    """Everybody had the same part first: the lesson cannot be told from an easier second part."""
    LITTLE_ROOM = "little_room"
    MORE = "more"
    NO_DIFFERENCE = "no_difference"


def gains(cohort: Cohort) -> dict[tuple[str, str], Gain]:
    """By candidate and name of the twins, where both parts can be counted."""
    parts: dict[Twins, dict[str, list[Result]]] = {}
    for result in cohort.results:
        if result.twins and result.twins.lesson and result.steps is not None:
            people = parts.setdefault(result.twins, {})
            people.setdefault(result.record.candidate, []).append(result)
    return {
        (number, twins.name): gain
        for twins, people in parts.items()
        for number, gain in _of_twins(twins, people, cohort).items()
    }


def _of_twins(twins: Twins, people: dict[str, list[Result]], cohort: Cohort) -> dict[str, Gain]:
    drawn = order_was_drawn(result for each in people.values() for result in each)
    found = {}
    for number, each in people.items():
        before = next((result for result in each if result.why is None), None)
        after = next((result for result in each if result.why is Why.AFTER_LESSON), None)
        if before and after and before.steps is not None and after.steps is not None:
            chances = cohort.expected[twins][before.form][before.steps]
            said = gain_of(before.steps, after.steps, chances)
            found[number] = said if drawn else Gain.ORDER_NOT_DRAWN
    return found


def order_was_drawn(results: Iterable[Result]) -> bool:
    """Whether some had form A first and some had form B first."""
    return len({result.form for result in results if result.why is None}) > 1


def gain_of(before: int, after: int, chances: Numbers) -> Gain:
    """What the steps before and after say, beside what a second exercise gives without a lesson.

    ``chances`` (m+1,) are those of each number of steps on the other form, after ``before``.
    """
    if before >= ROOM * (len(chances) - 1):
        return Gain.LITTLE_ROOM
    return Gain.MORE if after >= least_more(before, chances) else Gain.NO_DIFFERENCE


def least_more(before: int, chances: Numbers) -> int:
    """The fewest steps that chance alone explains in one case of ten at most; m+1 for none."""
    at_least = np.append(chances[::-1].cumsum()[::-1], 0.0)
    rare = np.flatnonzero(at_least <= BY_CHANCE + 1e-9)
    return max(int(rare[0]), before + 1)
