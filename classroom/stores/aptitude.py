"""The tables of the aptitude store, known by candidate numbers alone.

Their shape is a documented contract (docs/data.md): the autograder reads it without importing this.

Nothing here says when or in which order people came, or a clock would join this store to the
workshop's: times are half-days, a `seq` counts within one candidate, and a row lies where its key
puts it (`NO_ROW_NUMBERS`), not where it was written.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from serving.languages import Language

NO_ROW_NUMBERS = {"sqlite_with_rowid": False}
"""SQLite numbers the rows of other tables in the order in which they are written."""


class Aptitude(DeclarativeBase):
    """What the jury may rely on. No seat and no animal lives here."""

    metadata = MetaData()


class Candidate(Aptitude):
    """A person known by a number alone, for example `C-001`."""

    __tablename__ = "candidates"
    __table_args__ = NO_ROW_NUMBERS
    number: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[Language] = mapped_column(String)
    token_hash: Mapped[str] = mapped_column(unique=True)
    entered_at: Mapped[str]


class Offer(Aptitude):
    """An item that a candidate was offered, whether it was opened or not."""

    __tablename__ = "offers"
    __table_args__ = NO_ROW_NUMBERS
    candidate: Mapped[str] = mapped_column(ForeignKey("candidates.number"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    offered_at: Mapped[str]


class Draft(Aptitude):
    """One version of the work on an item, before it is handed in."""

    __tablename__ = "drafts"
    __table_args__ = NO_ROW_NUMBERS
    candidate: Mapped[str] = mapped_column(ForeignKey("candidates.number"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    source: Mapped[str]
    saved_at: Mapped[str]


class Copy(Aptitude):
    """A copy handed in. The one with the highest seq counts; the others stay as a trace."""

    __tablename__ = "copies"
    __table_args__ = NO_ROW_NUMBERS
    candidate: Mapped[str] = mapped_column(ForeignKey("candidates.number"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    language: Mapped[Language] = mapped_column(String)
    source: Mapped[str]
    handed_in_at: Mapped[str]
    receipt: Mapped[str] = mapped_column(unique=True)
    kit_version: Mapped[str]


class Help(Aptitude):
    """Help received during an item, as the facilitator recorded it."""

    __tablename__ = "helps"
    __table_args__ = NO_ROW_NUMBERS
    candidate: Mapped[str] = mapped_column(ForeignKey("candidates.number"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    at: Mapped[str]
    note: Mapped[str]
