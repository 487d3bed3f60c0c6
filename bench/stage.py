"""The stage against plain pygame drawing the same scene in the same run: `python -m bench.stage`.

The two take turns, picture by picture, so that a busy machine slows both alike. Plain pygame is
what a careful person would write: pictures made beforehand, one call that draws them all.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_game.core import HEIGHT, WIDTH, Sprite, World

if TYPE_CHECKING:
    from workshop_game.stage.draw import Painter
    from workshop_game.stage.frame import Frame

SPRITES = 200
PICTURES = 300
AT_ONCE = 5
"""Pictures between two looks at the clock."""

KINDS = ("spark", "idea", "lantern", "tree", "cat")


def main() -> None:
    """Print the median milliseconds of one picture, and how much longer the stage takes."""
    from rich.console import Console  # here: `compare` runs in the browser too, without Rich
    from rich.table import Table

    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    table = Table("scale", "stage ms", "plain pygame ms", "ratio", "with the ticks ms")
    for scale in (1, 2):
        stage, plain, lived = compare(scale, PICTURES)
        row = (f"{stage:.3f}", f"{plain:.3f}", f"{stage / plain:.2f}", f"{lived:.3f}")
        table.add_row(str(scale), *row)
    Console().print(table)


def compare(scale: float, pictures: int) -> tuple[float, float, float]:
    """Median milliseconds: the stage's painting, plain pygame's, a tick and its painting."""
    from workshop_game.stage.draw import Painter
    from workshop_game.stage.frame import Frame

    world = crowd(SPRITES)
    painter = Painter(scale, "fr")
    frame = Frame(painter.size)
    plain = plain_painter(world, scale)
    times: dict[str, list[float]] = {"stage": [], "plain": [], "lived": []}
    for _ in range(pictures // AT_ONCE):
        times["lived"].append(timed(lambda: live(world, painter, frame)))
        times["stage"].append(timed(lambda: painter.paint(world, frame.surface)))
        times["plain"].append(timed(plain))
    stage, drawn, lived = (statistics.median(times[name]) for name in ("stage", "plain", "lived"))
    return stage, drawn, lived


def crowd(count: int) -> World:
    """A world with so many sprites, each on its way."""
    world = World(seed=1)
    for index in range(count - 1):
        x, y = world.chance.between(0, WIDTH), world.chance.between(0, HEIGHT)
        sprite = Sprite(KINDS[index % len(KINDS)], x, y, speed_x=(index % 7 - 3) / 4)
        world.add(sprite)
    return world


def plain_painter(world: World, scale: float) -> Callable[[], None]:
    """Draws the same sprites at the same places with pygame alone."""
    from workshop_game.stage.catalogue import frames
    from workshop_game.stage.frame import Frame
    from workshop_game.stage.pictures import Pictures

    pictures = Pictures(scale)
    surface = Frame((round(WIDTH * scale), round(HEIGHT * scale))).surface
    background = pictures.background(world.background)
    drawn = {
        sprite: pictures.sprite(
            sprite.kind, frames(sprite.kind, "still", "scarf")[0], 1, None, False
        )
        for sprite in world.sprites
    }

    def paint() -> None:
        surface.blit(background, (0, 0))
        surface.blits(
            [
                (
                    picture,
                    (
                        round(sprite.x * scale) - picture.get_width() // 2,
                        round(sprite.y * scale) - picture.get_height() // 2,
                    ),
                )
                for sprite, picture in drawn.items()
            ],
            doreturn=False,
        )

    return paint


def live(world: World, painter: Painter, frame: Frame) -> None:
    """One tick and its picture."""
    world.step()
    painter.paint(world, frame.surface)


def timed(action: Callable[[], None]) -> float:
    """Milliseconds that one of a few calls takes: a browser's clock is too coarse for one."""
    begun = time.perf_counter()
    for _ in range(AT_ONCE):
        action()
    return 1000 * (time.perf_counter() - begun) / AT_ONCE


if __name__ == "__main__":
    main()
