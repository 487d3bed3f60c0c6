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
from classroom.workshop.help import HelpState, help_state, last_written, open_call
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
        if asked.wanted:
            _raise(session, room, seat, asked.document)
        else:
            _withdraw(session, room, seat)
        session.flush()
        state = help_state(session, room.at_items, seat)
    room.changes.publish()
    return state


def _raise(session: Session, room: Room, seat: int, document: str | None) -> None:
    if open_call(session, seat) or room.at_items.call(seat):
        return
    about = document or _where(session, room, seat)
    if about and is_item(about):
        room.at_items.ask(seat, about, last_written(session), room.settings.now())
    else:
        session.add(_new_call(session, room, seat, about))


def _withdraw(session: Session, room: Room, seat: int) -> None:
    room.at_items.withdraw(seat)
    call = open_call(session, seat)
    if call is not None:
        call.withdrawn_at = room.stamp()


def _where(session: Session, room: Room, seat_id: int) -> str | None:
    """What a seat has open: an item, or the last document of the workshop."""
    seat = _seat(session, seat_id)
    item = room.at_items.place(seat_id, seat.document_seq)
    return item.document if item else seat.document


def _new_call(session: Session, room: Room, seat: int, document: str | None) -> HelpCall:
    _seat(session, seat).last_seen_at = room.stamp()
    return HelpCall(seat=seat, document=document, asked_at=room.stamp())


def _seat(session: Session, seat: int) -> Seat:
    found = session.get(Seat, seat)
    if found is None:
        raise Refused(404, "unknown_seat")
    return found


def go_to(room: Room, seat: int) -> None:
    """A facilitator is on the way; nothing happens if the call was withdrawn meanwhile."""
    with room.stores.workshop.write() as session:
        _seat(session, seat)
        room.at_items.go(seat)
        call = open_call(session, seat)
        if call is not None and call.going_at is None:
            call.going_at = room.stamp()
    room.changes.publish()


def answer(room: Room, seat: int, kind: HelpKind) -> None:
    """Record how a seat was helped, asked for or not.

    Help about an aptitude item is evidence: it is written to the aptitude store, under the
    candidate's number, and nowhere else.
    """
    with room.stores.workshop.write() as session:
        item = _answer(session, room, seat, kind)
    if item:
        record_help(room, seat, item.removeprefix("item:"), kind)
    room.changes.publish()


def _answer(session: Session, room: Room, seat: int, kind: HelpKind) -> str | None:
    """Answer the call of a seat; the item that it was about, if it was about one."""
    call, waiting = open_call(session, seat), room.at_items.call(seat)
    about = waiting.document if waiting else _where(session, room, seat)
    if call is None and about and is_item(about):
        room.at_items.answered(seat, kind, last_written(session), room.settings.now())
        return about
    call = call or _new_call(session, room, seat, about)
    call.answered_at, call.kind = room.stamp(), kind
    session.add(call)
    return None
