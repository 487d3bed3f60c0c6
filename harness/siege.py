"""One hostile person in a room: everything that shut a room out once, bounded in number and time.

Each attack is a function of a `Hostile`; it ends by itself, or when `over` is set.
`python -m harness.siege PORT CODE TOKEN ADDRESS SECONDS` does them all together.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from classroom.workshop.animals import animals
from serving.connections import raise_file_limit

HALF_SENT = 1200
"""What shut everybody out once."""
CERTIFICATES = 60
STREAMS = 40
PROGRAM = "x" * 64_000
HALF_A_HEAD = b"POST /api/snapshots HTTP/1.1\r\nHost: localhost\r\nContent-Le"
HALF_A_BODY = (
    b"POST /api/join HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b'Content-Length: 200\r\n\r\n{"code": '
)


@dataclass
class Hostile:
    """Who attacks: the server's port, the room's code, a seat's key, and an address of loopback."""

    port: int
    code: str
    token: str = ""
    address: str = "127.0.0.1"
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def client(self) -> Iterator[httpx.Client]:
        """Calls from the hostile one's address, with the key of their seat."""
        transport = httpx.HTTPTransport(
            local_address=self.address, verify=False, limits=httpx.Limits(max_connections=None)
        )
        base = f"http://127.0.0.1:{self.port}"
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        with httpx.Client(
            transport=transport, base_url=base, headers=headers, timeout=30
        ) as client:
            yield client

    def connect(self, receives: int = 0) -> socket.socket:
        """A connection on which nothing was sent yet; `receives` bytes are taken in unread."""
        one = socket.socket()
        if receives:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        one.settimeout(10)
        one.bind((self.address, 0))
        one.connect(("127.0.0.1", self.port))
        return one


@contextmanager
def half_sent(hostile: Hostile, count: int = HALF_SENT) -> Iterator[list[socket.socket]]:
    """Holds `count` connections on which the half of a head, or of a body, was sent."""
    with ExitStack() as opened:
        held = []
        for number in range(count):
            one = opened.enter_context(hostile.connect())
            with suppress(OSError):  # the server may have sent it away already
                one.sendall(HALF_A_BODY if number % 2 else HALF_A_HEAD)
            held.append(one)
        yield held


def hold_half_sent(hostile: Hostile, count: int = HALF_SENT) -> Counter[str]:
    """Half-sent requests, sent anew as soon as they are let go."""
    with half_sent(hostile, count):
        hostile.over.wait(5)
    return Counter()


def take_every_seat(hostile: Hostile) -> Counter[str]:
    """Joins with every animal; what was answered, by status."""
    with hostile.client() as client:
        asked = [{"code": hostile.code, "animal": one, "language": "fr"} for one in animals()]
        return _count(client.post("/api/join", json=body) for body in asked)


def guess_cards(hostile: Hostile, rounds: int = 5) -> Counter[str]:
    """Guesses the digits of every animal, again and again."""
    with hostile.client() as client:
        return _count(
            client.post(
                "/api/join",
                json={
                    "code": hostile.code,
                    "animal": animal,
                    "language": "fr",
                    "card_code": f"{number:04}",
                },
            )
            for number in range(rounds)
            for animal in animals()
            if not hostile.over.is_set()
        )


def guess_codes(hostile: Hostile, count: int = 100) -> Counter[str]:
    """Guesses the workshop's code and the board's phrase."""
    with hostile.client() as client:
        bodies = ({"code": f"NO {n}", "animal": "fox", "language": "fr"} for n in range(count))
        found = _count(
            client.post("/api/join", json=body) for body in bodies if not hostile.over.is_set()
        )
        return found + _count(
            client.post("/board/login", json={"secret": f"no-{n}"})
            for n in range(count)
            if not hostile.over.is_set()
        )


def ask_certificates(hostile: Hostile, count: int = CERTIFICATES) -> Counter[str]:
    """As many certificates as wanted, all at the same moment."""

    bodies = [{"name": f"Personne {number}", "language": "fr"} for number in range(count)]
    with hostile.client() as client, ThreadPoolExecutor(count) as pool:
        return _count(pool.map(lambda body: client.post("/api/certificate", json=body), bodies))


def fill_the_store(hostile: Hostile, count: int = 600) -> Counter[str]:
    """Long versions of one program, as fast as they are taken."""

    def version(number: int) -> dict[str, Any]:
        one = {"document": "step:hello", "seq": number, "source": f"{PROGRAM}{number}", "at": ""}
        return {"snapshots": [one]}

    with hostile.client() as client:
        return _count(
            client.post("/api/snapshots", json=version(number))
            for number in range(1, count + 1)
            if not hostile.over.is_set()
        )


def ask_as_fast_as_possible(hostile: Hostile, count: int = 2000) -> Counter[str]:
    """One's own seat, which is a long answer, without a pause."""
    with hostile.client() as client:
        return _count(client.get("/api/seat") for _ in range(count) if not hostile.over.is_set())


@contextmanager
def unread_answers(hostile: Hostile, path: str, count: int) -> Iterator[list[socket.socket]]:
    """Asks for a long answer on `count` connections, and reads nothing of it."""
    with ExitStack() as opened:
        held = []
        for _ in range(count):
            one = opened.enter_context(hostile.connect(receives=4096))
            with suppress(OSError):
                one.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            held.append(one)
        yield held


def leave_answers_unread(hostile: Hostile, count: int = 200) -> Counter[str]:
    """The whole course, asked for again and again, and never read."""
    with unread_answers(hostile, "/api/content/fr.json", count):
        hostile.over.wait(10)
    return Counter()


def _count(answers: Iterable[httpx.Response]) -> Counter[str]:
    return Counter(str(answer.status_code) for answer in answers)


ATTACKS: dict[str, Callable[[Hostile], Counter[str]]] = {
    "half-sent requests": hold_half_sent,
    "unread answers": leave_answers_unread,
    "every seat": take_every_seat,
    "card codes": guess_cards,
    "workshop codes": guess_codes,
    "certificates": ask_certificates,
    "storage": fill_the_store,
    "pace": ask_as_fast_as_possible,
}


def besiege(hostile: Hostile, seconds: float) -> dict[str, Counter[str]]:
    """Every attack at the same time, each again and again; what was answered, by attack."""
    with ThreadPoolExecutor(len(ATTACKS)) as pool:
        done = {name: pool.submit(_again, hostile, attack) for name, attack in ATTACKS.items()}
        hostile.over.wait(seconds)
        hostile.over.set()
        return {name: one.result() for name, one in done.items()}


def _again(hostile: Hostile, attack: Callable[[Hostile], Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    while not hostile.over.is_set():
        try:
            found += attack(hostile)
        except (OSError, httpx.TransportError) as trouble:
            found[type(trouble).__name__] += 1
            hostile.over.wait(0.1)
    return found


def main(port: str, code: str, token: str, address: str, seconds: str) -> None:
    """The hostile one as a program: a process of its own takes no time from who measures."""
    raise_file_limit()
    if hasattr(os, "nice"):
        os.nice(10)  # their computer is not the one that serves the room
    print(json.dumps(besiege(Hostile(int(port), code, token, address), float(seconds))))


if __name__ == "__main__":
    main(*sys.argv[1:])
