"""The aptitude side of the wall: candidates, what they are offered, drafts, copies, receipts.

Its store knows candidate numbers only. The seat of a candidate is in the identities store.
"""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.documents import ItemName, Text
from classroom.errors import Refused
from classroom.languages import Language
from classroom.limits import check_source
from classroom.room import InRoom, Room
from classroom.seats import AtSeat, bearer_token
from classroom.secrets import derived_token, token_hash
from classroom.snapshots import HIGHEST_SEQ
from classroom.tables import Candidate, Copy, Draft, Help, HelpKind, Link, Offer, Seat
from classroom.version import kit_version

router = APIRouter(prefix="/api/aptitude")

RECEIPT_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""No letter or digit that a hand may write like another one."""


class EnterOut(BaseModel):
    """The candidate's number, the key for the aptitude calls, and the items offered."""

    candidate: str
    token: str
    items: list[str]


class ItemState(BaseModel):
    """Where a candidate stands with an item: the last version held, and whether it is in."""

    id: str
    handed_in: bool
    seq: int
    source: str | None
    receipt: str | None


class CandidateView(BaseModel):
    """Everything a page needs to go on where the candidate stopped."""

    candidate: str
    items: list[ItemState]


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


class CopyIn(BaseModel):
    """A copy is handed in."""

    item: ItemName
    seq: int = Field(ge=1, le=HIGHEST_SEQ)
    source: Text
    language: Language


class CopyOut(BaseModel):
    """The code to write down: this copy arrived; and the item that it opens, if any."""

    receipt: str
    opens: str | None


def current_candidate(request: Request, room: InRoom) -> str:
    """The candidate whose token the request carries.

    Raises Refused `no_token` or `unknown_candidate`.
    """
    hashed = token_hash(bearer_token(request))
    with room.stores.aptitude.read() as session:
        number = session.scalar(select(Candidate.number).where(Candidate.token_hash == hashed))
    if number is None:
        raise Refused(401, "unknown_candidate")
    return number


AsCandidate = Annotated[str, Depends(current_candidate)]


@router.post("/enter")
def enter(request: Request, room: InRoom, seat: AtSeat) -> EnterOut:
    """Become a candidate; the same page gets the same answer again.

    The token comes out of the seat's own token, so that after a take-over the page left
    behind can no longer write, without the aptitude store knowing about seats.
    """
    with room.stores.workshop.read() as session:
        row = session.get_one(Seat, seat)
        animal, language = row.animal, row.language
    number = _number_of(room, seat, animal)
    token = derived_token(room.secrets.aptitude_key, number, bearer_token(request))
    with room.stores.aptitude.write() as session:
        _admit(
            session,
            Candidate(
                number=number,
                language=language,
                token_hash=token_hash(token),
                entered_at=room.stamp(),
            ),
        )
        offered = _offer(session, room, number)
    return EnterOut(candidate=number, token=token, items=offered)


def _number_of(room: Room, seat: int, animal: str) -> str:
    with room.stores.identities.write() as session:
        known = session.scalar(select(Link.candidate).where(Link.seat == seat))
        if known:
            return known
        given = session.scalar(select(func.count()).select_from(Link)) or 0
        number = f"C-{given + 1:03}"
        session.add(Link(candidate=number, seat=seat, animal=animal, linked_at=room.stamp()))
    return number


def _admit(session: Session, candidate: Candidate) -> None:
    known = session.get(Candidate, candidate.number)
    if known is None:
        session.add(candidate)
        session.flush()
    else:
        known.token_hash = candidate.token_hash


def _offer(session: Session, room: Room, number: str) -> list[str]:
    """Record the candidate's items as offered, opened or not: the jury will see what was not.

    What was offered once stays offered, whatever becomes of the items.
    """
    for item in room.content.items_for(number):
        _offer_one(session, room, number, item)
    session.flush()
    return _offered(session, room, number)


def _offer_one(session: Session, room: Room, number: str, item: str) -> None:
    if session.get(Offer, (number, item)) is None:
        session.add(Offer(candidate=number, item=item, offered_at=room.stamp()))


def _offered(session: Session, room: Room, number: str) -> list[str]:
    """The items of a candidate, in the order of the course; those that left it come last."""
    offers = set(session.scalars(select(Offer.item).where(Offer.candidate == number)))
    order = [item for item in room.content.item_ids() if item in offers]
    return order + sorted(offers - set(order))


@router.get("")
def see_items(room: InRoom, candidate: AsCandidate) -> CandidateView:
    """The candidate's items and the last version of each."""
    with room.stores.aptitude.read() as session:
        order = _offered(session, room, candidate)
        items = [_item_state(session, candidate, item) for item in order]
    return CandidateView(candidate=candidate, items=items)


