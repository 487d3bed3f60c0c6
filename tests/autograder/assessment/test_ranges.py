"""The shortest range that holds often enough, beside one found by trying all of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.assessment.ranges import ENOUGH_LINKS, floor_for, shortest


def _tried(chances: list[float], floor: float) -> tuple[int, int]:
    runs = [
        (high - low, -round(sum(chances[low : high + 1]), 9), low, high)
        for low in range(len(chances))
        for high in range(low, len(chances))
        if round(sum(chances[low : high + 1]), 9) >= floor
    ]
    _, _, low, high = min(runs)
    return low, high


@given(st.lists(st.integers(0, 20), min_size=2, max_size=8).filter(any))
def test_no_shorter_run_would_do_and_ties_are_settled(parts: list[int]) -> None:
    chances = [part / sum(parts) for part in parts]
    for floor in (0.72, 0.75):
        low, high = shortest(np.array(chances), floor)
        assert (int(low), int(high)) == _tried(chances, floor)


@pytest.mark.parametrize(
    ("chances", "found"),
    [
        ([0.4, 0.4, 0.2, 0.0], (0, 1)),
        ([0.1, 0.4, 0.4, 0.1], (1, 2)),
        ([0.2, 0.6, 0.2, 0.0], (0, 1)),
        ([0.0, 0.3, 0.45, 0.25], (1, 2)),
        ([0.25, 0.25, 0.25, 0.25], (0, 2)),
        ([1.0, 0.0, 0.0, 0.0], (0, 0)),
    ],
)
def test_of_two_runs_the_more_probable_then_the_lower(
    chances: list[float], found: tuple[int, int]
) -> None:
    low, high = shortest(np.array(chances), 0.75)
    assert (int(low), int(high)) == found


def test_a_rounding_of_the_machine_decides_nothing() -> None:
    low, _ = shortest(np.array([0.1 + 0.2, 0.45, 0.3 - 1e-15 - 0.05]), 0.75)
    assert int(low) == 0


def test_links_let_the_range_be_narrower() -> None:
    assert (floor_for(0), floor_for(ENOUGH_LINKS - 1)) == (0.75, 0.75)
    assert floor_for(ENOUGH_LINKS) == 0.72
