"""Guesses at what only some may know. Nobody is locked out by what others guess.

A long secret needs no count: whoever guesses takes turns, and no more. A short one (the digits of a
card) has a budget of wrong guesses, whoever makes them, so that guessing stays hopeless.
"""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from serving.errors import Refused

REMEMBERED = 10_000


class Exhausted(Exception):
    """So much was guessed at a short secret that only a person of the room can help."""


HALF_DAY_SECONDS = 5 * 3600.0
GUESSABLE = 1000
"""At most one value in a thousand of a short secret is looked at in half a day."""


class Attempts:
    """Wrong guesses by address: after `free` of them, guesses are looked at one after the other.

    The time between two grows to `spacing` seconds; nobody waits longer than `patience`. Good
    guesses do not count, and `forget` seconds without a wrong one begin anew. `now` is a clock that
    never goes back, `sleep` waits for it.
    """

    def __init__(
        self,
        free: int = 10,
        spacing: float = 0.25,
        patience: float = 6.0,
        forget: float = 60.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.free, self.spacing, self.patience, self.forget = free, spacing, patience, forget
        self.now, self.sleep = now, sleep
        self._wrong: dict[str, _Wrong] = {}

    async def turn(self, who: str) -> None:
        """Wait for the turn of `who`: no time at all before `free` wrong guesses.

        Raises Refused `too_many_attempts` when too many wait already.
        """
        wrong = self._recent(who)
        if wrong is None or wrong.count < self.free:
            return
        now = self.now()
        starts = max(now, wrong.free_at)
        if starts - now > self.patience:
            raise Refused(429, "too_many_attempts", seconds=math.ceil(self.patience))
        wrong.free_at = starts + self._spacing(wrong.count)
        if starts > now:
            await self.sleep(starts - now)

    @contextmanager
    def guess(self, who: str) -> Iterator[None]:
        """Around one guess: a refusal (403) inside counts as wrong."""
        try:
            yield
        except Refused as error:
            if error.status == 403:
                self._remember(who)
            raise

    def _spacing(self, count: int) -> float:
        return min(self.spacing, 0.02 * 2.0 ** min(count - self.free, 16))

    def _recent(self, who: str) -> _Wrong | None:
        wrong = self._wrong.get(who)
        if wrong is not None and self.now() - wrong.last >= self.forget:
            del self._wrong[who]
            return None
        return wrong

    def _remember(self, who: str) -> None:
        wrong = self._recent(who) or _Wrong()
        wrong.count, wrong.last = wrong.count + 1, self.now()
        self._wrong.pop(who, None)
        while len(self._wrong) >= REMEMBERED:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[who] = wrong


@dataclass
class _Wrong:
    """The wrong guesses of one caller, and when the next one may be looked at."""

    count: int = 0
    last: float = 0.0
    free_at: float = 0.0


@dataclass
class _Guarded:
    """What was guessed wrong at one secret: when, and by whom."""

    at: list[float] = field(default_factory=list)
    by: dict[str, _Wrong] = field(default_factory=dict)


class Budget:
    """Wrong guesses at short secrets, counted by secret and address.

    Of a secret of `size` values, `size / GUESSABLE` are looked at in half a day, and half as many
    from one address. After `free` wrong ones an address waits: 2, 4, 8 ... `longest` seconds.
    """

    def __init__(
        self, free: int = 2, longest: float = 60.0, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.free, self.longest, self.now = free, longest, now
        self._lock = threading.Lock()
        self._guarded: dict[str, _Guarded] = {}

    @contextmanager
    def guess(self, secret: str, who: str, size: int) -> Iterator[None]:
        """Around one guess at `secret`: a refusal (403) inside counts as wrong.

        Raises, before the guess is looked at, Refused `too_many_attempts` with the seconds to wait,
        or Exhausted when the budget is spent.
        """
        before = self._take(secret, who, size)
        was_wrong = False
        try:
            yield
        except Refused as error:
            was_wrong = error.status == 403
            raise
        finally:
            if not was_wrong:
                self._give_back(secret, who, before)

    def _take(self, secret: str, who: str, size: int) -> _Wrong:
        """Count the guess as wrong until it is found right: many may be looked at together."""
        with self._lock:
            guarded = self._recent(secret)
            mine = guarded.by.setdefault(who, _Wrong())
            most = size // GUESSABLE
            if len(guarded.at) >= most or mine.count >= math.ceil(most / 2):
                raise Exhausted
            if (wait := mine.free_at - self.now()) > 0:
                raise Refused(429, "too_many_attempts", seconds=math.ceil(wait))
            before = replace(mine)
            mine.count, mine.last = mine.count + 1, self.now()
            over = mine.count - self.free
            mine.free_at = mine.last + (min(self.longest, 2.0**over) if over > 0 else 0.0)
            guarded.at.append(mine.last)
            return before

    def _give_back(self, secret: str, who: str, before: _Wrong) -> None:
        with self._lock:
            guarded = self._guarded[secret]
            guarded.by[who] = before
            guarded.at.pop()

    def _recent(self, secret: str) -> _Guarded:
        guarded = self._guarded.setdefault(secret, _Guarded())
        since = self.now() - HALF_DAY_SECONDS
        guarded.at = [at for at in guarded.at if at > since]
        guarded.by = {who: one for who, one in guarded.by.items() if one.last > since}
        return guarded
