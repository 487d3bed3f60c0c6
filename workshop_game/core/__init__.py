"""The world of the game: ticks, sprites, rules and replay, with the standard library alone.

The same seed and the same inputs give the same state hash in CPython and in Pyodide: the
core uses only operations that IEEE 754 defines exactly (no sine, no logarithm), its own
draw of whole numbers, and no clock.
"""

from workshop_game.core.inputs import KEYS, NO_INPUT, Inputs
from workshop_game.core.particles import Particle
from workshop_game.core.recording import Recording
from workshop_game.core.sprite import BOXES, Sprite, Text
from workshop_game.core.world import HEIGHT, TICKS_PER_SECOND, WIDTH, World

__all__ = [
    "BOXES",
    "HEIGHT",
    "KEYS",
    "NO_INPUT",
    "TICKS_PER_SECOND",
    "WIDTH",
    "Inputs",
    "Particle",
    "Recording",
    "Sprite",
    "Text",
    "World",
]
