"""A room under siege: 24 computers behind one address, one of them hostile.

`python3 start.py bench siege [--minutes 5]`: the 23 others type and save all the while; then the
hostile one has an address of its own. What the 23 waited for is printed, and what was lost: nothing
may be.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from rich.console import Console
from rich.table import Table

from atelier.places import ROOT
from classroom.secrets import load_secrets
from classroom.workshop.animals import animals
from rehearsal.server import ServerProcess

OTHERS = 23
PAUSE_SECONDS = 0.5
PROGRAM = "heros.x = heros.x + 4\n" * 60
HOSTILE = {"nobody": "", "behind the same address": "127.0.0.1", "at another one": "127.0.0.2"}
"""The address of loopback that the hostile one calls from: Linux has more than one."""


@dataclass
class Person:
    """One of the 23: what they waited for, in milliseconds, and what was acknowledged."""

    address: str
    seat: int
    token: str
    waits: list[float] = field(default_factory=list)
    stored: dict[int, str] = field(default_factory=dict)
    troubles: Counter[str] = field(default_factory=Counter)
    tried: int = 0

    def type(self, over: threading.Event) -> None:
        """Save a version and tell an event, twice a second, until it is over."""
        headers = {"Authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.address, headers=headers, timeout=30) as page:
            while not over.wait(PAUSE_SECONDS):
                self.tried += 1
                try:
                    self._save(page, self.tried, f"{PROGRAM}# {self.tried}")
                except httpx.HTTPStatusError as refused:
                    self.troubles[str(refused.response.status_code)] += 1
                except httpx.HTTPError as trouble:
                    self.troubles[type(trouble).__name__] += 1

    def _save(self, page: httpx.Client, seq: int, text: str) -> None:
        version = {"document": "step:hello", "seq": seq, "source": text, "at": ""}
        self._call(page, "/api/snapshots", {"snapshots": [version]})
        self.stored[seq] = text
        event = {"seq": seq, "kind": "run", "document": "step:hello"}
        self._call(page, "/api/events", {"events": [event]})

    def _call(self, page: httpx.Client, path: str, body: object) -> None:
        began = time.perf_counter()
        page.post(path, json=body).raise_for_status()
        self.waits.append((time.perf_counter() - began) * 1000)


@dataclass
class Siege:
    """What one siege did: to the others, and what the hostile one was answered."""

    waits: list[float]
    troubles: Counter[str]
    lost: int
    answers: dict[str, Counter[str]]

    def felt(self) -> list[str]:
        """A row of the table: how many answers, three times, and what went wrong."""
        waits = sorted(self.waits)
        places = (len(waits) // 2, len(waits) * 99 // 100, len(waits) - 1)
        times = [f"{waits[place]:.1f}" for place in places]
        return [str(len(waits)), *times, _told(self.troubles) or "none", str(self.lost)]


def main(arguments: list[str] | None = None) -> None:
    """Hold each siege, print what the others felt."""
    parser = argparse.ArgumentParser(prog="bench siege")
    parser.add_argument("--minutes", type=float, default=5.0, help="of each siege")
    seconds = parser.parse_args(arguments or []).minutes * 60
    felt = Table("the hostile one", "answers", "p50 ms", "p99 ms", "slowest", "troubles", "lost")
    told = Table("the hostile one", "attack", "what it was answered, how often")
    for name, address in HOSTILE.items():
        siege = _hold(address, seconds if address else min(20.0, seconds))
        felt.add_row(name, *siege.felt())
        for attack, answers in siege.answers.items():
            told.add_row(name, attack, _told(answers))
    Console().print(felt)
    Console().print(told)


def _hold(address: str, seconds: float) -> Siege:
    with TemporaryDirectory() as folder, ServerProcess(Path(folder)) as server:
        code = load_secrets(Path(folder)).join_code
        joined = [_join(server.address, code, animal) for animal in list(animals())[: OTHERS + 1]]
        people = [Person(server.address, seat, token) for seat, token in joined[1:]]
        with _attacked(server.port, code, joined[0][1], address, seconds) as answers:
            _let_them_type(people, seconds)
        lost = sum(_lost(Path(folder), person) for person in people)
    waits = [wait for person in people for wait in person.waits]
    troubles = sum((person.troubles for person in people), Counter[str]())
    return Siege(waits, troubles, lost, answers)


def _join(address: str, code: str, animal: str) -> tuple[int, str]:
    asked = {"code": code, "animal": animal, "language": "fr"}
    answer = httpx.post(f"{address}/api/join", json=asked).raise_for_status().json()
    return answer["seat"], answer["token"]


@contextmanager
def _attacked(
    port: int, code: str, token: str, address: str, seconds: float
) -> Iterator[dict[str, Counter[str]]]:
    """Somebody attacks meanwhile; what they were answered is there at the end."""
    answers: dict[str, Counter[str]] = {}
    if not address:
        yield answers
        return
    words = [sys.executable, "-m", "harness.siege", str(port), code, token, address, str(seconds)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as process:
        yield answers
        told, _ = process.communicate()
    answers.update({name: Counter(found) for name, found in json.loads(told).items()})


def _let_them_type(people: list[Person], seconds: float) -> None:
    over = threading.Event()
    with ThreadPoolExecutor(len(people)) as pool:
        typing = [pool.submit(person.type, over) for person in people]
        over.wait(seconds)
        over.set()
        for one in typing:
            one.result()


def _lost(data: Path, person: Person) -> int:
    """How many acknowledged versions the store does not hold."""
    with closing(sqlite3.connect(data / "workshop.sqlite")) as store:
        rows = store.execute("SELECT seq, source FROM snapshots WHERE seat = ?", (person.seat,))
        return len(person.stored.items() - dict(rows).items())


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))
