"""Seats, what they saved, what happened, who asked for help."""

import sqlalchemy as sa
from alembic import op

revision = "workshop_0001"
down_revision = None


def seat_key() -> sa.Column[int]:
    """The seat that a row belongs to, first part of its key."""
    return sa.Column("seat", sa.Integer, sa.ForeignKey("seats.id"), primary_key=True)


def upgrade() -> None:
    """Make the tables of the workshop store."""
    people()
    work()
    help_calls()


def people() -> None:
    """Seats and the keys that open them."""
    op.create_table(
        "seats",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("animal", sa.String, nullable=False, unique=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("card_code", sa.String, nullable=False),
        sa.Column("joined_at", sa.String, nullable=False),
        sa.Column("last_seen_at", sa.String, nullable=False),
        sa.Column("document", sa.String),
        sa.Column("document_seq", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String, primary_key=True),
        sa.Column("seat", sa.Integer, sa.ForeignKey("seats.id"), nullable=False),
        sa.Column("issued_at", sa.String, nullable=False),
        sa.Column("replaced_at", sa.String),
    )
    op.create_table(
        "facilitator_sessions",
        sa.Column("hash", sa.String, primary_key=True),
        sa.Column("opened_at", sa.String, nullable=False),
    )


def work() -> None:
    """Snapshots, events, and where each seat stands."""
    op.create_table(
        "snapshots",
        seat_key(),
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("stored_at", sa.String, nullable=False),
    )
    op.create_table(
        "events",
        seat_key(),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("data", sa.String, nullable=False),
        sa.Column("stored_at", sa.String, nullable=False),
    )
    op.create_table(
        "progress",
        seat_key(),
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("event_seq", sa.BigInteger, nullable=False),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("result", sa.String, nullable=False),
        sa.Column("detail", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )


def help_calls() -> None:
    """Flags raised and their answers."""
    op.create_table(
        "help_calls",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("seat", sa.Integer, sa.ForeignKey("seats.id"), nullable=False),
        sa.Column("document", sa.String),
        sa.Column("asked_at", sa.String, nullable=False),
        sa.Column("going_at", sa.String),
        sa.Column("answered_at", sa.String),
        sa.Column("withdrawn_at", sa.String),
        sa.Column("kind", sa.String),
    )
    op.create_index("help_calls_seat", "help_calls", ["seat"])
