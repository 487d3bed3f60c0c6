"""Tells the open boards that something changed, without saying what."""

from __future__ import annotations

import asyncio
import threading


class Changes:
    """A counter that request threads raise and that streams of the event loop wait on."""

    def __init__(self) -> None:
        self.count = 0
        self.closed = False
        self._lock = threading.Lock()
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def publish(self) -> None:
        """Something that a board shows has changed. May be called from any thread."""
        with self._lock:
            self.count += 1
            waiting, self._waiting = self._waiting, set()
        for loop, event in waiting:
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """End every wait: the server stops."""
        self.closed = True
        self.publish()

    async def after(self, seen: int, seconds: float) -> int:
        """The count once it differs from `seen`, or after `seconds` at most."""
        event = asyncio.Event()
        entry = (asyncio.get_running_loop(), event)
        with self._lock:
            if self.count != seen:
                return self.count
            self._waiting.add(entry)
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            pass  # nothing changed: the stream sends a sign of life
        finally:
            with self._lock:
                self._waiting.discard(entry)
        return self.count

    async def rest(self, seconds: float) -> None:
        """Let changes gather for a moment: a room that types is one change, not fifty."""
        await asyncio.sleep(seconds)
