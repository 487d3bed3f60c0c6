"""Drafts: every version of the work on an item, before it is handed in."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from classroom.aptitude.candidates import AsCandidate
from classroom.aptitude.versions import check_item, conflict, highest
from classroom.room import InRoom
from classroom.stores.aptitude import Draft
from classroom.web.documents import HIGHEST_SEQ, ItemName, Text

router = APIRouter(prefix="/api/aptitude")


class DraftIn(BaseModel):
    """One version of the work on an item."""

    item: ItemName
    seq: int = Field(ge=1, le=HIGHEST_SEQ)
    source: Text
    at: Text = Field(max_length=40)


class DraftsIn(BaseModel):
    """Some versions, in any order; sent again until they are acknowledged."""

    drafts: list[DraftIn] = Field(max_length=1000)


class DraftsOut(BaseModel):
    """All that was sent is stored. For each item of it, the highest number stored."""

    stored: dict[str, int]


@router.post("/drafts")
def save_drafts(room: InRoom, candidate: AsCandidate, sent: DraftsIn) -> DraftsOut:
    """Store versions, all or none. Sending the same ones again changes nothing.

    Raises Refused `unknown_item` or `seq_conflict`.
    """
    items = sorted({one.item for one in sent.drafts})
    with room.stores.aptitude.write() as session:
        begins = not all(highest(session, candidate, item) for item in items)
        for one in sent.drafts:
            check_item(session, candidate, one.item, one.source)
            _store_draft(session, candidate, one, room.half_day())
        stored = {item: highest(session, candidate, item) for item in items}
    if begins:
        room.stores.tidy()
    return DraftsOut(stored=stored)


def _store_draft(session: Session, candidate: str, one: DraftIn, now: str) -> None:
    known = session.get(Draft, (candidate, one.item, one.seq))
    if known is None:
        session.add(
            Draft(candidate=candidate, item=one.item, seq=one.seq, source=one.source, saved_at=now)
        )
        session.flush()
    elif known.source != one.source:
        raise conflict(session, candidate, one.item)
