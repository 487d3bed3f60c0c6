"""What only Firefox is asked: every screen of it, in the colours that a person chose there.

What else is played there are the tests marked `everywhere`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from harness.access import faults, sticks_out
from harness.desk import Desk
from harness.firefox import find_firefox, open_firefox
from harness.server import ServerProcess
from tests.classroom.page.walk import every_screen

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(find_firefox() is None, reason="no Firefox here (firefox-esr)"),
]

LOOKS: dict[str, dict[str, int]] = {
    "light": {"layout__css__prefers-color-scheme__content-override": 1},
    "dark": {"layout__css__prefers-color-scheme__content-override": 0},
}


@pytest.fixture(scope="module", params=LOOKS)
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    with open_firefox(**LOOKS[request.param], ui__prefersReducedMotion=1) as browser:
        yield browser


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_can_be_used_by_everybody(
    visit: Callable[..., Page],
    server: ServerProcess,
    cards: Iterator[str],
    request: pytest.FixtureRequest,
    language: str,
) -> None:
    look = request.node.callspec.params["browser"]
    desk = Desk(visit(), server)
    found: list[str] = []
    for screen in every_screen(desk, next(cards), language):
        assert desk.page.locator("html").get_attribute("data-look") == look
        found += [f"{screen}: {fault}" for fault in faults(desk.page) + sticks_out(desk.page)]
    assert not found, "\n".join(found)
    assert "Firefox" in desk.page.evaluate("navigator.userAgent")
    assert desk.page.evaluate("isSecureContext") is False
