"""A steady 60 ticks a second, whatever the pace of the pictures."""

from __future__ import annotations

from workshop_game.core import TICKS_PER_SECOND

MOST_AT_ONCE = 4
"""Ticks lived for one picture; after a longer wait the game goes on from where it was."""


class SteadyClock:
    """Says how many ticks are due at each picture."""

    def __init__(self) -> None:
        self.pace = 1.0
        """1 is real time, 0.25 four times slower."""
        self._owed = 0.0
        self._last: float | None = None

    def due(self, now: float) -> int:
        """The ticks to live now; ``now`` in seconds."""
        passed = 0.0 if self._last is None else max(0.0, now - self._last)
        self._last = now
        self._owed += passed * TICKS_PER_SECOND * self.pace
        ticks = int(self._owed + 1e-6)
        self._owed -= ticks
        return min(ticks, MOST_AT_ONCE)

    def forget(self) -> None:
        """Start anew: the time of a pause is not owed."""
        self._owed, self._last = 0.0, None
