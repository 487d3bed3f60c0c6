"""Sparks of the avalanche."""

from workshop_game.core import Sprite, World
from workshop_game.core.particles import DIRECTIONS, LIFE_TICKS, MOST


def test_every_direction_is_one_point_long() -> None:
    assert len(set(DIRECTIONS)) == len(DIRECTIONS) == 20
    assert all(abs(x * x + y * y - 1) < 1e-12 for x, y in DIRECTIONS)


def test_lighting_throws_sparks_that_fade() -> None:
    world = World()
    village = world.add(Sprite("village", 100, 100))
    world.light(village)
    assert (village.pose, len(world.particles), world.cues) == ("lit", 20, ["spark"])
    for _ in range(LIFE_TICKS):
        world.step()
    assert world.particles == []


def test_what_is_lit_stays_as_it_is() -> None:
    world = World()
    village = world.add(Sprite("village"))
    world.light(village)
    world.light(village)
    assert len(world.particles) == 20


def test_a_great_avalanche_keeps_a_bounded_number_of_sparks() -> None:
    world = World()
    for _ in range(100):
        world.light(world.add(Sprite("village")))
    assert len(world.particles) == MOST
