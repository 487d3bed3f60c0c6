"""The picture and the place of each sprite."""

import math

from workshop_game.core import Sprite, World
from workshop_game.stage.cast import TICKS_PER_FRAME, Cast
from workshop_game.stage.pictures import MOST_KEPT, Pictures


def test_a_sprite_is_centred_on_its_place() -> None:
    world = World()
    (picture, (left, top)), *_ = Cast(Pictures(2)).placed(world, [world.hero])
    assert (left + picture.get_width() / 2, top + picture.get_height() / 2) == (640, 520)


def test_frames_take_turns() -> None:
    world, cast, seen = World(), Cast(Pictures(1)), []
    spark = world.add(Sprite("spark", 50, 50))
    for world.tick_count in range(2 * TICKS_PER_FRAME):
        seen.append(cast.placed(world, [spark])[0][0])
    assert seen.count(seen[0]) == seen.count(seen[-1]) == TICKS_PER_FRAME


def test_each_look_has_its_own_pictures() -> None:
    world, cast, seen = World(), Cast(Pictures(1)), set()
    for world.hero.look in ("scarf", "cap", "hat", "apron"):
        seen.add(cast.placed(world, [world.hero])[0][0])
    assert len(seen) == 4


def test_what_is_nowhere_is_not_drawn() -> None:
    world, cast = World(), Cast(Pictures(1))
    for place in (math.nan, math.inf, -1e12):
        assert cast.placed(world, [Sprite("tree", place, 50), Sprite("tree", 50, place)]) == []


def test_a_sprite_of_many_sizes_does_not_fill_the_memory() -> None:
    world, cast = World(), Cast(Pictures(1))
    for step in range(2 * MOST_KEPT):
        cast.placed(world, [Sprite("spark", 50, 50, size=0.1 + step / 500)])
    assert len(cast._views) <= MOST_KEPT
