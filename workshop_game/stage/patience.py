"""Stops a program that goes round in circles while it is played live.

Checks count rounds (the same verdict everywhere); here, with a person waiting, seconds count.
"""

from __future__ import annotations

from collections.abc import Callable

from workshop_game.words import Budget, EndlessLoop

SECONDS = 3.0
"""How long the top level or one tick may take before the program is stopped."""

GLANCE = 500
"""Rounds of a loop between two looks at the clock."""


class Patience(Budget):
    """A budget of seconds, given anew by ``begin`` before each tick; ``clock`` tells seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(GLANCE)
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """Be patient from now on for ``SECONDS``."""
        self._deadline = self._clock() + SECONDS
        self.left = GLANCE

    def spend(self, rounds: int = 1) -> bool:
        """Count a round, or several; now and then, look at the clock.

        Raises:
            EndlessLoop: the seconds are over.
        """
        self.left -= rounds
        if self.left < 0:
            self.left = GLANCE
            if self._clock() > self._deadline:
                raise EndlessLoop
        return True
