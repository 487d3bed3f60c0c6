"""Open connections: how long one may keep the server waiting, and who leaves when they run short.

A request that never ends costs its sender nothing, and the server a connection. So its head, its
body and the taking of its answer have a limit of time; and when no connection is left, one that
owes something makes room: first those that have not sent a whole request, then those at rest, then
those that take their answer slowly. Who waits for an answer is never sent away.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Literal

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from serving.errors import Refused
from serving.languages import LANGUAGES
from serving.wording import Wording

HEAD_SECONDS = 10.0
BODY_SECONDS = 30.0
"""What a page sends at most (256 KiB) needs 70 kbit/s; the page itself gives up after 8 seconds."""
STALL_SECONDS = 30.0
STALL_BYTES = 32 * 1024
"""What must leave within `STALL_SECONDS`: a file among 240 downloads over one Wi-Fi still does."""

MOST_CONNECTIONS = 1000
"""Four times what 40 browsers open (six each)."""
MOST_SLOW = 300
"""Each of them holds up to a megabyte of its answer."""
IN_ONE_GO = 64
"""Connections that are accepted before anything else is done: each takes the time of a request."""
QUEUE = 1024
"""Connections that the machine keeps until they are accepted."""
WANTED_FILES = 4096

NONE_FREE = Refused(503, "connections_short")
TOO_SLOW = Refused(408, "too_slow")

Stage = Literal["head", "body", "answer", "slow", "rest"]
OWING: tuple[Stage, ...] = ("head", "body")
LEAVE_IN_ORDER: tuple[tuple[Stage, ...], ...] = (OWING, ("rest",), ("slow",))


def raise_file_limit(wanted: int = WANTED_FILES) -> int:
    """Let this process open `wanted` files, or as many as the machine allows; how many it may.

    macOS starts with 256; Windows has no such limit.
    """
    try:
        import resource  # Unix alone has it
    except ImportError:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    aim = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft == resource.RLIM_INFINITY or soft >= aim:
        return wanted if soft == resource.RLIM_INFINITY else soft
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (aim, hard))
    except (OSError, ValueError):  # some machines promise more than they allow
        return soft
    return aim


def most_connections(files: int) -> int:
    """How many connections may stay open where `files` files may be: half of them at most.

    The server needs files of its own: stores, log, what it delivers.
    """
    return min(MOST_CONNECTIONS, files // 2)


class Door:
    """Who is in, and at which stage. At most `most` connections stay open at a time."""

    def __init__(self, most: int, wording: Wording) -> None:
        self.most, self.wording = most, wording
        self._stages: dict[Connection, Stage] = {}
        self._by_address: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._stages)

    def enters(self, one: Connection) -> None:
        """A connection was made; another one makes room for it, or it is told that none is free."""
        full = len(self._stages) >= self.most
        leaves = self._who_leaves() if full else None
        if full and leaves is None:
            one.leave(NONE_FREE)
            return
        self._stages[one] = "head"
        self._by_address[one.address] += 1
        if leaves is not None:
            self._send_away(leaves, NONE_FREE)

    def moves(self, one: Connection, stage: Stage) -> None:
        """A connection is at another stage; the order in a stage is the order of coming to it."""
        if one not in self._stages:
            return
        if not (stage in OWING and self._stages[one] in OWING):
            del self._stages[one]
        self._stages[one] = stage
        if stage == "slow":
            self._bound_slow_ones()

    def left(self, one: Connection) -> None:
        """A connection is over."""
        if self._stages.pop(one, None) is not None:
            self._by_address[one.address] -= 1
            if not self._by_address[one.address]:
                del self._by_address[one.address]

    def close(self) -> None:
        """The server stops: nobody waits for the rest of a request."""
        for one, stage in list(self._stages.items()):
            if stage in OWING:
                self._send_away(one, NONE_FREE)

    def _send_away(self, one: Connection, why: Refused) -> None:
        self.left(one)
        one.leave(why)

    def _bound_slow_ones(self) -> None:
        slow = [one for one, stage in self._stages.items() if stage == "slow"]
        for one in slow[:-MOST_SLOW]:
            self._send_away(one, TOO_SLOW)

    def _who_leaves(self) -> Connection | None:
        """The oldest of the first group that has any: of the address with most connections, if any.

        It is asked for at each connection of a crowd: it must stop looking as soon as it has found.
        """
        ((crowded, _),) = self._by_address.most_common(1)
        for group in LEAVE_IN_ORDER:
            theirs = (one for one in self._at(group) if one.address == crowded)
            if found := next(theirs, None) or next(self._at(group), None):
                return found
        return None

    def _at(self, group: tuple[Stage, ...]) -> Iterator[Connection]:
        """The connections at these stages, the oldest first."""
        return (one for one, stage in self._stages.items() if stage in group)

    def told(self, why: Refused) -> bytes:
        """The answer to a connection that is sent away, in both languages: its own is not known."""
        sentences = (self.wording.text(f"errors.{why.id}", language) for language in LANGUAGES)
        text = "".join(f"{sentence}\n" for sentence in sentences).encode()
        lines = (
            f"HTTP/1.1 {why.status} {HTTPStatus(why.status).phrase}",
            "Content-Type: text/plain; charset=utf-8",
            f"Content-Length: {len(text)}",
            "Retry-After: 5",
            "Connection: close",
        )
        return "\r\n".join((*lines, "", "")).encode() + text


class Connection(H11Protocol):
    """uvicorn's connection, which looks at the clock."""

    door: Door
    stage: Stage = "head"
    address = ""
    _limit: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody comes in."""
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        self._give(HEAD_SECONDS)
        self.door.enters(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Somebody has left, or was sent away."""
        self.door.left(self)
        self._give(None)
        self._watch_answer(False)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A part of a request has come, perhaps its end."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """An answer is over; what has come of the next request counts from now."""
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        """The other side does not take its answer as fast as it is made."""
        super().pause_writing()
        self._move("slow")
        self._watch_answer(True)

    def resume_writing(self) -> None:
        """It has taken it."""
        super().resume_writing()
        self._watch_answer(False)
        self._look()

    def leave(self, why: Refused) -> None:
        """End the connection; who has not begun to read an answer is told why."""
        cycle: RequestResponseCycle | None = self.cycle
        has_begun = cycle is not None and cycle.response_started and not cycle.response_complete
        if has_begun or self.flow.write_paused or self.transport.is_closing():
            self.transport.abort()  # closing would wait until the other side has read the rest
        else:
            self.transport.write(self.door.told(why))
            self.transport.close()

    def _look(self) -> None:
        """Find the stage that the connection is at; a stage that begins has its own time."""
        if not self.transport.is_closing() and (stage := self._stage()) != self.stage:
            self._move(stage)

    def _move(self, stage: Stage) -> None:
        self.stage = stage
        self._give({"head": HEAD_SECONDS, "body": BODY_SECONDS}.get(stage))
        self.door.moves(self, stage)

    def _stage(self) -> Stage:
        if self.flow.write_paused:
            return "slow"
        if self.conn.their_state is h11.SEND_BODY:
            return "body"
        if self.conn.their_state is not h11.IDLE:
            return "answer"
        cycle: RequestResponseCycle | None = self.cycle
        was_answered = cycle is not None and cycle.response_complete
        return "rest" if was_answered and not self.conn.trailing_data[0] else "head"

    def _give(self, seconds: float | None) -> None:
        if self._limit is not None:
            self._limit.cancel()
        late = self.leave
        self._limit = None if seconds is None else self.loop.call_later(seconds, late, TOO_SLOW)

    def _watch_answer(self, paused: bool) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
        self._stalled = None
        if paused:
            before = self.transport.get_write_buffer_size()
            self._stalled = self.loop.call_later(STALL_SECONDS, self._stalls, before)

    def _stalls(self, before: int) -> None:
        """Some of the answer must have left meanwhile; then it may go on."""
        if self.transport.get_write_buffer_size() > before - STALL_BYTES:
            self.transport.abort()
        else:
            self._watch_answer(True)


def behind(door: Door) -> type[asyncio.Protocol]:
    """The protocol of a server whose connections go through `door`: uvicorn's `http` setting."""
    members: dict[str, Any] = {"door": door}
    return type("ConnectionBehindDoor", (Connection,), members)
