"""Whole numbers drawn from a seed, the same in every Python."""

from __future__ import annotations

import random


class Chance:
    """Draws that depend on the seed alone.

    ``random.Random.random`` is the one method whose sequence Python promises to keep
    between versions (library reference, "Notes on Reproducibility"), so the rest is ours.
    """

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included, whichever is larger."""
        if low > high:
            low, high = high, low
        return low + int(self._source.random() * (high - low + 1))
