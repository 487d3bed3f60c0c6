"""How fast one may ask: nobody is shut out, whoever asks too fast waits in line.

A page that has joined is known by its key, and has a pace of its own. Whoever has no key yet is
known by an address alone, which a whole room may share: that pace is wide.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.errors import Refused, refused_response
from serving.holding import Places

REMEMBERED = 10_000


@dataclass(frozen=True)
class Rate:
    """`burst` at once, then `per_second`; who would wait more than `patience` seconds is told so.

    `at_once`: how many of one caller may wait for an answer at the same moment. `worked_on`: how
    many of all callers of this kind are worked on together; the others wait in no thread.
    """

    burst: int
    per_second: float
    patience: float
    at_once: int
    worked_on: int = 1000


KEY = Rate(burst=300, per_second=30, patience=5, at_once=12)
"""One page saves, tells and asks about twice a second, over six connections; some have two tabs."""
CALLS = Rate(burst=400, per_second=50, patience=5, at_once=400, worked_on=6)
"""Forty browsers at the door at the same moment: ten calls each."""
FILES = Rate(burst=2400, per_second=100, patience=5, at_once=400, worked_on=6)
"""Forty browsers open the page at the same moment: sixty files each."""
Lane = Literal["key", "calls", "files"]
RATES: dict[Lane, Rate] = {"key": KEY, "calls": CALLS, "files": FILES}

REFUSAL_SECONDS = 1.0
"""How long a refusal waits: who asks again at once costs the others nothing."""

CROWD = 500
CROWDED_AT_ONCE = 60
"""With a crowd of requests without a key under way, each address may have this many: whoever has
several addresses cannot hold every connection of the server.
"""


class Turns:
    """Gives each caller the moment of its next turn.

    `now` is a clock that never goes back, in seconds.
    """

    def __init__(self, rate: Rate, now: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.now = rate, now
        self._free_at: dict[str, float] = {}

    def wait(self, who: str) -> float:
        """The seconds until the turn of `who`, which is taken. Raises Refused `too_fast`."""
        now, rate = self.now(), self.rate
        free_at = max(self._free_at.pop(who, 0.0), now - rate.burst / rate.per_second)
        wait = free_at + 1 / rate.per_second - now
        taken = wait <= rate.patience
        self._free_at[who] = free_at + (1 / rate.per_second if taken else 0.0)
        while len(self._free_at) > REMEMBERED:
            self._free_at.pop(next(iter(self._free_at)))
        if not taken:
            raise Refused(429, "too_fast", seconds=math.ceil(wait))
        return max(0.0, wait)


class Pace:
    """Slows down whoever asks too fast; `known` tells the name behind a request's key, if any.

    What is below `calls`, or is no reading, costs more than a file. `now` and `sleep` are the
    clock, and how to wait for it.
    """

    def __init__(
        self,
        app: ASGIApp,
        known: Callable[[Request], str | None],
        calls: str = "/api/",
        rates: Mapping[Lane, Rate] = RATES,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.app, self.known, self.calls, self.sleep = app, known, calls, sleep
        self.held_back = Places(each=60, in_all=240)  # each of them holds a connection
        self.lanes = {lane: _Lane(rate, now) for lane, rate in rates.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when its turn has come."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        name = self.known(request)
        who = name or (request.client.host if request.client else "")
        lane = self.lanes["key" if name else self._lane(request)]
        try:
            wait = lane.enter(who)
        except Refused as refused:
            await self._hold_back(who)
            await refused_response(request, refused)(scope, receive, send)
            return
        with ExitStack() as place:
            place.callback(lane.leave, who)
            if wait:
                await self.sleep(wait)
            await lane.worked_on.acquire()
            place.callback(lane.worked_on.release)
            await self.app(scope, receive, _until_answered(place, send))

    async def _hold_back(self, who: str) -> None:
        """Let a refused caller wait for the refusal: asking again at once must not pay.

        So many wait at most: each holds a connection, of which the server has a bounded number.
        """
        if self.held_back.take(who):
            try:
                await self.sleep(REFUSAL_SECONDS)
            finally:
                self.held_back.give_back(who)

    def _lane(self, request: Request) -> Lane:
        reads = request.method in ("GET", "HEAD")
        return "files" if reads and not request.url.path.startswith(self.calls) else "calls"


def _until_answered(place: ExitStack, send: Send) -> Send:
    """A `send` that gives the place back when an answer begins: how it is taken is the door's care.

    Else whoever reads no answer would keep the places of those who do.
    """

    async def sent(message: Message) -> None:
        place.close()
        await send(message)

    return sent


class _Lane:
    """The requests of one kind of caller that wait for their answer."""

    def __init__(self, rate: Rate, now: Callable[[], float]) -> None:
        self.turns = Turns(rate, now)
        self.under_way: Counter[str] = Counter()
        self.worked_on = asyncio.Semaphore(rate.worked_on)

    def enter(self, who: str) -> float:
        """The seconds to wait. Raises Refused `too_many_at_once` or `too_fast`."""
        at_once = self.turns.rate.at_once
        if self.under_way.total() >= CROWD:
            at_once = min(at_once, CROWDED_AT_ONCE)
        if self.under_way[who] >= at_once:
            raise Refused(429, "too_many_at_once", seconds=2)
        wait = self.turns.wait(who)
        self.under_way[who] += 1
        return wait

    def leave(self, who: str) -> None:
        """One of them has its answer."""
        self.under_way[who] -= 1
        if not self.under_way[who]:
            del self.under_way[who]
