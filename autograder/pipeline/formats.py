"""Refuses the data folder of a newer kit, before anything is written into it."""

import json
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import nbgrader
from alembic.config import Config
from alembic.script import ScriptDirectory

from autograder.pipeline import agreed, journal, marks, not_taken, records
from workshop_game.checking import NewerFormat, refuse_newer


def refuse_newer_folder(data: Path) -> None:
    """Look at the number of all that grading reads again: nbgrader's gradebook and the files.

    The aptitude store says its own (`contract`). What cannot be read has no number: whoever reads
    it says what is wrong with it.
    Raises NewerFormat.
    """
    book = data / "course" / "gradebook.db"
    if book.exists():
        _refuse_newer_database(book, "alembic_version", gradebook_revisions())
    for path, known in (
        (data / "records" / records.JSON_FILE, records.FORMAT),
        (data / "records" / not_taken.FILE, not_taken.FORMAT),
        (data / marks.FOLDER / agreed.FILE, agreed.FORMAT),
    ):
        refuse_newer(path, _number(_text(path)), known)
    path = data / "records" / journal.FILE
    for line in _text(path).split("\n"):
        refuse_newer(path, _number(line), journal.FORMAT)


@cache
def gradebook_revisions() -> tuple[str, ...]:
    """What nbgrader calls the formats of its gradebook, the newest first."""
    config = Config()
    config.set_main_option("script_location", str(Path(nbgrader.__file__).with_name("alembic")))
    return tuple(each.revision for each in ScriptDirectory.from_config(config).walk_revisions())


def _refuse_newer_database(path: Path, table: str, known: tuple[str, ...]) -> None:
    found = _revision(path, table)
    if found is not None and found not in known:
        raise NewerFormat(path, found, known[0])


def _revision(path: Path, table: str) -> str | None:
    """None for a database that is not there, cannot be read, or was made without a number."""
    if not path.exists():
        return None
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as database:
            row = database.execute(f"SELECT version_num FROM {table}").fetchone()  # noqa: S608
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _number(text: str) -> Any:
    """The number in a JSON text; None where there is none."""
    try:
        whole = json.loads(text)
    except ValueError:
        return None
    return whole.get("format") if isinstance(whole, dict) else None
