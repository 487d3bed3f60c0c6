"""Whose request this is: the seat, by the key that its page holds."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from classroom.room import InRoom
from classroom.stores.workshop import Token
from serving.errors import Refused
from serving.tokens import token_hash


def current_seat(request: Request, room: InRoom) -> int:
    """The seat whose token the request carries.

    Raises Refused `no_token`, `unknown_token`, or `seat_taken_over` for a key that was replaced.
    """
    with room.stores.workshop.read() as session:
        token = session.get(Token, token_hash(bearer_token(request)))
    if token is None:
        raise Refused(401, "unknown_token")
    if token.replaced_at is not None:
        raise Refused(409, "seat_taken_over")
    return token.seat


def bearer_token(request: Request) -> str:
    """The token of the `Authorization` header. Raises Refused `no_token` without one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refused(401, "no_token")
    return token.strip()


AtSeat = Annotated[int, Depends(current_seat)]
