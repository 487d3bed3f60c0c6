"""Stores of an earlier version: their times are cut, their items leave the workshop."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import URL

from classroom.settings import Settings
from classroom.stores.store import NAMES, Stores, _configuration, open_engine
from serving.clock import half_day

AT = "2026-11-23T10:42:05.123Z"
LATER = "2026-11-23T10:52:05.123Z"
HALF = half_day(datetime.fromisoformat(AT))


def old_store(folder: Path, name: str, script: str) -> None:
    """A store as the first version made it, with some rows."""
    file = folder / f"{name}.sqlite"
    engine = open_engine(URL.create("sqlite", database=str(file)), 1.0)
    with engine.begin() as connection:
        config = _configuration(name)
        config.attributes.update(connection=connection, store=name)
        command.upgrade(config, f"{name}_0001")
    engine.dispose()
    with closing(sqlite3.connect(file)) as database:
        database.executescript(script.replace("$at", AT).replace("$later", LATER))


APTITUDE = """
INSERT INTO candidates VALUES ('C-002', 'fr', 'b', '$at'), ('C-001', 'en', 'a', '$later');
INSERT INTO offers VALUES ('C-002', 'jump', '$at'), ('C-001', 'jump', 'no moment');
INSERT INTO drafts VALUES ('C-002', 'jump', 7, 'x = 1', '$at');
INSERT INTO copies VALUES ('C-002', 'jump', 8, 'fr', 'x = 2', '$at', 'K7Q-42M', '0.1.0');
INSERT INTO helps (candidate, item, kind, at, note) VALUES
    ('C-002', 'jump', 'hint', '$at', ''), ('C-001', 'jump', 'shown', '$at', 'said aloud'),
    ('C-002', 'jump', 'typed', '$later', '');
"""
WORKSHOP = """
INSERT INTO seats VALUES
    (1, 'fox', 'fr', '1234', '$at', '$later', 'item:jump', 9),
    (2, 'owl', 'fr', '4321', '$at', '$later', 'step:walk', 2);
INSERT INTO events VALUES
    (1, 1, 'opened', 'step:hello', '{}', '$at'), (1, 9, 'opened', 'item:jump', '{}', '$later'),
    (2, 2, 'opened', 'step:walk', '{}', '$later');
INSERT INTO help_calls VALUES
    (1, 1, 'item:jump', '$later', NULL, NULL, NULL, NULL),
    (2, 2, 'step:walk', '$at', NULL, '$later', NULL, 'hint');
"""
IDENTITIES = "INSERT INTO links VALUES ('C-002', 1, 'fox', '$at'), ('C-001', 2, 'owl', '$at');"


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """A folder of the first version, opened and closed by this one."""
    for name, script in zip(NAMES, (WORKSHOP, APTITUDE, IDENTITIES), strict=True):
        old_store(tmp_path, name, script)
    Stores.open(Settings(data=tmp_path, content=tmp_path, page=tmp_path)).close()
    return tmp_path


def rows(folder: Path, store: str, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / f"{store}.sqlite")) as database:
        return database.execute(query).fetchall()


def test_the_times_of_the_aptitude_store_are_cut_and_nothing_else(opened: Path) -> None:
    assert rows(opened, "aptitude", "SELECT * FROM candidates") == [
        ("C-001", "en", "a", HALF),
        ("C-002", "fr", "b", HALF),
    ]
    assert rows(opened, "aptitude", "SELECT * FROM offers") == [
        ("C-001", "jump", ""),
        ("C-002", "jump", HALF),
    ]
    assert rows(opened, "aptitude", "SELECT * FROM drafts") == [("C-002", "jump", 7, "x = 1", HALF)]
    assert rows(opened, "aptitude", "SELECT * FROM copies") == [
        ("C-002", "jump", 8, "fr", "x = 2", HALF, "K7Q-42M", "0.1.0")
    ]


def test_help_is_counted_within_an_item_in_the_order_in_which_it_was_given(opened: Path) -> None:
    assert rows(opened, "aptitude", "SELECT * FROM helps") == [
        ("C-001", "jump", 1, "shown", HALF, "said aloud"),
        ("C-002", "jump", 1, "hint", HALF, ""),
        ("C-002", "jump", 2, "typed", HALF, ""),
    ]


def test_items_leave_the_workshop_and_steps_stay(opened: Path) -> None:
    assert rows(opened, "workshop", "SELECT seat, document FROM events") == [
        (1, "step:hello"),
        (2, "step:walk"),
    ]
    assert rows(opened, "workshop", "SELECT seat, document FROM help_calls") == [(2, "step:walk")]
    assert rows(opened, "workshop", "SELECT document, last_seen_at FROM seats") == [
        ("step:hello", AT),
        ("step:walk", LATER),
    ]


def test_nothing_of_it_is_left_lying_in_the_files(opened: Path) -> None:
    assert b"item:" not in (opened / "workshop.sqlite").read_bytes()
    assert AT.encode() not in (opened / "aptitude.sqlite").read_bytes()


def test_the_numbers_that_people_have_stay_theirs(opened: Path) -> None:
    links = rows(opened, "identities", "SELECT candidate, animal FROM links ORDER BY candidate")
    assert links == [("C-001", "owl"), ("C-002", "fox")]
