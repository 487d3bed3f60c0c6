"""The built page and its files: immutable where the name tells the content, pre-compressed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.datastructures import Headers
from starlette.responses import FileResponse

from classroom.room import InRoom
from serving.errors import Refused

router = APIRouter()

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webp": "image/webp",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
    ".zst": "application/zstd",
}
"""Ours, not the machine's: Windows may have none for .wasm, or a wrong one for .js."""

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
HASHED = re.compile(r"[-.](?=[\w-]*[0-9A-Z])[\w-]{8,}(?:(?:\.[a-z0-9]+)+$|/)")
"""A hash ends the name of the file, or of a folder above it: it has a digit or a capital."""
FOR_EVER = "public, max-age=31536000, immutable"


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
"""What the participant's page may load."""


class _File(FileResponse):
    """Read in large pieces: each one costs a change of threads, and twelve browsers ask at once."""

    chunk_size = 1024 * 1024


@router.get("/", include_in_schema=False)
@router.head("/", include_in_schema=False)
def page(request: Request, room: InRoom) -> Response:
    """The participant's page."""
    if not (room.settings.page / "index.html").is_file():
        raise Refused(503, "page_missing")
    return file_response(request, room.settings.page, "index.html")


@router.get("/{path:path}", include_in_schema=False)
@router.head("/{path:path}", include_in_schema=False)
def asset(request: Request, room: InRoom, path: str) -> Response:
    """A file of the built page. Anything else is not found."""
    return file_response(request, room.settings.page, path)


def file_response(request: Request, root: Path, name: str) -> Response:
    """The file `name` below `root`, compressed as the client reads best.

    Raises Refused `not_found` for what is not a file below `root`, however it is spelled.
    """
    file = safe_file(root, name)
    encoding, sent = chosen_encoding(file, request.headers.get("accept-encoding", ""))
    headers = {"Cache-Control": cache_rule(name), "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    media_type = MEDIA_TYPES.get(file.suffix.lower(), "application/octet-stream")
    response = _File(sent, headers=headers, media_type=media_type, stat_result=sent.stat())
    if _unchanged(request, response.headers):
        kept = {key: response.headers[key] for key in ("etag", "cache-control", "vary")}
        return Response(status_code=304, headers=kept)
    return response


def safe_file(root: Path, name: str) -> Path:
    """The file called `name` below `root`. Raises Refused `not_found`."""
    top = root.resolve()
    try:
        file = (top / name).resolve()
        found = file.is_file()
    except (OSError, ValueError):  # a name too long, or with a zero byte
        found = False
    if not found or not file.is_relative_to(top):
        raise Refused(404, "not_found")
    return file


def chosen_encoding(file: Path, accepted: str) -> tuple[str, Path]:
    """The encoding and the file to send: a compressed neighbour that the client accepts."""
    wishes = [wish.strip().partition(";") for wish in accepted.lower().split(",")]
    readable = {name for name, _, rank in wishes if rank.replace(" ", "") not in ("q=0", "q=0.0")}
    for encoding, ending in ENCODINGS:
        neighbour = file.with_name(file.name + ending)
        if encoding in readable and neighbour.is_file():
            return encoding, neighbour
    return "", file


def cache_rule(name: str) -> str:
    """For ever when the name holds a hash of the content; else ask each time."""
    return FOR_EVER if name.startswith("assets/") and HASHED.search(name) else "no-cache"


def _unchanged(request: Request, headers: Headers) -> bool:
    asked = request.headers.get("if-none-match")
    if asked is not None:
        return headers["etag"] in asked
    since = request.headers.get("if-modified-since")
    known, changed = _moment(since or ""), _moment(headers["last-modified"])
    return known is not None and changed is not None and changed <= known


def _moment(date: str) -> datetime | None:
    """The moment of an HTTP date, in UTC; None for what is not one.

    A date that ends in `-0000` says that its zone is not known.
    """
    try:
        found = parsedate_to_datetime(date)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
