"""A uvicorn server in a thread, and waiting for what it does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import uvicorn

PATIENCE_SECONDS = 60


def until(happens: Callable[[], bool]) -> None:
    """Wait for what another thread does. Raises AssertionError when it does not."""
    pause, end = threading.Event(), time.monotonic() + PATIENCE_SECONDS
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        pause.wait(0.01)


class Running:
    """Runs `server` on a port of its own choice, until the end of the block."""

    def __init__(self, server: uvicorn.Server) -> None:
        self.server = server
        self._thread = threading.Thread(target=server.run)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server.servers[0].sockets[0].getsockname()[1])

    def __enter__(self) -> Running:
        self._thread.start()
        until(lambda: self.server.started or not self._thread.is_alive())
        assert self.server.started
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.should_exit = True
        self.server.force_exit = True
        self._thread.join(60)
