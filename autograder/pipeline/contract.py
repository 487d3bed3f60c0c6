"""The aptitude store as docs/data.md describes it: its tables, its versions, what is read of it.

The classroom writes it. Nothing is imported from there: this description is the bond, and a test
compares the two.
"""

import re
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Inspector,
    Integer,
    MetaData,
    String,
    Table,
    inspect,
    select,
)

REVISIONS = ("aptitude_0001", "aptitude_0002")
"""Every version of the contract, the oldest first. The last one is described below."""
REVISION = re.compile(r"aptitude_(\d{4})")

contract = MetaData()

candidates = Table(
    "candidates",
    contract,
    Column("number", String, primary_key=True),
    Column("language", String, nullable=False),
    Column("token_hash", String, nullable=False),
    Column("entered_at", String, nullable=False),
)
offers = Table(
    "offers",
    contract,
    Column("candidate", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("offered_at", String, nullable=False),
)
drafts = Table(
    "drafts",
    contract,
    Column("candidate", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("source", String, nullable=False),
    Column("saved_at", String, nullable=False),
)
copies = Table(
    "copies",
    contract,
    Column("candidate", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("language", String, nullable=False),
    Column("source", String, nullable=False),
    Column("handed_in_at", String, nullable=False),
    Column("receipt", String, nullable=False),
    Column("kit_version", String, nullable=False),
)
helps = Table(
    "helps",
    contract,
    Column("candidate", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("at", String, nullable=False),
    Column("note", String, nullable=False),
)
version = Table(
    "alembic_version_aptitude", MetaData(), Column("version_num", String(32), primary_key=True)
)
"""Where the store says which version it is."""

CANDIDATES = (candidates.c.number, candidates.c.language)
OFFERS = (offers.c.candidate, offers.c.item)
DRAFTS = (drafts.c.candidate, drafts.c.item, drafts.c.seq, drafts.c.source)
COPIES = (
    *(copies.c.candidate, copies.c.item, copies.c.seq, copies.c.language, copies.c.source),
    copies.c.kit_version,
)
HELPS = (helps.c.candidate, helps.c.item, helps.c.kind)
"""Not the notes: they may name people."""
READ = (*CANDIDATES, *OFFERS, *DRAFTS, *COPIES, *HELPS)
"""All that is asked of a store."""


class Why(StrEnum):
    """Why copies cannot be read."""

    UNREACHABLE = "unreachable"
    """The file cannot be opened, or the database does not answer."""
    DAMAGED = "damaged"
    """The file is no database, or a part of it is broken."""
    EMPTY = "empty"
    """A database without any table."""
    FOREIGN = "foreign"
    """A database that is another one than the contract's."""
    NEWER = "newer"
    """Written by a kit that came after this one."""
    OLDER = "older"
    """Written by an earlier kit, and something that is read here is not in it yet."""
    LOST = "lost"
    """There is no store where the copies that were graded before came from."""


class StoreUnreadable(Exception):
    """Copies cannot be read; nothing was written anywhere. `said` is what is known about it."""

    def __init__(self, why: Why, store: str, said: str = "") -> None:
        super().__init__(f"{store}: {why.value}{f' ({said})' if said else ''}")
        self.why = why
        self.store = store
        self.said = said


def check(connection: Connection, store: str) -> None:
    """Look at the version and at the columns that are read. Raises StoreUnreadable."""
    inspector = inspect(connection)
    names = set(inspector.get_table_names())
    if not names:
        raise StoreUnreadable(Why.EMPTY, store)
    if version.name not in names:
        raise StoreUnreadable(Why.FOREIGN, store, version.name)
    found = ", ".join(sorted(connection.scalars(select(version.c.version_num))))
    if found not in REVISIONS:
        raise StoreUnreadable(Why.NEWER if _is_newer(found) else Why.FOREIGN, store, found)
    missing = _missing(inspector, names)
    if missing:
        why = Why.FOREIGN if found == REVISIONS[-1] else Why.OLDER
        raise StoreUnreadable(why, store, ", ".join(missing))


def _is_newer(revision: str) -> bool:
    """By its number: what is above the last one that is known here came later."""
    numbered, last = REVISION.fullmatch(revision), REVISION.fullmatch(REVISIONS[-1])
    return numbered is not None and last is not None and int(numbered[1]) > int(last[1])


def _missing(inspector: Inspector, names: set[str]) -> list[str]:
    """What is read and is not there, as `table.column`."""
    wanted = {(column.table.name, column.name) for column in READ}
    tables = {table for table, _ in wanted} & names
    there = {(table, column["name"]) for table in tables for column in inspector.get_columns(table)}
    return sorted(".".join(each) for each in wanted - there)
