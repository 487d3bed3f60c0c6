"""What a person sees while the set-up works: step n of m, what, and for how long."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bootstrap.messages import text

# A log is not a screen: there, a line now and then is enough.
SECONDS_BETWEEN_LINES = 15.0


class Progress:
    """One line per phase, redrawn on a terminal, repeated now and then in a log."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.number = 0
        self._label = ""
        self._started = 0.0
        self._shown_at = 0.0
        self._width = 0
        self._redraws = sys.stdout.isatty()

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Show a phase from its start to its end."""
        self.number += 1
        self._label = f"[{self.number}/{self.total}] {text(name)}"
        self._started = time.monotonic()
        self._show("")
        try:
            yield
        except BaseException:
            self._end_line()
            raise
        self._show(text("phase_done", seconds=self._elapsed()), last=True)

    def update(self, detail: str) -> None:
        """Show how far the phase is; `detail` may be empty."""
        quiet_for = time.monotonic() - self._shown_at
        if self._redraws or quiet_for >= SECONDS_BETWEEN_LINES:
            seconds = f"{self._elapsed()} s"
            self._show(f"{detail}, {seconds}" if detail else seconds)

    def _elapsed(self) -> int:
        return round(time.monotonic() - self._started)

    def _show(self, detail: str, *, last: bool = False) -> None:
        line = f"{self._label} ... {detail}".rstrip()
        self._shown_at = time.monotonic()
        if not self._redraws:
            print(line, flush=True)
            return
        print("\r" + line.ljust(self._width), end="", flush=True)
        self._width = len(line)
        if last:
            self._end_line()

    def _end_line(self) -> None:
        if self._redraws:
            print(flush=True)
        self._width = 0
