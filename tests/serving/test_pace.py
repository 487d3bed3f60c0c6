"""The pace of callers: whoever asks too fast waits, the others do not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from serving.errors import OWN_NAMES, Refused
from serving.pace import (
    CROWD,
    CROWDED_AT_ONCE,
    REFUSAL_SECONDS,
    REMEMBERED,
    Lane,
    Pace,
    Rate,
    Turns,
)
from serving.wording import Wording
from tests.serving.test_errors import sentences

RATE = Rate(burst=3, per_second=2, patience=1, at_once=2)


class State:
    """What `request.app` is asked for."""

    def __init__(self, wording: Wording) -> None:
        self.state = self
        self.wording = wording


@pytest.fixture
def app_state(tmp_path: Path) -> State:
    return State(sentences(tmp_path, OWN_NAMES))


def scope(app: State, key: str = "", address: str = "10.0.0.7", path: str = "/api/room") -> Any:
    return {
        "type": "http",
        "app": app,
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"authorization", key.encode())] if key else [],
        "client": (address, 1),
        "server": ("localhost", 80),
        "scheme": "http",
    }


def known(request: Request) -> str | None:
    """Every key is good."""
    return request.headers.get("authorization")


async def status(pace: Pace, asked: Any) -> int:
    answers: list[Any] = []

    async def receive() -> Any:
        raise AssertionError("nothing is read here")

    async def send(message: Any) -> None:
        answers.append(message)

    await pace(asked, receive, send)
    return int(answers[0]["status"])


async def answer(_scope: Any, _receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


def test_after_a_burst_each_call_waits_for_its_turn_and_no_longer_than_told() -> None:
    turns = Turns(RATE, now=lambda: 50.0)
    assert [turns.wait("a") for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    with pytest.raises(Refused) as refused:
        turns.wait("a")
    assert refused.value.values == {"seconds": 2}
    assert turns.wait("b") == 0


def test_a_refused_call_takes_no_turn() -> None:
    now = [50.0]
    turns = Turns(RATE, now=lambda: now[0])
    for _ in range(5):
        turns.wait("a")
    for _ in range(100):
        with pytest.raises(Refused):
            turns.wait("a")
    now[0] += 0.5
    assert turns.wait("a") == 1.0


def test_what_is_remembered_of_callers_is_bounded() -> None:
    turns = Turns(RATE, now=lambda: 50.0)
    for number in range(REMEMBERED + 10):
        turns.wait(str(number))
    assert len(turns._free_at) == REMEMBERED


def test_a_key_has_a_pace_of_its_own_whatever_its_address_does(app_state: State) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def play() -> list[int]:
        rates: dict[Lane, Rate] = {"key": RATE, "calls": RATE, "files": RATE}
        pace = Pace(answer, known, rates=rates, now=lambda: 50.0, sleep=sleep)
        crowd = [await status(pace, scope(app_state)) for _ in range(8)]
        mine = [await status(pace, scope(app_state, "mine")) for _ in range(3)]
        files = [await status(pace, scope(app_state, path="/assets/a.js")) for _ in range(3)]
        other = [await status(pace, scope(app_state, address="10.0.0.8")) for _ in range(3)]
        return [*crowd, *mine, *files, *other]

    assert asyncio.run(play()) == [200] * 5 + [429] * 3 + [200] * 9
    assert waited == [0.5, 1.0, REFUSAL_SECONDS, REFUSAL_SECONDS, REFUSAL_SECONDS]


def test_one_caller_may_have_some_calls_under_way_and_gives_them_back(app_state: State) -> None:
    async def play() -> tuple[list[int], int]:
        go = asyncio.Event()

        async def slow(asked: Any, receive: Any, send: Any) -> None:
            await go.wait()
            await answer(asked, receive, send)

        rate = Rate(burst=100, per_second=100, patience=5, at_once=2)
        pace = Pace(slow, known, rates=dict.fromkeys(("key", "calls", "files"), rate))
        calls = [asyncio.create_task(status(pace, scope(app_state, "a"))) for _ in range(4)]
        while sum(call.done() for call in calls) < 2:
            await asyncio.sleep(0)
        go.set()
        found = sorted([await call for call in calls])
        return found, await status(pace, scope(app_state, "a"))

    assert asyncio.run(play()) == ([200, 200, 429, 429], 200)


def test_an_answer_that_is_not_read_keeps_no_place(app_state: State) -> None:
    """Whoever asks and never reads takes the place of nobody."""

    async def play() -> list[int]:
        async def unread(_scope: Any, _receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await asyncio.Event().wait()

        rate = Rate(burst=100, per_second=100, patience=5, at_once=2, worked_on=1)
        pace = Pace(unread, known, rates=dict.fromkeys(("key", "calls", "files"), rate))
        answers: list[int] = []

        async def send(message: Any) -> None:
            answers.append(message["status"])

        async def nothing() -> dict[str, Any]:
            return {}

        calls = [asyncio.create_task(pace(scope(app_state), nothing, send)) for _ in range(5)]
        for _ in range(50):
            await asyncio.sleep(0)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        return answers

    assert asyncio.run(play()) == [200] * 5


def test_only_so_many_without_a_key_are_worked_on_together(app_state: State) -> None:
    async def play() -> tuple[int, list[int]]:
        go, now, most = asyncio.Event(), 0, 0

        async def slow(asked: Any, receive: Any, send: Any) -> None:
            nonlocal now, most
            now, most = now + 1, max(most, now + 1)
            await go.wait()
            now -= 1
            await answer(asked, receive, send)

        narrow = Rate(burst=100, per_second=100, patience=5, at_once=50, worked_on=3)
        pace = Pace(slow, known, rates=dict.fromkeys(("key", "calls", "files"), narrow))
        calls = [asyncio.create_task(status(pace, scope(app_state))) for _ in range(20)]
        for _ in range(50):
            await asyncio.sleep(0)
        go.set()
        return most, [await call for call in calls]

    assert asyncio.run(play()) == (3, [200] * 20)


def test_in_a_crowd_one_address_cannot_hold_every_place(app_state: State) -> None:
    async def play() -> tuple[int, int]:
        go = asyncio.Event()

        async def slow(asked: Any, receive: Any, send: Any) -> None:
            await go.wait()
            await answer(asked, receive, send)

        rate = Rate(burst=10_000, per_second=100, patience=5, at_once=10_000)
        pace = Pace(slow, known, rates=dict.fromkeys(("key", "calls", "files"), rate))
        first = [asyncio.create_task(status(pace, scope(app_state))) for _ in range(CROWD * 2)]
        await asyncio.sleep(0)
        second = asyncio.create_task(status(pace, scope(app_state, address="10.0.0.8")))
        await asyncio.sleep(0)
        go.set()
        held = [await call for call in first].count(200)
        return held, await second

    assert asyncio.run(play()) == (CROWD, 200)
    assert CROWDED_AT_ONCE < CROWD
