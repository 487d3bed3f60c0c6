"""Events: what happens at a seat, and where it stands with each step.

An event about an aptitude item says where its seat is, and is written nowhere.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.room import InRoom
from classroom.stores.workshop import Event, Progress, Seat
from classroom.web.access import AtSeat
from classroom.web.documents import HIGHEST_SEQ, DocumentName, is_item, writable
from serving.errors import Refused

router = APIRouter(prefix="/api")


class EventIn(BaseModel):
    """One thing that happened. For `checked`, data is `{"passed", "mistake", "error"}`."""

    seq: int = Field(ge=1, le=HIGHEST_SEQ)
    kind: Literal["opened", "run", "checked", "hint", "stopped"]
    document: DocumentName
    data: dict[str, Any] = {}

    def to_keep(self) -> str:
        """The data as stored."""
        return json.dumps(self.data, sort_keys=True)


class EventsIn(BaseModel):
    """Some events, in any order; sent again until they are acknowledged."""

    events: list[EventIn] = Field(max_length=1000)


class EventsOut(BaseModel):
    """All that was sent is taken in; `stored` is the highest number of the seat in the store."""

    stored: int


@router.post("/events")
def save_events(room: InRoom, seat: AtSeat, sent: EventsIn) -> EventsOut:
    """Store events, all or none. Sending the same ones again changes nothing."""
    ordered = sorted(sent.events, key=lambda event: event.seq)
    kept = [one for one in ordered if not is_item(one.document)]
    with room.stores.workshop.write() as session:
        for one in kept:
            _store(session, seat, one, room.stamp())
        if kept:
            session.get_one(Seat, seat).last_seen_at = room.stamp()
        stored = _highest(session, seat)
    for one in ordered:
        if is_item(one.document):
            room.at_items.come(seat, one.document, one.seq, room.settings.now())
    room.changes.publish()
    return EventsOut(stored=stored)


def _highest(session: Session, seat: int) -> int:
    return session.scalar(select(func.max(Event.seq)).where(Event.seat == seat)) or 0


def _store(session: Session, seat: int, one: EventIn, now: str) -> None:
    known = session.get(Event, (seat, one.seq))
    if known is None:
        _add(session, seat, one, now)
    elif (known.kind, known.document, known.data) != (one.kind, one.document, one.to_keep()):
        top = _highest(session, seat)
        raise Refused(409, "seq_conflict", document=one.document, highest=top)


def _add(session: Session, seat: int, one: EventIn, now: str) -> None:
    session.add(
        Event(
            seat=seat,
            seq=one.seq,
            kind=one.kind,
            document=one.document,
            data=one.to_keep(),
            stored_at=now,
        )
    )
    _follow(session.get_one(Seat, seat), one)
    _progress(session, seat, one, now)
    session.flush()


def _follow(seat: Seat, one: EventIn) -> None:
    """The seat is now at the document of its newest event, whatever order events come in."""
    if one.seq > seat.document_seq:
        seat.document, seat.document_seq = one.document, one.seq


def _progress(session: Session, seat: int, one: EventIn, now: str) -> None:
    result, detail = outcome(one)
    row = session.get(Progress, (seat, one.document))
    if row is None:
        row = Progress(
            seat=seat, document=one.document, event_seq=0, passed=False, detail="", at=now
        )
        row.result = "opened"
        session.add(row)
    row.passed = row.passed or result == "passed"
    if result and one.seq > row.event_seq:
        row.event_seq, row.result, row.detail, row.at = one.seq, result, detail, now


def outcome(one: EventIn) -> tuple[str, str]:
    """The result that an event shows, and the mistake or error behind it; ("", "") for none."""
    if one.kind == "checked":
        return _checked(one.data)
    if one.kind == "run" and one.data.get("error"):
        return "error", _error_type(one.data["error"])
    return ("", "") if one.kind == "hint" else (one.kind, "")


def _checked(data: dict[str, Any]) -> tuple[str, str]:
    if data.get("passed"):
        return "passed", ""
    if data.get("error"):
        return "error", _error_type(data["error"])
    return "tried", writable(str(data.get("mistake") or ""))[:100]


def _error_type(error: Any) -> str:
    """`NameError`, whether the page sent the name or the whole error."""
    name = error.get("type", "") if isinstance(error, dict) else error
    return writable(str(name))[:100]
