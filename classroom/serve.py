"""Runs the server until it is asked to stop."""

from __future__ import annotations

import dataclasses
import logging
import re
import socket
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI

from classroom.app import EXERCISES, create_app
from classroom.delivery.bundle import build_bundles
from classroom.settings import Settings
from classroom.web.wording import WORDING
from serving import connections
from serving.changes import Changes
from serving.files import private_file, private_folder
from serving.network import lan_address, listen

GRACE_SECONDS = 5
LOG = "classroom.log"
LOG_BYTES = 2_000_000
ADDRESS = re.compile(r"( INFO \w+\.access )[0-9a-fA-F.:]+ (?=[A-Z]+ ')")
"""The address of a computer, where a line of the access log used to begin with it."""


LARGEST_HEAD = 16 * 1024
"""A browser's own is below 2 KiB."""


class Server(uvicorn.Server):
    """Serves a classroom behind a door that knows who keeps it waiting.

    Ends the boards' streams at the first signal: they would keep the server waiting.
    """

    def __init__(self, app: FastAPI, **options: Any) -> None:
        files = connections.raise_file_limit()
        self.door = connections.Door(connections.most_connections(files), WORDING)
        self.changes: Changes = app.state.room.changes
        config = uvicorn.Config(
            app,
            http=connections.behind(self.door),
            ws="none",
            access_log=False,  # ours leaves the query out: it may hold a secret
            log_config=None,
            server_header=False,
            proxy_headers=False,  # nothing stands in front: whoever names another address lies
            backlog=connections.IN_ONE_GO,
            h11_max_incomplete_event_size=LARGEST_HEAD,
            timeout_graceful_shutdown=GRACE_SECONDS,
            **options,
        )
        super().__init__(config)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, with a long queue: whoever calls in a crowd is not turned away by the machine."""
        await super().startup(sockets)
        for server in self.servers:
            for listener in server.sockets:
                with listener.dup() as same:
                    same.listen(connections.QUEUE)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what was asked whole, and no more."""
        self.door.close()
        await super().shutdown(sockets)

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
        Server(create_app(settings)).run(sockets=[listener])


def refresh_bundles(settings: Settings) -> None:
    """Put what changed since the page was built into its bundles; nothing without a page."""
    if (settings.page / "index.html").is_file():
        build_bundles(settings.content, settings.page)


class _PrivateLog(RotatingFileHandler):
    """A log that its owner alone may read, the new one after a full one too."""

    def doRollover(self) -> None:  # noqa: N802 - logging's own name
        super().doRollover()
        private_file(Path(self.baseFilename))


def forget_people(file: Path) -> None:
    """Take out of a log what the kit wrote before: addresses, and the moments of the exercises."""
    before = file.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in before.splitlines(keepends=True) if f"'{EXERCISES}" not in line]
    after = ADDRESS.sub(r"\1", "".join(lines))
    if after != before:
        file.write_text(after, encoding="utf-8")
    private_file(file)


def log_to(settings: Settings) -> None:
    """Send the log of the server to `classroom.log` in the data folder; errors also to stderr."""
    folder = private_folder(settings.data)
    for old in folder.glob(f"{LOG}*"):
        forget_people(old)
    file = private_file(folder / LOG)
    to_file = _PrivateLog(file, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")
    to_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    to_stderr = logging.StreamHandler()
    to_stderr.setLevel(logging.ERROR)
    for name in ("classroom", "serving", "uvicorn"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.handlers = [to_file, to_stderr]
