"""The versions of a candidate's work on an item: which is the last, and which may come next."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.stores.aptitude import Copy, Draft, Offer
from classroom.web.documents import check_source
from serving.errors import Refused


def last_copy(session: Session, candidate: str, item: str) -> Copy | None:
    """The copy that counts: the one with the highest number."""
    mine = select(Copy).where(Copy.candidate == candidate, Copy.item == item)
    return session.scalar(mine.order_by(Copy.seq.desc()).limit(1))


def last_draft(session: Session, candidate: str, item: str) -> Draft | None:
    """The newest draft."""
    mine = select(Draft).where(Draft.candidate == candidate, Draft.item == item)
    return session.scalar(mine.order_by(Draft.seq.desc()).limit(1))


def highest(session: Session, candidate: str, item: str) -> int:
    """The highest number stored for an item, drafts and copies alike; 0 for none."""
    rows = (last_draft(session, candidate, item), last_copy(session, candidate, item))
    return max((row.seq for row in rows if row), default=0)


def conflict(session: Session, candidate: str, item: str) -> Refused:
    """What is answered to another text under a number that is held."""
    top = highest(session, candidate, item)
    return Refused(409, "seq_conflict", document=f"item:{item}", highest=top)


def check_item(session: Session, candidate: str, item: str, source: str) -> None:
    """Raises Refused `source_too_big`, or `unknown_item` for one that was not offered."""
    check_source(source)
    if session.get(Offer, (candidate, item)) is None:
        raise Refused(404, "unknown_item")
