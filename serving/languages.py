"""Which of the two languages a reader wants: asked for, remembered, or the browser's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from starlette.requests import HTTPConnection

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
COOKIE = "language"


def chosen_language(request: HTTPConnection) -> Language | None:
    """What the reader asked for: `?language=`, else the cookie that remembers it."""
    asked = (request.query_params.get("language", ""), request.cookies.get(COOKIE, ""))
    return _first_known(asked)


def reader_language(request: HTTPConnection) -> Language:
    """What the reader chose, else the first of `Accept-Language` we have, else French."""
    preferred = _preferred(request.headers.get("accept-language", ""))
    return chosen_language(request) or _first_known(preferred) or "fr"


def _first_known(wishes: Iterable[str]) -> Language | None:
    known = {str(language): language for language in LANGUAGES}
    return next((known[wish] for wish in wishes if wish in known), None)


def _preferred(header: str) -> list[str]:
    """The two-letter codes of an `Accept-Language` header, most wanted first."""
    wishes = []
    for place, part in enumerate(header.split(",")):
        code, _, quality = part.strip().partition(";q=")
        wishes.append((-_number(quality), place, code[:2].lower()))
    return [code for _, _, code in sorted(wishes)]


def _number(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
