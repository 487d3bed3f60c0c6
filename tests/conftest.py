"""What every test shares: the order of the run, a repeatable hypothesis, one browser."""

import gc
import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from atelier.typed import TYPED
from harness.browser import open_browser
from harness.firefox import find_firefox, open_firefox

# The same examples on every machine and every run: a red test can be run again and seen red.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")

# Quick answers first: what is cheap runs before what starts a sandbox, a browser, a workshop.
_LATER = ("setup", "sandbox", "browser", "journey", "slow")


def pytest_configure() -> None:
    """Let Ctrl-C interrupt again (a background job ignores it); every run begins alike."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.disable()
    # `start.py test` leaves how it was typed: what a message says may not hang on it.
    os.environ.pop(TYPED, None)


def pytest_collection_finish() -> None:
    """Collect garbage again, but never look through what was loaded: all of it stays."""
    gc.enable()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Sort by cost, and leave the slow tests out unless they are asked for."""
    items.sort(key=_cost)
    if config.getoption("--slow") or "slow" in config.getoption("markexpr"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if not item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)


def _cost(item: pytest.Item) -> int:
    """The place of the costliest marker of a test, 0 without any."""
    return max(
        (_LATER.index(name) + 1 for name in _LATER if item.get_closest_marker(name)), default=0
    )


_OPENERS = {"chromium": open_browser, "firefox": open_firefox}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Play what is marked `everywhere` in Chromium, and with --slow in Firefox too."""
    if metafunc.definition.get_closest_marker("everywhere"):
        without = pytest.mark.skipif(find_firefox() is None, reason="no Firefox (firefox-esr)")
        firefox = pytest.param("firefox", marks=(pytest.mark.slow, without))
        chromium = pytest.param("chromium", id=pytest.HIDDEN_PARAM)
        metafunc.parametrize("browser", [chromium, firefox], indirect=True, scope="module")


# A module's, not the run's: while Playwright is open, no other test may start an event loop,
# and it cannot be started twice.
@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium or Firefox, which finds no name but the room's; each test opens its own context."""
    with _OPENERS[getattr(request, "param", "chromium")]() as browser:
        yield browser
