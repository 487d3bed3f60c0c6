"""How an exercise goes with the other exercises of the same people: sums, without a person in them.

They say of items whether they work. No band is made of them. Sums of whole numbers alone, so that
those of many schools give the same result in whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields

import numpy as np

from autograder.assessment.results import Result
from autograder.assessment.twins import Twins

FINE = 1000
"""What a number between whole ones is multiplied by, before it is rounded and added."""
FEWEST_OTHERS = 4
"""So many other exercises at least say how a person does elsewhere."""
FEWEST_PEOPLE = 5
"""Sums over fewer people would tell something of one of them: they are left out."""
STRATA = 4
GROUPS = ("fr", "en")
"""The two groups that records know: in which language a copy was written."""


@dataclass(frozen=True)
class Sums:
    """Over the people who did one form: what a correlation is made of."""

    people: int = 0
    x: int = 0
    """Of how they did elsewhere, in thousandths of a standard deviation."""
    xx: int = 0
    y: int = 0
    """Of the steps that they reached here."""
    yy: int = 0
    xy: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(*_added(self, other))


@dataclass(frozen=True)
class Apart:
    """Two groups on one form, compared among people who did alike elsewhere (Mantel's test)."""

    first: int = 0
    """How many people of the first group."""
    second: int = 0
    found: int = 0
    """The steps of the second group."""
    expected: int = 0
    """What they would be without a difference, and how far chance would move them: thousandths."""
    spread: int = 0

    def __add__(self, other: Apart) -> Apart:
        return Apart(*_added(self, other))


def _added(one: Sums | Apart, other: Sums | Apart) -> Iterable[int]:
    return map(sum, zip(astuple(one), astuple(other), strict=True))


NAMES = {kind: tuple(each.name for each in fields(kind)) for kind in (Sums, Apart)}


@dataclass(frozen=True)
class Person:
    """One copy on one form: how its writer did here and elsewhere, and in which language."""

    steps: int
    elsewhere: float
    group: str


def sums(people: Iterable[Person]) -> Sums:
    """None of them for fewer than FEWEST_PEOPLE."""
    known = list(people)
    if len(known) < FEWEST_PEOPLE:
        return Sums()
    points = [(round(one.elsewhere * FINE), one.steps) for one in known]
    return Sums(
        people=len(points),
        x=sum(x for x, _ in points),
        xx=sum(x * x for x, _ in points),
        y=sum(y for _, y in points),
        yy=sum(y * y for _, y in points),
        xy=sum(x * y for x, y in points),
    )


def apart(people: Iterable[Person]) -> Apart:
    """Mantel's sums over four strata; none where a group has fewer than FEWEST_PEOPLE."""
    known = [one for one in people if one.group in GROUPS]
    sizes = [sum(one.group == group for one in known) for group in GROUPS]
    if min(sizes) < FEWEST_PEOPLE:
        return Apart()
    elsewhere = np.array([one.elsewhere for one in known])
    cuts = np.quantile(elsewhere, np.arange(1, STRATA) / STRATA)
    stratum = np.searchsorted(cuts, elsewhere)
    each = [
        _stratum([one for one, at in zip(known, stratum, strict=True) if at == place])
        for place in range(STRATA)
    ]
    found, expected, spread = (sum(part) for part in zip(*each, strict=True))
    first, second = sizes
    return Apart(first, second, int(found), round(expected * FINE), round(spread * FINE))


def _stratum(people: list[Person]) -> tuple[float, float, float]:
    """Found, expected, and the variance; nothing where one group is alone."""
    steps = np.array([one.steps for one in people], float)
    second = np.array([one.group == GROUPS[1] for one in people], bool)
    size, many = len(people), int(second.sum())
    if many in (0, size):
        return 0.0, 0.0, 0.0
    spread = many * (size - many) / size * steps.var(ddof=1)
    return float(steps[second].sum()), float(many * steps.mean()), float(spread)


def people_by_form(results: Iterable[Result]) -> dict[Twins, tuple[list[Person], list[Person]]]:
    """Who did each form, beside at least FEWEST_OTHERS other exercises; second twins left out."""
    reached: dict[Twins, dict[str, Result]] = {}
    for result in results:
        if result.twins and result.steps is not None and result.why is None:
            reached.setdefault(result.twins, {})[result.record.candidate] = result
    standard = {twins: _standard(people) for twins, people in reached.items()}
    found: dict[Twins, tuple[list[Person], list[Person]]] = {}
    for twins, people in reached.items():
        forms = found.setdefault(twins, ([], []))
        for number, result in people.items():
            others = [
                each[number]
                for other, each in standard.items()
                if other != twins and number in each
            ]
            if len(others) >= FEWEST_OTHERS and result.steps is not None:
                elsewhere = sum(others) / len(others)
                forms[result.form].append(Person(result.steps, elsewhere, result.record.language))
    return found


def _standard(people: Mapping[str, Result]) -> dict[str, float]:
    """Steps as standard deviations from the middle of this cohort; all 0 where all are equal."""
    steps = np.array([result.steps for result in people.values()], float)
    spread = steps.std()
    standard = (steps - steps.mean()) / spread if spread else steps * 0
    return dict(zip(people, standard.tolist(), strict=True))
