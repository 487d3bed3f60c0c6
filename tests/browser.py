"""The browser of the tests: how Chromium is started, in a room without Internet.

Playwright's driver cannot be open twice in one process: whoever opens it closes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

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
    path = find_chromium()
    if path is None:
        raise FileNotFoundError("Chromium is missing: `python3 start.py test` installs it")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
