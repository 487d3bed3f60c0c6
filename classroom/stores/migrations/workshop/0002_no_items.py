"""Nothing of an aptitude item stays on the workshop's side: no event, no place, no call."""

import sqlalchemy as sa
from alembic import op

revision = "workshop_0002"
down_revision = "workshop_0001"

ITEMS = "item:%"
SEATS = sa.table("seats", *map(sa.column, ("id", "document", "joined_at", "last_seen_at")))
EVENTS = sa.table("events", *map(sa.column, ("seat", "seq", "document", "stored_at")))
OTHERS = ("progress", "help_calls")


def upgrade() -> None:
    """Take out what names an item, and when a seat was seen at one."""
    forget_when()
    for table in (EVENTS, *(sa.table(name, sa.column("document")) for name in OTHERS)):
        op.execute(sa.delete(table).where(table.c.document.like(ITEMS)))
    forget_where()


def forget_when() -> None:
    """Who was at an item was last seen when they last did something in the workshop."""
    mine = EVENTS.c.seat == SEATS.c.id
    workshop = sa.select(sa.func.max(EVENTS.c.stored_at)).where(
        mine, EVENTS.c.document.not_like(ITEMS)
    )
    at_items = sa.select(EVENTS.c.seat).where(EVENTS.c.document.like(ITEMS))
    seen = sa.func.coalesce(workshop.scalar_subquery(), SEATS.c.joined_at)
    op.execute(sa.update(SEATS).where(SEATS.c.id.in_(at_items)).values(last_seen_at=seen))


def forget_where() -> None:
    """Who was at an item is where they were last in the workshop."""
    last = sa.select(EVENTS.c.document).where(EVENTS.c.seat == SEATS.c.id)
    before = last.order_by(EVENTS.c.seq.desc()).limit(1).scalar_subquery()
    op.execute(sa.update(SEATS).where(SEATS.c.document.like(ITEMS)).values(document=before))
