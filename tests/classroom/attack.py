"""Somebody who holds the whole data folder but `identities.sqlite`, and saw people sit down.

Each strategy names the candidates in an order that it takes from what it holds, and says: this is
the order in which they came. Whether it knows more than chance is judged over many days.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnClause, literal_column, select, table

NUMBER = re.compile(rb"C-\d{3}")
TABLES = ("candidates", "offers", "drafts", "copies", "helps")
TIMES = ("entered_at", "offered_at", "saved_at", "handed_in_at", "at")


@dataclass(frozen=True)
class Loot:
    """A copy of the folder, without `identities.sqlite`, and the animals as they sat down."""

    folder: Path
    seated: list[str]
    files: dict[str, bytes]
    """As they were found: whoever opens a store changes it, and empties the log beside it."""

    def rows(self, store: str, query: str) -> list[Any]:
        """What a query of one of the two stores gives; nothing where it cannot be asked."""
        with closing(sqlite3.connect(self.folder / f"{store}.sqlite")) as database:
            try:
                return database.execute(query).fetchall()
            except sqlite3.OperationalError:  # no such column, for example no row number
                return []

    def people(self, name: str, order: str = "", column: str = "NULL") -> list[tuple[str, Any]]:
        """Whose each row of an aptitude table is, and what stands in one of its columns."""
        whose: ColumnClause[str] = literal_column("number" if name == "candidates" else "candidate")
        query: Any = select(whose, literal_column(column)).select_from(table(name))
        ordered = query.order_by(literal_column(order)) if order else query
        return self.rows("aptitude", str(ordered))

    def numbers(self) -> list[str]:
        return sorted(
            number for (number,) in self.rows("aptitude", "SELECT number FROM candidates")
        )


Strategy = Callable[[Loot], list[str]]


def _first_seen(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _by_query(order: str = "") -> Strategy:
    """The candidates of each table in turn, as `order` lays them."""

    def strategy(loot: Loot) -> list[str]:
        return _first_seen([whose for name in TABLES for whose, _ in loot.people(name, order)])

    return strategy


def by_time(loot: Loot) -> list[str]:
    """The earliest time that stands beside each candidate."""
    seen = [
        (at, whose)
        for name in TABLES
        for column in TIMES
        for whose, at in loot.people(name, column=column)
    ]
    seen.sort(key=lambda pair: pair[0])
    return _first_seen([whose for _, whose in seen])


def by_item_and_time(loot: Loot) -> list[str]:
    """The join that named everybody: an event of an item, and the draft of it that is nearest."""
    events = (
        "SELECT seat, document, stored_at FROM events WHERE document LIKE 'item:%' ORDER BY seat"
    )
    drafts = loot.rows("aptitude", "SELECT candidate, item, saved_at FROM drafts")
    named = []
    for _, document, at in loot.rows("workshop", events):
        near = [row for row in drafts if f"item:{row[1]}" == document and row[2] >= at]
        named += [min(near, key=lambda row: row[2])[0]] if near else []
    return _first_seen(named)


def by_receipt(loot: Loot) -> list[str]:
    rows = loot.rows("aptitude", "SELECT candidate FROM copies ORDER BY receipt")
    return _first_seen([number for (number,) in rows])


def by_key(loot: Loot) -> list[str]:
    """Keys of seats and keys of candidates, each side in the order of its hashes."""
    tokens = loot.rows("workshop", "SELECT seat FROM tokens ORDER BY hash")
    numbers = loot.rows("aptitude", "SELECT number FROM candidates ORDER BY token_hash")
    return [number for _, (number,) in sorted(zip(tokens, numbers, strict=False))]


def _by_place_in(file: str, backwards: bool) -> Strategy:
    """Where a number stands first among the bytes of a file: its page, its place in the page."""

    def strategy(loot: Loot) -> list[str]:
        found = NUMBER.findall(loot.files.get(file, b""))
        return _first_seen([name.decode() for name in (found[::-1] if backwards else found)])

    return strategy


def by_log(loot: Loot) -> list[str]:
    """Any number in any file that is no store."""
    texts = [data for name, data in loot.files.items() if ".sqlite" not in name]
    return _first_seen([name.decode() for text in texts for name in NUMBER.findall(text)])


def _by_amount(rows: str) -> Strategy:
    """Who wrote more on one side wrote more on the other side."""

    def strategy(loot: Loot) -> list[str]:
        written = Counter(whose for whose, _ in loot.people(rows))
        numbers = sorted(loot.numbers(), key=lambda number: written[number])
        seats = [seat for (seat,) in loot.rows("workshop", WORKSHOP_AMOUNT)]
        return [number for _, number in sorted(zip(seats, numbers, strict=False))]

    return strategy


WORKSHOP_AMOUNT = """
    SELECT seats.id FROM seats ORDER BY
    (SELECT count(*) FROM events WHERE seat = seats.id),
    (SELECT count(*) FROM help_calls WHERE seat = seats.id)
"""

STRATEGIES: dict[str, Strategy] = {
    "time": by_time,
    "item and time": by_item_and_time,
    "rows as they come": _by_query(),
    "row number": _by_query("ORDER BY rowid"),
    "key that grows": _by_query("ORDER BY id"),
    "number": lambda loot: loot.numbers(),
    "receipt": by_receipt,
    "key": by_key,
    "log": by_log,
    "amount of drafts": _by_amount("drafts"),
    "amount of help": _by_amount("helps"),
    **{
        f"place in {file}{' from its end' * backwards}": _by_place_in(file, backwards)
        for file in ("aptitude.sqlite", "aptitude.sqlite-wal", "identities.sqlite-wal")
        for backwards in (False, True)
    },
}


def guess(strategy: Strategy, loot: Loot) -> list[str]:
    """The candidates as a strategy takes them to have come; who is left out comes last."""
    return _first_seen([*strategy(loot), *loot.numbers()])


def matches(guessed: list[str], truth: list[str]) -> int:
    """How many were named rightly. By chance: one, whatever their number."""
    return sum(one == other for one, other in zip(guessed, truth, strict=True))


def pairs_in_order(guessed: list[str], truth: list[str]) -> int:
    """How many pairs came in the order that was said. By chance: half of them."""
    place = {number: index for index, number in enumerate(truth)}
    order = [place[number] for number in guessed]
    return sum(order[a] < order[b] for b in range(len(order)) for a in range(b))
