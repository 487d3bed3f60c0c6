"""Candidates, what they were offered, their drafts, copies and the help they had."""

import sqlalchemy as sa
from alembic import op

revision = "aptitude_0001"
down_revision = None


def candidate_key() -> sa.Column[str]:
    """The candidate that a row belongs to, first part of its key."""
    return sa.Column("candidate", sa.String, sa.ForeignKey("candidates.number"), primary_key=True)


def upgrade() -> None:
    """Make the tables of the aptitude store."""
    op.create_table(
        "candidates",
        sa.Column("number", sa.String, primary_key=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("token_hash", sa.String, nullable=False, unique=True),
        sa.Column("entered_at", sa.String, nullable=False),
    )
    op.create_table(
        "offers",
        candidate_key(),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("offered_at", sa.String, nullable=False),
    )
    work()


def work() -> None:
    """Drafts, copies and help."""
    op.create_table(
        "drafts",
        candidate_key(),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
    )
    op.create_table(
        "copies",
        candidate_key(),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("handed_in_at", sa.String, nullable=False),
        sa.Column("receipt", sa.String, nullable=False, unique=True),
        sa.Column("kit_version", sa.String, nullable=False),
    )
    op.create_table(
        "helps",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("candidate", sa.String, sa.ForeignKey("candidates.number"), nullable=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
    )
