"""What somebody who plays does in one tick."""

from __future__ import annotations

import string
from typing import NamedTuple

KEYS: tuple[str, ...] = (
    "left",
    "right",
    "up",
    "down",
    "space",
    "enter",
    *string.ascii_lowercase,
    *string.digits,
)


class Inputs(NamedTuple):
    """The keys held and the pointer during one tick.

    ``keys`` holds ids from ``KEYS``; ``pointer`` is ``(x, y, down)`` in stage points.
    """

    keys: frozenset[str] = frozenset()
    pointer: tuple[int, int, bool] = (0, 0, False)


NO_INPUT = Inputs()
