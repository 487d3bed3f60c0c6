"""Draws."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_game.core.chance import Chance


@given(st.integers(), st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_a_draw_lies_between_its_bounds_in_either_order(seed: int, one: int, other: int) -> None:
    assert min(one, other) <= Chance(seed).between(one, other) <= max(one, other)


def test_every_value_comes_up() -> None:
    chance = Chance(1)
    assert {chance.between(1, 6) for _ in range(200)} == {1, 2, 3, 4, 5, 6}
