"""Bounds on what one request may hold and on how often one may guess."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message

from serving.limits import BODY_KIB
from tests.classroom.conftest import Classroom


def test_wrong_codes_slow_their_address_down_and_shut_nobody_out(classroom: Classroom) -> None:
    for _ in range(12):
        assert classroom.try_join(code="WRONG").status_code == 403
    assert classroom.try_join("fox").status_code == 201
    assert classroom.try_join("hare", client=("10.0.0.8", 1)).status_code == 201


def test_when_too_many_wait_at_the_door_the_next_one_is_told_so(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = classroom.room.limits.guesses
    monkeypatch.setattr(attempts, "sleep", no_sleep)
    monkeypatch.setattr(attempts, "now", lambda: 0.0)
    answers = [classroom.try_join(code="WRONG", headers={"Accept-Language": "en"})]
    while answers[-1].status_code == 403:
        answers.append(classroom.try_join(code="WRONG", headers={"Accept-Language": "en"}))
    last = answers[-1]
    assert len(answers) > 30
    assert (last.status_code, last.json()["error"]["id"]) == (429, "too_many_attempts")
    assert last.headers["retry-after"] == "6"
    assert "wait 6 seconds" in last.json()["error"]["message"]
    assert classroom.try_join(client=("10.0.0.8", 1)).status_code == 201


async def no_sleep(_seconds: float) -> None:
    """The clock of the test does not move."""


def test_thirty_people_behind_one_address_join_without_waiting(classroom: Classroom) -> None:
    cards = [card["id"] for card in classroom.get("/api/room").json()["animals"]]
    assert {classroom.try_join(card).status_code for card in cards} == {201}


def wrong_digits(classroom: Classroom, digits: str, **more: Any) -> str:
    """The id of the answer to digits that are not those of the fox."""
    wrong = f"{(int(digits) + 1) % 10_000:04}"
    error: str = classroom.try_join(card_code=wrong, **more).json()["error"]["id"]
    return error


@pytest.fixture
def budget_clock(classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clock of the budget of card codes: a list with one moment, in seconds."""
    now = [1000.0]
    monkeypatch.setattr(classroom.room.limits.card_guesses, "now", lambda: now[0])
    return now


def test_ten_wrong_card_codes_do_not_lock_the_owner_of_the_seat_out(classroom: Classroom) -> None:
    digits = classroom.try_join().json()["card_code"]
    for _ in range(10):
        wrong_digits(classroom, digits, client=("10.0.1.1", 1))
    owner = classroom.try_join(card_code=digits, client=("10.0.2.1", 1))
    assert owner.status_code == 200


def test_wrong_digits_ask_for_a_short_and_growing_wait(
    classroom: Classroom, budget_clock: list[float]
) -> None:
    digits = classroom.try_join().json()["card_code"]
    waits = []
    for _ in range(5):
        assert wrong_digits(classroom, digits) == "wrong_card_code"
        told = classroom.try_join(card_code=digits).json()
        if "error" in told and told["error"]["id"] == "too_many_attempts":
            waits.append(told["error"]["seconds"])
            budget_clock[0] += waits[-1]
    assert waits == [2, 4, 8][: len(waits)]
    assert waits


def test_a_card_is_guessed_at_less_than_once_in_a_thousand_half_days(
    classroom: Classroom, budget_clock: list[float]
) -> None:
    """250 addresses guess for five hours: how many digits are looked at, of ten thousand?"""
    digits = classroom.try_join().json()["card_code"]
    looked_at = 0
    for minute in range(0, 300, 5):
        budget_clock[0] = 1000.0 + minute * 60
        for number in range(250 if minute < 10 else 3):
            client = (f"10.0.1.{number}", 1)
            looked_at += wrong_digits(classroom, digits, client=client) == "wrong_card_code"
    assert 0 < looked_at <= 10_000 * 0.001
    told = classroom.try_join(card_code=digits, headers={"Accept-Language": "en"})
    assert (told.status_code, told.json()["error"]["id"]) == (429, "ask_to_be_let_in")
    assert "let you in" in told.json()["error"]["message"]
    budget_clock[0] += 5 * 3600
    assert classroom.try_join(card_code=digits).status_code == 200


