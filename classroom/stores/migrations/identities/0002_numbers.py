"""Candidate numbers are given from a list that was drawn before, not in the order of coming."""

import sqlalchemy as sa
from alembic import op

revision = "identities_0002"
down_revision = "identities_0001"


def upgrade() -> None:
    """Make the table of the list; it is drawn when somebody comes."""
    op.create_table(
        "numbers",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("candidate", sa.String, nullable=False, unique=True),
    )
