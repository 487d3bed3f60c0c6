"""Connections that keep the server waiting: how long, and who leaves first when they run short."""

from __future__ import annotations

import resource
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from serving import connections
from serving.connections import Door, behind, most_connections, raise_file_limit
from serving.errors import OWN_NAMES, Refused
from serving.wording import Wording
from tests.serving.running import Running, until
from tests.serving.test_errors import sentences

HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: loc"
HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhal"
WHOLE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
LONG = 20_000_000


@pytest.fixture
def wording(tmp_path: Path) -> Wording:
    return sentences(tmp_path, OWN_NAMES)


class Guest:
    """What a door sees of a connection."""

    def __init__(self, address: str = "10.0.0.7") -> None:
        self.address = address
        self.told: list[str] = []

    def leave(self, why: Refused) -> None:
        self.told.append(why.id)


def full_door(wording: Wording, *stages: str, most: int = 0) -> tuple[Any, list[Guest]]:
    door: Any = Door(most or len(stages), wording)
    guests = [Guest() for _ in stages]
    for guest, stage in zip(guests, stages, strict=True):
        door.enters(guest)
        door.moves(guest, stage)
    return door, guests


def who_left(guests: list[Guest]) -> list[int]:
    return [number for number, guest in enumerate(guests) if guest.told]


@pytest.mark.parametrize(
    ("stages", "leaves"),
    [
        (("answer", "head", "body", "head"), [1]),
        (("answer", "body", "head"), [1]),
        (("rest", "answer", "head"), [2]),
        (("answer", "slow", "rest", "rest"), [2]),
        (("answer", "slow", "slow"), [1]),
    ],
)
def test_the_oldest_that_owes_most_makes_room(wording: Wording, stages: Any, leaves: Any) -> None:
    door, guests = full_door(wording, *stages)
    newcomer = Guest()
    door.enters(newcomer)
    assert who_left(guests) == leaves
    assert newcomer.told == []
    assert len(door) == len(stages)


def test_who_waits_for_an_answer_is_never_sent_away(wording: Wording) -> None:
    door, guests = full_door(wording, "answer", "answer")
    newcomer = Guest()
    door.enters(newcomer)
    assert who_left(guests) == []
    assert newcomer.told == ["connections_short"]
    door.left(newcomer)
    door.left(guests[0])
    door.enters(Guest())
    assert len(door) == 2


def test_the_address_with_most_connections_makes_room_first(wording: Wording) -> None:
    door: Any = Door(4, wording)
    other, *many = [Guest("10.0.0.8"), *(Guest() for _ in range(3))]
    for guest in (other, *many):
        door.enters(guest)
    door.enters(Guest("10.0.0.9"))
    assert other.told == []
    assert who_left(many) == [0]


def test_a_request_that_goes_on_keeps_its_age(wording: Wording) -> None:
    door, guests = full_door(wording, "head", "head")
    door.moves(guests[0], "body")
    door.enters(Guest())
    assert who_left(guests) == [0]


def test_a_connection_that_was_answered_begins_anew(wording: Wording) -> None:
    door, guests = full_door(wording, "head", "head")
    door.moves(guests[0], "answer")
    door.moves(guests[0], "head")
    door.enters(Guest())
    assert who_left(guests) == [1]


