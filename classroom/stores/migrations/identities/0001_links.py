"""Which seat became which candidate."""

import sqlalchemy as sa
from alembic import op

revision = "identities_0001"
down_revision = None


def upgrade() -> None:
    """Make the table of the identities store."""
    op.create_table(
        "links",
        sa.Column("candidate", sa.String, primary_key=True),
        sa.Column("seat", sa.Integer, nullable=False, unique=True),
        sa.Column("animal", sa.String, nullable=False),
        sa.Column("linked_at", sa.String, nullable=False),
    )
