"""What the stage needs from the place it runs in, when that place is a Web Worker."""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Callable
from typing import Any, Protocol

Message = dict[str, Any]


class Host(Protocol):
    """The outside of the worker: the page, its canvas and its clock."""

    def post(self, message: Message) -> None:
        """Send one message to the page."""

    def show(self, pixels: bytearray, width: int, height: int) -> None:
        """Show a picture: rows from the top, four bytes (red, green, blue, alpha) a pixel."""

    def now(self) -> float:
        """Seconds on a clock that never goes back."""

    def schedule(self, action: Callable[[], None]) -> None:
        """Call ``action`` once, at the browser's next picture."""


class PageHost:
    """The real one, inside Pyodide.

    The worker's script registers a JavaScript module named ``page`` that holds ``post(text)``
    and ``draw(pixels, width, height)``; it exists nowhere else, hence the import by name.
    """

    def __init__(self) -> None:
        import js
        from pyodide.ffi import create_proxy

        self._page = importlib.import_module("page")
        self._next = getattr(js, "requestAnimationFrame", None) or _after_timeout(js)
        self._proxy = create_proxy
        self._proxies: dict[Callable[[], None], Any] = {}

    def post(self, message: Message) -> None:
        """See ``Host``."""
        self._page.post(json.dumps(message, ensure_ascii=False, default=str))

    def show(self, pixels: bytearray, width: int, height: int) -> None:
        """See ``Host``."""
        self._page.draw(pixels, width, height)

    def now(self) -> float:
        """See ``Host``."""
        return time.perf_counter()

    def schedule(self, action: Callable[[], None]) -> None:
        """See ``Host``; one proxy per action is made and kept, or each picture would leak one."""
        if action not in self._proxies:
            self._proxies[action] = self._proxy(lambda *_: action())
        self._next(self._proxies[action])


def _after_timeout(js: Any) -> Callable[[Any], None]:
    """Where workers have no requestAnimationFrame: about 60 pictures a second."""
    return lambda action: js.setTimeout(action, 16)
