"""How much one key may keep and hold, and what it is told at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from classroom.board.board import Stream, changes
from classroom.room import STREAMS_EACH
from classroom.stores.workshop import Snapshot
from classroom.web.bounds import MOST_DOCUMENTS
from tests.classroom.conftest import Classroom


def rows(classroom: Any) -> int:
    with classroom.room.stores.workshop.read() as session:
        return session.scalar(select(func.count()).select_from(Snapshot)) or 0


@pytest.fixture
def small_room(open_classroom: Callable[..., Any], monkeypatch: Any) -> Callable[[], Any]:
    """A room, opened again and again, where a seat keeps five versions, or a thousand bytes."""

    def open_small() -> Any:
        classroom = open_classroom()
        for name in ("rows", "size"):
            value = {"rows": 5, "size": 1000}[name]
            monkeypatch.setattr(classroom.room.limits.versions, name, value)
        return classroom

    return open_small


def test_a_seat_keeps_so_many_versions_and_is_told_in_words(small_room: Callable[[], Any]) -> None:
    room = small_room()
    token = room.join()
    found = [room.snapshot(token, seq, f"v{seq}").status_code for seq in range(1, 8)]
    assert found == [200] * 5 + [413] * 2
    told = room.snapshot(token, 8, "more").json()["error"]
    assert told["id"] == "seat_full"
    assert "reste gardé dans ce navigateur" in told["message"]
    assert rows(room) == 5


def test_what_is_held_already_is_acknowledged_by_a_full_seat_too(
    small_room: Callable[[], Any],
) -> None:
    """A page whose answer was lost sends again: it must learn that all is well."""
    room = small_room()
    token = room.join()
    for seq in range(1, 6):
        room.snapshot(token, seq, f"v{seq}")
    assert room.snapshot(token, 5, "v5").json() == {"stored": {"step:hello": 5}}


def test_long_versions_count_by_their_bytes(small_room: Callable[[], Any]) -> None:
    room = small_room()
    token = room.join()
    assert room.snapshot(token, 1, "é" * 450).status_code == 200
    assert room.snapshot(token, 2, "é" * 51).status_code == 413
    assert room.snapshot(token, 2, "é" * 50).status_code == 200


def test_a_batch_that_does_not_fit_stores_nothing_of_itself(small_room: Callable[[], Any]) -> None:
    room = small_room()
    token = room.join()
    batch = [{"document": "step:hello", "seq": seq, "source": "", "at": ""} for seq in range(1, 7)]
    assert room.post("/api/snapshots", {"snapshots": batch}, token).status_code == 413
    assert rows(room) == 0
    assert room.post("/api/snapshots", {"snapshots": batch[:5]}, token).status_code == 200


def test_a_full_seat_is_full_after_a_restart_and_its_neighbour_is_not(
    small_room: Callable[[], Any],
) -> None:
    room = small_room()
    token = room.join()
    for seq in range(1, 6):
        room.snapshot(token, seq, f"v{seq}")
    room.room.close()
    room = small_room()
    assert room.snapshot(token, 6, "more").status_code == 413
    assert room.snapshot(room.join("hare"), 1, "mine").status_code == 200


@pytest.mark.parametrize("kind", ["snapshots", "events"])
def test_made_up_names_of_documents_come_to_an_end(classroom: Classroom, kind: str) -> None:
    token = classroom.join()
    classroom.get("/api/seat", token)

    def send(start: int, count: int) -> Any:
        return classroom.post(
            f"/api/{kind}",
            {
                kind: [
                    {"document": f"step:a{n}", "seq": n, "kind": "opened", "source": "", "at": ""}
                    for n in range(start, start + count)
                ]
            },
            token,
        )

    assert send(1, MOST_DOCUMENTS).status_code == 200
    told = send(MOST_DOCUMENTS + 1, 1)
    assert (told.status_code, told.json()["error"]["id"]) == (422, "too_many_documents")
    assert send(1, 3).status_code == 200


@pytest.mark.parametrize("path", ["events", "aptitude/drafts", "aptitude/copies"])
def test_what_one_key_sends_to_be_kept_comes_to_an_end(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    token = classroom.join()
    if path.startswith("aptitude"):
        token = classroom.post("/api/aptitude/enter", {}, token).json()["token"]
        classroom.get("/api/aptitude", token)
    else:
        classroom.get("/api/seat", token)
    monkeypatch.setattr(classroom.room.limits.sent, "size", 3000)
    bodies: dict[str, Callable[[int], Any]] = {
        "events": lambda n: {
            "events": [
                {"seq": n, "kind": "run", "document": "step:hello", "data": {"x": "y" * 900}}
            ]
        },
        "aptitude/drafts": lambda n: {
            "drafts": [{"item": "best_jump", "seq": n, "source": "x" * 900, "at": ""}]
        },
        "aptitude/copies": lambda n: {
            "item": "best_jump",
            "seq": n,
            "source": "x" * 900,
            "language": "fr",
        },
    }
    answers = [classroom.post(f"/api/{path}", bodies[path](n), token) for n in range(1, 6)]
    kinds = [answer.status_code // 100 for answer in answers]
    assert kinds == sorted(kinds)
    assert set(kinds) == {2, 4}
    assert answers[-1].json()["error"]["id"] == "seat_full"


def test_a_browser_has_so_many_streams_and_gives_them_back(classroom: Classroom) -> None:
    classroom.open_board()
    limits = classroom.room.limits

    async def never(_message: Any = None) -> Any:
        await asyncio.Event().wait()

    async def hold() -> tuple[bool, bool]:
        streams = []
        for _ in range(STREAMS_EACH):
            assert limits.streams.take("board")
            one = Stream(changes(classroom.room), lambda: limits.streams.give_back("board"))
            scope = {"type": "http", "asgi": {"spec_version": "2.3"}}
            streams.append(asyncio.create_task(one(scope, never, never)))
        await asyncio.sleep(0)
        full = not limits.streams.take("board")
        for task in streams:
            task.cancel()
        await asyncio.gather(*streams, return_exceptions=True)
        return full, limits.streams.take("board")

    assert classroom.loop.run(hold()) == (True, True)


def test_a_board_in_too_many_tabs_is_told_so(classroom: Classroom) -> None:
    classroom.open_board()
    classroom.get("/board/rows")
    key = next(name for name in classroom.room.limits.known_keys._names.values() if "board" in name)
    for _ in range(STREAMS_EACH):
        classroom.room.limits.streams.take(key)
    told = classroom.get("/board/stream")
    assert (told.status_code, told.json()["error"]["id"]) == (429, "too_many_streams")


def test_what_the_server_writes_is_its_owners_alone(classroom: Classroom, tmp_path: Path) -> None:
    classroom.snapshot(classroom.join(), 1, "x")
    data = tmp_path / "data"
    assert data.stat().st_mode & 0o777 == 0o700
    others = {file.name: file.stat().st_mode & 0o077 for file in data.iterdir()}
    assert set(others.values()) == {0}, others
