"""The Python side of the page's Web Worker: messages in, messages and pictures out.

The worker's script calls ``handle`` with each message of the page, as JSON text.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import workshop_game
from workshop_game.core import Recording
from workshop_game.explain import prepare
from workshop_game.stage.controls import Controls
from workshop_game.stage.draw import Painter
from workshop_game.stage.game import Game
from workshop_game.stage.host import Host, Message, PageHost
from workshop_game.stage.pictures import pictures_at
from workshop_game.stage.plain import PlainSession
from workshop_game.stage.waiting import PageWaiting

CONTENT = Path(workshop_game.__file__).parent.parent
"""Where ``lessons/`` and ``exercises/`` are: beside the package, in the kit and in the worker."""

MOST_SCALE = 3

MOST_TICKS = 60
"""Ticks that one message may ask for: a second of the game."""

SLOWEST = 0.05
"""The slowest pace: three ticks a second, where one can follow each."""


class Session:
    """One worker: at most one game at a time, and checks between two games."""

    def __init__(self, host: Host, content: Path = CONTENT) -> None:
        self._host = host
        self._content = content
        self._language = "fr"
        self._game: Game | None = None
        self._controls = Controls()
        self._scheduled = False
        self._scale = 1.0
        self._pace = 1.0
        self._actions: dict[str, Callable[[Message], None]] = {
            "start": self._start,
            "run": self._run,
            "check": self._check,
            "goal": self._goal,
            "keys": lambda message: self._controls.hold(message["held"]),
            "pointer": lambda at: self._controls.point(at["x"], at["y"], at["down"]),
            "pause": lambda _: self._pause(True),
            "resume": lambda _: self._pause(False),
            "tick": self._ticks,
            "pace": self._set_pace,
            "halt": self._halt,
            "prepare": self._prepare,
        }

    def handle(self, message: Message) -> None:
        """Do what a message asks.

        Raises:
            KeyError: there is no such message; the page and the worker disagree.
        """
        self._actions[message["type"]](message)

    def _start(self, message: Message) -> None:
        self._language = message["language"]
        self._scale = min(MOST_SCALE, max(1, message.get("scale", self._scale)))
        self._host.post({"type": "ready"})

    def _run(self, message: Message) -> None:
        self._drop_game()
        painter = Painter(self._scale, self._language)
        self._controls.release()
        text = message.get("recording")
        replayed = Recording.from_json(text) if text else None
        seed = replayed.seed if replayed else message.get("seed", 1)
        self._game = Game(message["source"], seed, self._host, painter, self._controls, replayed)
        self._set_pace({"value": message.get("pace", self._pace)})
        self._game.start()
        self._pause(message.get("paused", False))

    def _check(self, message: Message) -> None:
        # A third of what the kit imports, and nobody checks before there was a first picture.
        from workshop_game.stage.verdicts import check_answer

        self._drop_game()
        verdict = check_answer(message, self._language, self._content)
        self._host.post({"type": "verdict", "verdict": verdict})

    def _goal(self, message: Message) -> None:
        """A small picture of a step that is done; the game that is on goes on."""
        from workshop_game.stage.goal import goal  # as for a check

        self._host.post(
            {"type": "goal", **goal(message, self._language, self._scale, self._content)}
        )

    def _pause(self, paused: bool) -> None:
        if self._game:
            self._game.pause(paused)
            self._schedule()

    def _set_pace(self, message: Message) -> None:
        """Slow motion, for this run and the next ones."""
        self._pace = min(1.0, max(SLOWEST, message["value"]))
        if self._game:
            self._game.pace(self._pace)

    def _ticks(self, message: Message) -> None:
        """Live one tick, or a few one after the other: a turn."""
        for _ in range(min(MOST_TICKS, message.get("count", 1))):
            if self._game:
                self._game.one_tick()
                self._forget_finished()

    def _prepare(self, _: Message) -> None:
        """Load what the first error and the first check need, unless a game would stand still."""
        if self._game is None:
            importlib.import_module("workshop_game.stage.verdicts")
            prepare()

    def _halt(self, _: Message) -> None:
        if self._game:
            self._game.stop()
            self._game = None

    def _drop_game(self) -> None:
        if self._game:
            self._game.halt()
        self._game = None

    def _picture(self) -> None:
        self._scheduled = False
        if self._game:
            self._game.picture()
            self._schedule()

    def _schedule(self) -> None:
        self._forget_finished()
        if self._game and not self._game.paused and not self._scheduled:
            self._scheduled = True
            self._host.schedule(self._picture)

    def _forget_finished(self) -> None:
        if self._game and self._game.over:
            self._game = None


@cache
def _host() -> Host:
    return PageHost()


@cache
def _session() -> Session:
    return Session(_host())


@cache
def _plain() -> PlainSession:
    return PlainSession(_host(), PageWaiting)


def handle(message: str) -> None:
    """Do what one message of the page (JSON text) asks."""
    data: dict[str, Any] = json.loads(message)
    if not _plain().handle(data):
        _session().handle(data)
    if data["type"] == "start":
        _host().schedule(warm_up)


def warm_up() -> None:
    """Load, while nobody waits, what the first run would wait for."""
    pictures_at(1).background("valley")
