"""The world's ticks."""

from hypothesis import given
from hypothesis import strategies as st

from workshop_game.core import KEYS, Inputs, Recording, Sprite, World

inputs = st.builds(
    Inputs,
    st.frozensets(st.sampled_from(KEYS), max_size=3),
    st.tuples(st.integers(0, 640), st.integers(0, 360), st.booleans()),
)


def wander(world: World) -> None:
    """A rule that uses keys, pointer, chance and fractions."""
    world.hero.x += 1.1 * world.chance.between(-3, 3)
    if "right" in world.keys:
        world.hero.x += 0.1
    if world.pointer[2]:
        world.add(Sprite("spark", world.pointer[0], world.pointer[1], speed_y=0.3))


def play(seed: int, frames: list[Inputs]) -> World:
    world = World(seed)
    world.rules.append(lambda: wander(world))
    for frame in frames:
        world.step(frame)
    return world


@given(st.integers(0, 2**32), st.lists(inputs, max_size=40))
def test_same_seed_and_inputs_give_the_same_hash(seed: int, frames: list[Inputs]) -> None:
    assert play(seed, frames).state_hash() == play(seed, frames).state_hash()


@given(st.integers(0, 2**32), st.lists(inputs, max_size=40))
def test_a_recording_survives_json_and_replays(seed: int, frames: list[Inputs]) -> None:
    recording = Recording(seed)
    for frame in frames:
        recording.add(frame)
    again = Recording.from_json(recording.to_json())
    assert list(again.frames()) == frames
    assert len(again) == len(frames)
    assert play(again.seed, list(again.frames())).state_hash() == play(seed, frames).state_hash()


def test_the_hash_is_the_one_of_every_python() -> None:
    """The same figure is asked of Pyodide in Chromium: tests/journeys/test_parity.py."""
    world = play(7, [Inputs(frozenset({"right"}), (10, 20, True))] * 50)
    assert world.state_hash() == REFERENCE_HASH


REFERENCE_HASH = "9b2197a45e9591128ff6242a3e61d52d1e255d57c0b02361634c977aa9e98f2d"


def test_another_seed_gives_another_world() -> None:
    frames = [Inputs()] * 20
    assert play(1, frames).state_hash() != play(2, frames).state_hash()


def test_nothing_moves_while_paused() -> None:
    world = World()
    world.hero.speed_x = 2
    world.paused = True
    world.step()
    assert (world.hero.x, world.tick_count) == (320, 0)


def test_nothing_moves_once_won() -> None:
    world = World()
    world.hero.speed_x = 2
    world.state = "won"
    world.step()
    assert world.hero.x == 320


def test_speeds_are_points_per_tick() -> None:
    world = World()
    world.hero.speed_x, world.hero.speed_y = 2, -1
    for _ in range(10):
        world.step()
    assert (world.hero.x, world.hero.y) == (340, 250)


def test_sound_cues_last_one_tick() -> None:
    world = World()
    world.rules.append(lambda: world.cues.append("chime") if world.tick_count == 1 else None)
    world.step()
    assert world.cues == ["chime"]
    world.step()
    assert world.cues == []


def test_a_removed_sprite_may_be_removed_again() -> None:
    world = World()
    cloud = world.add(Sprite("cloud"))
    world.remove(cloud)
    world.remove(cloud)
    assert world.sprites == [world.hero]


def test_gravity_makes_a_fall_faster_and_faster() -> None:
    world = World()
    world.hero.gravity = 1
    world.hero.y = 0
    places = []
    for _ in range(4):
        world.step()
        places.append(world.hero.y)
    assert places == [1, 3, 6, 10]


def test_every_comes_back_at_the_same_interval() -> None:
    world = World()
    assert not world.every(3)
    seen = []
    for _ in range(9):
        world.step()
        seen.append(world.every(3))
    assert seen == [False, False, True] * 3