def test_only_so_many_may_take_their_answers_slowly(
    wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_SLOW", 2)
    _, guests = full_door(wording, "slow", "slow", "slow", most=10)
    assert who_left(guests) == [0]
    assert guests[0].told == ["too_slow"]


@pytest.mark.parametrize(("files", "most"), [(256, 128), (1024, 512), (4096, 1000), (10**6, 1000)])
def test_half_of_the_files_are_for_connections(files: int, most: int) -> None:
    assert most_connections(files) == most


def test_the_limit_of_open_files_is_raised_as_far_as_the_machine_allows() -> None:
    """macOS starts programs with 256."""
    code = (
        "import resource; from serving.connections import raise_file_limit\n"
        "hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, 2000))\n"
        "print(raise_file_limit(1500), resource.getrlimit(resource.RLIMIT_NOFILE)[0])\n"
        "print(raise_file_limit(9000), resource.getrlimit(resource.RLIMIT_NOFILE)[0])\n"
        "print(raise_file_limit(100), resource.getrlimit(resource.RLIMIT_NOFILE)[0])\n"
    )
    root = Path(connections.__file__).parents[1]
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["1500", "1500", "2000", "2000", "2000", "2000"]


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answers a whole request with `ok`; `/long` with more than any buffer holds."""
    assert scope["type"] == "http"
    message = await receive()
    while message.get("more_body"):
        message = await receive()
    if message["type"] == "http.disconnect":
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    parts = LONG // 100_000 if scope["path"] == "/long" else 0
    for _ in range(parts):
        await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test can wait for."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.3)
    monkeypatch.setattr(connections, "STALL_SECONDS", 0.3)


class Served:
    """A server behind a door, on a port of loopback."""

    def __init__(self, wording: Wording, most: int) -> None:
        self.door = Door(most, wording)
        protocol = behind(self.door)
        config = uvicorn.Config(app, port=0, http=protocol, log_config=None, lifespan="off")
        self.running = Running(uvicorn.Server(config))

    def connect(self, *sent: bytes, receives: int = 0) -> socket.socket:
        one = socket.socket()
        if receives:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        one.settimeout(30)
        one.connect(("127.0.0.1", self.running.port))
        for part in sent:
            one.sendall(part)
        return one

    def stages(self) -> list[str]:
        """The stage of each connection."""
        return list(self.door._stages.values())

    def get(self, path: str = "/") -> str:
        return httpx.get(f"http://127.0.0.1:{self.running.port}{path}", timeout=30).text


@pytest.fixture
def served(wording: Wording) -> Iterator[Served]:
    one = Served(wording, most=8)
    with one.running:
        yield one


def everything(one: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    found = b""
    try:
        while part := one.recv(65536):
            found += part
    except ConnectionResetError:
        pass
    return found


@pytest.mark.parametrize("sent", [b"", HALF_A_HEAD, HALF_A_BODY, WHOLE + HALF_A_HEAD])
def test_half_a_request_is_told_that_it_is_late_and_closed(
    quick: None, served: Served, sent: bytes
) -> None:
    with served.connect(sent) as one:
        told = everything(one)
    assert b"HTTP/1.1 408 " in told
    assert b"fr too_slow\nen too_slow\n" in told
    assert (b"HTTP/1.1 200" in told) is sent.startswith(WHOLE)


def test_a_request_in_parts_is_answered(quick: None, served: Served) -> None:
    with served.connect(WHOLE[:10], WHOLE[10:20], WHOLE[20:]) as one:
        assert b"HTTP/1.1 200" in one.recv(4096)


def test_more_half_requests_than_connections_shut_nobody_out(served: Served) -> None:
    with ExitStack() as held:
        for number in range(40):
            sent = HALF_A_BODY if number % 2 else HALF_A_HEAD
            held.enter_context(served.connect(sent))
            assert served.get() == "ok"
        assert len(served.door) <= 8


def test_the_first_that_came_is_the_first_to_be_told(served: Served) -> None:
    with ExitStack() as held:
        first = held.enter_context(served.connect(HALF_A_HEAD))
        for _ in range(8):
            held.enter_context(served.connect(HALF_A_HEAD))
        told = everything(first)
    assert b"HTTP/1.1 503 " in told
    assert b"Retry-After: 5\r\n" in told
    assert b"fr connections_short\n" in told


def test_an_answer_that_nobody_reads_is_given_up(quick: None, served: Served) -> None:
    with served.connect(WHOLE.replace(b"GET /", b"GET /long"), receives=4096) as one:
        until(lambda: served.stages().count("slow") == 1)
        assert served.get() == "ok"
        until(lambda: served.stages().count("slow") == 0)
        assert len(everything(one)) < LONG


def test_an_answer_that_is_read_slowly_arrives_whole(quick: None, served: Served) -> None:
    with served.connect(WHOLE.replace(b"GET /", b"GET /long"), receives=65536) as one:
        found = 0
        while found < LONG:
            part = one.recv(65536)
            assert part
            found += len(part)


def test_unread_answers_make_room_when_nothing_else_is_left(served: Served) -> None:
    with ExitStack() as held:
        for _ in range(8):
            asked = WHOLE.replace(b"GET /", b"GET /long")
            held.enter_context(served.connect(asked, receives=4096))
        until(lambda: served.stages().count("slow") == 8)
        assert served.get() == "ok"


def test_nothing_is_left_behind(served: Served) -> None:
    for _ in range(20):
        assert served.get() == "ok"
    until(lambda: not served.stages())
    assert not served.door._by_address
    assert raise_file_limit(1) == resource.getrlimit(resource.RLIMIT_NOFILE)[0]
