"""Boxes that touch, and boxes that only meet."""

import pytest

from workshop_game.core import BOXES, Sprite


@pytest.mark.parametrize(("x", "touches"), [(0, True), (23, True), (24, False), (-24, False)])
def test_touching_needs_an_overlap(x: int, touches: bool) -> None:
    assert Sprite("spark", 0, 0).touches(Sprite("spark", x, 0)) is touches


def test_a_bigger_sprite_reaches_further() -> None:
    assert Sprite("spark", 0, 0, size=2).touches(Sprite("spark", 30, 0))


def test_every_kind_has_a_box() -> None:
    assert all(width > 0 and height > 0 for width, height in BOXES.values())


def test_a_distance_is_between_centres() -> None:
    assert Sprite("spark", 0, 0).distance(Sprite("village", 3, -4)) == 5
