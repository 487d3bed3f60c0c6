"""What a world looks like: pixels, not golden files, so that a drawing may be improved."""

import math
from collections.abc import Callable

import pygame
import pytest

from workshop_game.core import Sprite, Text, World
from workshop_game.stage.cast import own_colour
from workshop_game.stage.catalogue import catalogue, colour
from workshop_game.stage.draw import Painter, shown_number

Pixels = bytes


def painted(world: World, scale: float = 1, language: str = "fr") -> pygame.Surface:
    """The world painted by a painter that has never seen another."""
    painter = Painter(scale, language)
    surface = pygame.Surface(painter.size, pygame.SRCALPHA)
    painter.paint(world, surface)
    return surface


def pixels(world: World) -> Pixels:
    return pygame.image.tobytes(painted(world), "RGB")


def changed(before: World, after: World) -> pygame.Rect:
    """The part of the stage where two worlds look different."""
    one, other = painted(before), painted(after)
    mask = pygame.mask.from_threshold(one, (0, 0, 0), (1, 1, 1, 255), other)
    mask.invert()
    boxes = mask.get_bounding_rects()
    return boxes[0].unionall(boxes[1:]) if boxes else pygame.Rect(0, 0, 0, 0)


@pytest.mark.parametrize("background", catalogue()["backgrounds"])
@pytest.mark.parametrize("scale", [1, 2])
def test_a_background_fills_the_stage(background: str, scale: int) -> None:
    world = World()
    world.background = background
    surface = painted(world, scale)
    assert surface.get_size() == (640 * scale, 360 * scale)
    corners = [(0, 0), (639, 0), (0, 359), (639, 359)]
    assert all(surface.get_at((x * scale, y * scale)).a == 255 for x, y in corners)


def test_backgrounds_differ() -> None:
    seen = set()
    for background in catalogue()["backgrounds"]:
        world = World()
        world.background = background
        seen.add(pixels(world))
    assert len(seen) == len(catalogue()["backgrounds"])


@pytest.mark.parametrize("kind", catalogue()["kinds"])
def test_a_sprite_is_drawn_at_its_place(kind: str) -> None:
    world = World()
    world.sprites.append(Sprite(kind, 150, 150))
    box = changed(World(), world)
    assert abs(box.centerx - 150) < 15
    assert abs(box.centery - 150) < 15


def test_an_invisible_sprite_is_not_drawn() -> None:
    hidden = World()
    hidden.hero.visible = False
    nobody = World()
    nobody.remove(nobody.hero)
    assert pixels(hidden) == pixels(nobody) != pixels(World())


@pytest.mark.parametrize("size", [0, 0.001, -1, 3, 1e6])
def test_any_size_can_be_drawn(size: float) -> None:
    world = World()
    world.hero.size = size
    painted(world)


@pytest.mark.parametrize("place", [-1e300, 1e300, 1e9, -5, math.inf])
def test_any_place_can_be_drawn(place: float) -> None:
    world = World()
    world.hero.x = world.hero.y = place
    world.hero.saying = "Je suis loin"
    world.texts.append(Text("loin", place, place))
    painted(world)


@pytest.mark.parametrize("look", catalogue()["looks"])
@pytest.mark.parametrize("name", list(catalogue()["colours"]))
def test_the_hero_wears_the_colour_asked_for(name: str, look: str) -> None:
    world = World()
    world.hero.colour, world.hero.look = name, look
    surface = painted(world, 2)
    box = pygame.Rect(600, 456, 80, 128)
    wanted = pygame.Color(colour(name))
    count = sum(
        surface.get_at((x, y)) == wanted
        for x in range(box.left, box.right)
        for y in range(box.top, box.bottom)
    )
    assert count > 100


def test_no_colour_leaves_the_drawing_as_it_is() -> None:
    assert own_colour("") is None
    assert own_colour("blue") == "blue"


