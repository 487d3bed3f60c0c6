"""Bounds on what one request may hold and on how often one may guess."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message

from serving.errors import Refused
from serving.limits import BODY_KIB, REMEMBERED, Attempts
from tests.classroom.conftest import Classroom


def wrong_guess(attempts: Attempts, who: str) -> str:
    """The id of the refusal that a wrong guess gets."""
    with pytest.raises(Refused) as caught, attempts.guess(who):
        raise Refused(403, "wrong_code")
    return caught.value.id


def test_after_ten_wrong_codes_one_address_waits_and_others_do_not(classroom: Classroom) -> None:
    for _ in range(10):
        assert classroom.try_join(code="WRONG").status_code == 403
    response = classroom.try_join(headers={"Accept-Language": "en"})
    assert (response.status_code, response.json()["error"]["id"]) == (429, "too_many_attempts")
    assert response.headers["retry-after"] == "60"
    assert "wait 60 seconds" in response.json()["error"]["message"]
    assert classroom.try_join(client=("10.0.0.8", 1)).status_code == 201
    classroom.clock.forward(seconds=61)
    assert classroom.try_join("hare").status_code == 201


def test_thirty_people_behind_one_address_join_without_waiting(classroom: Classroom) -> None:
    cards = [card["id"] for card in classroom.get("/api/room").json()["animals"]]
    assert {classroom.try_join(card).status_code for card in cards} == {201}


def test_the_digits_of_one_card_cannot_be_tried_from_many_addresses(classroom: Classroom) -> None:
    digits = classroom.try_join().json()["card_code"]
    wrong = f"{(int(digits) + 1) % 10_000:04}"
    for number in range(10):
        client = (f"10.0.1.{number}", 1)
        assert classroom.try_join(card_code=wrong, client=client).status_code == 403
    assert classroom.try_join(card_code=digits, client=("10.0.2.1", 1)).status_code == 429


def test_the_board_counts_wrong_secrets_too(classroom: Classroom) -> None:
    for _ in range(10):
        assert classroom.post("/board/login", {"secret": "no"}).status_code == 403
    right = {"secret": classroom.room.secrets.facilitator_secret}
    assert classroom.post("/board/login", right).status_code == 429


def test_what_is_counted_does_not_grow_without_end(classroom: Classroom) -> None:
    attempts = Attempts(classroom.clock, limit=2)
    for number in range(REMEMBERED + 5):
        wrong_guess(attempts, str(number))
    assert len(attempts._wrong) == REMEMBERED


def test_a_wait_ends_when_the_first_wrong_guess_is_old_enough(classroom: Classroom) -> None:
    attempts = Attempts(classroom.clock, limit=2, window=60)
    assert wrong_guess(attempts, "a") == "wrong_code"
    classroom.clock.forward(seconds=50)
    assert wrong_guess(attempts, "a") == "wrong_code"
    assert wrong_guess(attempts, "a") == "too_many_attempts"
    classroom.clock.forward(seconds=11)
    assert wrong_guess(attempts, "a") == "wrong_code"


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
        "headers": [],
        "client": ("10.0.0.7", 1),
        "server": ("atelier.lan", 8000),
    }
    asyncio.run(classroom.app(scope, receive, send))
    assert answers[0]["status"] == 413
    assert sent <= (BODY_KIB + 64) * 1024


def test_a_body_within_the_bound_arrives_whole(classroom: Classroom) -> None:
    token = classroom.join()
    versions = [
        {"document": "step:hello", "seq": seq, "source": "x" * 60_000, "at": ""}
        for seq in (1, 2, 3)
    ]
    response = classroom.post("/api/snapshots", {"snapshots": versions}, token)
    assert response.json() == {"stored": {"step:hello": 3}}
