"""The classroom's server on a course of one's own: in a thread, or in a process, to be killed.

`rehearsal.server` starts `atelier serve` as a facilitator does, on the kit's own lessons.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from atelier.places import ROOT
from classroom.app import create_app
from classroom.room import Room
from classroom.serve import Server
from classroom.settings import Settings
from harness.browser import HOST
from rehearsal.server import free_port

PROGRAM = """
import sys
from pathlib import Path
from classroom.serve import run
from classroom.settings import Settings
data, content, page, port, *names = sys.argv[1:]
settings = Settings(Path(data), Path(content), Path(page), names=tuple(names))
run(settings, "127.0.0.1", int(port))
"""

PATIENCE_SECONDS = 60


class Running:
    """A server that runs, seen by who knows its data folder: an address, secrets, seats to join."""

    def __init__(self, data: Path, port: int) -> None:
        self.data, self.port = data, port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def secrets(self) -> dict[str, Any]:
        return tomllib.loads((self.data / "secrets.toml").read_text(encoding="utf-8"))

    def join(self, animal: str) -> str:
        """A seat's token."""
        body = {"code": self.secrets["join_code"], "animal": animal, "language": "fr"}
        response = httpx.post(f"{self.url}/api/join", json=body)
        response.raise_for_status()
        token: str = response.json()["token"]
        return token

    def wait_until_it_answers(self, lives: Callable[[], bool]) -> None:
        """Raises AssertionError when it ends instead, or does not answer in time."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            assert lives(), "the server stopped instead of starting"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/room").is_success
        except httpx.TransportError:
            return False


class OwnServer(Running):
    """A server that is started here: on which lessons and exercises, with which built page."""

    def __init__(self, data: Path, content: Path, page: Path) -> None:
        super().__init__(data, free_port())
        self.content, self.page = content, page


class ServerThread(OwnServer):
    """The server in a thread of this process: it starts at once, and cannot be killed."""

    def __enter__(self) -> ServerThread:
        app = create_app(Settings(self.data, self.content, self.page, names=(HOST,)))
        self.room: Room = app.state.room
        self._server = Server(app, port=self.port)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        self.wait_until_it_answers(self._thread.is_alive)
        return self

    def __exit__(self, *_error: object) -> None:
        self.room.changes.close()
        self._server.should_exit = True
        self._thread.join(PATIENCE_SECONDS)


class ServerProcess(OwnServer):
    """The server of a data folder; started again, it listens on the same port."""

    process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> ServerProcess:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def start(self) -> None:
        """Start, and wait until it answers."""
        folders = (str(self.data), str(self.content), str(self.page))
        arguments = [sys.executable, "-c", PROGRAM, *folders, str(self.port), HOST]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = self.process = subprocess.Popen(arguments, env=environment)
        self.wait_until_it_answers(lambda: process.poll() is None)

    def end(self, how: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(PATIENCE_SECONDS)
