"""The page in a real browser, on the real server, at an address that is not a secure context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from atelier.places import PAGE, ROOT
from classroom.workshop.animals import animals
from harness.desk import Desk
from harness.server import ServerProcess

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def built() -> Path:
    if not (PAGE / "index.html").is_file():
        pytest.fail("The page is not built: run `python3 start.py` once")
    return PAGE


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[ServerProcess]:
    """One server for the tests of a file; each test takes another animal."""
    with ServerProcess(tmp_path_factory.mktemp("data"), ROOT, built) as server:
        yield server


@pytest.fixture(scope="module")
def cards() -> Iterator[str]:
    """The animals nobody has yet."""
    return iter(animals())


@pytest.fixture
def visit(browser: Browser, server: ServerProcess) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser profile of its own, as often as asked."""
    errors: list[str] = []
    left: list[str] = []
    contexts = []

    def visit(**options: Any) -> Page:
        settings: dict[str, Any] = {"viewport": {"width": 1366, "height": 768}, **options}
        context = browser.new_context(**settings)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: left.append(request.url))
        return page

    yield visit
    for context in contexts:
        context.close()
    assert errors == []
    here = (f"http://atelier.lan:{server.port}/", "blob:", "data:")
    assert [url for url in left if not url.startswith(here)] == []


@pytest.fixture
def desk(visit: Callable[..., Page], server: ServerProcess, cards: Iterator[str]) -> Desk:
    """Somebody who has joined and sits before the first step, in French."""
    desk = Desk(visit(), server)
    desk.join(next(cards))
    desk.begin()
    return desk
