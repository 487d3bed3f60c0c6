"""The headers of every answer: what a page may load, and who may frame or read it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "worker-src 'self' blob:",
        # `data:` is how the unpacker of large files (zstddec) loads itself.
        "connect-src 'self' blob: data:",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        # CodeMirror writes its rules into a style element.
        "style-src 'self' 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
BOARD_POLICY = "; ".join(
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
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The address of the board may hold the secret once: it must not travel to another site.
    # Not `no-referrer`: the board's own forms would then come without their origin.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds them. Nothing here needs a secure context; no other site is let in (no CORS)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(MutableHeaders(scope=message), path)
            await send(message)

        await self.app(scope, receive, completed)


def _complete(headers: MutableHeaders, path: str) -> None:
    for name, value in COMMON.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", _policy(path))
    headers.setdefault("Cache-Control", "no-store")


def _policy(path: str) -> str:
    if path == "/board" or path.startswith("/board/"):
        return BOARD_POLICY
    return PAGE_POLICY
