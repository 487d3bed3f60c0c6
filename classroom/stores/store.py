"""The three databases of a classroom, opened, migrated, and used in short transactions."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from classroom.settings import Settings
from serving.files import private_file, private_folder
from serving.formats import Newer

log = logging.getLogger("classroom")

MIGRATIONS = Path(__file__).with_name("migrations")
NAMES = ("workshop", "aptitude", "identities")
POOL: dict[str, Any] = {"pool_size": 16, "max_overflow": 32, "hide_parameters": True}
"""Parameters are what people wrote and their numbers: no traceback in a log shows them."""
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
"""The last one: what was replaced or taken out is not left lying in the file."""

EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
TIDYING_WAITS_MS = 200
"""For who reads or writes elsewhere; then it is for the next time."""


class Store:
    """One database.

    On SQLite: WAL, and `synchronous=FULL`, so that what was committed survives a power cut.
    Writers take turns in this process (`write`); readers never wait (`read`).
    """

    def __init__(self, name: str, url: URL, lock_seconds: float = 5.0) -> None:
        self.name = name
        self.engine = open_engine(url, lock_seconds)
        self._writer = self.engine.execution_options(writer=True)
        self._turn = threading.Lock()
        self._lock_ms = int(lock_seconds * 1000)
        self._untidy = True
        """Written to since `tidy`; a store may have been left so by a power cut."""
        if self.migrate():
            self.tidy()

    def migrate(self) -> bool:
        """Bring the tables up to date; whether they were not.

        Alembic's machinery runs only then.
        """
        with self._turn, self._writer.begin() as connection:
            if _revision(connection, self.name) == _newest(self.name):
                return False
            config = _configuration(self.name)
            config.attributes.update(connection=connection, store=self.name)
            command.upgrade(config, "head")
        return True

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one steady view of the database; nothing is written."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is committed, safely on the disk, when the block ends well.

        Raises sqlalchemy.exc.DBAPIError when the disk is full or the database is locked:
        then nothing of the block is stored.
        """
        with self._turn, Session(self._writer) as session, session.begin():
            self._untidy = True
            yield session

    def tidy(self) -> None:
        """Lay every row down again in the order of its key, in a file without a past.

        A database file tells what was written before what: by the place of a row in its page, of
        a page in the file, and by the log beside it. PostgreSQL keeps its own order, and its own
        door. What keeps this from being done (a full disk, another process) is logged, and no
        more: people go on working.
        """
        with self._turn:
            if self._untidy and self._is_file:
                self._untidy = not self._maintain("VACUUM", EMPTY_LOG)

    def settle(self) -> None:
        """Leave nothing in the log beside the file: whoever holds that alone holds nothing."""
        with self._turn:
            if self._is_file:
                self._maintain(EMPTY_LOG)

    @property
    def _is_file(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def _maintain(self, *statements: str) -> bool:
        """Whether all of it was done: who reads at this moment keeps the log from being emptied."""
        try:
            with self._impatient() as cursor:
                told = [cursor.execute(one).fetchall() for one in statements]
        except (DBAPIError, sqlite3.Error) as error:
            log.warning("%s keeps the order of its writing for now: %s", self.name, error)
            return False
        return not any(busy for rows in told for busy, *_ in rows)

    @contextmanager
    def _impatient(self) -> Iterator[Any]:
        """A cursor that waits for nobody for long: people wait for their turn meanwhile."""
        connection = self.engine.raw_connection()
        with closing(connection), closing(connection.cursor()) as cursor:
            cursor.execute(f"PRAGMA busy_timeout={TIDYING_WAITS_MS}")
            try:
                yield cursor
            finally:
                cursor.execute(f"PRAGMA busy_timeout={self._lock_ms}")

    def close(self) -> None:
        """Let go of the files."""
        self.engine.dispose()


def _configuration(name: str) -> Config:
    config = Config()
    config.set_main_option("script_location", _escaped(MIGRATIONS))
    config.set_main_option("version_locations", _escaped(MIGRATIONS / name))
    config.set_main_option("path_separator", "newline")
    return config


def _revision(connection: Connection, name: str) -> str | None:
    """The revision that a store's tables are at; None for a new store."""
    options = {"version_table": version_table(name)}
    return MigrationContext.configure(connection, opts=options).get_current_revision()


def version_table(name: str) -> str:
    """Where a store keeps its revision. One each: they may share one PostgreSQL database."""
    return f"alembic_version_{name}"


@cache
def _newest(name: str) -> str | None:
    """The last revision of a store's tables."""
    return ScriptDirectory.from_config(_configuration(name)).get_current_head()


@cache
def known_revisions(name: str) -> frozenset[str]:
    """Every revision that a store's tables ever had, up to this kit's."""
    script = ScriptDirectory.from_config(_configuration(name))
    return frozenset(each.revision for each in script.walk_revisions())


def refuse_newer_stores(settings: Settings) -> None:
    """Look at the revision of each store that is there, before anything is written to one.

    Raises Newer for a store that a newer kit wrote.
    """
    for name in NAMES:
        url = settings.url(name)
        found = _revision_at(url, name)
        if found is not None and found not in known_revisions(name):
            file = Path(url.database or name) if _is_sqlite(url) else url.render_as_string()
            raise Newer(file, found, _newest(name))


def _revision_at(url: URL, name: str) -> str | None:
    if _is_sqlite(url) and not Path(url.database or "").is_file():
        return None  # asking would make the file
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return _revision(connection, name)
    finally:
        engine.dispose()


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _escaped(path: Path) -> str:
    """A path for Alembic's configuration, where a per cent sign means something."""
    return str(path).replace("%", "%%")


def open_engine(url: URL, lock_seconds: float) -> Engine:
    """The engine for a database URL; SQLite gets the settings that keep work safe."""
    if not _is_sqlite(url):
        return create_engine(url, pool_pre_ping=True, **POOL)
    engine = create_engine(url, connect_args={"timeout": lock_seconds}, **POOL)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(url: URL) -> None:
    """Only its owner may read a SQLite store; SQLite gives its side files the same rights."""
    if _is_sqlite(url) and url.database:
        private_file(Path(url.database))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: two that read first would dead-lock later.
    writer = connection.get_execution_options().get("writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


@dataclass(frozen=True)
class Stores:
    """The three stores, kept apart: what joins them is code that must say why."""

    workshop: Store
    aptitude: Store
    identities: Store

    @classmethod
    def open(cls, settings: Settings) -> Stores:
        """Open (and create, the first time) the stores of a data folder; its owner's alone.

        Raises Newer for a store that a newer kit wrote; then none was touched.
        """
        private_folder(settings.data)
        refuse_newer_stores(settings)
        for name in NAMES:
            _make_private(settings.url(name))
        opened = {name: Store(name, settings.url(name), settings.lock_seconds) for name in NAMES}
        stores = cls(**opened)
        stores.tidy()
        return stores

    def tidy(self) -> None:
        """Take out of the aptitude store what was written before what.

        Asked for whenever somebody comes or begins something: in between, the log beside the
        store shows in which order work that is known to be there was saved.
        """
        self.aptitude.tidy()

    def close(self) -> None:
        """Close the three."""
        self.tidy()
        for store in (self.workshop, self.aptitude, self.identities):
            store.close()
