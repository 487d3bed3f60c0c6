"""The one door in the wall: a seat, and the candidate that it became.

Nothing else joins the two sides: a rule holds that no other module names the store of identities,
and that `workshop` and `aptitude` do not import each other.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.room import InRoom, Room
from classroom.stores.aptitude import Help
from classroom.stores.identities import Link, Number
from classroom.stores.store import Store
from classroom.stores.workshop import HelpKind, Seat
from classroom.web.access import AtSeat, bearer_token
from serving.languages import Language

PREFIX = "C-"
AT_ONCE = 30
"""How many numbers are drawn together: all the cards of a room, so that no number tells when its
owner came, not even among the last."""


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
    """The number that a seat has, or the next one of the list."""
    with room.stores.identities.write() as session:
        known = session.scalar(select(Link.candidate).where(Link.seat == seat))
        if known:
            return known
        number = _next_number(session)
        session.add(Link(candidate=number, seat=seat, animal=animal, linked_at=room.stamp()))
    room.stores.identities.settle()
    return number


def _next_number(session: Session) -> str:
    given = select(Link.candidate)
    left = select(Number.candidate).where(Number.candidate.not_in(given)).order_by(Number.place)
    number = session.scalar(left.limit(1))
    if number is None:
        _draw(session, AT_ONCE, secrets.SystemRandom().shuffle)
        number = session.scalars(left.limit(1)).one()
    return number


def draw_numbers(identities: Store, count: int, shuffle: Callable[[list[int]], None]) -> None:
    """Draw the next `count` numbers before anybody comes: a rehearsal has a seed of its own."""
    with identities.write() as session:
        _draw(session, count, shuffle)
    identities.settle()


def _draw(session: Session, count: int, shuffle: Callable[[list[int]], None]) -> None:
    """Put `count` new numbers at the end of the list, shuffled among themselves."""
    places = session.scalar(select(func.max(Number.place))) or 0
    taken = [*session.scalars(select(Link.candidate)), *session.scalars(select(Number.candidate))]
    highest = max((int(number.removeprefix(PREFIX)) for number in taken), default=0)
    drawn = list(range(highest + 1, highest + 1 + count))
    shuffle(drawn)
    for place, number in enumerate(drawn, start=places + 1):
        session.add(Number(place=place, candidate=f"{PREFIX}{number:03}"))
    session.flush()


def record_help(room: Room, seat: int, item: str, kind: HelpKind, note: str = "") -> None:
    """Write help given at a seat under its candidate's number; nothing for no candidate."""
    with room.stores.identities.read() as session:
        candidate = session.scalar(select(Link.candidate).where(Link.seat == seat))
    if candidate is None:
        return
    with room.stores.aptitude.write() as session:
        before = select(func.max(Help.seq)).where(Help.candidate == candidate, Help.item == item)
        help_given = Help(candidate=candidate, item=item, kind=kind, at=room.half_day(), note=note)
        help_given.seq = (session.scalar(before) or 0) + 1
        session.add(help_given)
    room.stores.tidy()


def became_candidates(room: Room) -> set[int]:
    """The seats from which somebody went to the exercises: they are in use, whatever they wrote."""
    with room.stores.identities.read() as session:
        return set(session.scalars(select(Link.seat)))
