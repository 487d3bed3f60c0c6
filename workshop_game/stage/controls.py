"""The keys and the pointer, from whenever they move to the tick that sees them."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_game.core import KEYS, Inputs


class Controls:
    """Remembers what is held; a key tapped between two ticks still counts for one."""

    def __init__(self) -> None:
        self._held: frozenset[str] = frozenset()
        self._tapped: frozenset[str] = frozenset()
        self._pointer: tuple[int, int, bool] = (0, 0, False)
        self._pressed = False

    def hold(self, keys: Iterable[str]) -> None:
        """These keys are held now; ids that the game does not know are left out."""
        self._held = frozenset(keys) & frozenset(KEYS)
        self._tapped |= self._held

    def point(self, x: float, y: float, down: bool) -> None:
        """The pointer is at x, y (stage points), pressed or not."""
        self._pointer = (round(x), round(y), down)
        self._pressed = self._pressed or down

    def take(self) -> Inputs:
        """The inputs of one tick."""
        x, y, down = self._pointer
        inputs = Inputs(self._held | self._tapped, (x, y, down or self._pressed))
        self._tapped, self._pressed = frozenset(), False
        return inputs

    def release(self) -> None:
        """Nothing is held any more."""
        self._held = self._tapped = frozenset()
        self._pressed = False
        self._pointer = (*self._pointer[:2], False)
