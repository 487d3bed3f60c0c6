"""What a program prints, on its way to the page: gathered, and limited."""

from __future__ import annotations

from collections.abc import Callable

MOST = 20_000
"""Characters of one run that are forwarded."""

PARCEL = 2_000
"""Characters that are sent without waiting for the end of the tick."""


class Printed:
    """Gathers printed text and sends it in parcels; says once when it sends no more."""

    def __init__(self, send: Callable[[str], None], enough: str) -> None:
        self._send = send
        self._enough = enough
        self._left = MOST
        self._waiting = ""

    def write(self, text: str) -> None:
        """Take what the program prints."""
        if self._left <= 0:
            return
        self._waiting += text[: self._left]
        self._left -= len(text)
        if self._left <= 0:
            self._waiting += f"\n{self._enough}\n"
        if len(self._waiting) >= PARCEL:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        if self._waiting:
            self._send(self._waiting)
            self._waiting = ""
