"""What a candidate is offered: the jury will see what was not."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from classroom.room import Room
from classroom.stores.aptitude import Offer


def offer(session: Session, room: Room, number: str) -> list[str]:
    """Record the candidate's items as offered, opened or not: the jury will see what was not.

    What was offered once stays offered, whatever becomes of the items.
    """
    for item in room.content.items_for(number):
        offer_one(session, room, number, item)
    session.flush()
    return offered(session, room, number)


def offer_one(session: Session, room: Room, number: str, item: str) -> None:
    """Record one item as offered; once is enough."""
    if session.get(Offer, (number, item)) is None:
        session.add(Offer(candidate=number, item=item, offered_at=room.half_day()))


def offered(session: Session, room: Room, number: str) -> list[str]:
    """The items of a candidate, in the order of the course; those that left it come last."""
    offers = set(session.scalars(select(Offer.item).where(Offer.candidate == number)))
    order = [item for item in room.content.item_ids() if item in offers]
    return order + sorted(offers - set(order))
