"""What joins a seat and a candidate. `classroom/links.py` alone uses it."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Identities(DeclarativeBase):
    """Who is who: the only place where an animal and a candidate number meet."""

    metadata = MetaData()


class Link(Identities):
    """The seat that became a candidate."""

    __tablename__ = "links"
    candidate: Mapped[str] = mapped_column(primary_key=True)
    seat: Mapped[int] = mapped_column(unique=True)
    animal: Mapped[str]
    linked_at: Mapped[str]


class Number(Identities):
    """A candidate number in the list from which they are given: drawn before anybody comes."""

    __tablename__ = "numbers"
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    candidate: Mapped[str] = mapped_column(unique=True)
