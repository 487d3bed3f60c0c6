"""The things on the stage."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

BOXES: dict[str, tuple[int, int]] = {
    "hero": (34, 60),
    "spark": (24, 24),
    "idea": (48, 36),
    "village": (96, 72),
    "lantern": (24, 40),
    "tree": (48, 72),
    "cloud": (80, 36),
    "cat": (36, 28),
    "goat": (48, 42),
    "cable": (64, 16),
    "screen": (48, 40),
    "rumour": (56, 36),
    "papers": (44, 40),
    "anchor": (40, 44),
    "mill": (72, 96),
}
"""Width and height of each kind at size 1, in points: what counts when two things touch."""


@dataclass(eq=False)
class Sprite:
    """One thing on the stage; ``x`` and ``y`` are its centre, speeds are points per tick.

    ``colour`` is empty for the drawing's own; ``gravity`` is what ``speed_y`` gains at each tick.
    """

    kind: str
    x: float = 0
    y: float = 0
    size: float = 1
    pose: str = "still"
    look: str = "scarf"
    colour: str = ""
    visible: bool = True
    speed_x: float = 0
    speed_y: float = 0
    gravity: float = 0
    saying: str | None = None

    def move(self) -> None:
        """Travel for one tick."""
        self.speed_y += self.gravity
        self.x += self.speed_x
        self.y += self.speed_y

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, in points."""
        width, height = BOXES[self.kind]
        half_width, half_height = width * self.size / 2, height * self.size / 2
        return (
            self.x - half_width,
            self.y - half_height,
            self.x + half_width,
            self.y + half_height,
        )

    def distance(self, other: Sprite) -> float:
        """Points between the two centres.

        A square root is exact to the last bit in every Python (IEEE 754).
        """
        return math.sqrt((self.x - other.x) ** 2 + (self.y - other.y) ** 2)

    def touches(self, other: Sprite) -> bool:
        """Whether the two boxes overlap; edges that only meet do not count."""
        left, top, right, bottom = self.box()
        other_left, other_top, other_right, other_bottom = other.box()
        across = left < other_right and other_left < right
        return across and top < other_bottom and other_top < bottom

    def as_dict(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        return asdict(self)


@dataclass(eq=False)
class Text:
    """Words written on the stage, centred on ``x``, ``y``."""

    words: str
    x: float
    y: float
    colour: str = "white"
    size: float = 1

    def as_dict(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        return asdict(self)
