"""Help: a flag that a seat raises, a queue in order of request, an answer that is told.

Over HTTP it is `calls`. Nobody is called stuck here: the board shows silence and last results.

A call about a step is written. A call about an item is not (`classroom.at_items`), and waits in
the same queue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from classroom.at_items import AtItems, Turn
from classroom.stores.workshop import HelpCall, HelpKind
from serving.clock import moment


class HelpState(BaseModel):
    """What a page shows of its own call for help."""

    wanted: bool
    position: int | None
    """Place in the queue, from 1; null without a call."""
    coming: bool = False
    """Someone said "I am going"."""
    answer: HelpKind | None = None
    """The kind of the last answer received."""


@dataclass(frozen=True)
class Waiting:
    """A call that waits, written or not."""

    seat: int
    asked_at: datetime
    someone_goes: bool
    turn: Turn


@dataclass(frozen=True)
class PastHelp:
    """Help that a seat received."""

    kind: HelpKind
    at: datetime
    turn: Turn


def open_call(session: Session, seat: int) -> HelpCall | None:
    """The written call that still waits for an answer, if any."""
    return session.scalar(_open().where(HelpCall.seat == seat))


def last_written(session: Session) -> int:
    """The number of the last call that was written; 0 before any."""
    return session.scalar(select(func.max(HelpCall.id))) or 0


def queue(session: Session, at_items: AtItems) -> list[Waiting]:
    """The calls that wait, the first to ask first."""
    calls = [*_written(session), *_unwritten(at_items)]
    return sorted(calls, key=lambda call: call.turn)


def _written(session: Session) -> Iterator[Waiting]:
    for call in session.scalars(_open()):
        yield Waiting(call.seat, moment(call.asked_at), bool(call.going_at), (call.id, 0))


def _unwritten(at_items: AtItems) -> Iterator[Waiting]:
    for seat, call in at_items.calls().items():
        yield Waiting(seat, call.asked_at, call.someone_goes, call.turn)


def past_helps(session: Session, at_items: AtItems, seat: int | None = None) -> dict[int, PastHelp]:
    """The last help that each seat received, or one of them, with a step or with an item."""
    written = select(HelpCall).where(HelpCall.kind.is_not(None)).order_by(HelpCall.id)
    mine = written if seat is None else written.where(HelpCall.seat == seat)
    found = {
        call.seat: PastHelp(call.kind, moment(call.answered_at), (call.id, 0))
        for call in session.scalars(mine)
        if call.kind and call.answered_at
    }
    for helped, answer in at_items.answers().items():
        if helped not in found or found[helped].turn < answer.turn:
            found[helped] = PastHelp(answer.kind, answer.at, answer.turn)
    return found


def help_state(session: Session, at_items: AtItems, seat: int) -> HelpState:
    """The state of one seat's call."""
    past = past_helps(session, at_items, seat).get(seat)
    answer = past.kind if past else None
    for position, call in enumerate(queue(session, at_items), start=1):
        if call.seat == seat:
            coming = call.someone_goes
            return HelpState(wanted=True, position=position, coming=coming, answer=answer)
    return HelpState(wanted=False, position=None, answer=answer)


def _open() -> Select[HelpCall]:
    return select(HelpCall).where(HelpCall.answered_at.is_(None), HelpCall.withdrawn_at.is_(None))
