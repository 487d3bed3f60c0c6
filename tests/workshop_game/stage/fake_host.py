"""A page that is not there: keeps what it is sent, and has a clock of its own."""

from __future__ import annotations

from collections.abc import Callable

from workshop_game.stage.host import Message


class FakeHost:
    """Implements ``workshop_game.stage.host.Host``; time passes when a test says so."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.pictures = 0
        self.pixels = bytearray()
        self.size = (0, 0)
        self.time = 0.0
        self.next: Callable[[], None] | None = None

    def post(self, message: Message) -> None:
        self.messages.append(message)

    def show(self, pixels: bytearray, width: int, height: int) -> None:
        self.pictures += 1
        self.pixels, self.size = pixels, (width, height)

    def now(self) -> float:
        return self.time

    def schedule(self, action: Callable[[], None]) -> None:
        assert self.next is None, "two pictures asked for at once"
        self.next = action

    def run(self, pictures: int, seconds: float = 1 / 60) -> None:
        """Let the browser ask for so many pictures, so many seconds apart."""
        for _ in range(pictures):
            self.time += seconds
            action, self.next = self.next, None
            if action:
                action()

    def take(self, kind: str) -> list[Message]:
        """The messages of one type so far."""
        return [message for message in self.messages if message["type"] == kind]

    def pixel(self, x: int, y: int) -> tuple[int, ...]:
        """Red, green, blue, alpha."""
        at = (y * self.size[0] + x) * 4
        return tuple(self.pixels[at : at + 4])
