"""Snapshots: whatever order they come in, the store holds exactly what was acknowledged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from classroom.stores.workshop import Seat, Snapshot
from tests.classroom.conftest import Classroom

DOCUMENTS = ("step:hello", "step:count", "free:my_game")

versions = st.builds(
    lambda document, seq, text: {"document": document, "seq": seq, "source": text, "at": "then"},
    st.sampled_from(DOCUMENTS),
    st.integers(1, 6),
    st.sampled_from(("a", "b", "é\n🦊")),
)
batches = st.lists(st.lists(versions, max_size=5), max_size=12)


@given(batches=batches)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_store_holds_exactly_what_was_acknowledged(
    classroom: Classroom, batches: list[Any]
) -> None:
    token = classroom.join("fox") if not joined(classroom) else take_over(classroom)
    with classroom.room.stores.workshop.write() as session:
        session.query(Snapshot).delete()
    kept: dict[tuple[str, int], str] = {}
    for batch in batches:
        response = classroom.post("/api/snapshots", {"snapshots": batch}, token)
        if response.status_code == 200:
            kept |= {(one["document"], one["seq"]): one["source"] for one in batch}
            assert response.json()["stored"] == highest(kept, batch)
        else:
            assert response.status_code == 409
            assert conflicts(batch, kept)
    assert stored(classroom) == kept
    documents = classroom.get("/api/seat", token).json()["documents"]
    assert {name: one["seq"] for name, one in documents.items()} == highest(kept)
    for name, one in documents.items():
        assert one["source"] == kept[name, one["seq"]]


def joined(classroom: Classroom) -> bool:
    return any(card["taken"] for card in classroom.get("/api/room").json()["animals"])


def take_over(classroom: Classroom) -> str:
    with classroom.room.stores.workshop.read() as session:
        digits = session.scalar(select(Seat.card_code))
    return classroom.join("fox", card_code=digits)


def stored(classroom: Classroom) -> dict[tuple[str, int], str]:
    with classroom.room.stores.workshop.read() as session:
        return {(row.document, row.seq): row.source for row in session.scalars(select(Snapshot))}


def highest(kept: dict[tuple[str, int], str], batch: Any = None) -> dict[str, int]:
    names = {one["document"] for one in batch} if batch is not None else {name for name, _ in kept}
    return {name: max(seq for known, seq in kept if known == name) for name in names}


def conflicts(batch: Any, kept: dict[tuple[str, int], str]) -> bool:
    """Whether a batch says two things under one number, or not what is already held."""
    seen = dict(kept)
    for one in batch:
        key = (one["document"], one["seq"])
        if seen.setdefault(key, one["source"]) != one["source"]:
            return True
    return False


def test_the_same_number_with_another_text_is_refused_and_tells_the_highest(
    classroom: Classroom,
) -> None:
    token = classroom.join()
    classroom.snapshot(token, 3, "three")
    classroom.snapshot(token, 1, "one")
    error = classroom.snapshot(token, 1, "uno").json()["error"]
    assert (error["id"], error["document"], error["highest"]) == ("seq_conflict", "step:hello", 3)


def test_a_refused_batch_stores_nothing_of_itself(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.snapshot(token, 1, "one")
    batch = [
        {"document": "step:hello", "seq": 2, "source": "two", "at": "then"},
        {"document": "step:hello", "seq": 1, "source": "uno", "at": "then"},
    ]
    assert classroom.post("/api/snapshots", {"snapshots": batch}, token).status_code == 409
    assert stored(classroom) == {("step:hello", 1): "one"}


def test_two_seats_number_the_same_document_each_for_itself(classroom: Classroom) -> None:
    fox, hare = classroom.join("fox"), classroom.join("hare")
    assert classroom.snapshot(fox, 1, "fox").status_code == 200
    assert classroom.snapshot(hare, 1, "hare").status_code == 200


def test_work_of_an_aptitude_item_does_not_enter_the_workshop_store(classroom: Classroom) -> None:
    token = classroom.join()
    response = classroom.snapshot(token, 1, "x", "item:best_jump")
    assert (response.status_code, response.json()["error"]["id"]) == (422, "aptitude_apart")
    assert stored(classroom) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0},
        {"seq": -1},
        {"seq": 2**53},
        {"seq": "first"},
        {"document": "../../secrets"},
        {"document": "step:"},
        {"document": "step:a\n"},
        {"source": None},
        {"at": "x" * 41},
    ],
)
def test_a_snapshot_that_makes_no_sense_is_refused_with_its_field(
    classroom: Classroom, change: Any
) -> None:
    token = classroom.join()
    one = {"document": "step:hello", "seq": 1, "source": "", "at": "then"} | change
    response = classroom.post("/api/snapshots", {"snapshots": [one]}, token)
    error = response.json()["error"]
    assert (response.status_code, error["id"]) == (422, "bad_request")
    assert error["field"] == f"snapshots.0.{next(iter(change))}"


def test_half_an_emoji_is_replaced_and_the_rest_is_kept(classroom: Classroom) -> None:
    token = classroom.join()
    body = (
        rb'{"snapshots": [{"document": "step:a", "seq": 1, "at": "\ud83e",'
        rb' "source": "\ud83e\udd8a \ud83e \u0000"}]}'
    )
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for _ in range(2):
        response = classroom.call("POST", "/api/snapshots", content=body, headers=headers)
        assert response.status_code == 200
    assert stored(classroom) == {("step:a", 1): "🦊 \ufffd \ufffd"}


def test_64_kib_are_kept_and_one_more_byte_is_refused(classroom: Classroom) -> None:
    token = classroom.join()
    assert classroom.snapshot(token, 1, "é" * 32 * 1024).status_code == 200
    response = classroom.snapshot(token, 2, "é" * 32 * 1024 + "x")
    assert (response.status_code, response.json()["error"]["id"]) == (413, "source_too_big")
