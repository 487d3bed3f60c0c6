"""The contract with the classroom: what is read, and what is told apart when it cannot be."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url, select
from sqlalchemy.exc import DBAPIError

from autograder.pipeline import contract
from autograder.pipeline.contract import REVISIONS, StoreUnreadable, Why
from autograder.pipeline.copies import read_roster
from autograder.pipeline.store import AptitudeStore
from classroom.settings import Settings
from classroom.stores.aptitude import Aptitude
from classroom.stores.store import Stores
from harness.data_folder import DataFolder
from tests.rules.sources import ROOT
from workshop_game.checking import Item


def shape(metadata: object) -> dict[str, list[tuple[str, str, bool, bool]]]:
    """Each table: the names, types, emptiness and keys of its columns."""
    tables = metadata.tables  # type: ignore[attr-defined]
    return {
        name: [(c.name, type(c.type).__name__, bool(c.nullable), c.primary_key) for c in t.columns]
        for name, t in tables.items()
    }


def test_the_schema_that_is_read_is_the_one_that_the_classroom_writes() -> None:
    assert shape(contract.contract) == shape(Aptitude.metadata)


def test_the_version_that_is_read_is_the_documented_one() -> None:
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    assert f"Its version is `{REVISIONS[-1]}`" in page
    assert f"`{contract.version.name}`" in page


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Without a course: nothing is graded here."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Path]:
    """The data folder of a server that is open."""
    stores = Stores.open(Settings(data=tmp_path, content=tmp_path, page=tmp_path))
    with stores.aptitude.write() as session:
        session.connection().exec_driver_sql("INSERT INTO candidates VALUES ('C-001','en','x','')")
    yield tmp_path
    stores.close()


def test_the_server_s_own_store_is_read_while_it_is_open_and_once_it_is_closed(
    tmp_path: Path, served: Path
) -> None:
    assert (served / "aptitude.sqlite-wal").stat().st_size > 0
    assert read_roster(AptitudeStore.of(served), {}).languages == {"C-001": "en"}
    copied = tmp_path / "copied"
    copied.mkdir()
    for ending in ("", "-wal", "-shm"):
        shutil.copy(served / f"aptitude.sqlite{ending}", copied)
    assert read_roster(AptitudeStore.of(copied), {}).languages == {"C-001": "en"}


def test_asking_makes_and_changes_nothing(folder: DataFolder, items: dict[str, Item]) -> None:
    folder.candidate("C-001")
    with closing(sqlite3.connect(folder.path / "aptitude.sqlite")) as store:
        store.execute("PRAGMA journal_mode=WAL")  # as the server leaves it
    file = folder.path / "aptitude.sqlite"
    before = sorted(path.name for path in folder.path.iterdir()), file.read_bytes()
    assert read_roster(AptitudeStore.of(folder.path), items).languages == {"C-001": "fr"}
    assert (sorted(path.name for path in folder.path.iterdir()), file.read_bytes()) == before
    nowhere = folder.path / "nowhere"
    assert read_roster(AptitudeStore.of(nowhere), items).languages == {}
    assert not nowhere.exists()


def test_a_folder_with_any_name_will_do(folder: DataFolder, tmp_path: Path) -> None:
    folder.candidate("C-001")
    data = folder.path.rename(tmp_path / "été 100%25 # l'atelier ?mode=rw")
    assert read_roster(AptitudeStore.of(data), {}).languages == {"C-001": "fr"}


def test_nothing_can_be_written_through_it(folder: DataFolder) -> None:
    with (
        pytest.raises(StoreUnreadable, match="readonly"),
        AptitudeStore.of(folder.path).read() as rows,
    ):
        rows.exec_driver_sql("DELETE FROM copies")


def test_what_is_read_is_one_moment(served: Path) -> None:
    def count(rows: Connection) -> int:
        return len(rows.execute(select(*contract.CANDIDATES)).all())

    with AptitudeStore.of(served).read() as rows:
        before = count(rows)
        with closing(sqlite3.connect(served / "aptitude.sqlite")) as other, other:
            other.execute("INSERT INTO candidates VALUES ('C-002','en','y','')")
        assert count(rows) == before == 1
    with AptitudeStore.of(served).read() as rows:
        assert count(rows) == 2


def not_a_database(file: Path) -> None:
    file.write_text("this is no database, whatever its name says")


def cut_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 4096)


def without_a_table(file: Path) -> None:
    file.write_bytes(b"")


def changed(*statements: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as store, store:
            for statement in statements:
                store.execute(statement)

    return change


def another_program_s(file: Path) -> None:
    file.unlink()
    changed("CREATE TABLE recipes (name TEXT)")(file)


VERSION = "UPDATE alembic_version_aptitude SET version_num = "
NO_KIT_VERSION = "ALTER TABLE copies DROP COLUMN kit_version"

Spoil = Callable[[Path], None]
SPOILED: dict[str, tuple[Spoil, Why, str]] = {
    "not a database": (not_a_database, Why.DAMAGED, "file is not a database"),
    "cut short": (cut_short, Why.DAMAGED, "database disk image is malformed"),
    "no table": (without_a_table, Why.EMPTY, ""),
    "another program's": (another_program_s, Why.FOREIGN, "alembic_version_aptitude"),
    "no version table": (
        changed("DROP TABLE alembic_version_aptitude"),
        Why.FOREIGN,
        "alembic_version_aptitude",
    ),
    "no version": (changed("DELETE FROM alembic_version_aptitude"), Why.FOREIGN, ""),
    "another version": (changed(VERSION + "'4f1c0a'"), Why.FOREIGN, "4f1c0a"),
    "no column": (changed(NO_KIT_VERSION), Why.FOREIGN, "copies.kit_version"),
    "no helps": (
        changed("DROP TABLE helps"),
        Why.FOREIGN,
        "helps.candidate, helps.item, helps.kind",
    ),
    "newer": (changed(VERSION + "'aptitude_9999'"), Why.NEWER, "aptitude_9999"),
}


@pytest.mark.parametrize(("spoil", "why", "said"), SPOILED.values(), ids=SPOILED.keys())
def test_each_store_that_cannot_be_read_is_told_apart(
    folder: DataFolder, spoil: Spoil, why: Why, said: str
) -> None:
    file = folder.path / "aptitude.sqlite"
    spoil(file)
    spoiled = file.read_bytes()
    with pytest.raises(StoreUnreadable) as caught:
        read_roster(AptitudeStore.of(folder.path), {})
    assert (caught.value.why, caught.value.said) == (why, said)
    assert caught.value.store == str(file)
    assert file.read_bytes() == spoiled


def test_an_older_store_is_read_unless_it_lacks_what_is_asked(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is one version so far: another one is made up, which came after it."""
    monkeypatch.setattr(contract, "REVISIONS", (*REVISIONS, "aptitude_9999"))
    folder.candidate("C-001")
    assert read_roster(AptitudeStore.of(folder.path), {}).languages == {"C-001": "fr"}
    changed(NO_KIT_VERSION)(folder.path / "aptitude.sqlite")
    with pytest.raises(StoreUnreadable) as caught:
        read_roster(AptitudeStore.of(folder.path), {})
    assert (caught.value.why, caught.value.said) == (Why.OLDER, "copies.kit_version")


