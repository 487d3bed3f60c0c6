"""Sound on the desktop: what a world asks for, or silence where there is no sound card."""

from __future__ import annotations

import pygame

from workshop_game.assets import ASSETS
from workshop_game.assets.notes import RATE, samples, tune
from workshop_game.core import World

QUIET = 0.5
"""Music is softer than sounds."""


class Speaker:
    """Plays the cues of each tick, and a tune for as long as the world asks for it."""

    def __init__(self) -> None:
        self._works = _mixer()
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._tune = ""
        self._music: pygame.mixer.Sound | None = None

    def hear(self, world: World) -> None:
        """Play what the world asks for in this tick."""
        if not self._works:
            return
        for name in dict.fromkeys(world.cues):
            self._sound(name).play()
        if world.music != self._tune:
            self._change_tune(world.music)

    def _sound(self, name: str) -> pygame.mixer.Sound:
        if name not in self._sounds:
            self._sounds[name] = pygame.mixer.Sound(ASSETS / "sounds" / f"{name}.wav")
        return self._sounds[name]

    def _change_tune(self, name: str) -> None:
        if self._music:
            self._music.fadeout(500)
        self._tune = name
        self._music = pygame.mixer.Sound(buffer=samples(*tune(name)).tobytes()) if name else None
        if self._music:
            self._music.set_volume(QUIET)
            self._music.play(loops=-1)


def _mixer() -> bool:
    """Open the sound card; whether there is one."""
    try:
        pygame.mixer.init(RATE, -16, 1, allowedchanges=0)
    except pygame.error:
        return False
    return True
