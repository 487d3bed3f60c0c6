"""Bounds: how much a request may hold, how often someone may guess."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.errors import Refused, refused_response

BODY_KIB = 256
REMEMBERED = 10_000


class Attempts:
    """Counts wrong guesses by address (or by card): `limit` within `window` seconds, then wait.

    Good guesses are not counted: twelve people behind one address join without waiting.
    """

    def __init__(self, now: Callable[[], datetime], limit: int = 10, window: float = 60.0) -> None:
        self.now, self.limit, self.window = now, limit, window
        self._wrong: dict[str, deque[float]] = {}

    @contextmanager
    def guess(self, who: str) -> Iterator[None]:
        """Around one guess: a refusal (403) inside counts as wrong.

        Raises Refused `too_many_attempts`, with the seconds to wait, before the guess is looked
        at.
        """
        wrong = self._recent(who)
        if len(wrong) >= self.limit:
            wait = math.ceil(wrong[0] + self.window - self.now().timestamp())
            raise Refused(429, "too_many_attempts", seconds=max(1, wait))
        try:
            yield
        except Refused as error:
            if error.status == 403:
                self._remember(who, wrong)
            raise

    def _recent(self, who: str) -> deque[float]:
        wrong = self._wrong.get(who, deque())
        while wrong and wrong[0] <= self.now().timestamp() - self.window:
            wrong.popleft()
        if not wrong:
            self._wrong.pop(who, None)
        return wrong

    def _remember(self, who: str, wrong: deque[float]) -> None:
        while len(self._wrong) >= REMEMBERED:
            self._wrong.pop(next(iter(self._wrong)))
        wrong.append(self.now().timestamp())
        self._wrong[who] = wrong


class BodyLimit:
    """Refuses a request body above `BODY_KIB`: at most that much of it is ever read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body within the bound, then hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body = None if _announced(scope) > BODY_KIB * 1024 else await _read(receive)
        if body is None:
            refused = Refused(413, "too_big", limit=BODY_KIB)
            await refused_response(Request(scope), refused)(scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)


def _announced(scope: Scope) -> int:
    """The length that the request says its body has; 0 when it does not say."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return max((int(value) for value in lengths if value.isdigit()), default=0)


async def _read(receive: Receive) -> bytes | None:
    """The whole body, or None as soon as it passes the bound."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > BODY_KIB * 1024:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body that was read, then whatever comes next."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return left.pop() if left else await receive()

    return replayed
