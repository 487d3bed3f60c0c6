"""The three databases: settings, migrations, and what happens when they cannot write."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, event, insert, literal_column, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from classroom.settings import Settings
from classroom.stores.aptitude import Aptitude
from classroom.stores.identities import Identities
from classroom.stores.store import NAMES, Store, Stores
from classroom.stores.workshop import Workshop
from tests.classroom.conftest import Classroom

METADATA = {
    "workshop": Workshop.metadata,
    "aptitude": Aptitude.metadata,
    "identities": Identities.metadata,
}


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = Stores.open(Settings(data=tmp_path / "data", content=tmp_path, page=tmp_path))
    yield opened
    opened.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_migrations_make_the_tables_that_the_code_uses(stores: Stores, name: str) -> None:
    store: Store = getattr(stores, name)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": f"alembic_version_{name}"}
        )
        assert compare_metadata(context, METADATA[name]) == []


def test_no_table_points_into_another_store() -> None:
    for name, metadata in METADATA.items():
        others = {
            table for other, tables in METADATA.items() if other != name for table in tables.tables
        }
        assert not others & set(metadata.tables)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_committed_survives_a_power_cut(stores: Stores, name: str) -> None:
    """SQLite's documented settings for that: a write-ahead log, synced at each commit."""
    with getattr(stores, name).read() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA synchronous")) == 2
        assert session.scalar(text("PRAGMA foreign_keys")) == 1


def test_only_the_owner_may_read_the_files(stores: Stores, tmp_path: Path) -> None:
    files = sorted((tmp_path / "data").iterdir())
    assert len(files) == 9
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_only_the_owner_may_look_into_the_folder(stores: Stores, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_no_table_of_the_aptitude_store_numbers_its_rows(stores: Stores) -> None:
    """A row number grows over everybody, in the order of coming."""
    for table in Aptitude.metadata.tables:
        with stores.aptitude.read() as session, pytest.raises(OperationalError):
            session.execute(select(literal_column("rowid")).select_from(text(table)))


def test_a_traceback_shows_nothing_of_what_was_written(stores: Stores) -> None:
    def write_in_vain() -> None:
        with stores.aptitude.write() as session:
            values = {"candidate": "C-secret", "item": "x", "offered_at": ""}
            session.execute(insert(Aptitude.metadata.tables["offers"]).values(values))

    with pytest.raises(IntegrityError) as failed:
        write_in_vain()
    assert "C-secret" not in str(failed.value)


def test_a_store_that_cannot_be_tidied_goes_on_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data=tmp_path, content=tmp_path, page=tmp_path, lock_seconds=0.0)
    stores = Stores.open(settings)
    offer = insert(Aptitude.metadata.tables["candidates"]).values(
        number="C-001", language="fr", token_hash="", entered_at=""
    )
    with stores.aptitude.write() as session:
        session.execute(offer)
    with closing(sqlite3.connect(tmp_path / "aptitude.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        stores.tidy()
        other.rollback()
    assert "aptitude keeps the order of its writing for now" in caplog.text
    with closing(sqlite3.connect(tmp_path / "aptitude.sqlite")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM candidates").fetchall()
        stores.tidy()
        assert (tmp_path / "aptitude.sqlite-wal").stat().st_size > 0
    stores.tidy()
    assert (tmp_path / "aptitude.sqlite-wal").stat().st_size == 0
    stores.close()


def test_a_folder_with_any_name_will_do(tmp_path: Path) -> None:
    data = tmp_path / "été 100%25 # l'atelier"
    Stores.open(Settings(data=data, content=data, page=data)).close()
    assert (data / "workshop.sqlite").is_file()


def test_the_three_stores_may_share_one_database(tmp_path: Path) -> None:
    """What a school with PostgreSQL would do: one URL, three sets of tables."""
    url = f"sqlite:///{tmp_path / 'one.sqlite'}"
    urls = Settings(
        data=tmp_path,
        content=tmp_path,
        page=tmp_path,
        workshop_url=url,
        aptitude_url=url,
        identities_url=url,
    )
    Stores.open(urls).close()
    with closing(sqlite3.connect(tmp_path / "one.sqlite")) as database:
        found = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    assert {"seats", "candidates", "links", "alembic_version_aptitude"} <= found


def test_an_exception_takes_everything_back(stores: Stores) -> None:
    def write_and_fail() -> None:
        with stores.identities.write() as session:
            session.execute(text("INSERT INTO links VALUES ('C-001', 1, 'fox', 'now')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with stores.identities.read() as session:
        assert session.scalar(text("SELECT count(*) FROM links")) == 0


def test_writers_take_turns(tmp_path: Path) -> None:
    """With no patience at all towards other processes, threads of this one still all get in."""
    store = Store("identities", URL.create("sqlite", database=str(tmp_path / "i")), 0.0)

    def write(number: int) -> None:
        for part in range(5):
            seat = number * 10 + part
            with store.write() as session:
                row = {"candidate": f"C-{seat}", "seat": seat}
                query = "INSERT INTO links VALUES (:candidate, :seat, 'fox', 'now')"
                session.execute(text(query), row)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as session:
        assert session.scalar(text("SELECT count(*) FROM links")) == 40
    store.close()


def test_a_full_disk_is_said_and_what_was_acknowledged_stays(classroom: Classroom) -> None:
    token = classroom.join()
    assert classroom.snapshot(token, 1, "kept").status_code == 200
    with classroom.room.stores.workshop.engine.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
    limit_pages(classroom, pages)
    response = classroom.snapshot(token, 2, "x" * 60_000)
    assert (response.status_code, response.json()["error"]["id"]) == (503, "disk_full")
    assert int(response.headers["retry-after"]) > 0
    assert classroom.get("/api/seat", token).json()["documents"]["step:hello"]["source"] == "kept"
    limit_pages(classroom, pages + 1000)
    assert classroom.snapshot(token, 2, "x" * 60_000).status_code == 200


def limit_pages(classroom: Classroom, pages: int) -> None:
    """Make SQLite refuse to grow: it then fails exactly as on a full disk.

    The limit belongs to a connection: every pooled one is replaced by one that has it.
    """
    engine = classroom.room.stores.workshop.engine
    engine.dispose()

    def limit(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}").close()

    event.listen(engine, "connect", limit)


def test_a_locked_store_is_said(open_classroom: Callable[..., Any], tmp_path: Path) -> None:
    classroom = open_classroom(lock_seconds=0.05)
    token = classroom.join()
    with closing(sqlite3.connect(tmp_path / "data" / "workshop.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        response = classroom.snapshot(token, 1, "waits")
        assert (response.status_code, response.json()["error"]["id"]) == (503, "store_busy")
        other.rollback()
    assert classroom.snapshot(token, 1, "waits").status_code == 200


def test_a_store_that_is_no_database_is_said(classroom: Classroom, tmp_path: Path) -> None:
    token = classroom.join()
    classroom.room.stores.workshop.close()
    for ending in ("-wal", "-shm"):
        (tmp_path / "data" / f"workshop.sqlite{ending}").unlink(missing_ok=True)
    (tmp_path / "data" / "workshop.sqlite").write_bytes(b"no database at all" * 1000)
    response = classroom.get("/api/seat", token, headers={"Accept-Language": "en"})
    assert (response.status_code, response.json()["error"]["id"]) == (503, "store_unavailable")
    assert "kept in this browser" in response.json()["error"]["message"]
