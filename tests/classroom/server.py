"""A real server: in a thread, quick; or in a process of its own, to be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from classroom.app import create_app
from classroom.settings import Settings

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from pathlib import Path
from classroom.serve import run
from classroom.settings import Settings
data, content, page, port = sys.argv[1:]
run(Settings(data=Path(data), content=Path(content), page=Path(page)), "127.0.0.1", int(port))
"""

PATIENCE_SECONDS = 60


class Running:
    """What both kinds of server have: an address, secrets, seats to join."""

    def __init__(self, data: Path, content: Path, page: Path) -> None:
        self.data, self.content, self.page = data, content, page
        self.port = free_port()

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


class ServerThread(Running):
    """The server in a thread of the tests: it starts at once, and cannot be killed."""

    def __enter__(self) -> ServerThread:
        app = create_app(Settings(data=self.data, content=self.content, page=self.page))
        self._changes = app.state.room.changes
        self._server = uvicorn.Server(uvicorn.Config(app, port=self.port, log_config=None))
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        self.wait_until_it_answers(self._thread.is_alive)
        return self

    def __exit__(self, *_error: object) -> None:
        self._changes.close()
        self._server.should_exit = True
        self._thread.join(PATIENCE_SECONDS)


class ServerProcess(Running):
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
        arguments = [sys.executable, "-c", PROGRAM, *folders, str(self.port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = self.process = subprocess.Popen(arguments, env=environment)
        self.wait_until_it_answers(lambda: process.poll() is None)

    def end(self, how: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(PATIENCE_SECONDS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
