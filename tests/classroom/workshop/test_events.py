"""Events: stored once, and what they say of a step, in whatever order they arrive."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from classroom.stores.workshop import Event, Progress, Seat
from tests.classroom.conftest import Classroom


def progress(classroom: Classroom) -> tuple[str, str, bool]:
    with classroom.room.stores.workshop.read() as session:
        row = session.scalars(select(Progress)).one()
        return row.result, row.detail, row.passed


@pytest.mark.parametrize(
    ("kind", "data", "result", "detail"),
    [
        ("opened", {}, "opened", ""),
        ("run", {}, "run", ""),
        ("run", {"error": "NameError"}, "error", "NameError"),
        ("stopped", {}, "stopped", ""),
        ("checked", {"passed": False, "mistake": "too_fast"}, "tried", "too_fast"),
        ("checked", {"passed": False, "mistake": None, "error": None}, "tried", ""),
        ("checked", {"passed": False, "error": {"type": "TypeError"}}, "error", "TypeError"),
        ("checked", {"passed": True}, "passed", ""),
    ],
)
def test_an_event_becomes_the_last_result(
    classroom: Classroom, kind: str, data: dict[str, Any], result: str, detail: str
) -> None:
    token = classroom.join()
    response = classroom.event(token, 1, kind, "step:hello", **data)
    assert (response.status_code, response.json()) == (200, {"stored": 1})
    assert progress(classroom) == (result, detail, result == "passed")


def test_a_hint_does_not_change_the_result(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.event(token, 1, "run", "step:hello")
    classroom.event(token, 2, "hint", "step:hello", number=1)
    assert progress(classroom)[0] == "run"


def test_what_was_passed_once_stays_passed(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.event(token, 1, "checked", "step:hello", passed=True)
    classroom.event(token, 2, "checked", "step:hello", passed=False, mistake="too_fast")
    assert progress(classroom) == ("tried", "too_fast", True)


def test_a_late_event_counts_but_does_not_turn_the_clock_back(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.event(token, 5, "run", "step:count", error="NameError")
    classroom.event(token, 2, "opened", "step:hello")
    classroom.event(token, 4, "checked", "step:count", passed=True)
    with classroom.room.stores.workshop.read() as session:
        assert session.scalars(select(Seat)).one().document == "step:count"
        row = session.get_one(Progress, (1, "step:count"))
        assert (row.result, row.passed) == ("error", True)


def test_sending_events_again_changes_nothing(classroom: Classroom) -> None:
    token = classroom.join()
    events = [
        {"seq": 2, "kind": "run", "document": "step:hello", "data": {"b": 1, "a": 2}},
        {"seq": 1, "kind": "opened", "document": "step:hello"},
    ]
    for _ in range(3):
        response = classroom.post("/api/events", {"events": events}, token)
        assert response.json() == {"stored": 2}
    with classroom.room.stores.workshop.read() as session:
        assert [event.seq for event in session.scalars(select(Event))] == [1, 2]


def test_another_event_under_the_same_number_is_refused(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.event(token, 1, "run", "step:hello")
    response = classroom.event(token, 1, "stopped", "step:hello")
    assert (response.status_code, response.json()["error"]["highest"]) == (409, 1)


def test_of_an_aptitude_item_nothing_is_written(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.event(token, 1, "opened", "step:hello")
    classroom.clock.forward(minutes=30)
    opened = classroom.event(token, 2, "opened", "item:best_jump")
    assert (opened.status_code, opened.json()) == (200, {"stored": 1})
    classroom.event(token, 3, "checked", "item:best_jump", passed=True, source="secret work")
    with classroom.room.stores.workshop.read() as session:
        assert [event.document for event in session.scalars(select(Event))] == ["step:hello"]
        assert [row.document for row in session.scalars(select(Progress))] == ["step:hello"]
        seat = session.scalars(select(Seat)).one()
        assert (seat.document, seat.last_seen_at) == ("step:hello", seat.joined_at)


def test_an_unknown_kind_is_refused(classroom: Classroom) -> None:
    token = classroom.join()
    assert classroom.event(token, 1, "cheated", "step:hello").status_code == 422
