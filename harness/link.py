"""A network in front of a server on loopback: counts what goes through it, and can be made slow.

All connections share one token bucket, as the pages of a room share its Wi-Fi.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from types import TracebackType

PIECE = 16 * 1024
"""Bytes that one connection may send before another one has its turn."""

WHOLE = 256 * 1024
"""The same where nothing is shared out: a link without a limit should cost the measure little."""

NO_LIMIT = float("inf")


class Link:
    """Forwards a port of loopback to another one; a context manager.

    `received` counts the bytes that came from the server. `megabits` a second is what it lets
    through, all connections together; it may be changed at any time.
    """

    def __init__(self, target: int, megabits: float = NO_LIMIT) -> None:
        self.target = target
        self.megabits = megabits
        self.port = 0
        self.received = 0
        self._free_at = 0.0
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run)
        self._ready = threading.Event()

    def __enter__(self) -> Link:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._connect, "127.0.0.1", 0, backlog=256)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in self._open:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._open, return_exceptions=True))
        self._loop.close()

    async def _connect(self, asked: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            self._open.add(task)
            task.add_done_callback(self._open.discard)
        source, sink = await asyncio.open_connection("127.0.0.1", self.target, limit=WHOLE)
        try:
            await asyncio.gather(_copy(asked, sink), self._deliver(source, answer))
        finally:
            sink.close()
            answer.close()

    async def _deliver(self, source: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        with suppress(OSError):  # one side has left
            while piece := await source.read(WHOLE if self.megabits == NO_LIMIT else PIECE):
                self.received += len(piece)
                await self._wait_for_room(len(piece))
                answer.write(piece)
                await answer.drain()
            answer.write_eof()

    async def _wait_for_room(self, length: int) -> None:
        """Take the next free time of the link, and wait for it."""
        if self.megabits == NO_LIMIT:
            return
        now = self._loop.time()
        begins = max(now, self._free_at)
        self._free_at = begins + length * 8 / (self.megabits * 1_000_000)
        await asyncio.sleep(self._free_at - now)


async def _copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):  # one side has left
        while piece := await source.read(PIECE):
            sink.write(piece)
            await sink.drain()
        sink.write_eof()