def test_a_speech_bubble_stays_on_the_stage_and_off_the_title() -> None:
    for x, y in ((5, 5), (635, 355), (320, 40), (5, 355)):
        silent, speaking = World(), World()
        for world in (silent, speaking):
            world.hero.x, world.hero.y, world.title = x, y, "L'effet d'avalanche"
        speaking.hero.saying = (
            "Une phrase assez longue pour prendre deux ou trois lignes dans la bulle"
        )
        box = changed(silent, speaking)
        assert box.width > 100
        assert pygame.Rect(0, 44, 640, 316).contains(box)


@pytest.mark.parametrize(
    "words", ["", " ", "\n", "a" * 10_000, "mot " * 500, "l1\nl2", "\0", "日本"]
)
def test_any_words_can_be_said_written_and_titled(words: str) -> None:
    world = World()
    world.hero.saying = world.title = words
    world.texts.append(Text(words, 100, 100))
    painted(world)


def test_a_text_is_written_where_it_is_asked_for() -> None:
    world = World()
    world.texts.append(Text("Osez", 100, 60, colour="yellow", size=2))
    box = changed(World(), world)
    assert abs(box.centerx - 100) < 4
    assert abs(box.centery - 60) < 8


def score(world: World) -> None:
    world.score = 3


def life(world: World) -> None:
    world.lives = 2


def level(world: World) -> None:
    world.level = 2


@pytest.mark.parametrize("change", [score, life, level])
def test_the_score_line_appears_once_something_counts(change: Callable[[World], None]) -> None:
    world = World()
    change(world)
    box = changed(World(), world)
    assert box.height > 0
    assert box.bottom < 60


def test_the_score_line_stays_when_the_counts_are_back_at_the_start() -> None:
    painter = Painter(1, "fr")
    surface = pygame.Surface(painter.size, pygame.SRCALPHA)
    world = World()
    score(world)
    painter.paint(world, surface)
    world.score = 0
    painter.paint(world, surface)
    assert pygame.image.tobytes(surface, "RGB") != pixels(World())


@pytest.mark.parametrize("lives", [-3, 0, 0.5, 3, 5, 6, 1e12])
def test_any_number_of_lives_fits(lives: float) -> None:
    world = World()
    world.lives = lives
    assert changed(World(), world).bottom < 60 or lives == 3


@pytest.mark.parametrize("state", ["won", "lost"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_last_word_is_in_the_middle(state: str, language: str) -> None:
    world = World()
    world.state = state
    box = changed(World(), world)
    assert abs(box.centerx - 320) < 3
    assert painted(world, 1, language).get_at((320, 115)) == pygame.Color(colour("stage.ink"))


def test_sparks_fly_from_what_is_lit_and_fade() -> None:
    world, calm = World(), World()
    for each in (world, calm):
        each.add(Sprite("village", 150, 150))
    calm.sprites[1].pose = "lit"
    world.light(world.sprites[1])
    for _ in range(20):
        world.step()
        calm.step()
    box = changed(calm, world)
    assert abs(box.centerx - 150) < 20
    assert box.width > 40
    for _ in range(60):
        world.step()
        calm.step()
    assert pixels(world) == pixels(calm)


def test_the_hero_is_in_front() -> None:
    world, alone = World(), World()
    alone.background = world.background = "night"
    world.sprites.append(Sprite("village", world.hero.x, world.hero.y))
    jacket = (world.hero.x - 4, world.hero.y + 8)
    assert painted(world).get_at(jacket) == painted(alone).get_at(jacket)


def test_a_painter_looks_and_does_not_touch() -> None:
    world = World()
    world.hero.saying = "Bonjour"
    before = world.state_hash()
    painted(world)
    assert world.state_hash() == before


@pytest.mark.parametrize(("value", "shown"), [(3, "3"), (3.0, "3"), (2.5, "2.5"), (-1, "-1")])
def test_numbers_are_written_as_people_read_them(value: float, shown: str) -> None:
    assert shown_number(value) == shown
