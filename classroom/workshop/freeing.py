"""Seats that somebody took and never used: found, and given back to the room."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from classroom.at_items import AtItems
from classroom.links import became_candidates
from classroom.room import Room
from classroom.secrets import Entry
from classroom.stores.workshop import Event, HelpCall, Seat, Snapshot, Token
from serving.errors import Refused

FREED = "-"
"""A freed seat keeps its row and its number under no animal (`-12`): a number is never given to
another person, whatever was written under it elsewhere."""


def unopened(session: Session, at_items: AtItems) -> list[Seat]:
    """The seats that never opened a step or an exercise and never saved a program."""
    opened = exists().where(Event.seat == Seat.id) | exists().where(Snapshot.seat == Seat.id)
    found = session.scalars(select(Seat).where(is_taken(), ~opened).order_by(Seat.id))
    return [seat for seat in found if at_items.place(seat.id, 0) is None]


def is_taken() -> ColumnElement[bool]:
    """The condition that a seat has an animal: it was not freed."""
    return Seat.animal.not_like(f"{FREED}%")


def free_unopened(room: Room, seats: Iterable[int]) -> int:
    """Give the animals of `seats` back, of those that are still unopened; how many there were.

    Their pages are asked to come in again; so is somebody who was called to such a seat.
    """
    wanted = set(seats) - became_candidates(room)
    with room.stores.workshop.write() as session:
        found = [seat for seat in unopened(session, room.at_items) if seat.id in wanted]
        freed = [seat.id for seat in found]
        for seat in found:
            _free(session, seat, room.stamp())
    for number in freed:
        room.entries.close(number)
    room.changes.publish()
    return len(freed)


def _free(session: Session, seat: Seat, now: str) -> None:
    for token in session.scalars(select(Token).where(Token.seat == seat.id)):
        session.delete(token)
    waiting = (HelpCall.seat == seat.id) & HelpCall.answered_at.is_(None)
    for call in session.scalars(select(HelpCall).where(waiting)):
        call.withdrawn_at = call.withdrawn_at or now
    seat.animal = f"{FREED}{seat.id}"


def let_in(room: Room, seat: int) -> Entry:
    """Open an entry to a seat for one person. Raises Refused `unknown_seat`."""
    with room.stores.workshop.read() as session:
        found = session.scalar(select(Seat.id).where(Seat.id == seat, is_taken()))
    if found is None:
        raise Refused(404, "unknown_seat")
    entry = room.entries.open(seat)
    room.changes.publish()
    return entry
