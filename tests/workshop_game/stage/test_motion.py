"""Which drawing shows a sprite that moves."""

import pytest

from workshop_game.core import Sprite, World
from workshop_game.stage.motion import LEAP, Motion, Moving


def looks(*places: tuple[float, float]) -> list[str]:
    """The hero's pose at each place, one tick apart; "<" marks one turned to the left."""
    world, motion = World(), Motion()
    shown = []
    for x, y in places:
        world.hero.x, world.hero.y = x, y
        world.tick_count += 1
        look = motion.look(world)[world.hero]
        shown.append(("<" if look.left else "") + look.pose)
    return shown


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        (((100, 100), (100, 100)), ["still", "still"]),
        (((100, 100), (103, 100), (103, 100)), ["still", "walking", "still"]),
        (((100, 100), (97, 100), (97, 100)), ["still", "<walking", "<still"]),
        (((100, 100), (97, 100), (98, 100)), ["still", "<walking", "walking"]),
        (((100, 100), (102, 95)), ["still", "jumping"]),
        (((100, 100), (98, 105)), ["still", "<jumping"]),
        (((100, 100), (100 + LEAP + 1, 100)), ["still", "still"]),
    ],
)
def test_the_hero_looks_as_it_moves(places: tuple[tuple[int, int], ...], shown: list[str]) -> None:
    assert looks(*places) == shown


def test_a_pose_that_the_program_chose_is_kept() -> None:
    world, motion = World(), Motion()
    world.hero.pose = "happy"
    for _ in range(3):
        world.tick_count += 1
        world.hero.x -= 3
        look = motion.look(world)[world.hero]
    assert look == Moving("happy", True)


def test_a_cat_walks_and_a_tree_that_slides_is_a_tree() -> None:
    world, motion = World(), Motion()
    cat = world.add(Sprite("cat", 100, 100, speed_x=-1))
    tree = world.add(Sprite("tree", 100, 100, speed_x=-1))
    for _ in range(3):
        world.step()
        found = motion.look(world)
    assert found[cat] == Moving("walking", True)
    assert tree not in found


def test_looking_twice_in_a_tick_changes_nothing() -> None:
    world, motion = World(), Motion()
    motion.look(world)
    world.tick_count += 1
    world.hero.x += 3
    first = motion.look(world)
    assert motion.look(world) == first
