"""The real server process: killed without warning, asked to stop, started on a taken port."""

from __future__ import annotations

import json
import signal
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from classroom.serve import forget_people, refresh_bundles, run
from classroom.settings import Settings
from harness.server import ServerProcess
from serving.network import PortTaken

BEFORE_THE_KILL = 25
"""Snapshots that are acknowledged before the server is killed."""


@pytest.fixture
def server(tmp_path: Path, course: Path) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path / "data", course, tmp_path / "dist") as one:
        yield one


@dataclass
class Writer:
    """A page that sends versions, one after the other, and remembers what was acknowledged."""

    server: ServerProcess
    token: str
    stop: threading.Event
    acknowledged: dict[int, str] = field(default_factory=dict)

    def write(self, told: Callable[[], None]) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=self.server.url, headers=headers) as page:
            seq = 0
            while not self.stop.is_set():
                seq += 1
                text = f"version {seq} " * 50
                one = {"document": "step:hello", "seq": seq, "source": text, "at": ""}
                try:
                    response = page.post("/api/snapshots", json={"snapshots": [one]})
                except httpx.TransportError:
                    return
                assert response.json() == {"stored": {"step:hello": seq}}
                self.acknowledged[seq] = text
                told()


def test_what_was_acknowledged_survives_kill_nine(server: ServerProcess) -> None:
    enough = threading.Semaphore(0)
    stop = threading.Event()
    animals = ("fox", "hare", "owl", "bee")
    writers = [Writer(server, server.join(animal), stop) for animal in animals]
    threads = [threading.Thread(target=one.write, args=(enough.release,)) for one in writers]
    for thread in threads:
        thread.start()
    for _ in range(BEFORE_THE_KILL):
        assert enough.acquire(timeout=60)
    server.end(signal.SIGKILL)
    stop.set()
    for thread in threads:
        thread.join()
    server.start()
    assert sum(len(one.acknowledged) for one in writers) >= BEFORE_THE_KILL
    for one in writers:
        headers = {"Authorization": f"Bearer {one.token}"}
        documents = httpx.get(f"{server.url}/api/seat", headers=headers).json()["documents"]
        last = max(one.acknowledged)
        held = documents["step:hello"]
        assert held["seq"] in (last, last + 1)  # the next one may have been stored, unanswered
        for seq, text in one.acknowledged.items():
            again = {"document": "step:hello", "seq": seq, "source": text, "at": ""}
            body = {"snapshots": [again]}
            response = httpx.post(f"{server.url}/api/snapshots", json=body, headers=headers)
            assert response.json() == {"stored": {"step:hello": held["seq"]}}


def test_asked_to_stop_it_ends_its_streams_and_leaves_no_log_behind(server: ServerProcess) -> None:
    secret = server.secrets["facilitator_secret"]
    with httpx.Client(base_url=server.url) as board:
        assert board.get("/board", params={"secret": secret}).status_code == 303
        with board.stream("GET", "/board/stream") as stream:
            lines = stream.iter_lines()
            assert next(lines) == "retry: 2000"
            assert server.process
            server.process.send_signal(signal.SIGTERM)
            assert "event: changed" in list(lines)
    server.process.wait(60)
    stores = sorted(file.name for file in server.data.glob("*.sqlite*"))
    assert stores == ["aptitude.sqlite", "identities.sqlite", "workshop.sqlite"]
    log = (server.data / "classroom.log").read_text(encoding="utf-8")
    assert "GET '/board' 303" in log
    assert stat.S_IMODE((server.data / "classroom.log").stat().st_mode) == 0o600
    assert secret not in log


def test_a_log_of_an_earlier_version_forgets_addresses_and_the_exercises(tmp_path: Path) -> None:
    log = tmp_path / "classroom.log.1"
    log.write_text(OLD_LOG, encoding="utf-8")
    forget_people(log)
    assert log.read_text(encoding="utf-8") == FORGOTTEN
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    forget_people(log)
    assert log.read_text(encoding="utf-8") == FORGOTTEN


OLD_LOG = """2026-11-25 18:55:31,541 INFO uvicorn.error Application startup complete.
2026-11-25 18:55:31,582 INFO classroom.access 192.168.1.17 GET '/api/room' 200 40 ms
2026-11-25 18:55:32,582 INFO classroom.access 192.168.1.17 POST '/api/aptitude/enter' 200 40 ms
2026-11-25 18:55:33,582 INFO serving.access fe80::1 POST '/api/events' 200 4 ms
2026-11-25 18:55:34,582 ERROR serving store failed, answered disk_full: GET '/api/room'
"""
FORGOTTEN = """2026-11-25 18:55:31,541 INFO uvicorn.error Application startup complete.
2026-11-25 18:55:31,582 INFO classroom.access GET '/api/room' 200 40 ms
2026-11-25 18:55:33,582 INFO serving.access POST '/api/events' 200 4 ms
2026-11-25 18:55:34,582 ERROR serving store failed, answered disk_full: GET '/api/room'
"""


def test_a_taken_port_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings = Settings(data=tmp_path / "data", content=tmp_path, page=tmp_path)
        with pytest.raises(PortTaken):
            run(settings, "127.0.0.1", other.getsockname()[1])
    assert not (tmp_path / "data").exists()


def test_a_built_page_gets_what_changed_in_the_lessons(tmp_path: Path, course: Path) -> None:
    settings = Settings(data=tmp_path, content=course, page=tmp_path / "dist")
    refresh_bundles(settings)
    assert not settings.page.exists()
    settings.page.mkdir()
    (settings.page / "index.html").write_text("<!doctype html>")
    refresh_bundles(settings)
    manifest = json.loads((settings.page / "assets" / "manifest.json").read_text())
    assert (settings.page / manifest["lessons"]).is_file()
