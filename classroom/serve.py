"""Runs the server until it is asked to stop."""

from __future__ import annotations

import dataclasses
import logging
import re
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType

import uvicorn

from classroom.app import EXERCISES, create_app
from classroom.delivery.bundle import build_bundles
from classroom.room import Room
from classroom.settings import Settings
from serving.changes import Changes
from serving.network import lan_address, listen

GRACE_SECONDS = 5
LOG = "classroom.log"
LOG_BYTES = 2_000_000
ADDRESS = re.compile(r"( INFO \w+\.access )[0-9a-fA-F.:]+ (?=[A-Z]+ ')")
"""The address of a computer, where a line of the access log used to begin with it."""


class _Server(uvicorn.Server):
    """Ends the boards' streams at the first signal: they would keep the server waiting."""

    def __init__(self, config: uvicorn.Config, changes: Changes) -> None:
        super().__init__(config)
        self.changes = changes

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.changes.close()
        super().handle_exit(sig, frame)


def run(settings: Settings, host: str, port: int) -> None:
    """Serve a classroom on `host` and `port` until a signal stops it; answers under way end.

    Raises network.PortTaken before anything is opened when the port is in use, OSError when the
    data folder cannot be written.
    """
    listener = listen(host, port)
    with listener:
        port = listener.getsockname()[1]
        address = settings.address or f"http://{lan_address()}:{port}/"
        settings = dataclasses.replace(settings, address=address)
        log_to(settings)
        refresh_bundles(settings)
        app = create_app(settings)
        room: Room = app.state.room
        config = uvicorn.Config(
            app,
            access_log=False,  # ours leaves the query out: it may hold a secret
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        _Server(config, room.changes).run(sockets=[listener])


def refresh_bundles(settings: Settings) -> None:
    """Put what changed since the page was built into its bundles; nothing without a page."""
    if (settings.page / "index.html").is_file():
        build_bundles(settings.content, settings.page)


class _OwnersLog(RotatingFileHandler):
    """A log that its owner alone may read."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream


def forget_people(file: Path) -> None:
    """Take out of a log what the kit wrote before: addresses, and the moments of the exercises."""
    before = file.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in before.splitlines(keepends=True) if f"'{EXERCISES}" not in line]
    after = ADDRESS.sub(r"\1", "".join(lines))
    if after != before:
        file.write_text(after, encoding="utf-8")
    file.chmod(0o600)


def log_to(settings: Settings) -> None:
    """Send the log of the server to `classroom.log` in the data folder; errors also to stderr."""
    settings.data.mkdir(parents=True, exist_ok=True)
    file = settings.data / LOG
    for old in settings.data.glob(f"{LOG}*"):
        forget_people(old)
    to_file = _OwnersLog(file, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")
    to_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    to_stderr = logging.StreamHandler()
    to_stderr.setLevel(logging.ERROR)
    for name in ("classroom", "serving", "uvicorn"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.handlers = [to_file, to_stderr]
