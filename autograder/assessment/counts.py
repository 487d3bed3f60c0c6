"""How many people had how many steps: all that bands and the figures of items are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from autograder.assessment.results import Result
from autograder.assessment.twins import Twins

Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Counts:
    """The results on two twins, without a person in them."""

    alone: Whole
    """(2, m+1): people by form and steps, who did one of the two."""
    link: Whole
    """(m+1, m+1): people by steps on form A and on form B, who did both without a lesson between.
    They are not in ``alone``."""

    @classmethod
    def none(cls, steps: int) -> Counts:
        """Nobody yet."""
        return cls(np.zeros((2, steps + 1), np.int64), np.zeros((steps + 1, steps + 1), np.int64))

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.alone + other.alone, self.link + other.link)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counts) and all(
            np.array_equal(one, two)
            for one, two in ((self.alone, other.alone), (self.link, other.link))
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def by_form(self) -> tuple[Whole, Whole]:
        """(m+1,) for each form: everybody who did it, alone or beside the other."""
        return self.alone[0] + self.link.sum(1), self.alone[1] + self.link.sum(0)

    @property
    def copies(self) -> int:
        """How many copies they come from: two of whoever did both."""
        return int(self.alone.sum() + 2 * self.link.sum())

    @property
    def links(self) -> int:
        """How many people did both."""
        return int(self.link.sum())


def counted(results: Iterable[Result]) -> dict[Twins, Counts]:
    """The counts of a cohort, by twins."""
    reached: dict[Twins, dict[str, dict[int, int]]] = {}
    for result in results:
        if result.twins and result.counts and result.steps is not None:
            of_twins = reached.setdefault(result.twins, {})
            of_twins.setdefault(result.record.candidate, {})[result.form] = result.steps
    return {twins: _count(twins, people.values()) for twins, people in reached.items()}


def _count(twins: Twins, people: Iterable[Mapping[int, int]]) -> Counts:
    counts = Counts.none(twins.steps)
    for person in people:
        if len(person) > 1:
            counts.link[person[0], person[1]] += 1
        else:
            for form, steps in person.items():
                counts.alone[form, steps] += 1
    return counts


def together(steps: int, several: Iterable[Counts]) -> Counts:
    """All of them as one, whatever their order."""
    return reduce(Counts.__add__, several, Counts.none(steps))
