"""A game as pictures, one after the other: for a notebook, which is no screen."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pygame

from workshop_game.core import HEIGHT, WIDTH, Inputs
from workshop_game.stage.draw import Painter
from workshop_game.words import Program

SECONDS = 3.0
TICKS = 60
"""Of the game, in one second."""
SHOWN = 10
"""Frames of a second that are given."""
MOST_SECONDS = 60.0


def frames(
    source: str, language: str, seconds: float = SECONDS, keys: tuple[str, ...] = ()
) -> Iterator[bytes]:
    """Play a program and give every shown frame as a PNG; `keys` are held all the time.

    Raises ProgramError where the program stops with an error.
    """
    program = Program(source, language, 1)
    program.start()
    painter, surface = Painter(1, language), pygame.Surface((WIDTH, HEIGHT))
    for tick in range(round(min(seconds, MOST_SECONDS) * TICKS)):
        if tick % (TICKS // SHOWN) == 0:
            painter.paint(program.world, surface)
            yield _png(surface)
        program.tick(Inputs(frozenset(keys)))


def _png(surface: pygame.Surface) -> bytes:
    """The picture as a file in memory."""
    made = io.BytesIO()
    pygame.image.save(surface, made, "frame.png")
    return made.getvalue()
