"""Two forms of one exercise, and the steps in which a result on them is counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from autograder.pipeline.items import Item, item_hash

FORMS = ("A", "B")


class Unfit(StrEnum):
    """Why an item cannot be counted with a twin."""

    NO_TWIN = "no_twin"
    UNEVEN_CASES = "uneven_cases"
    """A case is worth more or less than a point: a count of cases is then no count of points."""
    UNLIKE_TWINS = "unlike_twins"
    """The two forms have another number of steps."""


@dataclass(frozen=True)
class Twins:
    """Both forms, in the order of their names."""

    name: str
    items: tuple[str, str]
    hashes: tuple[str, str]
    steps: int
    """How many there are: the cases, or half levels, because two marks have a middle."""
    step: float
    """What one step is worth, in points."""
    difficulty: float
    """The author's estimate, 1 to 5, in the middle of the two forms."""
    lesson: bool
    """Whether a micro-lesson stands between them, and everybody does both."""

    @property
    def key(self) -> str:
        """Under which their counts are kept: another text of an item makes another key."""
        both = hashlib.sha256("\0".join(self.hashes).encode()).hexdigest()
        return f"{self.name}/{self.steps}/{both[:16]}"

    def form(self, item: str) -> int:
        """0 for form A, 1 for form B. Raises ValueError for an item of other twins."""
        return self.items.index(item)


def twins_of(items: Iterable[Item]) -> dict[str, Twins | Unfit]:
    """For each item, by its id, the twins that it belongs to, or why there are none to count."""
    families: dict[str, list[Item]] = {}
    for item in items:
        families.setdefault(item.pair or f" {item.id}", []).append(item)
    found: dict[str, Twins | Unfit] = {}
    for family in families.values():
        twins = _twins(sorted(family, key=lambda each: each.form))
        found.update({item.id: twins for item in family})
    return found


def _twins(family: list[Item]) -> Twins | Unfit:
    if len(family) != len(FORMS):
        return Unfit.NO_TWIN
    one, other = (_steps(item) for item in family)
    if one is None or other is None:
        return Unfit.UNEVEN_CASES
    if one != other:
        return Unfit.UNLIKE_TWINS
    first, second = family
    return Twins(
        name=first.pair,
        items=(first.id, second.id),
        hashes=(item_hash(first), item_hash(second)),
        steps=one[0],
        step=one[1],
        difficulty=(first.difficulty + second.difficulty) / 2,
        lesson=bool(first.lesson),
    )


def _steps(item: Item) -> tuple[int, float] | None:
    """How many steps, and the points of each; None when the cases differ in worth."""
    if item.levels:
        return 2 * (item.levels - 1), 0.5
    worth = {case.points for case in item.cases if case.points > 0}
    return (sum(case.points > 0 for case in item.cases), 1.0) if worth == {1} else None
