"""The Firefox of the machine, as it is started in a room without Internet."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from atelier.places import ROOT

NAMES = ("firefox-esr", "firefox")

PREFERENCES: dict[str, str | float | bool] = {
    "network.dns.forceResolve": "127.0.0.1",
    "media.autoplay.default": 0,
    "browser.download.alwaysOpenPanel": False,
    "pdfjs.disabled": True,
}
"""Every name, the room's too, leads to this machine; sounds need no click; what is saved opens no
list and no tab before the page, which would take the keyboard."""


def find_firefox() -> str | None:
    """Return the path of this machine's Firefox, None without one."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def open_firefox(**asked: str | float | bool) -> Iterator[Browser]:
    """Start the driver and Firefox; close both at the end.

    `asked` are preferences, with `__` for the dots: what the person chose, such as colours.
    Raises FileNotFoundError where there is no Firefox.
    """
    path = find_firefox()
    if path is None:
        raise FileNotFoundError("Firefox is missing: `apt-get install firefox-esr`")
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.firefox.launch(
            channel="moz-firefox",  # WebDriver BiDi, which every Firefox speaks
            executable_path=_through_the_bridge(path, Path(folder)),
            firefox_user_prefs=PREFERENCES | _named(asked),
        )
        try:
            yield browser
        finally:
            browser.close()


def _named(asked: dict[str, str | float | bool]) -> dict[str, str | float | bool]:
    return {name.replace("__", "."): value for name, value in asked.items()}


def _through_the_bridge(firefox: str, folder: Path) -> Path:
    """A program that starts this Firefox behind `harness.firefox_bridge`."""
    script = folder / "firefox"
    bridge = [sys.executable, "-m", "harness.firefox_bridge", firefox]
    lines = ["#!/bin/sh", f"cd {shlex.quote(str(ROOT))}", f'exec {shlex.join(bridge)} "$@"']
    script.write_text("\n".join(lines) + "\n")
    script.chmod(0o755)
    return script
