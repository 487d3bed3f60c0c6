"""The one door in the wall: a seat, and the candidate that it became.

Nothing else joins the two sides: a rule holds that no other module names the store of identities,
and that `workshop` and `aptitude` do not import each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import func, select

from classroom.room import InRoom, Room
from classroom.stores.aptitude import Help
from classroom.stores.identities import Link
from classroom.stores.workshop import HelpKind, Seat
from classroom.web.access import AtSeat, bearer_token
from serving.languages import Language


@dataclass(frozen=True)
class Newcomer:
    """Someone at a seat who comes to the exercises: all that the aptitude side may know."""

    number: str
    language: Language
    key: str = field(repr=False)
    """The seat's own token: what the candidate's token is derived from."""


def newcomer(request: Request, room: InRoom, seat: AtSeat) -> Newcomer:
    """The candidate that a seat becomes; the same seat is the same candidate again."""
    with room.stores.workshop.read() as session:
        row = session.get_one(Seat, seat)
        animal, language = row.animal, row.language
    return Newcomer(_number(room, seat, animal), language, bearer_token(request))


AsNewcomer = Annotated[Newcomer, Depends(newcomer)]


def _number(room: Room, seat: int, animal: str) -> str:
    """The number that a seat has, or the next one."""
    with room.stores.identities.write() as session:
        known = session.scalar(select(Link.candidate).where(Link.seat == seat))
        if known:
            return known
        given = session.scalar(select(func.count()).select_from(Link)) or 0
        number = f"C-{given + 1:03}"
        session.add(Link(candidate=number, seat=seat, animal=animal, linked_at=room.stamp()))
    return number


def record_help(room: Room, seat: int, item: str, kind: HelpKind, note: str = "") -> None:
    """Write help given at a seat under its candidate's number; nothing for no candidate."""
    with room.stores.identities.read() as session:
        candidate = session.scalar(select(Link.candidate).where(Link.seat == seat))
    if candidate is None:
        return
    with room.stores.aptitude.write() as session:
        session.add(Help(candidate=candidate, item=item, kind=kind, at=room.stamp(), note=note))
