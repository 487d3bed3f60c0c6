"""The aptitude store, wherever it is: opened to be read, and never made, changed or added to."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from autograder.pipeline.contract import StoreUnreadable, Why, check

FILE = "aptitude.sqlite"
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""Codes of SQLite, without their finer part."""
BESIDE = ("-wal", "-journal")
"""Endings of the files in which SQLite holds what is not in the database file yet."""


class AptitudeStore:
    """What candidates did, asked for through the documented contract."""

    def __init__(self, url: URL) -> None:
        self.url = url

    @classmethod
    def of(cls, data: Path) -> "AptitudeStore":
        """The store that a data folder holds itself."""
        return cls(URL.create("sqlite", database=str(data / FILE)))

    def __str__(self) -> str:
        """As a person knows it: the path of the file, or the address without its password."""
        path = self.path
        return self.url.render_as_string(hide_password=True) if path is None else str(path)

    @property
    def path(self) -> Path | None:
        """The file, for a store that is one."""
        is_file = self.url.get_backend_name() == "sqlite" and self.url.database
        return Path(str(self.url.database)) if is_file else None

    def is_there(self) -> bool:
        """Whether there is something to ask. A database elsewhere says so when it is read."""
        return self.path is None or self.path.exists()

    def look(self) -> None:
        """Make sure that it can be read, where there is one. Raises StoreUnreadable."""
        if self.is_there():
            with self.read():
                return

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One steady view of the store, in a read-only transaction, once it is known to fit.

        Raises StoreUnreadable, for what goes wrong while rows are read too.
        """
        try:
            engine = _engine(self.url, self.path)
            with engine.connect() as connection:
                if self.url.get_backend_name() == "postgresql":
                    connection.execution_options(
                        isolation_level="REPEATABLE READ", postgresql_readonly=True
                    )
                check(connection, str(self))
                yield connection
        except DBAPIError as error:
            why = Why.DAMAGED if _is_broken(error.orig) else Why.UNREACHABLE
            raise StoreUnreadable(why, str(self), _first_line(error.orig)) from error
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise StoreUnreadable(Why.UNREACHABLE, str(self), _first_line(error)) from error


def _is_broken(error: BaseException | None) -> bool:
    """Whether it is the content of a file that SQLite complains about.

    Its driver raises one error of its own, without a code: for a text that cannot be decoded.
    """
    if not isinstance(error, sqlite3.Error):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in BROKEN


def _first_line(error: BaseException | None) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _engine(url: URL, path: Path | None) -> Engine:
    """Without a pool: nothing of the store stays open."""
    if path is None:
        return create_engine(url, poolclass=NullPool)
    engine = create_engine("sqlite://", creator=lambda: _open(path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _open(path: Path) -> sqlite3.Connection:
    """Leaves nothing beside the file: where a store is closed, its file is all that is looked at.

    SQLite would put two files next to it otherwise, and a reader may not take them away again.
    """
    is_open = any(path.with_name(path.name + ending).exists() for ending in BESIDE)
    address = f"{path.resolve().as_uri()}?mode=ro{'' if is_open else '&immutable=1'}"
    # The driver must not open transactions of its own.
    return sqlite3.connect(address, uri=True, isolation_level=None)
