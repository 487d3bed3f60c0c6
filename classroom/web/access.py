"""Whose request this is: the seat, by the key that its page holds."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from classroom.room import InRoom, Room
from classroom.stores.workshop import Token
from serving.errors import Refused
from serving.tokens import token_hash

BOARD_COOKIE = "facilitator"


def current_seat(request: Request, room: InRoom) -> int:
    """The seat whose token the request carries.

    Raises Refused `no_token`, `unknown_token`, or `seat_taken_over` for a key that was replaced.
    """
    key = token_hash(bearer_token(request))
    with room.stores.workshop.read() as session:
        token = session.get(Token, key)
    if token is None:
        raise Refused(401, "unknown_token")
    if token.replaced_at is not None:
        raise Refused(409, "seat_taken_over")
    room.limits.known_keys.remember(key, f"seat {token.seat}")
    return token.seat


def name_behind(request: Request, room: Room) -> str | None:
    """The name behind the key of a request, for pace and bounds: of a page, or of a board."""
    _, _, token = request.headers.get("authorization", "").partition(" ")
    key = token.strip() or request.cookies.get(BOARD_COOKIE, "")
    return room.limits.known_keys[token_hash(key)] if key else None


def bearer_token(request: Request) -> str:
    """The token of the `Authorization` header. Raises Refused `no_token` without one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refused(401, "no_token")
    return token.strip()


AtSeat = Annotated[int, Depends(current_seat)]
