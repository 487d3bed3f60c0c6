"""Fingers on a phone's glass, several at once: Playwright's own touchscreen can only tap."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
"""What a browser says of itself on a phone; `(pointer: coarse)` is part of it."""

SIDEWAYS: tuple[ViewportSize, ...] = ({"width": 740, "height": 360}, {"width": 844, "height": 390})


class Fingers:
    """What is on the glass now. At the end every finger is lifted."""

    def __init__(self, page: Page) -> None:
        self._glass = page.context.new_cdp_session(page)
        self._down: dict[int, tuple[float, float]] = {}

    def __enter__(self) -> Fingers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._down:
            self.cancel()

    def press(self, finger: int, on: Locator) -> None:
        """Put a finger down, and leave it there."""
        self._down[finger] = _middle(on)
        self._say("touchStart")

    def slide(self, finger: int, to: Locator) -> None:
        """Move a finger that is down."""
        self._down[finger] = _middle(to)
        self._say("touchMove")

    def lift(self, finger: int) -> None:
        """Take a finger away."""
        del self._down[finger]
        self._say("touchEnd")

    def cancel(self) -> None:
        """The system takes all touches away, as when somebody calls."""
        self._down.clear()
        self._say("touchCancel")

    def _say(self, kind: str) -> None:
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in self._down.items()]
        self._glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
