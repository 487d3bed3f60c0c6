"""Which picture stands for each sprite, and where: the part that runs for every sprite."""

from __future__ import annotations

import pygame

from workshop_game.core import Sprite, World
from workshop_game.stage.catalogue import frames
from workshop_game.stage.motion import Motion
from workshop_game.stage.pictures import MOST_KEPT, Pictures

TICKS_PER_FRAME = 8
"""How long one drawing of a pose is shown."""

FAR = 100_000
"""Points; what is further away (or nowhere: not a number) is not drawn."""

View = tuple[pygame.Surface, float, float]
"""A picture, and its half width and half height in pixels."""

Placed = tuple[pygame.Surface, tuple[int, int]]
"""A picture and the pixel of its top left corner."""


class Cast:
    """Finds the pictures of the sprites at one scale."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._motion = Motion()
        self._views: dict[tuple[str, str, str, float, str, bool], tuple[View, ...]] = {}

    def placed(self, world: World, sprites: list[Sprite]) -> list[Placed]:
        """Each sprite's picture and place, in the same order."""
        moving = self._motion.look(world)
        moment = world.tick_count // TICKS_PER_FRAME
        scale, views, found = self._pictures.scale, self._views, []
        for sprite in sprites:
            if sprite in moving:
                pose, left = moving[sprite]
            else:
                pose, left = sprite.pose, False
            key = (sprite.kind, pose, sprite.look, sprite.size, sprite.colour, left)
            shown = views.get(key) or self._made(key)
            picture, half_width, half_height = shown[moment % len(shown)]
            x, y = sprite.x, sprite.y
            if -FAR < x < FAR and -FAR < y < FAR:
                place = round(x * scale - half_width), round(y * scale - half_height)
                found.append((picture, place))
        return found

    def _made(self, key: tuple[str, str, str, float, str, bool]) -> tuple[View, ...]:
        kind, pose, look, size, colour, left = key
        if len(self._views) >= MOST_KEPT:
            self._views.clear()
        made = [
            self._pictures.sprite(kind, drawing, size, own_colour(colour), left)
            for drawing in frames(kind, pose, look)
        ]
        views = tuple((each, each.get_width() / 2, each.get_height() / 2) for each in made)
        self._views[key] = views
        return views


def own_colour(colour: str) -> str | None:
    """The colour to paint a sprite in; None for the one it was drawn with.

    Empty is what a sprite has when nobody chose: it leaves the drawing as it is.
    """
    return colour or None
