"""The three databases of a classroom, opened, migrated, and used in short transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.orm import Session

from classroom.settings import Settings
from serving.formats import Newer

MIGRATIONS = Path(__file__).with_name("migrations")
NAMES = ("workshop", "aptitude", "identities")


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
        self.migrate()

    def migrate(self) -> None:
        """Bring the tables up to date. Alembic's machinery runs only where they are not."""
        with self._turn, self._writer.begin() as connection:
            if _revision(connection, self.name) == _newest(self.name):
                return
            config = _configuration(self.name)
            config.attributes.update(connection=connection, store=self.name)
            command.upgrade(config, "head")

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
            yield session

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
        return create_engine(url, pool_pre_ping=True, pool_size=16, max_overflow=32)
    engine = create_engine(
        url, connect_args={"timeout": lock_seconds}, pool_size=16, max_overflow=32
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(url: URL) -> None:
    """Only its owner may read a SQLite store; SQLite gives its side files the same rights."""
    if _is_sqlite(url) and url.database:
        Path(url.database).touch(mode=0o600)
        Path(url.database).chmod(0o600)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
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
        """Open (and create, the first time) the stores of a data folder.

        Raises Newer for a store that a newer kit wrote; then none was touched.
        """
        settings.data.mkdir(parents=True, exist_ok=True)
        refuse_newer_stores(settings)
        for name in NAMES:
            _make_private(settings.url(name))
        opened = {name: Store(name, settings.url(name), settings.lock_seconds) for name in NAMES}
        return cls(**opened)

    def close(self) -> None:
        """Close the three."""
        for store in (self.workshop, self.aptitude, self.identities):
            store.close()
