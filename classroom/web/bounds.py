"""How much one key may send to be kept: a page in good order never comes near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import Depends, Request

from classroom.room import InRoom, Room
from classroom.web.access import bearer_token
from serving.errors import Refused
from serving.tokens import token_hash

MOST_DOCUMENTS = 200
"""A course has sixty steps and items; a seat may have programs of its own beside them."""


async def within_bounds(request: Request, room: InRoom) -> None:
    """Count what a request sends to be kept.

    Raises Refused `no_token`, `seat_full`, or `too_many_documents` beyond any course.
    """
    key = token_hash(bearer_token(request))
    who = room.limits.known_keys[key]
    if who is None:
        return  # the call itself refuses a key that is not good
    size = len(await request.body())
    if not room.limits.sent.fits(who, 1, size):
        raise Refused(413, "seat_full", limit=room.limits.sent.size // 1_000_000)
    _few_documents(room, who, set(_names(await _typed(request))))
    room.limits.sent.add(who, 1, size)


def _few_documents(room: Room, who: str, names: set[str]) -> None:
    used = room.limits.documents.setdefault(who, set())
    if len(used | names) > MOST_DOCUMENTS:
        raise Refused(422, "too_many_documents", limit=MOST_DOCUMENTS)
    used |= names


async def _typed(request: Request) -> Any:
    try:
        return await request.json()
    except (ValueError, RecursionError):
        return None  # the call itself says what is wrong with it


def _names(body: Any) -> Iterator[str]:
    """The documents that a body of snapshots or events names."""
    lists = body.values() if isinstance(body, dict) else ()
    rows = [row for rows in lists if isinstance(rows, list) for row in rows]
    names = (row.get("document") for row in rows if isinstance(row, dict))
    yield from (name for name in names if isinstance(name, str))


WithinBounds = Depends(within_bounds)
