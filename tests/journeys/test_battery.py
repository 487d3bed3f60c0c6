"""The battery is dead: the whole browser ends at once, and the work is there at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import BrowserContext, BrowserType, expect, sync_playwright

from classroom.secrets import load_secrets
from harness.browser import HOST, open_profile
from rehearsal.server import ServerProcess
from tests.journeys.test_tab_kills import WRITTEN

pytestmark = [pytest.mark.journey, pytest.mark.browser, pytest.mark.slow]

DEATHS = 3
LINE = "n = {n}  # batterie"


@contextmanager
def computer(chromium: BrowserType, profile: Path) -> Iterator[BrowserContext]:
    """The same person's computer, started again: a profile on the disk."""
    context = open_profile(chromium, profile)
    context.set_default_timeout(60_000)
    yield context
    if processes(profile):
        context.close()


def processes(profile: Path) -> set[psutil.Process]:
    """The browser that uses this profile, and everything that it started."""
    known = psutil.process_iter(["cmdline"])
    mains = [one for one in known if f"--user-data-dir={profile}" in (one.info["cmdline"] or ())]
    return {*mains, *(child for main in mains for child in main.children(recursive=True))}


def die(profile: Path) -> None:
    """Every process of the browser ends at once, without a goodbye."""
    living = processes(profile)
    assert len(living) > 1
    for process in living:
        with suppress(psutil.NoSuchProcess):
            process.kill()


def test_what_was_written_is_there_at_the_next_start(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with ServerProcess(tmp_path / "data", names=(HOST,)) as server, sync_playwright() as driver:
        address = f"http://{HOST}:{server.port}/"
        code = load_secrets(tmp_path / "data").join_code
        with computer(driver.chromium, profile) as context:
            page = context.pages[0]
            page.goto(f"{address}?code={code}")
            page.locator("input[value=fox]").check(force=True)
            page.locator("form .main").click()
            page.locator(".paper-card .main").click()
            text = LINE.format(n=0)
            write(context, text)
        for n in range(1, DEATHS + 1):
            with computer(driver.chromium, profile) as context:
                context.pages[0].goto(address)
                expect(context.pages[0].locator(".cm-line")).to_have_text([text])
                text = LINE.format(n=n)
                write(context, text)
                die(profile)
        with computer(driver.chromium, profile) as context:
            context.pages[0].goto(address)
            expect(context.pages[0].locator(".cm-line")).to_have_text([text])


def write(context: BrowserContext, text: str) -> None:
    """Replace the program, letter by letter; come back as soon as the page has written it down."""
    page = context.pages[0]
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    for _ in range(100):
        if page.evaluate(WRITTEN) == text:
            return
    raise AssertionError("the page has not written its text down")
