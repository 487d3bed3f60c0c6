"""Stands between Playwright and Firefox, and fills in what a long-term Firefox cannot say yet.

Playwright speaks WebDriver BiDi with the Firefox of a distribution, but forgets each new window's
colours in a way that such a version does not know, and gives up when it hears so: the bridge says
that it is done. And it knows a download by an id that such a version does not give: the address
stands in for it.
Nothing else is changed in what either side says.

Run as `python -m harness.firefox_bridge FIREFOX ARGUMENT...`, in place of Firefox itself.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketClientConnection, WebSocketHandler, websocket_connect

COLOURS = "emulation.setMediaFeaturesOverride"
"""May be missing; a test that asks for colours all the same hears so."""

DOWNLOADS = frozenset({"browsingContext.downloadWillBegin", "browsingContext.downloadEnd"})

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
MOST_BYTES = 256 * 1024 * 1024


class Bridge(WebSocketHandler):
    """One conversation: what comes from Playwright goes to Firefox, and back."""

    firefox: WebSocketClientConnection

    def initialize(self, address: str) -> None:
        self.address = address
        self.softened: set[int] = set()
        self.suggested: dict[str, str] = {}

    async def open(self, *_: str, **__: str) -> None:
        self.firefox = await websocket_connect(
            self.address + self.request.path,
            on_message_callback=self.from_firefox,
            max_message_size=MOST_BYTES,
        )

    async def on_message(self, message: str | bytes) -> None:
        said = json.loads(message)
        if said.get("method") == COLOURS and not said["params"]["features"]:
            self.softened.add(said["id"])
        await self.firefox.write_message(message)

    def from_firefox(self, message: str | bytes | None) -> None:
        if message is None:
            self.close()
            return
        said = json.loads(message)
        if said.get("id") in self.softened and said.get("error") == "unknown command":
            message = json.dumps({"type": "success", "id": said["id"], "result": {}})
        if said.get("method") in DOWNLOADS:
            self.name_the_download(said["params"])
            message = json.dumps(said)
        self.write_message(message)

    def name_the_download(self, download: dict[str, Any]) -> None:
        """Give it an id, and its file the name that was announced, whatever is there already."""
        address = download.setdefault("download", download["url"])
        if "suggestedFilename" in download:
            self.suggested[address] = download["suggestedFilename"]
        elif download.get("filepath"):
            file = Path(download["filepath"])
            file.replace(file.with_name(self.suggested[address]))


async def run(command: list[str]) -> int:
    """Start Firefox, open the bridge once it listens, and end when it ends."""
    firefox = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    assert firefox.stderr
    async for line in firefox.stderr:
        text = line.decode(errors="replace")
        if found := LISTENS.search(text):
            text = text.replace(found[1], serve(found[1]))
        sys.stderr.write(text)
        sys.stderr.flush()
    return await firefox.wait()


def serve(address: str) -> str:
    """Open the bridge on a free port of this machine; its address."""
    application = Application(
        [("/session.*", Bridge, {"address": address})],
        websocket_max_message_size=MOST_BYTES,
    )
    sockets = bind_sockets(0, "127.0.0.1")
    HTTPServer(application).add_sockets(sockets)
    return f"ws://127.0.0.1:{sockets[0].getsockname()[1]}"


if __name__ == "__main__":
    sys.exit(asyncio.run(run(sys.argv[1:])))
