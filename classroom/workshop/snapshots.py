"""Snapshots: every version of a seat's work, on the disk before the answer (`Store.write`)."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.room import InRoom, Room
from classroom.stores.workshop import Seat, Snapshot
from classroom.web.access import AtSeat
from classroom.web.documents import HIGHEST_SEQ, DocumentName, Text, check_source, is_item
from serving.errors import Refused

router = APIRouter(prefix="/api")


class SnapshotIn(BaseModel):
    """One version of one document. `at` is the page's own clock, kept as it is."""

    document: DocumentName
    seq: int = Field(ge=1, le=HIGHEST_SEQ)
    source: Text
    at: Text = Field(max_length=40)


class SnapshotsIn(BaseModel):
    """Some versions, in any order; sent again until they are acknowledged."""

    snapshots: list[SnapshotIn] = Field(max_length=1000)


class SnapshotsOut(BaseModel):
    """All that was sent is stored. For each document of it, the highest number stored."""

    stored: dict[str, int]


@router.post("/snapshots")
def save_snapshots(room: InRoom, seat: AtSeat, sent: SnapshotsIn) -> SnapshotsOut:
    """Store versions, all or none. Sending the same ones again changes nothing.

    Raises Refused `seq_conflict`, with the document and its highest number, when a number is
    already held by another text, or `seat_full` when the seat has all the room that it may have.
    """
    for one in sent.snapshots:
        if is_item(one.document):
            raise Refused(422, "aptitude_apart")
        check_source(one.source)
    with room.stores.workshop.write() as session:
        _count_what_is_kept(session, room, seat)
        new = [one for one in sent.snapshots if _store(session, seat, one, room.stamp())]
        size = sum(len(one.source.encode()) for one in new)
        if not room.limits.versions.fits(str(seat), len(new), size):
            raise Refused(413, "seat_full", limit=room.limits.versions.size // 1_000_000)
        session.get_one(Seat, seat).last_seen_at = room.stamp()
        documents = {one.document for one in sent.snapshots}
        stored = {document: highest(session, seat, document) for document in sorted(documents)}
    room.limits.versions.add(str(seat), len(new), size)
    room.changes.publish()
    return SnapshotsOut(stored=stored)


def _count_what_is_kept(session: Session, room: Room, seat: int) -> None:
    """Once for each seat while the server runs: asking the store each time would read it all."""
    if not room.limits.versions.knows(str(seat)):
        sizes = select(func.count(), func.sum(func.length(Snapshot.source)))
        rows, size = session.execute(sizes.where(Snapshot.seat == seat)).one()
        room.limits.versions.add(str(seat), rows, size or 0)


def _store(session: Session, seat: int, one: SnapshotIn, now: str) -> bool:
    """Store a version; whether it is new."""
    known = session.get(Snapshot, (seat, one.document, one.seq))
    if known is None:
        session.add(
            Snapshot(
                seat=seat,
                document=one.document,
                seq=one.seq,
                source=one.source,
                at=one.at,
                stored_at=now,
            )
        )
        session.flush()
        return True
    if known.source != one.source:
        top = highest(session, seat, one.document)
        raise Refused(409, "seq_conflict", document=one.document, highest=top)
    return False


def highest(session: Session, seat: int, document: str) -> int:
    """The highest number stored for a document of a seat; 0 for none."""
    numbers = select(func.max(Snapshot.seq)).where(
        Snapshot.seat == seat, Snapshot.document == document
    )
    return session.scalar(numbers) or 0
