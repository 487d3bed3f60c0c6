"""The real server, as a process of its own: it can be stopped, and killed."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import httpx

ROOT = Path(__file__).parents[1]
START_SECONDS = 180
"""Longest wait for the server: a laptop that does something else takes minutes, not seconds."""


class ServerSilent(RuntimeError):
    """The server did not come up; the text is the end of what it said."""


class ServerProcess:
    """``atelier serve`` on loopback; a context manager that stops it at the end.

    ``names`` lead to this machine, beside its own.
    """

    def __init__(self, data: Path, port: int | None = None, names: Sequence[str] = ()) -> None:
        self.data = data
        self.names = names
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """Where the process's own output goes."""
        return self.data / "rehearsal-server.log"

    def start(self) -> None:
        """Start the process and wait until it answers.

        Raises:
            ServerSilent: it ended, or did not answer in time.
        """
        self.data.mkdir(parents=True, exist_ok=True)
        options = ["--no-browser", "--host", "127.0.0.1", "--port", str(self.port)]
        options += [word for name in self.names for word in ("--name", name)]
        command = [sys.executable, "-m", "atelier", "serve", "--data", str(self.data), *options]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise ServerSilent(self.log.read_text(encoding="utf-8", errors="replace")[-2000:])
            time.sleep(0.1)

    def stop(self) -> None:
        """Ask the process to end, and wait for it."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=START_SECONDS)

    def kill(self) -> None:
        """End the process as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait(timeout=START_SECONDS)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/api/room", timeout=2).is_success
        except httpx.TransportError:
            return False

    def __enter__(self) -> ServerProcess:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def free_port() -> int:
    """A port that is free on loopback at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
