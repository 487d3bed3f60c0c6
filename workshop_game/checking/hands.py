"""Hands at the keys: walk the hero to one thing of the stage, out of the way of another.

They look before each step, so that a game is played to its end whatever cards give its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop_game.core import NO_INPUT, Inputs, Sprite, World
from workshop_game.core.sprite import BOXES

MARGIN = 10
"""Points kept between the hero and what falls."""
AHEAD = 34
"""Ticks to look ahead: enough to walk past the widest danger."""
STRIDE = 4
"""Points that a step of the hero covers in the lessons: nearer than that is there."""

RIGHT, LEFT = Inputs(frozenset({"right"})), Inputs(frozenset({"left"}))


class Hands:
    """``seek`` and ``avoid`` number sprites in the order of the snapshot; None: there is none."""

    def __init__(self, seek: int | None, avoid: int | None) -> None:
        self._seek = seek
        self._avoid = avoid
        self._height: float | None = None

    def decide(self, world: World) -> Inputs:
        """What to hold in the next tick."""
        x = world.hero.x
        columns = list(self._columns(world))
        for left, right in columns:
            if left < x < right:
                return LEFT if x - left < right - x else RIGHT
        target = _numbered(world, self._seek)
        if target is None or target.pose == "lit" or abs(target.x - x) < STRIDE:
            return NO_INPUT
        step, keys = (STRIDE, RIGHT) if target.x > x else (-STRIDE, LEFT)
        blocked = any(left < x + step < right for left, right in columns)
        return NO_INPUT if blocked else keys

    def _columns(self, world: World) -> Iterator[tuple[float, float]]:
        """From where to where the hero must not be: something lands there soon."""
        falling = _numbered(world, self._avoid)
        if falling is None:
            return
        speed = max(falling.y - self._height, 1) if self._height is not None else 1
        self._height = falling.y
        _, top, _, bottom = world.hero.box()
        _, its_top, _, its_bottom = falling.box()
        if its_bottom + AHEAD * speed > top and its_top < bottom:
            reach = (BOXES["hero"][0] + BOXES[falling.kind][0] * falling.size) / 2 + MARGIN
            yield falling.x - reach, falling.x + reach


def _numbered(world: World, number: int | None) -> Sprite | None:
    if number is None or number >= len(world.sprites):
        return None
    return world.sprites[number]
