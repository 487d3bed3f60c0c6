"""What pygame lacks inside a worker: a window, a keyboard, a mouse and time to wait.

While a plain program plays, a few functions of pygame are replaced by these.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pygame

from workshop_game.stage.frame import Frame
from workshop_game.stage.host import Host, Message
from workshop_game.stage.keyboard import NAMED
from workshop_game.stage.plain_mixer import stand_ins as of_the_mixer
from workshop_game.stage.waiting import Waiting

PAUSE_LOOK = 0.05
"""Seconds between two looks at whether a pause is over."""

SLOWEST_TICK = 60
"""Pictures a second of a clock that was given no number."""

CODES = {id: key for key, id in NAMED.items() if key != pygame.K_KP_ENTER}


class Stopped(BaseException):
    """The person pressed Stop; no ``except Exception`` of a program swallows it."""


class PlainPygame:
    """Pygame for one plain program: pictures go to the page, keys and pointer come from it."""

    def __init__(
        self,
        host: Host,
        waiting: Waiting,
        after_picture: Callable[[], None],
        not_heard: Callable[[], None],
    ) -> None:
        self._host = host
        self._not_heard = not_heard
        self._waiting = waiting
        self._after_picture = after_picture
        self._frame: Frame | None = None
        self._held: frozenset[int] = frozenset()
        self._pointer = (0, 0)
        self._down = False
        self._stopped = self._paused = False
        self._steps = 0

    def stop(self) -> None:
        """End the program where it waits next."""
        self._stopped = True

    def handle(self, message: Message) -> None:
        """A key, the pointer, a pause, the end."""
        kind = message["type"]
        if kind == "halt":
            self.stop()
        elif kind in ("pause", "resume"):
            self._paused = kind == "pause"
        elif kind == "tick":
            self._steps += message.get("count", 1)
        elif kind == "keys":
            self._hold(frozenset(map(code_of, message["held"])))
        elif kind == "pointer":
            self._point((round(message["x"]), round(message["y"])), message["down"])

    def wait(self, seconds: float) -> None:
        """Wait, and longer during a pause. Raises Stopped."""
        self._waiting.wait(max(0.0, seconds))
        while self._paused and not self._steps and not self._stopped:
            self._waiting.wait(PAUSE_LOOK)
        self._steps = max(0, self._steps - 1)
        if self._stopped:
            raise Stopped

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """These stand in for pygame's own until the end."""
        if sys.platform == "emscripten":
            os.environ["SDL_VIDEODRIVER"] = "dummy"  # pygame draws in memory; pictures go by `show`
        kept = [(where, name, getattr(where, name)) for where, name, _ in self._stand_ins()]
        for where, name, ours in self._stand_ins():
            setattr(where, name, ours)
        try:
            yield
        finally:
            for where, name, theirs in kept:
                setattr(where, name, theirs)
            pygame.event.clear()

    def _stand_ins(self) -> list[tuple[Any, str, Any]]:
        stage = self

        class Clock(PatientClock):
            def __init__(self) -> None:
                super().__init__(stage._host.now, stage.wait)

        return [
            *of_the_mixer(self._not_heard),
            (pygame, "quit", lambda: None),  # the stage goes on using pygame
            (pygame.display, "set_mode", _window(pygame.display.set_mode)),
            (pygame.display, "flip", self._show),
            (pygame.display, "update", lambda *_: self._show()),
            (pygame.time, "Clock", Clock),
            (pygame.time, "wait", lambda ms: self.wait(ms / 1000)),
            (pygame.time, "delay", lambda ms: self.wait(ms / 1000)),
            (time, "sleep", self.wait),
            (pygame.event, "wait", self._next_event),
            (pygame.key, "get_pressed", lambda: Held(self._held)),
            (pygame.mouse, "get_pos", lambda: self._pointer),
            (pygame.mouse, "get_pressed", lambda *_: (self._down, False, False)),
        ]

    def _show(self) -> None:
        surface = pygame.display.get_surface()
        if surface is None:
            raise pygame.error("Display mode not set")
        first = self._frame is None
        if self._frame is None or (self._frame.width, self._frame.height) != surface.get_size():
            self._frame = Frame(surface.get_size())
            self._frame.surface.fill((0, 0, 0, 255))
        self._frame.surface.blit(surface, (0, 0))
        self._host.show(self._frame.pixels, self._frame.width, self._frame.height)
        if first:
            self._host.post({"type": "started"})
        self._after_picture()
        self.wait(0)

    def _next_event(self, timeout: int = 0) -> pygame.event.Event:
        end = self._host.now() + timeout / 1000
        while not (timeout and self._host.now() > end):
            event = pygame.event.poll()
            if event.type != pygame.NOEVENT:
                return event
            self.wait(1 / SLOWEST_TICK)
        return pygame.event.Event(pygame.NOEVENT)

    def _hold(self, held: frozenset[int]) -> None:
        for key in sorted(held - self._held):
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
        for key in sorted(self._held - held):
            pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=0))
        self._held = held

    def _point(self, at: tuple[int, int], down: bool) -> None:
        moved = (at[0] - self._pointer[0], at[1] - self._pointer[1])
        buttons = (int(down), 0, 0)
        pygame.event.post(
            pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=moved, buttons=buttons)
        )
        if down != self._down:
            kind = pygame.MOUSEBUTTONDOWN if down else pygame.MOUSEBUTTONUP
            pygame.event.post(pygame.event.Event(kind, pos=at, button=1))
        self._pointer, self._down = at, down


class Held:
    """What ``pygame.key.get_pressed`` gives: true for the keys that are held."""

    def __init__(self, held: frozenset[int]) -> None:
        self._held = held

    def __getitem__(self, key: int) -> bool:
        return key in self._held


class PatientClock:
    """``pygame.time.Clock`` that waits without blocking the worker."""

    def __init__(self, now: Callable[[], float], wait: Callable[[float], None]) -> None:
        self._now = now
        self._wait = wait
        self._last = now()
        self._spent = 0

    def tick(self, framerate: float = 0) -> int:
        """Wait until it is time for the next picture; the milliseconds since the last."""
        due = self._last + 1 / framerate if framerate else self._now()
        self._wait(due - self._now())
        now = self._now()
        self._spent, self._last = round((now - self._last) * 1000), now
        return self._spent

    tick_busy_loop = tick

    def get_time(self) -> int:
        """The milliseconds between the last two ticks."""
        return self._spent

    get_rawtime = get_time

    def get_fps(self) -> float:
        """Pictures a second, by the last tick."""
        return 1000 / self._spent if self._spent else 0.0


def code_of(id: str) -> int:
    """pygame's number of a key of the page."""
    return CODES.get(id) or pygame.key.key_code(id)


def _window(set_mode: Callable[..., pygame.Surface]) -> Callable[..., pygame.Surface]:
    """A window has its size alone: there is no full screen and no frame to pull in a page."""
    return lambda size=(640, 360), *_, **__: set_mode(size)