def test_guesses_at_one_card_leave_the_others_alone(classroom: Classroom) -> None:
    digits = classroom.try_join("fox").json()["card_code"]
    hare = classroom.try_join("hare").json()["card_code"]
    for number in range(30):
        wrong_digits(classroom, digits, client=(f"10.0.1.{number}", 1))
    assert classroom.try_join("hare", card_code=hare).status_code == 200


def test_the_board_counts_wrong_secrets_apart_and_lets_the_right_one_in(
    classroom: Classroom,
) -> None:
    for _ in range(12):
        assert classroom.try_join(code="WRONG").status_code == 403
        assert classroom.post("/board/login", {"secret": "no"}).status_code == 403
    right = {"secret": classroom.room.secrets.facilitator_secret}
    assert classroom.post("/board/login", right).status_code == 204


def test_wrong_codes_at_the_door_do_not_slow_the_board(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def note(seconds: float) -> None:
        waited.append(seconds)

    for _ in range(20):
        classroom.try_join(code="WRONG")
    monkeypatch.setattr(classroom.room.limits.board_guesses, "sleep", note)
    classroom.open_board()
    assert waited == []


def test_a_big_body_is_refused_whether_it_is_announced_or_not(classroom: Classroom) -> None:
    token = classroom.join()
    body = b" " * (BODY_KIB * 1024 + 1)
    headers = {"Authorization": f"Bearer {token}"}

    async def in_parts() -> Any:
        for start in range(0, len(body), 60_000):
            yield body[start : start + 60_000]

    for content in (body, in_parts()):
        response = classroom.call("POST", "/api/snapshots", content=content, headers=headers)
        assert (response.status_code, response.json()["error"]["id"]) == (413, "too_big")
        assert response.json()["error"]["limit"] == BODY_KIB


def test_a_big_body_is_not_read_to_its_end(classroom: Classroom) -> None:
    """The client keeps sending; the server stops listening once it has seen enough."""
    sent, answers = 0, []

    async def receive() -> dict[str, Any]:
        nonlocal sent
        sent += 64 * 1024
        return {"type": "http.request", "body": b"x" * 64 * 1024, "more_body": True}

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "method": "POST",
        "path": "/api/snapshots",
        "raw_path": b"/api/snapshots",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "client": ("10.0.0.7", 1),
        "server": ("atelier.lan", 8000),
    }
    asyncio.run(classroom.app(scope, receive, send))
    assert answers[0]["status"] == 413
    assert sent <= (BODY_KIB + 64) * 1024


def test_half_a_body_is_no_request(classroom: Classroom) -> None:
    """Whoever leaves in the middle has asked for nothing."""
    token = classroom.join()
    answers: list[Message] = []
    parts: list[Message] = [
        {"type": "http.request", "body": b'{"wanted": true}', "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return parts.pop(0)

    async def send(message: Message) -> None:
        answers.append(message)

    headers = [
        (b"host", b"localhost"),
        (b"content-type", b"application/json"),
        (b"authorization", f"Bearer {token}".encode()),
    ]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "method": "POST",
        "path": "/api/help",
        "raw_path": b"/api/help",
        "root_path": "",
        "query_string": b"",
        "headers": headers,
        "client": ("10.0.0.7", 1),
        "server": ("atelier.lan", 8000),
    }
    asyncio.run(classroom.app(scope, receive, send))
    assert answers == []
    assert classroom.get("/api/seat", token).json()["help"]["wanted"] is False


def test_a_body_within_the_bound_arrives_whole(classroom: Classroom) -> None:
    token = classroom.join()
    versions = [
        {"document": "step:hello", "seq": seq, "source": "x" * 60_000, "at": ""}
        for seq in (1, 2, 3)
    ]
    response = classroom.post("/api/snapshots", {"snapshots": versions}, token)
    assert response.json() == {"stored": {"step:hello": 3}}
