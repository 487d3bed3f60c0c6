"""No time finer than half a day, no key that grows over candidates, no row number.

The tables are made again, and filled in the order of their keys.
"""

from collections import Counter
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "aptitude_0002"
down_revision = "aptitude_0001"

Rows = list[dict[str, Any]]

TIMES = ("entered_at", "offered_at", "saved_at", "handed_in_at", "at")
TABLES = ("candidates", "offers", "drafts", "copies", "helps")


def upgrade() -> None:
    """Cut the times of what is there, and lay the rows down by their keys."""
    kept = {table: [_cut(row) for row in _rows(table)] for table in TABLES}
    _number_helps(kept["helps"])
    for table in reversed(TABLES):
        op.drop_table(table)
    for table in TABLES:
        made = op.create_table(table, *_columns(table), sqlite_with_rowid=False)
        op.bulk_insert(made, kept[table])


def _rows(name: str) -> Rows:
    """In the order of their keys: of help, that in which it was given."""
    table = sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())
    ordered = sa.select(table).order_by(*table.primary_key.columns)
    return [dict(row) for row in op.get_bind().execute(ordered).mappings()]


def _cut(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _half_day(value) if name in TIMES else value for name, value in row.items()}


def _half_day(text: str) -> str:
    """The half-day of a moment, on the clock of this computer; nothing for what is no moment."""
    try:
        local = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone()
    except ValueError:
        return ""
    return f"{local.date().isoformat()} {'AM' if local.hour < 12 else 'PM'}"


def _number_helps(helps: Rows) -> None:
    """Replace the number that grew over everybody by one that counts within a candidate's item."""
    counted: Counter[tuple[str, str]] = Counter()
    for row in helps:
        del row["id"]
        counted[row["candidate"], row["item"]] += 1
        row["seq"] = counted[row["candidate"], row["item"]]


def _columns(table: str) -> list[sa.Column[Any]]:
    return {
        "candidates": [
            sa.Column("number", sa.String, primary_key=True),
            *_texts("language"),
            sa.Column("token_hash", sa.String, nullable=False, unique=True),
            *_texts("entered_at"),
        ],
        "offers": [*_item(), *_texts("offered_at")],
        "drafts": [*_item(), _seq(), *_texts("source", "saved_at")],
        "copies": [
            *(*_item(), _seq(), *_texts("language", "source", "handed_in_at")),
            sa.Column("receipt", sa.String, nullable=False, unique=True),
            *_texts("kit_version"),
        ],
        "helps": [
            *(*_item(), sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False)),
            *_texts("kind", "at", "note"),
        ],
    }[table]


def _item() -> list[sa.Column[Any]]:
    number = sa.ForeignKey("candidates.number")
    return [
        sa.Column("candidate", sa.String, number, primary_key=True),
        sa.Column("item", sa.String, primary_key=True),
    ]


def _seq() -> sa.Column[int]:
    return sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]
