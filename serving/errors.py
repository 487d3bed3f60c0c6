"""Refusals: an id for programs, a sentence for people, in the reader's language."""

from __future__ import annotations

import html
import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from serving.languages import Language, reader_language
from serving.wording import Wording

log = logging.getLogger("serving")


class Refused(Exception):
    """The request is refused: `name` is a key of `[errors]` in the sentences of the server.

    `values` fill the sentence and are given to the program beside it.
    """

    def __init__(self, status: int, name: str, **values: Any) -> None:
        super().__init__(name)
        self.status = status
        self.id = name
        self.values = values


def refusal_body(wording: Wording, name: str, language: Language, **values: Any) -> dict[str, Any]:
    """The JSON of a refusal, as the contract with the page gives it."""
    message = wording.text(f"errors.{name}", language, **values)
    return {"error": {"id": name, "message": message, **values}}


OWN_NAMES = frozenset(
    {"bad_request", "disk_full", "internal", "not_found", "store_busy", "store_unavailable"}
    | {"too_big", "too_many_attempts", "wrong_method"}
    | {"connections_short", "too_fast", "too_many_at_once", "too_slow", "unknown_host"}
)
"""The refusals that this package may give: each server has a sentence for them."""


def add_error_handlers(app: FastAPI, wording: Wording) -> None:
    """Every failure of `app` answers with an id and a message, never with a bare status.

    Raises KeyError when `[errors]` lacks a sentence that every server needs.
    """
    missing = OWN_NAMES - set(wording.table["errors"])
    if missing:
        raise KeyError(f"{wording.file.name} has no sentence for {', '.join(sorted(missing))}")
    app.state.wording = wording
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DBAPIError, _store_failed)
    app.add_exception_handler(PoolTimeout, _store_failed)
    app.add_exception_handler(Exception, _unexpected)


PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{status}</title>
<p>{message}</p>
</html>
"""


def refused_response(request: Request, error: Refused) -> Response:
    """The answer to a refused request, in the words of the server that it came to.

    JSON for a program; a page for a person who opened the address in a browser.
    """
    wording: Wording = request.app.state.wording
    language = reader_language(request)
    body = refusal_body(wording, error.id, language, **error.values)
    wait = error.status in (429, 503)
    headers = {"Retry-After": str(error.values.get("seconds", 5))} if wait else None
    if not _is_opened(request):
        return JSONResponse(body, error.status, headers=headers)
    message = html.escape(body["error"]["message"])
    page = PAGE.format(language=language, status=error.status, message=message)
    return HTMLResponse(page, error.status, headers=headers)


def _is_opened(request: Request) -> bool:
    """Whether a browser shows what comes: neither a script nor htmx asked for it."""
    by_script = "hx-request" in request.headers
    return "text/html" in request.headers.get("accept", "") and not by_script


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refused_response(request, error)


async def _bad_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    where = [str(part) for part in error.errors()[0]["loc"] if part != "body"]
    return refused_response(request, Refused(422, "bad_request", field=".".join(where) or "-"))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    ids = {404: "not_found", 405: "wrong_method"}
    refused = Refused(error.status_code, ids.get(error.status_code, "bad_request"), field="-")
    return refused_response(request, refused)


async def _store_failed(request: Request, error: Exception) -> Response:
    refused = store_refusal(error)
    log.error("store failed, answered %s: %s", refused.id, getattr(error, "orig", error))
    return refused_response(request, refused)


def store_refusal(error: Exception) -> Refused:
    """What a failing database means for the person who waits for an answer."""
    text = str(getattr(error, "orig", error)).lower()
    if "full" in text or "no space" in text:
        return Refused(503, "disk_full")
    if "locked" in text or "busy" in text or isinstance(error, PoolTimeout):
        return Refused(503, "store_busy")
    return Refused(503, "store_unavailable")


async def _unexpected(request: Request, _error: Exception) -> Response:
    # Starlette raises it again after this answer, and the server logs it once with its traceback.
    return refused_response(request, Refused(500, "internal"))
