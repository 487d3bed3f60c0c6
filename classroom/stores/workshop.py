"""The tables of the workshop's store: what happens at the seats. No other store is in reach.

A new column stands here and in a file of `migrations/workshop`, with the number in docs/data.md.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import BigInteger, ForeignKey, Index, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from serving.languages import Language

HelpKind = Literal["hint", "explained", "shown", "typed"]
"""How someone was helped, from the lightest to the heaviest."""


class Workshop(DeclarativeBase):
    """What happens at the seats. No candidate number lives here."""

    metadata = MetaData()


class Seat(Workshop):
    """One place in the room, known by its animal.

    The card code is kept readable: it has 10,000 values, so hashing would hide nothing,
    and a facilitator must be able to tell it to someone who lost the card.
    """

    __tablename__ = "seats"
    id: Mapped[int] = mapped_column(primary_key=True)
    animal: Mapped[str] = mapped_column(unique=True)
    language: Mapped[Language] = mapped_column(String)
    card_code: Mapped[str]
    joined_at: Mapped[str]
    last_seen_at: Mapped[str]
    document: Mapped[str | None]
    """What the seat opened last, for example `step:hello`."""
    document_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    """The event that said so: a late, older event does not take the seat back."""


class Token(Workshop):
    """A key that a page holds. Replaced ones are kept, to tell "taken over" from "unknown"."""

    __tablename__ = "tokens"
    hash: Mapped[str] = mapped_column(primary_key=True)
    seat: Mapped[int] = mapped_column(ForeignKey("seats.id"))
    issued_at: Mapped[str]
    replaced_at: Mapped[str | None]


class Snapshot(Workshop):
    """One version of one document of one seat. Never changed, never deleted."""

    __tablename__ = "snapshots"
    seat: Mapped[int] = mapped_column(ForeignKey("seats.id"), primary_key=True)
    document: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    source: Mapped[str]
    at: Mapped[str]
    """When the page says it was written; `stored_at` is the server's own clock."""
    stored_at: Mapped[str]


class Event(Workshop):
    """One thing that happened at a seat: opened, run, checked, hint, stopped."""

    __tablename__ = "events"
    seat: Mapped[int] = mapped_column(ForeignKey("seats.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[str]
    document: Mapped[str]
    data: Mapped[str]
    stored_at: Mapped[str]


class Progress(Workshop):
    """Where a seat stands with a document: derived from its events, kept for the board."""

    __tablename__ = "progress"
    seat: Mapped[int] = mapped_column(ForeignKey("seats.id"), primary_key=True)
    document: Mapped[str] = mapped_column(primary_key=True)
    event_seq: Mapped[int] = mapped_column(BigInteger)
    passed: Mapped[bool]
    result: Mapped[str]
    """The last result: `opened`, `run`, `stopped`, `tried`, `error` or `passed`."""
    detail: Mapped[str]
    """The id of the mistake, or the type of the error; else empty."""
    at: Mapped[str]


class HelpCall(Workshop):
    """A call for help, from the flag to the answer. Open while neither ended date is set."""

    __tablename__ = "help_calls"
    id: Mapped[int] = mapped_column(primary_key=True)
    seat: Mapped[int] = mapped_column(ForeignKey("seats.id"))
    document: Mapped[str | None]
    asked_at: Mapped[str]
    going_at: Mapped[str | None]
    answered_at: Mapped[str | None]
    withdrawn_at: Mapped[str | None]
    kind: Mapped[HelpKind | None] = mapped_column(String)
    __table_args__ = (Index("help_calls_seat", "seat"),)


class FacilitatorSession(Workshop):
    """A browser that gave the facilitator's secret."""

    __tablename__ = "facilitator_sessions"
    hash: Mapped[str] = mapped_column(primary_key=True)
    opened_at: Mapped[str]
