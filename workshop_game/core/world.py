"""The world: what a tick does to everything on the stage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from workshop_game.core.chance import Chance
from workshop_game.core.inputs import NO_INPUT, Inputs
from workshop_game.core.particles import MOST, Particle, burst
from workshop_game.core.sprite import Sprite, Text

WIDTH = 640
HEIGHT = 360
TICKS_PER_SECOND = 60


class World:
    """A stage of ``WIDTH`` x ``HEIGHT`` points, origin at the top left, y downwards.

    ``rules`` are called once a tick, after everything has travelled; the participant's
    program is one of them.
    """

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed
        self.chance = Chance(seed)
        self.tick_count = 0
        self.hero = Sprite("hero", WIDTH // 2, 260)
        self.sprites: list[Sprite] = [self.hero]
        self.texts: list[Text] = []
        self.particles: list[Particle] = []
        self.background = "valley"
        self.title = ""
        self.score: float = 0
        self.lives: float = 3
        self.level: float = 1
        self.state = "playing"
        self.paused = False
        self.music = ""
        self.cues: list[str] = []
        self.inputs = NO_INPUT
        self.rules: list[Callable[[], None]] = []

    @property
    def keys(self) -> frozenset[str]:
        """The keys held in this tick."""
        return self.inputs.keys

    @property
    def pointer(self) -> tuple[int, int, bool]:
        """The pointer in this tick: x, y and whether it is pressed."""
        return self.inputs.pointer

    def step(self, inputs: Inputs = NO_INPUT) -> None:
        """Live one tick; nothing happens while paused or once won or lost."""
        if self.paused or self.state != "playing":
            return
        self.inputs = inputs
        self.cues = []
        self.tick_count += 1
        for sprite in self.sprites:
            sprite.move()
        for particle in self.particles:
            particle.move()
        self.particles = [particle for particle in self.particles if particle.left > 0]
        for rule in self.rules:
            rule()

    def add(self, sprite: Sprite) -> Sprite:
        """Put a sprite on the stage, in front of the others."""
        self.sprites.append(sprite)
        return sprite

    def remove(self, sprite: Sprite) -> None:
        """Take a sprite off the stage; one that has left already may be removed again."""
        if sprite in self.sprites:
            self.sprites.remove(sprite)

    def light(self, sprite: Sprite) -> None:
        """Light a sprite, in a burst of sparks; one that is lit already stays as it is."""
        if sprite.pose == "lit":
            return
        sprite.pose = "lit"
        self.cues.append("spark")
        self.particles = (self.particles + burst(sprite.x, sprite.y))[-MOST:]

    def every(self, ticks: int) -> bool:
        """Whether this tick is one of those that come back every ``ticks`` ticks."""
        return self.tick_count > 0 and self.tick_count % ticks == 0

    def snapshot(self) -> dict[str, Any]:
        """The whole state, ready for JSON."""
        return {
            "tick": self.tick_count,
            "state": self.state,
            "background": self.background,
            "title": self.title,
            "score": self.score,
            "lives": self.lives,
            "level": self.level,
            "hero": self.hero.as_dict(),
            "sprites": [sprite.as_dict() for sprite in self.sprites],
            "texts": [text.as_dict() for text in self.texts],
            "particles": [particle.as_dict() for particle in self.particles],
            "music": self.music,
            "cues": list(self.cues),
        }

    def state_hash(self) -> str:
        """SHA-256 of the snapshot: equal worlds, equal hashes, whatever ran them.

        Numbers are written by ``repr``, which is exact for floats in every Python.
        """
        text = json.dumps(self.snapshot(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
