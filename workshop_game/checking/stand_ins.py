"""What a program that is being checked gets for pygame and for the clock: the same in every face.

Nothing is drawn, nothing is waited for, nobody presses a key. After a second of the game somebody
closes the window; a program that goes on is stopped by the count of its rounds. So no verdict
hangs on a machine's speed, or on whether pygame is there.
"""

from __future__ import annotations

import builtins
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from workshop_game.words import Budget

ASKED = 100
"""Rounds that each question to pygame or to the clock counts for."""
SECOND = 60
"""Looks at what happened, such as `pygame.event.get`, before the window is closed."""
LOOKS = ("get", "poll", "wait")
LOCALS = (
    *("QUIT", "KEYDOWN", "KEYUP", "MOUSEBUTTONDOWN", "MOUSEBUTTONUP", "MOUSEMOTION", "SRCALPHA"),
    *("K_LEFT", "K_RIGHT", "K_UP", "K_DOWN", "K_SPACE", "K_RETURN", "K_ESCAPE"),
)
"""What `from pygame.locals import *` brings, of what beginners' programs use."""


class Anything:
    """Stands for whatever a program asks of pygame: can be called, read, and counted as nothing."""

    def __init__(self, *_: object, **__: object) -> None:
        """Whatever it is made of says nothing."""

    def __mro_entries__(self, _: object) -> tuple[type, ...]:
        return (Anything,)  # `class Player(pygame.sprite.Sprite)`

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.__dict__.setdefault(name, Anything())

    def __call__(self, *_: object, **__: object) -> Any:
        return Anything()

    def __getitem__(self, _: object) -> Any:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __bool__(self) -> bool:
        return False

    def __int__(self) -> int:
        return 0

    __index__ = __len__ = __int__

    def __add__(self, other: Any) -> Any:
        return other

    __radd__ = __add__

    def __sub__(self, _: Any) -> Any:
        return 0

    __rsub__ = __mul__ = __rmul__ = __truediv__ = __floordiv__ = __mod__ = __sub__

    def __lt__(self, _: Any) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__


class Pygame(Anything):
    """pygame, and each of its parts: every question counts; a look may see the window closed."""

    def __init__(self, window: Window, name: str = "") -> None:
        self._window = window
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name.isupper() or name.startswith("K_"):
            return self._window.constants.setdefault(name, Anything())
        return self.__dict__.setdefault(name, Pygame(self._window, name))

    @property
    def __all__(self) -> list[str]:
        return list(LOCALS)

    def __call__(self, *_: object, **__: object) -> Any:
        self._window.budget.spend(ASKED)
        if self._name in LOOKS:
            return self._window.look(single=self._name != "get")
        return Pygame(self._window)


class Window:
    """The window that a program believes to have opened."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.constants: dict[str, Any] = {}
        self._looks = 0

    def look(self, single: bool) -> Any:
        """What happened: nothing, but for the moment when somebody closes the window."""
        self._looks += 1
        kind = "QUIT" if self._looks >= SECOND else "NOEVENT"
        event: Any = Anything()
        event.type = self.constants.setdefault(kind, Anything())
        if single:
            return event
        return [event] if kind == "QUIT" else []


def clock(budget: Budget) -> SimpleNamespace:
    """Python's `time`, that only moves when it is asked for or slept through."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        budget.spend(ASKED)
        now[0] += seconds

    def read() -> float:
        budget.spend()
        now[0] += 1 / SECOND
        return now[0]

    told = dict.fromkeys(("time", "monotonic", "perf_counter"), read)
    return SimpleNamespace(**{**vars(time), **told, "sleep": sleep})


def builtins_of(budget: Budget) -> dict[str, Any]:
    """Python's own words, with these in the place of pygame and of the clock."""
    pygame, clocked = Pygame(Window(budget)), clock(budget)

    def bring(name: str, *rest: Any) -> Any:
        first = name.partition(".")[0]
        if first == "pygame":
            return pygame if len(rest) < 3 or not rest[2] else _part(pygame, name)
        return clocked if first == "time" else _python_s(name, *rest)

    return {**vars(builtins), "__import__": bring}


_python_s: Callable[..., Any] = builtins.__import__


def _part(pygame: Pygame, name: str) -> Any:
    """What `from pygame.event import get` looks into."""
    found: Any = pygame
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found
