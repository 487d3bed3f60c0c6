"""What every test shares: the order of the run, a repeatable hypothesis, one browser."""

import gc
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser import open_browser

# The same examples on every machine and every run: a red test can be run again and seen red.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")

# Quick answers first: what is cheap runs before what starts a sandbox, a browser, a workshop.
_LATER = ("setup", "sandbox", "browser", "journey", "slow")


def pytest_configure() -> None:
    """Let Ctrl-C interrupt again: a background job ignores it, and so would its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.disable()


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


# A module's, not the run's: while Playwright is open, no other test may start an event loop,
# and it cannot be started twice.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, which finds no name but the room's; each test opens a context of its own."""
    with open_browser() as browser:
        yield browser
