"""How exercises go together: sums that add up, beside what a library says of the same people."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from autograder.assessment.others import (
    FINE,
    GROUPS,
    Apart,
    Person,
    Sums,
    apart,
    people_by_form,
    sums,
)
from tests.autograder.assessment.cohorts import (
    drawn_cohort,
    kit_twins,
    numbers,
    offered_to,
    records_of,
    results_of,
)

FOLLOW = kit_twins()["follow"]


def _people(count: int, seed: int, *, lower: float = 0.0) -> list[Person]:
    """Steps that go with what is done elsewhere; the second group lower by so many steps."""
    draw = Random(seed)
    found = []
    for place in range(count):
        elsewhere = draw.gauss(0, 1)
        second = place % 2
        steps = round(min(6, max(0, 3 + elsewhere + draw.gauss(0, 1) - second * lower)))
        found.append(Person(steps, elsewhere, GROUPS[second]))
    return found


def test_the_sums_give_the_correlation() -> None:
    people = _people(50, 1)
    found = sums(people)
    wanted = np.corrcoef([one.elsewhere for one in people], [one.steps for one in people])[0, 1]
    n, x, y = found.people, found.x, found.y
    made = (n * found.xy - x * y) / (((n * found.xx - x * x) * (n * found.yy - y * y)) ** 0.5)
    assert made == pytest.approx(wanted, abs=1e-3)


def test_sums_of_two_halves_are_those_of_the_whole() -> None:
    people = _people(40, 2)
    assert sums(people[:20]) + sums(people[20:]) == sums(people)
    assert sums(people[:4]) == Sums()


def test_mantel_s_sums_by_hand() -> None:
    """Four strata of two people, one of each group, who reached 1 and 3: 8 expected, 4 found."""
    people = [
        Person(steps, place // 2 * 1.0, group)
        for place in range(8)
        for steps, group in [((3, "fr"), (1, "en"))[place % 2]]
    ]
    assert apart(people) == Apart()  # four people a group are too few
    twice = [*people, *people]
    found = apart(twice)
    assert (found.first, found.second, found.found) == (8, 8, 8)
    assert found.expected == 16 * FINE
    # each stratum: 2·2/4 · the variance of (3, 1, 3, 1), 4/3
    assert found.spread == round(4 * 4 / 3 * FINE)


def test_a_group_alone_in_its_stratum_says_nothing() -> None:
    people = [Person(2, 0.0, "fr")] * 5 + [Person(5, 9.0, "en")] * 5
    found = apart(people)
    assert (found.found, found.expected, found.spread) == (0, 0, 0)


def test_who_does_alike_elsewhere_is_compared() -> None:
    equal, lower = apart(_people(400, 3)), apart(_people(400, 3, lower=1.5))
    assert abs(equal.found * FINE - equal.expected) < 3 * (equal.spread * FINE) ** 0.5
    assert lower.expected - lower.found * FINE > 3 * (lower.spread * FINE) ** 0.5


def test_how_a_person_does_elsewhere_is_without_the_exercise_itself() -> None:
    """Steps of one twin only are changed: nobody's place elsewhere changes for these twins."""
    before = drawn_cohort(12, 5)
    after = {
        number: {item: 6 if item in FOLLOW.items else had for item, had in steps.items()}
        for number, steps in before.items()
    }
    one, other = (people_by_form(results_of(records_of(each)))[FOLLOW] for each in (before, after))
    for form in (0, 1):
        assert [p.elsewhere for p in one[form]] == [p.elsewhere for p in other[form]]
        assert {p.steps for p in other[form]} == {6}


def test_a_second_twin_is_in_no_sum() -> None:
    cohort = drawn_cohort(12, 5)
    second = next(item for item in FOLLOW.items if item not in offered_to("C-001"))
    more = {**cohort, "C-001": {**cohort["C-001"], second: 6}}
    one, other = (people_by_form(results_of(records_of(each)))[FOLLOW] for each in (cohort, more))
    assert one == other


def test_all_alike_is_no_spread() -> None:
    cohort = {n: dict.fromkeys(offered_to(n), 3) for n in numbers(10)}
    people = people_by_form(results_of(records_of(cohort)))[FOLLOW]
    assert {one.elsewhere for form in people for one in form} == {0.0}
