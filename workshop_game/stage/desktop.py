"""The game in a window of the desktop: P pauses, N goes on by one tick, Escape closes."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from workshop_game.core import TICKS_PER_SECOND, Inputs, Recording
from workshop_game.stage.clock import SteadyClock
from workshop_game.stage.controls import Controls
from workshop_game.stage.draw import Painter, sentence
from workshop_game.stage.keyboard import key_ids
from workshop_game.stage.speaker import Speaker
from workshop_game.words import Program


def play(program: Program, scale: float = 2, recording: Recording | None = None) -> None:
    """Start ``program`` and play it in a window until somebody closes it.

    ``scale`` is the number of pixels per stage point. With a ``recording``, its inputs are
    played instead of the keyboard's, and the window stays open after them.

    Raises:
        ProgramError: the program stopped; the window is closed by then.
    """
    program.start()
    pygame.display.init()
    try:
        _Window(program, scale, recording).run()
    finally:
        pygame.mixer.quit()
        pygame.display.quit()  # not pygame.quit(): the fonts that are kept would be lost


class _Window:
    """The window, and what is done in it."""

    def __init__(self, program: Program, scale: float, recording: Recording | None) -> None:
        self._program = program
        self._painter = Painter(scale, program.language)
        self._screen = pygame.display.set_mode(self._painter.size)
        pygame.display.set_caption(program.world.title or "Atelier")
        self._controls = Controls()
        self._replayed: Iterator[Inputs] | None = recording.frames() if recording else None
        self._held: set[int] = set()
        self._clock = SteadyClock()
        self._speaker = Speaker()
        self._paused = False
        self._open = True

    def run(self) -> None:
        """Until the window is closed."""
        pace = pygame.time.Clock()
        self._speaker.hear(self._program.world)
        while self._open:
            for event in pygame.event.get():
                self._hear(event)
            due = self._clock.due(pygame.time.get_ticks() / 1000)
            for _ in range(0 if self._paused else due):
                self._tick()
            self._paint()
            pace.tick(TICKS_PER_SECOND)

    def _hear(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self._open = False
        elif event.type == pygame.KEYDOWN:
            self._press(event.key)
        elif event.type == pygame.KEYUP:
            self._held.discard(event.key)
            self._controls.hold(key_ids(self._held))
        elif event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            x, y = (along / self._painter.scale for along in event.pos)
            self._controls.point(x, y, pygame.mouse.get_pressed()[0])

    def _press(self, key: int) -> None:
        if key == pygame.K_ESCAPE:
            self._open = False
        elif key == pygame.K_p:
            self._paused = not self._paused
        elif key == pygame.K_n and self._paused:
            self._tick()
        self._held.add(key)
        self._controls.hold(key_ids(self._held))

    def _tick(self) -> None:
        inputs = next(self._replayed, None) if self._replayed else self._controls.take()
        if inputs is None or self._program.world.state != "playing":
            return
        self._program.tick(inputs)
        self._speaker.hear(self._program.world)

    def _paint(self) -> None:
        self._painter.paint(self._program.world, self._screen)
        if self._paused:
            self._painter.caption(self._screen, sentence("paused", self._program.language))
        pygame.display.flip()
