"""A program that does not end is stopped by a count: no clock, no pygame, the same everywhere."""

import sys

import pytest

from workshop_game.checking.observe import Observation, Plan, Press, observe
from workshop_game.checking.stand_ins import SECOND, builtins_of
from workshop_game.words import Budget, EndlessLoop

HEAD = "import pygame\npygame.init()\nscreen = pygame.display.set_mode((640, 360))\n"
LOOP = """clock = pygame.time.Clock()
x = screen.get_width() // 2
looks = 0
running = True
while running:
    looks = looks + 1
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            running = False
    if pygame.key.get_pressed()[pygame.K_RIGHT]:
        x += 4
    if x > 640:
        x = 0
    screen.fill("darkgreen")
    pygame.draw.circle(screen, "orange", (x, 260), 30)
    pygame.display.flip()
    clock.tick(60)
pygame.quit()
"""


def seen(source: str, ticks: int = 0) -> Observation:
    return observe(source, "en", Plan(ticks=ticks))


def stopped_at(source: str, ticks: int = 0) -> int | None:
    error = seen(source, ticks).error
    assert error is not None
    assert isinstance(error.exception, EndlessLoop)
    return error.line


def test_a_pygame_program_plays_for_a_second_then_its_window_is_closed() -> None:
    found = seen(HEAD + LOOP)
    assert found.error is None
    assert found.names["looks"] == SECOND


def test_pygame_itself_is_never_brought() -> None:
    before = "pygame" in sys.modules
    assert seen("import pygame\nplace = pygame.__file__ if False else 1\n").error is None
    assert ("pygame" in sys.modules) == before


@pytest.mark.parametrize(
    "line",
    [
        "pygame.time.Clock().tick(60)",
        "pygame.display.flip()",
        "pygame.event.pump()",
        "pygame.time.wait(1000)",
    ],
)
def test_a_loop_that_only_asks_pygame_is_stopped_by_their_count(line: str) -> None:
    assert stopped_at(f"import pygame\nwhile True:\n    {line}\n") in (2, 3)


def test_a_program_that_does_not_look_whether_its_window_is_closed_is_stopped() -> None:
    assert stopped_at(HEAD + LOOP.replace("pygame.QUIT", "pygame.KEYDOWN")) is not None


@pytest.mark.parametrize(
    "source",
    [
        "from pygame.locals import *\nimport pygame\n"
        "while QUIT not in [event.type for event in pygame.event.get()]:\n    pass\n",
        "from pygame.event import wait\nfrom pygame.locals import QUIT\n"
        "while wait().type != QUIT:\n    pass\n",
        "import pygame as pg\nwhile pg.event.poll().type != pg.QUIT:\n    pass\n",
    ],
)
def test_the_window_is_closed_however_pygame_was_brought(source: str) -> None:
    assert seen(source).error is None


@pytest.mark.parametrize(
    "source",
    [
        "import time\nwhile time.time() >= 0:\n    time.sleep(3600)\n",
        "from time import sleep\nwhile True:\n    sleep(3600)\n",
        "while True:\n    pass\n",
        "def each_tick():\n    while True:\n        pass\n",
    ],
)
def test_what_waits_or_goes_round_is_stopped_at_once(source: str) -> None:
    assert stopped_at(source, ticks=3) is not None


def test_the_clock_of_a_checked_program_is_the_same_on_every_machine() -> None:
    source = "import time\nfirst = time.time()\ntime.sleep(2)\nlast = time.monotonic()\n"
    names = seen(source).names
    assert (names["first"], names["last"]) == (1 / SECOND, 2 + 2 / SECOND)


def test_everything_else_is_brought_as_python_does() -> None:
    found = seen("import math\nimport time\nroot = math.sqrt(9)\nname = time.__name__\n")
    assert found.error is None
    assert (found.names["root"], found.names["name"]) == (3, "time")
    assert isinstance(getattr(seen("import nowhere\n").error, "exception", None), ImportError)


def test_what_a_program_does_with_pygame_s_things_says_nothing() -> None:
    source = "import pygame\n"
    source += "r = pygame.Rect(1, 2, 3, 4)\nr.x += 5\nr.y = 2 * r.y - 1\nr.x = -(r.x - 3) / 2\n"
    source += "class Player(pygame.sprite.Sprite):\n    pass\n"
    source += "print(len(r), bool(r), r < 3, r[0])\n"
    found = seen(source)
    assert found.error is None
    assert found.output == "0 False False 0\n"


def test_a_long_game_is_no_endless_one() -> None:
    busy = "def each_tick():\n    for i in range(60):\n        hero.x = i\n"
    assert seen(busy, ticks=6000).error is None


def test_the_count_is_the_same_for_every_question() -> None:
    budget = Budget(1000)
    bring = builtins_of(budget)["__import__"]
    pygame = bring("pygame")
    for _ in range(10):
        pygame.display.flip()
    assert budget.left == 0
    with pytest.raises(EndlessLoop):
        pygame.display.flip()


def test_keys_are_held_for_the_words_of_the_workshop_all_the_same() -> None:
    source = "import pygame\ndef each_tick():\n    if key('right'):\n        hero.x = 400\n"
    plan = Plan(ticks=2, presses=(Press(0, 2, frozenset({"right"})),))
    assert observe(source, "en", plan).snapshot["hero"]["x"] == 400
