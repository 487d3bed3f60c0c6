"""The real host, with stand-ins for what only exists inside Pyodide."""

import json
import sys
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from workshop_game.stage import worker
from workshop_game.stage.host import PageHost


class Browser:
    """What JavaScript would do: keeps messages and pictures, counts the proxies made."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.pictures: list[tuple[int, int, int]] = []
        self.waiting: list[Callable[..., None]] = []
        self.proxies = 0

    def post(self, text: str) -> None:
        self.messages.append(json.loads(text))

    def draw(self, pixels: bytearray, width: int, height: int) -> None:
        self.pictures.append((len(pixels), width, height))

    def proxy(self, action: Callable[..., None]) -> Callable[..., None]:
        self.proxies += 1
        return action

    def ask(self, action: Callable[..., None]) -> None:
        self.waiting.append(action)

    def frame(self) -> None:
        """One picture: every waiting action is called with a time, as JavaScript does."""
        waiting, self.waiting = self.waiting, []
        for action in waiting:
            action(16.6)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    browser = Browser()
    ffi = ModuleType("pyodide.ffi")
    ffi.__dict__["create_proxy"] = browser.proxy
    modules = {
        "page": SimpleNamespace(post=browser.post, draw=browser.draw),
        "js": SimpleNamespace(requestAnimationFrame=browser.ask),
        "pyodide": ModuleType("pyodide"),
        "pyodide.ffi": ffi,
    }
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    worker._host.cache_clear()
    worker._session.cache_clear()
    yield browser
    worker._host.cache_clear()
    worker._session.cache_clear()


def test_messages_and_pictures_go_out_and_the_loop_makes_one_proxy(browser: Browser) -> None:
    worker.handle('{"type": "start", "language": "fr"}')
    browser.frame()  # warms up
    made = browser.proxies
    source = "def a_chaque_instant():\n    heros.x = heros.x + 1\n"
    worker.handle(json.dumps({"type": "run", "source": source, "seed": 1}))
    for _ in range(50):
        browser.frame()
    assert [message["type"] for message in browser.messages[:2]] == ["ready", "started"]
    assert browser.pictures[0] == (640 * 360 * 4, 640, 360)
    assert browser.proxies == made + 1


def test_text_reaches_the_page_as_it_is(browser: Browser) -> None:
    worker.handle('{"type": "start", "language": "fr"}')
    worker.handle(json.dumps({"type": "run", "source": 'print("Été « œuf » 日本")', "seed": 1}))
    assert {"type": "printed", "text": "Été « œuf » 日本\n"} in browser.messages


def test_the_explainer_is_loaded_when_it_has_come_and_no_game_would_stand_still(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    monkeypatch.setattr(worker, "prepare", lambda: prepared.append("explanations"))
    worker.handle('{"type": "start", "language": "fr"}')
    browser.frame()
    moves = "def a_chaque_instant():\n    heros.x += 1\n"
    worker.handle(json.dumps({"type": "run", "source": moves, "seed": 1}))
    worker.handle('{"type": "prepare"}')
    assert prepared == []
    worker.handle('{"type": "halt"}')
    worker.handle('{"type": "prepare"}')
    assert prepared == ["explanations"]


def test_without_animation_frames_a_timer_is_used(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    js = SimpleNamespace(setTimeout=lambda _, wait: asked.append(wait))
    monkeypatch.setitem(sys.modules, "js", js)
    PageHost().schedule(lambda: None)
    assert asked == [16]


def test_the_clock_of_the_host_does_not_go_back(browser: Browser) -> None:
    host = PageHost()
    assert host.now() <= host.now()
