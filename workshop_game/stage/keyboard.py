"""Which of pygame's keys is which key of the game."""

from __future__ import annotations

import string
from collections.abc import Iterable

import pygame

NAMED = {
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_SPACE: "space",
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
}


def key_id(key: int) -> str | None:
    """The game's name of a key, or None; letters follow the keyboard's layout."""
    if key in NAMED:
        return NAMED[key]
    name = pygame.key.name(key).strip("[]")  # the digits of the keypad are named "[3]"
    usual = len(name) == 1 and name in string.ascii_lowercase + string.digits
    return name if usual else None


def key_ids(keys: Iterable[int]) -> frozenset[str]:
    """The game's names of the keys that it knows."""
    return frozenset(id for id in map(key_id, keys) if id)
