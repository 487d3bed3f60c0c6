"""Drawings as surfaces: their size, their sharpness, how many are kept."""

from functools import partial

import pygame

from workshop_game.stage.pictures import LARGEST, Pictures, Shelf, pictures_at


def test_a_sprite_is_rendered_at_the_size_it_is_shown() -> None:
    for scale in (1, 2, 1.5):
        sprite = Pictures(scale).sprite("hero", "hero_scarf_still", 2, None, False)
        assert sprite.get_size() == (96 * scale, 128 * scale)


def test_a_giant_is_bounded() -> None:
    sprite = Pictures(1).sprite("spark", "spark_still_1", 1e9, None, False)
    assert sprite.get_size() == (LARGEST, LARGEST)


def test_to_the_left_is_the_mirror_of_to_the_right() -> None:
    pictures = Pictures(1)
    right = pictures.sprite("cat", "cat_still", 1, None, False)
    left = pictures.sprite("cat", "cat_still", 1, None, True)
    mirrored = pygame.transform.flip(right, True, False)
    assert pygame.image.tobytes(left, "RGBA") == pygame.image.tobytes(mirrored, "RGBA")


def test_a_shelf_keeps_what_is_used_and_lets_the_rest_go() -> None:
    shelf = Shelf(2)
    made: list[str] = []

    def make(name: str) -> pygame.Surface:
        made.append(name)
        return pygame.Surface((1, 1))

    for name in ("a", "b", "a", "c", "a", "b"):
        shelf.get(name, partial(make, name))
    assert made == ["a", "b", "c", "b"]


def test_a_sprite_that_grows_for_an_hour_does_not_fill_the_memory() -> None:
    pictures = Pictures(1)
    for step in range(3_000):
        pictures.sprite("spark", "spark_still_1", 0.1 + step / 500, None, False)
    assert len(pictures._shelf._kept) <= 600


def test_one_set_of_pictures_per_scale() -> None:
    assert pictures_at(2) is pictures_at(2) is not pictures_at(1)