def _item_state(session: Session, candidate: str, item: str) -> ItemState:
    copy, draft = last_copy(session, candidate, item), last_draft(session, candidate, item)
    newest = max((row for row in (copy, draft) if row), key=lambda row: row.seq, default=None)
    return ItemState(
        id=item,
        handed_in=copy is not None,
        seq=newest.seq if newest else 0,
        source=newest.source if newest else None,
        receipt=copy.receipt if copy else None,
    )


def last_copy(session: Session, candidate: str, item: str) -> Copy | None:
    """The copy that counts: the one with the highest number."""
    mine = select(Copy).where(Copy.candidate == candidate, Copy.item == item)
    return session.scalar(mine.order_by(Copy.seq.desc()).limit(1))


def last_draft(session: Session, candidate: str, item: str) -> Draft | None:
    """The newest draft."""
    mine = select(Draft).where(Draft.candidate == candidate, Draft.item == item)
    return session.scalar(mine.order_by(Draft.seq.desc()).limit(1))


@router.post("/drafts")
def save_drafts(room: InRoom, candidate: AsCandidate, sent: DraftsIn) -> DraftsOut:
    """Store versions, all or none. Sending the same ones again changes nothing.

    Raises Refused `unknown_item` or `seq_conflict`.
    """
    with room.stores.aptitude.write() as session:
        for one in sent.drafts:
            _check_item(session, candidate, one.item, one.source)
            _store_draft(session, candidate, one, room.stamp())
        items = sorted({one.item for one in sent.drafts})
        stored = {item: _highest(session, candidate, item) for item in items}
    return DraftsOut(stored=stored)


def _check_item(session: Session, candidate: str, item: str, source: str) -> None:
    check_source(source)
    if session.get(Offer, (candidate, item)) is None:
        raise Refused(404, "unknown_item")


def _store_draft(session: Session, candidate: str, one: DraftIn, now: str) -> None:
    known = session.get(Draft, (candidate, one.item, one.seq))
    if known is None:
        session.add(
            Draft(candidate=candidate, item=one.item, seq=one.seq, source=one.source, saved_at=now)
        )
        session.flush()
    elif known.source != one.source:
        raise _conflict(session, candidate, one.item)


def _highest(session: Session, candidate: str, item: str) -> int:
    rows = (last_draft(session, candidate, item), last_copy(session, candidate, item))
    return max((row.seq for row in rows if row), default=0)


def _conflict(session: Session, candidate: str, item: str) -> Refused:
    top = _highest(session, candidate, item)
    return Refused(409, "seq_conflict", document=f"item:{item}", highest=top)


@router.post("/copies", status_code=201)
def hand_in(room: InRoom, candidate: AsCandidate, sent: CopyIn, response: Response) -> CopyOut:
    """Hand a copy in (201). The same copy again gives the same receipt (200).

    Raises Refused `unknown_item`, `seq_conflict` for another text under the same number, or
    `closed_item` for an item whose micro-lesson was opened by an earlier copy.
    """
    opens = room.content.item_after(candidate, sent.item)
    with room.stores.aptitude.write() as session:
        _check_item(session, candidate, sent.item, sent.source)
        known = session.get(Copy, (candidate, sent.item, sent.seq))
        if known and known.source != sent.source:
            raise _conflict(session, candidate, sent.item)
        if known is None and opens and session.get(Offer, (candidate, opens)):
            raise Refused(409, "closed_item")
        copy = known or _new_copy(session, room, candidate, sent)
        if opens:
            _offer_one(session, room, candidate, opens)
        receipt = copy.receipt
    response.status_code = 200 if known else 201
    return CopyOut(receipt=receipt, opens=opens)


def _new_copy(session: Session, room: Room, candidate: str, sent: CopyIn) -> Copy:
    copy = Copy(
        candidate=candidate,
        item=sent.item,
        seq=sent.seq,
        language=sent.language,
        source=sent.source,
        handed_in_at=room.stamp(),
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


def record_help(room: Room, seat: int, item: str, kind: HelpKind, note: str = "") -> None:
    """Write help given at a seat under its candidate's number; nothing for no candidate."""
    with room.stores.identities.read() as session:
        candidate = session.scalar(select(Link.candidate).where(Link.seat == seat))
    if candidate is None:
        return
    with room.stores.aptitude.write() as session:
        session.add(Help(candidate=candidate, item=item, kind=kind, at=room.stamp(), note=note))
