"""How sprites look while they move: which way they face, whether they walk.

This is for the eye only and never changes the world.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from workshop_game.core import Sprite, World
from workshop_game.stage.catalogue import STILL, catalogue, has_pose

LEAP = 120
"""A sprite that is this many points further in one tick was put there: it did not walk."""


class Moving(NamedTuple):
    """The pose to show, and whether it is turned to the left."""

    pose: str
    left: bool


class _Memory(NamedTuple):
    x: float
    y: float
    moving: Moving


class Motion:
    """Remembers where each sprite that can walk was in the tick before."""

    def __init__(self) -> None:
        self._tick = -1
        self._seen: dict[Sprite, _Memory] = {}

    def look(self, world: World) -> dict[Sprite, Moving]:
        """How the sprites that can walk look in this tick; the others look as their pose says."""
        walking = walking_kinds()
        walkers = [sprite for sprite in world.sprites if sprite.kind in walking]
        if world.tick_count != self._tick:
            self._tick = world.tick_count
            self._seen = {sprite: self._remember(sprite) for sprite in walkers}
        return {sprite: self._look(sprite) for sprite in walkers}

    def _look(self, sprite: Sprite) -> Moving:
        seen = self._seen.get(sprite)
        moving = seen.moving if seen else Moving(STILL, False)
        return moving if sprite.pose == STILL else moving._replace(pose=sprite.pose)

    def _remember(self, sprite: Sprite) -> _Memory:
        before = self._seen.get(sprite)
        return _Memory(sprite.x, sprite.y, _moving(sprite, before))


def _moving(sprite: Sprite, before: _Memory | None) -> Moving:
    if before is None:
        return Moving(STILL, False)
    across, down = sprite.x - before.x, sprite.y - before.y
    if max(abs(across), abs(down)) > LEAP:
        return Moving(STILL, before.moving.left)
    left = across < 0 if across else before.moving.left
    return Moving(_pose(sprite.kind, across, down), left)


def _pose(kind: str, across: float, down: float) -> str:
    if abs(down) >= 1 and has_pose(kind, "jumping"):
        return "jumping"
    return "walking" if across or down else STILL


@cache
def walking_kinds() -> frozenset[str]:
    """The kinds of sprites that have a drawing for walking."""
    return frozenset(kind for kind in catalogue()["kinds"] if has_pose(kind, "walking"))
