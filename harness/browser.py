"""Chromium, as it is started in a room without Internet.

Playwright's driver cannot be open twice in one process: whoever opens it closes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ViewportSize,
    sync_playwright,
)

from bootstrap.tools import find_chromium

HOST = "atelier.lan"
"""A name of the room: it leads to this machine, over plain http, in no secure context."""

FLAGS = (
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)
"""No other name is found, and Chromium asks for nothing of its own accord."""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the driver and Chromium; close both at the end.

    Raises FileNotFoundError where there is no Chromium.
    """
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_program(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def open_profile(
    chromium: BrowserType, folder: Path, viewport: ViewportSize | None = None
) -> BrowserContext:
    """Start a French person's Chromium, whose profile is kept in `folder`; who opens it closes it.

    Raises FileNotFoundError where there is no Chromium.
    """
    return chromium.launch_persistent_context(
        folder,
        executable_path=_program(),
        args=list(FLAGS),
        locale="fr-FR",
        viewport=viewport,
    )


def _program() -> str:
    path = find_chromium()
    if path is None:
        raise FileNotFoundError("Chromium is missing: `python3 start.py test` installs it")
    return path
