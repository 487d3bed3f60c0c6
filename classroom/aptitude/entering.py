"""Coming to the exercises: a number, a key, and where each item stands."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.orm import Session

from classroom.aptitude.candidates import AsCandidate
from classroom.aptitude.offers import offer, offered
from classroom.aptitude.versions import last_copy, last_draft
from classroom.course.views import OfferedContent
from classroom.links import AsNewcomer
from classroom.room import InRoom
from classroom.stores.aptitude import Candidate
from serving.tokens import derived_token, token_hash

router = APIRouter(prefix="/api/aptitude")


class EnterOut(BaseModel):
    """The candidate's number, the key for the aptitude calls, and the items offered.

    `content` is all of them at once: from then on a cut network changes nothing.
    """

    candidate: str
    token: str
    items: list[str]
    content: OfferedContent


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


@router.post("/enter")
def enter(room: InRoom, newcomer: AsNewcomer) -> EnterOut:
    """Become a candidate; the same page gets the same answer again, and what was opened since.

    The token comes out of the seat's own token, so that after a take-over the page left
    behind can no longer write, without the aptitude store knowing about seats.
    """
    number = newcomer.number
    token = derived_token(room.secrets.aptitude_key, number, newcomer.key)
    with room.stores.aptitude.write() as session:
        _admit(
            session,
            Candidate(
                number=number,
                language=newcomer.language,
                token_hash=token_hash(token),
                entered_at=room.half_day(),
            ),
        )
        items = offer(session, room, number)
    room.stores.tidy()
    content = room.content.offered(number, items)
    return EnterOut(candidate=number, token=token, items=items, content=content)


def _admit(session: Session, candidate: Candidate) -> None:
    known = session.get(Candidate, candidate.number)
    if known is None:
        session.add(candidate)
        session.flush()
    else:
        known.token_hash = candidate.token_hash


@router.get("")
def see_items(room: InRoom, candidate: AsCandidate) -> CandidateView:
    """The candidate's items and the last version of each."""
    with room.stores.aptitude.read() as session:
        order = offered(session, room, candidate)
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
