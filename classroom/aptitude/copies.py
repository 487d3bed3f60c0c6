"""Copies: what a candidate hands in, with a receipt for each."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.aptitude.candidates import AsCandidate
from classroom.aptitude.offers import offer_one
from classroom.aptitude.versions import check_item, conflict
from classroom.course.views import OfferedContent
from classroom.room import InRoom, Room
from classroom.stores.aptitude import Copy, Offer
from classroom.web.documents import HIGHEST_SEQ, ItemName, Text
from serving.errors import Refused
from serving.languages import Language
from serving.version import kit_version

router = APIRouter(prefix="/api/aptitude")

RECEIPT_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""No letter or digit that a hand may write like another one."""


class CopyIn(BaseModel):
    """A copy is handed in."""

    item: ItemName
    seq: int = Field(ge=1, le=HIGHEST_SEQ)
    source: Text
    language: Language


class CopyOut(BaseModel):
    """The code to write down: this copy arrived; and the item that it opens, if any.

    `content` is that item with its micro-lesson: nobody can read them before.
    """

    receipt: str
    opens: str | None
    content: OfferedContent | None


@router.post("/copies", status_code=201)
def hand_in(room: InRoom, candidate: AsCandidate, sent: CopyIn, response: Response) -> CopyOut:
    """Hand a copy in (201). The same copy again gives the same receipt (200).

    Raises Refused `unknown_item`, `seq_conflict` for another text under the same number, or
    `closed_item` for an item whose micro-lesson was opened by an earlier copy.
    """
    opens = room.content.item_after(candidate, sent.item)
    with room.stores.aptitude.write() as session:
        check_item(session, candidate, sent.item, sent.source)
        known = session.get(Copy, (candidate, sent.item, sent.seq))
        if known and known.source != sent.source:
            raise conflict(session, candidate, sent.item)
        if known is None and opens and session.get(Offer, (candidate, opens)):
            raise Refused(409, "closed_item")
        copy = known or _new_copy(session, room, candidate, sent)
        if opens:
            offer_one(session, room, candidate, opens)
        receipt = copy.receipt
    if known is None:
        room.stores.tidy()
    response.status_code = 200 if known else 201
    content = room.content.offered(candidate, [opens]) if opens else None
    return CopyOut(receipt=receipt, opens=opens, content=content)


def _new_copy(session: Session, room: Room, candidate: str, sent: CopyIn) -> Copy:
    copy = Copy(
        candidate=candidate,
        item=sent.item,
        seq=sent.seq,
        language=sent.language,
        source=sent.source,
        handed_in_at=room.half_day(),
        receipt=_new_receipt(session),
        kit_version=kit_version(),
    )
    session.add(copy)
    session.flush()
    return copy


def _new_receipt(session: Session) -> str:
    """A receipt such as `K7Q-42M` that no copy has yet."""
    while True:
        letters = "".join(secrets.choice(RECEIPT_LETTERS) for _ in range(6))
        receipt = f"{letters[:3]}-{letters[3:]}"
        if session.scalar(select(Copy.receipt).where(Copy.receipt == receipt)) is None:
            return receipt
