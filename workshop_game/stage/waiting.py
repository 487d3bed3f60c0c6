"""Waiting in the middle of a program, as plain pygame programs do, without freezing the worker.

A browser can suspend Python at such a place where it has JavaScript Promise Integration (JSPI).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, Protocol


class Waiting(Protocol):
    """Lets a program wait while messages of the page go on arriving."""

    def possible(self) -> bool:
        """Whether this browser can do it."""

    def begin(self, action: Callable[[], None]) -> None:
        """Call ``action``, soon, in such a way that it may ``wait``."""

    def wait(self, seconds: float) -> None:
        """Come back after so many seconds; only within ``begin``."""


class PageWaiting:
    """The real one, inside Pyodide: the worker's script offers ``begin`` for it."""

    def __init__(self) -> None:
        import js
        from pyodide.ffi import create_proxy, run_sync

        self._possible = hasattr(js.WebAssembly, "Suspending")
        self._page: Any = importlib.import_module("page")
        self._proxy = create_proxy
        self._run_sync = run_sync

    def possible(self) -> bool:
        """See ``Waiting``."""
        return self._possible

    def begin(self, action: Callable[[], None]) -> None:
        """See ``Waiting``; the worker's script destroys the proxy at the end."""
        self._page.begin(self._proxy(action))

    def wait(self, seconds: float) -> None:
        """See ``Waiting``."""
        import asyncio

        self._run_sync(asyncio.sleep(seconds))
