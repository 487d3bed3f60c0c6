"""A room goes on with the stores of an older kit: everyone finds everything again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from harness.pdf import texts
from serving.clock import half_day, moment
from tests.classroom.conftest import Classroom

STORES = ("workshop", "aptitude", "identities")
Rows = list[dict[str, Any]]


def rows(store: Path, query: str) -> Rows:
    """What a store holds, asked without any code of the kit."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query)]


def tables(store: Path) -> dict[str, Rows]:
    """Every row of every table, but the number of the format."""
    names = [
        row["name"] for row in rows(store, "SELECT name FROM sqlite_master WHERE type='table'")
    ]
    return {
        name: rows(store, f"SELECT * FROM {name}")  # noqa: S608
        for name in names
        if not name.startswith("alembic_version")
    }


def test_not_one_row_is_lost(left: Path, data: Path, room: Classroom) -> None:
    """But what joins the two sides of the wall: moments, and items at seats."""
    assert room.get("/api/room").is_success
    for name in STORES:
        before = tables(left / "data" / f"{name}.sqlite")
        after = tables(data / f"{name}.sqlite")
        assert all(before.values()), "a store without rows would prove nothing"
        for table, old in before.items():
            meant = [meant_to_stay(name, row) for row in old if not names_an_item(name, table, row)]
            now = [{key: row[key] for key in meant[0]} for row in after[table]]
            assert in_order(now) == in_order(meant), f"{name}.{table}"


def names_an_item(store: str, table: str, row: dict[str, Any]) -> bool:
    """An event or a call for help about an item: its side of the wall is the other one."""
    about = str(row.get("document"))
    return store == "workshop" and table != "seats" and about.startswith("item:")


def meant_to_stay(store: str, row: dict[str, Any]) -> dict[str, Any]:
    """Of a seat, all but where it is now and since when; of the aptitude side, half-days."""
    if store == "workshop" and "card_code" in row:
        return {key: value for key, value in row.items() if key not in ("document", "last_seen_at")}
    if store == "aptitude":
        return {key: cut(key, value) for key, value in row.items() if key != "id"}
    return row


def cut(column: str, value: Any) -> Any:
    return half_day(moment(value)) if column == "at" or column.endswith("_at") else value


def in_order(found: Rows) -> Rows:
    return sorted(found, key=lambda row: [str(value) for value in row.values()])


def test_each_seat_comes_back_with_its_card(left: Path, room: Classroom) -> None:
    store = left / "data" / "workshop.sqlite"
    seats = rows(store, "SELECT * FROM seats")
    for seat in seats:
        token = room.join(seat["animal"], card_code=seat["card_code"])
        found = room.get("/api/seat", token).json()
        mine = [row for row in newest_texts(store) if row["seat"] == seat["id"]]
        assert len(mine) > 5
        assert {
            name: (one["seq"], one["source"], one["saved_at"])
            for name, one in found["documents"].items()
        } == {row["document"]: (row["seq"], row["source"], row["stored_at"]) for row in mine}
        assert found["progress"] == passed(store, seat["id"])
        assert found["help"]["answer"] is not None
    assert len(seats) == 6


def newest_texts(store: Path) -> Rows:
    """The last version of each document. Where MAX is asked for, SQLite takes that row's values."""
    return rows(
        store,
        "SELECT seat, document, MAX(seq) AS seq, source, stored_at"
        " FROM snapshots GROUP BY seat, document",
    )


def passed(store: Path, seat: int) -> dict[str, dict[str, bool]]:
    """The steps of a seat, and whether each was passed."""
    found = rows(store, "SELECT * FROM progress WHERE document LIKE 'step:%'")
    return {
        row["document"].removeprefix("step:"): {"passed": bool(row["passed"])}
        for row in found
        if row["seat"] == seat
    }


def test_each_candidate_keeps_number_answers_and_receipts(left: Path, room: Classroom) -> None:
    seats = rows(left / "data" / "workshop.sqlite", "SELECT * FROM seats")
    numbers = {
        row["animal"]: row["candidate"]
        for row in rows(left / "data" / "identities.sqlite", "SELECT * FROM links")
    }
    for seat in seats:
        token = room.join(seat["animal"], card_code=seat["card_code"])
        entered = room.post("/api/aptitude/enter", {}, token).json()
        assert entered["candidate"] == numbers[seat["animal"]]
        items = room.get("/api/aptitude", entered["token"]).json()["items"]
        found = {one["id"]: (one["seq"], one["source"], one["receipt"]) for one in items}
        assert found == answers(left / "data" / "aptitude.sqlite", entered["candidate"])


def answers(store: Path, candidate: str) -> dict[str, tuple[int, str | None, str | None]]:
    """What a candidate was offered: the newest text of each, and the last receipt."""
    offers, drafts, copies = (
        [row for row in rows(store, query) if row["candidate"] == candidate]
        for query in (
            "SELECT * FROM offers",
            "SELECT * FROM drafts ORDER BY seq",
            "SELECT * FROM copies ORDER BY seq",
        )
    )
    written = {row["item"]: (row["seq"], row["source"]) for row in drafts}
    receipts = {row["item"]: row["receipt"] for row in copies}
    return {
        item: (*written.get(item, (0, None)), receipts.get(item))
        for item in (row["item"] for row in offers)
    }


def test_the_facilitator_comes_in_with_the_old_secret(left: Path, room: Classroom) -> None:
    room.open_board()
    board = room.get("/board/rows").text
    seats = rows(left / "data" / "workshop.sqlite", "SELECT * FROM seats")
    assert all(f"/board/help/{seat['id']}/" in board for seat in seats)


def test_the_certificate_names_the_school(room: Classroom) -> None:
    asked = {"name": "Amélie Durand", "language": "fr"}
    page = room.post("/api/certificate", asked, room.join("fox")).content
    written = texts(page)
    assert any("École du plateau" in text for text in written)
    assert any("2026-11-20" in text for text in written)
