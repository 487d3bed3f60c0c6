"""A whole room at once, through the real server: `python -m bench.classroom [PAGES]`.

Every page saves two versions a second, as people who type do; the board is asked for its rows
all the while. What a person waits for is printed: median, 95th percentile, slowest.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from rich.console import Console
from rich.table import Table

from classroom.secrets import load_secrets
from classroom.workshop.animals import animals
from rehearsal.server import ServerProcess

PAGES = 12
SECONDS = 15.0
PAUSE_SECONDS = 0.5
PROGRAM = "heros.x = heros.x + 4\n" * 60


@dataclass
class Waits:
    """How long each answer took, in milliseconds, of one kind of call."""

    name: str
    times: list[float] = field(default_factory=list)

    def row(self) -> tuple[str, str, str, str, str]:
        """The kind of call, how many, and three times that say how it felt."""
        ordered = sorted(self.times)
        at = (len(ordered) // 2, len(ordered) * 95 // 100, len(ordered) - 1)
        shown = [f"{ordered[place]:.1f}" for place in at]
        return (self.name, str(len(ordered)), shown[0], shown[1], shown[2])


def main(pages: int = PAGES) -> None:
    """Fill a room, let it type, print what it waited."""
    saves, boards, events = Waits("save a version"), Waits("the board's rows"), Waits("an event")
    with TemporaryDirectory() as folder, ServerProcess(Path(folder)) as server:
        tokens = _fill(server, Path(folder), pages)
        over = threading.Event()
        with ThreadPoolExecutor(pages + 1) as pool:
            futures = [pool.submit(_type, server, token, over, saves, events) for token in tokens]
            futures.append(pool.submit(_watch, server, Path(folder), over, boards))
            over.wait(SECONDS)
            over.set()
            for future in futures:
                future.result()
    table = Table(f"{pages} pages", "answers", "median ms", "95 %", "slowest")
    for waits in (saves, events, boards):
        table.add_row(*waits.row())
    Console().print(table)


def _fill(server: ServerProcess, data: Path, pages: int) -> list[str]:
    code = load_secrets(data).join_code
    tokens = []
    for animal in list(animals())[:pages]:
        asked = {"code": code, "animal": animal, "language": "fr"}
        answer = httpx.post(f"{server.address}/api/join", json=asked).raise_for_status()
        tokens.append(str(answer.json()["token"]))
    return tokens


def _type(
    server: ServerProcess, token: str, over: threading.Event, saves: Waits, events: Waits
) -> None:
    """One page: a version and an event, twice a second, until the end."""
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=server.address, headers=headers, timeout=30) as page:
        seq = 0
        while not over.wait(PAUSE_SECONDS):
            seq += 1
            version = {"document": "step:hello", "seq": seq, "source": f"{PROGRAM}# {seq}"}
            event = {"seq": seq, "kind": "run", "document": "step:hello"}
            saved = {"snapshots": [{**version, "at": ""}]}
            _timed(saves, partial(page.post, "/api/snapshots", json=saved))
            _timed(events, partial(page.post, "/api/events", json={"events": [event]}))


def _watch(server: ServerProcess, data: Path, over: threading.Event, boards: Waits) -> None:
    """One facilitator: the rows, twice a second, as the stream would ask for them."""
    with httpx.Client(base_url=server.address, timeout=30) as board:
        secret = load_secrets(data).facilitator_secret
        board.post("/board/login", json={"secret": secret}).raise_for_status()
        while not over.wait(PAUSE_SECONDS):
            _timed(boards, partial(board.get, "/board/rows"))


def _timed(waits: Waits, call: Callable[[], httpx.Response]) -> None:
    began = time.perf_counter()
    call().raise_for_status()
    waits.times.append((time.perf_counter() - began) * 1000)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
