"""Help: a flag that a seat raises, a queue in order of request, an answer that is told."""

from __future__ import annotations

from pydantic import BaseModel
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from classroom.stores.workshop import HelpCall, HelpKind


class HelpState(BaseModel):
    """What a page shows of its own call for help."""

    wanted: bool
    position: int | None
    """Place in the queue, from 1; null without a call."""
    coming: bool = False
    """Someone said "I am going"."""
    answer: HelpKind | None = None
    """The kind of the last answer received."""


def open_call(session: Session, seat: int) -> HelpCall | None:
    """The call that still waits for an answer, if any."""
    return session.scalar(_open().where(HelpCall.seat == seat))


def queue(session: Session) -> list[HelpCall]:
    """The calls that wait, the first to ask first."""
    return list(session.scalars(_open().order_by(HelpCall.id)))


def help_state(session: Session, seat: int) -> HelpState:
    """The state of one seat's call."""
    call = open_call(session, seat)
    kind = session.scalar(
        select(HelpCall.kind)
        .where(HelpCall.seat == seat, HelpCall.answered_at.is_not(None))
        .order_by(HelpCall.id.desc())
        .limit(1)
    )
    if call is None:
        return HelpState(wanted=False, position=None, answer=kind)
    before = _open().where(HelpCall.id <= call.id).subquery()
    position = session.scalar(select(func.count()).select_from(before))
    return HelpState(wanted=True, position=position, coming=bool(call.going_at), answer=kind)


def _open() -> Select[HelpCall]:
    return select(HelpCall).where(HelpCall.answered_at.is_(None), HelpCall.withdrawn_at.is_(None))
