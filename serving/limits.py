"""Bounds: how much a request may hold.

How often one may ask is in `pace`, how much is held for whom in `holding`, how often one may guess
in `attempts`, who waits at the door in `connections`.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.errors import Refused, refused_response

BODY_KIB = 256


class BodyLimit:
    """Refuses a request body above `BODY_KIB`: at most that much of it is ever read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body within the bound, then hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            if _announced(scope) > BODY_KIB * 1024:
                raise Refused(413, "too_big", limit=BODY_KIB)
            body = await _read(receive)
        except Refused as refused:
            await refused_response(Request(scope), refused)(scope, receive, send)
            return
        if body is not None:
            await self.app(scope, _replay(body, receive), send)


def _announced(scope: Scope) -> int:
    """The length that the request says its body has; 0 when it does not say."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return max((int(value[:20]) for value in lengths if value.isdigit()), default=0)


async def _read(receive: Receive) -> bytes | None:
    """The whole body; None when its sender left before its end: half a request is none.

    Raises Refused `too_big` as soon as it passes the bound.
    """
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > BODY_KIB * 1024:
            raise Refused(413, "too_big", limit=BODY_KIB)
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body that was read, then whatever comes next."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return left.pop() if left else await receive()

    return replayed
