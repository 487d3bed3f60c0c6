"""Sparks that fly off and fade: what makes the avalanche seen. They touch nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

LIFE_TICKS = 45
MOST = 600
"""More are not seen as more; the oldest go first."""

FALL = 0.04
"""Points per tick that a spark falls faster at each tick."""

# Points on a circle with whole sides (3-4-5 and 5-12-13 triangles), so that every Python and
# every processor has the same directions to the last bit.
DIRECTIONS: tuple[tuple[float, float], ...] = tuple(
    (x / scale, y / scale)
    for scale, pairs in (
        (5, ((5, 0), (4, 3), (3, 4))),
        (13, ((12, 5), (5, 12))),
    )
    for a, b in pairs
    for x, y in ((a, b), (-b, a), (-a, -b), (b, -a))
)


@dataclass
class Particle:
    """One spark: place and speed in points, and the ticks it still lives."""

    x: float
    y: float
    speed_x: float
    speed_y: float
    left: int = LIFE_TICKS

    def move(self) -> None:
        """Travel for one tick."""
        self.speed_y += FALL
        self.x += self.speed_x
        self.y += self.speed_y
        self.left -= 1

    def as_dict(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        return asdict(self)


def burst(x: float, y: float, force: float = 2) -> list[Particle]:
    """Sparks from one point in every direction, ``force`` points per tick fast."""
    return [Particle(x, y, way_x * force, way_y * force - 0.5) for way_x, way_y in DIRECTIONS]
