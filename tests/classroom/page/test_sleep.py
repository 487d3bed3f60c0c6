"""A laptop that slept, in Chromium: no other browser can be told to freeze a page."""

from __future__ import annotations

import signal

import pytest
from playwright.sync_api import expect

from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = pytest.mark.browser


def test_a_laptop_that_slept_catches_up(desk: Desk, server: ServerProcess) -> None:
    """Its page is frozen while the server stops and starts again; nobody touches anything."""
    desk.expect_saved()
    server.end(signal.SIGKILL)
    desk.write("slept = 1\n")
    expect(desk.page.locator(".save.away")).to_be_visible()
    session = desk.page.context.new_cdp_session(desk.page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    server.start()
    assert desk.stored("SELECT count(*) FROM snapshots WHERE source = 'slept = 1\n'") == [(0,)]
    session.send("Page.setWebLifecycleState", {"state": "active"})
    desk.expect_saved()
    assert desk.stored("SELECT count(*) FROM snapshots WHERE source = 'slept = 1\n'") == [(1,)]
