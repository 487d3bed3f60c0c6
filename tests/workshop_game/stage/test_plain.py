"""Plain pygame programs: recognised, fed with keys and pictures, stopped, explained."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pygame
import pytest

from tests.workshop_game.stage.fake_host import FakeHost
from workshop_game.stage.plain import PlainSession, is_plain

LOOP = """import pygame
pygame.init()
screen = pygame.display.set_mode((64, 36))
clock = pygame.time.Clock()
x = 0
seen = []
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN:
            seen.append(event.key == pygame.K_LEFT)
        if event.type == pygame.MOUSEBUTTONDOWN:
            seen.append(event.pos[0])
    x = x + 1
    screen.fill("red")
    pygame.display.flip()
    clock.tick(60)
"""


class Waits:
    """A browser's waiting: at each wait time passes, and the next planned thing happens."""

    def __init__(
        self, host: FakeHost, plan: list[Callable[[], Any]], possible: bool = True
    ) -> None:
        self.host, self.plan, self._possible = host, plan, possible

    def possible(self) -> bool:
        return self._possible

    def begin(self, action: Callable[[], None]) -> None:
        action()

    def wait(self, seconds: float) -> None:
        self.host.time += max(seconds, 0.001)
        assert self.plan, "the program went on for longer than planned"
        self.plan.pop(0)()


def nothing() -> None:
    """A wait in which nothing happens."""


def play(
    source: str, plan: list[dict[str, Any] | None], language: str = "fr", possible: bool = True
) -> FakeHost:
    """Run a plain program; at each of its waits, one message of the plan arrives."""
    host = FakeHost()
    steps: list[Callable[[], Any]] = []
    session = PlainSession(host, lambda: Waits(host, steps, possible))
    for message in plan:
        steps.append(partial(session.handle, message) if message else nothing)
    assert session.handle({"type": "start", "language": language}) is False
    assert session.handle({"type": "run", "source": source}) is True
    return host


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("import pygame", True),
        ("from pygame.time import Clock", True),
        ("import os, pygame.draw", True),
        ("heros.x = 3  # import pygame", False),
        ("import random", False),
        ("import (", False),
    ],
)
def test_a_program_that_asks_for_pygame_is_recognised(source: str, plain: bool) -> None:
    assert is_plain(source) is plain


def test_the_loop_runs_and_stop_ends_it_where_it_waits() -> None:
    host = play(LOOP, [None] * 6 + [{"type": "halt"}])
    assert [message["type"] for message in host.messages if message["type"] != "values"] == [
        "started",
        "ended",
    ]
    assert host.pictures == 4
    assert host.size == (64, 36)
    assert host.pixel(3, 3) == (255, 0, 0, 255)


def test_keys_and_the_pointer_arrive_as_events() -> None:
    keys = {"type": "keys", "held": ["left"]}
    pointer = {"type": "pointer", "x": 12.4, "y": 3, "down": True}
    host = play(LOOP, [keys, pointer, *[None] * 200, {"type": "halt"}])
    assert host.take("values")[-1]["values"]["seen"] == "[True, 12]"


def test_a_pause_holds_the_loop_and_one_tick_lets_it_go_on_once() -> None:
    pause, tick = {"type": "pause"}, {"type": "tick"}
    host = play(LOOP, [pause, *[None] * 5, tick, None, {"type": "halt"}])
    assert host.pictures == 1


def test_pygame_is_itself_again_afterwards() -> None:
    before = (pygame.quit, pygame.display.flip, pygame.time.Clock, pygame.key.get_pressed)
    host = play("import pygame\npygame.quit()\nprint('fini')", [])
    after = (pygame.quit, pygame.display.flip, pygame.time.Clock, pygame.key.get_pressed)
    assert after == before
    assert host.take("printed") == [{"type": "printed", "text": "fini\n"}]
    assert host.take("ended") == [{"type": "ended", "state": "finished"}]


def test_an_error_is_told_with_its_line_and_an_exit_is_no_error() -> None:
    host = play("import pygame\nprint(oups)", [])
    assert host.take("error")[0]["error"]["line"] == 2
    host = play("import pygame\nraise SystemExit", [])
    assert host.take("error") == []
    assert host.take("ended") != []


@pytest.mark.parametrize(
    ("language", "title", "advice"),
    [
        ("fr", "Ce navigateur ne peut pas attendre", "Toutes les étapes de l’atelier fonctionnent"),
        ("en", "This browser cannot wait in the middle", "Every step of the workshop works here."),
    ],
)
def test_a_browser_that_cannot_wait_is_told_kindly(language: str, title: str, advice: str) -> None:
    host = play(LOOP, [], language, possible=False)
    (message,) = host.messages
    assert message["error"]["title"].startswith(title)
    assert message["error"]["try"].startswith(advice)
    assert message["error"]["values"] == {}  # the page looks at every field of an error


def test_what_is_not_for_a_plain_program_is_left_to_the_workshop() -> None:
    session = PlainSession(FakeHost(), lambda: pytest.fail("nobody waits"))
    for message in ({"type": "run", "source": "heros.x = 1"}, {"type": "keys", "held": []}):
        assert session.handle(message) is False


SOUNDS = """import pygame
from pygame import mixer
pygame.mixer.pre_init(44100, -16, 2, 512)
pygame.mixer.init()
print(pygame.mixer.get_init())
jump = pygame.mixer.Sound("jump.wav")
jump.set_volume(0.5)
channel = jump.play(loops=1)
channel.fadeout(10)
mixer.Channel(1).play(jump)
mixer.find_channel().stop()
mixer.music.load("tune.ogg")
mixer.music.play(-1)
while mixer.music.get_busy():
    pass
mixer.set_num_channels(16)
mixer.quit()
print(jump.get_length(), jump.get_volume(), mixer.get_busy())
"""


@pytest.mark.parametrize(
    ("language", "told"), [("fr", "on n’entend pas le son"), ("en", "is not heard")]
)
def test_a_program_with_sounds_goes_on_without_them(language: str, told: str) -> None:
    real = pygame.mixer.Sound
    host = play(SOUNDS, [], language)
    printed = "".join(m["text"] for m in host.messages if m["type"] == "printed")
    assert [m["type"] for m in host.messages if m["type"] != "printed"] == ["ended"]
    assert printed.startswith("(44100, -16, 2)\n")
    assert printed.endswith("0.0 1.0 False\n")
    assert printed.count(told) == 1
    assert pygame.mixer.Sound is real


def test_a_sound_that_is_asked_for_a_method_it_has_not_is_told() -> None:
    host = play('import pygame\npygame.mixer.Sound("a.wav").paly()\n', [])
    assert host.messages[-1]["type"] == "error"
    assert "paly" in host.messages[-1]["error"]["details"]
