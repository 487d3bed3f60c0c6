"""The access log: what was answered, never to whom: no address, no query, no token, no body."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("serving.access")


class AccessLog:
    """Writes one line for each answer: method, path without its query, status, milliseconds.

    Below the addresses of `silent` nothing is written: when somebody went there is nobody's to
    read. A store that fails there, or a defect, has its own line.
    """

    def __init__(self, app: ASGIApp, silent: tuple[str, ...] = ()) -> None:
        self.app = app
        self.silent = silent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and write its line."""
        if scope["type"] != "http" or scope["path"].startswith(self.silent):
            await self.app(scope, receive, send)
            return
        status = 0
        began = time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            spent = (time.perf_counter() - began) * 1000
            log.info("%s %r %s %.0f ms", scope["method"], scope["path"], status, spent)
