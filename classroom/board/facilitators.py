"""Who may see the board: a browser that gave the facilitator's secret, for a day."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from classroom.room import ClientAddress, InRoom, Room
from classroom.stores.workshop import FacilitatorSession
from classroom.web.access import BOARD_COOKIE as COOKIE
from serving.clock import moment
from serving.errors import Refused
from serving.tokens import new_token, token_hash

LASTS = timedelta(hours=24)


def is_facilitator(request: Request, room: Room) -> bool:
    """Whether the request carries the cookie of an open session."""
    key = token_hash(request.cookies.get(COOKIE, ""))
    with room.stores.workshop.read() as session:
        known = session.get(FacilitatorSession, key)
    if known is None or room.settings.now() - moment(known.opened_at) >= LASTS:
        return False
    room.limits.known_keys.remember(key, f"board {key}")
    return True


def facilitator(request: Request, room: InRoom) -> None:
    """Raises Refused `facilitator_only`, or `foreign_origin` for a request made by another site."""
    if not is_facilitator(request, room):
        raise Refused(401, "facilitator_only")
    same_site(request)


def same_site(request: Request) -> None:
    """Raises Refused `foreign_origin` when a browser says that another site sent a change."""
    origin = request.headers.get("origin")
    reads = request.method in ("GET", "HEAD")
    if not reads and origin and _host(origin) != request.headers.get("host"):
        raise Refused(403, "foreign_origin")


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # `http://[`, which no browser sends
        return ""


async def turn_at_the_board(request: Request, room: InRoom, address: ClientAddress) -> None:
    """Before the secret is looked at. Raises Refused `too_many_attempts`."""
    if request.method == "POST" or "secret" in request.query_params:
        await room.limits.board_guesses.turn(address)


AfterMyTurn = Depends(turn_at_the_board)
ForFacilitator = Depends(facilitator)
FromSameSite = Depends(same_site)


def open_session(room: Room, address: str, secret: str, response: Response) -> None:
    """Let the browser behind `response` in. Raises Refused `wrong_secret`."""
    with room.limits.board_guesses.guess(address):
        if not room.secrets.opens_board(secret):
            raise Refused(403, "wrong_secret")
    token = new_token()
    with room.stores.workshop.write() as session:
        session.add(FacilitatorSession(hash=token_hash(token), opened_at=room.stamp()))
    # No `secure`: the room has no certificate, and the cookie never leaves its network.
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LASTS.total_seconds()),
        path="/board",
        httponly=True,
        samesite="strict",
    )


def close_session(request: Request, room: Room, response: Response) -> None:
    """Forget the session of this browser."""
    hashed = token_hash(request.cookies.get(COOKIE, ""))
    with room.stores.workshop.write() as session:
        known = session.get(FacilitatorSession, hashed)
        if known is not None:
            session.delete(known)
    response.delete_cookie(COOKIE, path="/board", httponly=True, samesite="strict")
