"""A room without Internet: the real server, a real browser, an address that is not secure.

Every request that would leave this machine is noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from classroom.secrets import Secrets, load_secrets
from harness.browser import HOST, open_browser
from harness.desk import Desk
from harness.server import Running
from rehearsal.server import ServerProcess

SCREEN: ViewportSize = {"width": 1280, "height": 800}


@dataclass
class Room:
    """One workshop that is open; ``left`` lists the requests that tried to leave."""

    server: ServerProcess
    browser: Browser
    address: str
    secrets: Secrets
    left: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def enter(self) -> Page:
        """A new visitor's page, at the join screen."""
        page = self.visitor().new_page()
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{self.address}/?code={self.secrets.join_code}")
        return page

    def desk(self, page: Page) -> Desk:
        """What the person at a page does and sees."""
        return Desk(page, Running(self.server.data, self.server.port))

    def visitor(
        self, locale: str = "fr-FR", viewport: ViewportSize = SCREEN, *, is_phone: bool = False
    ) -> BrowserContext:
        """A browser profile of its own; a phone has fingers in the place of a mouse."""
        return self.browser.new_context(
            locale=locale, viewport=viewport, has_touch=is_phone, is_mobile=is_phone
        )

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != HOST:
            self.left.append(url)


@contextmanager
def open_room(data: Path) -> Iterator[Room]:
    """Start the server on ``data`` and a browser; close both at the end."""
    with ServerProcess(data, names=(HOST,)) as server, open_browser() as browser:
        address = f"http://{HOST}:{server.port}"
        yield Room(server, browser, address, load_secrets(data))
