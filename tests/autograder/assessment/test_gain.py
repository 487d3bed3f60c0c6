"""What two parts around a micro-lesson say: mostly that nothing can be told from chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.assessment.bands import Cohort
from autograder.assessment.counts import counted
from autograder.assessment.gain import Gain, gain_of, gains, least_more, order_was_drawn
from autograder.assessment.results import Why
from tests.autograder.assessment.cohorts import kit_twins, record, results_of

LEARN = kit_twins()["learn"]
chances_of_six = st.lists(st.integers(0, 20), min_size=7, max_size=7).filter(any)


@given(chances_of_six, st.integers(4, 6), st.integers(0, 6))
def test_from_four_of_six_up_there_is_always_little_room(
    parts: list[int], before: int, after: int
) -> None:
    chances = np.array(parts) / sum(parts)
    assert gain_of(before, after, chances) is Gain.LITTLE_ROOM


@given(chances_of_six, st.integers(0, 3), st.integers(0, 6))
def test_more_is_said_where_chance_gets_as_far_in_one_of_ten(
    parts: list[int], before: int, after: int
) -> None:
    chances = np.array(parts) / sum(parts)
    by_chance = sum(parts[after:]) / sum(parts)
    more = gain_of(before, after, chances) is Gain.MORE
    assert more == (by_chance <= 0.10 + 1e-9 and after > before)


def test_the_fewest_steps_by_hand() -> None:
    chances = np.array([0.3, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02])
    assert least_more(0, chances) == 4
    assert least_more(4, chances) == 5
    assert least_more(0, np.array([0.0, 0, 0, 0, 0, 0, 1.0])) == 7


@pytest.mark.parametrize(("after", "said"), [(6, Gain.ORDER_NOT_DRAWN), (1, Gain.ORDER_NOT_DRAWN)])
def test_where_everybody_had_one_part_first_nothing_is_said(after: int, said: Gain) -> None:
    first, second = LEARN.items
    found = results_of([record("C-001", first, 1), record("C-001", second, after)])
    assert not order_was_drawn(found)
    cohort = Cohort(tuple(found), counted(found))
    assert gains(cohort) == {("C-001", LEARN.name): said}


def test_the_order_was_drawn_where_both_forms_came_first() -> None:
    first, second = LEARN.items
    found = results_of([record("C-001", first, 1), record("C-002", second, 4)])
    assert [result.why for result in found] == [None, None]
    assert order_was_drawn(found)


def test_one_part_alone_is_no_gain() -> None:
    first, second = LEARN.items
    for parts in ([record("C-001", first, 1)], [record("C-001", second, 1)]):
        found = results_of(parts)
        assert gains(Cohort(tuple(found), counted(found))) == {}
    found = results_of([record("C-001", first, 1, unsupervised=True), record("C-001", second, 6)])
    assert [result.why for result in found] == [Why.UNSUPERVISED, Why.AFTER_LESSON]
    assert gains(Cohort(tuple(found), counted(found))) == {}