def test_a_part_that_breaks_while_it_is_read_is_told(folder: DataFolder) -> None:
    """The tables are all there; a page of a long text is not."""
    folder.candidate("C-001")
    folder.copy("C-001", "steps", "place = 3\n" + "# long\n" * 2000)
    file = folder.path / "aptitude.sqlite"
    text = file.read_bytes()
    at = text.rindex(b"# long\n" * 100)
    page = at - at % 4096
    file.write_bytes(text[:page] + b"\xff" * 4096 + text[page + 4096 :])
    with pytest.raises(StoreUnreadable) as caught:
        read_roster(AptitudeStore.of(folder.path), {})
    assert caught.value.why is Why.DAMAGED


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql+no_such_driver://school:secret@db/atelier", "no_such_driver"),
        ("no_such_base://school:secret@db/atelier", "no_such_base"),
    ],
)
def test_a_database_that_nothing_here_can_speak_to_is_told(address: str, said: str) -> None:
    with pytest.raises(StoreUnreadable, match=said) as caught:
        read_roster(AptitudeStore(make_url(address)), {})
    assert caught.value.why is Why.UNREACHABLE
    assert "secret" not in str(caught.value)
    assert not isinstance(caught.value.__cause__, DBAPIError)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "aptitude.sqlite").mkdir()
    with pytest.raises(StoreUnreadable) as caught:
        read_roster(AptitudeStore.of(tmp_path), {})
    assert caught.value.why is Why.UNREACHABLE
