"""Careful play: look before each step, never need to be quick, and play turn by turn."""

from collections.abc import Iterator
from random import Random

from workshop_game.core import NO_INPUT, Inputs, Sprite, World
from workshop_game.core.sprite import BOXES
from workshop_game.words import Program

RIGHT, LEFT = Inputs(frozenset({"right"})), Inputs(frozenset({"left"}))
KEYS = ("left", "right", "up", "down", "space", "enter")
MARGIN = 10
"""Points kept between the hero and what falls."""
AHEAD = 34
"""Ticks to look ahead: enough to walk past the widest danger."""


def plays_carefully(program: Program, goal: str, danger: str, most_ticks: int) -> str:
    """Play until the game ends, or for ``most_ticks``; the state at the end."""
    world = program.world
    last: dict[Sprite, float] = {}
    program.start()
    for _ in range(most_ticks):
        falling = [sprite for sprite in world.sprites if sprite.kind == danger]
        speeds = {sprite: max(sprite.y - last.get(sprite, sprite.y), 1) for sprite in falling}
        last = {sprite: sprite.y for sprite in falling}
        program.tick(_decided(world, goal, speeds))
        if world.state != "playing":
            break
    return world.state


def plays_at_random(program: Program, ticks: int, seed: int) -> None:
    """Hold keys drawn from the seed, each for a fifth of a second."""
    program.start()
    chance = Random(seed)
    for tick in range(ticks):
        if tick % 12 == 0:
            held = Inputs(frozenset(chance.sample(KEYS, chance.randint(0, 2))))
        program.tick(held)


def _decided(world: World, goal: str, speeds: dict[Sprite, float]) -> Inputs:
    x = world.hero.x
    columns = list(_columns_to_avoid(world.hero, speeds))
    here = next(((left, right) for left, right in columns if left < x < right), None)
    if here:
        return LEFT if x - here[0] < here[1] - x else RIGHT
    dark = [each.x for each in world.sprites if each.kind == goal and each.pose != "lit"]
    wants_to_go = bool(dark) and max(dark) > x
    blocked = any(left < x + 4 < right for left, right in columns)
    return RIGHT if wants_to_go and not blocked else NO_INPUT


def _columns_to_avoid(hero: Sprite, speeds: dict[Sprite, float]) -> Iterator[tuple[float, float]]:
    """From where to where the hero must not be: something lands there soon."""
    _, top, _, bottom = hero.box()
    for sprite, speed in speeds.items():
        _, its_top, _, its_bottom = sprite.box()
        if its_bottom + AHEAD * speed > top and its_top < bottom:
            reach = (BOXES["hero"][0] + BOXES[sprite.kind][0]) / 2 + MARGIN
            yield sprite.x - reach, sprite.x + reach
