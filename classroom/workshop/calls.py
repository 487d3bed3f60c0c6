"""The two sides of a call for help over HTTP: the seat that calls, the facilitator who answers."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.orm import Session

from classroom.links import record_help
from classroom.room import InRoom, Room
from classroom.stores.workshop import HelpCall, HelpKind, Seat
from classroom.web.access import AtSeat
from classroom.web.documents import DocumentName, is_item
from classroom.workshop.help import HelpState, help_state, open_call
from serving.errors import Refused

router = APIRouter(prefix="/api")


class HelpIn(BaseModel):
    """Raise the flag, or take it back. `document`: what it is about, else the last opened."""

    wanted: bool
    document: DocumentName | None = None


@router.post("/help")
def ask_for_help(room: InRoom, seat: AtSeat, asked: HelpIn) -> HelpState:
    """Raise or withdraw the flag of one's own seat; asking twice keeps the first place."""
    with room.stores.workshop.write() as session:
        call = open_call(session, seat)
        if asked.wanted and call is None:
            session.add(_new_call(session, room, seat, asked.document))
        elif not asked.wanted and call is not None:
            call.withdrawn_at = room.stamp()
        session.flush()
        state = help_state(session, seat)
    room.changes.publish()
    return state


def _new_call(session: Session, room: Room, seat_id: int, document: str | None) -> HelpCall:
    seat = _seat(session, seat_id)
    seat.last_seen_at = room.stamp()
    return HelpCall(seat=seat_id, document=document or seat.document, asked_at=room.stamp())


def _seat(session: Session, seat: int) -> Seat:
    found = session.get(Seat, seat)
    if found is None:
        raise Refused(404, "unknown_seat")
    return found


def go_to(room: Room, seat: int) -> None:
    """A facilitator is on the way; nothing happens if the call was withdrawn meanwhile."""
    with room.stores.workshop.write() as session:
        _seat(session, seat)
        call = open_call(session, seat)
        if call is not None and call.going_at is None:
            call.going_at = room.stamp()
    room.changes.publish()


def answer(room: Room, seat: int, kind: HelpKind) -> None:
    """Record how a seat was helped, asked for or not.

    Help about an aptitude item is evidence: it is also written to the aptitude store, under
    the candidate's number alone.
    """
    with room.stores.workshop.write() as session:
        call = open_call(session, seat) or _new_call(session, room, seat, None)
        call.answered_at, call.kind = room.stamp(), kind
        session.add(call)
        document = call.document
    if document and is_item(document):
        record_help(room, seat, document.removeprefix("item:"), kind)
    room.changes.publish()
