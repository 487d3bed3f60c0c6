"""The headers of every answer: what a page may load, and who may frame or read it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STRICT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""For pages that the server writes itself: their own scripts and styles, and nothing else."""

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # An address may hold the secret once: it must not travel to another site.
    # Not `no-referrer`: the server's own forms would then come without their origin.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds them. Nothing here needs a secure context; no other site is let in (no CORS).

    `policies`: address -> the content policy there and below; the longest that fits counts.
    """

    def __init__(self, app: ASGIApp, policies: Mapping[str, str]) -> None:
        self.app = app
        self.policies = sorted(policies.items(), key=lambda row: len(row[0]), reverse=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), path)
            await send(message)

        await self.app(scope, receive, completed)

    def _complete(self, headers: MutableHeaders, path: str) -> None:
        for name, value in COMMON.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", self._policy(path))
        headers.setdefault("Cache-Control", "no-store")

    def _policy(self, path: str) -> str:
        fits = (policy for above, policy in self.policies if _is_below(path, above))
        return next(fits, STRICT_POLICY)


def _is_below(path: str, above: str) -> bool:
    return path == above or path.startswith(above.rstrip("/") + "/")
