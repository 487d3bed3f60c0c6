"""One hostile person, behind the address of the whole class: everybody else is answered."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from classroom.room import VERSION_BYTES
from harness.server import Running, ServerProcess, ServerThread
from harness.siege import (
    HALF_SENT,
    Hostile,
    besiege,
    fill_the_store,
    guess_codes,
    half_sent,
    take_every_seat,
    unread_answers,
)
from serving.connections import raise_file_limit
from tests.classroom.small_course import write_course

CLASS = ("fox", "hare", "owl", "bee")


class Desk:
    """Somebody of the class, who types and saves."""

    def __init__(self, server: Running, animal: str) -> None:
        headers = {"Authorization": f"Bearer {server.join(animal)}"}
        self.page = httpx.Client(base_url=server.url, headers=headers, timeout=60)
        self.stored: dict[int, str] = {}

    def save(self) -> None:
        """One more version, on a new connection: an old one is at rest, and may be let go."""
        seq = len(self.stored) + 1
        text = f"version {seq}"
        one = {"document": "step:hello", "seq": seq, "source": text, "at": ""}
        headers = {"Connection": "close"}
        answer = self.page.post("/api/snapshots", json={"snapshots": [one]}, headers=headers)
        assert answer.json() == {"stored": {"step:hello": seq}}, answer.text
        self.stored[seq] = text

    def lost(self) -> list[int]:
        """The versions that were acknowledged and are not held: another text would be taken."""
        other: list[dict[str, Any]] = [
            {"document": "step:hello", "seq": seq, "source": f"not {text}", "at": ""}
            for seq, text in self.stored.items()
        ]
        answers = {
            one["seq"]: self.page.post("/api/snapshots", json={"snapshots": [one]}).status_code
            for one in other
        }
        return [int(seq) for seq, status in answers.items() if status != 409]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    write_course(tmp_path / "course")
    with ServerProcess(tmp_path / "data", tmp_path / "course", tmp_path / "dist") as one:
        yield one


@pytest.fixture
def sit(server: ServerProcess) -> Iterator[Callable[[str], Desk]]:
    """Comes in with an animal; everybody leaves at the end."""
    with ExitStack() as leaving:

        def sit_down(animal: str) -> Desk:
            desk = Desk(server, animal)
            leaving.enter_context(desk.page)
            return desk

        yield sit_down


@pytest.fixture
def desks(sit: Callable[[str], Desk]) -> list[Desk]:
    return [sit(animal) for animal in CLASS]


def hostile(server: Running, animal: str = "") -> Hostile:
    raise_file_limit()
    token = server.join(animal) if animal else ""
    return Hostile(server.port, server.secrets["join_code"], token)


def test_half_sent_requests_shut_nobody_out(
    server: Running, sit: Callable[[str], Desk], desks: list[Desk]
) -> None:
    with half_sent(hostile(server), HALF_SENT) as held:
        assert len(held) == HALF_SENT
        for desk in desks * 3:
            desk.save()
        newcomer = sit("hedgehog")
        newcomer.save()
    assert [desk.lost() for desk in (*desks, newcomer)] == [[]] * 5


def test_half_a_request_does_not_keep_the_server_from_stopping(server: ServerProcess) -> None:
    with half_sent(hostile(server), 20):
        answer = httpx.get(f"{server.url}/api/room")
        server.end(signal.SIGTERM)
    assert answer.is_success
    log = (server.data / "classroom.log").read_text(encoding="utf-8")
    assert "graceful shutdown exceeded" not in log
    assert "Traceback" not in log


def test_answers_that_nobody_reads_shut_nobody_out(server: Running, desks: list[Desk]) -> None:
    with unread_answers(hostile(server), "/api/content/fr.json", 300):
        for desk in desks * 3:
            desk.save()
    assert [desk.lost() for desk in desks] == [[]] * 4


def test_a_class_without_a_free_card_is_in_again_after_one_gesture(
    server: Running, desks: list[Desk]
) -> None:
    for desk in desks:
        event = {"seq": 1, "kind": "opened", "document": "step:hello"}
        desk.page.post("/api/events", json={"events": [event]}).raise_for_status()
    attack = hostile(server)
    take_every_seat(attack)
    with httpx.Client(base_url=server.url) as board:
        board.post("/board/login", json={"secret": server.secrets["facilitator_secret"]})
        rows = board.get("/board/rows").text
        named = rows.split('name="seats" value="')[1].split('"')[0]
        board.post("/board/seats/free", data={"seats": named})
    assert len(named.split(",")) >= 20
    answers = take_every_seat(attack)  # now it is the class that comes in
    assert answers == {"201": len(named.split(",")), "409": len(desks)}
    for desk in desks:
        desk.save()


def test_wrong_codes_without_end_leave_the_door_and_the_board_open(
    server: Running, sit: Callable[[str], Desk]
) -> None:
    attack = hostile(server)
    with ThreadPoolExecutor(1) as pool:
        guessing = pool.submit(guess_codes, attack, 1000)
        newcomer = sit("hedgehog")
        newcomer.save()
        secret = server.secrets["facilitator_secret"]
        login = httpx.post(f"{server.url}/board/login", json={"secret": secret}, timeout=60)
        attack.over.set()
        guessing.result()
    assert login.status_code == 204


def test_an_address_that_is_claimed_is_not_believed(tmp_path: Path) -> None:
    write_course(tmp_path / "course")
    with ServerThread(tmp_path / "data", tmp_path / "course", tmp_path / "dist") as server:
        for number in range(3):
            headers = {"X-Forwarded-For": f"10.1.1.{number}", "X-Forwarded-Proto": "https"}
            body = {"code": "NO", "animal": "fox", "language": "fr"}
            httpx.post(f"{server.url}/api/join", json=body, headers=headers)
        assert set(server.room.limits.guesses._wrong) == {"127.0.0.1"}


def test_everything_at_once_for_a_moment(server: Running, desks: list[Desk]) -> None:
    """The sampled siege: the whole one is `start.py bench siege`."""
    attack = hostile(server, "badger")
    with ThreadPoolExecutor(1) as pool:
        siege = pool.submit(besiege, attack, 60)
        for desk in desks * 3:
            desk.save()
        attack.over.set()
        siege.result()
    assert [desk.lost() for desk in desks] == [[]] * 4


@pytest.mark.slow
def test_a_store_is_filled_up_to_the_bound_of_one_seat_and_no_further(
    server: Running, desks: list[Desk]
) -> None:
    attack = hostile(server, "badger")
    typing = threading.Event()

    def type_on() -> None:
        while not typing.wait(0.5):
            for desk in desks:
                desk.save()

    with ThreadPoolExecutor(1) as pool:
        others = pool.submit(type_on)
        answers = fill_the_store(attack, 700)
        typing.set()
        others.result()
    assert answers["200"] * 64_000 <= VERSION_BYTES
    assert answers["413"] > 0
    assert [desk.lost() for desk in desks] == [[]] * 4
